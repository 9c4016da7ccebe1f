"""Words of running Dutch with their place, kept whole where a name needs it: ''t', B.V., St."""

import re
from dataclasses import dataclass

_WORD = re.compile(
    r"""(?:[A-Za-z]\.){2,}                                    # B.V., v.v.
    | ['’][ts]\b(?!-) | [dD]['’][nN]\b                        # 't, d'n
    | ['’]s-\w+(?:-\w+)*                                      # 's-Hertogenbosch
    | ['’]\d\d(?:/['’]?\d\d)?\b                               # '74
    | (?:St|Stg|Ver|Gebr|Dr|Mr|Ds|Zn|Kon|Prof|Burg|Past|dr|mr|ds|prof|ir|drs|fam|afd|dhr|mevr)\.
    | [A-Z]\.(?=\s?[A-Z])                                     # J. Jansen
    | \w+(?:(?:[-’'/+.*]|&(?=\w))\w+)*[-!]?                   # Wind.nu, KBO/PCOB, GO!
    | \S""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word with its place in the text."""

    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        return self.text.lower()

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper() or self.text.startswith(("'s-", "’s-"))

    @property
    def year(self) -> bool:
        return self.text[0] in "'’" and self.text[1:3].isdigit()


def words(text: str) -> list[Word]:
    """All words and marks of a text; a dot that ends a sentence stands alone."""
    return [Word(m.group(), m.start(), m.end()) for m in _WORD.finditer(text)]
