"""A schema.org Event → when, where, by whom and whether it goes on."""

import re
from collections.abc import Iterator
from datetime import datetime, time, timedelta

from leads.model import Event, EventStatus, Moment, Source
from leads.sources import _agenda, _html, _ical_text, _json, _ld, _time, _weekly, _written_day
from leads.sources._json import Fields
from leads.sources._ld import Page
from leads.sources._weekly import Weekly

_ONLINE = "Online"
_EACH_WEEK = ("P1W", "P7D", "")
_OFF = frozenset({"EventCancelled", "EventCanceled", "EventPostponed"})
_LAST_MINUTE = time(23, 59)


def event(source: Source, page: Page, node: Fields, now: datetime) -> Event:
    """The event as it stands on the Dutch day of `now`; `start` is None when it has no day."""
    begin, end, rule = _times(node, now)
    called = _called(node)
    return Event(
        name=_html.title(_ld.text(node, "name")),
        start=begin,
        end=_sensible(begin, end),
        place=Place(page, node).told or None,
        organiser=_organisers(page, node) or source.organisation,
        status=_status(called, begin, end, now, is_series=bool(rule)),
        rrule=rule or None,
        flags=(_agenda.POSTPONED,) if called == "EventPostponed" else (),
    )


def _called(node: Fields) -> str:
    return re.split("[/:]", _ld.text(node, "eventStatus"))[-1]


def _times(node: Fields, now: datetime) -> tuple[Moment | None, Moment | None, str]:
    """Begin, end, and the rule of a weekly series (schema.org Schedule), at its next time."""
    series = next(_json.each(node.get("eventSchedule")), {})
    if _ld.text(node, "startDate") or not series:
        begin, end = (_written_day.exact(_ld.text(node, n)) for n in ("startDate", "endDate"))
        return begin, end, ""
    first, last = (
        _written_day.exact(_ld.text(series, name)[:10]) for name in ("startDate", "endDate")
    )
    weekly = _weekly_of(series, first, last)
    coming = weekly.next(_time.local(now).date()) if weekly else None
    return (*coming, weekly.rule) if weekly and coming else (first, last, "")


def _weekly_of(series: Fields, first: Moment | None, last: Moment | None) -> Weekly | None:
    given = series.get("byDay")
    names = [
        name for name in (given if isinstance(given, list) else [given]) if isinstance(name, str)
    ]
    days = _weekly.days(names)
    if first is None or not days or _ld.text(series, "repeatFrequency") not in _EACH_WEEK:
        return None
    opens, closes = (_weekly.clock(_ld.text(series, name)) for name in ("startTime", "endTime"))
    until = last.day if last else None
    return Weekly(days=days, first=first.day, last=until, opens=opens, closes=closes)


def first_day(node: Fields) -> str:
    """The day as it is written: it tells the times of one event apart."""
    series = next(_json.each(node.get("eventSchedule")), {})
    return _ld.text(node, "startDate") or _ld.text(series, "startDate")


def _sensible(begin: Moment | None, end: Moment | None) -> Moment | None:
    """An end after the begin; one minute to midnight ends whole days."""
    if begin is None or end is None:
        return None
    if begin.clock is None and end.clock == _LAST_MINUTE:
        end = Moment(end.day)
    is_midnight = begin.clock is not None and end.clock is None
    if is_midnight and end.day <= begin.day + timedelta(days=1):
        return None
    return end if end.iso() > begin.iso() else None


def _status(
    called: str, begin: Moment | None, end: Moment | None, now: datetime, *, is_series: bool
) -> EventStatus:
    if called in _OFF:
        return EventStatus.CANCELLED
    if is_series or begin is None:
        return EventStatus.RECURRING
    return _agenda.status(begin, end, now)


class Place:
    """Where it is: `told` in words, `city` where that has a field of its own."""

    def __init__(self, page: Page, node: Fields) -> None:
        self.city = ""
        given = node.get("location")
        places = given if isinstance(given, list) else [given]
        parts = [part for one in places for part in self._parts(page.full(one))]
        self.told = ", ".join(dict.fromkeys(filter(None, map(_html.title, parts))))

    def _parts(self, place: object) -> Iterator[str]:
        if isinstance(place, str):
            yield "" if _html.web_link(place) else place
        fields = _json.fields(place)
        if "VirtualLocation" in _ld.types(fields):
            yield _ONLINE
            return
        yield _ld.text(fields, "name")
        yield _json.text(fields, "address")
        for address in (fields, _json.fields(fields.get("address"))):
            yield _ld.text(address, "streetAddress")
            self.city = self.city or _html.title(_ld.text(address, "addressLocality"))
        yield self.city


def _organisers(page: Page, node: Fields) -> str:
    """Bodies only: a bare name may be that of a person."""
    given = node.get("organizer")
    full = (_json.fields(page.full(one)) for one in (given if isinstance(given, list) else [given]))
    bodies = (one for one in full if "@type" in one and "Person" not in _ld.types(one))
    return ", ".join(
        dict.fromkeys(filter(None, (_html.title(_ld.text(b, "name")) for b in bodies)))
    )


def lines(node: Fields, event: Event) -> Iterator[str]:
    """What the sentence of when and where leaves out, and the description."""
    yield _ical_text.rhythm(event.rrule or "")
    before = _written_day.exact(_ld.text(node, "previousStartDate"))
    if _called(node) == "EventRescheduled" and before:
        yield f"Verzet; eerst was het {_agenda.span(before, None)}."
    is_online = _ld.text(node, "eventAttendanceMode").endswith("OnlineEventAttendanceMode")
    if (is_online or _called(node) == "EventMovedOnline") and event.place != _ONLINE:
        yield "Alleen online."
    yield _html.words(_ld.text(node, "description"))
