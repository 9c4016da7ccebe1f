"""From clock times as written to moments on the wall clock of the Netherlands."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from leads.model import Moment
from leads.nlp.dates.clock import Clock
from leads.nlp.dates.lexicon import ClockTime

ZONE = ZoneInfo("Europe/Amsterdam")


def times(clock: Clock, daypart: str | None) -> tuple[time | None, time | None, int, int, bool]:
    """Start and end on the 24-hour clock, the days to add to each (24.00 uur is the
    next day), and whether morning or evening was a guess."""
    part = clock.daypart or daypart
    start, start_shift, guessed = None, 0, False
    if clock.start:
        start, start_shift, guessed = _on_24(clock.start, part)
    if clock.end is None:
        return start, None, start_shift, 0, guessed
    end, end_shift, end_guessed = _on_24(clock.end, part)
    if start and end <= start and end_shift == start_shift:
        end, end_shift = _after(start, end, clock.end)
    return start, end, start_shift, end_shift, guessed or (end_guessed and not start)


def _after(start: time, end: time, written: ClockTime) -> tuple[time, int]:
    """An end before its start is meant later: in the afternoon, or after midnight."""
    later = end.hour + 12
    if written.style in ("hour", "spoken") and end.hour < 12 and later > start.hour:
        return end.replace(hour=later), 0
    return end, 1


def _on_24(written: ClockTime, part: str | None) -> tuple[time, int, bool]:
    hour, guessed = _hour(written, part)
    return time(hour % 24, written.minute), hour // 24, guessed


def _hour(written: ClockTime, part: str | None) -> tuple[int, bool]:
    hour = written.hour
    if hour == 0 or hour > 12 or written.style == "padded":
        return hour, False
    if part:
        return _hour_in(part, hour), False
    if written.style == "spoken":
        return (hour + 12, True) if hour < 9 else (hour, True)
    if written.style == "hour" and hour < 7:
        return hour + 12, True
    return hour, False


def _hour_in(part: str, hour: int) -> int:
    if part == "avond" and 4 <= hour <= 11:
        return hour + 12
    if part == "middag" and hour <= 6:
        return hour + 12
    if part == "nacht" and hour == 12:
        return 24
    return hour


def change_flags(moment: Moment | None) -> tuple[str, ...]:
    """A wall clock that is skipped or shown twice when summer time begins or ends."""
    if moment is None or moment.clock is None:
        return ()
    local = datetime.combine(moment.day, moment.clock, tzinfo=ZONE)
    first, second = local.utcoffset(), local.replace(fold=1).utcoffset()
    if first is None or second is None or first == second:
        return ()
    return ("nonexistent-time",) if first < second else ("ambiguous-time",)


def on(day: date | None, clock: time | None, shift: int) -> Moment | None:
    """A moment on `day`, `shift` days later; None without a day."""
    return None if day is None else Moment(day + timedelta(days=shift), clock)
