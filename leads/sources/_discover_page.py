"""The signs on a web page of what programs may read there.

Links to feeds in the page or its headers (HTML Living Standard §4.6.7.1, RFC 8288),
calendars to subscribe to, The Events Calendar, events in JSON-LD, accounts that the
site calls its own (`rel=me`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from urllib.parse import parse_qs, quote, urljoin, urlsplit

from lxml import etree

from leads.model import Body, Medium, Request, Response, Source
from leads.sources import _html, _ld, json_ld
from leads.sources._discover_address import account, called, source
from leads.text import one_line

PAGE = "text/html, application/xhtml+xml;q=0.9, */*;q=0.5"
_FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json"})
_WORDPRESS, _EVENTS_CALENDAR = "https://api.w.org/", "https://theeventscalendar.com/"
_EMBEDDED, _SHARED = "https://calendar.google.com/calendar/embed", "@group.calendar.google.com"
_COMMENTS = re.compile("comment|reactie", re.IGNORECASE)
_FEED_PATH = re.compile(r"/(?:rss|feed|atom)/?$|/(?:rss|feed|atom|index)\.xml$|\.rss$")
_AGENDA = re.compile(
    r"\b(?:agenda|activiteiten|kalender|calendar|evenementen|programma|events)\b", re.IGNORECASE
)
_ONE_EVENT = re.compile(r"outlook-ical|/(?:event|evenement|activiteit)/", re.IGNORECASE)
_SAYS_NOTHING = re.compile(
    r"(?:rss|atom|feeds?|nieuws|home|welkom|abonneren|2\.0|1\.0|\W)*", re.IGNORECASE
)
_TITLE_PARTS = re.compile(r"\s+[-–—|»]\s+|\s*[|»]\s*")
_LINK_VALUE = re.compile(r"<([^<>]{1,2000})>([^<]{0,500})")
_LINK_PART = re.compile(r";\s*([\w*-]+)\s*=\s*(?:\"([^\"]*)\"|([^\s;,\"]+))")
_LINKS = 2_000
_TEXT_CHARS = 200
_PER_SORT = 4  # a site with more feeds than this has one for each category
_ICS_FILES = 3  # when there are more, each is of one event
_PAGES = 2


@dataclass(frozen=True)
class Link:
    """A link with an absolute address; `rel` and `type` in lower case."""

    tag: str
    url: str
    rel: frozenset[str] = frozenset()
    type: str = ""
    text: str = ""


@dataclass(frozen=True)
class Page:
    """A page as this module sees it; `meta` are its named values, in lower case."""

    url: str
    name: str
    links: tuple[Link, ...]
    meta: Mapping[str, str]
    text: str


def signs(text: str, response: Response) -> Iterator[Source | Request]:
    """What a page announces, the best door first, each once."""
    page = _read(text, response)
    found = (*_calendars(page), *_feeds(page), *_accounts(page), *_wordpress(page))
    seen: set[tuple[str, str]] = set()
    for one in found:
        if (one.kind, one.url + str(one.options)) not in seen:
            seen.add((one.kind, one.url + str(one.options)))
            yield one
    yield from _further(page)


# ── calendars ────────────────────────────────────────────────────────────────


def _calendars(page: Page) -> Iterator[Source]:
    name = f"Agenda van {page.name}"
    for url in _subscriptions(page):
        yield source("ical", url, name, Medium.CALENDAR)
    if _has_events_calendar(page):
        yield source("tribe_events", urljoin(page.url, "/"), name, Medium.CALENDAR)
    elif any(json_ld.is_event(_ld.types(node)) for node in _ld.read(page.text).nodes):
        yield source("json_ld", page.url, name, Medium.CALENDAR)
    for kind in ("gancio", "mobilizon"):
        if page.meta.get("generator", "").startswith(kind):
            yield source(kind, urljoin(page.url, "/"), name, Medium.CALENDAR)


def _subscriptions(page: Page) -> list[str]:
    offered = [link.url for link in page.links if link.type == "text/calendar"]
    files = [link.url for link in page.links if urlsplit(link.url).path.lower().endswith(".ics")]
    subscribed = [link.url for link in page.links if link.type == "webcal"]
    embedded = [url for link in page.links if (url := _embedded(link))]
    kept = [*subscribed, *offered, *embedded, *(files if len(set(files)) <= _ICS_FILES else ())]
    whole = [url for url in dict.fromkeys(kept) if not _ONE_EVENT.search(url)]
    return whole[:_PER_SORT]


def _embedded(link: Link) -> str:
    """A Google calendar of a group in the page; one of a person's own account is passed over."""
    if not link.url.startswith(_EMBEDDED):
        return ""
    shared = [one for one in parse_qs(urlsplit(link.url).query).get("src", []) if _SHARED in one]
    base = "https://calendar.google.com/calendar/ical/"
    return f"{base}{quote(shared[0], safe='')}/public/basic.ics" if shared else ""


def _has_events_calendar(page: Page) -> bool:
    return "tec-api-version" in page.meta or any(_EVENTS_CALENDAR in one.rel for one in page.links)


# ── news and accounts ────────────────────────────────────────────────────────


def _feeds(page: Page) -> Iterator[Source]:
    announced = [one for one in page.links if "alternate" in one.rel and one.type in _FEED_TYPES]
    written = [
        one for one in page.links if one.tag == "a" and _FEED_PATH.search(urlsplit(one.url).path)
    ]
    for link in islice(_own_news(announced or written), _PER_SORT):
        yield source("feed", link.url, _feed_name(link, page), Medium.NEWS)


def _own_news(links: Iterable[Link]) -> Iterator[Link]:
    """Without the feeds of what readers wrote."""
    return (one for one in links if not _COMMENTS.search(f"{urlsplit(one.url).path} {one.text}"))


def _feed_name(link: Link, page: Page) -> str:
    parts = [part for part in _TITLE_PARTS.split(link.text) if not _SAYS_NOTHING.fullmatch(part)]
    return parts[0] if parts else page.name


def _accounts(page: Page) -> Iterator[Source]:
    for link in page.links:
        own = account(link.url, page.name) if "me" in link.rel else None
        if own:
            yield own


def _wordpress(page: Page) -> Iterator[Source]:
    """That a site is made with WordPress: its posts can be read when it has no feed."""
    told = page.meta.get("generator", "").startswith("wordpress")
    if told or any(_WORDPRESS in link.rel for link in page.links):
        yield source("wordpress", urljoin(page.url, "/"), page.name, Medium.NEWS)


def _further(page: Page) -> Iterator[Request]:
    """Pages of this site that are called agenda, those nearest to its front first."""
    here = urlsplit(page.url)
    links = [
        one for one in page.links if one.tag == "a" and urlsplit(one.url).netloc == here.netloc
    ]
    urls = dict.fromkeys(
        one.url.partition("#")[0]
        for one in links
        if _AGENDA.search(f"{urlsplit(one.url).path} {one.text}") and ".ics" not in one.url
    )
    near = sorted((url for url in urls if url != page.url), key=lambda url: url.count("/"))
    for url in near[:_PAGES]:
        yield Request(url=url, accept=PAGE, body=Body.PAGE)


# ── reading the page ─────────────────────────────────────────────────────────


def _read(text: str, response: Response) -> Page:
    tree = _html.parsed(text)
    elements = (
        [] if tree is None else list(tree.iter("link", "a", "iframe", "base", "meta", "title"))
    )
    given = next((e.get("href") for e in elements if e.tag == "base" and e.get("href")), "")
    base = urljoin(response.url, given) if given else response.url
    meta = {
        (one.get("name") or one.get("property") or "").lower(): one.get("content") or ""
        for one in elements
        if one.tag == "meta"
    }
    links = (*_in_headers(response), *islice(_in_page(elements, base), _LINKS))
    return Page(
        url=response.url,
        name=_site_name(meta, elements, response.url),
        links=links,
        meta={name: value.strip().lower() for name, value in meta.items()},
        text=text,
    )


def _site_name(meta: Mapping[str, str], elements: list[etree._Element], url: str) -> str:
    title = next(("".join(e.itertext()) for e in elements if e.tag == "title"), "")
    for said in (meta.get("og:site_name", ""), meta.get("application-name", ""), title):
        parts = _TITLE_PARTS.split(one_line(said, _TEXT_CHARS))
        kept = [part for part in parts if not _SAYS_NOTHING.fullmatch(part)]
        if kept:
            return kept[0]
    return called(url)


def _in_page(elements: list[etree._Element], base: str) -> Iterator[Link]:
    for one in elements:
        if one.tag in ("link", "a", "iframe"):
            link = _link(one.get("href") or one.get("src") or "", base)
            if link:
                yield replace(
                    link,
                    tag=str(one.tag),
                    rel=frozenset((one.get("rel") or "").lower().split()),
                    type=link.type or (one.get("type") or "").partition(";")[0].strip().lower(),
                    text=one_line(one.get("title") or "".join(one.itertext()), _TEXT_CHARS),
                )


def _in_headers(response: Response) -> Iterator[Link]:
    for target, rest in _LINK_VALUE.findall(response.headers.get("link", "")):
        parts = {name.lower(): quoted or bare for name, quoted, bare in _LINK_PART.findall(rest)}
        link = _link(target, response.url)
        if link:
            rel = frozenset(parts.get("rel", "").lower().split())
            kind = link.type or parts.get("type", "").lower()
            yield replace(
                link,
                tag="link",
                rel=rel,
                type=kind,
                text=one_line(parts.get("title", ""), _TEXT_CHARS),
            )


def _link(target: str, base: str) -> Link | None:
    """`webcal:` is `https:` by another name, and says that this is a calendar."""
    scheme, _, rest = target.strip().partition("://")
    if scheme.lower() in ("webcal", "webcals"):
        url = _html.web_link(f"https://{rest}")
        return Link("", url, type="webcal") if url else None
    url = _html.web_link(target, base)
    return Link("", url) if url else None
