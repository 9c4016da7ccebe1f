"""Which clock time belongs to which date, and what the words before a date make of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from leads.nlp.dates import days
from leads.nlp.dates.clock import Clock
from leads.nlp.dates.expression import Group, Reading
from leads.nlp.dates.passage import REACT, Passage

_BETWEEN = frozenset("rl,-:@&~\n")
_LINES_BELOW = 3
_LONGEST_RANGE = timedelta(days=14)


# ── clocks ───────────────────────────────────────────────────────────────────


def clocks_for(
    passage: Passage, groups: Sequence[Group], clocks: Sequence[Clock]
) -> list[Clock | None]:
    """For each group of dates (in order) the clock that is told with it.

    The nearest one after the date in its sentence, else one before it, else one in
    a following or preceding sentence of the same line that has no date of its own.
    """
    chosen: list[Clock | None] = [None] * len(groups)
    free = list(clocks)
    for step in (_just_before, _after, _before, _next_sentences, _next_lines, _sentences_before):
        for at in range(len(groups)):
            if chosen[at] is None and (clock := step(passage, groups, at, free)):
                chosen[at] = clock
                free.remove(clock)
    return _shared(passage, groups, chosen)


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


def _just_before(
    passage: Passage, groups: Sequence[Group], at: int, free: Sequence[Clock]
) -> Clock | None:
    first, _ = _bounds(passage, groups, at)
    near = [c for c in free if first <= c.first and c.last <= groups[at].first]
    if not near:
        return None
    between = passage.original[near[-1].last : groups[at].first]
    return near[-1] if len(between) <= 3 and set(between) <= set("rl") else None


def _after(
    passage: Passage, groups: Sequence[Group], at: int, free: Sequence[Clock]
) -> Clock | None:
    _, last = _bounds(passage, groups, at)
    return _pick([c for c in free if groups[at].last <= c.first < last])


def _before(
    passage: Passage, groups: Sequence[Group], at: int, free: Sequence[Clock]
) -> Clock | None:
    first, _ = _bounds(passage, groups, at)
    return _pick([c for c in free if first <= c.first < groups[at].first])


def _next_sentences(
    passage: Passage, groups: Sequence[Group], at: int, free: Sequence[Clock]
) -> Clock | None:
    _, sentence_end = passage.sentence(groups[at].first)
    _, last = passage.line(groups[at].first)
    if at + 1 < len(groups):
        last = min(last, passage.sentence(groups[at + 1].first)[0])
    return _pick([c for c in free if sentence_end <= c.first < last])


def _next_lines(
    passage: Passage, groups: Sequence[Group], at: int, free: Sequence[Clock]
) -> Clock | None:
    """A time on a line of its own below the date (Aanvang: 19.30 uur)."""
    _, line_end = passage.line(groups[at].first)
    last = groups[at + 1].first if at + 1 < len(groups) else len(passage.tokens)
    last = min(last, passage.lines_after(line_end, _LINES_BELOW))
    return _pick([c for c in free if line_end <= c.first < last])


def _sentences_before(
    passage: Passage, groups: Sequence[Group], at: int, free: Sequence[Clock]
) -> Clock | None:
    first, _ = passage.line(groups[at].first)
    if at:
        first = max(first, passage.sentence(groups[at - 1].first)[1])
    return _pick([c for c in free if first <= c.first < groups[at].first])


def _shared(
    passage: Passage, groups: Sequence[Group], chosen: list[Clock | None]
) -> list[Clock | None]:
    """`vrijdag en zaterdag om 20.00 uur`: a date takes the clock of the one it is joined to."""
    for at in range(len(groups) - 2, -1, -1):
        between = passage.original[groups[at].last : groups[at + 1].first]
        if chosen[at] is None and between in ("&", ",", ",&"):
            chosen[at] = chosen[at + 1]
    return chosen


# ── words before a date ──────────────────────────────────────────────────────


def framed(passage: Passage, group: Group) -> Group:
    """Tell last days to react, open ends and plain days apart."""
    lead = _lead(passage, group.first)
    if lead not in ("t", "T", "v", "V!", "z") or len(group.readings) != 1:
        return group
    reading = group.readings[0]
    if reading.start is None or reading.kind == "recurrence" or reading.end:
        return group
    if lead in ("z", "V!") or REACT.search(passage.sentence_text(group.first)):
        return group._replace(readings=(replace(reading, kind="deadline"),))
    if lead == "v":
        return group
    kind = "past" if "past" in reading.flags else "period"
    return group._replace(
        readings=(replace(reading, start=None, end=reading.start, kind=kind),)
    )


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


# ── dates that lean on other dates ───────────────────────────────────────────


def within_ranges(passage: Passage, groups: list[Group]) -> list[Group]:
    """A weekday told after a range that is still to come falls inside that range."""
    placed: list[Group] = []
    span: tuple[date, date] | None = None
    for group in groups:
        reading = group.readings[0]
        if reading.kind == "period" and reading.start and reading.end:
            span = (reading.start, reading.end)
        elif span and _is_bare_weekday(passage, group):
            group = _inside(group, span)
        placed.append(group)
    return placed


def _is_bare_weekday(passage: Passage, group: Group) -> bool:
    return passage.original[group.first : group.last] == "W" and group.readings[0].kind == "event"


def _inside(group: Group, span: tuple[date, date]) -> Group:
    reading = group.readings[0]
    first, last = span
    if reading.start is None or last - first > _LONGEST_RANGE or reading.start >= first:
        return group
    found = days.next_weekday(reading.start.weekday(), first)
    if found > last or found + timedelta(weeks=1) <= last:
        return group
    return group._replace(readings=(_moved(reading, found),))


def _moved(reading: Reading, day: date) -> Reading:
    return replace(reading, start=day, flags=(*reading.flags, "within-range"))
