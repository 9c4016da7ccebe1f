"""What extraction reaches on the development corpus may not sink.

The floors in `floors.json` are the figures of the shipped models less one point.
Lowering one needs a decision record. The corpus is told by its fingerprint, so
that figures of another file are never compared with these.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from leads import nlp
from leads.evaluation import Gold, Prediction
from leads.evaluation.gold import Stretch
from leads.evaluation.prediction import PredictedEvent
from leads.evaluation.understanding import event_figures, organisation_figures
from leads.model import Extraction, Item
from leads.service.predict import branch_of, read_corpus
from leads.settings.domain import load_knowledge

CORPUS = Path(__file__).parent.parent / "corpus" / "dev.jsonl"
FLOORS = Path(__file__).parent / "floors.json"


def as_prediction(item: Item, found: Extraction) -> Prediction:
    return Prediction(
        id=item.key,
        score=0.0,
        shown=False,
        strength=None,
        themes=(),
        kind=None,
        orgs=tuple(
            Stretch(m.span.field.value, m.span.start, m.span.end)
            for m in found.organisations
            if not m.weak
        ),
        events=tuple(
            PredictedEvent(
                event.start.iso() if event.start else None,
                event.status.value,
                item.quote(event.when) if event.when else "",
            )
            for event in found.events
        ),
        duplicate_of=None,
    )


def by_village() -> Iterator[list[tuple[Gold, Prediction]]]:
    corpus = read_corpus(CORPUS)
    for village in dict.fromkeys(given.village for given in corpus):
        own = [given for given in corpus if given.village == village]
        found = nlp.load(load_knowledge(branch_of(village)))([given.item for given in own])
        assert [extraction.error for extraction in found if extraction.error] == []
        yield [
            (given.gold, as_prediction(given.item, extraction))
            for given, extraction in zip(own, found, strict=True)
            if given.gold
        ]


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    """The plain mean over villages of each figure."""
    rows = [{**organisation_figures(pairs), **event_figures(pairs)} for pairs in by_village()]
    return {name: sum(row[name] for row in rows) / len(rows) for name in rows[0]}


@pytest.fixture(scope="module")
def pinned() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return read


def test_the_corpus_is_the_one_that_was_measured(pinned: dict[str, Any]) -> None:
    assert hashlib.sha256(CORPUS.read_bytes()).hexdigest() == pinned["corpus_sha256"]


def test_no_figure_sinks_below_its_floor(figures: dict[str, float], pinned: dict[str, Any]) -> None:
    sunk = {
        name: (round(figures[name], 3), floor)
        for name, floor in pinned["floors"].items()
        if figures[name] < floor
    }
    assert sunk == {}
