"""Clock times: 19.30 uur, 13u30, half acht, kwart over drie 's middags, van 10 tot 12 uur."""

import re
from dataclasses import dataclass

from leads.nlp.dates.lexicon import ClockTime
from leads.nlp.dates.passage import Passage
from leads.nlp.dates.tokens import Token

_WRITTEN = r"c|K[vO][qd]|[qd][vO]H[qd]|H[qd]|[qd][vO][qd](?=[uP])|A"
_TIME = rf"(?:{_WRITTEN}|[qd])u?P?"
_JOIN = r"[tT-]~?"
SPAN = re.compile(
    rf"(?:P@?)?(?:f?(?:C|p(?=u))u?P?|f~?{_TIME}{_JOIN}{_TIME}|b~?{_TIME}&~?{_TIME}"
    rf"|{_TIME}{_JOIN}{_TIME}|{_TIME}&{_TIME})"
)
SINGLE = re.compile(rf"(?:P@?)?(?:(?:{_WRITTEN})u?|[qd]u)P?")
_LED = tuple("@fbFtTvrn~")
_LED_HOUR = tuple("@FtTvn")
_BESIDE_A_DATE = tuple("MmyWwadRPGZJQB,-&:")
_AFTER_BARE = ("", "!", ",", "\n", ";")
_AMOUNT_BEFORE = (
    "entree kosten kost prijs à artikel art nr nummer versie paragraaf hoofdstuk pagina punt ruim "
    "bijna zaal lokaal kamer groep perceel sectie verordening wet"
)
_AMOUNTS = frozenset(_AMOUNT_BEFORE.split())
_NO_CLOCK_AFTER = re.compile(
    r"(?:euro|km|kilometer|meter|m|m²|m2|kg|kilo|gram|liter|procent|%|miljoen|mln|miljard|ha|hectare"
    r"|punten|seconden|sec|minuten|min|lang|later|per|durend|durende|eerder|achtereen|aan|werk|rijden"
    r"|voor|geleden)$",
    re.IGNORECASE,
)
_DOORS = re.compile(
    r"(?:inloop|zaal open|deuren? (?:gaan )?open|open|ontvangst|welkom)\W*(?:vanaf|om|is)?\W*$"
)


@dataclass(frozen=True, slots=True)
class Clock:
    """Tokens `first` up to `last` that tell a time, or a time and its end.

    `until` is set when only the end is told ('tot 17 uur'), `doors` when people
    may come in but nothing begins yet.
    """

    first: int
    last: int
    start: ClockTime | None
    end: ClockTime | None = None
    daypart: str | None = None
    doors: bool = False


def read_all(passage: Passage) -> list[Clock]:
    """Every clock time of a passage in order; their tokens count as read."""
    found: list[Clock] = []
    for rule, reader in ((SPAN, _read_span), (SINGLE, _read_single)):
        clocks = [
            clock
            for match in rule.finditer(passage.kinds)
            for clock in reader(passage, match.start(), match.end())
        ]
        passage.take_tokens((clock.first, clock.last) for clock in clocks)
        found.extend(clocks)
    return sorted(found, key=lambda clock: clock.first)


def _read_span(passage: Passage, first: int, last: int) -> list[Clock]:
    kinds = passage.original[first:last]
    tokens = passage.tokens[first:last]
    pair = _pair(tokens)
    if pair is None:
        ends_sentence = passage.after(last) in _AFTER_BARE
        pair = _two(kinds, tokens, passage.before(first) in _BESIDE_A_DATE and ends_sentence)
    if pair is None or not _plausible(pair):
        return []
    start, end = pair
    daypart, doors = _daypart(tokens), _doors(passage, first)
    if "&" in kinds and not kinds.lstrip("P@").startswith("b"):
        return [Clock(first, last, each, None, daypart, doors) for each in pair]
    return [Clock(first, last, start, end, daypart, doors)]


def _plausible(pair: tuple[ClockTime, ClockTime]) -> bool:
    return all(0 <= clock.hour <= 24 for clock in pair)


def _pair(tokens: list[Token]) -> tuple[ClockTime, ClockTime] | None:
    """Both times in one token: `10.00-12.30`, or `10-12` before `uur`."""
    for token in tokens:
        if token.kind == "C":
            start, end = token.value
            return start, end
        if token.kind == "p":
            (first, last), _ = token.value
            return ClockTime(first, 0, "hour"), ClockTime(last, 0, "hour")
    return None


def _two(kinds: str, tokens: list[Token], beside_date: bool) -> tuple[ClockTime, ClockTime] | None:
    body = kinds.lstrip("P@fb~")
    offset = len(kinds) - len(body)
    split = next((at for at, kind in enumerate(body) if kind in "tT-&"), None)
    if split is None:
        return None
    left, right = body[:split], body[split + 1 :].lstrip("~")
    start = _time(left, tokens[offset:])
    end = _time(right, tokens[len(kinds) - len(right) :])
    spoken = beside_date and kinds == "fqtq"
    if not start or not end or not (spoken or _belong_together(kinds, left, right)):
        return None
    return start, end


def _belong_together(kinds: str, left: str, right: str) -> bool:
    """A bare number is a time only beside one that surely is (van 9 tot 17 uur)."""
    if _bare(right):
        return False
    led = kinds.lstrip("P@")[0] in "fb"
    if "&" in kinds and not led:
        return _bare(left) == ("c" not in right) and "u" in right
    return not _bare(left) or led or (right.rstrip("uP") in ("d", "q", "c") and "c" not in right)


def _bare(side: str) -> bool:
    return side in ("d", "q")


def _read_single(passage: Passage, first: int, last: int) -> list[Clock]:
    kinds = passage.original[first:last]
    body = kinds.lstrip("P@")
    at = first + len(kinds) - len(body)
    clock = _time(body, passage.tokens[at:last])
    if clock is None or not _is_clock(passage, body, at, last, clock):
        return []
    daypart = _daypart(passage.tokens[first:last])
    start, end = (None, clock) if passage.before(at) in ("t", "T") else (clock, None)
    if passage.before(at) in ("v", "n") and "v" not in body:
        start = None
    return [Clock(first, last, start, end, daypart, _doors(passage, first))]


def _is_clock(passage: Passage, body: str, at: int, last: int, clock: ClockTime) -> bool:
    """Tell times from prices, paragraphs, durations and counts."""
    led = passage.before(at) in _LED
    counted = _NO_CLOCK_AFTER.match(passage.word_after(last))
    if clock.hour > 24 or (counted and passage.before(at) not in _LED_HOUR):
        return False
    if passage.word_before(at).lower() in _AMOUNTS:
        return False
    if body[0] == "c":
        return clock.sure or "u" in body or "P" in body or _dotted(passage, at, led, clock)
    if body.rstrip("uP") in ("d", "q"):
        return "u" in body and _is_hour(passage, body, at, last, clock)
    return True


def _is_hour(passage: Passage, body: str, at: int, last: int, clock: ClockTime) -> bool:
    """`acht uur` as a time; not how long something takes, nor `een uur of acht`."""
    if passage.after(last) == "&" and body[0] == "q":
        return False
    told = passage.before(at) in _LED_HOUR or passage.before(at, 2) in ("@~", "@x", "n~")
    beside = passage.before(at) in _BESIDE_A_DATE or "P" in body
    late = 13 <= clock.hour < 24 and passage.word_before(at).lower() != "binnen"
    return told or beside or late


def _dotted(passage: Passage, at: int, led: bool, clock: ClockTime) -> bool:
    """`19.30` without `uur`: by the word before it, or because it looks like one."""
    if passage.before(at) == "v":
        return False
    if led or passage.before(at) in _BESIDE_A_DATE:
        return True
    return clock.minute % 5 == 0 and 7 <= clock.hour <= 23 and clock.style != "padded"


def _time(kinds: str, tokens: list[Token]) -> ClockTime | None:
    """One time from its tokens; `kinds` starts with its letters."""
    body = kinds.rstrip("uP")
    if body == "A":
        return ClockTime(24, 0, "spoken", True)
    if body == "c" and isinstance(tokens[0].value, ClockTime):
        return tokens[0].value
    numbers = [t.value for t in tokens[: len(body)] if isinstance(t.value, int) and t.kind in "qd"]
    if not numbers or not 0 < numbers[-1] <= 24:
        return None
    if len(body) == 1:
        return ClockTime(numbers[0], 0, "hour" if body == "d" else "spoken")
    minutes = _minutes(body, numbers)
    hour, minute = divmod(numbers[-1] * 60 + minutes, 60)
    return ClockTime(hour or 12, minute, "spoken") if numbers[-1] <= 12 and minutes else None


def _minutes(body: str, numbers: list[int]) -> int:
    """Minutes to add to the hour named: half acht is 30 before eight."""
    away = 15 if body[0] == "K" else numbers[0] if len(numbers) > 1 else 0
    away = -away if "v" in body else away
    return away - (30 if "H" in body else 0)


def _daypart(tokens: list[Token]) -> str | None:
    return next((str(token.value) for token in tokens if token.kind == "P"), None)


def _doors(passage: Passage, first: int) -> bool:
    start = passage.tokens[first].start
    return bool(_DOORS.search(passage.text[max(0, start - 30) : start].lower()))
