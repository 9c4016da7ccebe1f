"""Posts of a WordPress site (REST API wp/v2, no key), for a site whose feed is shut.

`url` is the site, or the whole address of a route (`…/wp-json/wp/v2/posts?categories=4`).
Of a post the excerpt is read, not the full text; who wrote it is not asked for.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from urllib.parse import urlencode, urljoin

from leads import limits
from leads.errors import SourceError
from leads.model import Item, Request, Response, Source
from leads.sources import _entry, _html, _json, _time
from leads.sources._entry import Entry
from leads.sources._json import Fields

_ROUTE = "/wp-json/wp/v2/posts"
_FIELDS = "id,date,date_gmt,link,title,excerpt"
_PER_PAGE = 50
_PAGES = limits.ITEMS_PER_FEED // _PER_PAGE
_PAGES_HEADER = "x-wp-totalpages"


def start(source: Source, since: datetime) -> Iterable[Request]:
    """The first page of posts from the Dutch day of `since` on."""
    yield _request(source, _time.local(since).date().isoformat(), 1)


def parse(source: Source, response: Response) -> Iterable[Item | Request]:
    """The posts of a page, and the next page as long as the site says there is one.

    Raises SourceError: `error-in-body`, `not-json` or `wall`.
    """
    posts = _json.load(response)
    if not isinstance(posts, list):
        told = _json.text(_json.fields(posts), "message") or "zonder uitleg"
        raise SourceError("error-in-body", f"De site meldt: {told}")
    entries = [_made(post, response) for post in _json.each(posts) if not _is_locked(post)]
    yield from _entry.items(source, response, entries)
    yield from _next_page(source, response)


def _request(source: Source, since: str, page: int) -> Request:
    is_route = "/wp/v2/" in source.url
    base = source.url if is_route else source.url.rstrip("/") + _ROUTE
    asked = {"per_page": _PER_PAGE, "page": page, "after": f"{since}T00:00:00", "_fields": _FIELDS}
    return Request(
        url=f"{base}{'&' if '?' in base else '?'}{urlencode(asked, safe=',:')}",
        accept="application/json",
        carries={"since": since, "page": str(page)},
    )


def _next_page(source: Source, response: Response) -> Iterator[Request]:
    """A page past the end is an error there: only a page that was announced is asked for."""
    told = response.headers.get(_PAGES_HEADER, "").strip()
    last = min(int(told), _PAGES) if told.isascii() and told.isdigit() else 1
    page = int(response.request.carries.get("page", "1"))
    if page < last:
        yield _request(source, response.request.carries["since"], page + 1)


def _is_locked(post: Fields) -> bool:
    """Behind a password: the title says so, and the text is empty."""
    parts = (_json.fields(post.get(name)) for name in ("excerpt", "content"))
    return any(part.get("protected") for part in parts)


def _made(post: Fields, response: Response) -> Entry:
    number = _json.text(post, "id")
    return Entry(
        guid=urljoin(response.url, f"/?p={number}") if number else "",  # as in the site's feed
        link=_html.web_link(post.get("link"), response.url),
        title=_json.text(_json.fields(post.get("title")), "rendered"),
        text=_json.text(_json.fields(post.get("excerpt")), "rendered"),
        when=_when(post, response.fetched_at),
    )


def _when(post: Fields, fetched_at: datetime) -> _time.When:
    """`date_gmt` has no zone and is UTC; `date` is the clock of the site."""
    universal = _json.text(post, "date_gmt")
    if _time.read(universal):
        return _time.published(f"{universal} UTC", fetched_at)
    return _time.published(post.get("date"), fetched_at)
