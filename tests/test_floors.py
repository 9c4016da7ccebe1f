"""What the program reaches on the development corpus may not sink.

The floors in `floors.json` are the figures of the shipped models less one point.
Lowering one needs a decision record. The corpus is told by its fingerprint, so
that figures of another file are never compared with these.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from leads.service.evaluate import Evaluated, evaluate

CORPUS = Path(__file__).parent / "corpus" / "dev.jsonl"
FLOORS = Path(__file__).parent / "floors.json"
AHEAD = 0.15  # how much better than the simple orders the ranking must be


@pytest.fixture(scope="module")
def done() -> Evaluated:
    return evaluate(CORPUS)


@pytest.fixture(scope="module")
def pinned() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return read


def test_the_corpus_is_the_one_that_was_measured(pinned: dict[str, Any]) -> None:
    assert hashlib.sha256(CORPUS.read_bytes()).hexdigest() == pinned["corpus_sha256"]


def test_no_figure_sinks_below_its_floor(done: Evaluated, pinned: dict[str, Any]) -> None:
    assert done.figures is not None
    own = done.figures.macro
    sunk = {n: (own[n], floor) for n, floor in pinned["floors"].items() if own[n] < floor}
    risen = {n: (own[n], top) for n, top in pinned["ceilings"].items() if own[n] > top}
    assert (sunk, risen) == ({}, {})


@pytest.mark.parametrize("order", ["newest first", "theme-word count", "BM25 on theme terms"])
def test_the_ranking_is_well_ahead_of_simple_orders(done: Evaluated, order: str) -> None:
    assert done.figures is not None
    simple = done.figures.baselines[order]["ndcg@10"]
    assert done.figures.macro["ndcg@10"] >= simple + AHEAD


def test_whatever_is_shown_has_a_reason_in_the_words_of_its_item(done: Evaluated) -> None:
    shown = [one for one in done.judged if one.assessment.shown]
    assert len(shown) > 50
    for one in shown:
        item = one.given.item
        quotes = [reason.quote for reason in one.assessment.reasons if reason.quote]
        assert quotes, item.key
        assert all(quote in item.title or quote in item.text for quote in quotes), item.key


def test_no_item_is_a_fault(done: Evaluated) -> None:
    assert [one.extraction.error for one in done.judged if one.extraction.error] == []
