"""Places: villages and municipalities, streets, venues."""

import csv
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from leads.model import Label
from leads.nlp import lexicon
from leads.nlp.names import Name
from leads.text import fold

_IN = lexicon.bag("in te uit bij nabij naar rond rondom vanuit richting omgeving tussen van op")
_AT = lexicon.bag("in op aan bij naar langs achter tegenover rond via vanaf plaats: locatie: •")
_PROVINCES = frozenset(map(fold, lexicon.COUNTRIES))


@cache
def listed() -> tuple[str, ...]:
    """All Dutch towns and villages as they are written, in the order of the list (BAG, 2025)."""
    with (files("leads") / "defaults" / "places.csv").open(encoding="utf-8") as rows:
        return tuple(row["name"] for row in csv.DictReader(rows))


@cache
def known() -> frozenset[str]:
    """Folded names of all Dutch towns, villages and municipalities (BAG and CBS, 2025)."""
    names: set[str] = set()
    for file in ("places.csv", "municipalities.csv"):
        with (files("leads") / "defaults" / file).open(encoding="utf-8") as rows:
            for row in csv.DictReader(rows):
                names.update(_spellings(row))
    return frozenset(names)


def _spellings(row: dict[str, str]) -> Iterable[str]:
    yield fold(row["name"])
    yield from (
        fold(other.strip()) for other in (row.get("also") or "").split(";") if other.strip()
    )


def label(name: Name, whole: str, own: frozenset[str]) -> Label | None:
    """GPE, PLACE or None. `own` are the folded names of the branch's place and neighbours,
    which need no preposition."""
    text = fold(name.text(whole))
    if text in own or text in _PROVINCES:
        return Label.GPE
    if text in known():
        ordinary = len(name.words) == 1 and name.words[0].text.title() in lexicon.ORDINARY_PLACES
        return Label.GPE if not ordinary or name.left() in _IN else None
    return Label.PLACE if _is_street(name) or _is_venue(name) else None


def _is_street(name: Name) -> bool:
    """Kerkstraat 12, de Oude Dijk, A12."""
    last = name.words[-1].text
    if last.isdigit() and len(name.words) > 1:
        last = name.words[-2].text
    if len(last) > 1 and last[0] in "AN" and last[1:].isdigit():
        return True
    return bool(lexicon.STREET.search(last)) and len(name.words) <= 4


def _is_venue(name: Name) -> bool:
    """A name with a venue noun, or a house name after 'in' or 'op': in De Zwaan."""
    if name.first in lexicon.VENUE_WORDS:
        return True
    return name.first in ("de", "het", "'t", "’t") and name.left() in ("in", "op", "naar")


def is_location(name: Name) -> bool:
    """Does the sentence put something there?"""
    return name.left() in _AT or (name.left() in ("de", "het") and name.left(2) in _AT - {"bij"})
