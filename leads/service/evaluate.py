"""How good is it: the figures on a corpus with the right answers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from leads.evaluation import Report, parse_prediction
from leads.evaluation import evaluate as measure
from leads.match import baselines
from leads.service import predict
from leads.service.predict import Judged


@dataclass(frozen=True)
class Evaluated:
    """Every judgement, and the figures when the corpus has gold."""

    judged: Sequence[Judged]
    figures: Report | None


def evaluate(path: Path, progress: Callable[[str], None] = lambda _: None) -> Evaluated:
    """Judge a corpus of JSON lines and measure it. Raises UserError for a bad line."""
    judged = predict.judge(predict.read_corpus(path), progress)
    golds = [one.given.gold for one in judged if one.given.gold]
    if len(golds) < len(judged):
        return Evaluated(judged, None)
    predictions = {p.id: p for p in map(parse_prediction, predict.records(judged))}
    return Evaluated(judged, measure(golds, predictions, _fields(judged), _baselines(judged)))


def write_predictions(done: Evaluated, path: Path) -> None:
    """One JSON line an item."""
    predict.write(done.judged, path)


def _fields(judged: Sequence[Judged]) -> dict[str, str]:
    return {theme.id: theme.field for theme in judged[0].knowledge.themes}


def _baselines(judged: Sequence[Judged]) -> dict[str, dict[str, float]]:
    """Other ways to order the same items, each village by itself."""
    ranker = predict.load_ranker()
    scores: dict[str, dict[str, float]] = {}
    for village in dict.fromkeys(one.given.village for one in judged):
        mine = [one for one in judged if one.given.village == village]
        read = [(o.given.item, o.extraction, o.given.today) for o in mine]
        for name, values in baselines.scores(read, mine[0].knowledge, ranker).items():
            scores.setdefault(name, {}).update(
                {o.given.item.key: value for o, value in zip(mine, values, strict=True)}
            )
    return scores


# ── as a table ───────────────────────────────────────────────────────────────

_SHOWN = (
    ("ndcg@10", "nDCG@10"),
    ("p@10", "P@10"),
    ("r@12", "R@12"),
    ("noise@10", "noise@10"),
    ("shown_precision", "shown: precision"),
    ("shown_noise", "shown: grade 0"),
    ("shown_recall", "shown: recall"),
    ("strong_precision", "sterk: precision"),
    ("noise_day", "noise day: shown"),
    ("org_exact_f1", "organisations exact F1"),
    ("org_overlap_f1", "organisations overlap F1"),
    ("org_unique", "unique organisations"),
    ("event_f1", "events by date F1"),
    ("event_time", "start time right"),
    ("event_status", "status right"),
    ("dup_p", "duplicates precision"),
    ("dup_r", "duplicates recall"),
    ("theme_f1", "themes F1 (field)"),
    ("kind_accuracy", "kind right"),
)


def figures_text(done: Evaluated) -> str:
    """The figures as a table: villages in columns, then the mean; baselines below."""
    report = done.figures
    assert report is not None
    columns = {**report.villages, "mean": report.macro}
    width = max(map(len, columns)) + 2
    lines = [" " * 26 + "".join(f"{name:>{width}}" for name in columns)]
    for key, label in _SHOWN:
        cells = "".join(f"{figures[key]:>{width}.3f}" for figures in columns.values())
        lines.append(f"{label:<26}{cells}")
    lines += ["", *_baseline_lines(report.baselines, report.macro)]
    return "\n".join(lines)


def _baseline_lines(
    others: Mapping[str, Mapping[str, float]], own: Mapping[str, float]
) -> list[str]:
    head = f"{'order (mean)':<26}{'nDCG@10':>10}{'P@10':>10}{'R@12':>10}{'noise@10':>10}"
    rows = [("leads", own), *others.items()]
    keys = ("ndcg@10", "p@10", "r@12", "noise@10")
    return [head] + [f"{name:<26}" + "".join(f"{f[k]:>10.3f}" for k in keys) for name, f in rows]
