"""What the world published: sources, the steps to them, items and their events."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from leads.model.moments import Moment, Precision


class Medium(StrEnum):
    """What a source speaks as; decides how its items are read and ranked."""

    NEWS = "news"
    MUNICIPAL = "municipal"
    SOCIAL = "social"
    CALENDAR = "calendar"
    MAIL = "mail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A place we read, from sources.yaml.

    `kind` is the name of a module in `leads.sources`; `options` are that kind's
    own settings; `organisation` is the body that publishes here, if it is one. `secret`
    is the name, never the value, of the key it needs. `bookmark` is what the last good
    visit left behind (see `Bookmark`), '' when there is none. A `guess` is an address nobody has
    confirmed: it is checked, but not read. `ca_file` names a PEM file in the settings' folder with
    a certificate that counts for this host besides the usual ones. With `full_text` the page of
    an item is read where its feed tells only how it begins.
    """

    id: str
    kind: str
    url: str
    name: str
    medium: Medium
    place: str | None = None
    organisation: str | None = None
    options: Mapping[str, str] = field(default_factory=dict)
    secret: str = ""
    ca_file: str = ""
    full_text: bool = False
    bookmark: str = ""
    every_minutes: int = 60
    active: bool = True
    guess: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a server gave us to ask 'has it changed?' (RFC 9110 §8.8), stored verbatim."""

    etag: str | None = None
    last_modified: str | None = None
    body_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class RobotsTxt:
    """What a site asked of machines when it was read; '' when it asks nothing."""

    text: str
    read_at: datetime


class Body(StrEnum):
    """What a request expects back; picks its size limit in `limits`."""

    FEED = "feed"
    PAGE = "page"
    PAPER = "paper"
    ROBOTS = "robots"


@dataclass(frozen=True, slots=True)
class Key:
    """A key that goes along with a request, by its name: only the fetch door knows its
    value. It goes in `header`, behind the word `scheme` (RFC 9110 §11.4) if there is one,
    and where `KEY_PLACE` stands in the address or the data; `how` tells in Dutch where
    to get one."""

    name: str
    how: str
    header: str = "authorization"
    scheme: str = "Bearer"


KEY_PLACE = "__KEY__"
"""Stands for a key in what is kept and shown; a key that goes there has `header` ''."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One step to the outside. `carries` comes back untouched in the response,
    so that a later page can complete what an earlier one began. `data` is the body
    of a question that is put by POST, and changes nothing there. A status in `busy` means
    at this place that too much was asked. What goes wrong with an `optional` step costs
    that step and not the visit."""

    url: str
    method: str = "GET"
    data: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    key: Key | None = None
    accept: str = "*/*"
    body: Body = Body.FEED
    carries: Mapping[str, str] = field(default_factory=dict)
    busy: frozenset[int] = frozenset()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Bookmark:
    """How far a source was read, in the words of its server: for a service that tells
    what changed since then. Kept when the whole visit went well."""

    value: str


@dataclass(frozen=True, slots=True)
class Rest:
    """How long a source asks, in its own document, to be left alone after this visit."""

    wait: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What came back: `url` is the final address after redirects, `headers` have
    lower-case names, `body` is unpacked, `fetched_at` is an aware instant."""

    request: Request
    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    fetched_at: datetime
    moved_to: str | None = None

    @property
    def validators(self) -> Validators:
        return Validators(
            etag=self.headers.get("etag"),
            last_modified=self.headers.get("last-modified"),
            body_sha256=hashlib.sha256(self.body).hexdigest(),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """The server said 304, or sent the same bytes as before."""

    request: Request
    validators: Validators
    fetched_at: datetime
    headers: Mapping[str, str] = field(default_factory=dict)
    moved_to: str | None = None


class EventStatus(StrEnum):
    UPCOMING = "upcoming"
    PAST = "past"
    CANCELLED = "cancelled"
    RECURRING = "recurring"


class Field(StrEnum):
    """The part of an item that an offset counts in."""

    TITLE = "title"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Span:
    """Character offsets into the title or text of an item, end exclusive."""

    field: Field
    start: int
    end: int


#: the flag of an event whose day was computed from the last edition, not read
EXPECTED = "expected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happens at a time. `start` is None when only 'in mei' is
    known; `when` is where the date stands in the item (None: from a calendar's
    own fields); `flags` tell what was guessed, e.g. `year-from-weekday`."""

    name: str
    start: Moment | None = None
    end: Moment | None = None
    place: str | None = None
    organiser: str | None = None
    status: EventStatus = EventStatus.UPCOMING
    when: Span | None = None
    rrule: str | None = None
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One published thing: article, agenda point, permit, post, mailed request.

    `key` is the source's own id. `events` holds only what the source gave in
    fields (iCalendar, JSON); events found in words are in the `Extraction`.
    `title` and `text` are plain words without markup. `teaser` is what the source itself
    told, when `text` is that of the page it leads to.
    """

    source_id: str
    key: str
    url: str
    title: str
    text: str
    medium: Medium
    published: datetime
    precision: Precision = Precision.INSTANT
    source_name: str = ""
    place: str | None = None
    organisation: str | None = None
    events: tuple[Event, ...] = ()
    flags: tuple[str, ...] = ()
    teaser: str | None = None

    @property
    def id(self) -> str:
        """The same item has the same id on every machine: source and its own key."""
        return hashlib.sha256(f"{self.source_id}\n{self.key}".encode()).hexdigest()[:20]

    @property
    def content_hash(self) -> str:
        """Changes when what the source tells changes, not when the visit does."""
        told = self.text if self.teaser is None else self.teaser
        said = [self.title, told, self.url, *(repr(event) for event in self.events)]
        return hashlib.sha256("\n".join(said).encode()).hexdigest()

    def part(self, which: Field) -> str:
        return self.title if which is Field.TITLE else self.text

    def quote(self, span: Span) -> str:
        """The very words a span points at."""
        return self.part(span.field)[span.start : span.end]


class Outcome(StrEnum):
    NEW = "new"
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """How one visit of a source went. `reason` is a stable code (see `errors`),
    `detail` a sentence for people; `next_at` is when to come again. `opted_out` names what
    keeps programs from the pages behind the items, '' when nothing does, and None when
    nobody looked."""

    source_id: str
    at: datetime
    outcome: Outcome
    next_at: datetime
    new: int = 0
    seen: int = 0
    reason: str | None = None
    detail: str | None = None
    moved_to: str | None = None
    bookmark: str | None = None
    opted_out: str | None = None
    validators: Mapping[str, Validators] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """What the store remembers of a source between visits.

    It is read again on the day `paused_until`; date.max when nobody said until when.
    `opted_out` names what keeps programs from the pages behind its items, as seen on
    `opted_out_on`.
    """

    source_id: str
    last_visit: datetime | None = None
    last_success: datetime | None = None
    next_at: datetime | None = None
    failing_since: datetime | None = None
    failures: int = 0
    reason: str | None = None
    detail: str | None = None
    moved_to: str | None = None
    bookmark: str | None = None
    items: int = 0
    paused_until: date | None = None
    opted_out: str | None = None
    opted_out_on: date | None = None

    def paused(self, today: date) -> bool:
        """Whether a person set it aside for now."""
        return self.paused_until is not None and today < self.paused_until


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundEvent:
    """An event and the item it was read in; `themes` are those of the item for a branch."""

    event: Event
    item_id: str
    url: str
    source_name: str
    themes: tuple[str, ...] = ()
