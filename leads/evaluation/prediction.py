"""What the program said of one item, as `--predictions` writes it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from leads.evaluation.gold import Stretch


@dataclass(frozen=True, slots=True)
class PredictedEvent:
    """`start` is `2026-03-28`, `2026-03-28T10:00` or None; `span` the words of the date."""

    start: str | None
    status: str
    span: str


@dataclass(frozen=True, slots=True)
class Prediction:
    """One line of predictions. `themes` and `kind` are ids of the domain files."""

    id: str
    score: float
    shown: bool
    strength: str | None
    themes: tuple[str, ...]
    kind: str | None
    orgs: tuple[Stretch, ...]
    events: tuple[PredictedEvent, ...]
    duplicate_of: str | None


def parse_prediction(record: Mapping[str, Any]) -> Prediction:
    """A prediction record → the part that is measured. Raises KeyError without `id` or `score`."""
    return Prediction(
        id=str(record["id"]),
        score=float(record["score"]),
        shown=bool(record.get("shown")),
        strength=record.get("strength"),
        themes=tuple(record.get("themes") or ()),
        kind=record.get("kind"),
        orgs=tuple(
            Stretch(str(o["in"]), int(o["start"]), int(o["end"])) for o in record.get("orgs") or ()
        ),
        events=tuple(
            PredictedEvent(e.get("start"), str(e.get("status")), str(e.get("text_span") or ""))
            for e in record.get("events") or ()
        ),
        duplicate_of=record.get("dup_of"),
    )


def read_predictions(text: str) -> dict[str, Prediction]:
    """JSON lines → predictions by id."""
    lines = (json.loads(line) for line in text.splitlines() if line.strip())
    return {found.id: found for found in map(parse_prediction, lines)}
