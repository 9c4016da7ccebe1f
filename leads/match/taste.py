"""What the decisions of a branch say of its taste: a small correction of the shipped score.

Logistic regression of 'taken up or left' on what leads are about, with the shipped score
as a fixed offset and a Gaussian prior around zero: with no decisions the score is the
shipped one, and each decision moves it a little (Chelba and Acero, 'Adaptation of maximum
entropy capitalizer', EMNLP 2004). A weight counts only in as far as it stands out from its
own doubt, and the whole only when it predicts decisions of days that were held apart, by
one and a half standard errors (Breiman and others, 'Classification and regression trees',
1984, §3.4).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import numpy as np
from numpy.typing import NDArray

from leads.match.leaning import shift
from leads.model import Decision, Leaning, Taste
from leads.words import OF_TASTE

Floats = NDArray[np.float64]

DECISIONS_AT_LEAST = 30
TAKING = frozenset({"accept", "talk", "bloom", "harvest", "root"})
MISFOUND = 0.5  # 'wrongly found' says less of a subject than 'not our theme'

# chosen on the villages of training/train.jsonl, see benchmarks/learning.py
SLOPE = 1.5  # of a point of score, in log-odds of being taken up
RIDGE = 2.0
DOUBT_FOR, DOUBT_AGAINST = 1.2, 0.8  # of a standard error: to like is said less clearly
STRETCH = 1.5  # what is left after the doubt was too much shrunk
GROUND = 4  # decisions that a leaning rests on at least
FOLDS = 30
DAYS_APART = 5  # of fewer days each decision is held apart by itself
ERRORS_TO_BEGIN = 1.5
KEPT_OF_TAKEN = 0.8
_LOOSE = 0.05  # the prior on how much a branch takes up at all
_STEPS, _CLOSE = 12, 1e-5


@dataclass(frozen=True, slots=True)
class Example:
    """A decision that tells of taste: what the lead was about (see `leaning.subjects`),
    its shipped score, whether it was taken up, and how much the answer weighs."""

    named: Mapping[str, float]
    score: float
    taken: bool
    weight: float
    day: date


def verdict(decisions: Sequence[Decision]) -> tuple[bool, float] | None:
    """Taken up or left, and how much that weighs: by the last decision that tells of taste.

    `decisions` are the ones that hold, oldest first. None when they are all about time,
    place or what was known; silence is no answer either.
    """
    for one in reversed(decisions):
        if one.verb in TAKING:
            return True, 1.0
        if one.verb == "wrong" or one.reason == "geen-kans":
            return False, MISFOUND
        if one.reason in OF_TASTE:
            return False, 1.0
    return None


def learn(examples: Sequence[Example], before: Taste, now: datetime, *, shown: float) -> Taste:
    """The taste that these decisions, oldest first, show. `before` is the one in use:
    one that is active stays so as long as it still predicts better than none. `shown` is
    the score from which leads are shown.

    A taste that would hide one in five of what was taken up is not used.
    """
    if not examples:
        return _taste(before, now)
    table = _Table.of(examples)
    weights = table.leanings(_trimmed(table.rows, table))
    gain, error = _held_apart(table, _days(examples))
    enough = gain > (0.0 if before.active else ERRORS_TO_BEGIN * error)
    active = len(examples) >= DECISIONS_AT_LEAST and enough and bool(weights)
    active = active and _keeps(examples, weights, shown)
    return _taste(before, now, len(examples), gain, active, weights)


def _taste(
    before: Taste,
    now: datetime,
    decisions: int = 0,
    gain: float = 0.0,
    active: bool = False,
    weights: tuple[Leaning, ...] = (),
) -> Taste:
    return Taste(
        branch_id=before.branch_id,
        learned_at=now,
        decisions=decisions,
        gain=gain,
        active=active,
        weights=weights,
        after_decision=before.after_decision,
    )


def _keeps(examples: Sequence[Example], weights: Sequence[Leaning], shown: float) -> bool:
    """Whether what was taken up would still have been shown."""
    taken = [one for one in examples if one.taken and one.score >= shown]
    kept = [one for one in taken if one.score + shift(one.named, weights) >= shown]
    return len(kept) >= KEPT_OF_TAKEN * len(taken)


# ── the regression ───────────────────────────────────────────────────────────


@dataclass(frozen=True)
class _Table:
    """Examples in columns: the first is the constant, then the subjects by name."""

    names: Sequence[str]
    columns: Floats
    offset: Floats
    taken: Floats
    weight: Floats

    @classmethod
    def of(cls, examples: Sequence[Example]) -> "_Table":
        times = Counter(name for one in examples for name in one.named)
        names = sorted(name for name in times if times[name] >= GROUND)
        rows = [[1.0, *(one.named.get(name, 0.0) for name in names)] for one in examples]
        scores = np.array([one.score for one in examples])
        return cls(
            names=names,
            columns=np.array(rows),
            offset=SLOPE * (scores - scores.mean()),
            taken=np.array([float(one.taken) for one in examples]),
            weight=np.array([one.weight for one in examples]),
        )

    @property
    def rows(self) -> NDArray[np.intp]:
        return np.arange(len(self.taken))

    def leanings(self, weights: Floats) -> tuple[Leaning, ...]:
        """The weights that are not zero as points of score, the heaviest first."""
        named = self.columns[:, 1:] > 0
        taken = named[self.taken == 1].sum(0)
        left = named[self.taken == 0].sum(0)
        found = [
            Leaning(
                name=name,
                points=round(float(weight) / SLOPE, 4),
                taken=int(yes),
                left=int(no),
            )
            for name, weight, yes, no in zip(self.names, weights[1:], taken, left, strict=True)
            if abs(weight) / SLOPE >= 0.01
        ]
        return tuple(sorted(found, key=lambda one: (-abs(one.points), one.name)))


def _trimmed(rows: NDArray[np.intp], table: _Table) -> Floats:
    """The weights that these rows teach, each brought nearer to zero by its own doubt;
    then the constant that fits them."""
    columns, offset = table.columns[rows], table.offset[rows]
    prior = np.full(columns.shape[1], RIDGE)
    prior[0] = _LOOSE
    weights, error = _fit(columns, offset, table.taken[rows], table.weight[rows], prior)
    above = np.maximum(weights - DOUBT_FOR * error, 0)
    below = np.minimum(weights + DOUBT_AGAINST * error, 0)
    kept = STRETCH * np.where(weights > 0, above, below)
    kept[0] = 0
    kept[0] = _constant(rows, offset + columns @ kept, table)
    return kept


def _constant(rows: NDArray[np.intp], offset: Floats, table: _Table) -> float:
    ones, loose = np.ones((len(rows), 1)), np.array([_LOOSE])
    weights, _ = _fit(ones, offset, table.taken[rows], table.weight[rows], loose)
    return float(weights[0])


def _fit(
    columns: Floats, offset: Floats, taken: Floats, weight: Floats, prior: Floats
) -> tuple[Floats, Floats]:
    """The most likely weights under the prior (Newton's method), and their standard errors."""
    weights = np.zeros(columns.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-(offset + columns @ weights)))
        slope = columns.T @ (weight * (taken - chance)) - prior * weights
        bend = (columns * (weight * chance * (1 - chance))[:, None]).T @ columns + np.diag(prior)
        step = np.linalg.solve(bend, slope)
        weights = weights + step
        if np.abs(step).max() < _CLOSE:
            break
    return weights, np.sqrt(np.diag(np.linalg.inv(bend)))


# ── what is held apart ───────────────────────────────────────────────────────


def _held_apart(table: _Table, days: Sequence[int]) -> tuple[float, float]:
    """What a decision wins in log-likelihood when its day is predicted from the others,
    against the shipped score alone; the mean and its standard error."""
    folds = np.array(days)
    won = np.zeros(len(folds))
    for fold in np.unique(folds):
        out, rest = np.flatnonzero(folds == fold), np.flatnonzero(folds != fold)
        if not len(rest):
            return 0.0, 0.0
        tasted = table.offset[out] + table.columns[out] @ _trimmed(rest, table)
        plain = table.offset[out] + _constant(rest, table.offset[rest], table)
        likelier = _likely(tasted, table.taken[out]) - _likely(plain, table.taken[out])
        won[out] = table.weight[out] * likelier
    error = float(won.std(ddof=1)) / len(won) ** 0.5 if len(won) > 1 else 0.0
    return float(won.mean()), error


def _likely(odds: Floats, taken: Floats) -> Floats:
    told: Floats = -(taken * np.logaddexp(0, -odds) + (1 - taken) * np.logaddexp(0, odds))
    return told


def _days(examples: Sequence[Example]) -> list[int]:
    """The fold of each example: its day, some days together when there are many."""
    days = sorted({one.day for one in examples})
    if len(days) < DAYS_APART:
        return [at * FOLDS // max(FOLDS, len(examples)) for at in range(len(examples))]
    place = {day: at * FOLDS // max(FOLDS, len(days)) for at, day in enumerate(days)}
    return [place[one.day] for one in examples]
