"""What was found in it: mentions, bodies and the ties between them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from leads.model.moments import Moment
from leads.model.reading import Event, Span


class Label(StrEnum):
    """What kind of thing a mention is; the labels of the annotated corpus."""

    ORG = "ORG"
    PER = "PER"
    GPE = "GPE"
    PLACE = "PLACE"
    EVENT = "EVENT"
    DATE = "DATE"
    TIME = "TIME"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch of an item. For an organisation `name` is its canonical name and
    `type_id` an id of organisation_types.yaml; `weak` marks a bare head noun."""

    label: Label
    span: Span
    name: str
    type_id: str | None = None
    weak: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A last day to react ('aanmelden kan tot 1 september'), kept apart from events."""

    day: Moment
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What was understood of one item, by which model and version. `events` begin with
    those of the item's own fields, joined with what its words tell of them. `flags` tell
    of the item as a whole (`other-language`) to who tries it; they are not stored, as
    reading it again tells them again."""

    item_id: str
    mentions: tuple[Mention, ...]
    events: tuple[Event, ...]
    deadlines: tuple[Deadline, ...]
    model: str
    version: str
    error: str | None = None
    flags: tuple[str, ...] = ()

    @property
    def organisations(self) -> tuple[Mention, ...]:
        return tuple(m for m in self.mentions if m.label is Label.ORG)


class ContactKind(StrEnum):
    PHONE = "phone"
    MAIL = "mail"
    SITE = "site"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A public line of a body, as it was read: never of a person. `own` when the
    body published it itself."""

    kind: ContactKind
    value: str
    source_id: str
    url: str
    seen_on: date
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """One body in the directory, known under `name` and its `aliases`. `known_as` is how
    the branch that asks knows it: unknown, known or partner."""

    id: str
    name: str
    type_id: str | None = None
    place: str | None = None
    aliases: tuple[str, ...] = ()
    known_as: str = "unknown"
    mentions: int = 0
    last_seen: datetime | None = None
    contact: tuple[Contact, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return self.name, *self.aliases


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """One body named in one item. `said` is the normal form of its spelling there,
    `body` holds what the item adds (aliases, contact), and `absorbs` the ids of
    bodies that prove to be this one."""

    body: Organisation
    said: str
    absorbs: tuple[str, ...] = ()


class TieKind(StrEnum):
    """How two bodies are tied; words on screen in `words`."""

    TOGETHER = "together"
    SUPPORT = "support"
    HOST = "host"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Two bodies that an item ties, with the sentence that shows it. `other_id` is the one
    that supports or hosts; of a tie 'together' the ids are in order."""

    item_id: str
    organisation_id: str
    other_id: str
    kind: TieKind
    quote: str
    seen_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A tie and where it was read."""

    tie: Tie
    source_name: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """What a person said of a body: appended, and never undone by the program.

    `verb` is rename, split, merge, different, later or known; `old` and `new` are
    the names (or standings) before and after, `other_id` the second body. A standing
    holds for `branch_id` alone.
    """

    organisation_id: str
    at: datetime
    verb: str
    who: str = ""
    other_id: str | None = None
    branch_id: str | None = None
    old: str | None = None
    new: str | None = None
    id: int | None = None
