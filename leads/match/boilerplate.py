"""What a page adds to every article: 'Lees verder', photo credits, cookie text, addresses.

Such words say nothing about the news, yet 'foto: archief' looks like heritage
and 'volg ons op Facebook' like media literacy; they are left out before any
word is counted. Everything works on offsets, so quotes stay true to the item.
"""

import re

from leads.model import Field, Item
from leads.text import PRIVATE

_TO_END = r"[^\n]*"
_LINES = (
    rf"lees (?:ook|meer|verder|hier)\b{_TO_END}",
    rf"bekijk (?:ook|hier)\b{_TO_END}",
    rf"(?:gesponsord|advertorial|ingezonden mededeling)\s*:{_TO_END}",
    rf"(?:dit|het) (?:bericht|artikel)\b[^\n]{{0,120}}\bverscheen (?:eerst|eerder)\b{_TO_END}",
    rf"the post\b[^\n]{{0,150}}\bappeared first on\b{_TO_END}",
    rf"[^\n.]{{0,80}}\bcookies?\b{_TO_END}",
    rf"verder lezen\?{_TO_END}",
    rf"(?:©|copyright)\s{_TO_END}",
    r"(?:volg|like|vind) (?:ons|onze pagina|je ons)\b[^\n.]*",
    r"[^\n.]{0,40}\b(?:aan|in)\w*\b[^\n.]{0,20}\bvoor (?:de|onze) (?:gratis )?nieuwsbrief\b[^\n.]*",
    rf"was deze informatie nuttig{_TO_END}",
    r"(?:delen|deel dit|deel via|printen)\b[^\n]{0,60}$",
    r"(?:advertentie|reacties?|\d+ reacties?|reageer \(\d+\))[ .:]*$",
    r"door (?:onze (?:verslaggever|redactie|correspondent)|de redactie)\b[^\n]{0,60}",
    r"(?:tekst|foto|foto's|beeld|bron|redactie|fotografie)\s*:[^\n]{0,80}$",
    r"bijlagen?\s*:[^\n]{0,80}$",
)
_ANYWHERE = re.compile(
    r"\((?:archief)?(?:foto|foto's|beeld)\s*:?[^()\n]{0,60}\)"
    r"|\b(?:archief)?(?:foto|foto's|beeld)\s*:\s*[A-Z][^\n.]{0,60}\.?\s*$"
    r"|\b(?:archieffoto|archiefbeeld)\b|\bfoto\s*:\s*archief\b"
    r"|(?:\[…\]|\[\.\.\.\]|\(…\))"
    r"|\blees (?:meer|verder)\b[^\n.]{0,40}$"
    r"|https?://\S+",
    re.IGNORECASE | re.MULTILINE,
)
_LINE = re.compile(rf"^[ \t•*>-]*(?:{'|'.join(_LINES)})", re.IGNORECASE | re.MULTILINE)
_TITLE_TAIL = re.compile(r"\s+[|–—-]\s+([^|–—-]{2,40})$")


def stretches(item: Item, field: Field) -> list[tuple[int, int]]:
    """The (start, end) stretches of a title or text that are boilerplate, in order."""
    value = item.part(field)
    found = [match.span() for match in _LINE.finditer(value)]
    found += [match.span() for match in _ANYWHERE.finditer(value)]
    found += [match.span() for match in PRIVATE.finditer(value)]
    if field is Field.TITLE and (tail := _site_name(item)):
        found.append(tail)
    return _joined(sorted(found))


def _site_name(item: Item) -> tuple[int, int] | None:
    """The name of the site that many feeds hang behind each title."""
    match = _TITLE_TAIL.search(item.title)
    if not match:
        return None
    tail, source = match[1].casefold().strip(), item.source_name.casefold()
    bar = item.title[match.start() : match.start(1)].strip() == "|"
    return match.span() if bar or (source and (tail in source or source in tail)) else None


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif end > start:
            joined.append((start, end))
    return joined
