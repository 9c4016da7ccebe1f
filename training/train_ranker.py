"""Train the ranker on training/train.jsonl and write leads/defaults/ranker.npz.

    python training/train_ranker.py            train, report by cross-validation, write
    python training/train_ranker.py --search   try other settings, write nothing

Everything is chosen on train.jsonl, by leaving out one writer's villages at a
time: a model that travels to an author it never read is what counts. dev.jsonl
is never opened here. The same input gives the same file on the same machine.
"""

import argparse
import io
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # sums in one order, so the same file each time

import numpy as np
from ranker_corpus import (
    KIND_OF,
    MESSY,
    ROOT,
    Example,
    Lesson,
    examples,
    lessons,
    messages,
    writer_of,
)
from ranker_fit import Floats, Recipe, Rows, Solver, Space, cut_for, f1, field_cuts, steps

from leads.evaluation import order_figures, stories
from leads.match.ranker import FORMAT, GRADE

TARGETS = (0.0, 0.7, 1.8, 3.0)
"""Grades as aimed at: 3 (act today) stands further from 2 than 1 from 0."""

RECIPES = {
    GRADE: Recipe(scale=0.02, penalty=1.0),
    "field": Recipe(scale=0.02, penalty=1.0, lessons=0.3),
    "kind": Recipe(scale=0.02, penalty=2.0, lessons=0.3),
}
SHOWN_PRECISION, SHOWN_NOT_NOISE, STRONG_PRECISION = 0.90, 0.95, 0.93
STRONG_SHARE = 0.5
"""Of what is shown at most this part is called strong, else the word says nothing."""


@dataclass(frozen=True)
class Group:
    """Outputs that are learned alike: their names and the aim of each row."""

    recipe: Recipe
    names: Sequence[str]
    aims: Floats


def groups(chosen: Sequence[Example], taught: Sequence[Lesson]) -> list[Group]:
    """The grade, the fields (which the domain files teach too) and the kinds."""
    fields = sorted({field for e in chosen for field in e.gold.fields})
    of_fields = [
        [f in one for f in fields]
        for one in (*(e.gold.fields for e in chosen), *(t.fields for t in taught))
    ]
    kinds = list(KIND_OF.values())
    of_kinds = np.array(
        [[KIND_OF.get(e.gold.kind) == kind for kind in kinds] for e in chosen], float
    )
    in_lessons = np.array([[t.kind == kind for kind in kinds] for t in taught], float)
    rare = np.sqrt(of_kinds.mean(0))  # a rare kind would never win by its bare share
    return [
        Group(RECIPES[GRADE], [GRADE], np.array([[TARGETS[e.gold.grade]] for e in chosen])),
        Group(RECIPES["field"], [f"field:{f}" for f in fields], np.array(of_fields, float)),
        Group(
            RECIPES["kind"],
            [f"kind:{kind}" for kind in kinds],
            np.vstack([of_kinds, in_lessons]) / rare,
        ),
    ]


def thresholds(items: Sequence[Example], grade: Floats, fields: Floats, aims: Floats) -> Floats:
    """Shown, strong, three steps between grades, one cut a field.

    The bar of the kind of intake, whole or messy, that needs it highest holds for both.
    """
    grades = np.array([e.gold.grade for e in items])
    listed = ~np.array([e.out for e in items])
    messy = np.array([e.gold.village in MESSY for e in items])
    parts = [(grade[part & listed], grades[part & listed]) for part in (messy, ~messy)]
    shown = max(_shown(*part) for part in parts)
    strong = max(cut_for(scores, good >= 2, STRONG_PRECISION) for scores, good in parts)
    best = np.quantile(grade[listed & (grade >= shown)], 1 - STRONG_SHARE)
    cuts = field_cuts(fields[grades >= 1], aims[: len(items)][grades >= 1] > 0)
    return np.array([shown, max(strong, best), *steps(grade, grades), *cuts])


def _shown(scores: Floats, grades: Rows) -> float:
    good = cut_for(scores, grades >= 2, SHOWN_PRECISION)
    return max(good, cut_for(scores, grades >= 1, SHOWN_NOT_NOISE))


def order(chosen: Sequence[Example], scores: Floats) -> dict[str, float]:
    """Mean order figures over villages, for scores that were left out."""
    rows = []
    for village in dict.fromkeys(e.gold.village for e in chosen):
        at = [n for n, e in enumerate(chosen) if e.gold.village == village]
        told = stories([chosen[n].gold for n in at])
        rows.append(order_figures(told, {chosen[n].gold.id: float(scores[n]) for n in at}))
    return {key: round(float(np.mean([row[key] for row in rows])), 4) for key in rows[0]}


def report(
    chosen: Sequence[Example], said: Sequence[Floats], aims: Sequence[Floats], cuts: Floats
) -> dict[str, float]:
    """What a writer that was left out would see."""
    grades = np.array([e.gold.grade for e in chosen])
    good, some = grades >= 2, grades >= 1
    shown, strong = said[0][:, 0] >= cuts[0], said[0][:, 0] >= cuts[1]
    fields = said[1] >= cuts[5:]
    right = aims[2][: len(chosen)][good].argmax(1)
    kinds = said[2][good].argmax(1) == right
    return {
        **order(chosen, said[0][:, 0]),
        "shown_precision": round(float(good[shown].mean()), 4),
        "shown_noise": round(float((grades[shown] == 0).mean()), 4),
        "shown_recall": round(float(shown[good].mean()), 4),
        "strong_precision": round(float(good[strong].mean()), 4),
        "strong_share": round(float(strong.sum() / shown.sum()), 4),
        "theme_f1": round(f1(fields[some], aims[1][: len(chosen)][some] > 0), 4),
        "kind_accuracy": round(float(kinds.mean()), 4),
    }


def write(
    path: Path, space: Space, solvers: Sequence[Solver], parts: Sequence[Group], cuts: Floats
) -> None:
    """All outputs side by side; word weights as one byte each, with a scale an output."""
    words, numbers, bias = [], [], []
    for solver, group in zip(solvers, parts, strict=True):
        of_words, of_numbers, mean = solver.primal(group.aims)
        per_number = of_numbers * group.recipe.scale / space.spread[:, None]
        words.append(of_words)
        numbers.append(per_number)
        bias.append(mean - space.mean @ per_number)
    weights = np.hstack(words)
    scales = np.abs(weights).max(0) / 127
    buffer = io.BytesIO()
    np.savez_compressed(
        buffer,
        format=np.array(FORMAT),
        outputs=np.array([name for group in parts for name in group.names]),
        hashes=space.hashes,
        idf=space.idf.astype(np.float16),
        words=np.round(weights / scales).astype(np.int8),
        scales=scales.astype(np.float32),
        names=np.array(space.names),
        numbers=np.hstack(numbers).astype(np.float32),
        bias=np.concatenate(bias).astype(np.float32),
        thresholds=cuts.astype(np.float32),
    )
    path.write_bytes(buffer.getvalue())


def search(items: Sequence[Example], told: Sequence[Example], space: Space) -> None:
    """Order figures of the grade under other weights and penalties."""
    aims = np.array([[TARGETS[e.gold.grade]] for e in (*items, *told)])
    for scale in (0.0, 0.01, 0.02, 0.03, 0.05):
        for penalty in (0.5, 1.0, 2.0):
            solver = Solver(space, items, told, (), Recipe(scale, penalty))
            said = solver.left_out(aims, writer_of(items))
            print(f"scale {scale} penalty {penalty}", order(items, said[:, 0]))


def main() -> None:
    asked = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    asked.add_argument("--search", action="store_true")
    asked.add_argument("--out", type=Path, default=ROOT / "leads" / "defaults" / "ranker.npz")
    given = asked.parse_args()
    items, told, taught = examples(), messages(), lessons()
    space = Space.of([*items, *told], taught)
    if given.search:
        search(items, told, space)
        return
    parts = groups([*items, *told], taught)
    solvers = [Solver(space, items, told, taught, group.recipe) for group in parts]
    writers = writer_of(items)
    said = [s.left_out(g.aims, writers) for s, g in zip(solvers, parts, strict=True)]
    cuts = thresholds(items, said[0][:, 0], said[1], parts[1].aims)
    write(given.out, space, solvers, parts, cuts)
    aims = [group.aims for group in parts]
    print(json.dumps(report(items, said, aims, cuts), indent=1))
    for kind, messy in (("whole", False), ("messy", True)):
        at = [n for n, e in enumerate(items) if (e.gold.village in MESSY) is messy]
        some = [one[at] for one in aims]
        print(kind, json.dumps(report([items[n] for n in at], [s[at] for s in said], some, cuts)))
    print(f"{len(space.hashes)} n-grams, {given.out.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
