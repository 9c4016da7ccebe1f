"""Figures about order and choice: does the good news come first, is noise kept out?

Duplicates by gold are one story with the best grade, which stands where its
best-scored item stands. Good is grade 2 and up. nDCG with gain 2^grade − 1:
Järvelin and Kekäläinen, ACM TOIS 20(4), 2002; Burges et al., ICML 2005.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log2

from leads.evaluation.gold import Gold
from leads.evaluation.prediction import Prediction

GOOD = 2
TOP = 10
TOP_RECALL = 12


@dataclass(frozen=True, slots=True)
class Story:
    """Items that tell the same: `grade` is the best of them."""

    ids: tuple[str, ...]
    grade: int


def stories(golds: Sequence[Gold]) -> list[Story]:
    """The items of one village, duplicates taken together, in the order given."""
    members: dict[str, list[Gold]] = {}
    for root, gold in zip(groups({g.id: g.duplicate_of for g in golds}), golds, strict=True):
        members.setdefault(root, []).append(gold)
    return [Story(tuple(g.id for g in m), max(g.grade for g in m)) for m in members.values()]


def groups(same_as: Mapping[str, str | None]) -> list[str]:
    """For each item the name of its group, closed over 'a is b, b is c'."""
    parent = {item: item for item in same_as}

    def root(item: str) -> str:
        while parent[item] != item:
            item = parent[item]
        return item

    for item, other in same_as.items():
        if other in parent:
            parent[root(item)] = root(other)
    return [root(item) for item in same_as]


def order_figures(told: Sequence[Story], scores: Mapping[str, float]) -> dict[str, float]:
    """nDCG@10, P@10, R@12 and noise@10 of one village under these scores."""
    best = [max(scores[item] for item in story.ids) for story in told]
    ranked = [story.grade for _, story in sorted(zip(best, told, strict=True), key=_by_score)]
    good = sum(grade >= GOOD for grade in ranked)
    ideal = _dcg(sorted(ranked, reverse=True))
    first = ranked[:TOP]
    return {
        "ndcg@10": _dcg(ranked) / ideal if ideal else 1.0,
        "p@10": _share(sum(g >= GOOD for g in first), min(TOP, good)),
        "r@12": _share(sum(g >= GOOD for g in ranked[:TOP_RECALL]), min(TOP_RECALL, good)),
        "noise@10": sum(g == 0 for g in first) / TOP,
    }


def shown_figures(told: Sequence[Story], predictions: Mapping[str, Prediction]) -> dict[str, float]:
    """What is shown: precision, share of noise, recall; precision of 'sterk'; the
    noise that would be shown on days on which there is nothing else."""
    shown = [s for s in told if any(predictions[i].shown for i in s.ids)]
    strong = [s for s in told if any(predictions[i].strength == "sterk" for i in s.ids)]
    noise = [s for s in shown if s.grade == 0]
    good = sum(s.grade >= GOOD for s in told)
    kept = sum(s.grade >= GOOD for s in shown)
    return {
        "shown": float(len(shown)),
        "shown_precision": _share(kept, len(shown)),
        "shown_noise": len(noise) / len(shown) if shown else 0.0,
        "shown_recall": _share(kept, good),
        "strong": float(len(strong)),
        "strong_precision": _share(sum(s.grade >= GOOD for s in strong), len(strong)),
        "noise_day": float(len(noise)),
    }


def _by_score(ranked: tuple[float, Story]) -> float:
    return -ranked[0]


def _dcg(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1) / log2(place + 2) for place, grade in enumerate(grades[:TOP]))


def _share(part: int, whole: int) -> float:
    """A share; nothing asked and nothing missed is 1."""
    return part / whole if whole else 1.0
