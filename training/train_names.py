"""Learn which stretches of a text are the name of an organisation.

    python training/train_names.py             # measure: villages held out in turn
    python training/train_names.py --write     # ship: all of train.jsonl

Logistic regression by AdaGrad in numpy; what the name finder says of a text comes from
a finder that was not trained on it (train_ner.py --folds), so that its word is learned
to be worth what it is worth on new villages. The weights go to leads/defaults/names.json
as readable words.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from corpus import Record, Seen, as_item, out_of_fold, read, villages_by_fold

from leads.evaluation.gold import strip_marks
from leads.nlp.extractor import Extractor
from leads.service.predict import branch_of
from leads.settings.domain import load_knowledge

HERE = Path(__file__).parent
WEIGHTS = HERE.parent / "leads" / "defaults" / "names.json"
SEEN_AT_LEAST = 12
EPOCHS = 6
RATE = 0.1
PENALTY = 2e-3
NEAR_MISS = 0.5
"""How much it counts to say a stretch that only touches a name."""


@dataclass(frozen=True)
class Sample:
    """One candidate in one item; `weight` is what a fault with it counts."""

    village: str
    right: bool
    weight: float
    features: tuple[str, ...]


def samples(rows: Sequence[Record], model: Seen | None) -> list[Sample]:
    found: list[Sample] = []
    for village in dict.fromkeys(row["village"] for row in rows):
        extract = Extractor(load_knowledge(branch_of(village)), model)  # type: ignore[arg-type]
        for row in (row for row in rows if row["village"] == village):
            gold = {
                (m.stretch.field, m.stretch.start, m.stretch.end)
                for part in ("title", "text")
                for m in strip_marks(row[part], part)[1]
            }
            for span, features in extract.judged_stretches(as_item(row)):
                key = (span.field.value, span.start, span.end)
                near = any(f == key[0] and s < key[2] and key[1] < e for f, s, e in gold)
                weight = 1.0 if key in gold or not near else NEAR_MISS
                found.append(Sample(village, key in gold, weight, tuple(features)))
    return found


def both(rows: Sequence[Record]) -> list[Sample]:
    """With and without a language model, as one set of weights serves both."""
    return samples(rows, Seen(out_of_fold(rows))) + samples(rows, None)


def held_out(
    found: Sequence[Sample], rows: Sequence[Record]
) -> Iterator[tuple[set[str], dict[str, float]]]:
    """Villages, and the weights that were learned on all others."""
    for out in villages_by_fold(rows):
        yield out, fit([sample for sample in found if sample.village not in out])


def fit(chosen: Sequence[Sample], epochs: int = EPOCHS) -> dict[str, float]:
    """Weights by feature; AdaGrad with averaging, in a fixed order of chance."""
    counts = Counter(feature for sample in chosen for feature in sample.features)
    index = {
        f: at for at, f in enumerate(sorted(f for f, n in counts.items() if n >= SEEN_AT_LEAST))
    }
    rows = [np.array(sorted({index[f] for f in s.features if f in index})) for s in chosen]
    weights, history = np.zeros(len(index)), np.full(len(index), 1e-2)
    mean, steps = np.zeros(len(index)), 0
    chance = np.random.default_rng(7)
    for epoch in range(epochs):
        for at in chance.permutation(len(chosen)):
            row, sample = rows[at], chosen[at]
            odds = weights[row].sum()
            error = (1.0 / (1.0 + np.exp(-odds)) - sample.right) * sample.weight
            step = error + PENALTY * weights[row]
            history[row] += error * error
            weights[row] -= RATE * step / np.sqrt(history[row])
        if epoch >= epochs // 2:
            mean += weights
            steps += 1
    mean /= steps
    return {f: v for f, at in index.items() if abs(v := round(float(mean[at]), 2)) >= 0.03}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    rows = read()
    found = both(rows)
    print(f"{len(found)} stretches, {sum(s.right for s in found)} of them names")
    if options.write:
        weights = fit(found)
        WEIGHTS.write_text(json.dumps(weights, ensure_ascii=False, indent=0), encoding="utf-8")
        print(f"{len(weights)} weights to {WEIGHTS}")


if __name__ == "__main__":
    main()
