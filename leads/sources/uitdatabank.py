"""Events of UiTdatabank (publiq Search API 3), for villages on the Belgian border.

A key is needed: `secret` names the client id. An option says which events: `postalCode`,
`regions`, `q` (Lucene), `locationId` or `organizerId`. Who entered an event and how to
reach that person is not read.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from urllib.parse import urlencode

from leads.errors import SourceError
from leads.model import Item, Request, Response, Source
from leads.sources import _agenda, _answer, _html, _json, _time, _uit_event
from leads.sources._json import Fields

_PER_PAGE = 100
_PAGES = 5
_CHOICES = ("postalCode", "regions", "q", "locationId", "organizerId")
_GET_A_KEY = "vraag een gratis client id aan op platform.publiq.be en zet die in de omgeving."
_OWN_SITE = "uitinvlaanderen.be"


def start(source: Source, since: datetime) -> Iterable[Request]:
    """The first page of events from the Dutch day of `since` on.

    Raises SourceError: `no-key` without `secret`, `bad-option` when no option says which
    events.
    """
    yield _request(source, _time.midnight(_time.local(since).date()).isoformat(), 0)


def parse(source: Source, response: Response) -> Iterable[Item | Request]:
    """The events of a page, and the next one as long as there are more.

    Raises SourceError: `error-in-body`, `not-json` or `wall`.
    """
    answer = _json.fields(_json.load(response))
    if "member" not in answer:
        told = _json.text(answer, "detail") or _json.text(answer, "title") or "zonder uitleg"
        raise SourceError("error-in-body", f"UiTdatabank meldt een fout: {told}")
    yield from _agenda.items(source, response, _notices(source, response, answer))
    yield from _next_page(source, response, answer)


def _request(source: Source, first: str, begin: int) -> Request:
    wanted = {name: source.options[name] for name in _CHOICES if source.options.get(name)}
    key = _answer.key(source, _GET_A_KEY, header="x-client-id", scheme="")
    if not wanted:
        choices = ", ".join(f"'{name}'" for name in _CHOICES)
        raise SourceError(
            "bad-option", f"Bron '{source.id}' heeft onder 'options' een van {choices} nodig."
        )
    paging = {"embed": "true", "dateFrom": first, "limit": _PER_PAGE, "start": begin}
    return Request(
        url=f"{source.url.rstrip('/')}/events/?{urlencode({**wanted, **paging})}",
        accept="application/json",
        key=key,
        carries={"first": first, "start": str(begin)},
    )


def _next_page(source: Source, response: Response, answer: Fields) -> Iterator[Request]:
    begin = int(response.request.carries.get("start", "0")) + _PER_PAGE
    total = answer.get("totalItems")
    is_within = begin < _PAGES * _PER_PAGE
    if isinstance(total, int) and begin < total and is_within and answer.get("member"):
        yield _request(source, response.request.carries["first"], begin)


def _notices(source: Source, response: Response, answer: Fields) -> Iterator[_agenda.Notice]:
    for raw in _json.each(answer["member"]):
        told = _uit_event.read(source, raw, response.fetched_at)
        identity = _json.text(raw, "@id")
        if told.event.name and identity:
            yield _agenda.Notice(
                key=identity.rstrip("/").rpartition("/")[2],
                url=_link(raw) or identity,
                event=told.event,
                when=_time.published(raw.get("created"), response.fetched_at),
                description=told.description,
                city=told.city,
            )


def _link(raw: Fields) -> str:
    """Its page for people; other pages it names may be those of a ticket shop."""
    given = raw.get("sameAs")
    links = [_html.web_link(link) for link in given] if isinstance(given, list) else []
    return next((link for link in links if _OWN_SITE in link), next(filter(None, links), ""))
