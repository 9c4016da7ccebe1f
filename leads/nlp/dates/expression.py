"""What the grammar hands out, and what its rules hand to each other."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from leads.model import Moment

Kind = Literal["event", "deadline", "period", "recurrence", "past"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A date in running Dutch, with its clock time where one belongs to it.

    `start_char` and `end_char` hold the date words, `clock_span` the time words,
    which may stand elsewhere in the line. `kind` is `event` (a day), `period`
    (several days, or open at one side), `deadline` (a last day to react),
    `recurrence` (`rrule` per RFC 5545; `start` is the first time from the
    reference on) or `past` (looks back). `start` is None when the words name no
    day ('in mei') or only an end ('tot 3 mei').

    `flags` tell what was guessed: am-pm-guess, weekday-mismatch,
    year-from-weekday, month-from-weekday, year-guess, within-range, past, vague,
    school-holiday-unknown, no-such-day, nonexistent-time, ambiguous-time,
    day-from-above.
    """

    start_char: int
    end_char: int
    start: Moment | None
    end: Moment | None
    kind: Kind
    rrule: str | None = None
    clock_span: tuple[int, int] | None = None
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One day or stretch of days that a group of tokens stands for."""

    start: date | None = None
    end: date | None = None
    kind: Kind = "event"
    rrule: str | None = None
    daypart: str | None = None
    flags: tuple[str, ...] = ()


class Group(NamedTuple):
    """Tokens `first` up to `last` (exclusive) that form one date expression."""

    first: int
    last: int
    readings: tuple[Reading, ...]
