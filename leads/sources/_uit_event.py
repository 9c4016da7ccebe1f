"""An event of UiTdatabank → when, where, by whom, and whether it goes on.

`calendarType` says how its days are told: once (single), on a list of days (multiple),
between two days (periodic) or always (permanent); the last two by opening hours.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from leads.model import Event, EventStatus, Moment, Source
from leads.sources import _agenda, _html, _ical_text, _json, _time, _weekly
from leads.sources._json import Fields
from leads.sources._weekly import Weekly

_LONG_AGO = date(2000, 1, 1)
_LAST_MINUTE = time(23, 59)
_FURTHER_DAYS = 5
_KINDS_OF_TERM = ("eventtype", "theme")
_OFF = ("Unavailable", "TemporarilyUnavailable")


@dataclass(frozen=True)
class Told:
    """One event in words; `city` is where it is."""

    event: Event
    description: str
    city: str


@dataclass(frozen=True, kw_only=True)
class _Times:
    begin: Moment | None = None
    end: Moment | None = None
    rule: str = ""
    status: str = ""
    further: tuple[Moment, ...] = ()


def read(source: Source, raw: Fields, now: datetime) -> Told:
    """What it says on the Dutch day of `now`: of several days the next one."""
    times = _times(raw, _time.local(now).date())
    address = _address(raw)
    organiser = _said(raw.get("organizer"), "name") or source.organisation
    event = Event(
        name=_html.title(_said(raw, "name")),
        start=times.begin,
        end=times.end,
        place=_place(raw, address),
        organiser=_html.title(organiser or "") or None,
        status=_status(times, now),
        rrule=times.rule or None,
        flags=(_agenda.POSTPONED,) if times.status == _OFF[1] else (),
    )
    city = _html.title(_json.text(address, "addressLocality"))
    return Told(event, "\n".join(_lines(raw, times)), city)


def _said(value: object, name: str) -> str:
    """A field that is a text, or a text per language; Dutch first."""
    fields = _json.fields(value)
    found = fields.get(name)
    if not isinstance(found, dict):
        return _json.text(fields, name)
    first = (_json.text(found, language) for language in ("nl", *map(str, found)))
    return next(filter(None, first), "")


# ── when ─────────────────────────────────────────────────────────────────────


def _times(raw: Fields, today: date) -> _Times:
    kind = _json.text(raw, "calendarType")
    status = _json.text(_json.fields(raw.get("status")), "type")
    if kind == "multiple":
        return _next_of(raw, today, status)
    if kind in ("periodic", "permanent"):
        return _by_hours(raw, today, status)
    begin, end = _span(raw)
    return _Times(begin=begin, end=end, status=status)


def _span(fields: Fields) -> tuple[Moment | None, Moment | None]:
    """Begin and end; from midnight to the last minute are whole days."""
    begin, end = (_moment(_json.text(fields, name)) for name in ("startDate", "endDate"))
    if begin and end and begin.clock == _time.NO_TIME and end.clock == _LAST_MINUTE:
        begin, end = Moment(begin.day), Moment(end.day)
    return begin, end if begin and end and end.iso() > begin.iso() else None


def _moment(raw: str) -> Moment | None:
    found = _time.read(raw)
    return _time.moment(found[0]) if found else None


def _next_of(raw: Fields, today: date, status: str) -> _Times:
    """The next of several days, one that goes on if there is any."""
    found = []
    for one in _json.each(raw.get("subEvent")):
        begin, end = _span(one)
        own = _json.text(_json.fields(one.get("status")), "type")
        if begin and (end or begin).day >= today - timedelta(days=1):
            found.append(_Times(begin=begin, end=end, status=status if status in _OFF else own))
    found.sort(key=lambda times: (times.status in _OFF, times.begin.iso() if times.begin else ""))
    if not found:
        begin, end = _span(raw)
        return _Times(begin=begin, end=end, status=status)
    first, *rest = found
    further = tuple(one.begin for one in rest if one.begin and one.status not in _OFF)
    return _Times(begin=first.begin, end=first.end, status=first.status, further=further)


def _by_hours(raw: Fields, today: date, status: str) -> _Times:
    """The next time it is open; without hours the whole time between the two days."""
    begin, end = _span(raw)
    hours = [_weekly_of(one, begin, end) for one in _json.each(raw.get("openingHours"))]
    coming = [(one.next(today), one.rule) for one in hours if one.days]
    known = [(*times, rule) for times, rule in coming if times]
    if not known:
        begin, end = (Moment(one.day) if one else None for one in (begin, end))
        return _Times(begin=begin, end=end, status=status)
    first, last, rule = min(known, key=lambda one: one[0].iso())
    return _Times(begin=first, end=last, rule=rule, status=status)


def _weekly_of(hours: Fields, begin: Moment | None, end: Moment | None) -> Weekly:
    given = hours.get("dayOfWeek")
    opens, closes = (_weekly.clock(_json.text(hours, name)) for name in ("opens", "closes"))
    return Weekly(
        days=_weekly.days(day for day in given if isinstance(day, str))
        if isinstance(given, list)
        else frozenset(),
        first=begin.day if begin else _LONG_AGO,
        last=end.day if end else None,
        opens=opens,
        closes=closes,
    )


def _status(times: _Times, now: datetime) -> EventStatus:
    if times.status in _OFF:
        return EventStatus.CANCELLED
    if times.rule or times.begin is None:
        return EventStatus.RECURRING
    return _agenda.status(times.begin, times.end, now)


# ── where and what ───────────────────────────────────────────────────────────


def _address(raw: Fields) -> Fields:
    """The address in Dutch, or in the first language there is."""
    languages = _json.fields(_json.fields(raw.get("location")).get("address"))
    if any(isinstance(value, dict) for value in languages.values()):
        return _json.fields(languages.get("nl") or next(iter(languages.values())))
    return languages


def _place(raw: Fields, address: Fields) -> str | None:
    if _json.text(raw, "attendanceMode") == "online":
        return "Online"
    street, city = (_json.text(address, name) for name in ("streetAddress", "addressLocality"))
    parts = (_said(raw.get("location"), "name"), street, city)
    return _html.title(", ".join(dict.fromkeys(filter(None, parts)))) or None


def _lines(raw: Fields, times: _Times) -> Iterator[str]:
    yield _ical_text.rhythm(times.rule)
    if times.begin is None:
        yield "Doorlopend."
    if times.further:
        days = (_agenda.span(moment, None) for moment in times.further[:_FURTHER_DAYS])
        yield f"Ook op {'; '.join(days)}."
    yield _html.words(_said(raw, "description"))
    if ages := _json.text(raw, "typicalAgeRange").strip("-"):
        yield f"Leeftijd: {ages}."
    terms = [t for t in _json.each(raw.get("terms")) if t.get("domain") in _KINDS_OF_TERM]
    labels = dict.fromkeys(filter(None, (_html.title(_json.text(t, "label")) for t in terms)))
    if labels:
        yield f"Onderwerpen: {', '.join(labels)}."
