"""How long a feed says that it need not be read (RSS 2.0: ttl, skipHours, skipDays)."""

import re
from datetime import datetime, timedelta

from leads.model import Rest

_HEAD = 8_000  # characters; what says this stands before the first item
_FIRST_ITEM = re.compile(r"<(?:\w+:)?(?:item|entry)[\s>]")
_TTL = re.compile(r"<ttl>\s*(\d{1,6})\s*</ttl>")
_HOUR = re.compile(r"<hour>\s*(\d{1,2})\s*</hour>")
_DAY = re.compile(r"<day>\s*([A-Za-z]+)\s*</day>")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEK_HOURS = 7 * 24


def rest(text: str, now: datetime, rhythm: timedelta) -> Rest | None:
    """What the feed asks for after a visit at `now` (UTC), when the next would be after
    `rhythm`; None when it asks for nothing."""
    head = _FIRST_ITEM.split(text[:_HEAD], maxsplit=1)[0]
    if "<ttl" not in head and "<skip" not in head:
        return None
    minutes = max((int(found) for found in _TTL.findall(head)), default=0)
    hours = {int(found) % 24 for found in _HOUR.findall(head)}
    days = {_DAYS.index(name) for found in _DAY.findall(head) if (name := found.lower()) in _DAYS}
    first = now + max(timedelta(minutes=minutes), rhythm)
    for _ in range(_WEEK_HOURS):
        if first.hour not in hours and first.weekday() not in days:
            break
        first = first.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return Rest(first - now)
