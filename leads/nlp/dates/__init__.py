"""Dates and clock times in running Dutch.

    find("zaterdag 14 maart van 10.00 tot 12.30 uur", published)
    mentions("zaterdag 14 maart van 10.00 tot 12.30 uur")

A text becomes one letter for each token (`lexicon`); rules are regexes over those
letters, tried in a fixed order; clocks first, then recurrences, dates with a day
number, named days, relative days and at last the vague ones. Days are told on the
wall clock of the Netherlands. A guess is always flagged.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from re import Pattern
from typing import Literal

from leads.nlp.dates import absolute, clock, feasts, recurrence, relative, vague, wall
from leads.nlp.dates.clock import Clock
from leads.nlp.dates.expression import Group, Kind, Reading, TimeExpression
from leads.nlp.dates.joining import clocks_for, framed
from leads.nlp.dates.leaning import placed
from leads.nlp.dates.passage import Passage
from leads.nlp.dates.programme import FLAG, entries

__all__ = ["Kind", "TimeExpression", "find", "mentions"]

_ANY_DAY = date(2000, 1, 1)
_Reader = Callable[[Passage, int, int], Group | None]
_RULES: tuple[tuple[Pattern[str], _Reader], ...] = (
    (vague.NTH_IN_MONTH, vague.read_nth),
    (recurrence.NTH, recurrence.read_nth),
    (recurrence.ONCE_A_MONTH, recurrence.read_once_a_month),
    (recurrence.RHYTHM, recurrence.read_rhythm),
    (recurrence.WEEKLY, recurrence.read_weekly),
    (recurrence.DAY_RANGE, recurrence.read_day_range),
    (absolute.SERIES, absolute.read),
    (absolute.DAY_OF_MONTH, absolute.read_day_of_month),
    (recurrence.DAY_LIST, recurrence.read_weekly),
    (recurrence.WORKDAYS, recurrence.read_weekly),
    (feasts.FEAST, feasts.read),
    (relative.WEEK_AND_DAY, relative.read_week_and_day),
    (relative.NIGHT, relative.read_night),
    (relative.DAY, relative.read_day),
    (relative.SHORT_DAY, relative.read_day),
    (relative.WORD, relative.read_word),
    (relative.WEEKEND, relative.read_weekend),
    (relative.FROM_NOW, relative.read_from_now),
    (relative.AGO, relative.read_ago),
    (vague.MONTH, vague.read_month),
    (vague.YEAR_SPAN, vague.read_year),
    (vague.YEAR, vague.read_year),
    (vague.WEEK_NUMBER, vague.read_week_number),
    (vague.PERIOD, vague.read_period),
)


def find(text: str, reference: datetime, *, programme: bool = False) -> list[TimeExpression]:
    """Every date expression in `text`, in order, one for each day or range.

    With `programme`, the hours of a programme under a date come too, each on its day,
    flagged `day-from-above`; their offsets are those of the hour.

    `reference` is the aware instant of publication; relative words and missing years
    count from its day in the Netherlands. Never raises on any text; a reference outside
    the years 1900-2190 gives nothing.
    """
    if not 1900 <= reference.year <= 2190:
        return []
    passage = Passage(text, _local_day(reference))
    clocks = clock.read_all(passage)
    groups = [framed(passage, group) for group in _groups(passage)]
    groups = placed(passage, groups)
    dated = [group for group in groups if any(r.start or r.end for r in group.readings)]
    told = dict(zip(dated, clocks_for(passage, dated, clocks), strict=True))
    found = [time for group in groups for time in _expressions(passage, group, told.get(group))]
    if programme:
        free = [one for one in clocks if one not in told.values()]
        found += [_entry(passage, *entry) for entry in entries(passage, groups, free)]
        found.sort(key=lambda time: time.start_char)
    return found


def _entry(passage: Passage, hour: Clock, day: Group) -> TimeExpression:
    """An hour of a programme as a time of its own."""
    start_char, end_char = _offsets(passage, hour.first, hour.last)
    bare = TimeExpression(
        start_char=start_char, end_char=end_char, start=None, end=None, kind="event"
    )
    reading = replace(day.readings[0], flags=(*day.readings[0].flags, FLAG))
    return _timed(passage, bare, reading, hour)


def mentions(text: str) -> list[tuple[Literal["DATE", "TIME"], int, int]]:
    """Where dates and clock times stand in `text`: label, start and end offset."""
    passage = Passage(text, _ANY_DAY)
    times = {("TIME", found.first, found.last) for found in clock.read_all(passage)}
    dates = {("DATE", group.first, group.last) for group in _groups(passage)}
    return [
        (label, *_offsets(passage, first, last))  # type: ignore[misc]
        for label, first, last in sorted(times | dates, key=lambda found: found[1])
    ]


def _local_day(reference: datetime) -> date:
    aware = reference if reference.tzinfo else reference.replace(tzinfo=UTC)
    return aware.astimezone(wall.ZONE).date()


def _groups(passage: Passage) -> list[Group]:
    groups = [group for rule, reader in _RULES for group in passage.read(rule, reader)]
    return sorted(groups, key=lambda group: group.first)


def _offsets(passage: Passage, first: int, last: int) -> tuple[int, int]:
    return passage.tokens[first].start, passage.tokens[last - 1].end


def _expressions(passage: Passage, group: Group, told: Clock | None) -> Iterator[TimeExpression]:
    start_char, end_char = _offsets(passage, group.first, group.last)
    bare = TimeExpression(
        start_char=start_char, end_char=end_char, start=None, end=None, kind="event"
    )
    for reading in group.readings:
        yield _timed(passage, bare, reading, told)


def _timed(
    passage: Passage, bare: TimeExpression, reading: Reading, told: Clock | None
) -> TimeExpression:
    start_time, end_time, start_shift, end_shift, guessed = (
        wall.times(told, reading.daypart) if told else (None, None, 0, 0, False)
    )
    start = wall.on(reading.start, start_time, start_shift)
    end = wall.on(reading.end, end_time, end_shift)
    if end is None and end_time:
        end = wall.on(reading.start, end_time, end_shift)
    flags = (*reading.flags, *(("am-pm-guess",) if guessed else ()))
    return replace(
        bare,
        start=start,
        end=end,
        kind=reading.kind,
        rrule=reading.rrule,
        clock_span=_offsets(passage, told.first, told.last) if told else None,
        flags=tuple(dict.fromkeys((*flags, *wall.change_flags(start), *wall.change_flags(end)))),
    )
