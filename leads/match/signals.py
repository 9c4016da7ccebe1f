"""What makes an item a lead (a call, an anniversary, …), and what speaks against it.

Cues: lower-case words with up to two words between, `*` for any ending, counted
once per kind. What speaks against is evidence for the score, not a verdict:
many good items hold such a word.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from leads.match.phrases import Phrases
from leads.match.reading import Reading
from leads.model import Exclusion, Field, Signal, Span

WORDS_BETWEEN = 2
OWN_LIBRARY = re.compile(r"(?i)\b(?:bibliothe\w+|bieb\w*|bibs?|leeszaal)\b")

_OBITUARY = re.compile(
    r"(?i)\b(?:overleden|overlijden|uitvaart\w*|in memoriam|condolean\w+|rouwadvertentie|"
    r"begrafenis|crematie|overlijdensbericht|familiebericht\w*)\b"
)
_PRIVATE_FEAST = re.compile(
    r"(?i)\b(?:(?:diamanten|gouden|briljanten|platina|zilveren|smaragden) "
    r"(?:bruiloft|huwelijk|paar|bruidspaar|echtpaar)\w*|"
    r"\d+ jaar getrouwd|ondertrouwd?|getrouwd\s*:|geboren\s*:)"
)


@dataclass(frozen=True, slots=True)
class SignalHit:
    """A kind of lead (or an exclusion) and the cue that spoke for it."""

    id: str
    weight: float
    span: Span


def find(reading: Reading, signals: Sequence[Signal]) -> list[SignalHit]:
    """The kinds with a cue in this item, each once, in the title first."""
    return _once(reading, _cues(tuple(signals)))


def exclusions(reading: Reading, against: Sequence[Exclusion]) -> list[SignalHit]:
    """The sorts of noise with a cue in this item, each once."""
    return _once(reading, _noise(tuple(against)))


def always_out(reading: Reading) -> bool:
    """Obituaries and notices about private persons: never in a digest."""
    title, text = reading.item.title, reading.item.text
    if _OBITUARY.search(title) or _PRIVATE_FEAST.search(title):
        return True
    return not title and bool(_PRIVATE_FEAST.search(text))


def names_library(reading: Reading) -> Span | None:
    """Where the library itself is named first, if it is."""
    for field in Field:
        if found := OWN_LIBRARY.search(reading.item.part(field)):
            return Span(field, *found.span())
    return None


def _once(reading: Reading, cues: Phrases[tuple[str, float]]) -> list[SignalHit]:
    found: dict[str, SignalHit] = {}
    for hit in cues.find(reading.tokens):
        kind, weight = hit.tag
        found.setdefault(kind, SignalHit(kind, weight, hit.span))
    return list(found.values())


@lru_cache(maxsize=16)
def _cues(signals: tuple[Signal, ...]) -> Phrases[tuple[str, float]]:
    pairs = ((cue, (signal.id, signal.weight)) for signal in signals for cue in signal.cues)
    return Phrases(pairs, gap=WORDS_BETWEEN, lemmas=False)


@lru_cache(maxsize=16)
def _noise(against: tuple[Exclusion, ...]) -> Phrases[tuple[str, float]]:
    pairs = ((cue, (kind.id, -1.0)) for kind in against for cue in kind.cues)
    return Phrases(pairs, gap=WORDS_BETWEEN, lemmas=False)
