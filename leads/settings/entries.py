"""What may stand in an entry of a branch's own domain file, and what is told when it may not.

The shipped files pass the same checks (a test), so a name here is a name there.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from leads import calendar
from leads.language import Said, mark
from leads.model import NationalTheme

Check = Callable[[Any], Said | None]

#: kind of rule → the keys it cannot do without
RULES: Mapping[str, tuple[str, ...]] = {
    "fixed": ("month", "day"),
    "nth_weekday": ("month", "weekday"),
    "weekday_on_or_after": ("month", "day", "weekday"),
    "iso_week": ("week",),
    "easter": (),
    "month": ("month",),
    "period": ("from", "to"),
    "announced": (),
}
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_RANGES = {"month": (1, 12), "day": (1, 31), "week": (1, 53), "n": (-1, 5), "days": (1, 366)}
_OFF = frozenset({"false", "nee", "no", "uit"})
_ON = frozenset({"true", "ja", "yes", "aan"})
_TRIED = range(2026, 2036)  # an announced day that does not exist shows within ten years

#: list → what a new entry of it cannot do without
NEEDED: Mapping[str, tuple[str, ...]] = {
    "aanbod": ("label_nl", "lead_weeks"),
    "kinds": ("label_nl", "weight"),
    "org_types": ("label_nl",),
    "entries": ("name",),
    "parts": ("types",),
}


def is_off(entry: Mapping[str, Any]) -> bool:
    """Whether an entry says `active: false` (or `nee`)."""
    return str(entry.get("active", "")).lower() in _OFF


def faults(list_name: str, entry: Mapping[str, Any], new: bool) -> Iterator[tuple[str, Said]]:
    """The keys of an entry that cannot stay so, each with a sentence."""
    for key in NEEDED.get(list_name, ()) if new else ():
        if not entry.get(key):
            yield "", Said(mark("een nieuwe regel heeft '{key}' nodig"), key=key)
    for key, check in {**_EVERYWHERE, **_CHECKS.get(list_name, {})}.items():
        if key in entry and (said := check(entry[key])):
            yield key, Said(mark("'{key}': {why}"), key=key, why=said)


def _switch(value: Any) -> Said | None:
    known = str(value).lower() in _OFF | _ON
    return None if known else Said(mark("schrijf ja of nee, geen '{value}'"), value=value)


def _whole(least: int, most: int) -> Check:
    def check(value: Any) -> Said | None:
        number = re.fullmatch(r"-?\d+", str(value))
        fits = number and least <= int(str(value)) <= most
        said = mark("dit moet een heel getal van {least} tot {most} zijn")
        return None if fits else Said(said, least=least, most=most)

    return check


def _number(value: Any) -> Said | None:
    fits = re.fullmatch(r"-?\d+(?:\.\d+)?", str(value))
    said = mark("dit moet een getal zijn (met een punt), geen '{value}'")
    return None if fits else Said(said, value=value)


def _texts(value: Any) -> Said | None:
    fits = isinstance(value, list) and all(isinstance(one, str) for one in value)
    said = mark("dit moet een lijst zijn: elke waarde op een regel met een streepje")
    return None if fits else Said(said)


def _patterns(value: Any) -> Said | None:
    if said := _texts(value):
        return said
    for pattern in value:
        try:
            re.compile(re.sub(r"\{[A-Z]+\}", "x", pattern))
        except re.error as error:
            told = mark("'{pattern}' is geen geldig patroon ({error})")
            return Said(told, pattern=pattern, error=error)
    return None


def _rule(value: Any) -> Said | None:
    """A rule by which a day is computed, tried on some years."""
    if not isinstance(value, dict):
        return Said(
            mark("dit moet een blok met sleutels zijn, zoals {type: fixed, month: 5, day: 4}")
        )
    kind = str(value.get("type", ""))
    if kind not in RULES:
        said = mark("een soort '{kind}' ken ik niet; kies uit: {choices}")
        return Said(said, kind=kind, choices=", ".join(RULES))
    if missing := [key for key in RULES[kind] if key not in value]:
        return Said(mark("bij soort '{kind}' ontbreekt '{key}'"), kind=kind, key=missing[0])
    return next(filter(None, _wrong_in(value)), None) or _computed(value)


def _wrong_in(rule: Mapping[str, Any]) -> Iterator[Said | None]:
    for key, value in rule.items():
        if key in _RANGES and (said := _whole(*_RANGES[key])(value)):
            yield Said(mark("'{key}': {why}"), key=key, why=said)
    day = str(rule.get("weekday", "mon"))[:3].lower()
    if day not in _WEEKDAYS:
        yield Said(mark("'weekday': kies uit {choices}"), choices=", ".join(_WEEKDAYS))
    inner = rule.get("estimate")
    yield _rule(inner) if isinstance(inner, dict) else None


def _computed(rule: Mapping[str, Any]) -> Said | None:
    theme = NationalTheme(id="", name="", themes=(), lead_weeks=0, rule=rule)
    try:
        for year in _TRIED:
            calendar.occurrence(theme, year)
    except (ValueError, TypeError, IndexError, ZeroDivisionError):
        return Said(mark("met deze getallen komt er geen dag uit die bestaat"))
    return None


def _occurrences(value: Any) -> Said | None:
    if not isinstance(value, dict):
        return Said(mark("dit moet een blok zijn met een jaar en daaronder start en end"))
    for year, when in value.items():
        days = [when.get("start"), when.get("end")] if isinstance(when, dict) else []
        if not re.fullmatch(r"\d{4}", str(year)) or not all(map(_is_day, filter(None, days))):
            return Said(mark("bij {year}: schrijf een dag als 2027-04-01"), year=year)
    return None


def _is_day(value: Any) -> bool:
    try:
        return value == "null" or bool(date.fromisoformat(str(value)))
    except ValueError:
        return False


_WEEKS = _whole(0, 104)
_EVERYWHERE: Mapping[str, Check] = {"active": _switch}
_CHECKS: Mapping[str, Mapping[str, Check]] = {
    "aanbod": {"lead_weeks": _WEEKS},
    "themes": {"stems": _texts, "partners": _texts, "aanbod": _texts, "ideas_nl": _texts},
    "kinds": {"weight": _number, "cues": _texts, "offer": _texts},
    "not_a_lead": {"cues": _texts},
    "org_types": {"patterns": _patterns, "head_nouns": _texts, "themes": _texts},
    "entries": {
        "lead_weeks": _WEEKS,
        "themes": _texts,
        "local": _texts,
        "rule": _rule,
        "occurrences": _occurrences,
    },
    "parts": {"types": _texts},
}


#: list → key → the list whose ids it names
REFERENCES: Mapping[str, Mapping[str, str]] = {
    "themes": {"aanbod": "aanbod", "partners": "org_types"},
    "kinds": {"offer": "aanbod"},
    "org_types": {"themes": "themes"},
    "entries": {"themes": "themes", "local": "org_types"},
    "parts": {"types": "org_types", "offer": "aanbod"},
}
