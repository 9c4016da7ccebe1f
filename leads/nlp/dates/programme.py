"""A programme under one date: `Koningsdag 27 april` and below it `10.30 optocht`."""

from collections.abc import Iterator, Sequence

from leads.nlp.dates.clock import Clock
from leads.nlp.dates.expression import Group
from leads.nlp.dates.passage import Passage

FLAG = "day-from-above"
_MOST_TOKENS = 400
_PARTING = frozenset("\n,;:-!(")


def entries(
    passage: Passage, groups: Sequence[Group], free: Sequence[Clock]
) -> Iterator[tuple[Clock, Group]]:
    """Each clock that no date took, with the last date told before it."""
    for clock in free:
        above = [g for g in groups if g.last <= clock.first and _is_day(g)]
        if clock.start is None or clock.doors or not above:
            continue
        day = above[-1]
        if clock.first - day.last < _MOST_TOKENS and _begins(passage, day, clock):
            yield clock, day


def _is_day(group: Group) -> bool:
    reading = group.readings[0]
    one = len(group.readings) == 1 and reading.end is None and reading.rrule is None
    return one and reading.start is not None and reading.kind in ("event", "past")


def _begins(passage: Passage, day: Group, clock: Clock) -> bool:
    """At the start of a line or of a part of the sentence of its date."""
    first, _ = passage.line(clock.first)
    same = passage.sentence(day.first) == passage.sentence(clock.first)
    return clock.first - first <= 1 or (same and passage.before(clock.first) in _PARTING)
