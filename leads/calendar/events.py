"""Events of the village as they are compared: each once, of whom, and for which public."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from rapidfuzz.fuzz import token_set_ratio

from leads.model import Event, EventStatus, FoundEvent
from leads.text import fold, normal_name

_SAME_NAME = 75  # of 100: two tellings of one event
_SERIES = 3  # as many days of one thing make it a series
_DROP_IN = re.compile(
    r"(?i)inloop|spreekuur|wekelijks|elke |iedere |repetitie|training|koffie|vergadering"
)
_PUBLICS = {
    name: re.compile(words, re.IGNORECASE)
    for name, words in {
        "ouderen": r"ouderen|senior|bejaard|\d\d\s?(?:\+|plus)|\bkbo\b|\bpcob\b|zonnebloem"
        r"|alzheimer|mantelzorg",
        "kinderen": r"kinder|peuter|kleuter|voorle[es]|\bjeugd|school|\bgroep [1-8]\b|sinterklaas",
        "jongeren": r"jongeren|tiener|scholier|student",
        "erfgoed": r"heemkund|histor|erfgoed|archeolog|museum|genealog|dialect|streektaal",
        "muziek": r"concert|koor|harmonie|fanfare|muziek|zang",
        "toneel": r"toneel|theater|cabaret|voorstelling|film",
        "kunst": r"exposi|kunst|atelier|galerie|schilder",
        "natuur": r"natuur|\bivn\b|vogel|vlinder|tuin|imker|bijen|egel|landschap",
        "energie": r"klimaat|duurza|energie|warmte|isol|zonnepane",
        "lezing": r"lezing|voordracht",
        "lezen": r"boek|schrijver|auteur|gedicht|dichter|poëzie|poezie|leeskring|literair",
        "taal": r"taal|nieuwkomer|vluchteling|statushouder",
        "digitaal": r"digi|computer|tablet|smartphone|internet",
        "dorp": r"dorpsraad|bewoners|inspraak|raadscommissie|informatieavond|dorpsgesprek",
    }.items()
}


def single(events: Iterable[FoundEvent]) -> list[FoundEvent]:
    """The events that stand alone: to come, with a day and an organiser; no drop-in, no
    training and none of a series that comes back week after week."""
    found = [one for one in events if _stands_alone(one.event)]
    days = Counter(key for key, _ in {(_thing(one.event), one.event.start) for one in found})
    return [one for one in found if days[_thing(one.event)] < _SERIES]


def _stands_alone(event: Event) -> bool:
    once = event.status is EventStatus.UPCOMING and not event.rrule and event.start is not None
    return once and bool(event.organiser) and not _DROP_IN.search(event.name)


def _thing(event: Event) -> tuple[str, str]:
    return normal_name(event.organiser or ""), normal_name(event.name)


def each_once(told: Sequence[FoundEvent]) -> list[FoundEvent]:
    """One telling of each event: the one that knows its place, with the fullest name."""
    kept: list[FoundEvent] = []
    for found in sorted(told, key=_fullest_first):
        if not any(told_twice(found.event, other.event) for other in kept):
            kept.append(found)
    return [found for found in told if found in kept]


def once(events: Sequence[FoundEvent]) -> list[FoundEvent]:
    """The events of many days, each told once; two hours of one day are two events."""
    kept: list[FoundEvent] = []
    for found in sorted(events, key=_fullest_first):
        if not any(_again(found.event, other.event) for other in kept):
            kept.append(found)
    return [found for found in events if found in kept]


def _again(one: Event, other: Event) -> bool:
    if one.start is None or other.start is None or one.start.day != other.start.day:
        return False
    hours = {one.start.clock, other.start.clock} - {None}
    return len(hours) < 2 and told_twice(one, other)


def _fullest_first(found: FoundEvent) -> tuple[bool, int, str]:
    return not found.event.place, -len(found.event.name), found.item_id


def different_bodies(one: Event, other: Event) -> bool:
    """Whether two events are surely of two organisers."""
    first, second = (set(normal_name(e.organiser or "").split()) for e in (one, other))
    return bool(first and second) and not (first <= second or second <= first)


def told_twice(one: Event, other: Event) -> bool:
    """Whether this is one event in two tellings, on one day."""
    if token_set_ratio(fold(one.name), fold(other.name)) >= _SAME_NAME:
        return True
    return one.start == other.start and under_one_roof(one, other)


def under_one_roof(one: Event, other: Event) -> bool:
    """Whether both are in one room, or one in the house that gives the other."""
    return _in_house_of(one, other) or _in_house_of(other, one)


def _in_house_of(one: Event, other: Event) -> bool:
    """In one room, or in the house that the other names as its organiser: words
    often tell only where something is, and the calendar of the house who gives it."""
    place = f" {normal_name(one.place or '')} "
    houses = (normal_name(name or "") for name in (other.place, other.organiser))
    return any(house and f" {house} " in place for house in houses)


def publics(event: Event) -> set[str]:
    """For which publics an event is, by the words of its name and its organiser."""
    said = f"{event.name} {event.organiser}"
    return {name for name, words in _PUBLICS.items() if words.search(said)}
