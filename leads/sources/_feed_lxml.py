"""The quick road for feeds that are good XML; feedparser takes what is refused here.

A test holds both roads to the same fields.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml import etree

_ATOM = frozenset({"http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#"})
_DC = "http://purl.org/dc/elements/1.1/"
_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_MEDIA = "http://search.yahoo.com/mrss/"
_GROUP = f"{{{_MEDIA}}}group"
_RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_MAIN = (
    frozenset({"", "http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/"}) | _ATOM
)

_PARTS = {  # the name in the feed → what it tells; more telling names come later and win
    "dc:title": "title",
    "title": "title",
    "media:description": "summary",
    "dc:description": "summary",
    "summary": "summary",
    "description": "summary",
    "content": "content",
    "content:encoded": "content",
    "guid": "guid",
    "id": "guid",
    "dc:date": "changed",
    "updated": "changed",
    "modified": "changed",
    "published": "published",
    "issued": "published",
    "pubDate": "published",
}
_RANK = {name: number for number, name in enumerate(_PARTS)}


@dataclass(frozen=True, slots=True)
class Raw:
    """One entry as the feed has it: markup, dates and addresses as written."""

    guid: str
    link: str
    title: str
    text: str
    date: str


def by_lxml(document: bytes, address: str) -> list[Raw] | None:
    """The entries of a well-formed feed, or None when this is not one.

    `address` is what relative links are relative to.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        tree = etree.fromstring(document, parser, base_url=address)
    except etree.XMLSyntaxError:
        return None
    return [_raw(element) for element in _entries(tree)]


def _entries(tree: etree._Element) -> Iterator[etree._Element]:
    """Entries lie in the root (Atom, RSS 1.0) or in its channel (RSS 2.0)."""
    for element in tree.iterchildren("{*}item", "{*}entry", "{*}channel"):
        if element.tag.endswith("channel"):
            yield from element.iterchildren("{*}item")
        else:
            yield element


def _raw(entry: etree._Element) -> Raw:
    parts: dict[str, str] = {"guid": entry.get(_RDF_ABOUT, "")}
    ranks: dict[str, int] = {}
    links: list[str] = []
    permalinks: list[str] = []  # for an entry without a link, wherever the guid stands
    for element in _parts(entry):
        name = _name(element)
        if name == "link":
            links += _link(element)
        part = _PARTS.get(name)
        if part and _RANK[name] >= ranks.get(part, 0) and (said := _said(element)):
            parts[part], ranks[part] = said, _RANK[name]
        if name == "guid" and element.get("isPermaLink", "true") == "true":
            permalinks.append(_resolved(element, element.text or ""))
    return Raw(
        guid=parts["guid"],
        link=next(filter(None, [*links, *permalinks]), ""),
        title=parts.get("title", ""),
        text=parts.get("content") or parts.get("summary", ""),
        date=parts.get("published") or parts.get("changed", ""),
    )


def _parts(entry: etree._Element) -> Iterator[etree._Element]:
    """What lies in an entry; YouTube puts its description one layer deeper."""
    for element in entry.iterchildren(tag=etree.Element):
        yield element
        if element.tag == _GROUP:
            yield from element.iterchildren(f"{{{_MEDIA}}}description")


def _name(element: etree._Element) -> str:
    """The local name, with a prefix for the three vocabularies that are used here."""
    tag: str = element.tag
    space, _, local = tag.rpartition("}")
    space = space[1:]
    if space in _MAIN:
        return local
    if space == _DC:
        return f"dc:{local}"
    if space == _MEDIA:
        return f"media:{local}"
    return f"content:{local}" if space == _CONTENT else ""


def _said(element: etree._Element) -> str:
    """What stands in an element, with the markup inside it."""
    inner = (etree.tostring(child, encoding="unicode") for child in element)
    return "".join((element.text or "", *inner)).strip()


def _link(element: etree._Element) -> list[str]:
    """An RSS link stands in the element, an Atom link in its `href`."""
    href = element.get("href")
    if href is None:
        return [_resolved(element, element.text or "")]
    return [_resolved(element, href)] if element.get("rel", "alternate") == "alternate" else []


def _resolved(element: etree._Element, link: str) -> str:
    link = link.strip()
    if not link or link.startswith(("https://", "http://")):
        return link
    return urljoin(str(element.base or ""), link)
