"""Names in a whole item: what is surely a name in one place is found everywhere in it.

Four sources, in order of trust: the directory, the rules, a language model,
and a bare head noun, which gives a weak mention only.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache

from leads.model import Field, Label, Organisation, Span
from leads.nlp import language_model, lexicon, names, organisations, persons, places
from leads.nlp.language_model import Entity
from leads.nlp.names import Name, Row
from leads.text import fold


class Trust(IntEnum):
    """Who says so; the higher one wins where two claims overlap."""

    BARE = 1
    CONTEXT = 2
    MODEL = 3
    REPEAT = 4
    SURE = 5
    JUDGED = 6
    DIRECTORY = 7


@dataclass(frozen=True, slots=True)
class Claim:
    """A stretch of one field that somebody takes for a name; `name` is its full form."""

    span: Span
    label: Label
    trust: Trust
    name: str
    again: bool = True
    """May it be looked for in the rest of the item?"""


Wanted = dict[str, tuple[Label, str]]
"""A way to write a name → what it names, and its full form."""

_ARTICLES = ("de ", "het ", "'t ", "’t ", "d'n ", "d’n ")
_FIRST_WORD = re.compile(r"\w+")
_BRACKETED = re.compile(r"\s?\(([A-Z][\w.&'’-]{1,11})\)")
_CHANNEL = re.compile(r"^(?:Facebook|Instagram|X|Twitter|LinkedIn|Nieuwsbrief|Persbericht)\s+")


Told = list[tuple[Name, Label | None, bool]]
"""The names of a row, what the rules take them for, and whether that is sure."""


def told(row: Row, text: str, own: frozenset[str]) -> Told:
    """What the rules see in one row."""
    said = ((name, organisations.label(name, text, own)) for name in row.names)
    return [(name, *(found or (None, False))) for name, found in said]


def of_rules(told: Told, text: str, field: Field) -> Iterator[Claim]:
    """The persons and places that the rules see."""
    for name, label, sure in told:
        if label is not None and label is not Label.ORG:
            trust = Trust.SURE if sure else Trust.CONTEXT
            yield Claim(Span(field, name.start, name.end), label, trust, name.text(text))


def bracketed(claims: Iterable[Claim], text: str, field: Field) -> Iterator[Claim]:
    """The abbreviation after a name: Ondernemersvereniging Elsbroek (OVE)."""
    for claim in claims:
        short = _BRACKETED.match(text, claim.span.end)
        if short and _abbreviates(short[1], claim.name):
            yield replace(claim, span=Span(field, *short.span(1)))


def _abbreviates(short: str, full: str) -> bool:
    """OVE for Ondernemersvereniging Elsbroek: its letters stand in the name, in order."""
    letters = iter(fold(full))
    return all(letter in letters for letter in fold(short) if letter.isalnum())


def of_model(
    rows: Sequence[Row], text: str, field: Field, entities: Sequence[Entity]
) -> Iterator[Claim]:
    """The persons and places that a language model sees, as far as their capitals agree."""
    found = [name for row in rows for name in row.names]
    for start, end, label, score in entities:
        if label not in _NAMES or score < language_model.LIKELY:
            continue
        name = next((n for n in found if n.start < end and start < n.end), None)
        if name is None:
            continue
        if name.opens and len(name.words) == 1 and label is not Label.PER:
            continue
        yield Claim(Span(field, start, end), Label(label), Trust.MODEL, text[start:end])


_NAMES = (Label.PER, Label.GPE, Label.PLACE)


def of_heads(text: str, field: Field, heads: re.Pattern[str]) -> Iterator[Claim]:
    """'de dorpsraad': a body that everybody in the place knows, but which one?"""
    for hit in heads.finditer(text):
        yield Claim(Span(field, *hit.span(1)), Label.ORG, Trust.BARE, hit[1].lower())


def heads_pattern(nouns: Iterable[str]) -> re.Pattern[str]:
    """Finds a head noun after a word that points at one known body."""
    long = sorted({noun for noun in nouns if len(noun) > 4 and noun.isalpha()}, key=len)
    either = "|".join(map(re.escape, reversed(long))) or r"(?!)"
    return re.compile(rf"\b(?:[Dd]e|[Hh]et|[Oo]nze|[Oo]ns|[Dd]eze|[Dd]it)\s({either})\b(?!-)")


def of_directory(directory: Sequence[Organisation]) -> Wanted:
    """The names and aliases of confirmed bodies; a short ordinary word is no proof."""
    return {
        spelling: (Label.ORG, body.name)
        for body in directory
        for spelling in (body.name, *body.aliases)
        if len(spelling) > 3 or spelling.isupper()
    }


def of_source(source_name: str, organisation: str | None, own: frozenset[str]) -> Wanted:
    """Who speaks here: 'Facebook Repair Café De Sleutelaars' signs as its last words.

    A page of the village itself ('Facebook Elsbroek') is no body; `own` are its places.
    """
    wanted: Wanted = {organisation: (Label.ORG, organisation)} if organisation else {}
    who = speaker(source_name)
    place = fold(who) in own or fold(who) in places.known()
    if who != source_name and len(who) > 3 and not place:
        wanted[who] = (Label.ORG, who)
    return wanted


def speaker(source_name: str) -> str:
    """Who speaks in a source, without the channel."""
    return _CHANNEL.sub("", source_name)


class Index:
    """Finds many names at once, by the first word of each; built once, used for many texts."""

    def __init__(self, wanted: Wanted) -> None:
        self._by_word: dict[str, list[tuple[str, str, Label, str]]] = {}
        for spelling in sorted(wanted, key=len, reverse=True):
            folded = fold(spelling)
            first = _FIRST_WORD.search(folded)
            if first:
                entry = (spelling, folded, *wanted[spelling])
                self._by_word.setdefault(first.group(), []).append(entry)

    def claims(self, text: str, field: Field, trust: Trust) -> Iterator[Claim]:
        """Every stretch that says one of the names, also in a line of capitals."""
        folded, done = _folded(text), 0
        for word in _FIRST_WORD.finditer(folded) if self._by_word else ():
            for spelling, low, label, name in self._by_word.get(word.group(), ()):
                start = word.start() - low.index(word.group())
                end = start + len(low)
                said = text[start:end]
                if start >= done and _stands_at(folded, low, start) and _written(said, spelling):
                    yield Claim(Span(field, start, end), label, trust, name)
                    done = end
                    break


def _stands_at(text: str, spelling: str, start: int) -> bool:
    """Is it there as whole words? 'KBO' is not in 'KBO-lid'."""
    if not text.startswith(spelling, start):
        return False
    before, after = text[max(start - 1, 0) : start], text[start + len(spelling) :][:2]
    joined = after[:1].isalnum() or (after[:1] == "-" and after[1:].isalnum())
    return not (before.isalnum() or before == "-" or joined)


def _written(said: str, spelling: str) -> bool:
    """As the name is written at its end, or all in capitals: 'De brug' is not 'De Brug'."""
    last = spelling.rfind(" ") + 1
    return said.isupper() or (said[last:] == spelling[last:] and not said.islower())


@lru_cache(maxsize=8)
def _folded(text: str) -> str:
    """One text is searched for several lists of names."""
    return fold(text)


def repeats(claims: Sequence[Claim], parts: Mapping[Field, str]) -> Wanted:
    """Names to look for in the rest of the item, with the short forms people go on to use."""
    wanted: Wanted = {}
    elsewhere = {fold(c.name) for c in claims if c.label in (Label.GPE, Label.PLACE)}
    for claim, said in _by_full_name(claims, parts):
        if claim.trust < Trust.MODEL or claim.label not in (Label.ORG, Label.PER):
            continue
        if not claim.again:
            continue
        if (len(said) > 3 or said.isupper()) and len(said) > 1 and not said.islower():
            wanted.setdefault(said, (claim.label, claim.name))
        for short in _short_forms(said, claim.label):
            if fold(short) not in elsewhere and fold(short) not in places.known():
                wanted.setdefault(short, (claim.label, claim.name))
    return wanted


def _by_full_name(claims: Sequence[Claim], parts: Mapping[Field, str]) -> list[tuple[Claim, str]]:
    """Each claim with its words; those that know a fuller name come first."""
    pairs = [(c, parts[c.span.field][c.span.start : c.span.end]) for c in claims]
    return sorted(pairs, key=lambda pair: pair[0].name == pair[1])


def full_names(
    claims: Iterable[Claim], parts: Mapping[Field, str], wanted: Wanted
) -> Iterator[Claim]:
    """The same claims under the fullest name known: OVE is Ondernemersvereniging Elsbroek."""
    for claim in claims:
        said = parts[claim.span.field][claim.span.start : claim.span.end]
        label, name = wanted.get(said, (claim.label, claim.name))
        yield replace(claim, name=name) if label is claim.label else claim


def _short_forms(said: str, label: Label) -> Iterator[str]:
    """'Kindcentrum Het Talent' → 'Het Talent'; 'Paul Verhulst' → 'Verhulst'. Never of a venue."""
    first, _, rest = said.partition(" ")
    if label is Label.PER and rest:
        last = rest.split()[-1]
        yield from (rest, last) if len(last) > 3 and last[0].isupper() else ()
        yield from (first,) if first in persons.FIRST_NAMES else ()
    known_body = names.is_body(first) and first.lower() not in lexicon.VENUE_WORDS
    if label is Label.ORG and known_body and rest.lower().startswith(_ARTICLES):
        yield rest


def resolve(claims: Iterable[Claim]) -> list[Claim]:
    """One claim for each stretch: the most trusted, then the longest, then the first."""
    ranked = sorted(
        claims, key=lambda c: (-c.trust, c.span.start - c.span.end, c.span.field, c.span.start)
    )
    taken: dict[Field, set[int]] = {field: set() for field in Field}
    kept: list[Claim] = []
    for claim in ranked:
        stretch = range(claim.span.start, claim.span.end)
        if taken[claim.span.field].isdisjoint(stretch):
            taken[claim.span.field].update(stretch)
            kept.append(claim)
    return sorted(kept, key=lambda c: (c.span.field is Field.TEXT, c.span.start))
