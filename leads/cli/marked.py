"""An item cut into pieces at what was understood: for a terminal and for a page."""

from collections.abc import Iterator
from typing import NamedTuple

from leads.language import Words, mark
from leads.model import Field, Label
from leads.service import Tried
from leads.text import harmless

TOLD = {
    Label.ORG: mark("organisatie"),
    Label.EVENT: mark("activiteit"),
    Label.DATE: mark("datum"),
    Label.TIME: mark("tijd"),
    Label.PLACE: mark("plek"),
    Label.GPE: mark("plaats"),
}


class Piece(NamedTuple):
    """A stretch of words; `label` and `told` (the label in words) are empty between marks."""

    text: str
    label: str = ""
    told: str = ""


def pieces(one: Tried, field: Field, words: Words, limit: int) -> Iterator[Piece]:
    """The title or text up to `limit` characters, each mention a piece of its own.

    Persons stay unmarked: they are read only to be left out.
    """
    said, at = one.item.part(field), 0
    mentions = [m for m in one.extraction.mentions if m.span.field is field and m.label in TOLD]
    for mention in sorted(mentions, key=lambda m: m.span.start):
        start, end = mention.span.start, mention.span.end
        if start < at or end > limit:
            continue
        yield Piece(harmless(said[at:start]))
        yield Piece(harmless(said[start:end]), mention.label.value, words(TOLD[mention.label]))
        at = end
    yield Piece(harmless(said[at:limit]) + ("…" if limit < len(said) else ""))


def legend(words: Words) -> list[Piece]:
    """One piece for each kind of mark, in words of its own."""
    return [Piece(words(told), label.value) for label, told in TOLD.items()]
