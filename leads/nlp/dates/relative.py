"""Days told from the day of publication: morgen, komende woensdag, volgende week
donderdag, over twee weken, dit weekend, maandag jl., and weekdays alone."""

import re
from datetime import date, timedelta

from leads.nlp.dates import days
from leads.nlp.dates.expression import Group, Reading
from leads.nlp.dates.lexicon import Weekday
from leads.nlp.dates.passage import Passage

NIGHT = re.compile(r"[Ww]r[Ww]")
WEEK_AND_DAY = re.compile(r"(?P<which>[VDLN])U,?r?W|W(?P<after>[VDL])U")
DAY = re.compile(r"l?[NVDL]W|W,?[NL](?!U)|W")
WORD = re.compile(r"R")
SHORT_DAY = re.compile(r"w(?=@?_)|(?<=[NT])w(?![a-zA-Z])")
WEEKEND = re.compile(r"l?[NVDL]e")
FROM_NOW = re.compile(r"O[qd]U(?!g)")
AGO = re.compile(r"[qd]Ug")
_UNIT_DAYS = {"day": 1, "week": 7, "month": 30}


def read_night(passage: Passage, first: int, last: int) -> Group | None:
    """`(in de nacht van) zaterdag op zondag` is the night after the first day."""
    weekday = _value(passage, first, last)
    return Group(first, last, (_weekday(passage, first, weekday.day, "nacht"),))


def read_week_and_day(passage: Passage, first: int, last: int) -> Group | None:
    """A weekday in this, the last or the next week; weeks begin on Monday."""
    kinds = passage.original[first:last]
    unit = passage.tokens[first + kinds.index("U")].value
    if unit != "week":
        return None
    weekday = _value(passage, first, last)
    weeks = next(shift for letter, shift in _WEEKS.items() if letter in kinds)
    monday = passage.today - timedelta(days=passage.today.weekday())
    found = monday + timedelta(weeks=weeks, days=weekday.day)
    return Group(first, last, (_told(found, passage.today, weekday.daypart),))


_WEEKS = {"V": 1, "N": 1, "L": -1, "D": 0}


def read_day(passage: Passage, first: int, last: int) -> Group | None:
    """A weekday alone or with `komende`, `afgelopen`, `a.s.`, `jl.`."""
    kinds = passage.original[first:last]
    weekday, today = _value(passage, first, last), passage.today
    if "N" in kinds or "V" in kinds:
        found = days.next_weekday(weekday.day, today + timedelta(days=1))
        flags = ("vague",) if "V" in kinds else ()
        return Group(first, last, (_told(found, today, weekday.daypart, flags),))
    if "L" in kinds:
        found = days.last_weekday(weekday.day, today - timedelta(days=1))
        return Group(first, last, (_told(found, today, weekday.daypart),))
    if "D" in kinds:
        found = days.next_weekday(weekday.day, today)
        return Group(first, last, (_told(found, today, weekday.daypart),))
    return Group(first, last, (_weekday(passage, first, weekday.day, weekday.daypart),))


def _value(passage: Passage, first: int, last: int) -> Weekday:
    values = (token.value for token in passage.tokens[first:last])
    return next(value for value in values if isinstance(value, Weekday))


def _weekday(passage: Passage, at: int, index: int, daypart: str | None) -> Reading:
    """The verb tells whether the last or the next such day is meant."""
    today = passage.today
    if passage.looks_back(at):
        return _told(days.last_weekday(index, today), today, daypart, back=True)
    return _told(days.next_weekday(index, today), today, daypart)


def _told(
    found: date,
    today: date,
    daypart: str | None = None,
    flags: tuple[str, ...] = (),
    *,
    back: bool = False,
) -> Reading:
    past = found < today or back
    return Reading(
        start=found,
        kind="past" if past else "event",
        daypart=daypart,
        flags=(*flags, "past") if found < today else flags,
    )


def read_word(passage: Passage, first: int, last: int) -> Group | None:
    """`morgen`, `vanavond`, `gisteren`; not the morning of `een mooie morgen`."""
    token = passage.tokens[first]
    shift, daypart = token.value
    if passage.written(first).lower() == "morgen" and passage.before(first) in ("l", "q", "E"):
        return None
    found = passage.today + timedelta(days=shift)
    back = shift == 0 and passage.looks_back(first)
    return Group(first, last, (_told(found, passage.today, daypart, back=back),))


def read_weekend(passage: Passage, first: int, last: int) -> Group | None:
    """Saturday and Sunday of this, the next or the last weekend."""
    today = passage.today
    kind = passage.original[last - 2]
    sunday = days.next_weekday(6, today)
    if kind == "L":
        sunday = days.last_weekday(6, today - timedelta(days=1))
    elif kind == "V":
        sunday += timedelta(weeks=1)
    past = sunday < today
    reading = Reading(
        start=sunday - timedelta(days=1),
        end=sunday,
        kind="past" if past else "period",
        flags=("past",) if past else (),
    )
    return Group(first, last, (reading,))


def read_from_now(passage: Passage, first: int, last: int) -> Group | None:
    """`over twee weken`: exact in days and weeks, about right in months."""
    span = _span(passage, first + 1)
    if span is None:
        return Group(first, last, (Reading(kind="period", flags=("vague",)),))
    return Group(first, last, (Reading(start=passage.today + span, flags=("vague",)),))


def read_ago(passage: Passage, first: int, last: int) -> Group | None:
    """`twee weken geleden`, `vijftig jaar geleden`: looks back, names no day."""
    return Group(first, last, (Reading(kind="past", flags=("vague",)),))


def _span(passage: Passage, at: int) -> timedelta | None:
    number, unit = passage.tokens[at].value, str(passage.tokens[at + 1].value)
    if not isinstance(number, int) or unit not in _UNIT_DAYS:
        return None
    return timedelta(days=number * _UNIT_DAYS[unit])
