"""From dates as written to days on the calendar: which month, which year."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from leads.nlp.dates import days
from leads.nlp.dates.expression import Reading
from leads.nlp.dates.lexicon import Weekday
from leads.nlp.dates.passage import Passage


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


def completed(written: list[Day]) -> list[Day]:
    """Give a bare day the month and year of the dates after it."""
    complete: list[Day] = []
    month = year = None
    for part in reversed(written):
        month = part.month or month
        year = part.year or year
        complete.append(replace(part, month=month, year=year))
    return complete[::-1]


def direction(passage: Passage, first: int, last: int) -> str:
    """`back`, `ahead`, or '' when the words leave it open."""
    inside = passage.original[first:last]
    if "L" in inside or passage.word_before(first).lower() in ("sinds", "d.d"):
        return "back"
    if "N" in inside:
        return "ahead"
    return "back" if passage.looks_back(first) else ""


def readings_of(written: list[Day], today: date, toward: str, between: bool) -> Iterator[Reading]:
    at = 0
    while at < len(written):
        part = written[at]
        is_range = (part.join and part.join in "Tt-") or (between and part.join == "&")
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
    if expected.weekday() == weekday.day:
        return expected, ()
    if other.weekday() == weekday.day:
        return other, ("year-from-weekday",)
    return expected, ("weekday-mismatch",)


def _mismatch(found: date | None, weekday: Weekday | None) -> tuple[str, ...]:
    wrong = found and weekday and found.weekday() != weekday.day
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
        weekday = first.weekday.day if first.weekday else 0
        return days.last_weekday(weekday, end - timedelta(days=1)), ()
    start = days.last_on(first.number, first.month or end.month, end)
    return start, _mismatch(start, first.weekday)
