"""What a calendar says in fields, told in a Dutch sentence that people can read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from leads import limits
from leads.language import Words
from leads.model import Event, EventStatus, Item, Moment, Response, Source
from leads.sources import _answer
from leads.sources._time import When, local

_DUTCH = Words("nl")
_CANCELLED = "Gaat niet door: "
_POSTPONED = "Uitgesteld, de nieuwe dag is nog niet bekend. Eerst: "
#: the flag of an event that was called off for now; its old day is in `start`
POSTPONED = "postponed"


@dataclass(frozen=True, kw_only=True)
class Notice:
    """What an agenda says of one event; `description` is in plain words, `city` is where
    it is when that has a field of its own."""

    key: str
    event: Event
    when: When
    url: str = ""
    description: str = ""
    city: str = ""


def items(source: Source, response: Response, notices: Iterable[Notice]) -> Iterator[Item]:
    """An item for each event that has a name and lies within reach, each key once."""
    seen: set[str] = set()
    for notice in notices:
        event, now = notice.event, response.fetched_at
        is_near = event.start is None or within_reach(event.start, event.end, now)
        if event.name and notice.key not in seen and is_near:
            seen.add(notice.key)
            yield _answer.item(source, response, _found(notice))


def _found(notice: Notice) -> _answer.Found:
    return _answer.Found(
        key=notice.key,
        url=notice.url,
        title=notice.event.name,
        text=text(notice.event, notice.description),
        markup=False,
        place=notice.city or None,
        when=notice.when,
        events=(notice.event,),
    )


def text(event: Event, description: str) -> str:
    """When and where in the first line, the description below it."""
    told = _capital(span(event.start, event.end)) if event.start else ""
    if event.status is EventStatus.CANCELLED:
        off = _POSTPONED if POSTPONED in event.flags else _CANCELLED
        told = off + told[:1].lower() + told[1:]
    where = (event.place, event.organiser and f"Organisatie: {event.organiser}")
    line = " ".join(f"{part.rstrip('.,')}." for part in (told, *where) if part)
    return f"{line}\n{description}"[: limits.TEXT_CHARS].strip()


def span(start: Moment, end: Moment | None) -> str:
    """`zaterdag 7 november 2026 van 10.00 tot 13.00 uur`, in as few words as it takes."""
    if end is None or end.iso() <= start.iso():
        return _day(start.day) + (f" om {_clock(start)} uur" if start.clock else "")
    if end.day == start.day and start.clock:
        return f"{_day(start.day)} van {_clock(start)} tot {_clock(end)} uur"
    return f"van {_moment(start)} tot en met {_moment(end)}"


def status(start: Moment, end: Moment | None, now: datetime) -> EventStatus:
    """Upcoming, or past when its last day lies before the Dutch day of `now`."""
    last = max(start.day, end.day) if end else start.day
    return EventStatus.PAST if last < local(now).date() else EventStatus.UPCOMING


def within_reach(start: Moment, end: Moment | None, now: datetime) -> bool:
    """Whether it lies between yesterday and CALENDAR_DAYS_AHEAD from now."""
    today = local(now).date()
    last = end.day if end else start.day
    first = today - timedelta(days=1)
    return last >= first and start.day <= today + timedelta(days=limits.CALENDAR_DAYS_AHEAD)


def _moment(moment: Moment) -> str:
    return _day(moment.day) + (f", {_clock(moment)} uur," if moment.clock else "")


def _day(day: object) -> str:
    return _DUTCH.day(day, year=True)  # type: ignore[arg-type]


def _clock(moment: Moment) -> str:
    return f"{moment.clock:%H.%M}"


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]
