"""Learn which dates in an item are the day of a happening.

    python training/train_happenings.py                # measure: villages held out in turn
    python training/train_happenings.py --write        # ship: all of train.jsonl

Ridge regression on -1 and 1, in numpy; the weights go to leads/defaults/happenings.json
as readable words. Features with a weight that rounds to nothing are left out.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np
from train_ner import read, strip_marks

from leads import nlp
from leads.model import Branch, Field, Item, Medium
from leads.nlp import happening, passage
from leads.settings.domain import load_knowledge

HERE = Path(__file__).parent
WEIGHTS = HERE.parent / "leads" / "defaults" / "happenings.json"
PENALTY = 20.0
SEEN_AT_LEAST = 3
FOLDS = 6


@dataclass(frozen=True)
class Sample:
    """One date in one item, and whether the corpus has an event on that day."""

    village: str
    item: str
    day: str
    happens: bool
    features: frozenset[str]


def samples(rows: Sequence[dict]) -> list[Sample]:
    found: list[Sample] = []
    for village in dict.fromkeys(row["village"] for row in rows):
        extract = nlp.load(load_knowledge(Branch(id="x", name="x", place=village)), nlp.NO_MODEL)
        for row in (row for row in rows if row["village"] == village):
            days = {event["start"][:10] for event in row["events"] if event["start"]}
            item = as_item(row)
            for dated in passage.dated(item, extract.parts(item)):
                if dated.time.start is None or dated.time.kind == "deadline":
                    continue
                day = dated.time.start.day.isoformat()
                features = frozenset(happening.features(dated))
                found.append(Sample(village, row["id"], day, day in days, features))
    return found


def as_item(row: dict) -> Item:
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


def fit(chosen: Sequence[Sample]) -> dict[str, float]:
    counts = Counter(feature for sample in chosen for feature in sample.features)
    names = sorted(feature for feature, n in counts.items() if n >= SEEN_AT_LEAST)
    column = {name: at for at, name in enumerate(names)}
    table = np.zeros((len(chosen), len(names) + 1))
    table[:, -1] = 1.0
    for at, sample in enumerate(chosen):
        known = [column[feature] for feature in sample.features if feature in column]
        table[at, known] = happening.SCALE / max(len(known), 1) ** 0.5
    aim = np.array([1.0 if sample.happens else -1.0 for sample in chosen])
    gram = table @ table.T + PENALTY * np.eye(len(chosen))
    weights = table.T @ np.linalg.solve(gram, aim)
    return {"": round(float(weights[-1]), 3)} | {
        name: value for name in names if (value := round(float(weights[column[name]]), 3))
    }


def judged(sample: Sample, weights: dict[str, float]) -> bool:
    known = [weights[feature] for feature in sample.features if feature in weights]
    score = weights[""] + (happening.SCALE * sum(known) / len(known) ** 0.5 if known else 0.0)
    return score > happening.THRESHOLD


def measure(all_samples: Sequence[Sample]) -> None:
    """Precision, recall and F1 on days, each village judged by the others."""
    villages = sorted({sample.village for sample in all_samples})
    said: set[tuple[str, str]] = set()
    for fold in range(FOLDS):
        out = set(villages[fold::FOLDS])
        weights = fit([sample for sample in all_samples if sample.village not in out])
        held_out = (sample for sample in all_samples if sample.village in out)
        said |= {(sample.item, sample.day) for sample in held_out if judged(sample, weights)}
    gold = {(sample.item, sample.day) for sample in all_samples if sample.happens}
    right = len(said & gold)
    precision, recall = right / len(said), right / len(gold)
    print(f"precision {precision:.3f} recall {recall:.3f} of the days that the grammar finds")
    print(f"F1 {2 * precision * recall / (precision + recall):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    found = samples(read(HERE / "train.jsonl"))
    measure(found)
    if options.write:
        weights = fit(found)
        WEIGHTS.write_text(json.dumps(weights, ensure_ascii=False, indent=0), encoding="utf-8")
        print(f"{len(weights)} weights to {WEIGHTS}")


if __name__ == "__main__":
    main()
