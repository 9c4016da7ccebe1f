"""Text → tokens: one letter for each, so that the grammar is regexes over letters."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from leads.nlp.dates import dialect, lexicon
from leads.nlp.dates.lexicon import ClockTime, Vocabulary

FIRST_YEAR, LAST_YEAR = 1000, 2199
VOCABULARY: Vocabulary = dialect.vocabulary() | lexicon.VOCABULARY


class Token(NamedTuple):
    """`kind` is a letter of the lexicon; offsets count characters in the text."""

    kind: str
    start: int
    end: int
    value: Any


def _phrases_by_first_word() -> dict[str, re.Pattern[str]]:
    """Trying all phrases at every word would cost more than the rest of the grammar."""
    found: dict[str, list[str]] = {}
    for phrase in (word for word in VOCABULARY if not word.isalpha()):
        found.setdefault(_first_word(phrase), []).append(phrase)
    return {first: re.compile(_alternatives(phrases)) for first, phrases in found.items()}


def _alternatives(phrases: list[str]) -> str:
    longest_first = sorted(phrases, key=len, reverse=True)
    return "|".join(map(_phrase_pattern, longest_first))


def _phrase_pattern(phrase: str) -> str:
    pattern = re.escape(phrase).replace(r"\ ", r"[^\S\n]+") + r"(?!\w)"
    is_short_day = phrase.endswith(".") and VOCABULARY[phrase][0] == "w"
    return pattern + (r"(?=[^\S\n]?[0-9])" if is_short_day else "")


def _first_word(text: str) -> str:
    first = re.match(r"'|\w+", text)
    return first[0] if first else text


_PHRASES = _phrases_by_first_word()
_TOKEN = re.compile(
    r"""
     (?P<junk>(?:https?://|www\.)[^\s<>"]+|[€$£][^\S\n]?[0-9][0-9.,–-]*)
    |(?P<word>[^\W\d_]\w*)(?P<mail>[\w.+-]{0,64}@[\w.-]+)?
    |(?P<number>[0-9]+(?:[.,:/–-][0-9]+)*)(?P<tail>[^\W\d_]\w*)?
    |(?P<mark>[^\w\s]|\n)
    """,
    re.VERBOSE,
)
_MARKS = {
    "\n": "\n", ",": ",", ":": ":", ";": ";", "!": "!", "?": "!", "…": "!",
    "&": "&", "+": "&", "-": "-", "–": "-", "—": "-",
}  # fmt: skip
_WORDLIKE = frozenset(("word", "mark"))
_PHRASES_AND_STOP = frozenset((*_PHRASES, "."))
_ALONE: Vocabulary = {
    **{mark: (kind, None) for mark, kind in _MARKS.items()},
    **{word: entry for word, entry in VOCABULARY.items() if word not in _PHRASES},
}
_DOTTED = "dhr mw mevr dr drs ds ir ing prof st nr tel ca bijv o a m v d i h e c t l j"
_ABBREVIATIONS = frozenset(_DOTTED.split())
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DMY = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_CLOCK = re.compile(r"([01]?[0-9]|2[0-4])([.:])([0-5][0-9])")
_CLOCKS = re.compile(r"([^–-]+)[–-]([^–-]+)")
_TAIL_MINUTES = re.compile(r"[uh]([0-5][0-9])")
_HOUR_TAILS = frozenset(("u", "uur", "h"))
_ORDINAL_TAILS = frozenset(("e", "ste", "de"))


def _lowered(text: str) -> str:
    """Lower case with every offset kept: a few letters grow when lowered."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low.replace("’", "'").replace("‘", "'")


def tokenize(text: str) -> list[Token]:
    """All tokens of a text in order; work grows linearly with its length."""
    return list(_tokens(_lowered(text)))


def _tokens(low: str) -> Iterator[Token]:
    """Neighbouring other words are one token: most of a text is nothing but those."""
    end, plain, previous = 0, False, ""
    for match in _TOKEN.finditer(low):
        start = match.start()
        if start < end:
            continue
        last_word, previous = previous, match[0]
        if previous in _ALONE:
            plain, (kind, value) = False, _ALONE[previous]
            yield Token(kind, start, match.end(), value)
            continue
        if plain and match.lastgroup in _WORDLIKE and previous not in _PHRASES_AND_STOP:
            continue
        token = _phrase(match, low) or _single(match, low, last_word)
        plain, end = token.kind == "x", token.end
        yield token


def _phrase(match: re.Match[str], low: str) -> Token | None:
    phrases = _PHRASES.get(match[0])
    found = phrases.match(low, match.start()) if phrases else None
    if found is None:
        return None
    kind, value = VOCABULARY[" ".join(found[0].split())]
    return Token(kind, found.start(), found.end(), value)


def _single(match: re.Match[str], low: str, previous: str) -> Token:
    kind: str
    value: Any = None
    if match["number"]:
        kind, value = _number(match["number"], match["tail"] or "")
    elif match["word"]:
        kind, value = VOCABULARY.get(match[0], ("x", None))
    else:
        kind = _full_stop(low, match.end(), previous) if match[0] == "." else "x"
    return Token(kind, match.start(), match.end(), value)


def _full_stop(low: str, end: int, previous: str) -> str:
    ends = end >= len(low) or low[end].isspace()
    return "!" if ends and previous not in _ABBREVIATIONS else "x"


def _number(body: str, tail: str) -> tuple[str, Any]:
    """What a run of digits and separators can be, with the letters glued to it."""
    if tail in _HOUR_TAILS:
        return _with_hour(body)
    if (minutes := _TAIL_MINUTES.fullmatch(tail)) and _is_hour(body):
        return ("c", ClockTime(int(body), int(minutes[1]), "digital", True))
    if tail in _ORDINAL_TAILS and body.isdigit() and len(body) <= 2:
        return ("o", int(body))
    if tail:
        return ("x", None)
    return _plain(body) if body.isdigit() else _cluster(body)


def _is_hour(body: str) -> bool:
    return body.isdigit() and len(body) <= 2 and int(body) <= 24


def _with_hour(body: str) -> tuple[str, Any]:
    if _is_hour(body):
        return ("c", ClockTime(int(body), 0, "hour", True))
    if single := _clock(body):
        return ("c", single._replace(sure=True))
    if pair := _clock_pair(body):
        return ("C", pair)
    if len(parts := re.split("[–-]", body)) == 2 and all(map(_is_hour, parts)):
        return ("C", tuple(ClockTime(int(part), 0, "hour", True) for part in parts))
    return ("x", None)


def _plain(body: str) -> tuple[str, Any]:
    if len(body) <= 2 and 1 <= int(body) <= 31:
        return ("d", int(body))
    if len(body) == 4 and FIRST_YEAR <= int(body) <= LAST_YEAR:
        return ("y", int(body))
    return ("i", None)


def _cluster(body: str) -> tuple[str, Any]:
    if found := _ISO.fullmatch(body):
        return ("a", (int(found[1]), int(found[2]), int(found[3])))
    if (found := _DMY.fullmatch(body)) and int(found[3]) <= 12:
        return ("a", (int(found[4]), int(found[3]), int(found[1])))
    if single := _clock(body):
        return ("c", single)
    if pair := _clock_pair(body):
        return ("C", pair)
    return _small_numbers(body)


def _clock(body: str) -> ClockTime | None:
    found = _CLOCK.fullmatch(body)
    if not found or (found[1] == "24" and found[3] != "00"):
        return None
    style = "padded" if found[1].startswith("0") else "digital"
    return ClockTime(int(found[1]), int(found[3]), style, found[2] == ":")


def _clock_pair(body: str) -> tuple[ClockTime, ClockTime] | None:
    """`10.00-12.30`, or `9-12.30` where one side is a whole hour."""
    halves = _CLOCKS.fullmatch(body)
    if not halves:
        return None
    sides = [_clock(half) for half in halves.groups()]
    hours = [ClockTime(int(h), 0, "hour") if _is_hour(h) else None for h in halves.groups()]
    start, end = sides[0] or hours[0], sides[1] or hours[1]
    return (start, end) if any(sides) and start and end else None


def _small_numbers(body: str) -> tuple[str, Any]:
    """`5-7` and `12/4` hold days or months, `29.08` can only be a date."""
    for kind, separator in (("p", "-"), ("p", "–"), ("s", "/"), ("s", ".")):
        parts = body.split(separator)
        if len(parts) > 1 and all(part.isdigit() for part in parts):
            return _numbers(kind, parts, separator)
    return ("x", None)


def _numbers(kind: str, parts: list[str], separator: str) -> tuple[str, Any]:
    lengths = [len(part) for part in parts]
    if kind == "p" and lengths == [4, 4]:
        first, last = map(int, parts)
        return ("Y" if FIRST_YEAR <= first < last <= LAST_YEAR else "x", None)
    if max(lengths) > 2 or not all(1 <= int(part) <= 31 for part in parts):
        return ("x", None)
    if (kind == "p" or separator == ".") and len(parts) != 2:
        return ("x", None)
    if separator == "." and (lengths != [2, 2] or int(parts[0]) <= 24):
        return ("x", None)
    padded = min(lengths) == 2
    return (kind, (tuple(map(int, parts)), padded))
