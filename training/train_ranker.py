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
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from leads import nlp, settings  # noqa: E402
from leads.evaluation import KINDS, Gold, order_figures, stories  # noqa: E402
from leads.match.features import Findings, numbers  # noqa: E402
from leads.match.ngrams import counted_tokens, grams_of  # noqa: E402
from leads.match.ranker import FORMAT, GRADE  # noqa: E402
from leads.match.signals import always_out  # noqa: E402
from leads.service.predict import Given, branch_of, read_corpus  # noqa: E402

TARGETS = (0.0, 0.7, 1.8, 3.0)
"""Grades as aimed at: 3 ('act today') stands further from 2 than 1 from 0."""

PENALTY = 1.0
NUMBER_SCALE = 0.02
"""Weight of the named numbers beside the words, whose vectors have unit length."""

VILLAGES_AT_LEAST = 3
"""An n-gram of fewer villages is a name, or chance."""

SHOWN_PRECISION, STRONG_PRECISION = 0.85, 0.93
ITEMS_WITH_NUMBER = 5

WRITERS = (
    ("Elsbroek", "Nieuw-Harke", "Tongelrode"),
    ("Hoogveld-Zuid", "Kerkdijke", "Oosterwaard"),
    ("Duinhoven", "Laarbroek", "Polderveen"),
    ("Beeklaar", "Wijkerwoude", "Sint Annaveld"),
    ("Bredeveen aan den IJssel", "Groot-Lintel", "Westkapelmonde"),
    ("Zevenhuisdijk",),
    ("Broekzijde", "Heidelaar"),
)
"""Villages that one hand wrote, as far as their length and manner tell."""

KIND_OF = {word: "overig" if word == "other" else next(iter(ids)) for word, ids in KINDS.items()}

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """One item of the corpus, looked at."""

    given: Given
    gold: Gold
    grams: Mapping[int, int]
    numbers: Mapping[str, float]
    out: bool


@dataclass(frozen=True)
class Space:
    """The n-grams and numbers that make a vector."""

    hashes: NDArray[np.uint32]
    idf: Floats
    names: Sequence[str]
    mean: Floats
    spread: Floats

    def words(self, examples: Sequence[Example]) -> NDArray[np.float32]:
        rows = np.zeros((len(examples), len(self.hashes)), np.float32)
        place = {gram: at for at, gram in enumerate(self.hashes.tolist())}
        for row, example in zip(rows, examples, strict=True):
            for gram, times in example.grams.items():
                if (at := place.get(gram)) is not None:
                    row[at] = (1 + np.log(times)) * self.idf[at]
        sizes = np.linalg.norm(rows, axis=1, keepdims=True)
        return rows / np.where(sizes == 0, 1, sizes)

    def numbers(self, examples: Sequence[Example]) -> Floats:
        raw = np.array([[e.numbers.get(n, 0.0) for n in self.names] for e in examples])
        return (raw - self.mean) / self.spread


def examples() -> list[Example]:
    """Every item of train.jsonl as the program itself would look at it."""
    corpus = read_corpus(ROOT / "training" / "train.jsonl")
    return [e for village in dict.fromkeys(g.village for g in corpus) for e in _of(village, corpus)]


def _of(village: str, corpus: Sequence[Given]) -> Iterator[Example]:
    knowledge = settings.load_knowledge(branch_of(village))
    givens = [given for given in corpus if given.village == village]
    extractions = nlp.load(knowledge)([given.item for given in givens])
    for given, extraction in zip(givens, extractions, strict=True):
        found = Findings(given.item, extraction, knowledge, given.today)
        assert given.gold is not None
        grams = np.concatenate(grams_of(counted_tokens(found.reading)))
        yield Example(
            given, given.gold, Counter(grams.tolist()), numbers(found), always_out(found.reading)
        )


def space(chosen: Sequence[Example]) -> Space:
    """The n-grams of enough villages, and the numbers that are not nearly always 0."""
    villages: dict[int, set[str]] = {}
    items: Counter[int] = Counter()
    for example in chosen:
        for gram in example.grams:
            villages.setdefault(gram, set()).add(example.given.village)
            items[gram] += 1
    kept = sorted(gram for gram, where in villages.items() if len(where) >= VILLAGES_AT_LEAST)
    idf = [np.log((1 + len(chosen)) / (1 + items[gram])) + 1 for gram in kept]
    used = Counter(name for e in chosen for name, value in e.numbers.items() if value)
    names = sorted(name for name, times in used.items() if times >= ITEMS_WITH_NUMBER)
    raw = np.array([[e.numbers.get(n, 0.0) for n in names] for e in chosen])
    return Space(np.array(kept, np.uint32), np.array(idf), names, raw.mean(0), raw.std(0) + 1e-6)


def outputs(chosen: Sequence[Example]) -> tuple[list[str], Floats]:
    """Names of what is learned, and the aim of each example for each."""
    fields = sorted({field for e in chosen for field in e.gold.fields})
    kinds = list(KIND_OF)
    names = [GRADE, *(f"field:{f}" for f in fields), *(f"kind:{KIND_OF[k]}" for k in kinds)]
    rows = [
        [
            TARGETS[e.gold.grade],
            *(f in e.gold.fields for f in fields),
            *(e.gold.kind == k for k in kinds),
        ]
        for e in chosen
    ]
    return names, np.array(rows, float)


class Solver:
    """Ridge regression in its dual form: the kernel is no larger than the corpus."""

    def __init__(self, chosen: Sequence[Example], scale: float, penalty: float) -> None:
        self.space = space(chosen)
        self.words = self.space.words(chosen)
        self.numbers = self.space.numbers(chosen) * scale
        self.kernel = (self.words @ self.words.T).astype(float) + self.numbers @ self.numbers.T
        self.scale, self.penalty = scale, penalty

    def dual(self, rows: NDArray[np.intp], aims: Floats) -> tuple[Floats, Floats]:
        mean = aims.mean(0)
        system = self.kernel[np.ix_(rows, rows)] + self.penalty * np.eye(len(rows))
        return np.linalg.solve(system, aims - mean), mean

    def left_out(self, aims: Floats, groups: NDArray[np.intp]) -> Floats:
        """For each example what a model says that never saw its group."""
        said = np.zeros_like(aims)
        for group in np.unique(groups):
            test, train = np.flatnonzero(groups == group), np.flatnonzero(groups != group)
            weights, mean = self.dual(train, aims[train])
            said[test] = self.kernel[np.ix_(test, train)] @ weights + mean
        return said


def writer_of(chosen: Sequence[Example]) -> NDArray[np.intp]:
    by_village = {v: at for at, villages in enumerate(WRITERS) for v in villages}
    return np.array([by_village[e.given.village] for e in chosen])


# ── thresholds ───────────────────────────────────────────────────────────────


def cut_for(scores: Floats, good: NDArray[np.bool_], precision: float) -> float:
    """The lowest score above which at least `precision` is good."""
    order = np.argsort(-scores)
    share = np.cumsum(good[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(share >= precision)
    last = int(enough[-1]) if len(enough) else 0
    return float(scores[order[last]])


def steps(scores: Floats, grades: NDArray[np.intp]) -> list[float]:
    """The scores that cut the items into grades as often as the gold does."""
    return [float(np.quantile(scores, (grades < grade).mean())) for grade in (1, 2, 3)]


def field_cuts(said: Floats, aims: Floats, of_interest: NDArray[np.bool_]) -> list[float]:
    """For each field the cut with the best F1 on items of grade 1 and up, one by one,
    pulled half-way to the common cut: a field with few examples has a wild best."""
    grid = np.arange(0.12, 0.56, 0.02)
    kept, right = said[of_interest], aims[of_interest] > 0
    common = max(grid, key=lambda cut: _f1(kept >= cut, right))
    own = [
        max(grid, key=lambda cut, at=at: _f1(kept[:, at] >= cut, right[:, at]))
        for at in range(kept.shape[1])
    ]
    return [float((common + cut) / 2) for cut in own]


def _f1(said: NDArray[np.bool_], right: NDArray[np.bool_]) -> float:
    both = (said & right).sum()
    return float(2 * both / max(1, said.sum() + right.sum()))


# ── report and file ──────────────────────────────────────────────────────────


def report(chosen: Sequence[Example], scores: Floats) -> dict[str, float]:
    """Mean order figures over villages, for scores that were left out."""
    rows = []
    for village in dict.fromkeys(e.given.village for e in chosen):
        at = [n for n, e in enumerate(chosen) if e.given.village == village]
        told = stories([chosen[n].gold for n in at])
        rows.append(order_figures(told, {chosen[n].gold.id: float(scores[n]) for n in at}))
    return {key: round(float(np.mean([row[key] for row in rows])), 4) for key in rows[0]}


def write(path: Path, solver: Solver, aims: Floats, names: Sequence[str], cuts: Floats) -> None:
    """Weights as one byte each (with a scale per output), everything in one file."""
    rows = np.arange(len(aims))
    weights, mean = solver.dual(rows, aims)
    words = solver.words.T.astype(float) @ weights
    scales = np.abs(words).max(0) / 127
    by_number = solver.numbers.T @ weights * solver.scale / solver.space.spread[:, None]
    bias = mean - solver.space.mean @ by_number
    buffer = io.BytesIO()
    np.savez_compressed(
        buffer,
        format=np.array(FORMAT),
        outputs=np.array(names),
        hashes=solver.space.hashes,
        idf=solver.space.idf.astype(np.float16),
        words=np.round(words / scales).astype(np.int8),
        scales=scales.astype(np.float32),
        names=np.array(solver.space.names),
        numbers=by_number.astype(np.float32),
        bias=bias.astype(np.float32),
        thresholds=cuts.astype(np.float32),
    )
    path.write_bytes(buffer.getvalue())


def level(names: Sequence[str], aims: Floats, said: Floats) -> tuple[Floats, Floats]:
    """Kinds that are rare would never win: divide each by the root of its share."""
    share = np.array(
        [
            np.sqrt(aims[:, at].mean()) if name.startswith("kind:") else 1.0
            for at, name in enumerate(names)
        ]
    )
    return aims / share, said / share


def thresholds(
    chosen: Sequence[Example], names: Sequence[str], aims: Floats, said: Floats
) -> Floats:
    grades = np.array([e.gold.grade for e in chosen])
    scores = said[:, 0]
    listed = ~np.array([e.out for e in chosen])
    fields = [at for at, name in enumerate(names) if name.startswith("field:")]
    return np.array(
        [
            cut_for(scores[listed], grades[listed] >= 2, SHOWN_PRECISION),
            cut_for(scores[listed], grades[listed] >= 2, STRONG_PRECISION),
            *steps(scores, grades),
            *field_cuts(said[:, fields], aims[:, fields], grades >= 1),
        ]
    )


def search(chosen: Sequence[Example]) -> None:
    names, aims = outputs(chosen)
    for scale in (0.0, 0.01, 0.02, 0.03, 0.05):
        for penalty in (0.5, 1.0, 2.0):
            said = Solver(chosen, scale, penalty).left_out(aims, writer_of(chosen))
            print(f"scale {scale} penalty {penalty}", report(chosen, said[:, 0]))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--search", action="store_true")
    asked.add_argument("--out", type=Path, default=ROOT / "leads" / "defaults" / "ranker.npz")
    given = asked.parse_args()
    chosen = examples()
    if given.search:
        search(chosen)
        return
    names, aims = outputs(chosen)
    solver = Solver(chosen, NUMBER_SCALE, PENALTY)
    said = solver.left_out(aims, writer_of(chosen))
    aims, said = level(names, aims, said)
    cuts = thresholds(chosen, names, aims, said)
    write(given.out, solver, aims, names, cuts)
    print(json.dumps({"left out by writer": report(chosen, said[:, 0]), "cuts": cuts[:5].tolist()}))
    print(f"{len(solver.space.hashes)} n-grams, {given.out.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
