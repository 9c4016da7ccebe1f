"""XML as it is really served, brought into a shape that a strict parser takes."""

import html
import re
from collections.abc import Mapping
from html.entities import html5

_SEARCH_CHARS = 5_000  # warnings of the site's own program may stand before and after it
_PROLOG = re.compile(
    r"[^<]*(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)*", re.DOTALL | re.IGNORECASE
)
_ROOT = re.compile(r"<((?:[\w.-]+:)?([A-Za-z]\w*))(?=[\s/>])")
_ENTITY = re.compile(r"<!ENTITY\s+(\w+)\s+([\"'])(.*?)\2\s*>|<!ENTITY\s+%?\s*(\w+)", re.DOTALL)
_SIMPLE_ENTITY_CHARS = 200  # longer ones are there to blow the text up
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_AMPERSAND = re.compile(
    r"<!\[CDATA\[.*?\]\]>|&(?:(#\d+|#[xX][0-9a-fA-F]+|[A-Za-z]\w*);)?", re.DOTALL
)
_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})
_WINDOWS_NUMBER = re.compile(r"&#(?:1[2-5]\d|x[89])", re.IGNORECASE)  # &#150; is meant as a dash
_ROOT_END = re.compile(r"</(?:[\w.-]+:)?(?:rss|feed|RDF)\s*>")
_ENTRY_END = re.compile(r"</(?:[\w.-]+:)?(?:item|entry)\s*>")

REFUSED = "\ue000"
"""Stands where an entity was that is not filled in; no real text has this character."""


def root(text: str) -> str:
    """The name of the outermost element without prefix, or '' when this is no XML."""
    found = _root(text)
    return found[2] if found else ""


def untouched(text: str) -> bytes:
    """The document from its root element on; b'' when only `tidy` can make sense of it."""
    found = _root(text)
    if not found or _WINDOWS_NUMBER.search(text):
        return b""
    return text[found.start() :].encode("utf-8", "ignore")


def tidy(text: str) -> tuple[str | None, bool]:
    """The document from its root element on, and whether it was whole.

    Document types are gone: short entities are filled in, others become `REFUSED`.
    Stray ampersands, HTML entities and illegal characters are put right. A feed that was
    cut off ends after its last whole entry; None when there is no such entry.
    """
    found = _root(text)
    if not found:
        return None, False
    cut, whole = _cut(text[found.start() :], found)
    if cut is None:
        return None, False
    entities = _entities(text[: found.start()])

    def mended(match: re.Match[str]) -> str:
        return match[0] if match[0][0] == "<" else _reference(match[1], entities)

    return _AMPERSAND.sub(mended, _ILLEGAL.sub("", cut)), whole


def _root(text: str) -> re.Match[str] | None:
    prolog = _PROLOG.match(text, max(text.find("<?xml", 0, _SEARCH_CHARS), 0))
    return _ROOT.match(text, prolog.end()) if prolog else None


def _cut(text: str, found: re.Match[str]) -> tuple[str | None, bool]:
    for begin in (max(len(text) - _SEARCH_CHARS, 0), 0):
        ends = [match.end() for match in _ROOT_END.finditer(text, begin)]
        if ends:
            return text[: ends[-1]], True
    entries = [match.end() for match in _ENTRY_END.finditer(text)]
    if not entries:
        return None, False
    channel = "</channel>" if found[2] == "rss" else ""
    return f"{text[: entries[-1]]}{channel}</{found[1]}>", False


def _entities(prolog: str) -> Mapping[str, str]:
    """The entities a document type declares: name → text, or REFUSED."""
    return {
        name or refused: value if name and _is_simple(value) else REFUSED
        for name, _, value, refused in _ENTITY.findall(prolog)
    }


def _is_simple(value: str) -> bool:
    return len(value) <= _SIMPLE_ENTITY_CHARS and not re.search("[&%<]", value)


def _reference(name: str | None, entities: Mapping[str, str]) -> str:
    """What stands for `&name;` (None: a bare ampersand) in a document without entities."""
    if name is None:
        return "&amp;"
    if name in _OWN:
        return f"&{name};"
    if name in entities:
        return html.escape(entities[name])
    if name[0] == "#" or f"{name};" in html5:
        return html.escape(_ILLEGAL.sub("", html.unescape(f"&{name};")))
    return f"&amp;{name};"
