"""Leads, why they are leads, and what people do with them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from leads.model.reading import EXPECTED, Event, Item, Medium
from leads.model.understanding import Extraction, Naming, Tie


class Strength(StrEnum):
    STRONG = "sterk"
    FAIR = "redelijk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One contribution to a score. `kind` and `ref` say which (theme, signal,
    organisation, ask, place, time, words, …), `quote` is cut from the item."""

    kind: str
    ref: str
    points: float
    quote: str
    item_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What one item is worth to one branch on one day."""

    item_id: str
    score: float
    grade: int
    shown: bool
    strength: Strength | None
    kind: str | None
    themes: tuple[str, ...]
    reasons: tuple[Reason, ...]
    act_before: date | None = None
    offer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """What is compared to see whether two items tell one story. `keys` are
    blocking keys: only items that share one are compared at all."""

    item_id: str
    source_id: str
    published: datetime
    url: str
    title: str
    keys: tuple[str, ...]
    signature: tuple[int, ...]
    days: tuple[date, ...] = ()
    organisations: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Below:
    """An item that was looked at and not shown, with what was found in it."""

    item: Item
    extraction: Extraction
    assessment: Assessment


class Status(StrEnum):
    """The nine stations of a lead; words on screen in `words`."""

    SEED = "seed"
    SHED = "shed"
    PLANTED = "planted"
    SPROUTING = "sprouting"
    BLOOMING = "blooming"
    HARVESTED = "harvested"
    ROOTED = "rooted"
    FALLOW = "fallow"
    NOT_A_LEAD = "not_a_lead"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """Where a story was read: enough to cite and link, never the whole text."""

    item_id: str
    source_id: str
    source_name: str
    url: str
    title: str
    snippet: str
    published: datetime
    medium: Medium


class ChangeKind(StrEnum):
    """The first word of what changed of a lead; what follows is told in `match.changes`."""

    CANCELLED = "cancelled"
    MOVED = "moved"
    ELSEWHERE = "elsewhere"
    ANNOUNCED = "announced"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """Who × what × why us × first step × act before, each with its quote."""

    id: str
    branch_id: str
    title: str
    score: float
    grade: int
    strength: Strength | None
    kind: str | None
    themes: tuple[str, ...]
    organisations: tuple[str, ...]
    events: tuple[Event, ...]
    reasons: tuple[Reason, ...]
    sightings: tuple[Sighting, ...]
    offer: str | None
    act_before: date | None
    found_at: datetime
    changed_at: datetime
    status: Status = Status.SEED
    wake_on: date | None = None
    shown_on: date | None = None
    change: str | None = None

    @property
    def called_off(self) -> bool:
        """Whether all that it was about is off."""
        return self.change == ChangeKind.CANCELLED

    @property
    def expected(self) -> Event | None:
        """The next edition of something yearly, on a day that was computed."""
        return next((event for event in self.events if EXPECTED in event.flags), None)

    def reason(self, kind: str) -> Reason | None:
        """Its first reason of this kind, if it has one."""
        return next((reason for reason in self.reasons if reason.kind == kind), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """The outcome of looking at one item: saved together with 'we looked'. `again` is
    the reminder that a report of something yearly leaves beside its own lead."""

    item: Item
    extraction: Extraction
    fingerprint: Fingerprint
    assessment: Assessment
    lead: Lead | None
    namings: tuple[Naming, ...] = ()
    again: Lead | None = None
    ties: tuple[Tie, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person said of a lead. Appended, never overwritten; an undo is a
    decision of its own that names the one it takes back."""

    lead_id: str
    branch_id: str
    at: datetime
    verb: str
    status: Status | None
    who: str = ""
    reason: str | None = None
    note: str | None = None
    wake_on: date | None = None
    undoes: int | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaning:
    """What a branch is drawn to (`points` above 0) or turns away from, on the scale of a
    score. `name` is `field:erfgoed`, `theme:senioren` or `kind:oproep`; `taken` and `left`
    count the decisions it rests on."""

    name: str
    points: float
    taken: int
    left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Taste:
    """What was learned from the decisions of a branch. `gain` is the log-likelihood a
    decision that was held apart won by it; only an `active` taste changes scores.
    Decisions up to `after_decision` no longer count."""

    branch_id: str
    learned_at: datetime
    decisions: int = 0
    gain: float = 0.0
    active: bool = False
    weights: tuple[Leaning, ...] = ()
    after_decision: int = 0
