"""Agenda points of council and committee meetings, from Parlaeus (key: the `rid` that the
municipality gives out).

    list of agendas | one request per agenda | an item per point of substance

`url` is the site (`https://zandhoek.parlaeus.nl`), `secret` names the key.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from leads import limits
from leads.errors import SourceError
from leads.model import KEY_PLACE, Item, Request, Response, Source
from leads.sources import _answer, _council, _json, _time
from leads.sources._council import Meeting, Paper, Point
from leads.sources._json import Fields

_HOW = "de griffie van de gemeente geeft op verzoek een 'rid' voor open data van Parlaeus."


def start(source: Source, since: datetime) -> Iterable[Request]:
    """The agendas from the Dutch day of `since` on.

    Raises SourceError `no-key` when the source names no secret.
    """
    first = _time.local(since).date()
    last = first + timedelta(days=_council.DAYS_AHEAD)
    window = {"since": f"{first:%Y%m%d}", "until": f"{last:%Y%m%d}"}
    yield _request(source, "agenda_list", window, {"since": first.isoformat()})


def parse(source: Source, response: Response) -> Iterable[Item | Request]:
    """Requests for the agendas in a list, or the points of one agenda.

    Raises SourceError: `error-in-body` (failures come with status 200), `not-json` or `wall`.
    """
    answer = _json.fields(_json.load(response))
    if agenda := _json.fields(answer.get("agenda")):
        return _points(source, response, agenda)
    status = _json.text(answer, "status")
    if status != "200":
        said = _json.text(answer, "message") or f"nummer {status or 'onbekend'}"
        raise SourceError("error-in-body", f"Parlaeus meldt een fout ({said}); {_HOW}")
    return _agendas(source, response, answer)


def _request(
    source: Source, function: str, query: dict[str, str], carries: dict[str, str]
) -> Request:
    told = urlencode({"rid": KEY_PLACE, "fn": function, **query})
    return Request(
        url=f"{source.url.rstrip('/')}/receive/opendata?{told}",
        key=_answer.key(source, _HOW, header=""),
        accept="application/json",
        carries=carries,
    )


def _agendas(source: Source, response: Response, answer: Fields) -> Iterator[Request]:
    today = _time.local(response.fetched_at).date()
    since = response.request.carries.get("since", today.isoformat())
    found: dict[str, date] = {}
    for agenda in _json.each(answer.get("list") or []):
        at = _council.wall_clock(_json.text(agenda, "date"))
        if at and _council.is_near(at.day, since, response) and _json.text(agenda, "agid"):
            found[_json.text(agenda, "agid")] = at.day
    for number in _council.in_order(found, response)[: limits.FOLLOW_UPS_PER_VISIT]:
        yield _request(source, "agenda_detail", {"agid": number}, {"agenda": number})


def _points(source: Source, response: Response, agenda: Fields) -> Iterator[Item]:
    number = _json.text(agenda, "agid") or response.request.carries.get("agenda", "")
    day = _json.text(agenda, "date")
    begin = _council.wall_clock(day, _json.text(agenda, "time"))
    # no hour, or '0', means that nobody knows when it ends
    end = _council.wall_clock(day, _json.text(agenda, "endtime"))
    meeting = Meeting(
        id=f"agenda:{number}",
        name=_json.text(agenda, "title") or _json.text(agenda, "committeecode"),
        start=begin,
        end=_council.until(begin, end),
        place=_json.text(agenda, "location"),
        body=source.organisation or "",
        url=f"{source.url.rstrip('/')}/",
        called_off=_json.yes(agenda, "cancelled"),
    )
    points = map(_point, _json.each(agenda.get("points") or []))
    return _council.items(source, response, meeting, points)


def _point(point: Fields) -> Point:
    papers = (
        Paper(_json.text(one, "title"), _whole(_json.text(one, "link")))
        for one in _json.each(point.get("documents") or [])
    )
    return Point(
        key=f"point:{_json.text(point, 'apid')}" if _json.text(point, "apid") else "",
        title=_json.text(point, "title"),
        number=_json.text(point, "number"),
        text=_json.text(point, "text"),
        papers=tuple(paper for paper in papers if paper.name),
    )


def _whole(link: str) -> str:
    """The last of two addresses that were glued together."""
    begin = max(link.rfind("https://"), link.rfind("http://"))
    return link[begin:] if begin > 0 else link
