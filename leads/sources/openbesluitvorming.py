"""Agenda points of council and committee meetings, from the API of OpenBesluitvorming.

    search for meetings | one request per meeting | an item per agenda point of substance

`url` is the service, option `organization` the key of a body there (`zandhoek`). No key
is needed. Of a document only the name and the address are kept: papers hold personal
data that nobody meant to publish.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import quote, urlencode

from leads import limits
from leads.language import Words
from leads.model import Event, EventStatus, Item, Moment, Precision, Request, Response, Source
from leads.sources import _agenda, _answer, _html, _json, _time
from leads.sources._json import Fields

_DAYS_AHEAD = 90
_RESULTS = 100

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
_CALLED_OFF = re.compile(r"geannuleerd|vervalt|vervallen|gaat niet door", re.IGNORECASE)


def start(source: Source, since: datetime) -> Iterable[Request]:
    """The meetings from the Dutch day of `since` on.

    Raises SourceError `bad-option` without `organization`.
    """
    first = _time.local(since).date().isoformat()
    query = {
        "organization": _answer.option(source, "organization"),
        "entityType": "Meeting",
        "dateFrom": first,
        "sort": "date_asc",
        "limit": _RESULTS,
    }
    yield Request(
        url=f"{_base(source)}/api/search?{urlencode(query)}",
        accept="application/json",
        carries={"since": first},
    )


def parse(source: Source, response: Response) -> Iterable[Item | Request]:
    """Requests for the meetings that were found, or the agenda points of one meeting.

    Raises SourceError: `error-in-body`, `not-json` or `wall`.
    """
    answer = _json.fields(_json.load(response))
    if "results" in answer:
        return _meetings(source, response, answer)
    return _points(source, response, answer)


def _base(source: Source) -> str:
    return source.url.rstrip("/")


def _meetings(source: Source, response: Response, answer: Fields) -> Iterator[Request]:
    """Meetings to come first, the nearest of them before all others."""
    today = _time.local(response.fetched_at).date()
    since = response.request.carries.get("since", today.isoformat())
    found: dict[str, date] = {}
    for result in _json.each(answer["results"]):
        day = _day(_json.text(result, "sortDate"))
        is_near = day and since <= day.isoformat() and day <= today + timedelta(days=_DAYS_AHEAD)
        if day and is_near and _json.text(result, "entityType") == "Meeting":
            found[_json.text(result, "entityId")] = day
    in_order = sorted(found, key=lambda i: (found[i] < today, abs(found[i] - today)))
    for identifier in in_order[: limits.FOLLOW_UPS_PER_VISIT]:
        yield Request(
            url=f"{_base(source)}/api/entities/{quote(identifier, safe='')}",
            accept="application/json",
            carries={"meeting": identifier, "day": found[identifier].isoformat()},
        )


def _day(text: str) -> date | None:
    """The service does not say in which zone its clock times are: only the day counts."""
    found = _time.read(text[:10])
    return found[0].date() if found else None


@dataclass(frozen=True)
class _Meeting:
    """What holds for every point of one meeting; `body` is whose meeting it is."""

    id: str
    event: Event
    body: str


def _points(source: Source, response: Response, answer: Fields) -> Iterator[Item]:
    meeting = _Meeting(
        _json.text(answer, "entityId") or response.request.carries.get("meeting", ""),
        _event(source, response, answer),
        _html.title(_json.text(answer, "organization")),
    )
    seen: set[str] = set()
    for number, point in enumerate(_flat(answer.get("agenda"))):
        title = _without_number(_html.title(_json.text(point, "title")))
        key = _json.text(point, "id") or f"{meeting.id} {number}"
        if _is_of_substance(point, title) and key not in seen:
            seen.add(key)
            yield _answer.item(source, response, _found(response, point, meeting, key, title))


def _without_number(title: str) -> str:
    found = _NUMBERING.match(title)
    return title[found.end() :] if found else title


def _flat(points: object) -> Iterator[Fields]:
    """The tree of agenda points, from top to bottom."""
    for point in _json.each(points):
        yield point
        yield from _flat(point.get("agenda_items") or [])


def _is_of_substance(point: Fields, title: str) -> bool:
    if not title or (point.get("is_heading") and not point.get("documents")):
        return False
    return not all(_PROCEDURE.fullmatch(part) for part in _AND.split(title.rstrip(". ")) if part)


def _event(source: Source, response: Response, meeting: Fields) -> Event:
    name = _html.title(_json.text(meeting, "title")) or "Vergadering"
    begin = _begin(response, meeting)
    status = _agenda.status(begin, None, response.fetched_at) if begin else EventStatus.UPCOMING
    committee = _CALLED_OFF.sub("", _DAY_IN_NAME.sub("", name)).strip(" -–:()")
    return Event(
        name=name,
        start=begin,
        place=_html.title(_json.text(meeting, "location")) or None,
        organiser=committee or source.organisation,
        status=EventStatus.CANCELLED if _CALLED_OFF.search(name) else status,
    )


def _begin(response: Response, meeting: Fields) -> Moment | None:
    """The day, with a clock time only from a field that has a zone; midnight is no time."""
    exact = _time.read(_json.text(meeting, "start_date"))
    if exact and exact[1] is Precision.INSTANT:
        moment = _time.moment(exact[0])
        has_clock = exact[0].time() != _time.NO_TIME and moment.clock != _time.NO_TIME
        return moment if has_clock else Moment(moment.day)
    day = _day(_json.text(meeting, "sortDate") or response.request.carries.get("day", ""))
    return Moment(day) if day else None


def _found(
    response: Response, point: Fields, meeting: _Meeting, key: str, title: str
) -> _answer.Found:
    documents = [d for d in _json.each(point.get("documents") or []) if d.get("name")]
    addresses = [_html.web_link(_json.text(d, "original_url")) for d in documents]
    names = [_json.text(d, "name") for d in documents]
    return _answer.Found(
        key=key,
        url=next(filter(None, addresses), response.request.url),
        title=title,
        text="\n".join(_lines(point, meeting, names)),
        when=_time.published(None, response.fetched_at),
        events=(meeting.event,),
    )


def _lines(point: Fields, meeting: _Meeting, documents: list[str]) -> Iterator[str]:
    """What is on the agenda, of whom and when, and with which papers."""
    event = meeting.event
    number = _json.text(point, "number")
    when = f" op {_agenda.span(event.start, None)}" if event.start else ""
    of = f" ({meeting.body})" if meeting.body not in (event.organiser or "") else ""
    called_off = event.status is EventStatus.CANCELLED
    yield (
        f"Agendapunt{number and f' {number}'} van de vergadering {event.organiser}{of}{when}."
        f"{' Deze vergadering gaat niet door.' if called_off else ''}"
    )
    yield _html.words(_json.text(point, "description"))
    if documents:
        yield f"Stukken: {Words('nl').join(documents)}."
