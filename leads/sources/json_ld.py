"""Events and articles that a web page tells in JSON-LD (schema.org), no key.

    page | its JSON-LD | items; of a bare list the pages it names

For the club or theatre whose agenda has no calendar to subscribe to. Of an article the
description is read and not its body; performers, authors and persons are not read.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from urllib.parse import urlsplit

from leads.errors import SourceError
from leads.model import Body, Item, Request, Response, Source
from leads.sources import (
    _agenda,
    _answer,
    _encoding,
    _entry,
    _html,
    _json,
    _ld,
    _ld_event,
    _time,
)
from leads.sources._entry import Entry
from leads.sources._json import Fields
from leads.sources._ld import Page

_ACCEPT = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"
_EVENTS = frozenset({"Festival", "CourseInstance", "Hackathon"})
_ARTICLES = frozenset({"Article", "BlogPosting", "LiveBlogPosting", "SocialMediaPosting"})
_FURTHER_PAGES = 20
_NONE = "Op deze pagina staan geen gegevens voor programma's (JSON-LD)."
_BROKEN = "De gegevens voor programma's (JSON-LD) op deze pagina zijn niet te lezen."


def start(source: Source, since: datetime) -> Iterable[Request]:
    """The page."""
    yield Request(url=source.url, accept=_ACCEPT, body=Body.PAGE)


def parse(source: Source, response: Response) -> Iterable[Item | Request]:
    """The events and articles of a page, or requests for the pages that its list names.

    Raises SourceError: `redesign` when the page has no JSON-LD, `not-json` when none of it
    can be read, or `wall`.
    """
    text = _encoding.text_of(response)
    page = _ld.read(text)
    is_first = "from" not in response.request.carries
    if is_first and not page.nodes:
        raise _nothing(text, page)
    found: list[Item | Request] = [*_events(source, response, page)]
    found += _entry.items(source, response, _articles(response, page))
    if not found and is_first:
        found += islice(_further(response, page), _FURTHER_PAGES)
    return found


def _nothing(text: str, page: Page) -> SourceError:
    if not text.strip() or _answer.is_wall(text):
        return _answer.unexpected(text, "redesign")
    return SourceError("not-json", _BROKEN) if page.blocks else SourceError("redesign", _NONE)


def _further(response: Response, page: Page) -> Iterator[Request]:
    """The pages on this site that an ItemList names without saying more."""
    lists = (node for node in page.nodes if "ItemList" in _ld.types(node))
    entries = [one for each in lists for one in _json.each(each.get("itemListElement") or [])]
    links = [
        _html.web_link(_ld.text(e, "url") or _ld.text(e, "item"), response.url) for e in entries
    ]
    for link in dict.fromkeys(links):
        if link and urlsplit(link).netloc == urlsplit(response.url).netloc:
            yield Request(
                url=link, accept=_ACCEPT, body=Body.PAGE, carries={"from": response.request.url}
            )


# ── articles ─────────────────────────────────────────────────────────────────


def _articles(response: Response, page: Page) -> list[Entry]:
    return [_article(response, node) for node in page.nodes if _is_article(_ld.types(node))]


def _is_article(types: set[str]) -> bool:
    return bool(types & _ARTICLES) or any(name.endswith("NewsArticle") for name in types)


def _article(response: Response, node: Fields) -> Entry:
    link = _ld.text(node, "url") or _ld.text(node, "mainEntityOfPage")
    return Entry(
        guid="",
        link=_html.web_link(link, response.url) or response.url,
        title=_ld.text(node, "headline") or _ld.text(node, "name"),
        text=_ld.text(node, "description"),
        when=_published(node, response.fetched_at),
    )


def _published(node: Fields, fetched_at: datetime) -> _time.When:
    names = ("datePublished", "dateCreated", "dateModified")
    return _time.published(next(filter(None, (_ld.text(node, n) for n in names)), ""), fetched_at)


# ── events ───────────────────────────────────────────────────────────────────


def _events(source: Source, response: Response, page: Page) -> Iterator[Item]:
    nodes = [node for node in page.nodes if is_event(_ld.types(node))]
    pairs = {(_identity(node, response), _ld_event.first_day(node)) for node in nodes}
    times = Counter(identity for identity, _ in pairs)
    notices = (_notice(source, response, page, node, times) for node in nodes)
    return _agenda.items(source, response, (notice for notice in notices if notice))


def is_event(types: set[str]) -> bool:
    return bool(types & _EVENTS) or any(name.endswith("Event") for name in types)


def _identity(node: Fields, response: Response) -> str:
    """Its `@id` or address, as far as that is its own and not that of the whole page."""
    address = _html.web_link(_ld.text(node, "@id") or _ld.text(node, "url"), response.url)
    return "" if address.partition("#") == (response.url, "", "") else address


def _notice(
    source: Source, response: Response, page: Page, node: Fields, times: Counter[str]
) -> _agenda.Notice | None:
    event = _ld_event.event(source, page, node, response.fetched_at)
    identity = _identity(node, response)
    if event.start is None:
        return None
    is_own = identity and times[identity] == 1
    return _agenda.Notice(
        key=identity if is_own else f"{identity or event.name} {_ld_event.first_day(node)}",
        event=event,
        when=_published(node, response.fetched_at),
        url=_html.web_link(_ld.text(node, "url"), response.url) or response.url,
        description="\n".join(_ld_event.lines(node, event)),
        city=_ld_event.Place(page, node).city,
    )
