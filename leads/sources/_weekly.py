"""What comes back on the same days of each week, told by its next time as a calendar does."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta

from leads.model import Moment

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")


@dataclass(frozen=True, kw_only=True)
class Weekly:
    """`days` count from 0 on Monday; `last` None: without end."""

    days: frozenset[int]
    first: date
    last: date | None = None
    opens: time | None = None
    closes: time | None = None

    @property
    def rule(self) -> str:
        """The same as a rule of RFC 5545 §3.3.10."""
        return f"FREQ=WEEKLY;BYDAY={','.join(_CODES[day] for day in sorted(self.days))}"

    def next(self, today: date) -> tuple[Moment, Moment | None] | None:
        """Begin and end of the first time from `today` on; None when it is over."""
        day = max(today, self.first)
        coming = [day + timedelta(days=n) for n in range(7)]
        found = next((one for one in coming if one.weekday() in self.days), None)
        if found is None or (self.last and found > self.last):
            return None
        end = Moment(found, self.closes) if self.opens and self.closes else None
        begin = Moment(found, self.opens)
        return begin, end if end and end.iso() > begin.iso() else None


def days(names: Iterable[str]) -> frozenset[int]:
    """Day numbers of 'Monday', 'https://schema.org/Monday', 'monday' or 'MO'."""
    codes = [re.split(r"[/:]", name)[-1][:2].upper() for name in names]
    return frozenset(_CODES.index(code) for code in codes if code in _CODES)


def clock(raw: str) -> time | None:
    """A time of day, or None when the words are none; midnight says that nobody knows."""
    found = _CLOCK.match(raw)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return time(int(found[1]), int(found[2])) or None
