"""Events: a time expression joined to the name of a happening, its place and its organiser."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from leads.limits import SNIPPET_CHARS
from leads.model import Deadline, Event, EventStatus, Field, Item, Label, Moment, Span
from leads.nlp import event_words, happening, passage
from leads.nlp.passage import Dated, Part, distance
from leads.nlp.recognise import Claim
from leads.nlp.triggers import Trigger
from leads.text import one_line, snippet

_IN = re.compile(
    r"(?i)\b(?:in|te|vanuit)\s+(?:(?:de|het|een|'t|’t)\s+)?"
    r"(?:(?:\w*zaal|caf[eé]|gebouw|kantine|foyer|aula|schuur)\s+(?:van\s+)?)?(?:(?:de|het)\s+)?$"
)


def deadlines(parts: Iterable[Part]) -> tuple[Deadline, ...]:
    """Last days to react, kept apart from events."""
    return tuple(
        Deadline(day=day, span=Span(part.field, time.start_char, time.end_char))
        for part in parts
        for time in part.times
        if time.kind == "deadline" and (day := time.end or time.start) is not None
    )


def find(item: Item, parts: Sequence[Part], says: Mapping[str, float]) -> tuple[Event, ...]:
    """The events of an item: those of its fields first, then those read in its words.

    `says` are the weights of `happening`.
    """
    read = (_event(dated) for dated in passage.dated(item, parts) if _happens(dated, says))
    told = [_with_giver(event, item, parts) for event in item.events]
    return merge([*told, *read])


def _with_giver(event: Event, item: Item, parts: Sequence[Part]) -> Event:
    """The calendar of a house names who comes: 'Lezing Heemkundekring De Leemput: …'."""
    if event.organiser != item.organisation:
        return event
    names = [c.name for part in parts for c in part.claims if c.label is Label.ORG]
    giver = next((one for one in names if one != event.organiser and _gives(one, event.name)), None)
    return replace(event, organiser=giver or event.organiser)


def _gives(body: str, name: str) -> bool:
    """Whether the name of an event begins with a body, or with what it gives."""
    before, found, after = name.partition(body)
    return bool(found) and (not before or after.lstrip().startswith(":"))


def _happens(dated: Dated, says: Mapping[str, float]) -> bool:
    time = dated.time
    if time.kind == "deadline" or _stale(dated):
        return False
    if time.start is None:
        return time.end is None and bool(dated.row.triggers)
    return happening.happens(dated, says)


def _stale(dated: Dated) -> bool:
    """A day on a letter ('d.d. 14 februari'), or one from which the event was moved away."""
    row, start = dated.row, dated.time.start_char
    before = row.part.text[max(row.start, start - 30) : start]
    moved = event_words.MOVED.search(row.text)
    return bool(event_words.LETTER.search(before)) or (
        moved is not None and start < row.start + moved.start()
    )


def _event(dated: Dated) -> Event:
    time = dated.time
    trigger = _trigger(dated)
    return Event(
        name=trigger.name if trigger else _headline(dated),
        start=time.start,
        end=time.end if time.end != time.start else None,
        place=_place(dated),
        organiser=_organiser(dated, trigger.start if trigger else time.start_char),
        status=_status(dated),
        when=Span(dated.row.part.field, time.start_char, time.end_char),
        rrule=time.rrule,
        flags=time.flags,
    )


def _trigger(dated: Dated) -> Trigger | None:
    """The happening a time belongs to: in its sentence, else beside it, else in the title."""
    if dated.row.triggers:
        return min(dated.row.triggers, key=lambda trigger: distance(trigger, dated.time))
    if dated.before and dated.before.triggers:
        return dated.before.triggers[-1]
    if dated.after and dated.after.triggers and not dated.after.times:
        return dated.after.triggers[0]
    titles = (row for row in dated.rows if row.part.field is Field.TITLE and row.triggers)
    return next((row.triggers[0] for row in titles), None)


def _headline(dated: Dated) -> str:
    return snippet(one_line(dated.item.title or dated.row.text), SNIPPET_CHARS)


def _place(dated: Dated) -> str | None:
    """A venue in the sentence or the next one; a village only in the sentence itself."""
    nearby = [dated.row]
    if dated.after and not dated.after.times:
        nearby.append(dated.after)
    for row in nearby:
        venues = row.names(Label.PLACE)
        if venues:
            return min(venues, key=lambda c: abs(c.span.start - dated.time.end_char)).name
    hosts = [body for body in dated.row.names(Label.ORG) if _is_host(body, dated)]
    named = hosts or dated.row.names(Label.GPE)
    return named[0].name if named else None


def _organiser(dated: Dated, near: int) -> str | None:
    """The nearest body in the sentence, else who publishes here; a body in whose house it
    is only when there is no other."""
    bodies = dated.row.names(Label.ORG)
    hosts = [claim for claim in bodies if _is_host(claim, dated)]
    holding = [claim for claim in bodies if claim not in hosts]
    if holding or not dated.item.organisation:
        found = holding or hosts
        return min(found, key=lambda c: abs(c.span.start - near)).name if found else None
    return dated.item.organisation


def _is_host(body: Claim, dated: Dated) -> bool:
    """'in zaal De Zwaan': a house that is known as a body is still where, not who."""
    return bool(_IN.search(dated.row.part.text[dated.row.start : body.span.start]))


def _status(dated: Dated) -> EventStatus:
    here = dated.row.text
    beside = dated.after.text if dated.after and not dated.after.times else ""
    if event_words.MOVED.search(here):
        return EventStatus.UPCOMING
    if event_words.CANCELLED.search(here) or event_words.CANCELLED.search(beside):
        return EventStatus.CANCELLED
    if dated.time.rrule or (_begins_series(dated) and event_words.AGAIN.search(here)):
        return EventStatus.RECURRING
    last = dated.time.end or dated.time.start
    over = last is not None and last.day < dated.item.published.date()
    return EventStatus.PAST if over or dated.time.kind == "past" else EventStatus.UPCOMING


def _begins_series(dated: Dated) -> bool:
    """'vanaf 4 september': a day from which something is held."""
    before = dated.row.part.text[dated.row.start : dated.time.start_char].lower().rstrip(" (")
    return before.endswith(("vanaf", "start", "start op", "vanaf de"))


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
    clocks = {one.start.clock, other.start.clock}
    if None not in clocks and len(clocks) == 2:
        return False
    if (one.when is None) is not (other.when is None):
        return True
    if one.when is None or other.when is None:
        return _alike(one.name, other.name)
    headline = None in clocks and one.when.field is not other.when.field
    return headline or _alike(one.name, other.name)


def _alike(one: str, other: str) -> bool:
    """Is one name the other with more words, or another compound of the same noun?"""
    first, second = sorted((one.lower(), other.lower()), key=len)
    return first in second or first.split()[-1] in second or second.split()[-1] in first


def _joined(first: Event, more: Event) -> Event:
    cancelled = EventStatus.CANCELLED in (first.status, more.status)
    return replace(
        first,
        start=_first_day(first, more),
        end=first.end or more.end,
        place=first.place or more.place,
        organiser=first.organiser or more.organiser,
        status=EventStatus.CANCELLED if cancelled else first.status,
        when=first.when or more.when,
        rrule=first.rrule or more.rrule,
    )


def _first_day(first: Event, more: Event) -> Moment | None:
    """The day that is written out goes before the next one of a series; an hour is added."""
    one, other = (more, first) if first.rrule and not more.rrule else (first, more)
    if one.start is None or other.start is None or one.start.clock is not None:
        return one.start or other.start
    return Moment(one.start.day, other.start.clock)
