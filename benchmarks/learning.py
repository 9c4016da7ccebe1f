"""Do the digests get better for a librarian with a taste, and never clearly worse?

    python benchmarks/learning.py --seeds 40            villages of train and dev

A made-up librarian likes two of the ten commonest fields and dislikes one. What she likes
is worth a grade more to her, what she dislikes nothing. She goes through the villages in
a random order, answers what is shown, and is not consistent: of what is worth 0, 1, 2 or 3
to her she takes up 0, 20, 50 or 95 in a hundred; one answer in twenty is a slip; 15 in
a hundred get no answer. What she leaves gets a reason: the disliked field 'ander-thema',
noise 'geen-kans', and the rest half the time 'ander-thema', half the time one that tells
nothing of taste (no time, too late, known).

Told is nDCG@10 by her own grades over the villages after her first thirty answers that
tell of taste: `frozen` with what was learned then, `living` with what is learned anew
after each village. The parameters of `match/taste.py` were chosen on the train villages;
these are ranked by weights that were learned without their writer. The names on the
train villages are read by a name finder that knows them.
"""

import argparse
import os
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

os.environ["OPENBLAS_NUM_THREADS"] = "1"

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "training")]

from leads import settings  # noqa: E402
from leads.evaluation import Gold, order_figures, stories  # noqa: E402
from leads.evaluation.ranking import Story  # noqa: E402
from leads.match import Ranker, leaning, taste  # noqa: E402
from leads.match.taste import Example  # noqa: E402
from leads.model import Assessment, Decision, Taste  # noqa: E402
from leads.service import predict  # noqa: E402

NOW = datetime(2027, 3, 2, tzinfo=UTC)
COMMONEST = 10
TAKES = (0.0, 0.2, 0.5, 0.95)
SILENT, NOT_OUR_THEME = 0.15, 0.5
SLIPS = 0.05
NO_TASTE = ("geen-tijd", "te-laat", "kennen-we")
ANY = (*NO_TASTE, "ander-thema", "buiten-gebied", "wil-niet", "geen-kans")
KNOWN = settings.load_knowledge(predict.branch_of(""))
FIELDS = leaning.fields_of(KNOWN)


@dataclass(frozen=True)
class Seen:
    """One item as the program judged it, and what is right about it."""

    gold: Gold
    today: date
    assessment: Assessment


Villages = Mapping[str, Sequence[Seen]]


@dataclass
class Librarian:
    """Who answers; `likes` and `hates` are fields."""

    dice: random.Random
    likes: frozenset[str]
    hates: str

    @classmethod
    def of(cls, dice: random.Random, villages: Villages) -> "Librarian":
        golds = [one.gold for seen in villages.values() for one in seen if one.gold.grade]
        times = Counter(field for gold in golds for field in gold.fields)
        fields = sorted(times, key=lambda field: (-times[field], field))[:COMMONEST]
        first, second, third = dice.sample(fields, 3)
        return cls(dice, frozenset({first, second}), third)

    def grade(self, gold: Gold) -> int:
        if self.hates in gold.fields:
            return 0
        return min(3, gold.grade + 1) if gold.grade and self.likes & gold.fields else gold.grade

    def answer(self, gold: Gold, day: date) -> list[Decision]:
        if self.dice.random() < SILENT:
            return []
        takes = self.dice.random() < TAKES[self.grade(gold)]
        if self.dice.random() < SLIPS:
            takes, reason = not takes, self.dice.choice(ANY)
        else:
            reason = self._reason(gold)
        at = datetime(day.year, day.month, day.day, tzinfo=UTC)
        verb = "accept" if takes else "drop"
        return [
            Decision(
                lead_id=gold.id,
                branch_id="b",
                at=at,
                verb=verb,
                status=None,
                reason=None if takes else reason,
            )
        ]

    def _reason(self, gold: Gold) -> str:
        if self.hates in gold.fields:
            return "ander-thema"
        if not gold.grade:
            return "geen-kans"
        if self.dice.random() < NOT_OUR_THEME:
            return "ander-thema"
        return self.dice.choice(NO_TASTE)


# ── one librarian ────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Outcome:
    """Mean nDCG@10 of the villages that followed, without and with learning."""

    without: float
    frozen: float
    living: float
    active: bool
    worst: float
    taste: Taste


def simulate(villages: Villages, seed: int, answers: int, shown: float) -> Outcome:
    """One librarian, from her first answer to the last village."""
    dice = random.Random(seed)
    who = Librarian.of(dice, villages)
    order = list(villages)
    dice.shuffle(order)
    examples: list[Example] = []
    while order and len(examples) < answers:
        for told in answered(who, villages[order.pop(0)], len(examples)):
            examples.append(told)
            if len(examples) == answers:
                break
    first = learned(examples, Taste(branch_id="b", learned_at=NOW), shown)
    now, rows = first, []
    for village in order:
        seen = villages[village]
        rows.append([figure(who, seen, one) for one in (None, first, now)])
        examples += answered(who, seen, len(examples))
        now = learned(examples, now, shown)
    without, frozen, living = (sum(column) / len(rows) for column in zip(*rows, strict=True))
    worst = min(row[1] - row[0] for row in rows)
    return Outcome(without, frozen, living, first.active, worst, first)


def learned(examples: Sequence[Example], before: Taste, shown: float) -> Taste:
    return taste.learn(examples, before, NOW, shown=shown)


def answered(who: Librarian, seen: Iterable[Seen], past: int) -> Iterator[Example]:
    """Her answers that tell of taste; `past` keeps the days of villages apart."""
    for one in seen:
        worth = one.assessment
        said = taste.verdict(who.answer(one.gold, one.today)) if worth.shown else None
        if said:
            named = leaning.subjects(worth.themes, worth.kind, FIELDS)
            day = one.today + timedelta(days=1000 * past)
            yield Example(named, worth.score, *said, day)


def figure(who: Librarian, seen: Sequence[Seen], tried: Taste | None) -> float:
    """nDCG@10 of one village by her own grades."""
    grades = {one.gold.id: who.grade(one.gold) for one in seen}
    told = [
        Story(story.ids, max(grades[key] for key in story.ids))
        for story in stories([one.gold for one in seen])
    ]
    return order_figures(told, {one.gold.id: score(one.assessment, tried) for one in seen})[
        "ndcg@10"
    ]


def score(worth: Assessment, tried: Taste | None) -> float:
    if tried is None or not tried.active or not worth.reasons:
        return worth.score
    named = leaning.subjects(worth.themes, worth.kind, FIELDS)
    return worth.score + leaning.shift(named, tried.weights)


HEAD = " after  without   frozen    worst   living    worst  in use"


def table(name: str, villages: Villages, seeds: int, answers: int, shown: float) -> str:
    """One line of figures."""
    done = [simulate(villages, seed, answers, shown) for seed in range(seeds)]
    frozen = [one.frozen - one.without for one in done]
    living = [one.living - one.without for one in done]
    without = sum(one.without for one in done) / seeds
    return (
        f"{name:>6}{without:>9.3f}{sum(frozen) / seeds:>+9.3f}{min(frozen):>+9.3f}"
        f"{sum(living) / seeds:>+9.3f}{min(living):>+9.3f}"
        f"{sum(one.active for one in done) / seeds:>8.0%}"
    )


# ── what the program sees of the villages ────────────────────────────────────


def dev(ranker: Ranker) -> Villages:
    """The dev villages under the shipped weights."""
    return _judged(predict.read_corpus(ROOT / "tests" / "corpus" / "dev.jsonl"), ranker)


def train(ranker: Ranker) -> Villages:
    """The train villages, each under weights that were learned without its writer; the
    thresholds are the shipped ones."""
    import numpy as np
    import train_ranker
    from ranker_corpus import WRITERS, examples, lessons, messages
    from ranker_fit import Solver, Space

    corpus = predict.read_corpus(ROOT / "training" / "train.jsonl")
    every, told, taught, cuts = examples(), messages(), lessons(), ranker.thresholds
    found: dict[str, Sequence[Seen]] = {}
    for writer in WRITERS:
        items = [one for one in every if one.gold.village not in writer]
        space = Space.of([*items, *told], taught)
        groups = train_ranker.groups([*items, *told], taught)
        solvers = [Solver(space, items, told, taught, group.recipe) for group in groups]
        fields = [cuts.fields[name.removeprefix("field:")] for name in groups[1].names]
        held = np.array([cuts.shown, cuts.strong, *cuts.steps, *fields])
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "ranker.npz"
            train_ranker.write(file, space, solvers, groups, held)
            apart = Ranker.from_bytes(file.read_bytes())
        found |= _judged([one for one in corpus if one.village in writer], apart)
    return {village: found[village] for village in sorted(found)}


def _judged(corpus: Sequence[predict.Given], ranker: Ranker) -> Villages:
    found: dict[str, list[Seen]] = {}
    for one in predict.judge(corpus, ranker=ranker):
        assert one.given.gold is not None
        seen = Seen(one.given.gold, one.given.today, one.assessment)
        found.setdefault(one.given.village, []).append(seen)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seeds", type=int, default=40)
    parser.add_argument("--answers", type=int, nargs="+", default=[30])
    parser.add_argument("--only", choices=["train", "dev"])
    asked = parser.parse_args()
    ranker = predict.load_ranker()
    makers = {"train": train, "dev": dev}
    for name, make in makers.items():
        if asked.only in (None, name):
            villages = make(ranker)
            print(f"{name}: {len(villages)} villages, {asked.seeds} librarians")
            print(HEAD)
            for answers in asked.answers:
                print(table(str(answers), villages, asked.seeds, answers, ranker.thresholds.shown))


if __name__ == "__main__":
    main()
