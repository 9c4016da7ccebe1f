"""The annotated corpus as the trainers read it, and how its villages are held out."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from leads.language import Words
from leads.model import Field, Item, Medium
from leads.nlp import language_model
from leads.nlp.language_model import Entity

HERE = Path(__file__).parent
TRAIN = HERE / "train.jsonl"
MODELS = HERE.parent / "build" / "folds"
SEEN = "seen.json"
FOLDS = 3
MARK = re.compile(r"\[\[(?P<label>[A-Z]+)\|(?P<words>[^\]]*)\]\]")
Record = dict[str, Any]
Spans = list[tuple[int, int, str]]


def read(path: Path = TRAIN) -> list[Record]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def strip_marks(marked: str) -> tuple[str, Spans]:
    """Words without `[[LABEL|…]]`, and the spans they marked, in characters."""
    words, spans, seen = "", [], 0
    for mark in MARK.finditer(marked):
        words += marked[seen : mark.start()]
        spans.append((len(words), len(words) + len(mark["words"]), mark["label"]))
        words += mark["words"]
        seen = mark.end()
    return words + marked[seen:], spans


def as_item(row: Record) -> Item:
    return Item(
        source_id="corpus",
        key=row["id"],
        url=row["url"],
        title=strip_marks(row[Field.TITLE])[0],
        text=strip_marks(row[Field.TEXT])[0],
        medium=Medium(row["source_kind"]),
        published=datetime.fromisoformat(row["published"]),
        source_name=row["source_name"],
    )


def villages_by_fold(rows: Iterable[Record], folds: int = FOLDS) -> list[set[str]]:
    """Whole villages are held out, because a village repeats its names."""
    villages = sorted({row["village"] for row in rows})
    return [set(villages[fold::folds]) for fold in range(folds)]


class Seen:
    """What the name finder of a fold saw in each text, in the place of a language model."""

    name, version = "seen", "0"

    def __init__(self, entities: Mapping[str, Sequence[Sequence[Any]]]) -> None:
        self._entities = entities

    def entities(self, texts: Sequence[str]) -> list[list[Entity]]:
        found = (self._entities.get(text, []) for text in texts)
        return [[Entity(*entity) for entity in row] for row in found]


def out_of_fold(rows: Sequence[Record], models: Path = MODELS) -> dict[str, list[list[Any]]]:
    """For each text of train.jsonl what a name finder that was not trained on it sees.

    Kept in `seen.json` beside the models of `train_ner.py --folds`, as reading takes a minute.
    """
    kept = models / SEEN
    if kept.exists():
        known: dict[str, list[list[Any]]] = json.loads(kept.read_text(encoding="utf-8"))
        return known
    seen: dict[str, list[list[Any]]] = {}
    for fold, out in enumerate(villages_by_fold(rows)):
        own = (row for row in rows if row["village"] in out)
        texts = [strip_marks(row[part])[0] for row in own for part in ("title", "text")]
        model = language_model.load(str(models / str(fold)), Words())
        seen |= zip(texts, map(list, model.entities(texts)), strict=True)
    kept.write_text(json.dumps(seen), encoding="utf-8")
    return seen
