"""Twenty-five messages that one librarian graded, of a village that was never learned from.

Too few to be a figure, enough to see that the order is that of a person: `graded_examples.yaml`
says of each what it is worth, and why.
"""

from dataclasses import dataclass, replace
from datetime import datetime, time
from pathlib import Path
from typing import Any

import pytest
import yaml

from leads.app import LOCAL
from leads.model import Assessment, Item, Medium, Strength
from leads.service.predict import Given, branch_of, judge

EXAMPLES = Path(__file__).parent / "corpus" / "graded_examples.yaml"
MEDIA = {
    "krant": Medium.NEWS,
    "gemeente": Medium.MUNICIPAL,
    "social": Medium.SOCIAL,
    "kalender": Medium.CALENDAR,
}


@dataclass(frozen=True)
class Example:
    gold: dict[str, Any]
    found: Assessment

    @property
    def grade(self) -> int:
        return int(self.gold["grade"])


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    """From the highest score down."""
    told = yaml.safe_load(EXAMPLES.read_text(encoding="utf-8"))
    given = {one["id"]: one for one in told["items"]}
    judged = judge([_given(one, told["meta"]["place"]) for one in given.values()])
    found = [Example(given[one.given.item.key], one.assessment) for one in judged]
    return sorted(found, key=lambda one: -one.found.score)


def _given(one: dict[str, Any], place: str) -> Given:
    item = Item(
        source_id=one["source"],
        key=one["id"],
        url=f"https://elzerade.example/{one['id']}",
        title=one["title"] or "",
        text=" ".join(one["text"].split()),
        medium=MEDIA[one["source"]],
        published=datetime.combine(one["published"], time(9), tzinfo=LOCAL),
        source_name=f"{one['source']} {place}".capitalize(),
    )
    return Given(replace(item, place=place), branch_of(place).place, one["published"], None)


def test_the_best_eight_are_chances(examples: list[Example]) -> None:
    assert [one.gold["title"] for one in examples[:8] if one.grade < 2] == []


def test_what_is_strong_is_right(examples: list[Example]) -> None:
    strong = [one for one in examples if one.found.strength is Strength.STRONG]
    assert len(strong) >= 6
    assert [one.gold["title"] for one in strong if one.grade < 2] == []


def test_no_noise_is_shown(examples: list[Example]) -> None:
    """The library's own afternoon, a zege that is called historic, a find of drugs."""
    noise = [one.gold["title"] for one in examples if one.found.shown and not one.grade]
    assert noise == []


def test_most_chances_are_shown(examples: list[Example]) -> None:
    chances = [one for one in examples if one.grade >= 2]
    missed = [one.gold["title"] for one in chances if not one.found.shown]
    assert len(missed) <= len(chances) / 3, missed


def test_what_is_worth_more_stands_higher(examples: list[Example]) -> None:
    pairs = [(a, b) for at, a in enumerate(examples) for b in examples[at + 1 :]]
    apart = [(a, b) for a, b in pairs if abs(a.grade - b.grade) >= 2]
    turned = [(a.gold["id"], b.gold["id"]) for a, b in apart if a.grade < b.grade]
    assert len(turned) <= len(apart) / 50, turned
