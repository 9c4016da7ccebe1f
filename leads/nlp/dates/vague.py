"""Stretches that name no day: in mei, eind 2026, dit najaar, week 7, herfstvakantie."""

import re

from leads.nlp.dates import days
from leads.nlp.dates.expression import Group, Kind, Reading
from leads.nlp.dates.passage import Passage

NTH_IN_MONTH = re.compile(r"l?o[We](?:f|r)My?")
MONTH = re.compile(r"(?:[hHDNVL]l?)?(?:M(?:&|T|t|-|,&?)){0,11}My?")
YEAR_SPAN = re.compile(r"Y|(?:f)?y[tT]y")
YEAR = re.compile(r"(?:h|H)l?y|(?<=[rFtTvfn&O])y|(?<=[rFtTvfn]U)y|(?<=[rFtTvfn]x)y(?![a-zA-Z])")
PERIOD = re.compile(r"[hH]?[VDLN]U|[hH]?l?[DNLV]?[DNLVl]?Sy?|[lhr]e(?!f)|U(?=d)")
WEEK_NUMBER = re.compile(r"U[dpi]")
_COUNTED = frozenset(("euro", "inwoners", "leden", "bezoekers", "mensen", "stuks", "meter", "keer"))


def read_nth(passage: Passage, first: int, last: int) -> Group | None:
    """`de tweede zaterdag van mei` is one day; `het tweede weekend van mei` too, its Saturday."""
    kinds = passage.original[first:last]
    tokens = dict(zip(kinds, passage.tokens[first:last], strict=True))
    weekday = tokens["W"].value.day if "W" in tokens else 5
    nth, month = tokens["o"].value, tokens["M"].value
    year = tokens["y"].value if "y" in tokens else None
    if not isinstance(nth, int) or not isinstance(month, int) or nth > 5 or nth == 0:
        return None
    years = [year] if isinstance(year, int) else [passage.today.year, passage.today.year + 1]
    found = [days.nth_weekday(y, month, weekday, nth) for y in years]
    ahead = [day for day in found if day and (day >= passage.today or year)]
    if not ahead:
        return None
    past = ahead[0] < passage.today
    reading = Reading(
        start=ahead[0], kind="past" if past else "event", flags=("past",) if past else ()
    )
    return Group(first, last, (reading,))


def read_month(passage: Passage, first: int, last: int) -> Group | None:
    """A month, unless it is a name (Mei Li, augustus Janssen)."""
    if passage.before(first) in ("d", "o", "p", "s"):
        return None
    alone = passage.original[first:last] == "M"
    led = passage.before(first) in ("r", "F", "f", "t", "T", "v", "n", "b", "Q", "Y")
    name_follows = passage.word_after(last)[:1].isupper()
    capital = passage.written(first)[:1].isupper()
    if alone and ((name_follows and not (led and not capital)) or (capital and not led)):
        return None
    year = passage.tokens[last - 1].value if passage.original[last - 1] == "y" else None
    return _vague(passage, first, last, year)


def read_year(passage: Passage, first: int, last: int) -> Group | None:
    """A year after a word of time (in 1953); a count of things is none."""
    if passage.word_after(last).lower() in _COUNTED:
        return None
    at = last - 1
    return _vague(passage, first, last, passage.tokens[at].value)


def read_period(passage: Passage, first: int, last: int) -> Group | None:
    """Seasons, school holidays, `deze week`, `vorig jaar`."""
    tokens = passage.tokens[first:last]
    if any(token.kind == "S" and token.value == "school" for token in tokens):
        reading = Reading(kind="period", flags=("school-holiday-unknown",))
        return Group(first, last, (reading,))
    return _vague(passage, first, last, None)


def read_week_number(passage: Passage, first: int, last: int) -> Group | None:
    """`week 7`."""
    if passage.tokens[first].value != "week":
        return None
    return _vague(passage, first, last, None)


def _vague(passage: Passage, first: int, last: int, year: object) -> Group:
    back = "L" in passage.original[first:last] or (
        isinstance(year, int) and year < passage.today.year
    )
    kind: Kind = "past" if back else "period"
    return Group(first, last, (Reading(kind=kind, flags=("vague",)),))
