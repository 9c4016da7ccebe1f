"""Published times, as they are really written: RFC 822, RFC 3339, Dutch, half broken.

A clock without zone is the clock of the Netherlands. Day always comes before month
when both are numbers. What cannot be true gives the time we saw it, with a flag.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from leads.model import Moment, Precision

NO_TIME = time()  # midnight is what systems store when no time was given
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_OLDEST = timedelta(days=20 * 365)
_NEWEST = timedelta(days=3 * 365)

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan januari january",
            "feb februari february",
            "mrt maart maa mar march",
            "apr april",
            "mei may",
            "jun juni june",
            "jul juli july",
            "aug augustus august",
            "sep sept september",
            "okt oktober oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_HOURS = {
    **dict.fromkeys(("z", "utc", "gmt", "ut", "wet"), 0),
    **dict.fromkeys(("cet", "met", "bst", "west"), 1),
    **dict.fromkeys(("cest", "mest", "eet"), 2),
    **{"edt": -4, "est": -5, "cdt": -5, "cst": -6, "mdt": -6, "mst": -7, "pdt": -7, "pst": -8},
}
_WEEKDAY = re.compile(
    r"(?:ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|fri|sat|sun|tues|thur|thurs"
    r"|(?:maan|dins|woens|donder|vrij|zater|zon)dag"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b[.,]*\s*",
    re.IGNORECASE,
)
_DATES = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)(?!\d)"),
    re.compile(r"(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>\d{4}|\d\d)(?!\d)"),
    re.compile(
        r"(?P<d>\d{1,2})(?:st|nd|rd|th)?[-\s.]+(?P<m>[a-z]{3,9})[-\s.,]+(?P<y>\d{4}|\d\d)\b"
    ),
    re.compile(r"(?P<m>[a-z]{3,9})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})\b"),
)
_UNIX_DATE = re.compile(
    r"(?P<md>[a-z]{3}\s+\d{1,2})\s+(?P<clock>\d\d:\d\d:\d\d)(?P<zone>\s+[a-z]+)?\s+(?P<y>\d{4})$"
)
_CLOCK = re.compile(
    r"(?:\s*[t,|–-]\s*|\s+(?:om|at)\s+|\s+)?(?P<h>\d{1,2})[:.]?(?P<min>\d\d)(?:[:.]?(?P<s>\d\d))?"
    r"(?:[.,]\d{1,9})?(?:\s*(?P<half>[ap])\.?m\.?)?(?:\s*(?:uur|u)\b)?(?P<zone>.*)",
    re.DOTALL,
)
_OFFSET = re.compile(r"(?:gmt|utc)?\s*([+-])(\d\d):?(\d\d)?(?:\s*\(.*\))?")


@dataclass(frozen=True, slots=True)
class When:
    """A published time: `at` is aware, `flags` tell what was wrong with the original."""

    at: datetime
    precision: Precision = Precision.INSTANT
    flags: tuple[str, ...] = ()


def published(raw: object, fetched_at: datetime) -> When:
    """When something was published, for the raw words of a source (None or '': unknown).

    Flags: `date-missing`; `date-implausible` (unreadable, over twenty years old, over
    three years ahead); `date-future` (a lesser time ahead, brought back to now).
    """
    text = str(raw or "").strip()
    if not text:
        return When(fetched_at, flags=("date-missing",))
    found = read(text)
    if found is None or not -_OLDEST < found[0] - fetched_at < _NEWEST:
        return When(fetched_at, flags=("date-implausible",))
    at, precision = found
    if at > fetched_at:
        return When(fetched_at, precision, ("date-future",))
    return When(at, precision)


def read(raw: str) -> tuple[datetime, Precision] | None:
    """An aware time and how exact it is, or None when the words are no date."""
    text = " ".join(raw.lower().split())[:100]
    text = _WEEKDAY.sub("", text, count=1) if _WEEKDAY.match(text) else text
    text = _UNIX_DATE.sub(r"\g<md> \g<y> \g<clock>\g<zone>", text)
    found = next(filter(None, (pattern.match(text) for pattern in _DATES)), None)
    day = _day(found) if found else None
    if found is None or day is None:
        return None
    rest = text[found.end() :]
    if not rest.strip(" ,"):
        return midnight(day), Precision.DATE
    return _with_clock(day, rest)


def midnight(day: date) -> datetime:
    """The start of a Dutch day: how a day without a time is stored."""
    return datetime.combine(day, time(), AMSTERDAM)


def local(at: datetime) -> datetime:
    """An aware time on the Dutch clock; a bare time already is that."""
    return at.replace(tzinfo=AMSTERDAM) if at.tzinfo is None else at.astimezone(AMSTERDAM)


def moment(at: datetime) -> Moment:
    """A time on the wall clock of the village."""
    at = local(at)
    return Moment(at.date(), at.time().replace(second=0, microsecond=0))


def _day(found: re.Match[str]) -> date | None:
    month = found["m"]
    year = int(found["y"])
    if len(found["y"]) == 2:
        year += 1900 if year >= 70 else 2000
    if not 1900 <= year <= 2200:  # '0000', '0001' and '9999' mean that nobody filled it in
        return None
    try:
        return date(year, int(month) if month.isdigit() else _MONTHS[month], int(found["d"]))
    except (KeyError, ValueError):
        return None


def _with_clock(day: date, rest: str) -> tuple[datetime, Precision] | None:
    found = _CLOCK.fullmatch(rest)
    if not found:
        return None
    hour, minute = int(found["h"]), int(found["min"])
    if found["half"]:
        hour = hour % 12 + (12 if found["half"] == "p" else 0)
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    zone = _zone(found["zone"].strip(" ,"))
    at = datetime.combine(day, time(), zone or AMSTERDAM) + timedelta(hours=hour, minutes=minute)
    at += timedelta(seconds=min(int(found["s"] or 0), 59))
    return (at.astimezone(UTC), Precision.INSTANT) if zone else (at, Precision.LOCAL)


def _zone(text: str) -> tzinfo | None:
    """The zone named, or None: no zone, or one nobody knows."""
    if text in _HOURS:
        return timezone(timedelta(hours=_HOURS[text]))
    found = _OFFSET.fullmatch(text)
    if not found or int(found[2]) > 23:
        return None
    offset = timedelta(hours=int(found[2]), minutes=min(int(found[3] or 0), 59))
    return timezone(-offset if found[1] == "-" else offset)
