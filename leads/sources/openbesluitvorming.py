"""Agenda points of council and committee meetings, from the API of OpenBesluitvorming.

    search for meetings | one request per meeting | an item per agenda point of substance
    or: what changed since the last visit | an item per agenda point of substance

`url` is the service, option `organization` the key of a body there (`zandhoek`). No key
is needed. With option `changes: "yes"` one question does for a whole visit; the first, and
one after days of failures, is a search all the same. Of a document only the name and the
address are kept: papers hold personal data that nobody meant to publish.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from urllib.parse import quote, urlencode

from leads import limits
from leads.model import Bookmark, Item, Moment, Precision, Request, Response, Source
from leads.sources import _answer, _council, _encoding, _json, _time
from leads.sources._council import Meeting, Paper, Point
from leads.sources._json import Fields

_RESULTS = 100
_CHANGES = 100
_CALLED_OFF = ("cancelled", "canceled", "geannuleerd")


def start(source: Source, since: datetime) -> Iterable[Request]:
    """The meetings from the Dutch day of `since` on, or what changed since the last visit.

    Raises SourceError `bad-option` without `organization`.
    """
    organization = _answer.option(source, "organization")
    first = _time.local(since).date().isoformat()
    owner, _, mark = source.bookmark.partition(" ")
    day, _, cursor = mark.partition(" ")
    if _json.yes(source.options, "changes"):
        if cursor and owner == organization and day >= first:
            yield _export(source, "changes", cursor)
            return
        yield _export(source, "snapshot", "")
    query = {
        "organization": organization,
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


def parse(source: Source, response: Response) -> Iterable[Item | Request | Bookmark]:
    """Requests for the meetings that were found, the agenda points of one meeting, or
    those of all meetings that changed.

    Raises SourceError: `error-in-body`, `not-json` or `wall`.
    """
    if feed := response.request.carries.get("export"):
        return _exported(source, response, feed)
    answer = _json.fields(_json.load(response))
    if "results" in answer:
        return _meetings(source, response, answer)
    return _points(source, response, answer)


# ── what changed ─────────────────────────────────────────────────────────────


def _export(source: Source, feed: str, cursor: str) -> Request:
    """A page of changes; or of everything there is, for the place where changes begin."""
    query = {"source": _answer.option(source, "organization"), "limit": str(_CHANGES)}
    if feed == "snapshot":
        query["limit"] = "1"
    if cursor:
        query["cursor"] = cursor
    return Request(
        url=f"{_base(source)}/api/export/{feed}?{urlencode(query)}",
        accept="application/x-ndjson, application/json;q=0.9",
        carries={"export": feed},
        optional=feed == "snapshot",
    )


def _exported(source: Source, response: Response, feed: str) -> Iterator[Item | Request | Bookmark]:
    """The points of the meetings on a page, the page after it, and where it ended."""
    if feed == "changes":
        yield from _changed(source, response)
    name = "x-changes-cursor" if feed == "snapshot" else "x-next-cursor"
    cursor = response.headers.get(name, "").strip()
    if not cursor or len(cursor) > limits.URL_CHARS:
        return
    day = _time.local(response.fetched_at).date().isoformat()
    yield Bookmark(f"{_answer.option(source, 'organization')} {day} {cursor}")
    if feed == "changes" and response.headers.get("x-has-more", "").lower() == "true":
        yield _export(source, "changes", cursor)


def _changed(source: Source, response: Response) -> Iterator[Item]:
    text = _encoding.text_of(response)
    today = _time.local(response.fetched_at).date().isoformat()
    for line in text.splitlines():
        record = _record(text, line)
        payload = _json.fields(record.get("payload"))
        day = _day(_json.text(payload, "start_date"))
        is_meeting = _json.text(record, "entity_type") == "Meeting"
        if is_meeting and day and _council.is_near(day, today, response):
            named = {"entityId": _json.text(record, "entity_id"), "title": payload.get("name")}
            yield from _points(source, response, {**payload, **named, "organization": None})


def _record(text: str, line: str) -> Fields:
    """One line (NDJSON); an empty one is nothing."""
    if not line.strip():
        return {}
    try:
        return _json.fields(json.loads(line))
    except (ValueError, RecursionError) as error:
        raise _answer.unexpected(text, "not-json") from error


# ── meetings ─────────────────────────────────────────────────────────────────


def _base(source: Source) -> str:
    return source.url.rstrip("/")


def _entity(source: Source, identifier: str) -> str:
    return f"{_base(source)}/api/entities/{quote(identifier, safe='')}"


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
            url=_entity(source, identifier),
            accept="application/json",
            carries={"meeting": identifier, "day": found[identifier].isoformat()},
        )


def _day(text: str) -> date | None:
    """The service does not say in which zone its clock times are: only the day counts."""
    found = _time.read(text[:10])
    return found[0].date() if found else None


def _points(source: Source, response: Response, answer: Fields) -> Iterator[Item]:
    identifier = _json.text(answer, "entityId") or response.request.carries.get("meeting", "")
    meeting = Meeting(
        id=identifier,
        url=_entity(source, identifier),
        name=_json.text(answer, "title"),
        start=_begin(response, answer),
        place=_json.text(answer, "location"),
        body=_json.text(answer, "organization") or source.organisation or "",
        called_off=_json.text(answer, "status").lower() in _CALLED_OFF,
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
