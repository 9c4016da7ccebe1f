"""A text as tokens, with what its sentences say about time and tense."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from datetime import date

from leads.nlp.dates.expression import Group
from leads.nlp.dates.tense import verbs
from leads.nlp.dates.tokens import Token, tokenize

_REACT = re.compile(
    r"aanmeld|aangemeld|meld|opgeven|opgave|opgeef|geef je|geef u|geeft? zich|inschrijv|schrijf je"
    r"|inleg|inzend|insturen|ingestuurd|ingezonden|inlever|ingeleverd|aanlever|indien|ingediend"
    r"|reacti|reageer|reageren|sollicit|bestel|stemmen|zienswijze|bezwaar|beroep|inzage|nominer"
    r"|aanvra|aangevraagd|voorstel|laat\b.{0,40}\bweten|antwoord|mailen|mail\b|stuur|kaarten|tickets"
    r"|kenbaar|inspre|doorgeven|door te geven|app\b|bellen|horen|vroegboek|aanmoedig|reserveer"
)


_WORD = 40  # characters to look for the word beside a token


class Passage:
    """The tokens of a text, the day it was published, and what is already read.

    `kinds` has one letter for each token; a token that belongs to an expression
    shows as `_`, so that no later rule reads it again.
    """

    def __init__(self, text: str, today: date) -> None:
        self.text = text
        self.today = today
        self.tokens: list[Token] = tokenize(text)
        self.original = "".join(token.kind for token in self.tokens)
        self.kinds = self.original
        self._ends = [at for at, kind in enumerate(self.original) if kind in "!\n"]
        self._lines = [at for at in self._ends if self.original[at] == "\n"]
        self._verbs: dict[int, list[tuple[int, bool]]] = {}
        self._asks: dict[int, bool] = {}

    def take_tokens(self, spans: Iterable[tuple[int, int]]) -> None:
        """Mark the tokens of these spans as read."""
        kinds = list(self.kinds)
        for first, last in spans:
            kinds[first:last] = "_" * (last - first)
        self.kinds = "".join(kinds)

    def read(
        self, rule: re.Pattern[str], reader: Callable[["Passage", int, int], Group | None]
    ) -> list[Group]:
        """All places where a rule fits the unread tokens and its reader agrees."""
        groups = [
            group
            for match in rule.finditer(self.kinds)
            if (group := reader(self, match.start(), match.end()))
        ]
        self.take_tokens((group.first, group.last) for group in groups)
        return groups

    def before(self, at: int, count: int = 1) -> str:
        """The letters of the tokens before `at`, read or not."""
        return self.original[max(0, at - count) : at]

    def after(self, at: int, count: int = 1) -> str:
        return self.original[at : at + count]

    def written(self, at: int) -> str:
        """The words of one token as they stand in the text."""
        token = self.tokens[at]
        return self.text[token.start : token.end]

    def word_before(self, at: int) -> str:
        """The last word before token `at`, in the same line; '' when there is none."""
        start = self.tokens[at].start
        words = self.text[max(0, start - _WORD) : start].rpartition("\n")[2].split()
        return words[-1].strip("\"'„“”‘’(),.;:") if words else ""

    def word_after(self, at: int) -> str:
        """The word that follows token `at - 1` directly."""
        end = self.tokens[at - 1].end
        found = re.match(r"[^\S\n]*([\w%€'’-]+)", self.text[end : end + _WORD])
        return found[1] if found else ""

    def sentence(self, at: int) -> tuple[int, int]:
        """First and last (exclusive) token of the sentence that holds token `at`."""
        return self._stretch(self._ends, at)

    def line(self, at: int) -> tuple[int, int]:
        return self._stretch(self._lines, at)

    def lines_after(self, line_end: int, count: int) -> int:
        """The token at which `count` lines below a line have ended."""
        following = bisect_left(self._lines, line_end) + count
        return self._lines[following] if following < len(self._lines) else len(self.tokens)

    def _stretch(self, ends: list[int], at: int) -> tuple[int, int]:
        before = bisect_left(ends, at)
        first = ends[before - 1] + 1 if before else 0
        following = bisect_right(ends, at - 1)
        return first, ends[following] if following < len(ends) else len(self.tokens)

    def sentence_text(self, at: int) -> str:
        first, last = self.sentence(at)
        end = self.tokens[last].start if last < len(self.tokens) else len(self.text)
        return self.text[self.tokens[first].start : end].lower()

    def looks_back(self, at: int) -> bool:
        """Whether the verb nearest to token `at` in its sentence is in the past tense."""
        first, _ = self.sentence(at)
        if first not in self._verbs:
            self._verbs[first] = verbs(self.sentence_text(at))
        place = self.tokens[at].start - self.tokens[first].start
        after = bisect_left(self._verbs[first], (place, False))
        around = self._verbs[first][max(0, after - 1) : after + 1]
        nearest = min(around, key=lambda verb: abs(verb[0] - place), default=None)
        return nearest is not None and nearest[1]

    def asks_to_react(self, at: int) -> bool:
        """Whether the sentence of token `at` is about signing up, sending in or buying."""
        first, _ = self.sentence(at)
        if first not in self._asks:
            self._asks[first] = bool(_REACT.search(self.sentence_text(at)))
        return self._asks[first]
