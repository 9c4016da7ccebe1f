"""iCalendar before it is parsed: folding, zones, and the gate for endless rules.

Zones are put right in the text, so that no definition in one calendar can change how
another is read.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from leads import limits
from leads.model import Response
from leads.sources import _encoding, _time

_FOLD = re.compile(rb"(?:\r\n?|\n)[ \t]")
_EVENT = re.compile(r"^BEGIN:VEVENT[ \t]*\n(.*?)^END:VEVENT[ \t]*$", re.M | re.S | re.I)
_ALARM = re.compile(r"^BEGIN:VALARM[ \t]*\n.*?^END:VALARM[ \t]*\n", re.M | re.S | re.I)
_USED = re.compile(
    r"^(?:UID|SUMMARY|DESCRIPTION|LOCATION|URL|STATUS|CLASS|SEQUENCE|DTSTART|DTEND|DURATION"
    r"|RRULE|RDATE|EXDATE|RECURRENCE-ID|CREATED|LAST-MODIFIED|DTSTAMP)[;:].*$",
    re.M | re.I,
)
_UID = re.compile(r"^UID[^:\n]*:(.*)$", re.M | re.I)
_RULE = re.compile(r"^RRULE[^:\n]*:(.*)$", re.M | re.I)
_ZONE_PARAMETER = re.compile(r';TZID=("[^"\n]*"|[^:;\n]*)', re.I)
_CALENDAR_ZONE = re.compile(r"^X-WR-TIMEZONE[^:\n]*:(.+)$", re.M | re.I)
_DAYS = re.compile(r"^DT(?:START|END)[^:\n]*:(\d{8})", re.M | re.I)
_LASTING = re.compile(r"^(?:RRULE|RDATE|DURATION|RECURRENCE-ID)[;:]", re.M | re.I)
_NAMED_ZONE = re.compile(r"(?:^|/)([A-Z]\w+/[\w+-]+(?:/[\w+-]+)?)$")

_AMSTERDAM = "Europe/Amsterdam"
_UNKNOWN_ZONE = "timezone-unknown"
_OLDEST_DAILY = timedelta(days=5 * 365)
_OLDEST_YEAR = 1900
_MOST_REPEATS = 10_000  # a daily event for a working life; more is there to do harm
_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_CLOCK_PARTS = ("BYHOUR", "BYMINUTE", "BYSECOND")
_YEAR_PARTS = ("BYYEARDAY", "BYWEEKNO", "BYSETPOS")
_RHYTHMS = {
    "DAILY": ("Elke dag.", "Om de dag.", "Elke {n} dagen."),
    "WEEKLY": ("Elke week.", "Om de week.", "Elke {n} weken."),
    "MONTHLY": ("Elke maand.", "Om de maand.", "Elke {n} maanden."),
    "YEARLY": ("Elk jaar.", "Om het jaar.", "Elke {n} jaar."),
}


@dataclass(frozen=True, slots=True)
class Block:
    """One event as text, with its rules and what was put right in it."""

    text: str
    uid: str
    rules: tuple[str, ...]
    flags: tuple[str, ...]


def decode(response: Response) -> str:
    """The text with long lines made whole; a fold may split a character, so bytes first."""
    body = _FOLD.sub(b"", response.body)
    text = _encoding.decode(body, response.headers.get("content-type", ""))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def groups(text: str, now: datetime) -> Iterator[list[Block]]:
    """Events of one UID together: at most EVENTS_PER_CALENDAR, without those long past."""
    oldest = f"{_time.local(now).date() - timedelta(days=1):%Y%m%d}"
    found = [_ALARM.sub("", match[1]) for match in _EVENT.finditer(text)]
    current = sorted((e for e in found if _may_come(e, oldest)), key=_first_day)
    by_uid: dict[str, list[Block]] = {}
    for number, event in enumerate(current[: limits.EVENTS_PER_CALENDAR]):
        block = _block(event)
        by_uid.setdefault(block.uid or f"nameless {number}", []).append(block)
    yield from by_uid.values()


def _may_come(event: str, oldest: str) -> bool:
    return bool(_LASTING.search(event)) or max(_DAYS.findall(event), default="") >= oldest


def _first_day(event: str) -> str:
    return min(_DAYS.findall(event), default="")


def _block(event: str) -> Block:
    event = "\n".join(_USED.findall(event))  # who attends is among what is left out
    names = {match[1] for match in _ZONE_PARAMETER.finditer(event)}
    unknown = any(zone_name(name) is None for name in names)
    event = _ZONE_PARAMETER.sub(lambda m: f";TZID={zone_name(m[1]) or _AMSTERDAM}", event)
    uid = _UID.search(event)
    return Block(
        text=f"BEGIN:VEVENT\n{event}\nEND:VEVENT",
        uid=uid[1].strip() if uid else "",
        rules=tuple(rule.strip().upper() for rule in _RULE.findall(event)),
        flags=(_UNKNOWN_ZONE,) if unknown else (),
    )


@cache
def zone_name(name: str) -> str | None:
    """The IANA name of a zone, also for Windows names and prefixed ones; None: unknown."""
    name = name.strip().strip('"').strip()
    named = _NAMED_ZONE.search(name)
    for candidate in (WINDOWS_TO_OLSON.get(name), named and named[1], name):
        try:
            if candidate and ZoneInfo(candidate):
                return candidate
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
    return None


def calendar_zone(text: str) -> str:
    """The zone of times that name none: of the calendar, else that of the Netherlands."""
    found = _CALENDAR_ZONE.search(text)
    return (zone_name(found[1]) if found else None) or _AMSTERDAM


def zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def is_safe(rule: str, first: date, now: datetime) -> bool:
    """Whether a rule can be worked out in reasonable time.

    Refused: more often than daily, a daily rule from over five years ago, very many
    repeats, several times a day, and days that no month has.
    """
    parts = _parts(rule)
    frequency = parts.get("FREQ", "")
    if frequency not in _FREQUENCIES or first.year < _OLDEST_YEAR:
        return False
    is_daily = frequency == "DAILY"
    return not (
        (is_daily and _time.local(now).date() - first > _OLDEST_DAILY)
        or (is_daily and any(name in parts for name in _YEAR_PARTS))
        or not 1 <= _number(parts.get("INTERVAL", "1")) <= _MOST_REPEATS
        or not 1 <= _number(parts.get("COUNT", "1")) <= _MOST_REPEATS
        or any("," in parts.get(name, "") for name in _CLOCK_PARTS)
        or not _has_a_day(parts)
    )


def rhythm(rule: str) -> str:
    """'Elke week.', 'Om de week.', 'Elke 3 weken.'; '' when there is no rule."""
    parts = _parts(rule)
    every = _number(parts.get("INTERVAL", "1"))
    forms = _RHYTHMS.get(parts.get("FREQ", ""))
    return forms[min(every, 3) - 1].format(n=every) if forms and every else ""


def _parts(rule: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in rule.upper().split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs}


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def _has_a_day(parts: dict[str, str]) -> bool:
    """False for 30 February: the search for it would end in the year 9999."""
    if "BYMONTHDAY" not in parts:
        return True
    months = [_number(month) for month in parts.get("BYMONTH", "1").split(",")]
    lengths = [calendar.monthrange(2024, month)[1] for month in months if 1 <= month <= 12]
    longest = max(lengths, default=0)
    return any(1 <= _number(d.lstrip("+-")) <= longest for d in parts["BYMONTHDAY"].split(","))
