"""Weekdays that lean on a date told earlier: `26 t/m 28 september ... zaterdag`."""

from dataclasses import replace
from datetime import date, timedelta

from leads.nlp.dates import days
from leads.nlp.dates.expression import Group
from leads.nlp.dates.lexicon import CODES
from leads.nlp.dates.passage import Passage

_LONGEST_RANGE = timedelta(days=14)
_REMEMBERED = 20
_BESIDE = 2
_NUMBERED = frozenset("dposa")


def placed(passage: Passage, groups: list[Group]) -> list[Group]:
    """Bare weekdays put on the day that the dates before them make of them.

    A weekday that names one of the days of an earlier date, list or range is that
    day; in a list of lines it is the next such day after the line above.
    """
    result: list[Group] = []
    spans: list[tuple[date, date]] = []
    for group in groups:
        if _is_bare_weekday(passage, group):
            group = _within(group, spans) or _below(passage, group, result) or group
        elif _has_number(passage, group):
            spans = [*spans[-_REMEMBERED:], *_spans(group)]
        result.append(group)
    return [_started(passage, result, at) for at in range(len(result))]


def _started(passage: Passage, groups: list[Group], at: int) -> Group:
    """A habit begins on the day or in the range that is told beside it in its line."""
    reading = groups[at].readings[0]
    if reading.rrule is None or reading.start is None:
        return groups[at]
    line = passage.line(groups[at].first)
    for other in groups[max(0, at - _BESIDE) : at + _BESIDE + 1]:
        if _has_number(passage, other) and passage.line(other.first) == line:
            first = _first_time(reading.rrule, _spans(other))
            if first and first > reading.start:
                return _moved(groups[at], first)
    return groups[at]


def _first_time(rrule: str, spans: list[tuple[date, date]]) -> date | None:
    """The first day of a weekly rule in a stretch; for other rules the stretch must be it."""
    codes = rrule.partition("BYDAY=")[2]
    weekly = rrule.startswith("FREQ=WEEKLY;BYDAY=")
    for first, last in spans:
        until = min(last, first + timedelta(days=6)) if weekly else first
        for step in range((until - first).days + 1):
            day = first + timedelta(days=step)
            if CODES[day.weekday()] in codes:
                return day
    return None


def _is_bare_weekday(passage: Passage, group: Group) -> bool:
    alone = passage.original[group.first : group.last] in ("W", "w")
    return alone and group.readings[0].kind == "event"


def _has_number(passage: Passage, group: Group) -> bool:
    return not _NUMBERED.isdisjoint(passage.original[group.first : group.last])


def _spans(group: Group) -> list[tuple[date, date]]:
    return [
        (reading.start, reading.end or reading.start)
        for reading in group.readings
        if reading.start and reading.kind in ("event", "period")
    ]


def _within(group: Group, spans: list[tuple[date, date]]) -> Group | None:
    start = group.readings[0].start
    for first, last in reversed(spans):
        if start is None or last - first > _LONGEST_RANGE or start >= first:
            continue
        found = days.next_weekday(start.weekday(), first)
        if found <= last < found + timedelta(weeks=1):
            return _moved(group, found)
    return None


def _below(passage: Passage, group: Group, earlier: list[Group]) -> Group | None:
    """In `zondag 2 maart: ...` and below it `maandag: ...` the Monday is the next day."""
    above = earlier[-1] if earlier else None
    start = group.readings[0].start
    if above is None or start is None or not _starts_lines(passage, above, group):
        return None
    last = above.readings[-1].start
    return (
        _moved(group, days.next_weekday(start.weekday(), last)) if last and last > start else None
    )


def _starts_lines(passage: Passage, above: Group, group: Group) -> bool:
    here, there = passage.line(group.first)[0], passage.line(above.first)[0]
    near = group.first - here <= 1 and above.first - there <= 1
    return near and passage.line(above.first)[1] + 1 == here


def _moved(group: Group, day: date) -> Group:
    reading = group.readings[0]
    flags = (*reading.flags, "within-range")
    return group._replace(readings=(replace(reading, start=day, flags=flags),))
