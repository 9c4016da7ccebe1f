"""Learn which dates in an item are the day of a happening.

    python training/train_happenings.py                # measure: villages held out in turn
    python training/train_happenings.py --write        # ship: all of train.jsonl

Ridge regression on -1 and 1, in numpy; the weights go to leads/defaults/happenings.json
as readable words. Features with a weight that rounds to nothing are left out.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import train_names
from corpus import Record, Seen, as_item, out_of_fold, read

from leads.nlp import Extractor, happening, passage
from leads.nlp.dates.programme import FLAG
from leads.service.predict import branch_of
from leads.settings.domain import load_knowledge

HERE = Path(__file__).parent
WEIGHTS = HERE.parent / "leads" / "defaults" / "happenings.json"
PENALTY = 20.0
SEEN_AT_LEAST = 15
FOLDS = 6


@dataclass(frozen=True)
class Sample:
    """One date in one item, and whether the corpus has an event on that day."""

    village: str
    item: str
    day: str
    happens: bool
    features: frozenset[str]


def samples(rows: Sequence[Record]) -> list[Sample]:
    """Each date of the corpus, beside the names that are found when its village is new."""
    model = Seen(out_of_fold(rows))
    found: list[Sample] = []
    for out, names in train_names.held_out(train_names.both(rows), rows):
        for village in sorted(out):
            knowledge = load_knowledge(branch_of(village))
            extract = Extractor(knowledge, model, naming_weights=names)  # type: ignore[arg-type]
            for row in (row for row in rows if row["village"] == village):
                found += _of_item(row, extract)
    return found


def _of_item(row: Record, extract: Extractor) -> Iterator[Sample]:
    starts = {event["start"] for event in row["events"] if event["start"]}
    days = {start[:10] for start in starts}
    item = as_item(row)
    for dated in passage.dated(item, extract.parts(item)):
        if dated.time.start is None or dated.time.kind == "deadline":
            continue
        day = dated.time.start.day.isoformat()
        features = frozenset(happening.features(dated))
        hour = FLAG in dated.time.flags
        happens = dated.time.start.iso() in starts if hour else day in days
        yield Sample(row["village"], row["id"], day, happens, features)


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
    return happening.score(sample.features, weights) > happening.THRESHOLD


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
    found = samples(read())
    measure(found)
    if options.write:
        weights = fit(found)
        WEIGHTS.write_text(json.dumps(weights, ensure_ascii=False, indent=0), encoding="utf-8")
        print(f"{len(weights)} weights to {WEIGHTS}")


if __name__ == "__main__":
    main()
