"""What a place may be told of in, by its province and name: addresses to try, not to trust."""

import csv
from collections.abc import Iterator
from functools import cache

from leads.model import Medium, Source
from leads.settings.overlay import DEFAULTS
from leads.settings.places import Place
from leads.text import slug

_EVERYWHERE = ""
_MUNICIPAL = "gemeente"


@cache
def _rows() -> tuple[tuple[str, str, str, str], ...]:
    """Province ('' for all), id, name and address, with {place}, {municipality} and {name}
    to be filled in."""
    with (DEFAULTS / "regional_media.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            (row["province"], row["id"], row["name"], row["url"]) for row in csv.DictReader(file)
        )


def hints(place: Place) -> Iterator[Source]:
    """Guesses: the broadcaster and papers of the province, and what is called after the
    place or its municipality."""
    for province, name, title, url in _rows():
        if province in (_EVERYWHERE, place.province):
            is_municipal = name.startswith(_MUNICIPAL)
            yield Source(
                id=name,
                kind="feed",
                url=url.format(place=slug(place.name), municipality=slug(place.municipality)),
                name=title.format(name=place.name, municipality=place.municipality),
                medium=Medium.MUNICIPAL if is_municipal else Medium.NEWS,
                guess=True,
            )
