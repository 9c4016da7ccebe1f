"""Predictions against gold → the figures of `leads evaluate`. Pure functions.

given, gold = parse_gold(line)
report = evaluate(golds, predictions, fields, baselines={"newest": {id: score, …}})
report.macro["ndcg@10"], report.villages["Zandmeer"]["p@10"]
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from leads.evaluation.gold import GIVEN, Gold, parse_gold, strip_marks
from leads.evaluation.prediction import Prediction, parse_prediction, read_predictions
from leads.evaluation.ranking import order_figures, shown_figures, stories
from leads.evaluation.understanding import (
    KINDS,
    Pairs,
    duplicate_figures,
    event_figures,
    kind_figures,
    organisation_figures,
    theme_figures,
)

Figures = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Report:
    """Figures by village, their plain mean, all villages as one heap for the
    counts, and the order figures of each baseline."""

    villages: Mapping[str, Figures]
    macro: Figures
    pooled: Figures
    baselines: Mapping[str, Figures] = field(default_factory=dict)


def evaluate(
    golds: Sequence[Gold],
    predictions: Mapping[str, Prediction],
    fields: Mapping[str, str],
    baselines: Mapping[str, Mapping[str, float]] | None = None,
) -> Report:
    """All figures. `fields` maps theme ids to fields; a baseline maps item ids to
    scores. Raises KeyError when an item has no prediction."""
    by_village = by_place(golds)
    villages = {v: _village(items, predictions, fields) for v, items in by_village.items()}
    return Report(
        villages=villages,
        macro=mean(villages.values()),
        pooled=_understanding([(g, predictions[g.id]) for g in golds], fields),
        baselines={
            name: mean(order_figures(stories(items), scores) for items in by_village.values())
            for name, scores in (baselines or {}).items()
        },
    )


def by_place(golds: Iterable[Gold]) -> dict[str, list[Gold]]:
    """Gold by village, in the order given."""
    found: dict[str, list[Gold]] = defaultdict(list)
    for gold in golds:
        found[gold.village].append(gold)
    return dict(found)


def mean(rows: Iterable[Figures]) -> dict[str, float]:
    """The plain mean of each figure over villages."""
    rows = list(rows)
    return {key: sum(row[key] for row in rows) / len(rows) for key in (rows[0] if rows else ())}


def _village(
    golds: Sequence[Gold], predictions: Mapping[str, Prediction], fields: Mapping[str, str]
) -> dict[str, float]:
    told = stories(golds)
    scores = {gold.id: predictions[gold.id].score for gold in golds}
    return {
        "items": float(len(golds)),
        **order_figures(told, scores),
        **shown_figures(told, predictions),
        **_understanding([(g, predictions[g.id]) for g in golds], fields),
    }


def _understanding(pairs: Pairs, fields: Mapping[str, str]) -> dict[str, float]:
    return {
        **organisation_figures(pairs),
        **event_figures(pairs),
        **duplicate_figures(pairs),
        **theme_figures(pairs, fields),
        **kind_figures(pairs),
    }


__all__ = [
    "GIVEN",
    "KINDS",
    "Figures",
    "Gold",
    "Prediction",
    "Report",
    "by_place",
    "evaluate",
    "mean",
    "parse_gold",
    "parse_prediction",
    "read_predictions",
    "strip_marks",
]
