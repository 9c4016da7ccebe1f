"""National themes that come up, and evenings on which two bodies want one public.

The rules of national themes (`rule` in national_themes.yaml): fixed,
nth_weekday, weekday_on_or_after, iso_week, easter, month, period and announced,
each with an optional cycle of years. Dates that were read in a source go before
what a rule computes; a computed date is sure only when it is the same each year.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import combinations

from rapidfuzz.fuzz import token_set_ratio

from leads.feasts import easter
from leads.model import Announcement, Clash, Event, EventStatus, FoundEvent, Lead, NationalTheme
from leads.text import fold, normal_name

Rule = Mapping[str, object]

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


# ── national themes ──────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One edition of a national theme; `sure` is False for an estimate."""

    start: date
    end: date
    sure: bool


def occurrence(theme: NationalTheme, year: int) -> Occurrence | None:
    """The edition of a year: as read in a source, else by its rule, else None."""
    if given := theme.occurrences.get(year):
        return Occurrence(*given)
    days = _by_rule(theme.rule, year)
    return Occurrence(*days, sure=theme.rule.get("type") == "fixed") if days else None


def announcements(themes: Sequence[NationalTheme], today: date) -> list[Announcement]:
    """The themes for which it is time to call partners: `lead_weeks` before the
    start at most, and not begun yet. The first to start comes first."""
    due = [
        Announcement(
            theme_id=theme.id, name=theme.name, start=when.start, end=when.end, sure=when.sure
        )
        for theme in themes
        if theme.active
        for year in (today.year, today.year + 1)
        if (when := occurrence(theme, year))
        and when.start - timedelta(weeks=theme.lead_weeks) <= today < when.start
    ]
    return sorted(due, key=lambda one: (one.start, one.theme_id))


def editions(themes: Sequence[NationalTheme], first: date, last: date) -> list[Announcement]:
    """The editions of national themes that fall (partly) from `first` to `last`, by start."""
    found = [
        Announcement(
            theme_id=theme.id, name=theme.name, start=when.start, end=when.end, sure=when.sure
        )
        for theme in themes
        if theme.active
        for year in range(first.year, last.year + 1)
        if (when := occurrence(theme, year)) and when.start <= last and when.end >= first
    ]
    return sorted(found, key=lambda one: (one.start, one.theme_id))


def with_actors(announcement: Announcement, leads: Iterable[Lead]) -> Announcement:
    """The announcement with who was seen acting on it here, and the words that say so."""
    acting = [(lead, quote) for lead in leads if (quote := _says(lead, announcement)) is not None]
    if not acting:
        return announcement
    names = dict.fromkeys(name for lead, _ in acting for name in lead.organisations[:1])
    lead, quote = acting[0]
    url = lead.sightings[0].url if lead.sightings else None
    return replace(announcement, local=tuple(names), quote=quote or None, url=url)


def _says(lead: Lead, announcement: Announcement) -> str | None:
    """The words with which a lead names the theme; None when it does not."""
    for reason in lead.reasons:
        if reason.kind == "national" and reason.ref == announcement.theme_id:
            return reason.quote
    name = fold(announcement.name.split(" (")[0])
    said = [lead.title, *(event.name for event in lead.events)]
    return next((words for words in said if name in fold(words)), None)


def _by_rule(rule: Rule, year: int) -> tuple[date, date] | None:
    compute = _RULES.get(str(rule.get("type")))
    if compute is None or not _in_cycle(rule, year):
        return None
    return compute(rule, year)


def _in_cycle(rule: Rule, year: int) -> bool:
    cycle = rule.get("cycle")
    if not isinstance(cycle, Mapping):
        return True
    return (year - _number(cycle, "base")) % _number(cycle, "every", 1) == 0


def _fixed(rule: Rule, year: int) -> tuple[date, date]:
    start = date(year, _number(rule, "month"), _number(rule, "day"))
    if start.weekday() == 6:
        start += timedelta(days=_number(rule, "if_sunday", 0))
    return _lasting(start, rule)


def _nth_weekday(rule: Rule, year: int) -> tuple[date, date]:
    month, n = _number(rule, "month"), _number(rule, "n", 1)
    if n > 0:
        day = _on_or_after(date(year, month, 1), rule) + timedelta(weeks=n - 1)
    else:
        last = date(year, month, monthrange(year, month)[1])
        day = _on_or_after(last - timedelta(days=6), rule) + timedelta(weeks=n + 1)
    return _lasting(day + timedelta(days=_number(rule, "offset", 0)), rule)


def _weekday_on_or_after(rule: Rule, year: int) -> tuple[date, date]:
    first = date(year, _number(rule, "month"), _number(rule, "day"))
    return _lasting(_on_or_after(first, rule), rule)


def _iso_week(rule: Rule, year: int) -> tuple[date, date]:
    weekday = _weekday(rule) + 1
    return _lasting(date.fromisocalendar(year, _number(rule, "week"), weekday), rule)


def _easter_rule(rule: Rule, year: int) -> tuple[date, date]:
    return _lasting(easter(year) + timedelta(days=_number(rule, "offset", 0)), rule)


def _month(rule: Rule, year: int) -> tuple[date, date]:
    month = _number(rule, "month")
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _period(rule: Rule, year: int) -> tuple[date, date] | None:
    first, last = rule.get("from"), rule.get("to")
    if not isinstance(first, Sequence) or not isinstance(last, Sequence):
        return None
    start, end = date(year, int(first[0]), int(first[1])), date(year, int(last[0]), int(last[1]))
    return start, end if end >= start else end.replace(year=year + 1)


def _announced(rule: Rule, year: int) -> tuple[date, date] | None:
    estimate = rule.get("estimate")
    return _by_rule(estimate, year) if isinstance(estimate, Mapping) else None


_RULES: Mapping[str, Callable[[Rule, int], tuple[date, date] | None]] = {
    "fixed": _fixed,
    "nth_weekday": _nth_weekday,
    "weekday_on_or_after": _weekday_on_or_after,
    "iso_week": _iso_week,
    "easter": _easter_rule,
    "month": _month,
    "period": _period,
    "announced": _announced,
}


def _lasting(start: date, rule: Rule) -> tuple[date, date]:
    return start, start + timedelta(days=_number(rule, "days", 1) - 1)


def _on_or_after(day: date, rule: Rule) -> date:
    return day + timedelta(days=(_weekday(rule) - day.weekday()) % 7)


def _weekday(rule: Rule) -> int:
    return _WEEKDAYS.index(str(rule.get("weekday", "mon"))[:3].lower())


def _number(rule: Rule, key: str, otherwise: int | None = None) -> int:
    value = rule.get(key, otherwise)
    if value is None:
        raise ValueError(f"a rule of type {rule.get('type')} needs '{key}'")
    return int(str(value))


# ── two bodies, one evening ──────────────────────────────────────────────────

_LASTS = timedelta(hours=2)  # an evening without an end time
_SAME_NAME = 75  # of 100: two tellings of one event
_DROP_IN = re.compile(r"(?i)inloop|spreekuur|wekelijks|elke |iedere |repetitie|training|koffie")
_PUBLICS = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (
        r"ouderen|senior|bejaard|\d\d\s?(?:\+|plus)|\bkbo\b|\bpcob\b|zonnebloem|alzheimer|mantelzorg",
        r"kinder|peuter|kleuter|voorle[es]|\bjeugd|school|\bgroep [1-8]\b|sinterklaas",
        r"jongeren|tiener|scholier|student",
        r"heemkund|histor|erfgoed|archeolog|museum|genealog|dialect|streektaal",
        r"concert|koor|harmonie|fanfare|muziek|zang",
        r"toneel|theater|cabaret|voorstelling|film",
        r"exposi|kunst|atelier|galerie|schilder",
        r"natuur|\bivn\b|vogel|tuin|imker|bijen|klimaat|duurza|energie",
        r"lezing|voordracht",
        r"boek|schrijver|auteur|gedicht|dichter|poëzie|poezie|leeskring|literair",
        r"taal|nieuwkomer|vluchteling|statushouder",
        r"digi|computer|tablet|smartphone|internet",
        r"dorpsraad|bewoners|inspraak|raadscommissie|informatieavond|dorpsgesprek",
    )
)


def clashes(events: Sequence[FoundEvent], today: date) -> list[Clash]:
    """Pairs of events of two bodies that want one public at one time.

    Not series or weekly drop-ins, not one event told twice; without a clock time
    or an organiser nothing is claimed. The first day comes first.
    """
    by_day: dict[date, list[FoundEvent]] = {}
    for found in events:
        if found.event.start and found.event.start.day >= today and _comparable(found.event):
            by_day.setdefault(found.event.start.day, []).append(found)
    told: dict[tuple[str, str], Clash] = {}
    for day in sorted(by_day):
        for one, other in combinations(_each_once(by_day[day]), 2):
            if _clash(one.event, other.event):
                told.setdefault(_names(one, other), _noted(day, one, other))
    return list(told.values())


def _each_once(told: Sequence[FoundEvent]) -> list[FoundEvent]:
    """One telling of each event: the one that knows its place, with the fullest name."""
    kept: list[FoundEvent] = []
    for found in sorted(told, key=_fullest_first):
        if not any(_told_twice(found.event, other.event) for other in kept):
            kept.append(found)
    return [found for found in told if found in kept]


def _fullest_first(found: FoundEvent) -> tuple[bool, int, str]:
    return not found.event.place, -len(found.event.name), found.item_id


def _comparable(event: Event) -> bool:
    once = event.status is EventStatus.UPCOMING and not event.rrule
    timed = event.start is not None and event.start.clock is not None
    return once and timed and bool(event.organiser) and not _DROP_IN.search(event.name)


def _clash(one: Event, other: Event) -> bool:
    return (
        _different_bodies(one.organiser or "", other.organiser or "")
        and not _told_twice(one, other)
        and _at_one_time(one, other)
        and bool(_publics(one) & _publics(other))
    )


def _different_bodies(one: str, other: str) -> bool:
    first, second = set(normal_name(one).split()), set(normal_name(other).split())
    return bool(first and second) and not (first <= second or second <= first)


def _told_twice(one: Event, other: Event) -> bool:
    if token_set_ratio(fold(one.name), fold(other.name)) >= _SAME_NAME:
        return True
    return one.start == other.start and (_in_house_of(one, other) or _in_house_of(other, one))


def _in_house_of(one: Event, other: Event) -> bool:
    """In one room, or in the house that the other names as its organiser: words
    often tell only where something is, and the calendar of the house who gives it."""
    place = f" {normal_name(one.place or '')} "
    houses = (normal_name(name or "") for name in (other.place, other.organiser))
    return any(house and f" {house} " in place for house in houses)


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


def _publics(event: Event) -> set[int]:
    said = f"{event.name} {event.organiser}"
    return {number for number, words in enumerate(_PUBLICS) if words.search(said)}


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
