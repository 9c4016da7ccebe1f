"""Agenda points of council and committee meetings, from the API of OpenBesluitvorming.

    search for meetings | one request per meeting | an item per agenda point of substance

`url` is the service, option `organization` the key of a body there (`zandhoek`). No key
is needed. Of a document only the name and the address are kept: papers hold personal
data that nobody meant to publish.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from urllib.parse import quote, urlencode

from leads import limits
from leads.model import Item, Moment, Precision, Request, Response, Source
from leads.sources import _answer, _council, _json, _time
from leads.sources._council import Meeting, Paper, Point
from leads.sources._json import Fields

_RESULTS = 100


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
    today = _time.local(response.fetched_at).date()
    since = response.request.carries.get("since", today.isoformat())
    found: dict[str, date] = {}
    for result in _json.each(answer["results"]):
        day = _day(_json.text(result, "sortDate"))
        is_meeting = _json.text(result, "entityType") == "Meeting"
        if day and is_meeting and _council.is_near(day, since, response):
            found[_json.text(result, "entityId")] = day
    for identifier in _council.in_order(found, response)[: limits.FOLLOW_UPS_PER_VISIT]:
        yield Request(
            url=f"{_base(source)}/api/entities/{quote(identifier, safe='')}",
            accept="application/json",
            carries={"meeting": identifier, "day": found[identifier].isoformat()},
        )


def _day(text: str) -> date | None:
    """The service does not say in which zone its clock times are: only the day counts."""
    found = _time.read(text[:10])
    return found[0].date() if found else None


def _points(source: Source, response: Response, answer: Fields) -> Iterator[Item]:
    meeting = Meeting(
        id=_json.text(answer, "entityId") or response.request.carries.get("meeting", ""),
        name=_json.text(answer, "title"),
        start=_begin(response, answer),
        place=_json.text(answer, "location"),
        body=_json.text(answer, "organization"),
    )
    return _council.items(source, response, meeting, map(_point, _flat(answer.get("agenda"))))


def _flat(points: object) -> Iterator[Fields]:
    """The tree of agenda points, from top to bottom."""
    for point in _json.each(points):
        yield point
        yield from _flat(point.get("agenda_items") or [])


def _begin(response: Response, meeting: Fields) -> Moment | None:
    """The day, with a clock time only from a field that has a zone."""
    exact = _json.text(meeting, "start_date")
    found = _time.read(exact)
    if found and found[1] is Precision.INSTANT:
        return _council.wall_clock(exact)
    day = _day(_json.text(meeting, "sortDate") or response.request.carries.get("day", ""))
    return Moment(day) if day else None


def _point(point: Fields) -> Point:
    documents = _json.each(point.get("documents") or [])
    papers = (Paper(_json.text(d, "name"), _json.text(d, "original_url")) for d in documents)
    return Point(
        key=_json.text(point, "id"),
        title=_json.text(point, "title"),
        number=_json.text(point, "number"),
        text=_json.text(point, "description"),
        heading=bool(point.get("is_heading")),
        papers=tuple(paper for paper in papers if paper.name),
    )
