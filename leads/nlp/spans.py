"""Stretches that may be an organisation: what rules and model see, and the same cut or stretched.

    "Vakbond FNV van"  →  Vakbond FNV · FNV · Vakbond
    "Stichting Kunst in de Kerk"  →  Stichting Kunst · Stichting Kunst in de Kerk · …

Which of them is the name is told by the judge (`naming`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from leads.nlp import lexicon, names
from leads.nlp.tokens import Word

Range = tuple[int, int]
"""First word and one past the last word of a row."""

_BARE = lexicon.bag("bibliotheek bibliotheken bieb bib gemeenteraad college")
_SEEDS = _BARE | lexicon.bag(
    """burgemeester raad ministerie deputatie parket firma bureau team groep fractie lokaal
    dienst huis"""
)
_ADJECTIVES = lexicon.bag(
    """gemengd gemengde lokaal lokale koninklijk koninklijke christelijk christelijke sociaal
    sociale centraal regionaal plaatselijk plaatselijke katholieke protestantse historische"""
)
_TEAM = re.compile(r"(?:JO|MO|O|VR|VE|A|N)\d{1,3}(?:-\d{1,2})?")
"""JO19, O13-1, VR2 and the A12."""

_TIMES = frozenset({"DATE", "TIME", "WHEN"})
_AND = frozenset({"en", "&", "-", "/", "+", "–"})
_TAIL = frozenset({"i.o.", "e.o.", "u.a.", "c.s."})
_SMALL = lexicon.FUNCTION_WORDS | {"in", "met", "bij", "en", "tot", "uit", "één", "na"}
_CLOSING = {"'": "'’", "‘": "’'", "’": "’'", '"': '"”', "“": '”"', "„": '”"“', "(": ")"}


@dataclass(frozen=True, slots=True)
class Seen:
    """What others said of a stretch of a row: a rule's or the model's label, and how surely."""

    first: int
    last: int
    label: str | None
    trust: str = ""


def candidates(row: Sequence[Word], seen: Sequence[Seen]) -> list[Range]:
    """All stretches of a row to judge, in order."""
    found: set[Range] = set()
    for said in seen:
        if said.label in _TIMES:
            continue
        found.update(_variants(row, said.first, said.last))
    for at, word in enumerate(row):
        if word.low in _SEEDS:
            found.add((at, at + 1))
            found.update(_stretched(row, at, at + 1))
    return sorted(span for span in found if _possible(row, *span))


def _possible(row: Sequence[Word], first: int, last: int) -> bool:
    """A name has a capital, or is a bare noun; it does not begin or end with a small word."""
    if not 0 < last - first <= 12 or not row[last - 1].text[-1:].strip("-–/&("):
        return False
    if last - first == 1 and row[first].low in _BARE:
        return True
    opening = row[first]
    if last - first == 1 and _TEAM.fullmatch(opening.text):
        return False
    if opening.low in _SMALL and not opening.capital and opening.text[1:2] not in ("'", "’"):
        return opening.text[0] in "'’" and _capital(row, first, last)
    return _capital(row, first, last)


def _capital(row: Sequence[Word], first: int, last: int) -> bool:
    return any(word.capital or word.text[0].isdigit() for word in row[first:last])


def _variants(row: Sequence[Word], first: int, last: int) -> Iterator[Range]:
    yield first, last
    yield from _cut(row, first, last)
    yield from _stretched(row, first, last)
    if row[first].low in _SMALL:
        yield from _stretched(row, first + 1, last)
    for start in _lefts(row, first):
        yield start, last
        yield from ((start, end) for _, end in _stretched(row, first, last))


def _cut(row: Sequence[Word], first: int, last: int) -> Iterator[Range]:
    """Without its first or last word, and the two sides of a small word or a role."""
    if last - first > 1:
        yield first + 1, last
        yield first, last - 1
    if last - first > 2:
        yield first + 2, last
    for at in range(first + 1, last - 1):
        word = row[at]
        if word.low in _SMALL or word.low in _AND or not word.text[0].isalnum():
            yield first, at
            if row[at + 1].low not in _SMALL or row[at + 1].capital:
                yield at + 1, last


def _lefts(row: Sequence[Word], first: int) -> Iterator[int]:
    """One or two words more in front, when they may belong to the name."""
    at = first - 1
    if at < 0 or not names.near(row, first):
        return
    word = row[at]
    if word.capital or word.low in _ADJECTIVES or names.is_head(word.text) or word.low in _SEEDS:
        yield at
        if names.near(row, at) and (row[at - 1].capital or row[at - 1].low in _ADJECTIVES):
            yield at - 1
    elif word.text.isalpha() and len(word.text) > 4 and word.low not in lexicon.SENTENCE_WORDS:
        yield at
    elif word.low in _AND | {"van"} and at and row[at - 1].capital:
        yield at - 1
    elif word.text in _CLOSING:
        yield at


def _stretched(row: Sequence[Word], first: int, last: int) -> Iterator[Range]:
    """With what follows: another capital after small words, a number, brackets, a tail."""
    end = _over_small(row, last)
    if end:
        yield first, end
        further = _over_small(row, end)
        if further:
            yield first, further
    if last < len(row):
        word = row[last]
        if names.near(row, last) and (word.text.isdigit() or word.low in _TAIL or word.capital):
            yield first, last + 1
        if word.text in _CLOSING:
            closed = _closed(row, last)
            if closed:
                yield first, closed


def _over_small(row: Sequence[Word], at: int) -> int:
    """One past the capitals that follow at most four small words, or 0."""
    start = at
    while at < len(row) and at - start < 4 and names.near(row, at):
        word = row[at]
        if word.capital or (word.text.isdigit() and at > start):
            return _capitals(row, at)
        if word.low not in _SMALL and word.low not in _AND:
            follows = at + 1 < len(row) and row[at + 1].low in _AND | _SMALL
            if not (follows or at > start):
                return 0
        at += 1
    return 0


def _capitals(row: Sequence[Word], at: int) -> int:
    while at < len(row) and (row[at].capital or row[at].text.isdigit()) and names.near(row, at):
        at += 1
    return at


def _closed(row: Sequence[Word], opening: int) -> int:
    closing = _CLOSING[row[opening].text]
    for at in range(opening + 2, min(opening + 7, len(row))):
        if row[at].text in closing:
            return at + 1
    return 0
