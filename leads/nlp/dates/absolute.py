"""Dates with a day number: single ones, lists and ranges (12 maart; 7 en 8 november;
van maandag 13 tot en met vrijdag 17 juli; 28 december t/m 3 januari; 12-04-2026)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from leads.nlp.dates import days
from leads.nlp.dates.expression import Group, Reading
from leads.nlp.dates.lexicon import Weekday
from leads.nlp.dates.passage import Passage
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
_NOT_DATES = {(1, 2), (1, 3), (2, 3), (1, 4), (3, 4), (24, 7)}
_LEAD = ("r", "F", "t", "T", "z", "f", "@", "N", "v")


@dataclass(frozen=True, slots=True)
class Day:
    """One date as written; what is not said is None. `join` is the letter of the
    joiner that follows it; `token` where its number stands."""

    token: int
    weekday: Weekday | None = None
    number: int | None = None
    month: int | None = None
    year: int | None = None
    join: str = ""


def read(passage: Passage, first: int, last: int) -> Group | None:
    """A series of dates; None when the numbers are something else."""
    written = list(_days(passage, first, last))
    if not _believable(passage, first, written):
        return None
    kept = _without_house_number(passage, written)
    first = first if kept == written else min(kept[0].token, _weekday_token(passage, kept[0]))
    complete = _completed(kept)
    toward = _direction(passage, first, last)
    starts_between = "b" in passage.original[first : first + 2]
    return Group(first, last, tuple(_readings(complete, passage.today, toward, starts_between)))


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
        numbers, _ = value  # type: ignore[misc]
        for number in numbers[:-1]:
            yield replace(current, number=number, token=at, join="T" if kind == "p" else "&")


def _last_of(passage: Passage, at: int, current: Day) -> Day:
    kind, value = passage.tokens[at].kind, passage.tokens[at].value
    if kind == "a":
        year, month, number = value  # type: ignore[misc]
        return replace(current, number=number, month=month, year=_full_year(year, passage.today))
    if kind in "ps":
        numbers, _ = value  # type: ignore[misc]
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
    numbers, padded = value  # type: ignore[misc]
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


# ── from days as written to days on the calendar ─────────────────────────────


def _completed(written: list[Day]) -> list[Day]:
    """Give a bare day the month and year of the dates after it."""
    complete: list[Day] = []
    month = year = None
    for part in reversed(written):
        month = part.month or month
        year = part.year or year
        complete.append(replace(part, month=month, year=year))
    return complete[::-1]


def _direction(passage: Passage, first: int, last: int) -> str:
    """`back`, `ahead`, or '' when the words leave it open."""
    inside = passage.original[first:last]
    if "L" in inside or passage.word_before(first).lower() in ("sinds", "d.d"):
        return "back"
    if "N" in inside:
        return "ahead"
    return "back" if passage.looks_back(first) else ""


def _readings(
    written: list[Day], today: date, toward: str, between: bool
) -> Iterator[Reading]:
    at = 0
    while at < len(written):
        part = written[at]
        is_range = part.join and part.join in "Tt-" or (between and part.join == "&")
        if is_range and at + 1 < len(written):
            yield _range(part, written[at + 1], today, toward)
            at += 2
            continue
        if part.number is not None:
            yield single(part, today, toward)
        at += 1


def single(written: Day, today: date, toward: str) -> Reading:
    """The day that is meant, with a flag for all that was guessed."""
    found, flags = _resolve(written, today, toward)
    if found is None:
        return Reading(flags=("no-such-day",), kind="period")
    past = found < today
    return Reading(
        start=found,
        kind="past" if past else "event",
        daypart=written.weekday.daypart if written.weekday else None,
        flags=(*flags, "past") if past else flags,
    )


def _resolve(written: Day, today: date, toward: str) -> tuple[date | None, tuple[str, ...]]:
    number, month = written.number or 1, written.month or today.month
    if written.year:
        found = days.day(written.year, month, number)
        return found, _mismatch(found, written.weekday)
    ahead = days.next_on(number, month, today)
    back = days.last_on(number, month, today)
    if ahead is None or back is None:
        return None, ()
    if written.weekday:
        return _by_weekday(written.weekday, ahead, back, today, toward)
    if toward == "back" and (today - back) <= (ahead - today):
        return back, ()
    ago = (today - back).days
    unsure = 0 < ago <= days.NEAR_DAYS and toward != "ahead"
    return ahead, ("year-guess",) if unsure else ()


def _by_weekday(
    weekday: Weekday, ahead: date, back: date, today: date, toward: str
) -> tuple[date, tuple[str, ...]]:
    """A weekday picks the year; when it fits none near, that is told."""
    expected, other = ahead, back
    if toward == "back" and (today - back) <= (ahead - today):
        expected, other = back, ahead
    if expected.weekday() == weekday.index:
        return expected, ()
    if other.weekday() == weekday.index:
        return other, ("year-from-weekday",)
    return expected, ("weekday-mismatch",)


def _mismatch(found: date | None, weekday: Weekday | None) -> tuple[str, ...]:
    wrong = found and weekday and found.weekday() != weekday.index
    return ("weekday-mismatch",) if wrong else ()


def _range(first: Day, last: Day, today: date, toward: str) -> Reading:
    """The end decides the year, so that what has begun stays in this one."""
    if first.year and not last.year:
        last = replace(last, year=first.year)
    end = single(last, today, toward)
    if end.start is None:
        return end
    start, flags = _range_start(first, end.start)
    if start is None:
        return Reading(flags=("no-such-day",), kind="period")
    return Reading(
        start=start,
        end=end.start,
        kind="past" if end.start < today else "period",
        daypart=first.weekday.daypart if first.weekday else None,
        flags=tuple(dict.fromkeys((*end.flags, *flags))),
    )


def _range_start(first: Day, end: date) -> tuple[date | None, tuple[str, ...]]:
    if first.number is None:
        weekday = first.weekday.index if first.weekday else 0
        return days.last_weekday(weekday, end - timedelta(days=1)), ()
    start = days.last_on(first.number, first.month or end.month, end)
    return start, _mismatch(start, first.weekday)
