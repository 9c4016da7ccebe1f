"""Find many phrases in one pass over the words of an item.

A phrase is a row of words; `word*` stands for any ending, `*word` for any
beginning. Themes want the words side by side, signals allow two words between.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from leads.match.reading import Token, words
from leads.model import Span

Tag = TypeVar("Tag")


@dataclass(frozen=True, slots=True)
class Hit(Generic[Tag]):
    """A phrase that was found, with the tag it was registered under."""

    tag: Tag
    span: Span


class Phrases(Generic[Tag]):
    """A set of phrases, indexed by the first word whole, by its begin or by its end."""

    def __init__(
        self, phrases: Iterable[tuple[str, Tag]], *, gap: int = 0, lemmas: bool = True
    ) -> None:
        self._gap, self._lemmas = gap, lemmas
        self._by_first: dict[str, list[tuple[tuple[str, ...], Tag]]] = defaultdict(list)
        for phrase, tag in phrases:
            if parts := words(phrase):
                self._by_first[parts[0]].append((tuple(parts), tag))
        self._sizes = sorted({len(first) for first in self._by_first if "*" in first})
        self._beginning = lru_cache(maxsize=20_000)(self._begin)

    def find(self, tokens: Sequence[Token]) -> Iterator[Hit[Tag]]:
        """Every place where a phrase stands, in the order of the text."""
        for at, token in enumerate(tokens):
            for parts, tag in self._beginning(token.form, token.lemma):
                last = self._follow(parts, tokens, at)
                if last is not None:
                    span = Span(token.field, token.start, tokens[last].end)
                    yield Hit(tag, span)

    def _begin(self, form: str, lemma: str) -> list[tuple[tuple[str, ...], Tag]]:
        """The phrases whose first word may stand for this one."""
        forms = {form, lemma} if self._lemmas else {form}
        keys = set(forms)
        for size in self._sizes:
            keys.add(f"{form[: size - 1]}*")
            keys.update(f"*{known[1 - size :]}" for known in forms)
        return [entry for key in sorted(keys) for entry in self._by_first.get(key, ())]

    def _follow(self, parts: Sequence[str], tokens: Sequence[Token], at: int) -> int | None:
        """The index of the last word when the whole phrase stands here."""
        field = tokens[at].field
        for part in parts[1:]:
            reach = tokens[at + 1 : at + 2 + self._gap]
            step = next((n for n, token in enumerate(reach) if self._fits(part, token)), None)
            if step is None or reach[step].field is not field:
                return None
            at += step + 1
        return at

    def _fits(self, part: str, token: Token) -> bool:
        if part.endswith("*"):
            return token.form.startswith(part[:-1])
        if part.startswith("*"):
            return token.form.endswith(part[1:])
        return token.form == part or (self._lemmas and token.lemma == part)
