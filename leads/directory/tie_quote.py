"""The sentence that shows a tie: short, with both bodies in it, without persons."""

from collections.abc import Sequence

from leads.limits import QUOTE_CHARS
from leads.model import Item, Label, Mention, Span
from leads.text import mask, one_line

_MASK = "[…]"
_TAIL = 40  # what follows the last body often says what they do


def tie_quote(
    item: Item, sentence: Span, first: Mention, second: Mention, mentions: Sequence[Mention]
) -> str:
    """At most QUOTE_CHARS of a sentence; `mentions` are the bodies and persons in it, in order."""
    value, at, said = item.part(sentence.field), sentence.start, ""
    stands: dict[Mention, tuple[int, int]] = {}
    for mention in mentions:
        start = max(at, mention.span.start)
        said += mask(value[at:start])
        name = _MASK if mention.label is Label.PER else value[start : mention.span.end]
        stands[mention] = (len(said), len(said) + len(name))
        said, at = said + name, max(at, mention.span.end)
    said += mask(value[at : sentence.end])
    both = (*stands[first], *stands[second])
    return one_line(_cut(said.rstrip(), min(both), max(both)))


def _cut(said: str, start: int, end: int) -> str:
    if len(said) <= QUOTE_CHARS:
        return said
    room = QUOTE_CHARS - 2
    if end - start > room:
        return f"{_first_words(said[start:end])} … {_last_words(said[start:end])}"
    left = min(start, max(0, end + _TAIL - room))
    if left > 0:
        left = start - len(_last_words(said[left:start], start - left))
    right = min(len(said), left + room)
    if right < len(said):
        right = max(end, said.rfind(" ", end, right))
    return f"{'…' if left else ''}{said[left:right].strip()}{'…' if right < len(said) else ''}"


def _first_words(value: str, most: int = QUOTE_CHARS // 2 - 2) -> str:
    """As many whole words from the start as there is room for."""
    return value[:most].rsplit(" ", 1)[0]


def _last_words(value: str, most: int = QUOTE_CHARS // 2 - 2) -> str:
    """As many whole words from the end as there is room for."""
    return value[-most:].split(" ", 1)[-1] if most else ""
