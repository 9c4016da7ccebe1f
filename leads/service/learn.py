"""Learn from what people took up and left; tell it; forget it.

    learn | keep | weigh the open leads again

What was learned changes only the order and what falls below the threshold. A lead of
which a taste thinks little stays on the list.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from leads.app import LOCAL, App
from leads.model import Assessment, Decision, Lead, Leaning, Status, Taste

if TYPE_CHECKING:
    from leads.match.taste import Example

_TITLES = 3


@dataclass(frozen=True)
class Ground:
    """One leaning, and titles of leads it rests on, the latest first."""

    leaning: Leaning
    taken: tuple[str, ...]
    left: tuple[str, ...]


@dataclass(frozen=True)
class Learned:
    """A taste with its grounds; `needed` is how many decisions it takes to be used, and
    `moved` how many open leads got another score by it."""

    taste: Taste
    grounds: tuple[Ground, ...]
    needed: int
    moved: int = 0


def taste_of(app: App) -> Taste:
    """What was learned last, in use or not; an empty taste when nothing was."""
    branch_id = app.knowledge.branch.id
    return app.store.tastes.get(branch_id) or Taste(branch_id=branch_id, learned_at=app.now())


def learn(app: App) -> Learned:
    """Learn anew from all decisions since the last reset; the caller works `alone`."""
    from leads.match import taste

    before = taste_of(app)
    examples = [example for example, _ in _examples(app, before)]
    found = taste.learn(examples, before, app.now(), shown=app.ranker.thresholds.shown)
    app.store.tastes.save(found)
    return _learned(app, found, _weigh_again(app, found))


def learn_from_new(app: App) -> Learned | None:
    """The same when a person decided since the last time; else nothing is done."""
    branch_id = app.knowledge.branch.id
    decided, known = app.store.tastes.decided_at(branch_id), app.store.tastes.get(branch_id)
    if decided is None or (known and decided < known.learned_at):
        return None
    return learn(app)


def explain(app: App) -> Learned:
    """What was learned last, without learning."""
    return _learned(app, taste_of(app))


def reset(app: App) -> Learned:
    """Forget: decisions up to now no longer count, though they are kept; the caller works
    `alone`."""
    branch_id = app.knowledge.branch.id
    last = app.store.tastes.last_decision(branch_id)
    empty = Taste(branch_id=branch_id, learned_at=app.now(), after_decision=last)
    app.store.tastes.save(empty)
    return _learned(app, empty, _weigh_again(app, empty))


# ── what it does to leads ────────────────────────────────────────────────────


def seasoned(app: App, lead: Lead, taste: Taste) -> Lead:
    """A lead as this taste would have it."""
    from leads.match import leaning

    return leaning.seasoned(lead, taste, app.knowledge, app.ranker.thresholds)


def unseasoned(app: App, lead: Lead) -> Lead:
    """A lead as the shipped weights judge it."""
    from leads.match import leaning

    return leaning.unseasoned(lead, app.ranker.thresholds)


def lifted(app: App, assessment: Assessment, taste: Taste) -> bool:
    """Whether an item that falls short by itself is a lead to this branch."""
    from leads.match import leaning

    return leaning.lifts(assessment, taste, app.knowledge, app.ranker.thresholds.shown)


def _weigh_again(app: App, taste: Taste) -> int:
    """Give the leads nobody decided on the score that fits this taste."""
    seeds = app.store.leads.open(taste.branch_id, (Status.SEED,))
    pairs = [(lead, seasoned(app, lead, taste)) for lead in seeds]
    moved = [new for old, new in pairs if new != old]
    app.store.leads.reweigh(taste.branch_id, moved)
    return len(moved)


# ── the decisions it rests on ────────────────────────────────────────────────


def _examples(app: App, found: Taste) -> Iterator[tuple["Example", Lead]]:
    """Each decision that tells of taste, with its lead, oldest first."""
    for lead, decisions in app.store.tastes.told(found.branch_id, found.after_decision):
        if example := _example(app, lead, decisions):
            yield example, lead


def _example(app: App, lead: Lead, decisions: Sequence[Decision]) -> "Example | None":
    from leads.match import leaning, taste

    said = taste.verdict(decisions)
    if said is None:
        return None
    return taste.Example(
        leaning.subjects(lead.themes, lead.kind, leaning.fields_of(app.knowledge)),
        lead.score - leaning.tasted(lead),
        *said,
        decisions[-1].at.astimezone(LOCAL).date(),
    )


def _learned(app: App, found: Taste, moved: int = 0) -> Learned:
    from leads.match.taste import DECISIONS_AT_LEAST

    said = list(_examples(app, found))[::-1] if found.weights else []
    grounds = tuple(
        Ground(one, _titles(said, one.name, taken=True), _titles(said, one.name, taken=False))
        for one in found.weights
    )
    return Learned(found, grounds, DECISIONS_AT_LEAST, moved)


def _titles(said: Sequence[tuple["Example", Lead]], name: str, *, taken: bool) -> tuple[str, ...]:
    titles = (lead.title for one, lead in said if one.taken is taken and name in one.named)
    return tuple(dict.fromkeys(titles))[:_TITLES]
