"""Who works with whom: a sentence that says so, between two bodies.

    ties(item, reading.extraction, reading.namings)

A tie needs words: 'samen met', 'A en B organiseren', 'met steun van', 'te gast bij'.
Names beside each other in a list, an agenda or a match prove nothing.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import NamedTuple

from leads.directory.tie_quote import tie_quote
from leads.directory.tie_words import CLOSE, DENIED, OPEN, Rule, rules
from leads.model import Extraction, Field, Item, Label, Mention, Naming, Span, Tie, TieKind
from leads.text import sentences

_NUMBER = re.compile(f"{OPEN}(\\d+){CLOSE}")
_ARTICLE = re.compile(rf"\b(?:de|het|een|onze|d['’]n)\s+(?={OPEN})|['’]t\s+(?={OPEN})", re.I)
_MOST = 6  # a longer list of bodies is a list, not a bond
_SENTENCE_CHARS = 800  # a longer one is a list without stops


class _Pair(NamedTuple):
    """Two mentions that a rule joins: of `kind`, the second is who supports or hosts."""

    kind: TieKind
    first: Mention
    second: Mention


def ties(item: Item, extraction: Extraction, namings: Sequence[Naming]) -> tuple[Tie, ...]:
    """The ties that an item tells of, each pair of bodies once; the first words count."""
    bodies = _bodies(namings)
    found: dict[frozenset[str], Tie] = {}
    for field in Field:
        mentions = sorted(_told_in(extraction, field), key=lambda m: m.span.start)
        for start, end in sentences(item.part(field)):
            inside = [m for m in mentions if start <= m.span.start and m.span.end <= end]
            span = Span(field, start, end)
            for pair in _pairs(item, span, inside, bodies):
                tie = _tie(item, span, pair, inside, bodies)
                found.setdefault(frozenset((tie.organisation_id, tie.other_id)), tie)
    return tuple(found.values())


def _bodies(namings: Sequence[Naming]) -> dict[str, str]:
    """Ids by the name under which an extraction tells them; no name of two bodies."""
    names = [naming.body.name for naming in namings]
    return {n.body.name: n.body.id for n in namings if names.count(n.body.name) == 1}


def _told_in(extraction: Extraction, field: Field) -> Iterator[Mention]:
    for mention in extraction.mentions:
        if mention.span.field is field and mention.label in (Label.ORG, Label.PER):
            yield mention


def _pairs(
    item: Item, span: Span, mentions: Sequence[Mention], bodies: Collection[str]
) -> Iterator[_Pair]:
    """What the rules read in one sentence, in their order."""
    organisations = [m for m in mentions if m.label is Label.ORG]
    if span.end - span.start > _SENTENCE_CHARS:
        return
    if len({m.name for m in organisations if m.name in bodies}) < 2:
        return
    words = _words(item, span, mentions)
    for rule in rules():
        for hit in rule.words.finditer(words):
            if not DENIED.search(hit[0]):
                yield from _joined(rule, hit, mentions, bodies)


def _words(item: Item, span: Span, mentions: Sequence[Mention]) -> str:
    """The sentence with a number for each body and person, without articles before them."""
    value, at, parts = item.part(span.field), span.start, []
    for number, mention in enumerate(mentions):
        parts += [_plain(value[at : mention.span.start]), f"{OPEN}{number}{CLOSE}"]
        at = max(at, mention.span.end)
    return _ARTICLE.sub("", "".join([*parts, _plain(value[at : span.end])]))


def _plain(value: str) -> str:
    return re.sub(rf"[{OPEN}{CLOSE}\s]+", " ", value)


def _joined(
    rule: Rule, hit: re.Match[str], mentions: Sequence[Mention], bodies: Collection[str]
) -> Iterator[_Pair]:
    told = {name: _of(words, mentions, bodies) for name, words in hit.groupdict().items()}
    if max(map(len, told.values())) > _MOST:
        return
    pairs = combinations(told["all"], 2) if "all" in told else product(told["who"], told["other"])
    yield from (_Pair(rule.kind, one, other) for one, other in pairs if one.name != other.name)


def _of(words: str, mentions: Sequence[Mention], bodies: Collection[str]) -> list[Mention]:
    """The bodies of the directory in a stretch of a sentence."""
    named = (mentions[int(number)] for number in _NUMBER.findall(words))
    return [m for m in named if m.label is Label.ORG and m.name in bodies]


def _tie(
    item: Item, span: Span, pair: _Pair, mentions: Sequence[Mention], bodies: Mapping[str, str]
) -> Tie:
    one, other = bodies[pair.first.name], bodies[pair.second.name]
    if pair.kind is TieKind.TOGETHER:
        one, other = sorted((one, other))
    return Tie(
        item_id=item.id,
        organisation_id=one,
        other_id=other,
        kind=pair.kind,
        quote=tie_quote(item, span, pair.first, pair.second, mentions),
        seen_on=item.published.date(),
    )
