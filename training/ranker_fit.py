"""Vectors, ridge regression in its dual form, and the thresholds on its scores."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from ranker_corpus import Example, Lesson

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]
Flags = NDArray[np.bool_]

VILLAGES_AT_LEAST = 3
"""An n-gram of fewer villages is a name, or chance."""

ITEMS_WITH_NUMBER = 5


@dataclass(frozen=True)
class Space:
    """The n-grams and the named numbers that make a vector."""

    hashes: NDArray[np.uint32]
    idf: Floats
    names: Sequence[str]
    mean: Floats
    spread: Floats

    @classmethod
    def of(cls, chosen: Sequence[Example], taught: Sequence[Lesson]) -> "Space":
        """N-grams of enough villages or of the domain files; numbers not nearly always 0."""
        villages: dict[int, set[str]] = {}
        items: Counter[int] = Counter()
        for example in chosen:
            for gram in example.grams:
                villages.setdefault(gram, set()).add(example.gold.village)
                items[gram] += 1
        common = {gram for gram, where in villages.items() if len(where) >= VILLAGES_AT_LEAST}
        kept = sorted(common.union(*(lesson.grams for lesson in taught)))
        counts = np.maximum([items[gram] for gram in kept], VILLAGES_AT_LEAST)
        used = Counter(name for e in chosen for name, value in e.numbers.items() if value)
        names = sorted(name for name, times in used.items() if times >= ITEMS_WITH_NUMBER)
        raw = np.array([[e.numbers.get(n, 0.0) for n in names] for e in chosen])
        idf = np.log((1 + len(chosen)) / (1 + counts)) + 1
        return cls(np.array(kept, np.uint32), idf, names, raw.mean(0), raw.std(0) + 1e-6)

    def words(self, texts: Sequence[Mapping[int, int]]) -> NDArray[np.float32]:
        """Tf-idf rows of unit length."""
        rows = np.zeros((len(texts), len(self.hashes)), np.float32)
        place = {gram: at for at, gram in enumerate(self.hashes.tolist())}
        for row, grams in zip(rows, texts, strict=True):
            for gram, times in grams.items():
                if (at := place.get(gram)) is not None:
                    row[at] = (1 + np.log(times)) * self.idf[at]
        sizes = np.linalg.norm(rows, axis=1, keepdims=True)
        return rows / np.where(sizes == 0, 1, sizes)

    def numbers(self, chosen: Sequence[Example]) -> Floats:
        """The named numbers, each with mean 0 and spread 1."""
        raw = np.array([[e.numbers.get(n, 0.0) for n in self.names] for e in chosen])
        return (raw - self.mean) / self.spread


@dataclass(frozen=True)
class Recipe:
    """How one group of outputs is learned: `scale` weighs the named numbers beside
    the words, `messages` and `lessons` (the domain files) beside an annotated item."""

    scale: float
    penalty: float
    messages: float = 0.5
    lessons: float = 0.0


class Solver:
    """Ridge regression by its dual: the kernel is no larger than the corpus.

    Rows are the annotated items, the messages, then the lessons (which have no numbers).
    """

    def __init__(
        self,
        space: Space,
        items: Sequence[Example],
        messages: Sequence[Example],
        taught: Sequence[Lesson],
        recipe: Recipe,
    ) -> None:
        taught = taught if recipe.lessons else ()
        chosen = [*items, *messages]
        self.items, self.examples = len(items), len(chosen)
        self.words = space.words([*(e.grams for e in chosen), *(t.grams for t in taught)])
        numbers = space.numbers(chosen) * recipe.scale
        self.numbers = np.vstack([numbers, np.zeros((len(taught), numbers.shape[1]))])
        self.kernel = (self.words @ self.words.T).astype(float) + self.numbers @ self.numbers.T
        self.doubt = np.full(len(self.kernel), recipe.penalty)
        self.doubt[self.items : self.examples] /= recipe.messages
        if taught:
            self.doubt[self.examples :] /= recipe.lessons

    def dual(self, rows: Rows, aims: Floats) -> tuple[Floats, Floats]:
        """Weights of these rows, and the mean they are added to."""
        mean = aims[rows[rows < self.items]].mean(0)
        system = self.kernel[np.ix_(rows, rows)] + np.diag(self.doubt[rows])
        return np.linalg.solve(system, aims[rows] - mean), mean

    def left_out(self, aims: Floats, groups: Rows) -> Floats:
        """For each annotated item what a model says that never saw its group."""
        said = np.zeros((self.items, aims.shape[1]))
        others = np.arange(self.items, len(self.kernel))
        for group in np.unique(groups):
            test = np.flatnonzero(groups == group)
            train = np.concatenate([np.flatnonzero(groups != group), others])
            weights, mean = self.dual(train, aims)
            said[test] = self.kernel[np.ix_(test, train)] @ weights + mean
        return said

    def primal(self, aims: Floats) -> tuple[Floats, Floats, Floats]:
        """Weights of words and of numbers, and the mean, from all rows."""
        weights, mean = self.dual(np.arange(len(self.kernel)), aims)
        return self.words.T.astype(float) @ weights, self.numbers.T @ weights, mean


# ── thresholds ───────────────────────────────────────────────────────────────


def cut_for(scores: Floats, wanted: Flags, share: float) -> float:
    """The lowest score above which at least this share is wanted."""
    order = np.argsort(-scores, kind="stable")
    above = np.cumsum(wanted[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(above >= share)
    return float(scores[order[enough[-1] if len(enough) else 0]])


def steps(scores: Floats, grades: Rows) -> list[float]:
    """The scores that cut the items into grades as often as the gold does."""
    return [float(np.quantile(scores, (grades < grade).mean())) for grade in (1, 2, 3)]


def field_cuts(said: Floats, aims: Flags) -> list[float]:
    """For each field the cut with the best F1, pulled half-way to the best common cut:
    a field with few examples has a wild best."""
    grid = np.arange(0.12, 0.56, 0.02)
    common = max(grid, key=lambda cut: f1(said >= cut, aims))
    own = [_best(grid, said[:, at], aims[:, at]) for at in range(said.shape[1])]
    return [float((common + cut) / 2) for cut in own]


def _best(grid: Floats, said: Floats, aims: Flags) -> float:
    return float(max(grid, key=lambda cut: f1(said >= cut, aims)))


def f1(said: Flags, right: Flags) -> float:
    both = (said & right).sum()
    return float(2 * both / max(1, said.sum() + right.sum()))
