"""Does `leads who` name the bodies that one would call, and how fast?

    python -m benchmarks.who
    python -m benchmarks.who --model none --villages Zandmeer Nijendiep
    python -m benchmarks.who --training --shown

The plans of `tests/corpus/plans.jsonl` were written, each with the bodies one would call
for it, before the program was run on them; so were those of `training/plans.jsonl`, on which
the weights of `match.involve` may be chosen (`--training`). The messages of a village come
in on their own days, as on so many mornings; the day after the last one the plan is asked.
Told for each plan: the share of the expected bodies among the first eight (a name that
stands in the other one counts), how many there are (in brackets: those that were read of at
all), and how many of those eight come with words that show them.

Last comes the processor time of one answer in a directory of made-up bodies, the verb
alone and the whole command; one item in ten has to do with the plan.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from datetime import time as hour
from itertools import groupby
from json import loads
from pathlib import Path

import yaml
from sqlalchemy import select, update

from benchmarks import network
from leads import service
from leads.app import LOCAL, App, open_app
from leads.model import Branch, Organisation, Outcome, Source, Visit
from leads.service.predict import Given, branch_of, read_corpus
from leads.service.who import Involved, who
from leads.store import schema
from leads.text import normal_name

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "tests" / "corpus" / "dev.jsonl"
PLANS = ROOT / "tests" / "corpus" / "plans.jsonl"
TRAINING = ROOT / "training" / "train.jsonl", ROOT / "training" / "plans.jsonl"
EVENING = hour(20, tzinfo=LOCAL)  # what was published in the day is in
PLAN = "lezing over archeologie, week 42"
NEWS = "De heemkundekring houdt een avond over archeologie en zoekt oude foto's."
THEME = "erfgoed_heemkunde"
MUNICIPALITY = "gemeente_bestuur"
EVERY, REPEATS = 10, 5


@dataclass(frozen=True)
class Wish:
    """One line of the plans: asked in `village` on `today`; `expected` are names."""

    village: str
    today: date
    plan: str
    expected: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """What the program said to a wish, the best first. `read` are the expected bodies that
    it has in its directory at all."""

    wish: Wish
    involved: tuple[Involved, ...]
    read: tuple[str, ...]

    @property
    def found(self) -> list[str]:
        return _in_both(self.wish.expected, [one.candidate.body for one in self.involved])

    @property
    def share(self) -> float:
        return len(self.found) / len(self.wish.expected)

    @property
    def shown_by_words(self) -> int:
        return sum(1 for one in self.involved if any(said.quote for said in one.evidence))


def _in_both(expected: Iterable[str], bodies: Sequence[Organisation]) -> list[str]:
    return [name for name in expected if any(is_body(name, body) for body in bodies)]


def is_body(expected: str, body: Organisation) -> bool:
    """One of its names in normal form, or its own name in the other: 'Oud-Zandmeer'. That
    of a municipality is its place alone, which stands in many names."""
    said, own = normal_name(expected), normal_name(body.name)
    inside = f" {own} " in f" {said} " or f" {said} " in f" {own} "
    if inside and own and body.type_id != MUNICIPALITY:
        return True
    return said in map(normal_name, body.names)


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.at = datetime.min.replace(tzinfo=UTC)

    def set(self, day: date) -> None:
        self.at = datetime.combine(day, EVENING).astimezone(UTC)

    def __call__(self) -> datetime:
        return self.at


def read_plans(path: Path = PLANS) -> list[Wish]:
    return [_wish(**loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def _wish(village: str, today: str, plan: str, expected: list[str]) -> Wish:
    return Wish(village, date.fromisoformat(today), plan, tuple(expected))


def answers(
    wishes: Iterable[Wish], *, corpus: Path = CORPUS, model: str = "", most: int = 8
) -> Iterator[Answer]:
    """The answers of the program, village by village. `model` as in `nlp.load`."""
    given = read_corpus(corpus)
    for village, some in groupby(wishes, key=lambda wish: wish.village):
        with _village(village, given, model) as (app, clock):
            for wish in some:
                clock.set(wish.today)
                yield _answer(app, wish, most)


def _answer(app: App, wish: Wish, most: int) -> Answer:
    bodies = app.store.organisations.read_of(app.knowledge.branch.id)
    found = who(app, wish.plan, most=most).involved
    return Answer(wish, found, tuple(_in_both(wish.expected, bodies)))


@contextmanager
def _village(name: str, corpus: Iterable[Given], model: str) -> Iterator[tuple[App, Clock]]:
    """A branch that has read all of a village."""
    with tempfile.TemporaryDirectory() as folder:
        clock = Clock()
        home = write_home(Path(folder), branch_of(name), model)
        told = [one for one in corpus if one.village == name]
        with closing(_reader(home, clock, told)) as app:
            _read(app, clock, told)
            yield app, clock


def _reader(home: Path, clock: Clock, told: Iterable[Given]) -> App:
    """The program with the papers of a village as the branch's own sources."""
    app = open_app(home, env={})
    read = {one.item.source_id: _source(one) for one in told}
    return replace(app, now=clock, settings=replace(app.settings, sources=tuple(read.values())))


def write_home(folder: Path, branch: Branch, model: str = "") -> Path:
    settings = {
        "version": 1,
        "branch": {"id": branch.id, "name": branch.name, "place": branch.place},
        "http": {"contact": "mailto:bieb@elsbroek.example"},
        "nlp": {"model": model},
    }
    config = folder / "config"
    config.mkdir()
    (config / "leads.yaml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    (config / "sources.yaml").write_text("sources: []\n", encoding="utf-8")
    return folder


def _read(app: App, clock: Clock, given: Sequence[Given]) -> None:
    """Take in what a village said, each message on its own day."""
    app.store.sources.register(app.settings.sources)
    for day, some in groupby(sorted(given, key=_by_day), key=_by_day):
        clock.set(day)
        items = [one.item for one in some]
        for source in {item.source_id for item in items}:
            seen = Visit(source_id=source, at=clock(), outcome=Outcome.NEW, next_at=clock())
            app.store.save_visit(seen, [item for item in items if item.source_id == source])
        looked = service.analyse(app).looked
        assert looked == len(items), (day, looked)


def _by_day(one: Given) -> date:
    return one.today


def _source(one: Given) -> Source:
    name = one.item.source_id
    return Source(id=name, kind="feed", url="", name=name, medium=one.item.medium)


# ── how fast ─────────────────────────────────────────────────────────────────


def seconds(bodies: int, items: int) -> tuple[float, float, int]:
    """Of processor time for one answer: the verb, the whole command; and the bodies shown."""
    with tempfile.TemporaryDirectory() as folder:
        home = write_home(Path(folder), network.BRANCH)
        now = network.NOW + timedelta(days=1)
        with closing(open_app(home, now=now.isoformat(), env={})) as app:
            network.fill(app.store, bodies, items)
            _talk_about_it(app)
            shown = len(who(app, PLAN).involved)  # to warm up
            verb = min(network.seconds(lambda: who(app, PLAN)) for _ in range(REPEATS))
        return verb, min(_command(home, now) for _ in range(REPEATS)), shown


def _talk_about_it(app: App) -> None:
    """One item in ten has to do with the plan."""
    some = select(schema.items.c.id).where(schema.items.c.turn % EVERY == 0)
    looked_at = schema.assessments.c.item_id.in_(some)
    with app.store._database.write() as connection:
        connection.execute(
            update(schema.items).where(schema.items.c.id.in_(some)).values(text=NEWS)
        )
        connection.execute(update(schema.assessments).where(looked_at).values(themes=[THEME]))


def _command(home: Path, now: datetime) -> float:
    command = [sys.executable, "-m", "leads", "--home", str(home), "--now", now.isoformat()]
    before = _children()
    subprocess.run([*command, "who", PLAN], check=True, capture_output=True, cwd=ROOT)
    return _children() - before


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


# ── on paper ─────────────────────────────────────────────────────────────────


def told(answer: Answer, shown: bool) -> Iterator[str]:
    found, wish = answer.found, answer.wish
    of = f"{len(found)} of {len(wish.expected)} ({len(answer.read)})"
    evidence = f"{answer.shown_by_words} of {len(answer.involved)}"
    yield f"{answer.share:6.2f}  {of:12}{evidence:8}{wish.village}: {wish.plan}"
    if shown:
        yield f"{'':8}missed: {', '.join(set(wish.expected) - set(found)) or 'none'}"
        for place, one in enumerate(answer.involved, 1):
            body, why = one.candidate.body, ", ".join(one.candidate.because)
            yield f"{place:10}  {body.name} ({body.type_id or 'no type'}; {why})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--model", default="", help="as in leads.yaml; 'none' for the rules alone")
    parser.add_argument("--training", action="store_true", help="the plans to choose weights on")
    parser.add_argument("--villages", nargs="+")
    parser.add_argument("--most", type=int, default=8)
    parser.add_argument("--shown", action="store_true", help="name what is shown and missed")
    parser.add_argument("--bodies", type=int, default=2_000)
    parser.add_argument("--items", type=int, default=20_000)
    asked = parser.parse_args()
    corpus, plans = TRAINING if asked.training else (CORPUS, PLANS)
    wishes = [one for one in read_plans(plans) if one.village in (asked.villages or one.village)]
    done = list(answers(wishes, corpus=corpus, model=asked.model, most=asked.most))
    print(" share  expected    words   plan")
    for answer in done:
        print("\n".join(told(answer, asked.shown)))
    print(f"{statistics.mean(one.share for one in done):6.2f}  mean of {len(done)} plans")
    verb, command, shown = seconds(asked.bodies, asked.items)
    print(f"{asked.bodies:,} bodies, {asked.items:,} items, {shown} shown:", end=" ")
    print(f"verb {verb:.2f} s, command {command:.2f} s of processor time")


if __name__ == "__main__":
    main()
