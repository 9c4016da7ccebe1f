"""JSON-LD in a web page: its blocks read strictly, then leniently, and what stands in them.

Schema.org data is written by hundreds of plug-ins: an object, a list, a `@graph`, things
inside things, or a reference by `@id` to a thing elsewhere in the page.
"""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from leads import limits
from leads.sources import _json
from leads.sources._json import Fields

_SCRIPT = re.compile(r"<script\b[^>]{0,500}?\bapplication/ld\+json\b[^>]{0,500}>", re.IGNORECASE)
_SCRIPT_END = re.compile(r"</script", re.IGNORECASE)
_WRAPPING = re.compile(r"<!--|-->|(?://|/\*)?\s{0,9}(?:<!\[CDATA\[|\]\]>)\s{0,9}(?:\*/)?")
_LAST_COMMA = re.compile(r",(?=\s*[}\]])")
_INSIDE = ("@graph", "itemListElement", "item", "mainEntity", "event", "events", "subEvent")
_DEPTH = 12
_NODES = 4 * limits.ITEMS_PER_FEED
_BLOCKS = 200


@dataclass(frozen=True)
class Page:
    """`blocks` is how many there were, `nodes` the things in those that could be read."""

    blocks: int
    nodes: tuple[Fields, ...]

    def full(self, value: object) -> object:
        """The thing itself where a value only refers to it by its `@id`."""
        name = _json.text(_json.fields(value), "@id")
        if not name or len(_json.fields(value)) > 1:
            return value
        return next((node for node in self.nodes if node.get("@id") == name), value)


def read(text: str) -> Page:
    """What a page says in JSON-LD; a block that is no JSON is passed over."""
    blocks = list(islice(_blocks(text), _BLOCKS))
    found = (node for block in blocks for node in _walk(_value(block), _DEPTH))
    return Page(len(blocks), tuple(islice(found, _NODES)))


def types(node: Fields) -> set[str]:
    """The schema.org types of a thing, without the address or prefix in front of them."""
    given = node.get("@type")
    names = given if isinstance(given, list) else [given]
    return {re.split(r"[/#:]", name)[-1] for name in names if isinstance(name, str)}


def text(node: Fields, name: str) -> str:
    """A field as text, of a list the first, of an object its `@value`, `@id` or `url`."""
    value = node.get(name)
    value = value[0] if isinstance(value, list) and value else value
    if isinstance(value, dict):
        found = (_json.text(value, part) for part in ("@value", "@id", "url"))
        return next(filter(None, found), "")
    return _json.text({name: value}, name)


def _blocks(text: str) -> Iterator[str]:
    for opening in _SCRIPT.finditer(text):
        closing = _SCRIPT_END.search(text, opening.end())
        if not closing:
            return
        yield text[opening.end() : closing.start()]


def _value(block: str) -> object:
    for attempt in (block, _mended(block)):
        try:
            value: object = json.loads(attempt, strict=attempt is block)
        except (ValueError, RecursionError):
            continue
        return value
    return None


def _mended(block: str) -> str:
    """Without what belongs to HTML, and without the comma after a last entry."""
    block = _WRAPPING.sub("", block)
    if '"' not in block and "&quot;" in block:
        block = html.unescape(block)
    return _LAST_COMMA.sub("", block).strip().rstrip(";")


def _walk(value: object, depth: int) -> Iterator[Fields]:
    if depth and isinstance(value, list):
        for one in value:
            yield from _walk(one, depth - 1)
    elif depth and isinstance(value, dict):
        yield value
        for name in _INSIDE:
            yield from _walk(value.get(name), depth - 1)
