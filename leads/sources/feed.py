"""Feeds: RSS 2.0, RSS 1.0, Atom and JSON Feed, as they are really served.

    bytes | decode | tidy | lxml, or feedparser for bad XML | newest, each once | items

feedparser gets bytes (given text it opens files and addresses by itself), and its
guesses about dates are not used.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

import feedparser

from leads import limits
from leads.errors import SourceError
from leads.model import Item, Request, Response, Source
from leads.sources import _answer, _encoding, _feed_json, _html, _time, _xml
from leads.sources._feed_lxml import Raw, by_lxml
from leads.sources._time import When

_ACCEPT = (
    "application/rss+xml, application/atom+xml, application/rdf+xml;q=0.9,"
    " application/feed+json;q=0.9, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.1"
)
_ROOTS = frozenset({"rss", "feed", "RDF"})
_WORDPRESS = re.compile(r"https?://[^?]*\?(?:.*&)?p=(\d+)\Z")
_DATELINE = re.compile(r"\[(['’]?[^\W\d_][\w'’ /-]{1,40})\]\s*[-–—:]?\s*")
_MARKS = "UPDATE VIDEO VIDEO'S FOTO FOTO'S LIVE COLUMN INGEZONDEN ADVERTENTIE ADVERTORIAL PODCAST"
_NO_PLACE = frozenset(_MARKS.split())
_SMALL_WORDS = "aan bij de den der en het in of op ten ter van"
_SMALL = frozenset(_SMALL_WORDS.split())
_BRIDGE_DOWN = re.compile(r"\s*Bridge returned error \d+")  # an entry of a feed sent as 200
_TAIL_CHARS = 600
_TAIL = re.compile(
    r"(?:\s*(?:Het bericht .{1,300} verscheen eerst op .{1,120}"
    r"|The post .{1,300} (?:appeared first on|first appeared on) .{1,120}"
    r"|(?:Lees|Read) (?:verder|meer|more)\W*|\[(?:…|\.{3})\]|…|\.{3}))+\Z",
    re.IGNORECASE,
)


def start(source: Source, since: datetime) -> Iterable[Request]:
    """The feed itself."""
    yield Request(url=source.url, accept=_ACCEPT)


def parse(source: Source, response: Response) -> Iterable[Item]:
    """The newest entries, each once.

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
    for entry in _newest_once(entries):
        title, words, place = entry.said()
        if title or words:
            yield _answer.item(
                source,
                response,
                _answer.Found(
                    key=entry.key,
                    url=entry.link,
                    title=title,
                    text=words,
                    markup=False,
                    place=place,
                    when=entry.when,
                    flags=flags,
                ),
            )


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry as the feed has it, with its markup."""

    guid: str
    link: str
    title: str
    text: str
    when: When

    @property
    def key(self) -> str:
        """The feed's own id, else the address, else a hash of what it says."""
        wordpress = _WORDPRESS.match(self.guid)
        if wordpress:  # survives a move of the site to another host
            return f"p={wordpress[1]}"
        if self.guid or self.link:
            return self.guid or self.link.partition("#")[0]
        said = f"{self.title}\n{self.when.at.date() if not self.when.flags else self.text}"
        return hashlib.sha256(said.encode()).hexdigest()

    def said(self) -> tuple[str, str, str | None]:
        """Title, words and the place of a '[ZANDHOEK]' in front of them."""
        words = _html.words(self.text)
        dateline = _DATELINE.match(words)
        place = dateline and _place(dateline[1])
        if dateline and place:
            words = words[dateline.end() :]
        return _html.title(self.title), _without_tail(words), place or None


def _without_tail(words: str) -> str:
    """Without the 'lees meer' and 'verscheen eerst op' that sites put below a text."""
    body, end = words[:-_TAIL_CHARS], words[-_TAIL_CHARS:]
    return (body + _TAIL.sub("", end)).rstrip()


def _place(name: str) -> str:
    """'BEEK EN DONK' → 'Beek en Donk'; '' when it is no place but a mark like VIDEO."""
    if name != name.upper() or name.replace("’", "'") in _NO_PLACE:
        return ""
    parts = [_cased(part, first=not n) for n, part in enumerate(re.split(r"([ -])", name.lower()))]
    return "".join(parts)


def _cased(part: str, *, first: bool) -> str:
    if part[:1] in "'’" or (part in _SMALL and not first):
        return part
    return "IJ" + part[2:] if part.startswith("ij") else part[:1].upper() + part[1:]


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
    return [_entry(raw, response) for raw in raws if _xml.REFUSED not in raw.title + raw.text]


def by_feedparser(document: bytes, address: str) -> list[Raw]:
    """The entries of a feed that is no good XML."""
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


def _entry(raw: Raw, response: Response) -> Entry:
    return Entry(
        guid=raw.guid.strip(),
        link=_html.web_link(raw.link, response.url),
        title=raw.title,
        text=raw.text,
        when=_time.published(raw.date, response.fetched_at),
    )


def _newest_once(entries: list[Entry]) -> Iterator[Entry]:
    """The newest ITEMS_PER_FEED, without repeats; entries of one time keep their order."""
    entries = _with_true_ids(entries)
    seen: set[str] = set()
    for entry in sorted(entries, key=lambda e: e.when.at, reverse=True):
        if entry.key not in seen and len(seen) < limits.ITEMS_PER_FEED:
            seen.add(entry.key)
            yield entry


def _with_true_ids(entries: list[Entry]) -> list[Entry]:
    """An id that stands with several addresses is the site's, not the entry's."""
    pairs = {(entry.guid, entry.link) for entry in entries if entry.guid and entry.link}
    shared = {guid for guid, n in Counter(guid for guid, _ in pairs).items() if n > 1}
    return [replace(entry, guid="") if entry.guid in shared else entry for entry in entries]
