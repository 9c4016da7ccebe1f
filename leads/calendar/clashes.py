"""Evenings on which two bodies want one public."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import combinations

from leads.calendar.events import different_bodies, each_once, publics, single, told_twice
from leads.model import Clash, Event, FoundEvent
from leads.text import normal_name

_LASTS = timedelta(hours=2)  # an evening without an end time


def clashes(events: Sequence[FoundEvent], today: date) -> list[Clash]:
    """Pairs of events of two bodies that want one public at one time.

    Not series or weekly drop-ins, not one event told twice; without a clock time
    or an organiser nothing is claimed. The first day comes first.
    """
    by_day: dict[date, list[FoundEvent]] = {}
    for found in single(events):
        start = found.event.start
        if start and start.clock and start.day >= today:
            by_day.setdefault(start.day, []).append(found)
    told: dict[tuple[str, str], Clash] = {}
    for day in sorted(by_day):
        for one, other in combinations(each_once(by_day[day]), 2):
            if _clash(one.event, other.event):
                told.setdefault(_names(one, other), _noted(day, one, other))
    return list(told.values())


def _clash(one: Event, other: Event) -> bool:
    return (
        different_bodies(one, other)
        and not told_twice(one, other)
        and _at_one_time(one, other)
        and bool(publics(one) & publics(other))
    )


def _at_one_time(one: Event, other: Event) -> bool:
    first, second = _from_to(one), _from_to(other)
    return first[0] < second[1] and second[0] < first[1]


def _from_to(event: Event) -> tuple[datetime, datetime]:
    assert event.start is not None
    assert event.start.clock is not None
    start = datetime.combine(event.start.day, event.start.clock)
    if event.end and event.end.clock and event.end.day == event.start.day:
        end = datetime.combine(event.end.day, event.end.clock)
        if end > start:
            return start, end
    return start, start + _LASTS


def _names(one: FoundEvent, other: FoundEvent) -> tuple[str, str]:
    bodies = sorted(normal_name(found.event.organiser or "") for found in (one, other))
    return f"{one.event.start and one.event.start.day}", "|".join(bodies)


def _noted(day: date, one: FoundEvent, other: FoundEvent) -> Clash:
    return Clash(
        day=day,
        first=one.event,
        second=other.event,
        first_item=one.item_id,
        second_item=other.item_id,
        first_url=one.url,
        second_url=other.url,
    )
