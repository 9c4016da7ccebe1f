"""The digest: what the morning tells, and how far it has come."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from leads.model.domain import Branch
from leads.model.leads import Lead
from leads.model.moments import Json
from leads.model.people import Fit, Person, Reminder, Talk
from leads.model.reading import Event, FoundEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """A national theme that comes up. `local` are the bodies seen acting on it here, with
    the words that say so, where and when; `fitting` bodies of a kind that usually does."""

    theme_id: str
    name: str
    start: date
    end: date
    sure: bool
    local: tuple[str, ...] = ()
    quote: str | None = None
    url: str | None = None
    source_name: str = ""
    seen_on: date | None = None
    fitting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Two bodies that want the same public on the same evening."""

    day: date
    first: Event
    second: Event
    first_item: str
    second_item: str
    first_url: str = ""
    second_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """Two events of two bodies on one theme, near enough to be made one."""

    theme: str
    first: FoundEvent
    second: FoundEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A source that is read and says nothing for longer than it usually does: `since` is the
    day of its last item, `a_week` how many items it has in a usual week, and `week` counts
    the weeks that the silence is news, from 0."""

    since: date
    days: int
    a_week: float
    week: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """How often a source speaks: items in the last 30 days, and in 30 days usually (None:
    known too short). `undated` when none of its latest items bore a date."""

    month: int = 0
    usual: float | None = None
    silence: Silence | None = None
    undated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHealth:
    """One line of the foot of the mail: was this source read, and if not, why. Of one that
    was read: its `silence`, or a `remark` (see `words`), where that is to be told today."""

    source_id: str
    name: str
    ok: bool
    reason: str | None = None
    detail: str | None = None
    since: datetime | None = None
    silence: Silence | None = None
    remark: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """The morning's handful, in the order in which it is shown. `contacts` tells by
    the name of an organisation where to call or mail it; `talks` and `people` tell by
    the id of a lead who spoke with its body before and who may want to know of it;
    `leaving` are persons whose consent ends soon. `changed` are leads somebody took up
    or put aside of which something changed since, `unexpected` is the one of the week
    that would not have been shown by its score."""

    branch: Branch
    day: date
    leads: tuple[Lead, ...]
    changed: tuple[Lead, ...] = ()
    woken: tuple[Lead, ...] = ()
    unexpected: Lead | None = None
    announcements: tuple[Announcement, ...] = ()
    clashes: tuple[Clash, ...] = ()
    together: tuple[Together, ...] = ()
    sources: tuple[SourceHealth, ...] = ()
    left_over: int = 0
    still_open: int = 0
    contacts: Mapping[str, str] = field(default_factory=dict)
    talks: Mapping[str, Talk] = field(default_factory=dict)
    people: Mapping[str, tuple[Fit, ...]] = field(default_factory=dict)
    reminders: tuple[Reminder, ...] = ()
    leaving: tuple[Person, ...] = ()

    @property
    def shown(self) -> tuple[Lead, ...]:
        """Every lead in it, whatever its block."""
        extra = (self.unexpected,) if self.unexpected else ()
        return (*self.leads, *self.changed, *self.woken, *extra)

    @property
    def empty(self) -> bool:
        return not any(
            (self.shown, self.reminders, self.announcements, self.clashes, self.together)
        )


class Sending(StrEnum):
    """A mail is claimed before it is sent; `unclear` is never resent by itself."""

    CLAIMED = "claimed"
    SENT = "sent"
    REFUSED = "refused"
    UNCLEAR = "unclear"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestRecord:
    """How far the digest of one branch and one local day has come."""

    branch_id: str
    day: date
    state: Sending
    at: datetime
    message_id: str | None = None
    detail: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of a verb: `exit` is its exit code, `figures` what it counted."""

    id: int
    verb: str
    started: datetime
    finished: datetime | None = None
    exit: int | None = None
    figures: Json = field(default_factory=dict)
