"""Feeds: RSS 2.0, RSS 1.0, Atom and JSON Feed, as they are really served.

    bytes | decode | tidy | lxml, or feedparser for bad XML | newest, each once | items

feedparser gets bytes (given text it opens files and addresses by itself), and its
guesses about dates are not used.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from leads.errors import SourceError
from leads.model import Item, Request, Response, Rest, Source
from leads.sources import _answer, _encoding, _entry, _feed_json, _html, _time, _xml
from leads.sources._entry import Entry
from leads.sources._feed_lxml import Raw, by_lxml
from leads.sources._rest import rest

_ACCEPT = (
    "application/rss+xml, application/atom+xml, application/rdf+xml;q=0.9,"
    " application/feed+json;q=0.9, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.1"
)
_ROOTS = frozenset({"rss", "feed", "RDF"})
_BESIDES = re.compile(rb"(</?)(?:media|itunes):(description|summary)\b", re.IGNORECASE)
_BRIDGE_DOWN = re.compile(r"\s*Bridge returned error \d+")  # an entry of a feed sent as 200


def start(source: Source, since: datetime) -> Iterable[Request]:
    """The feed itself."""
    yield Request(url=source.url, accept=_ACCEPT)


def parse(source: Source, response: Response) -> Iterable[Item | Rest]:
    """The newest entries, each once, and how long the feed asks to be left alone.

    Raises SourceError: `not-a-feed`, `wall`, or `half-a-feed` when it was cut off before
    the end of its first entry. What stands before a cut is kept, with that flag. Also
    `not-json` for a broken JSON Feed, and `error-in-body` when it says that it ended, or
    RSS-Bridge that it could not read the site.
    """
    text = _encoding.text_of(response)
    if _xml.root(text) not in _ROOTS and not _feed_json.is_feed(text):
        raise _answer.unexpected(text, "not-a-feed")
    entries, flags = _entries(text, response)
    if any(_BRIDGE_DOWN.match(entry.title) for entry in entries):
        raise SourceError("error-in-body", "De site is nu niet te lezen, meldt RSS-Bridge.")
    yield from _entry.items(source, response, entries, flags)
    asked = rest(text, response.fetched_at, timedelta(minutes=source.every_minutes))
    if asked:
        yield asked


def _entries(text: str, response: Response) -> tuple[list[Entry], tuple[str, ...]]:
    """Good XML is read as it is; the rest is put right first."""
    if _feed_json.is_feed(text):
        return from_raws(_feed_json.raws(response), response), ()
    raws = by_lxml(_xml.untouched(text), response.url)
    if raws is not None:
        return from_raws(raws, response), ()
    tidied, whole = _xml.tidy(text)
    if tidied is None:
        raise SourceError("half-a-feed", "De feed brak af voor het einde van het eerste bericht.")
    document = tidied.encode("utf-8", "ignore")
    raws = by_lxml(document, response.url)
    if raws is None:
        raws = by_feedparser(document, response.url)
    return from_raws(raws, response), () if whole else ("half-a-feed",)


def from_raws(raws: Iterable[Raw], response: Response) -> list[Entry]:
    """Entries with their times and links read; those with a refused entity are dropped."""
    return [_made(raw, response) for raw in raws if _xml.REFUSED not in raw.title + raw.text]


def by_feedparser(document: bytes, address: str) -> list[Raw]:
    """The entries of a feed that is no good XML.

    feedparser lets the words under a picture or a podcast take the place of an entry's own:
    those are set aside, and read only where there is nothing else.
    """
    own = _parsed(_BESIDES.sub(rb"\1aside:\2", document), address)
    if all(raw.text for raw in own):
        return own
    besides = _parsed(document, address)
    return [
        raw if raw.text else replace(raw, text=other.text)
        for raw, other in zip(own, besides, strict=True)
    ]


def _parsed(document: bytes, address: str) -> list[Raw]:
    import feedparser  # few feeds need it, and the program itself reads none

    parsed = feedparser.parse(
        document,
        response_headers={
            "content-type": "application/xml; charset=utf-8",
            "content-location": address,
        },
        sanitize_html=False,  # only the words are kept
        resolve_relative_uris=False,
    )
    return [
        Raw(
            guid=str(raw.get("id") or ""),
            link=str(raw.get("link") or ""),
            title=str(raw.get("title") or ""),
            text=_body(raw),
            date=str(raw.get("published") or raw.get("updated") or ""),
        )
        for raw in parsed.entries
    ]


def _body(raw: Mapping[str, object]) -> str:
    """The fullest text an entry carries: its content, else its description."""
    contents = raw.get("content")
    for content in contents if isinstance(contents, list) else []:
        if str(content.get("value") or "").strip():
            return str(content["value"])
    return str(raw.get("summary") or "")


def _made(raw: Raw, response: Response) -> Entry:
    return Entry(
        guid=raw.guid.strip(),
        link=_html.web_link(raw.link, response.url),
        title=raw.title,
        text=raw.text,
        when=_time.published(raw.date, response.fetched_at),
    )
