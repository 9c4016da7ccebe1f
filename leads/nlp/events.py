"""Events: a time expression joined to the name of a happening, its place and its organiser."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from leads.limits import SNIPPET_CHARS
from leads.model import Deadline, Event, EventStatus, Field, Item, Label, Span
from leads.nlp import event_words, sentences
from leads.nlp.dates import TimeExpression
from leads.nlp.recognise import Claim, Trust
from leads.nlp.triggers import Trigger
from leads.text import one_line, snippet


@dataclass(frozen=True, slots=True)
class Part:
    """One field of an item with all that was found in it."""

    field: Field
    text: str
    times: Sequence[TimeExpression]
    triggers: Sequence[Trigger]
    claims: Sequence[Claim]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of a part, with what stands in it."""

    part: Part
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.part.text[self.start : self.end]

    @property
    def times(self) -> list[TimeExpression]:
        return [t for t in self.part.times if self.start <= t.start_char < self.end]

    @property
    def triggers(self) -> list[Trigger]:
        dates = [(t.start_char, t.end_char) for t in self.part.times]
        taken = [
            (c.span.start, c.span.end)
            for c in self.part.claims
            if c.label in (Label.PLACE, Label.ORG, Label.PER) and c.trust is not Trust.CONTEXT
        ]
        return [
            t
            for t in self.part.triggers
            if self.start <= t.start < self.end
            and not _inside(t, dates if t.sure else dates + taken)
        ]

    def names(self, *labels: Label) -> list[Claim]:
        return [
            c
            for c in self.part.claims
            if c.label in labels and self.start <= c.span.start < self.end
        ]


def _inside(trigger: Trigger, taken: Sequence[tuple[int, int]]) -> bool:
    return any(trigger.start < end and start < trigger.end for start, end in taken)


def deadlines(parts: Iterable[Part]) -> tuple[Deadline, ...]:
    """Last days to react, kept apart from events."""
    return tuple(
        Deadline(day=day, span=Span(part.field, time.start_char, time.end_char))
        for part in parts
        for time in part.times
        if time.kind == "deadline" and (day := time.end or time.start) is not None
    )


def find(item: Item, parts: Sequence[Part]) -> tuple[Event, ...]:
    """The events of an item: those of its fields first, then those read in its words."""
    rows = [Sentence(part, *span) for part in parts for span in sentences.split(part.text)]
    read: list[Event] = []
    for number, row in enumerate(rows):
        read.extend(_events(item, rows, number, row))
    return merge([*item.events, *read])


def _events(item: Item, rows: Sequence[Sentence], number: int, row: Sentence) -> Iterator[Event]:
    for time in row.times:
        if time.kind == "deadline" or (time.start is None and time.end is None):
            continue
        trigger = _trigger(rows, number, row, time) or _untitled(item, row, time)
        if trigger is not None and not _stale(row, time):
            yield _event(item, rows, number, row, time, trigger)


def _trigger(
    rows: Sequence[Sentence], number: int, row: Sentence, time: TimeExpression
) -> Trigger | None:
    """The happening a time belongs to: in its sentence, else in one beside it without a time."""
    if row.triggers:
        return min(row.triggers, key=lambda t: _distance(t, time))
    timed = time.start is not None and time.start.clock is not None
    before = rows[number - 1] if number else None
    if before and before.triggers and (timed or not before.times):
        return before.triggers[-1]
    after = rows[number + 1] if number + 1 < len(rows) else None
    if timed and after and after.triggers and not after.times and after.part is row.part:
        return after.triggers[0]
    title = next((r.triggers[0] for r in rows if r.part.field is Field.TITLE and r.triggers), None)
    return title if timed else None


def _untitled(item: Item, row: Sentence, time: TimeExpression) -> Trigger | None:
    """A day to come with an hour is a happening too, unless something closes or is at work."""
    if time.kind != "event" or time.start is None or time.start.clock is None:
        return None
    if time.start.day < item.published.date() or event_words.CLOSED.search(row.text):
        return None
    name = one_line(item.title or row.text)
    return Trigger(time.start_char, time.start_char, snippet(name, SNIPPET_CHARS))


def _stale(row: Sentence, time: TimeExpression) -> bool:
    """A day on a letter ('d.d. 14 februari'), or one from which the event was moved away."""
    before = row.part.text[max(row.start, time.start_char - 30) : time.start_char]
    moved = event_words.MOVED.search(row.text)
    return bool(event_words.LETTER.search(before)) or (
        moved is not None and time.start_char < row.start + moved.start()
    )


def _distance(trigger: Trigger, time: TimeExpression) -> int:
    return max(trigger.start - time.end_char, time.start_char - trigger.end, 0)


def _event(
    item: Item,
    rows: Sequence[Sentence],
    number: int,
    row: Sentence,
    time: TimeExpression,
    trigger: Trigger,
) -> Event:
    nearby = [row, *rows[number + 1 : number + 2]]
    return Event(
        name=trigger.name,
        start=time.start,
        end=time.end if time.end != time.start else None,
        place=_place(nearby, time),
        organiser=_organiser(item, row, trigger),
        status=_status(item, rows, number, row, time),
        when=Span(row.part.field, time.start_char, time.end_char),
        rrule=time.rrule,
        flags=time.flags,
    )


def _place(nearby: Sequence[Sentence], time: TimeExpression) -> str | None:
    """A venue in the sentence or the next one; a village only in the sentence itself."""
    for row in nearby:
        if row is not nearby[0] and row.times:
            break
        venues = row.names(Label.PLACE)
        if venues:
            return min(venues, key=lambda c: abs(c.span.start - time.end_char)).name
    villages = nearby[0].names(Label.GPE)
    return villages[0].name if villages else None


def _organiser(item: Item, row: Sentence, trigger: Trigger) -> str | None:
    bodies = row.names(Label.ORG)
    if bodies:
        return min(bodies, key=lambda c: abs(c.span.start - trigger.start)).name
    return item.organisation


def _status(
    item: Item, rows: Sequence[Sentence], number: int, row: Sentence, time: TimeExpression
) -> EventStatus:
    after = rows[number + 1].text if number + 1 < len(rows) and not rows[number + 1].times else ""
    if event_words.MOVED.search(row.text):
        return EventStatus.UPCOMING
    if event_words.CANCELLED.search(row.text) or event_words.CANCELLED.search(after):
        return EventStatus.CANCELLED
    if time.rrule:
        return EventStatus.RECURRING
    last = time.end or time.start
    over = last is not None and last.day < item.published.date()
    return EventStatus.PAST if over or time.kind == "past" else EventStatus.UPCOMING


def merge(events: Iterable[Event]) -> tuple[Event, ...]:
    """One event for each day and name; what one telling lacks is taken from another.

    A calendar's own fields come first and win; words only fill its gaps.
    """
    kept: list[Event] = []
    for event in events:
        same = next((n for n, other in enumerate(kept) if _same(other, event)), None)
        if same is None:
            kept.append(event)
        else:
            kept[same] = _joined(kept[same], event)
    return tuple(kept)


def _same(one: Event, other: Event) -> bool:
    if (one.rrule is None) is not (other.rrule is None) and _alike(one.name, other.name):
        return True
    if one.start is None or other.start is None or one.start.day != other.start.day:
        return False
    if one.when is None or other.when is None:
        return True
    clocks = {one.start.clock, other.start.clock}
    return (None in clocks or len(clocks) == 1) and _alike(one.name, other.name)


def _alike(one: str, other: str) -> bool:
    """Is one name the other with more words, or another compound of the same noun?"""
    first, second = sorted((one.lower(), other.lower()), key=len)
    return first in second or first.split()[-1] in second or second.split()[-1] in first


def _joined(first: Event, more: Event) -> Event:
    start, end = first.start, first.end
    if start is not None and start.clock is None and more.start is not None:
        start, end = more.start, end or more.end
    cancelled = EventStatus.CANCELLED in (first.status, more.status)
    return replace(
        first,
        start=start,
        end=end or more.end,
        place=first.place or more.place,
        organiser=first.organiser or more.organiser,
        status=EventStatus.CANCELLED if cancelled else first.status,
        when=first.when or more.when,
        rrule=first.rrule or more.rrule,
    )
