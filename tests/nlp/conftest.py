"""The language room with the shipped domain data, for a village that does not exist."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from leads import nlp
from leads.model import Branch, Extraction, Item, Knowledge, Medium
from leads.nlp import Extractor
from leads.settings.domain import load_knowledge

PUBLISHED = datetime(2026, 3, 2, 9, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))  # a Monday

MakeItem = Callable[..., Item]
Read = Callable[..., Extraction]


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    branch = Branch(
        id="elsbroek", name="Bibliotheek Elsbroek", place="Elsbroek", neighbours=("Son",)
    )
    return load_knowledge(branch)


@pytest.fixture(scope="session")
def extract(knowledge: Knowledge) -> Extractor:
    return nlp.load(knowledge, nlp.NO_MODEL)


@pytest.fixture(scope="session")
def make_item() -> MakeItem:
    def make(text: str, title: str = "", **more: object) -> Item:
        fields: dict[str, object] = {
            "source_id": "krant",
            "key": title + text,
            "url": "https://krant.example/1",
            "medium": Medium.NEWS,
            "published": PUBLISHED,
        }
        return Item(title=title, text=text, **fields | more)  # type: ignore[arg-type]

    return make


@pytest.fixture(scope="session")
def read(extract: Extractor, make_item: MakeItem) -> Read:
    def one(text: str, title: str = "", **more: object) -> Extraction:
        return extract([make_item(text, title, **more)])[0]

    return one
