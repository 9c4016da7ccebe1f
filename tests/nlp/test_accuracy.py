"""Floors on two villages of the development corpus that no rule or weight was made on."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from leads import nlp
from leads.model import Branch, Extraction, Item, Medium
from leads.settings.domain import load_knowledge

CORPUS = Path(__file__).parent.parent / "corpus" / "dev.jsonl"
MARK = re.compile(r"\[\[([A-Z]+)\|([^\]]*)\]\]")
Spans = set[tuple[str, int, int]]


def stripped(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """Words without marks, and where the organisations stand in them."""
    words, spans, seen = "", [], 0
    for mark in MARK.finditer(marked):
        words += marked[seen : mark.start()]
        if mark[1] == "ORG":
            spans.append((len(words), len(words) + len(mark[2])))
        words += mark[2]
        seen = mark.end()
    return words + marked[seen:], spans


@pytest.fixture(scope="module", params=["Kempenaarde", "Ooijdrecht"])
def read(request: pytest.FixtureRequest) -> list[tuple[dict[str, object], Extraction]]:
    lines = map(json.loads, CORPUS.read_text(encoding="utf-8").splitlines())
    gold = [line for line in lines if line["village"] == request.param]
    knowledge = load_knowledge(Branch(id="x", name="x", place=request.param))
    extractions = nlp.load(knowledge, nlp.NO_MODEL)([as_item(line) for line in gold])
    return list(zip(gold, extractions, strict=True))


def as_item(line: dict[str, str]) -> Item:
    return Item(
        source_id="corpus",
        key=line["id"],
        url=line["url"],
        title=stripped(line["title"])[0],
        text=stripped(line["text"])[0],
        medium=Medium(line["source_kind"]),
        published=datetime.fromisoformat(line["published"]),
        source_name=line["source_name"],
    )


def f1(right: int, said: int, wanted: int) -> float:
    return 2 * right / (said + wanted)


def organisations(gold: dict[str, object], extraction: Extraction) -> Iterator[tuple[Spans, Spans]]:
    for part in ("title", "text"):
        wanted = {(part, *span) for span in stripped(str(gold[part]))[1]}
        said = {
            (part, m.span.start, m.span.end)
            for m in extraction.organisations
            if not m.weak and m.span.field == part
        }
        yield wanted, said


def test_organisations(read: list[tuple[dict[str, object], Extraction]]) -> None:
    pairs = [pair for gold, extraction in read for pair in organisations(gold, extraction)]
    right = sum(
        any(start < b and a < end for _, a, b in said)
        for wanted, said in pairs
        for _, start, end in wanted
    )
    assert f1(right, sum(len(s) for _, s in pairs), sum(len(w) for w, _ in pairs)) > 0.7


def test_days_of_events(read: list[tuple[dict[str, object], Extraction]]) -> None:
    wanted, said = set(), set()
    for gold, extraction in read:
        wanted |= {(gold["id"], e["start"][:10]) for e in gold["events"] if e["start"]}  # type: ignore[attr-defined]
        said |= {(gold["id"], e.start.day.isoformat()) for e in extraction.events if e.start}
    assert f1(len(wanted & said), len(said), len(wanted)) > 0.65


def test_no_item_fails(read: list[tuple[dict[str, object], Extraction]]) -> None:
    assert [extraction.error for _, extraction in read if extraction.error] == []
