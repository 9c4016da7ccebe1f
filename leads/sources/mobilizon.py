"""Events found by a Mobilizon server (GraphQL by POST, no key).

`url` is the server. Option `location` (a geohash, with `radius` in kilometres) or `term` says
what to look for; `tags` and `category` narrow it down. Servers pass on each other's events,
so an event may link to another site. Who put it there is not asked for, only the group.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from leads.errors import SourceError
from leads.model import Event, EventStatus, Item, Moment, Request, Response, Source
from leads.sources import _agenda, _html, _json, _time
from leads.sources._json import Fields

_PER_PAGE = 50
_PAGES = 5
_RADIUS_KM = 10.0
_QUERY = """\
query ($term: String, $tags: String, $category: String, $location: String, $radius: Float,
       $beginsOn: DateTime, $page: Int, $limit: Int) {
  searchEvents(term: $term, tags: $tags, category: $category, location: $location,
               radius: $radius, beginsOn: $beginsOn, page: $page, limit: $limit) {
    total
    elements {
      id uuid url title beginsOn endsOn status category
      physicalAddress { description street locality }
      attributedTo { name }
      tags { title }
    }
  }
}"""


def start(source: Source, since: datetime) -> Iterable[Request]:
    """The first page of events from the Dutch day of `since` on.

    Raises SourceError `bad-option` without `location` or `term`, or with a `radius` that is
    no number.
    """
    first = _time.midnight(_time.local(since).date()).astimezone(UTC)
    yield _request(source, first.strftime("%Y-%m-%dT%H:%M:%SZ"), 1)


def parse(source: Source, response: Response) -> Iterable[Item | Request]:
    """The events of a page, and the next one as long as there are more.

    Raises SourceError: `error-in-body`, `not-json` or `wall`.
    """
    answer = _json.fields(_json.load(response))
    found = _json.fields(_json.fields(answer.get("data")).get("searchEvents"))
    if "elements" not in found:
        raise SourceError("error-in-body", f"De server meldt een fout: {_complaint(answer)}")
    yield from _agenda.items(source, response, _notices(source, response, found))
    yield from _next_page(source, response, found)


def _request(source: Source, first: str, page: int) -> Request:
    asked = {
        **_wanted(source),
        "beginsOn": first,
        "page": page,
        "limit": _PER_PAGE,
    }
    return Request(
        # what follows the # is not sent: it tells apart pages that have one address
        url=f"{source.url.rstrip('/')}/api#{page}",
        method="POST",
        data=json.dumps({"query": _QUERY, "variables": asked}).encode(),
        headers={"content-type": "application/json"},
        accept="application/json",
        carries={"first": first, "page": str(page)},
    )


def _wanted(source: Source) -> dict[str, object]:
    options = source.options
    wanted: dict[str, object] = {
        name: options[name]
        for name in ("term", "tags", "category", "location")
        if options.get(name)
    }
    if "location" not in wanted and "term" not in wanted:
        raise SourceError(
            "bad-option",
            f"Bron '{source.id}' heeft onder 'options' een 'location' (geohash) of 'term' nodig.",
        )
    if "location" in wanted:
        wanted["radius"] = _radius(source)
    return wanted


def _radius(source: Source) -> float:
    given = source.options.get("radius", "") or str(_RADIUS_KM)
    if not given.replace(".", "", 1).isdecimal():
        raise SourceError(
            "bad-option", f"Bij bron '{source.id}' moet 'radius' een aantal kilometers zijn."
        )
    return float(given)


def _complaint(answer: Fields) -> str:
    errors = answer.get("errors")
    told = (_json.text(error, "message") for error in _json.each(errors))
    return next(filter(None, told), "zonder uitleg")


def _next_page(source: Source, response: Response, found: Fields) -> Iterator[Request]:
    page = int(response.request.carries.get("page", "1"))
    total = found.get("total")
    more = isinstance(total, int) and total > page * _PER_PAGE
    if more and found.get("elements") and page < _PAGES:
        yield _request(source, response.request.carries["first"], page + 1)


def _notices(source: Source, response: Response, found: Fields) -> Iterator[_agenda.Notice]:
    for raw in _json.each(found.get("elements")):
        begin, end = (_moment(_json.text(raw, name)) for name in ("beginsOn", "endsOn"))
        address = _json.fields(raw.get("physicalAddress"))
        if begin is not None:
            yield _agenda.Notice(
                key=_json.text(raw, "uuid") or _json.text(raw, "url") or _json.text(raw, "id"),
                url=_json.text(raw, "url"),
                event=_event(source, response, raw, begin, end),
                when=_time.published(None, response.fetched_at),
                description=_topics(raw),
                city=_html.title(_json.text(address, "locality")),
            )


def _event(
    source: Source, response: Response, raw: Fields, begin: Moment, end: Moment | None
) -> Event:
    end = end if end and end.iso() > begin.iso() else None
    address = _json.fields(raw.get("physicalAddress"))
    parts = (_json.text(address, part) for part in ("description", "street", "locality"))
    group = _json.text(_json.fields(raw.get("attributedTo")), "name")
    is_off = _json.text(raw, "status").upper() == "CANCELLED"
    status = _agenda.status(begin, end, response.fetched_at)
    return Event(
        name=_html.title(_json.text(raw, "title")),
        start=begin,
        end=end,
        place=_html.title(", ".join(dict.fromkeys(filter(None, parts)))) or None,
        organiser=_html.title(group) or source.organisation,
        status=EventStatus.CANCELLED if is_off else status,
    )


def _moment(raw: str) -> Moment | None:
    found = _time.read(raw)
    return _time.moment(found[0]) if found else None


def _topics(raw: Fields) -> str:
    titles = (_html.title(_json.text(tag, "title")) for tag in _json.each(raw.get("tags")))
    told = ", ".join(filter(None, titles))
    return f"Onderwerpen: {told}." if told else ""
