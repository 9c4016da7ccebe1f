"""What the directory knows of its surroundings: places, and words that name no one body."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from leads.directory.likeness import joined, normal_form
from leads.model import Branch, OrganisationType
from leads.text import fold, normal_name

_ARTICLES = frozenset(("de", "het", "'t", "’t", "den", "d'n", "d’n"))
_LETTERS = re.compile(r"[^\W\d_]{2}")
_PLACE_WORDS = 4
_NAME_LETTERS = 4
_AND_AROUND = " e.o."


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """`places` are normal names, `own` those of this branch; `folded` are the names around
    here as written, in lower case. `generic` holds the normal head nouns ('dorpsraad'),
    `heads` these and abbreviations of sorts ('obs'), `vague` the ids of types that say
    little; `first_names` are folded."""

    place: str
    places: frozenset[str] = frozenset()
    folded: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    generic: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()
    first_names: frozenset[str] = frozenset()

    def place_of(self, name: str, read_in: str | None) -> str | None:
        """The place a body's name ends in (`KBO Someren`, but not `Basisschool De Linde`),
        else that of the source."""
        words = name.removesuffix(_AND_AROUND).split()
        for size in range(min(_PLACE_WORDS, len(words) - 1), 0, -1):
            tail = " ".join(words[-size:])
            if fold(tail) in self.folded and fold(words[-size - 1]) not in _ARTICLES:
                return tail
        return read_in

    def bare(self, normal: str, place: str | None) -> str:
        """The name without the place it lies in: `kbo ammerloo` there is `kbo`."""
        left = f" {normal} ".replace(f" {_key(place)} ", " ").strip() if place else normal
        return left or normal

    def forms(self, name: str, read_in: str | None) -> set[str]:
        """The normal name with and without its place: either may be how a body is known."""
        normal, place = normal_form(name), self.place_of(name, read_in)
        return {normal, self.bare(normal, place), f"{normal} {_key(place)}".strip()}

    def can_be_name(self, normal: str) -> bool:
        """Words, and not only a place of this region."""
        return bool(_LETTERS.search(normal)) and normal not in self.own

    def is_generic(self, normal: str) -> bool:
        """A bare head noun, which names a different body in every village."""
        return normal in self.generic

    def proper(self, normal: str) -> str:
        """What a body is called for short: `dorpshuis schutse` is `schutse`; '' for a name
        that does not begin with what sort of body it is, or of which no name is left."""
        words = normal.split()
        left = " ".join(words[1:]) if words and words[0] in self.heads else ""
        nameless = len(joined(left)) < _NAME_LETTERS or left in self.places or left in self.generic
        return "" if nameless else left

    def types_agree(self, one: str | None, other: str | None) -> bool:
        """Not known to be of another sort."""
        return one == other or bool({one, other} & {None, *self.vague})


def same_place(one: str | None, other: str | None) -> bool:
    """Not known to be elsewhere."""
    return one is None or other is None or _key(one) == _key(other)


def _key(place: str | None) -> str:
    return normal_form(place or "")


def region(
    branch: Branch,
    types: Iterable[OrganisationType],
    *,
    places: Collection[str],
    around: Collection[str] = (),
    first_names: Collection[str] = (),
) -> Region:
    """The surroundings of a branch. `places` are all places of the country as written:
    they tell names apart; those `around` are where a body may well be."""
    types = tuple(types)
    own = (branch.place, branch.municipality, *branch.neighbours)
    known = filter(None, (*places, *around, *own))
    return Region(
        place=branch.place,
        places=frozenset(filter(None, map(normal_name, known))),
        folded=frozenset(fold(name) for name in (*around, *own) if name),
        own=frozenset(normal_name(name) for name in own if name),
        generic=frozenset(normal_name(noun) for kind in types for noun in kind.head_nouns),
        heads=frozenset(
            normal_name(word) for kind in types for word in (*kind.head_nouns, *kind.abbreviations)
        ),
        vague=frozenset(kind.id for kind in types if kind.fallback),
        first_names=frozenset(map(fold, first_names)),
    )
