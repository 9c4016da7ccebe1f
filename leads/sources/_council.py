"""Points on the agenda of a council or committee, whatever system its papers are kept in.

A kind fills a `Meeting` and its `Point`s; `items` keeps the points of substance and tells
each in Dutch. Of a paper only the name and the address are kept, of a meeting never who
presides, speaks or is present.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from urllib.parse import urljoin

from leads.language import Words
from leads.model import Event, EventStatus, Item, Moment, Response, Source
from leads.sources import _agenda, _answer, _html, _time

DAYS_AHEAD = 90
"""How far ahead meetings are read; agendas are made some weeks before."""

_OF = r"(?:\s+(?:van|der))?(?:\s+(?:de|het))?\s+(?:concept-?\s*)?"
_PAPERS = r"(?:agenda|notulen|verslag(?:en)?|besluitenlijst(?:en)?|toezeggingenlijst|actielijst)"
_PROCEDURE = re.compile(
    rf"opening(?:\s+(?:van|door)\s+.{{1,40}})?|sluiting(?:\s+van\s+.{{1,40}})?"
    rf"|(?:vaststell(?:ing|en)|vastgestelde){_OF}{_PAPERS}.*|(?:de\s+|het\s+)?{_PAPERS}(?:\s+vaststellen)?"
    rf"|{_PAPERS}\s+.{{0,60}}\d{{4}}|mededelingen(?:\s+.*)?|(?:rond)?vra(?:ag|gen)(?:ronde)?"
    r"|vragen(?:half)?uur(?:tje)?|ingekomen\s+(?:stukken|post)|lijst\s+(?:van\s+)?ingekomen\s+.*"
    r"|schorsing|pauze|loting.*|spreekrecht(?:\s+.*)?|afmeldingen|afsluiting|w\.?v\.?t\.?t\.?k\.?",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,|;|/|&|\+|\ben\b)\s*", re.IGNORECASE)
_NUMBERING = re.compile(
    r"\s*(?:agendapunt\s+)?(?:\d+(?:\.\d+)+[.):]?\s+|(?:\d+[a-z]?|[a-z])[.):]\s+)", re.IGNORECASE
)
_DAY_IN_NAME = re.compile(r"\s*[-–,(]?\s*(?:\w+dag\s+)?\d{1,2}[- ]\w+[- ]\d{4}.*$")
CALLED_OFF = re.compile(r"geannuleerd|vervalt|vervallen|gaat niet door", re.IGNORECASE)
_PERSONS = re.compile(
    r"^[\W\d]*(?:(?:plv\.?|plaatsvervangend|waarnemend|fractie|commissie)[ -]*)?"
    r"(?:voorzitters?|griffiers?|secretaris(?:sen)?|notulist(?:en)?|leden|lid|aanwezig\w*|afwezig\w*"
    r"|afgemeld|verhinderd|bericht van verhindering|genodigden?|(?:in)?sprekers?|(?:in)?spreekster"
    r"|portefeuillehouders?|wethouders?|burgemeester|raadsl(?:id|eden)|indieners?|steller"
    r"|behandeld door|contact(?:persoon)?|opsteller|rapporteurs?|woordvoerders?)\b[^:\n]{0,40}:.*$",
    re.IGNORECASE | re.MULTILINE,
)
_CLOCK = re.compile(r"\s*(\d{1,2})[:.](\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Paper:
    """The name and the address of a document; the address may be relative or ''."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One point; words may hold markup. A `heading` counts only when papers hang on it."""

    key: str = ""
    title: str = ""
    number: str = ""
    text: str = ""
    heading: bool = False
    papers: tuple[Paper, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """What holds for every point. `name` is as it was given, `body` is whose meeting it is
    (`Zandhoek`), `url` where people find it."""

    id: str
    name: str
    start: Moment | None = None
    end: Moment | None = None
    place: str | None = None
    body: str = ""
    url: str = ""
    called_off: bool = False


def items(
    source: Source, response: Response, meeting: Meeting, points: Iterable[Point]
) -> Iterator[Item]:
    """An item for each point of substance, in order and each key once."""
    of_meeting = event(source, response, meeting)
    seen: set[str] = set()
    for number, point in enumerate(points):
        title = _without_number(_html.title(point.title))
        key = point.key or f"{meeting.id} {number}"
        if key not in seen and _is_of_substance(point, title):
            seen.add(key)
            found = _answer.Found(
                key=key,
                url=_address(response, meeting, point),
                title=title,
                text="\n".join(_lines(point, meeting, of_meeting)),
                when=_time.published(None, response.fetched_at),
                events=(of_meeting,),
            )
            yield _answer.item(source, response, found)


def is_near(day: date, first: str, response: Response) -> bool:
    """Whether a meeting falls from the ISO day `first` on and not too far ahead."""
    today = _time.local(response.fetched_at).date()
    return first <= day.isoformat() and day <= today + timedelta(days=DAYS_AHEAD)


def in_order(days: Mapping[str, date], response: Response) -> list[str]:
    """The meetings to come first, the nearest of them before all others."""
    today = _time.local(response.fetched_at).date()
    return sorted(days, key=lambda one: (days[one] < today, abs(days[one] - today)))


def wall_clock(day: str, clock: str = "") -> Moment | None:
    """A time as councils give it: Dutch wall clock unless a zone stands in it, and midnight
    when nobody filled in the hour. `clock` (`19:30`) goes before the hour in `day`."""
    found = _time.read(day)
    if not found:
        return None
    at = _time.local(found[0])
    if hour := _hour(clock):
        return Moment(at.date(), hour)
    # midnight before or after a conversion: nobody filled in the hour
    if _time.NO_TIME in (found[0].time(), at.time()):
        return Moment(at.date())
    return _time.moment(at)


def until(begin: Moment | None, end: Moment | None) -> Moment | None:
    """The end of a meeting when it is told and can be true."""
    if begin and end and begin.clock and end.clock and end > begin:
        return end
    return None


def without_persons(text: str) -> str:
    """Words without the lines that tell who presides, attends, speaks or answers questions."""
    return _PERSONS.sub("", text).strip()


def _hour(clock: str) -> time | None:
    found = _CLOCK.match(clock)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    hour = time(int(found[1]), int(found[2]))
    return None if hour == _time.NO_TIME else hour


def _without_number(title: str) -> str:
    found = _NUMBERING.match(title)
    return title[found.end() :] if found else title


def _is_of_substance(point: Point, title: str) -> bool:
    if not title or (point.heading and not point.papers):
        return False
    return not all(_PROCEDURE.fullmatch(part) for part in _AND.split(title.rstrip(". ")) if part)


def event(source: Source, response: Response, meeting: Meeting) -> Event:
    """The meeting as something that happens; its committee is who organises it."""
    name = _html.title(meeting.name) or "Vergadering"
    start = meeting.start
    status = _agenda.status(start, meeting.end, response.fetched_at) if start else None
    off = meeting.called_off or CALLED_OFF.search(name)
    return Event(
        name=name,
        start=start,
        end=meeting.end,
        place=_html.title(meeting.place or "") or None,
        organiser=_committee(name) or source.organisation,
        status=EventStatus.CANCELLED if off else status or EventStatus.UPCOMING,
    )


def _committee(name: str) -> str:
    return CALLED_OFF.sub("", _DAY_IN_NAME.sub("", name)).strip(" -–:()")


def _address(response: Response, meeting: Meeting, point: Point) -> str:
    """The first paper with an address, else the meeting."""
    for paper in point.papers:
        if link := _html.web_link(paper.url, response.url):
            return link
    return urljoin(response.url, meeting.url) if meeting.url else response.request.url


def introduced(meeting: Meeting, event: Event, what: str = "Agenda") -> str:
    """`Agenda van de vergadering Commissie Ruimte (Zandhoek) op dinsdag 8 december 2026.`"""
    when = f" op {_agenda.span(event.start, event.end)}" if event.start else ""
    body = _html.title(meeting.body)
    of = f" ({body})" if body not in (event.organiser or "") else ""
    off = " Deze vergadering gaat niet door." if event.status is EventStatus.CANCELLED else ""
    return f"{what} van de vergadering {event.organiser or event.name}{of}{when}.{off}"


def _lines(point: Point, meeting: Meeting, event: Event) -> Iterator[str]:
    """What is on the agenda, of whom and when, and with which papers."""
    number = point.number.strip(" .")
    yield introduced(meeting, event, f"Agendapunt {number}" if number else "Agendapunt")
    yield without_persons(_html.words(point.text))
    names = [paper.name for paper in point.papers if paper.name]
    if names:
        yield f"Stukken: {Words('nl').join(names)}."
