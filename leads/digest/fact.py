"""The two smallest things on a page: a link, and a label with what there is to say."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """Words that open an address. `url` is empty when there is nothing safe to open."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what there is to say: 'Waarom', 'Ze zoeken een ruimte.'"""

    label: str
    text: str
