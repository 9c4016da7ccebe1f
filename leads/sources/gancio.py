"""Events of a Gancio agenda (GET /api/events, no key).

`url` is the site. A list has no descriptions; its tags stand in for them.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from urllib.parse import quote, urlencode

from leads import limits
from leads.errors import SourceError
from leads.model import Event, Item, Moment, Request, Response, Source
from leads.sources import _agenda, _html, _json, _time
from leads.sources._json import Fields

_YEARS = range(2000, 2101)


def start(source: Source, since: datetime) -> Iterable[Request]:
    """The events from the Dutch day of `since` on."""
    first = int(_time.midnight(_time.local(since).date()).timestamp())
    query = urlencode({"start": first, "max": limits.ITEMS_PER_FEED, "show_recurrent": "true"})
    yield Request(url=f"{_base(source)}/api/events?{query}", accept="application/json")


def parse(source: Source, response: Response) -> Iterable[Item]:
    """What happens between yesterday and CALENDAR_DAYS_AHEAD from now.

    Raises SourceError: `error-in-body`, `not-json` or `wall`.
    """
    events = _json.load(response)
    if not isinstance(events, list):
        raise SourceError("error-in-body", "De site gaf geen lijst met activiteiten.")
    return _agenda.items(source, response, _notices(source, response, events))


def _base(source: Source) -> str:
    return source.url.rstrip("/")


def _notices(source: Source, response: Response, events: object) -> Iterator[_agenda.Notice]:
    for raw in _json.each(events):
        begin, end = _moment(raw.get("start_datetime")), _moment(raw.get("end_datetime"))
        slug = _json.text(raw, "slug")
        if begin is not None:
            yield _agenda.Notice(
                key=_json.text(raw, "id") or f"{slug} {begin.iso()}",
                url=f"{_base(source)}/event/{quote(slug, safe='')}" if slug else "",
                event=_event(source, response, raw, begin, end),
                when=_time.published(raw.get("updatedAt"), response.fetched_at),
                description="\n".join(_lines(raw)),
            )


def _event(
    source: Source, response: Response, raw: Fields, begin: Moment, end: Moment | None
) -> Event:
    end = end if end and end.iso() > begin.iso() else None
    place = _json.fields(raw.get("place"))
    parts = (_json.text(place, part) for part in ("name", "address"))
    return Event(
        name=_html.title(_json.text(raw, "title")),
        start=begin,
        end=end,
        place=_html.title(", ".join(dict.fromkeys(filter(None, parts)))) or None,
        organiser=source.organisation,
        status=_agenda.status(begin, end, response.fetched_at),
    )


def _moment(seconds: object) -> Moment | None:
    """A Unix time; what lies outside this century is no time."""
    try:
        at = datetime.fromtimestamp(float(seconds), UTC)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError, OSError):
        return None
    return _time.moment(at) if at.year in _YEARS else None


def _lines(raw: Fields) -> Iterator[str]:
    yield _html.words(_json.text(raw, "description"))
    if raw.get("online_locations"):
        yield "Ook online."
    given = raw.get("tags")
    tags = [_tag(tag) for tag in given if _tag(tag)] if isinstance(given, list) else []
    if tags:
        yield f"Onderwerpen: {', '.join(tags)}."


def _tag(tag: object) -> str:
    """A word; an export writes it as an object."""
    return _html.title(tag if isinstance(tag, str) else _json.text(_json.fields(tag), "tag"))
