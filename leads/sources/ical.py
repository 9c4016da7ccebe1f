"""Calendars in iCalendar (RFC 5545): one item per event, and one per series.

    bytes | unfold | decode | events with the same UID together | next occurrence | item

A series is told by its next occurrence. Who comes to an event, and what was marked as
private, is not read.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

import icalendar
import recurring_ical_events
from icalendar.cal import Component

from leads import limits
from leads.model import Event, EventStatus, Item, Moment, Request, Response, Source
from leads.sources import _agenda, _answer, _html, _ical_text, _time
from leads.sources._ical_text import Block

_SOON = timedelta(days=40)  # nearly every series has an occurrence in it, and few have many
_FAULTS = (ValueError, KeyError, TypeError, AttributeError, ArithmeticError)


def start(source: Source, since: datetime) -> Iterable[Request]:
    """The calendar itself; `webcal:` is `https:` by another name."""
    scheme, _, rest = source.url.partition("://")
    is_webcal = scheme.lower() in ("webcal", "webcals")
    url = f"https://{rest}" if is_webcal else source.url
    yield Request(url=url, accept="text/calendar, */*;q=0.1")


def parse(source: Source, response: Response) -> Iterable[Item]:
    """What happens between yesterday and CALENDAR_DAYS_AHEAD from now.

    Raises SourceError: `not-a-feed` or `wall`. One broken event costs that event only.
    """
    text = _ical_text.decode(response)
    if "BEGIN:VCALENDAR" not in text.upper():
        raise _answer.unexpected(text, "not-a-feed")
    zone = _ical_text.calendar_zone(text)
    for blocks in _ical_text.groups(text, response.fetched_at):
        try:
            yield from _Group(source, response, blocks, zone).items()
        except _FAULTS:  # the libraries raise all of these on a field that makes no sense
            continue


class _Group:
    """The events of one UID: a single event, or a series with its exceptions."""

    def __init__(
        self, source: Source, response: Response, blocks: Sequence[Block], zone: str
    ) -> None:
        self.source = source
        self.response = response
        self.blocks = blocks
        self.zone = zone
        self.now = response.fetched_at
        whole = "\n".join(block.text for block in blocks)
        self.calendar = icalendar.Calendar.from_ical(
            f"BEGIN:VCALENDAR\nVERSION:2.0\n{whole}\nEND:VCALENDAR\n"
        )

    def items(self) -> Iterator[Item]:
        events = sorted(self.calendar.walk("VEVENT"), key=_sequence, reverse=True)
        masters = [event for event in events if "RECURRENCE-ID" not in event]
        if masters and ("RRULE" in masters[0] or "RDATE" in masters[0]):
            yield from self._series(masters[0])
            return
        moved = [event for event in events if "RECURRENCE-ID" in event]
        for event in (*masters[:1], *moved):
            yield from self._item(event, "")

    def _series(self, master: Component) -> Iterator[Item]:
        rules = [rule for block in self.blocks for rule in block.rules]
        first = _date(master, "DTSTART")
        first = first.date() if isinstance(first, datetime) else first
        if all(_ical_text.is_safe(rule, first, self.now) for rule in rules):
            occurrence = self._next()
            if occurrence is not None:
                yield from self._item(occurrence, rules[0] if rules else "RDATE")

    def _next(self) -> Component | None:
        """The next occurrence that is on, else the next one that was called off."""
        query = recurring_ical_events.of(self.calendar)
        begin = _time.local(self.now).date() - timedelta(days=1)
        for span in (_SOON, timedelta(days=limits.CALENDAR_DAYS_AHEAD + 1)):
            found = query.between(begin, begin + span)[: limits.OCCURRENCES_PER_RULE]
            if found:
                in_order: list[Component] = sorted(found, key=self._turn)
                return in_order[0]
        return None

    def _turn(self, occurrence: Component) -> tuple[bool, str]:
        return _is_cancelled(occurrence), self._start(occurrence).iso()

    def _item(self, component: Component, rule: str) -> Iterator[Item]:
        event = self._event(component, rule)
        description = _html.words(_text(component, "DESCRIPTION"))
        if _is_private(component) or not (event.name or description) or event.start is None:
            return
        if not _agenda.within_reach(event.start, event.end, self.now):
            return
        yield _answer.item(
            self.source,
            self.response,
            _answer.Found(
                key=_key(component, event, rule),
                url=_html.web_link(_text(component, "URL")) or self.response.url,
                title=event.name,
                text=_agenda.text(event, f"{_ical_text.rhythm(rule)}\n{description}"),
                markup=False,
                when=self._published(component),
                events=(event,),
            ),
        )

    def _event(self, component: Component, rule: str) -> Event:
        begin = self._start(component)
        end = self._end(component, begin)
        begin, end = _whole_days(begin, end)
        flags = {flag for block in self.blocks for flag in block.flags}
        if end is not None and end.iso() < begin.iso():
            end, flags = None, flags | {"end-before-start"}
        status = EventStatus.RECURRING if rule else _agenda.status(begin, end, self.now)
        return Event(
            name=_html.title(_text(component, "SUMMARY")),
            start=begin,
            end=None if end == begin else end,
            place=_html.title(_text(component, "LOCATION")) or None,
            organiser=self.source.organisation,
            status=EventStatus.CANCELLED if _is_cancelled(component) else status,
            rrule=rule or None,
            flags=tuple(sorted(flags)),
        )

    def _start(self, component: Component) -> Moment:
        return self._moment(_date(component, "DTSTART"))

    def _end(self, component: Component, begin: Moment) -> Moment | None:
        """The end, inclusive for whole days (RFC 5545 §3.6.1 has it exclusive)."""
        if "DTEND" in component:
            end = self._moment(_date(component, "DTEND"))
        elif "DURATION" in component:
            end = self._moment(_date(component, "DTSTART") + _duration(component))
        else:
            return None
        if begin.clock is None:
            return Moment(end.day - timedelta(days=1) if end.day > begin.day else end.day)
        return end

    def _moment(self, value: date) -> Moment:
        if not isinstance(value, datetime):
            return Moment(value)
        if value.tzinfo is None:
            value = value.replace(tzinfo=_ical_text.zone(self.zone))
        return _time.moment(value)

    def _published(self, component: Component) -> _time.When:
        names = ("CREATED", "LAST-MODIFIED", "DTSTAMP")
        raw = next((_raw_time(component, name) for name in names if name in component), "")
        return _time.published(raw, self.now)


def _field(component: Component, name: str) -> object:
    """A field that may be there twice although the standard says once."""
    value = component[name]
    return value[0] if isinstance(value, list) else value


def _date(component: Component, name: str) -> date:
    """A day or a time; raises ValueError when the field holds neither."""
    value = getattr(_field(component, name), "dt", None)
    if not isinstance(value, date):
        raise ValueError(f"{name} is no date")
    return value


def _duration(component: Component) -> timedelta:
    value = getattr(_field(component, "DURATION"), "dt", None)
    if not isinstance(value, timedelta):
        raise ValueError("DURATION is no length of time")
    return value


def _whole_days(begin: Moment, end: Moment | None) -> tuple[Moment, Moment | None]:
    """From midnight to midnight is how some programs write whole days."""
    is_midnight = end is not None and begin.clock == end.clock == _time.NO_TIME
    if end is None or not is_midnight or end.day <= begin.day:
        return begin, end
    return Moment(begin.day), Moment(end.day - timedelta(days=1))


def _text(component: Component, name: str) -> str:
    return str(_field(component, name)) if name in component else ""


def _raw_time(component: Component, name: str) -> str:
    return _date(component, name).isoformat()


def _sequence(component: Component) -> int:
    value = _text(component, "SEQUENCE")
    return int(value) if value.isdecimal() else 0


def _is_cancelled(component: Component) -> bool:
    return _text(component, "STATUS").upper() == "CANCELLED"


def _is_private(component: Component) -> bool:
    return _text(component, "CLASS").upper() in ("PRIVATE", "CONFIDENTIAL")


def _key(component: Component, event: Event, rule: str) -> str:
    uid = _text(component, "UID").strip()
    if not uid:
        return hashlib.sha256(f"{event.name}\n{event.start}".encode()).hexdigest()
    if rule or "RECURRENCE-ID" not in component:
        return uid
    return f"{uid} {_raw_time(component, 'RECURRENCE-ID')}"
