"""Words of running Dutch with their place, kept whole where a name needs it: ''t', B.V., St."""

import re
from typing import NamedTuple

_WORD = re.compile(
    r"""(?:[A-Za-z]\.){2,}                                    # B.V., v.v.
    | ['’][ts]\b(?!-) | [dD]['’][nN]\b                        # 't, d'n
    | ['’]s-\w+(?:-\w+)*                                      # 's-Hertogenbosch
    | ['’]\d\d(?:/['’]?\d\d)?\b                               # '74
    | (?:St|Stg|Ver|Gebr|Dr|Mr|Ds|Zn|Kon|Prof|Burg|Past|dr|mr|ds|prof|ir|drs|fam|afd|dhr|mevr)\.
    | [A-Z]\.(?=\s?[A-Z])                                     # J. Jansen
    | GO!
    | \w+(?:(?:[-’'/+.*]|&(?=\w))\w+)*-?                      # Wind.nu, KBO/PCOB
    | \S""",
    re.VERBOSE,
)


class Word(NamedTuple):
    """One word with its place in the text; `low` in small letters, `capital` when it has one."""

    text: str
    start: int
    end: int
    low: str
    capital: bool

    @property
    def year(self) -> bool:
        return self.text[0] in "'’" and self.text[1:3].isdigit()


def words(text: str, offset: int = 0) -> list[Word]:
    """All words and marks of a text; a dot that ends a sentence stands alone.

    `offset` is where the text begins in a larger one.
    """
    found = []
    for match in _WORD.finditer(text):
        said = match.group()
        capital = said[0].isupper() or said.startswith(("'s-", "’s-"))
        begin = match.start() + offset
        found.append(Word(said, begin, begin + len(said), said.lower(), capital))
    return found
