"""Words without markup: snippets, folding, normal forms of names."""

import html
import re
import unicodedata
from collections.abc import Iterator

from leads.limits import LINK_CHARS

_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    "\ud800-\udfff\ufff9-\ufffb\U000e0000-\U000e007f]"  # half characters cannot be sent at all
)
_SPACES = re.compile(r"[^\S\n ][^\S\n]*| [^\S\n]+")  # not the single blank: it may stay
_NEWLINES = re.compile(r" ?\n[ \n]*")
_TAG = re.compile(r"</?[a-zA-Z!][^<>]{0,1000}>")
_LEGAL = re.compile(
    r"\b(?:stichting|stg|vereniging|ver|gemeente|gem|afdeling|afd|bv|nv|e\.o|de|het|een|van)\b\.?"
)
_PARTICLES = frozenset("van de der den het ten ter te op in la le du el von".split())
_WEB = re.compile(r"https?://[^\s<>\"'\\`{}|^]+", re.IGNORECASE)
_NO_SLUG = re.compile(r"[^a-z0-9]+")
_NOT_WORD = re.compile(r"[^\w&]+")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'’”)]*\s+(?=[^a-zà-ÿ\s])|\n+")  # not after 'a.s. '
#: a mail address, or a Dutch or Belgian telephone number
PRIVATE = re.compile(
    r"[^\s<>()@,;:]+@[^\s<>()@,;:]+\.\w+"
    r"|(?<![\w/.-])(?:\+3[12]|003[12])[\s.-]?(?:\(0\))?[\s.-]?\d(?:[\s./-]{0,3}\d){7,8}(?!\d)"
    r"|(?<![\w/.-])0\d(?:[\s./-]{0,3}\d){7,8}(?!\d)"
)


def clean(value: str, limit: int | None = None) -> str:
    """Plain words: no control or direction characters, single spaces, NFC.

    Newlines survive (as one), because they separate agenda lines.
    """
    value = unicodedata.normalize("NFC", value).strip()
    if value.isprintable() and "  " not in value:  # nearly always: a feed has thousands of these
        return value if limit is None else value[:limit].rstrip()
    value = harmless(value.replace("\r\n", "\n").replace("\r", "\n"))
    value = _NEWLINES.sub("\n", _SPACES.sub(" ", value)).strip()
    return value if limit is None else value[:limit].rstrip()


def harmless(value: str) -> str:
    """Without the control and direction characters that a terminal obeys."""
    return _CONTROL.sub("", value)


def one_line(value: str, limit: int | None = None) -> str:
    """Like `clean`, on one line: for titles, names and terminals."""
    return clean(clean(value).replace("\n", " "), limit)


def slug(name: str) -> str:
    """`'s-Hertogenbosch` → `s-hertogenbosch`: usable as an id."""
    return _NO_SLUG.sub("-", fold(name)).strip("-")[:40]


def strip_tags(value: str) -> str:
    """Drop tags and unescape once: for titles that may hold a little HTML."""
    return html.unescape(_TAG.sub(" ", value)) if "<" in value else html.unescape(value)


class _Folded(dict[int, str]):
    """Code point → its lower-case base letter, worked out once for each."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        base = unicodedata.normalize("NFKD", character)[0].lower()
        self[code] = base if len(base) == 1 else character
        return self[code]


_FOLDED = _Folded()


def fold(value: str) -> str:
    """Lower case without accents: 'Café' and 'cafe' compare equal.

    Keeps the length of any text, so that offsets stay valid.
    """
    return value.lower() if value.isascii() else value.translate(_FOLDED)


def sentences(value: str) -> Iterator[tuple[int, int]]:
    """The (start, end) of each sentence or line of a text."""
    start = 0
    for gap in _SENTENCE_END.finditer(value):
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    if start < len(value):
        yield start, len(value)


def snippet(value: str, limit: int) -> str:
    """The first `limit` characters at most, cut at a word, with an ellipsis."""
    value = one_line(value)
    if len(value) <= limit:
        return value
    cut = value[: limit - 1]
    return (cut[: cut.rfind(" ")] if " " in cut[limit // 2 :] else cut).rstrip(" ,;:") + "…"


def normal_name(name: str) -> str:
    """The form in which two spellings of one body are equal.

    Folds case, accents, quotes, legal words ('stichting', 'afdeling', articles);
    'St.' reads as 'sint'.
    """
    value = fold(name).replace("’", "'").replace("'", "")
    value = re.sub(r"\bst\.?\s", "sint ", value)
    value = _LEGAL.sub(" ", value)
    return " ".join(_NOT_WORD.sub(" ", value).split())


def name_in(value: str, name: str, *, partly: bool = False) -> list[tuple[int, int]]:
    """Where a person's name stands in a text: (start, end) of each.

    Whatever the case, the accents and what separates its words; with `partly` any word of
    it that is no 'van' or 'de', so a first name alone.
    """
    words = re.findall(r"\w+", fold(name))
    if partly:
        asked = "|".join(re.escape(word) for word in words if word not in _PARTICLES)
    else:
        asked = r"[\W_]+".join(map(re.escape, words))
    if not asked:
        return []
    return [hit.span() for hit in re.finditer(rf"(?<!\w)(?:{asked})(?!\w)", fold(value))]


def without_name(value: str, name: str, mark: str, *, partly: bool = False) -> str:
    """The text with `mark` in the place of each name that `name_in` finds."""
    for start, end in reversed(name_in(value, name, partly=partly)):
        value = value[:start] + mark + value[end:]
    return value


def web_address(url: str) -> str:
    """The address when a browser may open it, else nothing: no script, file or broken links."""
    return url if len(url) <= LINK_CHARS and _WEB.fullmatch(url) else ""


def mask(value: str) -> str:
    """Mail addresses and telephone numbers out: what is shown links, it does not copy."""
    return PRIVATE.sub("[…]", value)
