"""News sitemaps (sitemaps.org with Google's news extension): titles, dates and links.

    sitemap | title, date and link of each article
    index   | requests for the sitemaps in it that hold news, or else changed last

They list the last two days only. `url` is the sitemap or the index; a `.gz` is unpacked.
"""

import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit

from lxml import etree

from leads import limits
from leads.errors import SourceError
from leads.model import Body, Item, Request, Response, Source
from leads.sources import _answer, _encoding, _entry, _html, _time, _xml
from leads.sources._entry import Entry

_SITEMAPS = 5  # of an index; news stands in one or two
_ACCEPT = "application/xml, text/xml;q=0.9, application/x-gzip;q=0.8, */*;q=0.1"
_GZIP, _GZIP_MARK = 31, b"\x1f\x8b"
_NEWS = re.compile(r"news|nieuws", re.IGNORECASE)
_END = re.compile(r"</(?:\w+:)?(?:urlset|sitemapindex)\s*>")
_END_CHARS = 2_000  # remarks of a cache may stand behind it
_NO_NEWS = "Deze sitemap noemt alleen adressen, geen nieuws met titels."


def start(source: Source, since: datetime) -> Iterable[Request]:
    """The sitemap, or the index of them."""
    yield Request(url=source.url, accept=_ACCEPT, carries={"since": since.isoformat()})


def parse(source: Source, response: Response) -> Iterable[Item | Request]:
    """The articles, or requests for the sitemaps an index names.

    Raises SourceError: `not-a-feed`, `wall`, or `half-a-feed`. Articles before the place
    where a sitemap was cut off are kept, with that flag.
    """
    text = _text(response)
    name = _xml.root(text)
    if name not in ("urlset", "sitemapindex"):
        raise _answer.unexpected(text, "not-a-feed")
    parts, flags = _parts(text)
    if name == "sitemapindex":
        return [] if "from" in response.request.carries else _sitemaps(response, parts)
    entries = [entry for part in parts if (entry := _made(part, response))]
    if parts and not entries and "from" not in response.request.carries:
        raise SourceError("not-a-feed", _NO_NEWS)
    return _entry.items(source, response, entries, flags)


def _text(response: Response) -> str:
    """The document; gzip here is the file itself, not a way of sending it."""
    if not response.body.startswith(_GZIP_MARK):
        return _encoding.text_of(response)
    unpacker, limit = zlib.decompressobj(_GZIP), limits.BODY_BYTES[Body.FEED]
    try:
        body = unpacker.decompress(response.body, limit)
    except zlib.error as error:
        raise SourceError("not-a-feed", "Het gz-bestand is niet uit te pakken.") from error
    if unpacker.unconsumed_tail:
        raise SourceError("not-a-feed", "Het gz-bestand is uitgepakt te groot om te lezen.")
    return _encoding.text_of(replace(response, body=body))


def _parts(text: str) -> tuple[list[etree._Element], tuple[str, ...]]:
    """The `url` or `sitemap` elements; of a document that breaks off the whole ones."""
    document = _xml.untouched(text) or text.encode("utf-8", "ignore")
    try:
        return _children(document, recover=False), ()
    except etree.XMLSyntaxError:
        parts = _children(document, recover=True)
    if _END.search(text, max(len(text) - _END_CHARS, 0)):
        return parts, ()
    if len(parts) < 2:
        raise SourceError("half-a-feed", "De sitemap brak af voor het einde van het eerste adres.")
    return parts[:-1], ("half-a-feed",)


def _children(document: bytes, *, recover: bool) -> list[etree._Element]:
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, recover=recover
    )
    tree = etree.fromstring(document, parser)
    return [] if tree is None else list(tree.iterchildren("{*}url", "{*}sitemap"))


def _sitemaps(response: Response, parts: list[etree._Element]) -> Iterator[Request]:
    """Those of the same site that may have changed: news by its name, else the newest."""
    since = _time.read(response.request.carries.get("since", ""))
    found: dict[str, str] = {}
    for part in parts:
        url = _html.web_link(_said(part, "loc"), response.url)
        changed = _time.read(_said(part, "lastmod"))
        if _same_site(url, response.url) and not (changed and since and changed[0] < since[0]):
            found[url] = changed[0].isoformat() if changed else ""
    named = [url for url in found if _NEWS.search(urlsplit(url).path)]
    newest = sorted(found, key=lambda url: found[url], reverse=True)
    for url in (named or newest)[:_SITEMAPS]:
        yield Request(url=url, accept=_ACCEPT, carries={"from": response.request.url})


def _same_site(one: str, other: str) -> bool:
    hosts = [(urlsplit(url).hostname or "").removeprefix("www.") for url in (one, other)]
    return bool(hosts[0]) and hosts[0] == hosts[1]


def _made(part: etree._Element, response: Response) -> Entry | None:
    news = part.find("{*}news")
    title = "" if news is None else _said(news, "title")
    if news is None or not title:
        return None
    return Entry(
        guid="",
        link=_html.web_link(_said(part, "loc"), response.url),
        title=title,
        text="",
        when=_time.published(_said(news, "publication_date"), response.fetched_at),
    )


def _said(element: etree._Element, name: str) -> str:
    return (element.findtext(f"{{*}}{name}") or "").strip()
