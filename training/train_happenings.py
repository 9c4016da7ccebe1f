"""Learn which dates in an item are the day of a happening.

    python training/train_happenings.py                # measure: villages held out in turn
    python training/train_happenings.py --write        # ship: all of train.jsonl

Ridge regression on -1 and 1, in numpy; the weights go to leads/defaults/happenings.json
as readable words. Features with a weight that rounds to nothing are left out.
"""

import argparse
import json
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import train_names
from corpus import Record, Seen, as_item, out_of_fold, read

from leads.model import Field
from leads.nlp import Extractor, happening, passage
from leads.nlp.dates.programme import FLAG
from leads.nlp.passage import Dated, Part
from leads.nlp.triggers import Trigger
from leads.service.predict import branch_of
from leads.settings.domain import load_knowledge

HERE = Path(__file__).parent
WEIGHTS = HERE.parent / "leads" / "defaults" / "happenings.json"
PENALTY = 30.0
SEEN_AT_LEAST = 20
FORGET = 3
VARIANTS = FORGET + 1
FOLDS = 6


@dataclass(frozen=True)
class Sample:
    """One date in one item, and whether the corpus has an event on that day."""

    village: str
    item: str
    day: str
    happens: bool
    forgotten: int
    features: frozenset[str]


def samples(rows: Sequence[Record]) -> list[Sample]:
    """Each date of the corpus, beside the names that are found when its village is new.

    It comes again with a third of the words for happenings forgotten, as other writers
    use words that are not in the lists: then what the language model sees must tell. And
    once more without a language model, as one set of weights serves both.
    """
    model = Seen(out_of_fold(rows))
    found: list[Sample] = []
    for out, names in train_names.held_out(train_names.both(rows), rows):
        for village in sorted(out):
            knowledge = load_knowledge(branch_of(village))
            extract = Extractor(knowledge, model, naming_weights=names)  # type: ignore[arg-type]
            for row in (row for row in rows if row["village"] == village):
                parts = extract.parts(as_item(row))
                for forgotten in range(VARIANTS):
                    found += _of_item(row, _forgetting(parts, forgotten), forgotten)
    return found


def _forgetting(parts: Sequence[Part], number: int) -> list[Part]:
    """Without one in FORGET of the words for happenings; 0 forgets none, FORGET the model."""
    if number == FORGET:
        return [replace(part, seen=None) for part in parts]
    return [
        replace(part, triggers=[t for t in part.triggers if not number or _third(t) != number])
        for part in parts
    ]


def _third(trigger: Trigger) -> int:
    return zlib.crc32(trigger.name.lower().split()[0].encode()) % FORGET


def _of_item(row: Record, parts: Sequence[Part], forgotten: int) -> Iterator[Sample]:
    starts = {event["start"] for event in row["events"] if event["start"]}
    for dated in passage.dated(as_item(row), parts):
        if dated.time.start is None or dated.time.kind == "deadline":
            continue
        day = dated.time.start.day.isoformat()
        told = [e for e in row["events"] if (e["start"] or "").startswith(day)]
        hour = FLAG in dated.time.flags
        happens = dated.time.start.iso() in starts if hour else bool(told)
        if happens and not hour and not _tells(dated, told):
            continue
        features = frozenset(happening.features(dated))
        yield Sample(row["village"], row["id"], day, happens, forgotten, features)


def _tells(dated: Dated, told: Sequence[Record]) -> bool:
    """Is it this date that tells of the event, and not another one on the same day?"""
    near = bool(dated.row.triggers) or dated.row.part.field is Field.TITLE
    return near or any(
        hit.start() < dated.time.end_char and dated.time.start_char < hit.end()
        for event in told
        for hit in re.finditer(re.escape(event["when_text"]), dated.row.part.text)
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
    gram = table.T @ table + PENALTY * np.eye(table.shape[1])
    weights = np.linalg.solve(gram, table.T @ aim)
    return {"": round(float(weights[-1]), 3)} | {
        name: value for name in names if (value := round(float(weights[column[name]]), 3))
    }


def judged(sample: Sample, weights: dict[str, float]) -> bool:
    return happening.score(sample.features, weights) > happening.THRESHOLD


def measure(all_samples: Sequence[Sample], forgotten: int) -> None:
    """Precision, recall and F1 on days, each village judged by the others."""
    villages = sorted({sample.village for sample in all_samples})
    said: set[tuple[str, str]] = set()
    for fold in range(FOLDS):
        out = set(villages[fold::FOLDS])
        weights = fit([sample for sample in all_samples if sample.village not in out])
        held_out = (s for s in all_samples if s.village in out and s.forgotten == forgotten)
        said |= {(sample.item, sample.day) for sample in held_out if judged(sample, weights)}
    gold = {(s.item, s.day) for s in all_samples if s.happens and s.forgotten == forgotten}
    right = len(said & gold)
    precision, recall = right / len(said), right / len(gold)
    print(f"precision {precision:.3f} recall {recall:.3f} of the days that the grammar finds")
    print(f"F1 {2 * precision * recall / (precision + recall):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    found = samples(read())
    measure(found, forgotten=0)
    measure(found, forgotten=1)
    measure(found, forgotten=FORGET)
    if options.write:
        weights = fit(found)
        WEIGHTS.write_text(json.dumps(weights, ensure_ascii=False, indent=0), encoding="utf-8")
        print(f"{len(weights)} weights to {WEIGHTS}")


if __name__ == "__main__":
    main()
