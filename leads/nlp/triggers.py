"""Names of happenings in a text: 'open dag', 'lezing over de Peelbrand', 'Koningsdag'."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from leads.limits import NAME_CHARS
from leads.nlp import event_words

_WORD = re.compile(r"[\w’'-]+")
_QUOTED = re.compile(r"\s?[‘'“\"]([A-Z][^’'”\"\n]{2,60})[’'”\"]")
_ABOUT = re.compile(r"\sover\s[^.,;:!?(\n]{3,60}")
_AFTER_SUBJECT = re.compile(r"\s(?:op|om|in|bij|door|is|wordt)\s.*$")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A stretch that names a happening."""

    start: int
    end: int
    name: str
    sure: bool = False
    """Known by name, also where it is the name of its organiser too."""


def find(text: str, known: Collection[re.Pattern[str]] = ()) -> list[Trigger]:
    """All triggers in order, not overlapping; `known` are names such as national weeks."""
    sure = {*_known(text, known), *_special(text)}
    spans = sorted({*sure, *_single(text)}, key=_rank)
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if not any(start < other[1] and other[0] < end for other in kept):
            kept.append((start, end))
    return [Trigger(*span, _title(text, *span), span in sure) for span in sorted(kept)]


def _rank(span: tuple[int, int]) -> tuple[int, int]:
    return span[0] - span[1], span[0]


def _known(text: str, known: Collection[re.Pattern[str]]) -> Iterator[tuple[int, int]]:
    for pattern in known:
        yield from (hit.span() for hit in pattern.finditer(text))


def _special(text: str) -> Iterator[tuple[int, int]]:
    yield from (hit.span() for hit in event_words.SPECIAL.finditer(text))


def _single(text: str) -> Iterator[tuple[int, int]]:
    """One trigger word with the adjectives and capitals that belong to it."""
    seen: list[re.Match[str]] = []
    for word in _WORD.finditer(text):
        if event_words.is_trigger(word.group()):
            yield _start(text, seen, word), word.end()
        seen = [*seen[-3:], word]


def _start(text: str, seen: list[re.Match[str]], word: re.Match[str]) -> int:
    start = word.start()
    for before in reversed(seen):
        gap = text[before.end() : start]
        own = event_words.is_prefix(before.group()) or (
            before.group()[0].isupper() and word.group()[0].isupper()
        )
        if gap != " " or not own:
            break
        start = before.start()
    return start


def _title(text: str, start: int, end: int) -> str:
    """The words that would do as its title: with a quoted title, a subject or a proper name."""
    line_end = text.find("\n", end)
    rest = text[end : line_end if line_end >= 0 else len(text)]
    quoted = _QUOTED.match(rest)
    if quoted:
        return text[start : end + quoted.end()][:NAME_CHARS]
    about = _ABOUT.match(rest)
    if about:
        subject = _AFTER_SUBJECT.sub("", about.group())
        return (text[start:end] + subject).strip()[:NAME_CHARS]
    return text[start:end].strip(" '‘“\"’")[:NAME_CHARS]
