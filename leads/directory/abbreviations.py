"""An abbreviation beside its full name: `Ondernemersvereniging Elsbroek (OVE)`."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from leads.directory.likeness import abbreviates, is_abbreviation
from leads.model import Item, Mention

_BETWEEN = re.compile(
    r"\s?\(\s?|,?\s(?:ofwel|oftewel|kortweg|afgekort(?:\stot|\sals)?|in\shet\skort|beter\sbekend\sals)"
    r"\s(?:de\s|het\s)?['\"‘“]?"
)


def beside_full_names(item: Item, organisations: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """Each (abbreviation, full name) that this item itself puts side by side."""
    in_order = sorted(organisations, key=lambda m: (m.span.field, m.span.start))
    for first, second in pairwise(in_order):
        if first.span.field is not second.span.field:
            continue
        between = item.part(first.span.field)[first.span.end : second.span.start]
        if _BETWEEN.fullmatch(between):
            yield from _pair(item.quote(first.span), item.quote(second.span))


def _pair(first: str, second: str) -> Iterator[tuple[str, str]]:
    for short, full in ((first, second), (second, first)):
        if is_abbreviation(short) and not is_abbreviation(full) and abbreviates(short, full):
            yield short, full
