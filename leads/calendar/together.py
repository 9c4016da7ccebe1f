"""Two bodies that do the same sort of thing within three weeks: better together?"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import combinations

from leads.calendar.events import (
    different_bodies,
    each_once,
    publics,
    single,
    told_twice,
    under_one_roof,
)
from leads.limits import NOTICE_DAYS
from leads.model import Event, FoundEvent, Together
from leads.text import normal_name

WEEKS_APART = 3
_SHORTEST = 5  # shorter words tell little
_NOT_SHARED = frozenset({"muziek", "toneel", "lezing"})  # a form, or a show that stands by itself


def together(events: Sequence[FoundEvent], today: date) -> list[Together]:
    """Pairs of events of two bodies on one theme, at most three weeks apart, the best first.

    `events` come with the themes of their items. Both must still be two weeks off; a
    theme alone is not enough: they also share a public or a telling word. Two events
    on one evening are a clash, not this; each pair of bodies is told once.
    """
    coming = sorted(each_once(list(_far_enough(events, today))), key=_when)
    found = [
        _noted(one, other)
        for one, other in combinations(coming, 2)
        if _near(one.event, other.event) and _fit(one, other)
    ]
    best: dict[frozenset[str], Together] = {}
    for pair in sorted(found, key=_most_alike):
        best.setdefault(_bodies(pair), pair)
    return list(best.values())


def _far_enough(events: Iterable[FoundEvent], today: date) -> Iterable[FoundEvent]:
    for found in single(events):
        if (
            found.themes
            and found.event.start
            and found.event.start.day >= today + timedelta(days=NOTICE_DAYS)
        ):
            yield found


def _near(one: Event, other: Event) -> bool:
    assert one.start is not None
    assert other.start is not None
    return timedelta(0) < other.start.day - one.start.day <= timedelta(weeks=WEEKS_APART)


def _fit(one: FoundEvent, other: FoundEvent) -> bool:
    return (
        different_bodies(one.event, other.event)
        and not told_twice(one.event, other.event)
        and not under_one_roof(one.event, other.event)
        and bool(set(one.themes) & set(other.themes))
        and bool(_alike(one.event, other.event))
    )


def _alike(one: Event, other: Event) -> int:
    """How much two events have in common beside their theme."""
    return 2 * len(_words(one) & _words(other)) + len((publics(one) & publics(other)) - _NOT_SHARED)


def _words(event: Event) -> set[str]:
    return {word for word in normal_name(event.name).split() if len(word) >= _SHORTEST}


def _noted(one: FoundEvent, other: FoundEvent) -> Together:
    theme = next(theme for theme in one.themes if theme in other.themes)
    return Together(theme=theme, first=one, second=other)


def _most_alike(pair: Together) -> tuple[int, tuple[str, str]]:
    return -_alike(pair.first.event, pair.second.event), _when(pair.first)


def _when(found: FoundEvent) -> tuple[str, str]:
    return found.event.start.iso() if found.event.start else "9", found.event.name


def _bodies(pair: Together) -> frozenset[str]:
    return frozenset(normal_name(one.event.organiser or "") for one in (pair.first, pair.second))
