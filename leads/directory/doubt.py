"""Bodies that may be one: what only a person can say."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from leads.directory.book import Pair
from leads.directory.likeness import Likeness, blocking_keys, is_abbreviation, likeness
from leads.directory.region import Region, same_place
from leads.model import Organisation
from leads.text import normal_name


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two bodies whose names are alike; the one named most often stands first."""

    first: Organisation
    second: Organisation


def doubtful(
    bodies: Iterable[Organisation], region: Region, settled: Collection[Pair] = ()
) -> list[Doubt]:
    """Every pair that may be one body and is not `settled`, most named first."""
    by_id = {body.id: body for body in bodies}
    pairs = {pair for pair in _neighbours(by_id.values()) if frozenset(pair) not in settled}
    doubts = [
        _doubt(by_id[one], by_id[other])
        for one, other in sorted(pairs)
        if _alike(by_id[one], by_id[other], region)
    ]
    return sorted(doubts, key=lambda d: (-d.first.mentions - d.second.mentions, d.first.name))


def _neighbours(bodies: Iterable[Organisation]) -> Iterator[tuple[str, str]]:
    """Ids of bodies that share a blocking key."""
    blocks: defaultdict[str, set[str]] = defaultdict(set)
    for body in bodies:
        for name in body.names:
            for key in blocking_keys(normal_name(name)):
                blocks[key].add(body.id)
    for block in blocks.values():
        yield from combinations(sorted(block), 2)


def _alike(one: Organisation, other: Organisation, region: Region) -> bool:
    """Another sort of body under nearly the same name is no doubt; under the same name it is."""
    if not same_place(one.place, other.place):
        return False
    least = Likeness.DOUBTFUL if region.types_agree(one.type_id, other.type_id) else Likeness.SAME
    return any(
        likeness(mine, theirs, region.places) >= least or _short_for(mine, theirs, region)
        for mine in _told(one, region)
        for theirs in _told(other, region)
    )


def _short_for(mine: str, theirs: str, region: Region) -> bool:
    """'De Schutse' may be 'Dorpshuis De Schutse'; it may be the café as well."""
    short, long = sorted((mine, theirs), key=len)
    return any(f"{noun} {short}" == long for noun in region.generic)


def _told(body: Organisation, region: Region) -> set[str]:
    names = (normal_name(name) for name in body.names if not is_abbreviation(name))
    return {region.bare(name, body.place) for name in names}


def _doubt(one: Organisation, other: Organisation) -> Doubt:
    first, second = sorted((one, other), key=lambda body: (-body.mentions, body.name, body.id))
    return Doubt(first, second)
