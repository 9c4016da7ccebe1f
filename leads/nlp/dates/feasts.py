"""Named days: those that move with Easter, fixed ones, and nth Sundays."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from leads.feasts import easter
from leads.nlp.dates import days
from leads.nlp.dates.expression import Group, Reading
from leads.nlp.dates.passage import Passage

FEAST = re.compile(r"N?G(?:y|,?N)?")

_FROM_EASTER: dict[str, tuple[int, int]] = {
    "carnaval": (-49, -47), "aswoensdag": (-46, -46), "palmzondag": (-7, -7),
    "witte donderdag": (-3, -3), "goede vrijdag": (-2, -2), "stille zaterdag": (-1, -1),
    "pasen": (0, 1), "pasen-1": (0, 0), "pasen-2": (1, 1), "hemelvaart": (39, 39),
    "luilak": (48, 48), "pinksteren": (49, 50), "pinksteren-1": (49, 49), "pinksteren-2": (50, 50),
}  # fmt: skip
_FIXED: dict[str, tuple[int, int]] = {
    "nieuwjaar": (1, 1), "driekoningen": (1, 6), "valentijnsdag": (2, 14), "vrouwendag": (3, 8),
    "1 mei": (5, 1), "bevrijdingsdag": (5, 5), "dierendag": (10, 4), "halloween": (10, 31),
    "allerheiligen": (11, 1), "allerzielen": (11, 2), "sint-maarten": (11, 11),
    "sinterklaas": (12, 5), "pakjesavond": (12, 5), "kerstavond": (12, 24), "kerst-1": (12, 25),
    "kerst-2": (12, 26), "oudejaarsdag": (12, 31), "oudejaarsavond": (12, 31),
}  # fmt: skip
_NTH: dict[str, tuple[int, int, int]] = {
    "moederdag": (5, 6, 2), "vaderdag": (6, 6, 3), "prinsjesdag": (9, 1, 3),
}  # fmt: skip
_STILL_TALKED_OF = timedelta(days=7)
_DAYPARTS = {"kerstavond": "avond", "oudejaarsavond": "avond", "pakjesavond": "avond"}
_ALSO_A_PERSON_OR_PARTY = {"sinterklaas", "sint-maarten", "carnaval", "halloween", "luilak"}
_AT = {"met", "op", "rond", "voor", "vóór", "na", "tijdens", "tot", "vanaf", "sinds"}
_NOT_THE_DAY_ITSELF = {"na", "rond", "rondom", "richting", "voor", "vóór", "tussen", "tot"}


def dates_of(feast: str, year: int) -> tuple[date, date]:
    """First and last day of a feast in a year; the same day for most."""
    if feast in _FROM_EASTER:
        first, last = _FROM_EASTER[feast]
        return easter(year) + timedelta(first), easter(year) + timedelta(last)
    if feast in _NTH:
        month, weekday, nth = _NTH[feast]
        found = days.nth_weekday(year, month, weekday, nth) or date(year, month, 1)
        return found, found
    if feast in _FIXED:
        return date(year, *_FIXED[feast]), date(year, *_FIXED[feast])
    return _MOVED[_family(feast)](feast, year)


def _family(feast: str) -> str:
    return feast.partition("-")[0]


def _kings_day(_: str, year: int) -> tuple[date, date]:
    """27 April, or the day before when that is a Sunday (Dutch government, since 2014)."""
    found = date(year, 4, 27)
    found -= timedelta(days=found.weekday() == 6)
    return found, found


def _advent(feast: str, year: int) -> tuple[date, date]:
    """The fourth Sunday of Advent is the last one before Christmas Day."""
    found = days.last_weekday(6, date(year, 12, 24)) - timedelta(weeks=4 - int(feast[-1]))
    return found, found


def _christmas(_: str, year: int) -> tuple[date, date]:
    return date(year, 12, 25), date(year, 12, 26)


_MOVED: dict[str, Callable[[str, int], tuple[date, date]]] = {
    "koningsdag": _kings_day,
    "advent": _advent,
    "kerst": _christmas,
}


def read(passage: Passage, first: int, last: int) -> Group | None:
    """A named day in its next year, or in the last one when the sentence looks back."""
    at = passage.original.index("G", first)
    feast = str(passage.tokens[at].value)
    lead = passage.word_before(first).lower()
    lead = passage.word_before(first - 1).lower() if lead in ("de", "het") and first else lead
    if feast in _ALSO_A_PERSON_OR_PARTY and lead not in _AT:
        return None
    if lead in _NOT_THE_DAY_ITSELF:
        return Group(first, last, (Reading(kind="period", flags=("vague",)),))
    year = passage.tokens[last - 1].value if passage.original[last - 1] == "y" else None
    return Group(first, last, (_reading(feast, year, passage, first),))


def _reading(feast: str, year: object, passage: Passage, at: int) -> Reading:
    today = passage.today
    flags: tuple[str, ...] = ()
    if isinstance(year, int):
        start, end = dates_of(feast, year)
    else:
        start, end, flags = _nearest(feast, today, passage.looks_back(at))
    past = end < today
    return Reading(
        start=start,
        end=end if end != start else None,
        kind="past" if past else "event" if end == start else "period",
        daypart=_DAYPARTS.get(feast),
        flags=(*flags, "past") if past else flags,
    )


def _nearest(feast: str, today: date, back: bool) -> tuple[date, date, tuple[str, ...]]:
    """A feast of last week is still the talk of the day; that, too, is a guess."""
    years = [dates_of(feast, year) for year in range(today.year - 1, today.year + 2)]
    ahead = next(dates for dates in years if dates[1] >= today)
    behind = [dates for dates in years if dates[1] < today][-1]
    ago = today - behind[1]
    if back and ago < ahead[0] - today:
        return *behind, ()
    if ago <= _STILL_TALKED_OF:
        return *behind, ("year-guess",)
    return *ahead, ()
