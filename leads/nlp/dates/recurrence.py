"""Repeated days as RRULE (RFC 5545 §3.3.10): elke eerste dinsdag van de maand, om de
week op donderdag, maandag t/m vrijdag, op werkdagen."""

import re
from datetime import date

from leads.nlp.dates import days
from leads.nlp.dates.expression import Group, Reading
from leads.nlp.dates.lexicon import CODES, Rhythm, Weekday
from leads.nlp.dates.passage import Passage

_AND = r"(?:,&|[,&]|-&)"
_NOT_NUMBERED = r"(?!,?l?[dpsa])"
NTH = re.compile(rf"E?l?(?:o{_AND}){{0,4}}o[Ww](?:{_AND}[Ww]){{0,6}}Q|El?(?:o{_AND}){{0,4}}oW")
WEEKLY = re.compile(rf"E[Ww](?:{_AND}[Ww]){{0,6}}{_NOT_NUMBERED}|Z(?:{_AND}Z){{0,6}}")
RHYTHM = re.compile(
    rf"B(?:,?r?[Ww](?:{_AND}[Ww]){{0,6}}{_NOT_NUMBERED})?|[Ww](?:{_AND}[Ww]){{0,6}}B"
)
DAY_RANGE = re.compile(rf"f?(?:WTW|w[Tt-]w){_NOT_NUMBERED}(?![Mm])")
DAY_LIST = re.compile(rf"w(?:(?:{_AND})w){{1,6}}{_NOT_NUMBERED}")
ONCE_A_MONTH = re.compile(r"q?[Ww]Q")
WORKDAYS = re.compile(r"E?J")
_NOT_A_HABIT = frozenset(("leven", "bestuur", "onderhoud", "gebruik", "werk"))


def read_nth(passage: Passage, first: int, last: int) -> Group | None:
    """`(elke) eerste en derde maandag (van de maand)`; without the month it is a guess."""
    tokens = passage.tokens[first:last]
    numbers = [token.value for token in tokens if token.kind == "o"]
    weekdays = _weekdays(passage, first, last)
    nths = [number for number in numbers if isinstance(number, int)]
    if not all(-1 <= nth <= 5 and nth for nth in nths):
        return None
    by_day = ",".join(f"{nth}{CODES[day.day]}" for day in weekdays for nth in nths)
    starts = [days.next_nth_weekday(w.day, n, passage.today) for w in weekdays for n in nths]
    sure = "Q" in passage.original[first:last] or nths == [1] or nths == [-1]
    reading = _repeated(
        f"FREQ=MONTHLY;BYDAY={by_day}",
        min((start for start in starts if start), default=None),
        weekdays[-1].daypart,
        () if sure else ("vague",),
    )
    return Group(first, last, (reading,))


def read_once_a_month(passage: Passage, first: int, last: int) -> Group | None:
    """`een zaterdagochtend per maand`: nobody says which."""
    weekday = _weekdays(passage, first, last)[0]
    return Group(first, last, (_repeated("FREQ=MONTHLY", None, weekday.daypart, ("vague",)),))


def read_weekly(passage: Passage, first: int, last: int) -> Group | None:
    """`elke dinsdag- en donderdagavond`, `dinsdags`, `ma, di en do`, `op werkdagen`."""
    weekdays = _weekdays(passage, first, last)
    indexes = [weekday.day for weekday in weekdays] or list(range(5))
    daypart = weekdays[-1].daypart if weekdays else None
    return Group(first, last, (_weekly(indexes, 1, passage.today, daypart),))


def read_day_range(passage: Passage, first: int, last: int) -> Group | None:
    """`maandag t/m vrijdag` as a habit."""
    start, end = _weekdays(passage, first, last)
    count = (end.day - start.day) % 7 + 1
    indexes = [(start.day + step) % 7 for step in range(count)]
    return Group(first, last, (_weekly(sorted(indexes), 1, passage.today, end.daypart),))


def read_rhythm(passage: Passage, first: int, last: int) -> Group | None:
    """`wekelijks op dinsdag`, `donderdag om de week`, `dagelijks`, `elke twee weken`."""
    if passage.word_after(last).lower() in _NOT_A_HABIT:
        return None
    rhythm = next(t.value for t in passage.tokens[first:last] if isinstance(t.value, Rhythm))
    weekdays = _weekdays(passage, first, last)
    if not weekdays or rhythm.frequency != "WEEKLY":
        return Group(first, last if not weekdays else first + 1, (_bare(rhythm, passage.today),))
    indexes = [weekday.day for weekday in weekdays]
    reading = _weekly(indexes, rhythm.interval, passage.today, weekdays[-1].daypart)
    return Group(first, last, (reading,))


def _weekdays(passage: Passage, first: int, last: int) -> list[Weekday]:
    values = (token.value for token in passage.tokens[first:last])
    return [value for value in values if isinstance(value, Weekday)]


def _bare(rhythm: Rhythm, today: date) -> Reading:
    rule = f"FREQ={rhythm.frequency}"
    if rhythm.interval > 1:
        rule += f";INTERVAL={rhythm.interval}"
    start = today if rhythm.frequency == "DAILY" else None
    return _repeated(rule, start, rhythm.daypart)


def _weekly(indexes: list[int], interval: int, today: date, daypart: str | None) -> Reading:
    """With an interval nobody says which week is the first: the start is vague."""
    step = f";INTERVAL={interval}" if interval > 1 else ""
    by_day = ",".join(CODES[index] for index in indexes)
    return _repeated(
        f"FREQ=WEEKLY{step};BYDAY={by_day}",
        min(days.next_weekday(index, today) for index in indexes),
        daypart,
        ("vague",) if interval > 1 else (),
    )


def _repeated(
    rule: str, start: date | None, daypart: str | None, flags: tuple[str, ...] = ()
) -> Reading:
    return Reading(start=start, kind="recurrence", rrule=rule, daypart=daypart, flags=flags)
