"""Find many phrases in one pass over the words of an item.

A phrase is a row of words; `word*` stands for any ending, `*word` for any
beginning. Themes want the words side by side, signals allow two words between.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from leads.match.reading import Token, words
from leads.model import Span


Tag = TypeVar("Tag")


@dataclass(frozen=True, slots=True)
class Hit(Generic[Tag]):
    """A phrase that was found, with the tag it was registered under."""

    tag: Tag
    phrase: str
    span: Span


def fits(pattern: str, token: Token, *, lemmas: bool) -> bool:
    """Whether one word of a phrase stands for this token."""
    if pattern.endswith("*"):
        return token.form.startswith(pattern[:-1])
    if pattern.startswith("*"):
        stem = pattern[1:]
        return token.form.endswith(stem) or (lemmas and token.lemma.endswith(stem))
    return token.form == pattern or (lemmas and token.lemma == pattern)


class Phrases(Generic[Tag]):
    """A set of phrases, indexed by their first word."""

    def __init__(
        self, phrases: Iterable[tuple[str, Tag]], *, gap: int = 0, lemmas: bool = True
    ) -> None:
        self._gap, self._lemmas = gap, lemmas
        self._exact: dict[str, list[tuple[list[str], str, Tag]]] = defaultdict(list)
        self._open: list[tuple[list[str], str, Tag]] = []
        for phrase, tag in phrases:
            parts = words(phrase)
            if parts:
                entry = (parts, phrase, tag)
                (self._open if "*" in parts[0] else self._exact[parts[0]]).append(entry)

    def find(self, tokens: Sequence[Token]) -> Iterator[Hit[Tag]]:
        """Every place where a phrase stands, in the order of the text."""
        for at, token in enumerate(tokens):
            for parts, phrase, tag in self._candidates(token):
                last = self._follow(parts, tokens, at)
                if last is not None:
                    span = Span(token.field, token.start, tokens[last].end)
                    yield Hit(tag, phrase, span)

    def _candidates(self, token: Token) -> Iterator[tuple[list[str], str, Tag]]:
        yield from self._exact.get(token.form, ())
        if self._lemmas and token.lemma != token.form:
            yield from self._exact.get(token.lemma, ())
        for entry in self._open:
            if fits(entry[0][0], token, lemmas=self._lemmas):
                yield entry

    def _follow(self, parts: list[str], tokens: Sequence[Token], at: int) -> int | None:
        """The index of the last word when the whole phrase stands here."""
        for part in parts[1:]:
            reach = tokens[at + 1 : at + 2 + self._gap]
            step = next(
                (n for n, token in enumerate(reach) if fits(part, token, lemmas=self._lemmas)),
                None,
            )
            if step is None or reach[step].field is not tokens[at].field:
                return None
            at += step + 1
        return at
