"""Markup → plain words, and addresses that are safe to show."""

import html
import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from lxml import etree

from leads import limits
from leads.text import clean, one_line, strip_tags

_BLOCK_NAMES = """address article aside blockquote body br caption dd details div dl dt figcaption
figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody
tfoot thead tr ul"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_CELLS = frozenset({"td", "th"})
_SILENT_NAMES = "script style template noscript iframe object svg math head title select textarea"
_SILENT = frozenset(_SILENT_NAMES.split())
_MARKUP = re.compile(r"<[a-zA-Z/!?]|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,30});")
_PLAIN_TAG = re.compile(  # what the editors of news sites write; no value holds a bracket
    r"</?(a|abbr|address|article|b|blockquote|br|cite|code|div|em|figcaption|figure|h[1-6]|hr|i|img"
    r"|li|ol|p|section|small|span|strong|sub|sup|u|ul)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_OPEN_COMMENT = re.compile(r"<!--.*", re.DOTALL)
_ORDINARY_LINK = re.compile(r"https?://[a-z0-9][a-z0-9.-]*/[!-~]*")  # nearly all of them
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id", re.IGNORECASE)
_ROUNDS = 3  # text escaped more often than twice is no text


def words(markup: str, limit: int | None = limits.TEXT_CHARS) -> str:
    """The words of a piece of HTML: a newline per block, scripts and styles gone.

    Text that was escaped twice is unescaped twice. Plain text comes back cleaned.
    """
    for _ in range(_ROUNDS):
        if not _MARKUP.search(markup):
            break
        bare = _PLAIN_TAG.sub(_gap, markup)
        markup = "".join(_pieces(markup)) if "<" in bare else html.unescape(bare)
    return clean(markup, limit)


def _gap(tag: re.Match[str]) -> str:
    return "\n" if tag[1].lower() in _BLOCKS else ""


def title(markup: str) -> str:
    """One line without markup, at most TITLE_CHARS."""
    return one_line(words(markup, None), limits.TITLE_CHARS)


def _pieces(markup: str) -> Iterator[str]:
    tree = parsed(markup)
    if tree is None:
        yield strip_tags(_OPEN_COMMENT.sub("", markup))
        return
    silent = 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        opens = event == "start"
        tag = element.tag if opens or event == "end" else None
        if tag in _SILENT:
            silent += 1 if opens else -1
        if tag in _BLOCKS:
            yield "\n"
        elif tag in _CELLS:
            yield " "
        if not silent:
            yield (element.text if opens else element.tail) or ""


def parsed(markup: str) -> etree._Element | None:
    """The elements of a page; None when there are none."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True)
    try:
        return etree.fromstring(markup.replace("\x00", "").encode("utf-8", "ignore"), parser)
    except etree.LxmlError:
        return None


def web_link(value: object, base: str = "") -> str:
    """An absolute http(s) address without tracking marks, or '' when there is none to show."""
    if not isinstance(value, str) or not value.strip() or len(value) > limits.URL_CHARS:
        return ""
    if _ORDINARY_LINK.fullmatch(value) and not _TRACKING.search(value):
        return value
    try:
        parts = urlsplit(urljoin(base, clean(value).replace("\n", "")))
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.port == 0:
            return ""
    except ValueError:
        return ""
    host = parts.netloc.rpartition("@")[2].lower()
    path = parts.path.replace(" ", "%20")
    return urlunsplit((parts.scheme, host, path, _without_tracking(parts.query), parts.fragment))


def _without_tracking(query: str) -> str:
    if not _TRACKING.search(query):
        return query
    pairs = parse_qsl(query, keep_blank_values=True)
    return urlencode([(name, value) for name, value in pairs if not _TRACKING.fullmatch(name)])
