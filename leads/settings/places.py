"""Dutch places and the municipality they lie in (BAG names, CBS codes of 2025)."""

import csv
from dataclasses import dataclass
from functools import cache

from rapidfuzz import process

from leads.errors import UserError
from leads.language import mark
from leads.settings.overlay import DEFAULTS
from leads.text import fold


@dataclass(frozen=True, slots=True)
class Place:
    """One woonplaats. `code` is the CBS code with prefix, e.g. GM1658."""

    name: str
    also: str
    municipality: str
    code: str
    province: str


@cache
def all_places() -> tuple[Place, ...]:
    """Every woonplaats of the Netherlands, in file order."""
    with (DEFAULTS / "places.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Place(r["name"], r["also"], r["municipality"], r["municipality_code"], r["province"])
            for r in csv.DictReader(file)
        )


def find(name: str, municipality: str | None = None) -> Place:
    """The one place of that name.

    Raises UserError, saying what to type instead, when no place or more than
    one place has the name.
    """
    found = [place for place in all_places() if _key(name) in _names(place)]
    if municipality:
        found = [place for place in found if _key(municipality) in _municipality_keys(place)]
    if len(found) == 1:
        return found[0]
    raise _several(name, found) if found else _unknown(name, municipality)


def neighbours(place: Place) -> list[str]:
    """The other places of the same municipality, by name."""
    return sorted(p.name for p in all_places() if p.code == place.code and p.name != place.name)


def _key(name: str) -> str:
    return fold(name).replace("’", "'").replace("-", " ").strip()


def _names(place: Place) -> list[str]:
    return [_key(place.name), *(_key(also) for also in place.also.split(";") if also)]


def _municipality_keys(place: Place) -> list[str]:
    """Two municipalities are called Bergen, so the code is accepted as well."""
    return [_key(place.municipality), _key(place.code)]


def _several(name: str, found: list[Place]) -> UserError:
    choices = "\n".join(
        f"  --municipality {p.code}  ({p.municipality}, {p.province})" for p in found
    )
    return UserError(
        mark("Er is meer dan één {name}. Zeg erbij welke gemeente je bedoelt:\n{choices}"),
        name=name,
        choices=choices,
    )


def _unknown(name: str, municipality: str | None) -> UserError:
    names = sorted({place.name for place in all_places()})
    near = [hit[0] for hit in process.extract(name, names, limit=3, score_cutoff=60)]
    if municipality and name in near:
        return UserError(
            mark("Ik ken geen plaats {name} in de gemeente {municipality}."),
            name=name,
            municipality=municipality,
        )
    if near:
        sentence = mark("Ik ken geen plaats {name}. Bedoel je {near}?")
        return UserError(sentence, name=name, near=" / ".join(near))
    return UserError(mark("Ik ken geen plaats {name}. Kijk of de naam goed gespeld is."), name=name)
