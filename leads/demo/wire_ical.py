"""A calendar in iCalendar (RFC 5545), folded and escaped as the standard asks."""

from datetime import timedelta

from leads.demo.village import Data, moment, one_paragraph, utc

_OCTETS = 75  # RFC 5545 §3.1
_HEAD = (
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//De Schutse//Agenda//NL",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    "X-WR-TIMEZONE:Europe/Amsterdam",
    "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
)
_ZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Amsterdam",
    "BEGIN:STANDARD",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "END:STANDARD",
    "BEGIN:DAYLIGHT",
    "DTSTART:19810329T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "END:DAYLIGHT",
    "END:VTIMEZONE",
)


def calendar(house: Data) -> bytes:
    """The whole calendar."""
    lines = [*_HEAD, f"X-WR-CALNAME:{_escaped(house['calendar'])}", *_ZONE]
    for event in house["events"]:
        lines += _event(house, event)
    return b"".join(_folded(line) for line in [*lines, "END:VCALENDAR"])


def uid(house: Data, event: Data) -> str:
    """`repaircafe@deschutse.example`."""
    return f"{event['id']}@{house['host']}"


def _event(house: Data, event: Data) -> list[str]:
    lines = [
        "BEGIN:VEVENT",
        f"UID:{uid(house, event)}",
        f"DTSTAMP:{utc(house['stamp']):%Y%m%dT%H%M%SZ}",
        *_times(event),
        f"SUMMARY:{_escaped(event['title'])}",
        f"LOCATION:{_escaped(house['address'])}",
        f"URL:https://www.{house['host']}/agenda/{event['id']}",
        f"STATUS:{event.get('status', 'CONFIRMED')}",
        f"CLASS:{event.get('class', 'PUBLIC')}",
    ]
    if "text" in event:
        lines.append(f"DESCRIPTION:{_escaped(one_paragraph(event['text']))}")
    if "rule" in event:
        lines.append(f"RRULE:{event['rule']}")
    lines += [f"EXDATE;{_local(day)}" for day in event.get("except", ())]
    return [*lines, "END:VEVENT"]


def _times(event: Data) -> list[str]:
    """A span on the clock, or whole days (of which the end is exclusive)."""
    if "day" in event:
        after = event["until"] + timedelta(days=1)
        return [
            f"DTSTART;VALUE=DATE:{event['day']:%Y%m%d}",
            f"DTEND;VALUE=DATE:{after:%Y%m%d}",
        ]
    return [f"DTSTART;{_local(event['start'])}", f"DTEND;{_local(event['end'])}"]


def _local(clock: str) -> str:
    return f"TZID=Europe/Amsterdam:{moment(clock):%Y%m%dT%H%M%S}"


def _escaped(text: str) -> str:
    for mark in ("\\", ";", ","):
        text = text.replace(mark, "\\" + mark)
    return text


def _folded(line: str) -> bytes:
    """At most 75 octets a line; a fold may cut a character in two, and readers cope."""
    octets = line.encode()
    pieces = [octets[:_OCTETS]]
    rest = octets[_OCTETS:]
    while rest:
        pieces.append(b" " + rest[: _OCTETS - 1])
        rest = rest[_OCTETS - 1 :]
    return b"\r\n".join(pieces) + b"\r\n"
