"""Official publications of one municipality by RSS: permits, participation, closed streets.

For when `koop_sru` does not answer: the feed goes back a few weeks only and has no further
pages. Option `municipality` is its name there (`Zandhoek`); without it `url` is a feed as it
was copied, for instance from "Berichten over uw buurt". Kept is what `koop_sru` keeps.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from urllib.parse import urlencode

from lxml import etree

from leads import limits
from leads.errors import SourceError
from leads.model import Item, Request, Response, Source
from leads.sources import _answer, _encoding, _html, _publications, _time, _xml

_SERVICE = "https://zoek.officielebekendmakingen.nl/rss"
_NUMBER = re.compile(r"\b[a-z]{2,5}-\d{4}-\d+\b", re.IGNORECASE)
_NUMBER_AS_TITLE = re.compile(rf"({_NUMBER.pattern})(?:\s*:\s*(.*))?", re.IGNORECASE)
_TYPE_SPLIT = re.compile(r"[|;>]")


def start(source: Source, since: datetime) -> Iterable[Request]:
    """The newest publications in the municipal gazette, or those of the feed in `url`.

    Raises SourceError `bad-option` without `municipality` and without address.
    """
    name = source.options.get("municipality", "").replace("\\", "").replace('"', "").strip()
    address = source.url
    if name or not address:
        address = _search(source, name or _answer.option(source, "municipality"))
    yield Request(url=address, accept="application/rss+xml, application/xml;q=0.9")


def _search(source: Source, name: str) -> str:
    """The address of a query; a bar or a quote that is not escaped is answered with 500."""
    query = (
        '(c.product-area=="officielepublicaties")and(w.organisatietype=="gemeente")'
        f'and((dt.creator=="{name}")or(dt.creator=="gemeente {name}"))'
        'and(w.publicatienaam=="Gemeenteblad")'
    )
    return f"{source.url.rstrip('?') or _SERVICE}?{urlencode({'q': query})}"


def parse(source: Source, response: Response) -> Iterator[Item]:
    """The useful publications, the newest first, each once.

    Raises SourceError: `not-a-feed`, `half-a-feed` or `wall`.
    """
    seen: set[str] = set()
    for entry in _tree(response).iter("item"):
        item = _item(source, response, entry)
        if item and item.key not in seen and len(seen) < limits.ITEMS_PER_FEED:
            seen.add(item.key)
            yield item


def _tree(response: Response) -> etree._Element:
    text = _encoding.text_of(response)
    if _xml.root(text) != "rss":
        raise _answer.unexpected(text, "not-a-feed")
    tidied, _ = _xml.tidy(text)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        return etree.fromstring((tidied or "").encode("utf-8", "ignore"), parser)
    except etree.XMLSyntaxError as error:
        raise SourceError("half-a-feed", "De lijst met bekendmakingen is beschadigd.") from error


def _item(source: Source, response: Response, entry: etree._Element) -> Item | None:
    title, text = (_html.words(_text(entry, name)) for name in ("title", "description"))
    link, section = _text(entry, "link"), _section(entry)
    numbered = _NUMBER_AS_TITLE.fullmatch(title)
    if numbered or not title:  # then the real title stands in the description
        title, text = text, ""
    if not title or not _publications.is_useful(section, f"{title} {text}"):
        return None
    number = _NUMBER.search(f"{numbered[1] if numbered else ''} {link}")
    creator = (numbered[2] or "") if numbered else source.options.get("municipality", "")
    return _answer.item(
        source,
        response,
        _answer.Found(
            key=number[0].lower() if number else _text(entry, "guid") or link or title,
            url=link,
            title=title,
            text=f"{_publications.told(section, creator)}\n{text}",
            when=_time.published(_text(entry, "pubDate"), response.fetched_at),
        ),
    )


def _text(entry: etree._Element, name: str) -> str:
    return (entry.findtext(name) or "").strip()


def _section(entry: etree._Element) -> str:
    """The type of a publication; it is sent as the domain of a category, or as its words."""
    said = [
        part.strip().lower()
        for category in entry.findall("category")
        for words in (category.get("domain") or "", category.text or "")
        for part in _TYPE_SPLIT.split(words)
    ]
    known = _publications.sections()
    return next((one for one in said if one in known), "")
