"""Plans: whom to involve, and what shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from leads.model.understanding import Organisation

MEANT = 0.4  # the share from which a theme is told as what a plan is about


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a librarian thinks of doing. `stems` are the roots of its telling words,
    `themes` the share (0 to 1) of each theme it touches, `types` the sorts of body whose
    own name it uses, `offers` what it asks of the branch; `start` and `end` the days it
    is about, when it names any."""

    text: str
    stems: tuple[str, ...]
    themes: Mapping[str, float]
    types: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None

    @property
    def meant(self) -> tuple[str, ...]:
        """The themes that are told as what the plan is about; a lower share is a guess, good
        for finding bodies only."""
        return tuple(theme for theme, share in self.themes.items() if share >= MEANT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """That an item names a body: which stems of a plan stand in it, which themes and which
    `grade` it has for the branch, and whether the body stands `near` such a word or at the
    head."""

    organisation_id: str
    item_id: str
    published: datetime
    stems: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    grade: int = 0
    near: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Words that show something, where and when they were read."""

    quote: str
    source_name: str
    url: str
    seen_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A body to involve in a plan. `because` holds codes (named, type, name, words,
    theme, partner, known), the weightiest first; `traces` the best ones first."""

    body: Organisation
    score: float
    because: tuple[str, ...]
    traces: tuple[Trace, ...] = ()
