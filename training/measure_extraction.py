"""What the extraction is worth on villages it has not seen: cross-validation over train.jsonl.

    python training/train_ner.py --folds 3 --out build/folds     # once for each change of the model
    python training/measure_extraction.py [--faults 30] [--keep]

For each fold the name finder of that fold is used and the judges are learned from the
other villages. What the name finders saw is kept in build/folds/seen.json, so that a
change of the rules is measured in half a minute; remove it after training new folds.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence

import train_happenings
import train_names
from corpus import Record, Seen, as_item, out_of_fold, read, villages_by_fold

from leads.evaluation import Gold, Prediction, by_place, parse_gold
from leads.evaluation.gold import Stretch
from leads.evaluation.prediction import PredictedEvent
from leads.evaluation.understanding import event_figures, organisation_figures
from leads.model import Extraction, Item
from leads.nlp import Extractor
from leads.service.predict import branch_of
from leads.settings.domain import load_knowledge

MESSY = frozenset({"Zevenhuisdijk", "Broekzijde", "Heidelaar"})
FIGURES = (
    "org_exact_p", "org_exact_r", "org_exact_f1", "org_overlap_f1", "org_unique",
    "event_p", "event_r", "event_f1", "event_time", "event_status",
)  # fmt: skip
Pair = tuple[Item, Gold, Extraction]


def extracted(rows: Sequence[Record]) -> Iterator[Pair]:
    """Every item with its gold and what is found in it by what was learned elsewhere."""
    model = Seen(out_of_fold(rows))
    days, stretches = train_happenings.samples(rows), train_names.both(rows)
    for out in villages_by_fold(rows):
        happenings = train_happenings.fit([s for s in days if s.village not in out])
        bodies = train_names.fit([s for s in stretches if s.village not in out])
        for village in sorted(out):
            own = [row for row in rows if row["village"] == village]
            extract = Extractor(
                load_knowledge(branch_of(village)),
                model,  # type: ignore[arg-type]
                happenings=happenings,
                naming_weights=bodies,
            )
            items = [as_item(row) for row in own]
            for row, item, found in zip(own, items, extract(items), strict=True):
                _, gold = parse_gold(json.dumps(row))
                assert gold is not None
                yield item, gold, found


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
                e.start.iso() if e.start else None,
                e.status.value,
                item.quote(e.when) if e.when else "",
            )
            for e in found.events
        ),
        duplicate_of=None,
    )


def figures(pairs: Sequence[tuple[Gold, Prediction]]) -> dict[str, float]:
    return {**organisation_figures(pairs), **event_figures(pairs)}


def table(pairs: Sequence[tuple[Gold, Prediction]]) -> None:
    """Plain means over villages, whole and messy intake apart."""
    golds = {gold.id: prediction for gold, prediction in pairs}
    places = by_place([gold for gold, _ in pairs])
    by_village = {v: figures([(g, golds[g.id]) for g in own]) for v, own in places.items()}
    groups = {
        "all": list(by_village),
        "whole": [v for v in by_village if v not in MESSY],
        "messy": [v for v in by_village if v in MESSY],
    }
    print(f"{'':10}" + "".join(f"{name.replace('overlap', 'over'):>13}" for name in FIGURES))
    for name, chosen in groups.items():
        means = (sum(by_village[v][key] for v in chosen) / len(chosen) for key in FIGURES)
        print(f"{name:10}" + "".join(f"{value:13.3f}" for value in means))


def faults(pairs: Sequence[Pair], most: int) -> None:
    """The commonest organisation mentions that were missed or made up, with an example."""
    kinds: Counter[tuple[str, str]] = Counter()
    for item, gold, found in pairs:
        said = set(as_prediction(item, found).orgs)
        right = {mention.stretch for mention in gold.mentions}
        for kind, spans in (("missed", right - said), ("made up", said - right)):
            for span in spans:
                text = item.title if span.field == "title" else item.text
                kinds[kind, text[span.start : span.end]] += 1
    for (kind, words), count in kinds.most_common(most):
        print(f"{count:4} {kind:8} {words}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--faults", type=int, default=0)
    options = parser.parse_args()
    found = list(extracted(read()))
    table([(gold, as_prediction(item, extraction)) for item, gold, extraction in found])
    faults(found, options.faults)


if __name__ == "__main__":
    main()
