"""A day as people write it somewhere on a page: 'za 12 december, 20.00 - 22.00 uur'.

Small on purpose: one day, or two with 't/m' between them, and the clock behind it. What
stands in running text is for the language pipeline.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

from leads.model import Moment, Precision
from leads.sources import _time

GUESSED_YEAR = "year-guessed"
_MIDNIGHT = re.compile(r"[T ]00:00(?::00(?:\.0+)?)?(?=[Z+-]|$)")
_DUTCH_ZONE = re.compile(r"(?<=\d)\+0[12]:?00$")
_UNTIL = r"(?:\s*(?:-|–|—|/|&|t/?m|tot(?:\s+en\s+met)?|en)\s*)"
_NAMED = re.compile(
    rf"(?<![\d.:/-])(?:(?P<first>\d{{1,2}}){_UNTIL})?"
    r"(?P<d>\d{1,2})(?:e|de|ste)?[\s.-]+(?P<m>[a-z]{3,9})\b\.?(?:[\s,]+(?P<y>(?:19|20)\d\d)\b)?"
)
_NUMBERS = re.compile(r"(?<![\d.:/-])(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})(?!\d)")
_CLOCK = re.compile(
    rf"(?<![\d.:/-])(?P<h>\d{{1,2}})[.:](?P<min>\d\d)(?![\d/-])"
    rf"(?:\s*(?:uur|u\b|h\b))?(?:{_UNTIL}(?P<h2>\d{{1,2}})[.:](?P<min2>\d\d))?"
)
_CLOCK_WITHIN = 60
_SEARCHED = 1_000  # a day that matters stands near the front
_STILL_RECENT = timedelta(days=30)


@dataclass(frozen=True)
class Written:
    """Begin and, if it is told, end; `flags` say what was guessed."""

    begin: Moment
    end: Moment | None = None
    flags: tuple[str, ...] = ()


def find(text: str, today: date, *, ahead: bool) -> Written | None:
    """The first day in a text. Without a year: the next such day when what is written
    lies `ahead` (an agenda), else the last one (news)."""
    machine = exact(text)
    if machine:
        return Written(machine)
    low = " ".join(text[:_SEARCHED].lower().split())
    for begin, end, is_guess, rest in _days(low, today, ahead=ahead):
        flags = (GUESSED_YEAR,) if is_guess else ()
        opens, closes = _clocks(rest)
        last = Moment(end, closes) if end else Moment(begin, closes) if closes else None
        first = Moment(begin, opens)
        return Written(first, last if last and last.iso() > first.iso() else None, flags)
    return None


def exact(raw: str) -> Moment | None:
    """A date for machines (ISO 8601, or any that `_time.read` knows), as a site means it:
    `T00:00` stands where no time was given, and a fixed `+01:00` in summer is the clock here."""
    raw = raw.strip()
    found = _time.read(_DUTCH_ZONE.sub("", _MIDNIGHT.split(raw)[0]))
    if found is None:
        return None
    has_clock = found[1] is not Precision.DATE
    return _time.moment(found[0]) if has_clock else Moment(found[0].date())


def _days(text: str, today: date, *, ahead: bool) -> Iterator[tuple[date, date | None, bool, str]]:
    """Begin, end, whether the year is a guess, and the text behind it."""
    hits = sorted((*_NAMED.finditer(text), *_NUMBERS.finditer(text)), key=lambda hit: hit.start())
    for hit in hits:
        rest = text[hit.end() : hit.end() + _CLOCK_WITHIN]
        if hit.re is _NUMBERS:
            day = _day(hit[0])
            if day:
                yield day, None, False, rest
            continue
        day = _day(f"{hit['d']} {hit['m']} {hit['y'] or _year(hit, today, ahead=ahead)}")
        if day:
            first = day.replace(day=int(hit["first"])) if _is_before(hit["first"], day) else None
            yield first or day, day if first else None, not hit["y"], rest


def _is_before(first: str | None, day: date) -> bool:
    return first is not None and 0 < int(first) < day.day


def _year(hit: re.Match[str], today: date, *, ahead: bool) -> int:
    years = (today.year - 1, today.year, today.year + 1)
    days = [d for d in (_day(f"{hit['d']} {hit['m']} {year}") for year in years) if d]
    if ahead:
        fitting = [d for d in days if d >= today - _STILL_RECENT][:1]
    else:
        fitting = [d for d in days if d <= today][-1:]
    return fitting[0].year if fitting else today.year


def _day(text: str) -> date | None:
    found = _time.read(text)
    return found[0].date() if found else None


def _clocks(text: str) -> tuple[time | None, time | None]:
    found = _CLOCK.search(text)
    if not found:
        return None, None
    opens = _clock(found["h"], found["min"])
    return opens, _clock(found["h2"], found["min2"]) if opens and found["h2"] else None


def _clock(hour: str, minute: str) -> time | None:
    return time(int(hour), int(minute)) if int(hour) < 24 and int(minute) < 60 else None
