"""The nouns of leads: frozen dataclasses that every room shares.

What the world published (`Item`), what the program found in it (`Extraction`,
`Lead`) and what people decided (`Decision`) are kept apart, so that a new
analysis never touches a decision. This module imports nothing from leads.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum

Json = Mapping[str, object]


# ── time ─────────────────────────────────────────────────────────────────────


class Precision(StrEnum):
    """How exact a published time is: an instant, a wall clock, or only a day."""

    INSTANT = "instant"
    LOCAL = "local"
    DATE = "date"


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A day on the local calendar, with a clock time only where one is known.

    Events are announced on the wall clock of the village, so they are kept as
    such and never converted to another zone.
    """

    day: date
    clock: time | None = None

    def iso(self) -> str:
        """`2026-03-28`, or `2026-03-28T10:00` when the time is known."""
        if self.clock is None:
            return self.day.isoformat()
        return f"{self.day.isoformat()}T{self.clock:%H:%M}"

    @classmethod
    def from_iso(cls, value: str) -> "Moment":
        """Read what `iso` wrote; raises ValueError on anything else."""
        day, _, clock = value.partition("T")
        return cls(date.fromisoformat(day), time.fromisoformat(clock[:5]) if clock else None)


# ── reading ──────────────────────────────────────────────────────────────────


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
    confirmed: it is checked, but not read.
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
    `title` and `text` are plain words without markup.
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

    @property
    def id(self) -> str:
        """The same item has the same id on every machine: source and its own key."""
        return hashlib.sha256(f"{self.source_id}\n{self.key}".encode()).hexdigest()[:20]

    @property
    def content_hash(self) -> str:
        """Changes when the words or the events change, not when the visit does."""
        said = [self.title, self.text, self.url, *(repr(event) for event in self.events)]
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
    `detail` a sentence for people; `next_at` is when to come again."""

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
    validators: Mapping[str, Validators] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """What the store remembers of a source between visits.

    It is read again on the day `paused_until`; date.max when nobody said until when.
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


# ── understanding ────────────────────────────────────────────────────────────


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


# ── what the branch cares about ──────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """The library branch for which leads are sought, from leads.yaml."""

    id: str
    name: str
    place: str
    municipality: str = ""
    municipality_code: str = ""
    province: str = ""
    neighbours: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    muted_themes: tuple[str, ...] = ()
    language: str = "nl"


@dataclass(frozen=True, slots=True, kw_only=True)
class AntiTerm:
    """A false friend of a theme; `whole_item` lowers the item, else only the hit."""

    term: str
    why: str = ""
    whole_item: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A field the library works in, with the words that betray it."""

    id: str
    field: str
    label_nl: str
    label_en: str
    strong: tuple[str, ...] = ()
    normal: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()
    anti_terms: tuple[AntiTerm, ...] = ()
    partners: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    ideas_nl: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """What makes news a lead: a call, an anniversary, a service that stops, …"""

    id: str
    label_nl: str
    label_en: str
    weight: float
    cues: tuple[str, ...] = ()
    next_step: str = ""
    offers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """Words of accidents, crime, results, notices: evidence against a lead."""

    id: str
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What the branch can bring, and how many weeks ahead it must be agreed."""

    id: str
    label_nl: str
    label_en: str
    lead_weeks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationType:
    """A sort of local body; `patterns` are regular expressions with macros expanded."""

    id: str
    label_nl: str
    label_en: str
    head_nouns: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    themes: tuple[str, ...] = ()
    fallback: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalTheme:
    """A national week or day. `occurrences` maps a year to (start, end, sure?):
    an estimate is never shown as a fact."""

    id: str
    name: str
    themes: tuple[str, ...]
    lead_weeks: int
    local: tuple[str, ...] = ()
    organiser: str = ""
    occurrences: Mapping[int, tuple[date, date, bool]] = field(default_factory=dict)
    rule: Json = field(default_factory=dict)
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """All that the pure rooms know of the domain, read once by `settings`."""

    branch: Branch
    themes: tuple[Theme, ...]
    signals: tuple[Signal, ...]
    exclusions: tuple[Exclusion, ...]
    offers: tuple[Offer, ...]
    organisation_types: tuple[OrganisationType, ...]
    national_themes: tuple[NationalTheme, ...]
    arrangement: tuple["Part", ...] = ()
    pitches: "Pitches" = field(default_factory=lambda: Pitches())
    classic_names: tuple[str, ...] = ()
    not_an_organisation: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PitchLine:
    """One sentence to open with, for clubs (`jullie`) and for officials (`u`); of its
    texts the first that can be filled in counts. It fits an `ask`, a `kind`, an `offer`,
    or when it has none of these anything."""

    id: str
    jullie: tuple[str, ...]
    u: tuple[str, ...]
    ask: str = ""
    kind: str = ""
    offer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pitches:
    """What to say first: an opening, then a proposal; `formal` are the types of body
    that are addressed as `u`."""

    openings: tuple[PitchLine, ...] = ()
    proposals: tuple[PitchLine, ...] = ()
    formal: frozenset[str] = frozenset()


# ── leads and what people do with them ───────────────────────────────────────


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


# ── the people around a branch ───────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who may be asked: typed in by hand, with consent, and never found by the
    program. `consent` says how it was given; after `expires_on` nothing is shown."""

    branch_id: str
    name: str
    contact: str
    interests: tuple[str, ...]
    consent: str
    consent_on: date
    expires_on: date
    note: str = ""
    added_by: str = ""
    id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """A person whose `interest` a lead touches; `word` of the lead shows it."""

    name: str
    interest: str
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactMoment:
    """What was said with a body, and what is `owed` to it until that is done."""

    branch_id: str
    organisation_id: str
    at: datetime
    note: str
    who: str = ""
    owed: bool = False
    due_on: date | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """The last time a body was approached, and about what; `lead_id` when it was about
    a lead, `verb` the decision that says so (else `note`)."""

    organisation: str
    at: datetime
    who: str
    about: str
    verb: str = "note"
    lead_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """What a person may have forgotten: a lead that was taken up and on which nothing
    was written since (`kind` quiet), or what is owed to a body today (owed). Each `key`
    is told once."""

    kind: str
    key: str
    title: str
    since: date
    who: str = ""
    status: Status | None = None
    lead_id: str | None = None
    organisation: str = ""
    moment_id: int | None = None


# ── plans: whom to involve ───────────────────────────────────────────────────


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """That an item names a body: which stems of a plan stand in it, which themes it
    has for the branch, and whether the body stands `near` such a word or at the head."""

    organisation_id: str
    item_id: str
    published: datetime
    stems: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of an arrangement (exhibition, talk, …): the offer of the branch it
    stands on, the types of body that can carry it, and what to ask when nobody is seen."""

    id: str
    label_nl: str
    label_en: str
    offer: str
    types: tuple[str, ...]
    gap_nl: str = ""
    gap_en: str = ""


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


# ── the digest ───────────────────────────────────────────────────────────────


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
