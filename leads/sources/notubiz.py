"""Agenda points of council and committee meetings, from the API of Notubiz (no key).

    events of three months | one request per public meeting | an item per point of substance,
    or else of the agenda as a paper

Option `organization` is the number of the municipality there (`999`), option `site` its
public pages (`https://zandhoek.raadsinformatie.nl`), for the links. `url` may stay empty.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from urllib.parse import urlencode

from leads.errors import SourceError
from leads.model import Item, Moment, Request, Response, Source
from leads.sources import _agenda_paper, _answer, _council, _json, _time
from leads.sources._council import Meeting, Paper, Point
from leads.sources._json import Fields

_API = "https://api.notubiz.nl"
_FORM = {"format": "json", "version": "1.17.0"}
_DAYS = 90  # a wider window is answered with an error
_TITLE, _TEXT = "1", "3"  # numbers of attributes; the others differ per municipality


def start(source: Source, since: datetime) -> Iterable[Request]:
    """The meetings of three months from the Dutch day of `since` on.

    Raises SourceError `bad-option` without `organization`.
    """
    first = _time.local(since).date()
    yield _page(
        source,
        {
            "organisation_id": _answer.option(source, "organization"),
            "date_from": f"{first} 00:00:00",
            "date_to": f"{first + timedelta(days=_DAYS)} 23:59:59",
        },
        1,
    )


def parse(source: Source, response: Response) -> Iterable[Item | Request]:
    """Requests for the public meetings on a page and for the next page, or the points of
    one meeting; a meeting that proves to be closed has none.

    Raises SourceError: `error-in-body` (failures come with status 200), `not-json` or `wall`.
    """
    if _agenda_paper.is_answered_by(response):
        return _agenda_paper.items(source, response)
    answer = _json.fields(_json.load(response))
    if "events" in answer:
        return _meetings(source, response, answer)
    if meeting := _json.fields(answer.get("meeting")):
        return _points(source, response, meeting)
    said = _json.text(answer, "message")
    if "rights" in said and "meeting" in response.request.carries:
        return ()
    raise SourceError("error-in-body", f"Notubiz meldt een fout: {said or 'zonder uitleg'}")


def _page(source: Source, query: dict[str, str], number: int) -> Request:
    return _request(
        source, "events", {**query, "page": str(number)}, {**query, "page": str(number)}
    )


def _request(source: Source, path: str, query: dict[str, str], carries: dict[str, str]) -> Request:
    base = source.url.rstrip("/") or _API
    return Request(
        url=f"{base}/{path}?{urlencode({**query, **_FORM})}",
        accept="application/json",
        carries=carries,
    )


def _meetings(source: Source, response: Response, answer: Fields) -> Iterator[Request]:
    for event in _json.each(answer["events"]):
        number = _json.text(event, "id")
        kind = _json.text(event, "type") or "meeting"
        if number.isdecimal() and kind == "meeting" and _is_public(event):
            yield _request(source, f"events/meetings/{number}", {}, {"meeting": number})
    more = _json.yes(_json.fields(answer.get("pagination")), "has_more_pages")
    carries = dict(response.request.carries)
    if more and answer["events"] and carries.get("page", "").isdecimal():
        yield _page(source, carries, int(carries["page"]) + 1)


def _is_public(thing: Fields) -> bool:
    group = _json.text(thing, "permission_group") or "public"
    closed = _json.yes(thing, "confidential") or _json.yes(thing, "inactive")
    return group == "public" and not closed


def _points(source: Source, response: Response, answer: Fields) -> Iterator[Item | Request]:
    number = _json.text(answer, "id") or response.request.carries.get("meeting", "")
    site = source.options.get("site", "").rstrip("/")
    begin, end = _times(answer)
    meeting = Meeting(
        id=f"meeting:{number}",
        name=_attribute(answer, _TITLE),
        start=begin,
        end=end,
        body=source.organisation or "",
        url=f"{site}/vergadering/{number}" if site else "",
        called_off=_json.yes(answer, "canceled"),
    )
    if not _is_public(answer):
        return
    points = map(_point, _flat(answer.get("agenda_items")))
    found = list(_council.items(source, response, meeting, points))
    yield from found
    if not found:
        yield from _agenda_paper.requests(meeting, _papers(answer.get("documents")), response)


def _flat(points: object) -> Iterator[Fields]:
    """The tree of public agenda points, from top to bottom."""
    for point in _json.each(points or []):
        if _is_public(point):
            yield point
            yield from _flat(point.get("agenda_items"))


def _times(meeting: Fields) -> tuple[Moment | None, Moment | None]:
    planning = next(_json.each(meeting.get("plannings") or []), {})
    begin = _council.wall_clock(_json.text(planning, "start_date"))
    end = _council.wall_clock(_json.text(planning, "end_date"))
    return begin, _council.until(begin, end)


def _attribute(thing: Fields, number: str) -> str:
    """The value of an attribute; its number is sent as a number or as text."""
    for attribute in _json.each(thing.get("attributes") or []):
        if _json.text(attribute, "id") == number:
            return _json.text(attribute, "value")
    return ""


def _point(point: Fields) -> Point:
    told = _json.fields(point.get("type_data"))
    return Point(
        key=f"agenda_point:{_json.text(point, 'id')}" if _json.text(point, "id") else "",
        title=_attribute(told, _TITLE),
        number=_json.text(told, "title_prefix"),
        text=_attribute(told, _TEXT),
        heading=_json.yes(told, "heading"),
        papers=tuple(_papers(point.get("documents"))),
    )


def _papers(documents: object) -> Iterator[Paper]:
    for document in _json.each(documents or []):
        title, url = _json.text(document, "title"), _json.text(document, "url")
        if title and not _json.yes(document, "confidential"):
            yield Paper(title, url if "://" in url or not url else f"https://{url}")
