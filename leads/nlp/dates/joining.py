"""Which clock time belongs to which date, and what the words before a date make of it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from leads.nlp.dates.clock import Clock
from leads.nlp.dates.expression import Group, Kind
from leads.nlp.dates.lexicon import CODES
from leads.nlp.dates.passage import Passage

_LINES_BELOW = 3
_MOST_HABITS = 20


# ── clocks ───────────────────────────────────────────────────────────────────


class _Free:
    """The clocks that belong to no date yet, by place."""

    def __init__(self, clocks: Sequence[Clock]) -> None:
        self._clocks = list(clocks)
        self._places = [clock.first for clock in clocks]

    def between(self, first: int, last: int) -> list[Clock]:
        return self._clocks[bisect_left(self._places, first) : bisect_left(self._places, last)]

    def take(self, clock: Clock) -> None:
        at = self._clocks.index(clock, bisect_left(self._places, clock.first))
        del self._clocks[at], self._places[at]


def clocks_for(
    passage: Passage, groups: Sequence[Group], clocks: Sequence[Clock]
) -> list[Clock | None]:
    """For each group of dates (in order) the clock that is told with it.

    The nearest one after the date in its sentence, else one before it, else one in
    a following or preceding sentence of the same line that has no date of its own.
    """
    chosen: list[Clock | None] = [None] * len(groups)
    free = _Free(clocks)
    for step in (_just_before, _after, _before, _next_sentences, _next_lines, _sentences_before):
        for at in range(len(groups)):
            if chosen[at] is None and (clock := step(passage, groups, at, free)):
                chosen[at] = clock
                free.take(clock)
    return _from_habits(passage, groups, _shared(passage, groups, chosen))


def _bounds(passage: Passage, groups: Sequence[Group], at: int) -> tuple[int, int]:
    """The tokens around a date that no other date of its sentence stands between."""
    first, last = passage.sentence(groups[at].first)
    if at:
        first = max(first, groups[at - 1].last)
    if at + 1 < len(groups):
        last = min(last, groups[at + 1].first)
    return first, last


def _pick(clocks: Sequence[Clock]) -> Clock | None:
    """The first that is no mere opening of doors."""
    return next((c for c in clocks if not c.doors), clocks[0] if clocks else None)


def _just_before(passage: Passage, groups: Sequence[Group], at: int, free: _Free) -> Clock | None:
    first, _ = _bounds(passage, groups, at)
    near = free.between(first, groups[at].first)
    if not near:
        return None
    between = passage.original[near[-1].last : groups[at].first]
    return near[-1] if len(between) <= 3 and set(between) <= set("rl") else None


def _after(passage: Passage, groups: Sequence[Group], at: int, free: _Free) -> Clock | None:
    _, last = _bounds(passage, groups, at)
    return _pick(free.between(groups[at].last, last))


def _before(passage: Passage, groups: Sequence[Group], at: int, free: _Free) -> Clock | None:
    first, _ = _bounds(passage, groups, at)
    return _pick(free.between(first, groups[at].first))


def _next_sentences(
    passage: Passage, groups: Sequence[Group], at: int, free: _Free
) -> Clock | None:
    _, sentence_end = passage.sentence(groups[at].first)
    _, last = passage.line(groups[at].first)
    if at + 1 < len(groups):
        last = min(last, passage.sentence(groups[at + 1].first)[0])
    return _pick(free.between(sentence_end, last))


def _next_lines(passage: Passage, groups: Sequence[Group], at: int, free: _Free) -> Clock | None:
    """A time on a line of its own below the date (Aanvang: 19.30 uur)."""
    _, line_end = passage.line(groups[at].first)
    last = groups[at + 1].first if at + 1 < len(groups) else len(passage.tokens)
    last = min(last, passage.lines_after(line_end, _LINES_BELOW))
    return _pick(free.between(line_end, last))


def _sentences_before(
    passage: Passage, groups: Sequence[Group], at: int, free: _Free
) -> Clock | None:
    first, _ = passage.line(groups[at].first)
    if at:
        first = max(first, passage.sentence(groups[at - 1].first)[1])
    return _pick(free.between(first, groups[at].first))


def _shared(
    passage: Passage, groups: Sequence[Group], chosen: list[Clock | None]
) -> list[Clock | None]:
    """`vrijdag en zaterdag om 20.00 uur`: a date takes the clock of the one it is joined to."""
    for at in range(len(groups) - 2, -1, -1):
        between = passage.original[groups[at].last : groups[at + 1].first]
        if chosen[at] is None and between in ("&", ",", ",&"):
            chosen[at] = chosen[at + 1]
    return chosen


def _from_habits(
    passage: Passage, groups: Sequence[Group], chosen: list[Clock | None]
) -> list[Clock | None]:
    """`vanaf 4 september elke donderdag om 15.30 uur`: the first day has that time too."""
    habits = [(g, c) for g, c in zip(groups, chosen, strict=True) if c and g.readings[0].rrule]
    habits = habits[:_MOST_HABITS]
    for at, group in enumerate(groups):
        day = group.readings[0].start
        if chosen[at] is not None or day is None or group.readings[0].kind != "event":
            continue
        line = passage.line(group.first)
        fitting = (
            clock
            for habit, clock in habits
            if passage.line(habit.first) == line and _falls_on(habit, day)
        )
        chosen[at] = next(fitting, None)
    return chosen


def _falls_on(habit: Group, day: date) -> bool:
    return CODES[day.weekday()] in (habit.readings[0].rrule or "").partition("BYDAY=")[2]


# ── words before a date ──────────────────────────────────────────────────────


def framed(passage: Passage, group: Group) -> Group:
    """Tell last days to react, open ends and plain days apart."""
    lead = _lead(passage, group.first)
    if lead not in ("t", "T", "v", "V!", "z") or len(group.readings) != 1:
        return group
    reading = group.readings[0]
    if reading.start is None or reading.kind == "recurrence" or reading.end:
        return group
    if lead == "v" and _last_day_elsewhere(passage, group):
        return group
    if lead in ("z", "V!") or passage.asks_to_react(group.first):
        return group._replace(readings=(replace(reading, kind="deadline"),))
    if lead == "v":
        return group
    kind: Kind = "past" if "past" in reading.flags else "period"
    return group._replace(readings=(replace(reading, start=None, end=reading.start, kind=kind),))


def _last_day_elsewhere(passage: Passage, group: Group) -> bool:
    """`aanmelden voor 26 juni kan tot 13 juni`: only the second is a last day."""
    first, last = passage.sentence(group.first)
    rest = passage.original[first : group.first] + passage.original[group.last : last]
    return not frozenset("tTz").isdisjoint(rest)


def _lead(passage: Passage, first: int) -> str:
    """The letter that decides what a date is; `V!` for the accented vóór."""
    at = first - 1
    while at >= 0 and passage.original[at] in "l~r:" and first - at < 4:
        at -= 1
    if at < 0:
        return ""
    kind = passage.original[at]
    if kind == "v" and passage.tokens[at].value is True:
        return "V!"
    if kind in "tT" and at and passage.original[at - 1] == "z":
        return "z"
    return kind if kind == "z" or at == first - 1 or passage.original[at + 1] in "l~" else ""
