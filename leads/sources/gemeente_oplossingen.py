"""Agenda points of council and committee meetings, from a GemeenteOplossingen site (no key).

`url` is the API of the municipality (`https://raad.zandhoek.nl/api`), option `version` is
`v1` (the default) or `v2`: the first wants days as seconds, the second as dates.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta
from urllib.parse import quote, urlencode

from leads.errors import SourceError
from leads.model import Item, Request, Response, Source
from leads.sources import _agenda_paper, _answer, _council, _encoding, _json, _time
from leads.sources._council import Meeting, Paper, Point
from leads.sources._json import Fields


def start(source: Source, since: datetime) -> Iterable[Request]:
    """The meetings from the Dutch day of `since` on.

    Raises SourceError `bad-option` for another version than v1 or v2.
    """
    version = source.options.get("version", "v1")
    if version not in ("v1", "v2"):
        raise SourceError("bad-option", f"Bron '{source.id}': kies bij 'version' v1 of v2.")
    first = _time.local(since).date()
    days = (first, first + timedelta(days=_council.DAYS_AHEAD))
    told = [
        day.isoformat()
        if version == "v2"
        else str(int(datetime.combine(day, time(), _time.AMSTERDAM).timestamp()))
        for day in days
    ]
    query = urlencode({"date_from": told[0], "date_to": told[1]})
    yield Request(
        url=f"{_base(source)}/{version}/meetings?{query}",
        accept="application/json",
        carries={"since": first.isoformat()},
    )


def parse(source: Source, response: Response) -> Iterator[Item | Request]:
    """The points of all meetings in the window, in either version's form; of a meeting
    without any, the agenda as a paper.

    Raises SourceError: `error-in-body`, `not-json` or `wall`.
    """
    if _agenda_paper.is_answered_by(response):
        yield from _agenda_paper.items(source, response)
        return
    today = _time.local(response.fetched_at).date()
    since = response.request.carries.get("since", today.isoformat())
    for answer in _json.each(_meetings(response)):
        meeting = _meeting(source, answer)
        near = meeting.start and _council.is_near(meeting.start.day, since, response)
        if near and not _json.yes(answer, "inactive"):
            points = (_point(source, meeting, one) for one in _shown(answer))
            found = list(_council.items(source, response, meeting, points))
            yield from found
            if not found:
                papers = _papers(source, meeting, answer)
                yield from _agenda_paper.requests(meeting, papers, response)


def _base(source: Source) -> str:
    return source.url.rstrip("/")


def _meetings(response: Response) -> object:
    """A bare list in v1, a list in two wrappings in v2."""
    answer = _json.load(response)
    if isinstance(answer, list):
        return answer
    result = _json.fields(_json.fields(answer).get("result"))
    if "meetings" not in result:
        raise _answer.unexpected(_encoding.text_of(response), "error-in-body")
    return result["meetings"] or []


def _meeting(source: Source, answer: Fields) -> Meeting:
    committee = _json.text(_json.fields(answer.get("dmu")), "name")
    return Meeting(
        id=f"meeting:{_json.text(answer, 'id')}",
        name=_json.text(answer, "description").strip() or committee,
        start=_council.wall_clock(_json.text(answer, "date"), _json.text(answer, "startTime")),
        place=_json.text(answer, "location"),
        body=source.organisation or "",
        url=f"{_base(source).removesuffix('/api')}/",
        called_off=_json.yes(answer, "canceled"),
    )


def _shown(meeting: Fields) -> list[Fields]:
    """The points a visitor sees, in the order he sees them; one without order is hidden."""
    points = [p for p in _json.each(meeting.get("items") or []) if _order(p) is not None]
    return sorted(points, key=lambda point: _order(point) or 0.0)


def _order(point: Fields) -> float | None:
    try:
        return float(_json.text(point, "sortorder"))
    except ValueError:
        return None


def _point(source: Source, meeting: Meeting, point: Fields) -> Point:
    return Point(
        key=f"item:{_json.text(point, 'id')}" if _json.text(point, "id") else "",
        title=_json.text(point, "title"),
        number=_json.text(point, "number"),
        text=_json.text(point, "description"),
        papers=tuple(_papers(source, meeting, point)),
    )


def _papers(source: Source, meeting: Meeting, holder: Fields) -> Iterator[Paper]:
    """The documents of a meeting or of a point; both stand under the meeting."""
    number = meeting.id.partition(":")[2]
    for document in _json.each(holder.get("documents") or []):
        if name := _name(_json.text(document, "filename")):
            yield Paper(name, _address(source, number, document))


def _name(filename: str) -> str:
    """`raadsvoorstel_dorpshuis.pdf` → `raadsvoorstel dorpshuis`."""
    stem, dot, ending = filename.rpartition(".")
    return (stem if dot and len(ending) <= 4 else filename).replace("_", " ").strip()


def _address(source: Source, meeting: str, document: Fields) -> str:
    number = quote(_json.text(document, "id"), safe="")
    return f"{_base(source)}/v1/meetings/{quote(meeting, safe='')}/documents/{number}"
