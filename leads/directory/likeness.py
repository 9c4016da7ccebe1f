"""Are two names one name? Judged on normal forms, with vetoes for what tells bodies apart.

Letters alone mislead: 'Bibliotheek Midden-Brabant' and 'Zuid-Brabant' are 88 % alike.
So a differing place, wind direction or number always means another body, and only a
slip of the pen inside one word makes two long names the same.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from enum import IntEnum
from functools import lru_cache
from itertools import permutations

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from leads.text import fold, normal_name

SURE, DOUBTFUL = 93.0, 80.0  # token_sort_ratio of the normal names
_SLIP_LETTERS = 4  # 'Jan' and 'Jans' are too short to call the one a slip of the other
_LETTERS_WRONG = 2
_PLACE_WORDS = 4
_KEY_LETTERS = 4
_CACHED = 16_384  # names of a few batches: the same ones come by again and again
_TELLS_APART = re.compile(
    r"(?:noord|zuid)(?:oost|west)?|oost|west|midden|noorder|ooster|zuider|wester|centrum"
    r"|boven|beneden|binnen|buiten|oud|nieuw|groot|klein"
    r"|.*\d.*|[ivx]{2,}|eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste"
    r"|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf"
)
_ABBREVIATION = re.compile(r"(?:[A-Z][A-Z&*-]{1,7}|(?:[A-Z]\.){2,5})$")

normal_form = lru_cache(maxsize=_CACHED)(normal_name)


class Likeness(IntEnum):
    """Another body, perhaps the same (a person must say), surely the same."""

    OTHER = 0
    DOUBTFUL = 1
    SAME = 2


def likeness(one: str, other: str, places: Collection[str]) -> Likeness:
    """How alike two normal names are; `places` are the normal names of known places."""
    if one == other or joined(one) == joined(other):
        return Likeness.SAME
    score = fuzz.token_sort_ratio(one, other, score_cutoff=DOUBTFUL)
    if not score:
        return Likeness.OTHER
    first, second = _rest(one, other), _rest(other, one)
    if _apart(first, second) or _differ(one, other, places):
        return Likeness.OTHER
    if score >= SURE and (first == second or _slip("".join(first), "".join(second))):
        return Likeness.SAME
    return Likeness.DOUBTFUL


def _rest(one: str, other: str) -> list[str]:
    """The words that only the first has."""
    return list((Counter(one.split()) - Counter(other.split())).elements())


def _apart(first: Iterable[str], second: Iterable[str]) -> bool:
    """Words that number or orient a body, on either side."""
    return any(_TELLS_APART.fullmatch(word) for word in (*first, *second))


def _differ(one: str, other: str, places: Collection[str]) -> bool:
    here, there = places_in(one, places), places_in(other, places)
    return bool(here and there) and here != there


def _slip(first: str, second: str) -> bool:
    """A letter or two wrong inside a word; with another first letter it is another name."""
    short = min(len(first), len(second))
    alike = short >= _SLIP_LETTERS and first[0] == second[0]
    return alike and Levenshtein.distance(first, second) <= _LETTERS_WRONG


def places_in(name: str, places: Collection[str]) -> frozenset[str]:
    """The known places that a normal name holds: `kbo sint aagten` → `sint aagten`."""
    words = name.split()
    runs = (
        " ".join(words[at : at + size])
        for size in range(1, _PLACE_WORDS + 1)
        for at in range(len(words) - size + 1)
    )
    return frozenset(run for run in runs if run in places)


@lru_cache(maxsize=_CACHED)
def blocking_keys(name: str) -> frozenset[str]:
    """What two normal names that are surely the same have in common: bodies that share
    none of these need no comparing.

    The whole name without blanks; of two words the beginning of one and the first letter
    of the other, so that a slip in either does no harm; of one word its two ends.
    """
    words = name.split()
    pairs = {f"{one[:3]}+{other[0]}" for one, other in permutations(words, 2)}
    ends = {name[:_KEY_LETTERS], "$" + name[-_KEY_LETTERS:]}
    short = {"=" + "".join(words[1:])} if len(words) > 1 else set[str]()  # without its sort
    return frozenset({"=" + joined(name)} | short | (pairs or ends))


def joined(name: str) -> str:
    """`repair cafe` and `repaircafe` are one name."""
    return name.replace(" ", "")


def is_abbreviation(name: str) -> bool:
    """`OVE`, `K.B.O.`: letters that prove nothing by likeness."""
    return bool(_ABBREVIATION.match(name))


def abbreviates(short: str, full: str) -> bool:
    """`OVE` for `Ondernemersvereniging Elsbroek`: the letters stand in the name, in
    order, and both begin alike."""
    wanted = [letter for letter in fold(short) if letter.isalnum()]
    letters = iter(fold(full))
    return fold(full)[:1] == wanted[0] and all(letter in letters for letter in wanted)
