"""Events of a WordPress site with The Events Calendar (REST API tribe/events/v1, no key).

`url` is the site, or the whole address of its `events` route.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from urllib.parse import urlencode, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from leads import limits
from leads.errors import SourceError
from leads.model import Event, Item, Moment, Request, Response, Source
from leads.sources import _agenda, _answer, _html, _json, _time
from leads.sources._json import Fields

_ROUTE = "/wp-json/tribe/events/v1/events"
_PAST_THE_END = "event-archive-page-not-found"
_MADE_UP_ID = 10_000_000  # numbers of occurrences of a series begin here and may change


def start(source: Source, since: datetime) -> Iterable[Request]:
    """The first page of events from the Dutch day of `since` on."""
    is_route = "/tribe/events/" in source.url
    base = source.url if is_route else source.url.rstrip("/") + _ROUTE
    query = urlencode({"per_page": 50, "start_date": _time.local(since).date().isoformat()})
    yield Request(
        url=f"{base}{'&' if '?' in base else '?'}{query}",
        accept="application/json",
        carries={"page": "1"},
    )


def parse(source: Source, response: Response) -> Iterable[Item | Request]:
    """The events of a page, and the next page if it is on the same host.

    Raises SourceError: `error-in-body`, `not-json` or `wall`.
    """
    answer = _json.fields(_json.load(response))
    if answer.get("code") == _PAST_THE_END:
        return
    if "events" not in answer:
        raise SourceError("error-in-body", f"De site meldt: {_json.text(answer, 'message')}")
    seen: set[str] = set()
    for raw in _json.each(answer["events"]):
        item = _item(source, response, raw)
        if item and item.key not in seen:
            seen.add(item.key)
            yield item
    yield from _next_page(response, _json.text(answer, "next_rest_url"))


def _next_page(response: Response, address: str) -> Iterator[Request]:
    page = int(response.request.carries.get("page", "1")) + 1
    address = _html.web_link(address, response.url)
    here, there = urlsplit(response.url), urlsplit(address)
    if address and here.netloc == there.netloc and page <= limits.FOLLOW_UPS_PER_VISIT:
        yield Request(url=address, accept="application/json", carries={"page": str(page)})


def _item(source: Source, response: Response, raw: Fields) -> Item | None:
    event = _event(source, raw, response.fetched_at)
    if event is None or event.start is None:
        return None
    return _answer.item(
        source,
        response,
        _answer.Found(
            key=_key(raw),
            url=_json.text(raw, "url"),
            title=event.name,
            text=_agenda.text(event, _html.words(_json.text(raw, "description"))),
            markup=False,
            place=_html.title(_city(raw)) or None,
            when=_published(raw, response.fetched_at),
            events=(event,),
        ),
    )


def _key(raw: Fields) -> str:
    number = raw.get("id")
    if isinstance(number, int) and number < _MADE_UP_ID:
        return str(number)
    return f"{_json.text(raw, 'url')} {_json.text(raw, 'start_date')}"


def _published(raw: Fields, fetched_at: datetime) -> _time.When:
    written = _json.text(raw, "date_utc")
    return _time.published(f"{written} UTC" if written else raw.get("date"), fetched_at)


def _event(source: Source, raw: Fields, now: datetime) -> Event | None:
    begin, end = _moment(raw, "start_date"), _moment(raw, "end_date")
    if begin is None:
        return None
    if end is not None and end <= begin:
        end = None
    return Event(
        name=_html.title(_json.text(raw, "title")),
        start=begin,
        end=end,
        place=_html.title(", ".join(_place(raw))) or None,
        organiser=_html.title(", ".join(_organisers(raw))) or source.organisation,
        status=_agenda.status(begin, end, now),
    )


def _moment(raw: Fields, name: str) -> Moment | None:
    """A time on the wall clock, or only a day for what lasts whole days.

    The UTC fields count where the zone has a name; behind a bare 'UTC+1' people type
    the time on the clock, and that is what the page shows.
    """
    found = _time.read(_json.text(raw, name))
    if found is None:
        return None
    if raw.get("all_day"):
        return Moment(found[0].date())
    zone = _zone(_json.text(raw, "timezone"))
    universal = _time.read(f"{_json.text(raw, f'utc_{name}')} UTC")
    if zone and universal:
        wall = universal[0].astimezone(zone)
        return Moment(wall.date(), wall.time())
    return _time.moment(found[0])


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if "/" in name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _place(raw: Fields) -> Iterator[str]:
    for venue in _json.each(raw.get("venue")):
        yield from filter(None, (_json.text(venue, part) for part in ("venue", "address", "city")))


def _city(raw: Fields) -> str:
    venues = list(_json.each(raw.get("venue")))
    return _json.text(venues[0], "city") if venues else ""


def _organisers(raw: Fields) -> Iterator[str]:
    """Names only: addresses and telephone numbers here are often those of a person."""
    for organiser in _json.each(raw.get("organizer")):
        if name := _json.text(organiser, "organizer"):
            yield name
