"""Dates with a day number: single ones, lists and ranges (12 maart; 7 en 8 november;
van maandag 13 tot en met vrijdag 17 juli; 28 december t/m 3 januari; 12-04-2026)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from leads.nlp.dates import days
from leads.nlp.dates.expression import Group, Reading
from leads.nlp.dates.lexicon import Weekday
from leads.nlp.dates.passage import Passage
from leads.nlp.dates.resolving import Day, completed, direction, readings_of
from leads.nlp.dates.tokens import FIRST_YEAR

_WEEKDAY = r"(?:[Ww],?l?)?"
_NUMBERED = rf"{_WEEKDAY}(?:[dop](?:[Mm],?y?)?|s[Mm]?y?|a)"
_JOIN = r"(?:,&|[,&Tt-]~?)"
_DATED = rf"{_WEEKDAY}(?:[dops][Mm](?:,?y)?|s|a|p)"
SERIES = re.compile(
    rf"(?:l?[NL])?(?:[fb]l?)?(?:(?:{_NUMBERED}|[Ww](?=[Tt-])){_JOIN}){{0,30}}{_DATED}(?:,?[NL])?"
)
_NEAR_YEARS = 5
_ADDRESS = re.compile(
    r"(?:straat|str|laan|weg|plein|dijk|pad|hof|dreef|singel|kade|gracht|markt|steeg|plantsoen"
    r"|park|ring|zaal|groep|nr|nummer|lokaal|kamer|huis|brink|haven|kerk|postbus)$",
    re.IGNORECASE,
)
DAY_OF_MONTH = re.compile(r"[Ww]l?[do]")
_NEAR = timedelta(weeks=10)
_NOT_DATES = {(1, 2), (1, 3), (2, 3), (1, 4), (3, 4), (24, 7)}
_LEAD = ("r", "F", "t", "T", "z", "f", "@", "N", "v")


def read(passage: Passage, first: int, last: int) -> Group | None:
    """A series of dates; None when the numbers are something else."""
    written = list(_days(passage, first, last))
    if not _believable(passage, first, written):
        return None
    kept = _without_house_number(passage, written)
    first = first if kept == written else min(kept[0].token, _weekday_token(passage, kept[0]))
    complete = completed(kept)
    toward = direction(passage, first, last)
    between = "b" in passage.original[first : first + 2]
    readings = tuple(readings_of(complete, passage.today, toward, between))
    if readings[0].end is None and passage.original[first] in "fb":
        first += 2 if passage.original[first + 1] == "l" else 1
    return Group(first, last, readings)


def _weekday_token(passage: Passage, written: Day) -> int:
    at = written.token
    while written.weekday and passage.original[at] not in "Ww":
        at -= 1
    return at


# ── from tokens to days as written ───────────────────────────────────────────


def _days(passage: Passage, first: int, last: int) -> Iterator[Day]:
    current = Day(first)
    for at in range(first, last):
        kind, value = passage.tokens[at].kind, passage.tokens[at].value
        if kind in "Ww" and isinstance(value, Weekday):
            current = replace(current, weekday=value, token=at)
        elif kind in "Mm" and isinstance(value, int):
            current = replace(current, month=value)
        elif kind == "y" and isinstance(value, int):
            current = replace(current, year=value)
        elif kind in "dopsa":
            yield from _several(passage, at, current)
            current = _last_of(passage, at, current)
        elif kind in "&Tt-" or (kind == "," and _begins_next(passage, at, last)):
            if current.number or current.weekday:
                yield replace(current, join=kind)
            current = Day(at + 1)
    yield current


def _begins_next(passage: Passage, at: int, last: int) -> bool:
    """Whether a comma stands between two dates and not inside one."""
    return at + 1 < last and passage.original[at + 1] in "Wwdopsa" and _has_number(passage, at)


def _has_number(passage: Passage, at: int) -> bool:
    return passage.original[at - 1] in "dopsaMmy"


def _several(passage: Passage, at: int, current: Day) -> Iterator[Day]:
    """All but the last of the days in one token such as `5-7` or `6/7/8`."""
    kind, value = passage.tokens[at].kind, passage.tokens[at].value
    if kind in "ps" and passage.after(at + 1) in ("M", "m"):
        numbers, _ = value
        for number in numbers[:-1]:
            yield replace(current, number=number, token=at, join="T" if kind == "p" else "&")


def _last_of(passage: Passage, at: int, current: Day) -> Day:
    kind, value = passage.tokens[at].kind, passage.tokens[at].value
    if kind == "a":
        year, month, number = value
        return replace(current, number=number, month=month, year=_full_year(year, passage.today))
    if kind in "ps":
        numbers, _ = value
        if passage.after(at + 1) in ("M", "m"):
            return Day(at, number=numbers[-1], weekday=current.weekday if kind == "s" else None)
        return replace(current, number=numbers[0], month=numbers[1], token=at)
    return replace(current, number=value, token=at)


def _full_year(year: int, today: date) -> int:
    """Two digits are a year near today, or no year at all (a lap time of 2.11.04)."""
    if year > 99:
        return year
    full = today.year - today.year % 100 + year
    return full if abs(full - today.year) <= _NEAR_YEARS else 0


# ── is it a date at all ──────────────────────────────────────────────────────


def _believable(passage: Passage, first: int, written: list[Day]) -> bool:
    if passage.before(first) == "X" or not all(map(_possible, written)):
        return False
    return all(_bare_numbers_fit(passage, part) for part in written)


def _possible(written: Day) -> bool:
    number, month = written.number or 1, written.month or 1
    return number <= 31 and month <= 12 and (written.year is None or written.year >= FIRST_YEAR)


def _bare_numbers_fit(passage: Passage, written: Day) -> bool:
    """`12/4` and `12-04` are dates only where the words around them allow it."""
    at = written.token
    kind, value = passage.tokens[at].kind, passage.tokens[at].value
    if kind not in "ps" or passage.after(at + 1) in ("M", "m") or written.weekday:
        return True
    numbers, padded = value
    led = passage.before(at) in _LEAD
    if kind == "s":
        return len(numbers) == 2 and _slash_is_date(passage, at, numbers, led)
    return _hyphen_is_date(passage, at, numbers, padded, led)


def _slash_is_date(passage: Passage, at: int, numbers: tuple[int, ...], led: bool) -> bool:
    word = passage.word_before(at)
    address = passage.before(at) == "x" and (word[:1].isupper() or _ADDRESS.search(word))
    return led or not (numbers in _NOT_DATES or address)


def _hyphen_is_date(
    passage: Passage, at: int, numbers: tuple[int, ...], padded: bool, led: bool
) -> bool:
    """Scores, pages and ages look the same: ask for a lead word and a two-digit part."""
    if passage.word_after(at + 1).lower().startswith(("jaar", "jarig", "leden", "personen")):
        return False
    starts_line = passage.before(at) in ("", "\n")
    listed = passage.before(at) == ":" and passage.after(at + 1) in (",", "c", "C")
    return (led and max(numbers) > 9) or (padded and (led or starts_line or listed))


def _without_house_number(passage: Passage, written: list[Day]) -> list[Day]:
    """Drop a bare first number that belongs to the word before it (Sportlaan 5, 12 maart)."""
    first = written[0]
    bare = len(written) > 1 and first.weekday is None and first.month is None
    if not bare or passage.before(first.token) != "x":
        return written
    only_commas = all(part.join == "," for part in written[:-1])
    address = _ADDRESS.search(passage.word_before(first.token))
    return written[1:] if address or only_commas else written


def read_day_of_month(passage: Passage, first: int, last: int) -> Group | None:
    """`vr 3`, `zaterdag de 9e`: weekday and number tell the month, within ten weeks."""
    weekday, number = passage.tokens[first].value, passage.tokens[last - 1].value
    counted = passage.word_after(last)[:1].islower() and passage.before(first) not in ("", "\n")
    if not isinstance(weekday, Weekday) or not isinstance(number, int) or not 0 < number < 32:
        return None
    if counted and passage.original[last - 1] == "d":
        return None
    until = passage.today + _NEAR
    day = days.next_on_both(number, weekday.day, passage.today, until)
    if day is None:
        return None
    reading = Reading(start=day, daypart=weekday.daypart, flags=("month-from-weekday",))
    return Group(first, last, (reading,))
