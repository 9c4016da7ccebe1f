"""Days on the calendar: the year that fits, weekdays, nth weekdays."""

from datetime import date, timedelta

NEAR_DAYS = 90  # a date this long ago without a year may as well be meant backwards


def day(year: int, month: int, number: int) -> date | None:
    """The day, or None where the calendar has none (30 February)."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def next_on(number: int, month: int, since: date) -> date | None:
    """The first such day on or after `since`; 29 February waits for a leap year."""
    years = range(since.year, since.year + 9)
    return next((d for y in years if (d := day(y, month, number)) and d >= since), None)


def next_on_both(number: int, weekday: int, since: date, until: date) -> date | None:
    """The first day in a stretch with this day number and this weekday."""
    every = (since + timedelta(days=step) for step in range((until - since).days + 1))
    return next((d for d in every if d.day == number and d.weekday() == weekday), None)


def last_on(number: int, month: int, until: date) -> date | None:
    """The latest such day on or before `until`."""
    years = range(until.year, until.year - 9, -1)
    return next((d for y in years if (d := day(y, month, number)) and d <= until), None)


def next_weekday(weekday: int, since: date) -> date:
    """The first such weekday (Monday is 0) on or after `since`."""
    return since + timedelta(days=(weekday - since.weekday()) % 7)


def last_weekday(weekday: int, until: date) -> date:
    return until - timedelta(days=(until.weekday() - weekday) % 7)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The nth such weekday of a month; -1 is the last one."""
    if nth == -1:
        following = date(year + month // 12, month % 12 + 1, 1)
        return last_weekday(weekday, following - timedelta(days=1))
    found = next_weekday(weekday, date(year, month, 1)) + timedelta(weeks=nth - 1)
    return found if found.month == month else None


def next_nth_weekday(weekday: int, nth: int, since: date) -> date | None:
    """The first nth weekday of any month on or after `since`."""
    for ahead in range(14):
        year, month = divmod(since.year * 12 + since.month - 1 + ahead, 12)
        found = nth_weekday(year, month + 1, weekday, nth)
        if found and found >= since:
            return found
    return None
