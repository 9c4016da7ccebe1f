"""Bodies by name, without comparing every name with every other."""

from collections import defaultdict
from collections.abc import Collection

from rapidfuzz import fuzz, process

from leads.directory.likeness import (
    SURE,
    Likeness,
    blocking_keys,
    is_abbreviation,
    joined,
    likeness,
    normal_form,
)
from leads.directory.region import Region
from leads.model import Organisation


class Index:
    """Ids of bodies, found by a normal name."""

    def __init__(self, region: Region) -> None:
        self._region = region
        self._exact: defaultdict[str, set[str]] = defaultdict(set)
        self._blocks: defaultdict[str, set[str]] = defaultdict(set)
        self._bearers: defaultdict[str, set[str]] = defaultdict(set)
        self._proper: defaultdict[str, set[str]] = defaultdict(set)

    def add(self, body: Organisation) -> None:
        """Every name of a body, with and without the place it lies in."""
        for name in body.names:
            normal = normal_form(name)
            for form in (normal, self._region.bare(normal, body.place)):
                self._exact[joined(form)].add(body.id)
            if proper := self._region.proper(normal):
                self._proper[joined(proper)].add(body.id)
            if not is_abbreviation(name):
                self._bearers[normal].add(body.id)
                for key in blocking_keys(normal):
                    self._blocks[key].add(normal)

    def exactly(self, normal: str, place: str | None = None) -> set[str]:
        """Bodies of this very name, also when one of the two leaves out its place."""
        forms = {joined(normal), joined(self._region.bare(normal, place))}
        return set[str]().union(*(self._exact.get(form, ()) for form in forms))

    def shortly(self, normal: str) -> set[str]:
        """Bodies that are this for short: 'De Schutse' for 'Dorpshuis De Schutse'."""
        return set(self._proper.get(joined(normal), ()))

    def nearly(self, normal: str) -> set[str]:
        """Bodies of which a name is surely this one, but for a slip of the pen."""
        near = set[str]().union(*(self._blocks.get(key, ()) for key in blocking_keys(normal)))
        same = (name for name in _within(normal, near) if self._same(normal, name))
        return set[str]().union(*(self._bearers[name] for name in same))

    def _same(self, one: str, other: str) -> bool:
        return likeness(one, other, self._region.places) is Likeness.SAME


def _within(name: str, names: Collection[str]) -> list[str]:
    """The names that are alike by their letters; compared in one go."""
    scorer = fuzz.token_sort_ratio
    hits = process.extract(name, sorted(names), scorer=scorer, score_cutoff=SURE, limit=None)
    return [hit[0] for hit in hits]
