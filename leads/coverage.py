"""How often a source speaks, and when its silence is news. Pure arithmetic on days.

A source that says nothing looks just like one that works, so what it usually does has to
be counted. A burst is one day here: a council puts ten papers online at once.
"""

import math
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise

from leads.model import Rhythm, Silence

MONTH = timedelta(days=30)
YEAR = timedelta(days=364)  # what is counted at all; who is silent for longer has stopped

_HISTORY = timedelta(days=182)  # back from the last item: villages have seasons
_ENOUGH_HISTORY = timedelta(days=28)
_ENOUGH_DAYS = 5  # fewer days tell nothing of a rhythm
_SHORTEST = 7.0  # days; a weekend and a day off are no silence
_USUAL_GAPS = 4.0


def rhythm(days: Mapping[date, int], today: date) -> Rhythm:
    """What a source does, from its number of items by the day they were published.

    `usual` is in items per 30 days, from before the last 30; None when the source is
    known too short. On the first day a page hands over all that stands on it, so that
    day begins the count and is not counted.
    """
    known = {day: days[day] for day in sorted(days) if today - YEAR < day <= today}
    month = sum(n for day, n in known.items() if today - day < MONTH)
    return Rhythm(month=month, usual=_usual(known, today), silence=_silence(known, today))


def _usual(known: Mapping[date, int], today: date) -> float | None:
    end = today - MONTH
    before = {day: n for day, n in known.items() if end - _HISTORY < day <= end}
    first = min(before, default=end)
    if end - first < _ENOUGH_HISTORY:
        return None
    return (sum(before.values()) - before[first]) * (MONTH / (end - first))


def _silence(known: Mapping[date, int], today: date) -> Silence | None:
    """Longer than a week, than four usual gaps, and than a pause it made twice before.

    When items come independently of each other (a Poisson process) a gap of four times
    the mean has a chance of e⁻⁴, one in fifty-five. The pause that was made twice is the
    holiday, or the weeks between two rounds of meetings.
    """
    last = max(known, default=today)
    spoken = [day for day in known if last - day < _HISTORY]
    if len(spoken) < _ENOUGH_DAYS:
        return None
    span = (last - spoken[0]).days
    pauses = sorted((later - earlier).days for earlier, later in pairwise(spoken))
    allowed = max(_SHORTEST, _USUAL_GAPS * span / len(pauses), pauses[-2])
    silent = (today - last).days
    if silent <= allowed:
        return None
    items = sum(known[day] for day in spoken[1:])
    overdue = silent - math.floor(allowed) - 1
    return Silence(since=last, days=silent, a_week=items * 7 / span, week=overdue // 7)
