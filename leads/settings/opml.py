"""Sources as OPML 2.0, the list of feeds that readers exchange (opml.org/spec2.opml).

A feed is an `outline type="rss"` as everywhere; another kind is a `type="link"`. What
only this program knows of a source stands in attributes with a namespace of its own.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from email.utils import format_datetime
from urllib.parse import urlsplit

from lxml import etree

from leads import limits
from leads.errors import UserError
from leads.language import mark
from leads.model import Medium, Source
from leads.text import one_line

_OWN = "urn:leads:source"
_TEXTS = ("id", "kind", "place", "organisation", "secret")
_FLAGS = {"active": "nee", "guess": "ja"}  # what differs from a source as it usually is
_NAME_CHARS = 100
_WEB = ("http", "https")


def write(sources: Iterable[Source], title: str, at: datetime) -> bytes:
    """An OPML document; names of keys are in it, keys never."""
    root = etree.Element("opml", {"version": "2.0"}, nsmap={"leads": _OWN})
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = one_line(title)
    etree.SubElement(head, "dateCreated").text = format_datetime(at)
    body = etree.SubElement(root, "body")
    for source in sources:
        etree.SubElement(body, "outline", dict(_attributes(source)))
    data: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return data


def _attributes(source: Source) -> Iterator[tuple[str, str]]:
    name = one_line(source.name)
    yield from (("text", name), ("title", name))
    is_feed = source.kind == "feed"
    yield "type", "rss" if is_feed else "link"
    yield "xmlUrl" if is_feed else "url", source.url
    for key in _TEXTS:
        if value := getattr(source, key):
            yield _own(key), one_line(value)
    yield _own("medium"), source.medium.value
    yield _own("every_minutes"), str(source.every_minutes)
    for key, said in _FLAGS.items():
        if getattr(source, key) is not Source.__dataclass_fields__[key].default:
            yield _own(key), said
    if source.options:
        yield _own("options"), json.dumps(dict(source.options), ensure_ascii=False)


def _own(name: str) -> str:
    return f"{{{_OWN}}}{name}"


def read(data: bytes) -> tuple[list[Source], int]:
    """The sources of a document, ids empty where it has none, and how many outlines of a
    sort that cannot be read were passed over.

    A file may come from anyone: what would use a key, a mailbox, a folder or a module
    from elsewhere is switched off until a person says otherwise. Raises UserError for
    what is no OPML, for one with a document type (entities in it can blow it up), and for
    one that is too large.
    """
    outlines = [one for one in _root(data).iter("{*}outline", "outline") if _address(one)]
    if len(outlines) > limits.SOURCES_IMPORTED:
        raise UserError(
            mark("In dit bestand staan {n} bronnen; ik neem er hooguit {most} tegelijk over."),
            n=len(outlines),
            most=limits.SOURCES_IMPORTED,
        )
    known = [_source(one) for one in outlines]
    return [one for one in known if one], sum(one is None for one in known)


def _root(data: bytes) -> etree._Element:
    if len(data) > limits.OPML_BYTES:
        raise UserError(mark("Dit bestand is te groot voor een lijst van bronnen."))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data.strip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UserError(mark("Dit is geen OPML-bestand: het is geen goede XML.")) from error
    if root.getroottree().docinfo.doctype:
        raise UserError(mark("In dit bestand staat een DOCTYPE; zulke bestanden lees ik niet."))
    if etree.QName(root).localname.lower() != "opml":
        raise UserError(mark("Dit is geen OPML-bestand: het begint niet met 'opml'."))
    return root


def _address(outline: etree._Element) -> str:
    """A folder of a reader has none. Some programs write `xmlurl`."""
    said = {name.lower(): value for name, value in _items(outline)}
    return said.get("xmlurl") or (said.get("url", "") if outline.get(_own("kind")) else "")


def _items(element: etree._Element) -> Iterator[tuple[str, str]]:
    return ((str(name), str(value).strip()) for name, value in element.attrib.items())


def _source(outline: etree._Element) -> Source | None:
    url, own = _address(outline), {k: v for k, v in _items(outline) if k.startswith("{")}
    said = {key.removeprefix(_own("")): value for key, value in own.items()}
    kind = said.get("kind", "feed")
    if "kind" not in said and not _is_web(url):
        return None
    name = outline.get("title") or outline.get("text") or urlsplit(url).hostname or url
    secret = said.get("secret", "")
    return Source(
        id=said.get("id", ""),
        kind=kind,
        url=url,
        name=one_line(name, _NAME_CHARS),
        medium=_medium(said.get("medium", "")),
        place=said.get("place"),
        organisation=said.get("organisation"),
        options=_options(said.get("options", "")),
        secret=secret,
        every_minutes=_minutes(said),
        active="active" not in said and _is_web(url) and not secret and "." not in kind,
        guess="guess" in said,
    )


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme.lower() in _WEB and bool(parts.hostname)


def _medium(said: str) -> Medium:
    return Medium(said) if said in {one.value for one in Medium} else Medium.NEWS


def _minutes(said: Mapping[str, str]) -> int:
    text = said.get("every_minutes", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 60


def _options(said: str) -> dict[str, str]:
    try:
        value = json.loads(said or "{}")
    except (ValueError, RecursionError):
        return {}
    pairs: Sequence[tuple[object, object]] = list(value.items()) if isinstance(value, dict) else []
    return {str(key): one for key, one in pairs if isinstance(one, str)}
