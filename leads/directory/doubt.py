"""Bodies that may be one: what only a person can say."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz import fuzz, process

from leads.directory.book import Pair
from leads.directory.likeness import (
    DOUBTFUL,
    Likeness,
    is_abbreviation,
    likeness,
    normal_form,
)
from leads.directory.region import Region, same_place
from leads.model import Organisation

_KEY_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two bodies whose names are alike; the one named most often stands first."""

    first: Organisation
    second: Organisation


def doubtful(
    bodies: Iterable[Organisation], region: Region, settled: Collection[Pair] = ()
) -> list[Doubt]:
    """Every pair that may be one body and is not `settled`, most named first."""
    told = [_Told(body, _told(body, region)) for body in bodies]
    pairs = {
        (one, other)
        for one, other in _neighbours(told, region)
        if _alike(told[one], told[other], region)
    }
    doubts = [_doubt(told[one].body, told[other].body) for one, other in sorted(pairs)]
    return sorted(
        (doubt for doubt in doubts if frozenset((doubt.first.id, doubt.second.id)) not in settled),
        key=lambda d: (-d.first.mentions - d.second.mentions, d.first.name, d.second.name),
    )


class _Told(NamedTuple):
    """A body and the normal names by which it is compared."""

    body: Organisation
    names: frozenset[str]


def _neighbours(told: Sequence[_Told], region: Region) -> Iterator[tuple[int, int]]:
    """Places in the list of two bodies with names that are alike by their letters."""
    bearers: defaultdict[str, set[int]] = defaultdict(set)
    blocks: defaultdict[str, set[str]] = defaultdict(set)
    for at, one in enumerate(told):
        for name in one.names:
            bearers[name].add(at)
            for word in name.split():
                blocks[word[:_KEY_LETTERS]].add(name)
    for name, here in bearers.items():
        near = set[str]().union(*(blocks[word[:_KEY_LETTERS]] for word in name.split()))
        alike = (*_near(name, near), *_short_forms(name, region))
        there = (bearers.get(one, ()) for one in alike)
        both = set[int]().union(here, *there)
        yield from ((one, other) for one in here for other in both if one < other)
        yield from ((other, one) for one in here for other in both if other < one)


def _near(name: str, names: Iterable[str]) -> list[str]:
    scorer = fuzz.token_sort_ratio
    hits = process.extract(name, sorted(names), scorer=scorer, score_cutoff=DOUBTFUL, limit=None)
    return [hit[0] for hit in hits]


def _short_forms(name: str, region: Region) -> Iterator[str]:
    """`dorpshuis schutse` may be called `schutse`."""
    first, _, rest = name.partition(" ")
    if rest and first in region.generic:
        yield rest


def _alike(one: _Told, other: _Told, region: Region) -> bool:
    """Another sort of body under nearly the same name is no doubt; under the same name it is."""
    if not same_place(one.body.place, other.body.place):
        return False
    agree = region.types_agree(one.body.type_id, other.body.type_id)
    least = Likeness.DOUBTFUL if agree else Likeness.SAME
    return any(
        likeness(mine, theirs, region.places) >= least or _short_for(mine, theirs, region)
        for mine in one.names
        for theirs in other.names
    )


def _short_for(mine: str, theirs: str, region: Region) -> bool:
    """'De Schutse' may be 'Dorpshuis De Schutse'; it may be the café as well."""
    return mine in _short_forms(theirs, region) or theirs in _short_forms(mine, region)


def _told(body: Organisation, region: Region) -> frozenset[str]:
    names = (normal_form(name) for name in body.names if not is_abbreviation(name))
    return frozenset(region.bare(name, body.place) for name in names)


def _doubt(one: Organisation, other: Organisation) -> Doubt:
    first, second = sorted((one, other), key=lambda body: (-body.mentions, body.name, body.id))
    return Doubt(first, second)
