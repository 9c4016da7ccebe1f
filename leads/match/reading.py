"""An item as words with places: what every rule of this room looks at."""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from leads import limits
from leads.match import boilerplate
from leads.model import Field, Item, Span
from leads.text import PRIVATE, fold, sentences

if TYPE_CHECKING:
    from simplemma import Lemmatizer

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Token:
    """One word: folded `form`, dictionary `lemma`, and where it stands."""

    form: str
    lemma: str
    field: Field
    start: int
    end: int

    @property
    def span(self) -> Span:
        return Span(self.field, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Reading:
    """An item with its words in order (title first), boilerplate left out.

    `dropped` is the share of characters that was boilerplate, 0 to 1.
    """

    item: Item
    tokens: tuple[Token, ...]
    dropped: float

    def part(self, field: Field) -> tuple[Token, ...]:
        return tuple(token for token in self.tokens if token.field is field)


@lru_cache(maxsize=64)
def read(item: Item) -> Reading:
    """Split title and text into words; the judgement and the story of an item share it."""
    tokens: list[Token] = []
    dropped = 0
    for field in Field:
        skip = boilerplate.stretches(item, field)
        dropped += sum(end - start for start, end in skip)
        tokens += _tokens(item.part(field), field, skip)
    size = len(item.title) + len(item.text)
    return Reading(item, tuple(tokens), dropped / size if size else 0.0)


def words(value: str) -> list[str]:
    """The folded words of a term or cue; `*` stays on the word it belongs to."""
    found = re.findall(r"\*?[^\W_]+(?:['’][^\W_]+)*\*?", value)
    return [fold(word).replace("’", "'") for word in found]


@lru_cache(maxsize=50_000)
def lemma(form: str) -> str:
    """The dictionary form of a Dutch word, folded."""
    return fold(str(_lemmatizer().lemmatize(form, lang="nl")))


@cache
def _lemmatizer() -> "Lemmatizer":
    """The words as a trie in a file, made once for each user of this machine: the dictionary
    as it comes takes four tenths of a second and fifty megabytes in every process."""
    from simplemma import Lemmatizer
    from simplemma.strategies import DefaultStrategy
    from simplemma.strategies.dictionaries.trie_dictionary_factory import TrieDictionaryFactory

    # It would warn in every process when there is no place for the file, and goes on without.
    logging.getLogger("simplemma").addHandler(logging.NullHandler())
    return Lemmatizer(
        lemmatization_strategy=DefaultStrategy(dictionary_factory=TrieDictionaryFactory())
    )


def quote(item: Item, span: Span) -> str:
    """The sentence around `span`: at most QUOTE_CHARS, literally from the item.

    Telephone numbers and mail addresses are never quoted: the stretch stops
    before them.
    """
    value = item.part(span.field)
    start, end = next(
        ((s, e) for s, e in sentences(value) if s <= span.start < e), (span.start, span.end)
    )
    end = max(end, min(span.end, len(value)))
    start, end = _without_private(value, start, end, span)
    return _cut(value, start, end, span).strip()


def _without_private(value: str, start: int, end: int, span: Span) -> tuple[int, int]:
    for found in PRIVATE.finditer(value, start, end):
        if found.end() <= span.start:
            start = found.end()
        else:
            return start, max(start, found.start())
    return start, end


def _cut(value: str, start: int, end: int, span: Span) -> str:
    """At most QUOTE_CHARS of value[start:end], around `span`, cut at spaces."""
    most = limits.QUOTE_CHARS
    if end - start <= most:
        return value[start:end]
    room = max(0, most - (span.end - span.start))
    left = max(start, min(span.start - room // 2, end - most))
    if left > start and (space := value.find(" ", left, span.start)) >= 0:
        left = space + 1
    right = min(end, left + most)
    if right < end and (space := value.rfind(" ", span.end, right)) > 0:
        right = space
    return value[left:right]


def _tokens(value: str, field: Field, skip: list[tuple[int, int]]) -> Iterator[Token]:
    at = 0
    for match in _WORD.finditer(value):
        while at < len(skip) and skip[at][1] <= match.start():
            at += 1
        if at < len(skip) and skip[at][0] <= match.start():
            continue
        form = fold(match[0]).replace("’", "'")
        yield Token(form, lemma(form), field, match.start(), match.end())
