"""Whom a message is about and whom it merely names: clubs, authorities, venues, the library.

Told by the name alone, because a name is all that a fingerprint or an event keeps.
"""

import re
from enum import IntEnum

from leads.model import Item, Medium
from leads.text import fold


class Standing(IntEnum):
    """In the order in which a librarian would call them."""

    BODY = 0
    AUTHORITY = 1
    VENUE = 2
    LIBRARY = 3


_BEGINS = {
    Standing.AUTHORITY: r"gemeente|college|burgemeester|provincie|politie|brandweer|ambulance|"
    r"veiligheidsregio|ggd|waterschap|omgevingsdienst|rijkswaterstaat|commissie|raadscommissie|"
    r"gemeenteraad|raad|griffie|lokaal bestuur|schepencollege",
    Standing.VENUE: r"dorpshuis|buurthuis|wijkcentrum|wijkhuis|gemeenschapshuis|parochiezaal|"
    r"parochiehuis|verenigingsgebouw|cultuurhuis|kulturhus|multifunctioneel|mfa|mfc|sporthal|"
    r"cafe|zaal|gymzaal|gemeentehuis",
    Standing.LIBRARY: r"openbare bibliotheek|bibliotheek|bieb|bib",
}
_NAMED = {
    standing: re.compile(rf"(?:(?:de|het) )?(?:{words})\b") for standing, words in _BEGINS.items()
}
_PLATFORM = re.compile(
    r"(?i)^(?:facebook|instagram|x|twitter|linkedin|mastodon|bluesky|whatsapp|nextdoor|youtube|"
    r"nieuwsbrief|persberichten|persbericht)\b:?\s*"
)


def standing(name: str) -> Standing:
    """What sort of body bears this name; a club unless its first word says otherwise."""
    said = fold(name)
    return next((kind for kind, named in _NAMED.items() if named.match(said)), Standing.BODY)


def speaker(item: Item) -> str:
    """The body whose own message this is; "" for a newspaper, which speaks for nobody."""
    if item.organisation or item.medium not in (Medium.SOCIAL, Medium.MAIL):
        return item.organisation or ""
    return _PLATFORM.sub("", item.source_name)
