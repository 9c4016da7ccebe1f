"""Items in which bodies are named, as the language room hands them on."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime

from leads.directory import Book, Region, region
from leads.model import (
    Branch,
    Extraction,
    Field,
    Item,
    Label,
    Medium,
    Mention,
    Organisation,
    OrganisationType,
    Span,
)

AT = datetime(2027, 3, 1, 9, tzinfo=UTC)
BRANCH = Branch(id="elsbroek", name="Bieb", place="Elsbroek", neighbours=("De Hoeven",))
TYPES = (
    OrganisationType(id="dorpsraad", label_nl="", label_en="", head_nouns=("dorpsraad",)),
    OrganisationType(id="harmonie", label_nl="", label_en="", head_nouns=("harmonie",)),
    OrganisationType(id="dorpshuis", label_nl="", label_en="", head_nouns=("dorpshuis",)),
    OrganisationType(id="stichting", label_nl="", label_en="", fallback=True),
)
PLACES = ("Elsbroek", "Neerdal", "Sint-Aagten", "Linde", "Someren", "Waalre")
REGION = region(BRANCH, TYPES, places=PLACES, around=PLACES, first_names=("Piet", "Anne"))
_MARK = re.compile(r"\[\[(ORG|PER|GPE)(~?)(?:/(\w+))?\|([^\]|]+)(?:\|([^\]]+))?\]\]")


def read(marked: str, **about: object) -> tuple[Item, Extraction]:
    """An item of `[[ORG|words]]`, `[[ORG/type|words|full name]]` or `[[ORG~/type|noun]]` (weak)."""
    text, mentions = "", []
    at = 0
    for hit in _MARK.finditer(marked):
        text += marked[at : hit.start()]
        label, weak, type_id, said, name = hit.groups()
        span = Span(Field.TEXT, len(text), len(text) + len(said))
        mentions.append(
            Mention(
                label=Label(label), span=span, name=name or said, type_id=type_id, weak=bool(weak)
            )
        )
        text, at = text + said, hit.end()
    text += marked[at:]
    item = _item(text, about)
    return item, Extraction(
        item_id=item.id,
        mentions=tuple(mentions),
        events=(),
        deadlines=(),
        model="test",
        version="1",
    )


def _item(text: str, about: dict[str, object]) -> Item:
    fields: dict[str, object] = {
        "source_id": "krant",
        "key": text,
        "url": "https://krant.example/1",
        "title": "",
        "text": text,
        "medium": Medium.NEWS,
        "published": AT,
        "place": "Elsbroek",
    }
    return Item(**(fields | about))  # type: ignore[arg-type]


def after(*texts: str, known: Iterable[Organisation] = (), where: Region = REGION) -> Book:
    """A book in which these texts were read one after the other."""
    book = Book(known, where)
    for text in texts:
        book.read(*read(text))
    return book


def body(name: str, body_id: str = "", **about: object) -> Organisation:
    return Organisation(id=body_id or name, name=name, **about)  # type: ignore[arg-type]
