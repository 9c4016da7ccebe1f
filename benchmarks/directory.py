"""How long does it take to find out who is named in a batch, in a full directory?

    python benchmarks/directory.py --sizes 2000 20000

Fills an SQLite file with made-up bodies and times one batch of 32 items (four names
each: two known ones, one with a slip of the pen, one new): the question to the store,
the reading, the save; and the search for doubtful pairs. Last comes what it would cost
to compare each name with every body.
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from leads.directory import Book, doubtful, likeness, region
from leads.model import (
    Analysis,
    Assessment,
    Branch,
    Extraction,
    Field,
    Fingerprint,
    Item,
    Label,
    Medium,
    Mention,
    Outcome,
    Source,
    Span,
    Visit,
)
from leads.settings.places import all_places
from leads.store import Store
from leads.text import normal_name

NOW = datetime(2027, 3, 2, 6, 30, tzinfo=UTC)
BRANCH = Branch(id="elsbroek", name="Bibliotheek Elsbroek", place="Elsbroek")
PLACES = [place.name for place in all_places()]
REGION = region(BRANCH, (), places=PLACES)
BATCH, REPEATS = 32, 7
_SORTS = (
    "Heemkundekring Harmonie Fanfare Toneelvereniging Basisschool Scouting Koor Fotoclub "
    "Buurtvereniging Dorpsraad Imkervereniging Wereldwinkel Schaakclub Museum Stichting"
).split()
_STARTS = "b d f g h j k l m n p r s t v w z br dr gr kl kr pl sch sl st tr vl".split()
_ENDS = "a e i o u aa ee oo ie oe ei ij on en el er am ol".split()


def name(dice: random.Random) -> str:
    """A sort, and an own name of two to four syllables."""
    size = dice.randint(2, 4)
    own = "".join(dice.choice(_STARTS) + dice.choice(_ENDS) for _ in range(size)).title()
    return f"{dice.choice(_SORTS)} De {own}"


def slip(said: str) -> str:
    """The same with its last two letters the wrong way round."""
    return said[:-2] + said[-1] + said[-2]


@dataclass
class Batches:
    """Batches of items that each name four bodies."""

    dice: random.Random
    known: list[str]
    number: int = 0

    def next(self) -> list[tuple[Item, Extraction]]:
        self.number += 1
        return [self._one(f"{self.number}-{n}") for n in range(BATCH)]

    def _one(self, key: str) -> tuple[Item, Extraction]:
        first, second, third = self.dice.choices(self.known, k=3)
        return naming_item(key, [first, second, slip(third), name(self.dice)])


def naming_item(key: str, names: list[str]) -> tuple[Item, Extraction]:
    """An item whose text is a list of names, each marked."""
    mentions, at = [], 0
    for said in names:
        span = Span(Field.TEXT, at, at + len(said))
        mentions.append(Mention(label=Label.ORG, span=span, name=said))
        at += len(said) + 2
    item = Item(
        source_id="krant",
        key=key,
        url=f"https://krant.example/{key}",
        title="Nieuws",
        text=", ".join(names),
        medium=Medium.NEWS,
        published=NOW,
        place="Elsbroek",
    )
    found = Extraction(
        item_id=item.id, mentions=tuple(mentions), events=(), deadlines=(), model="", version=""
    )
    return item, found


def ask(store: Store, batch: list[tuple[Item, Extraction]]) -> Book:
    """The bodies that these items may mean."""
    mentions = [mention for _, found in batch for mention in found.mentions]
    names = {form for mention in mentions for form in REGION.forms(mention.name, "Elsbroek")}
    near = store.organisations.near(names, places=["Elsbroek"])
    return Book(near, REGION, store.organisations.apart([body.id for body in near]))


def analyses(book: Book, batch: list[tuple[Item, Extraction]]) -> list[Analysis]:
    return [analysis(item, found, book) for item, found in batch]


def analysis(item: Item, found: Extraction, book: Book) -> Analysis:
    reading = book.read(item, found)
    return Analysis(
        item=item,
        extraction=reading.extraction,
        namings=reading.namings,
        fingerprint=Fingerprint(
            item_id=item.id,
            source_id=item.source_id,
            published=item.published,
            url=item.url,
            title=item.title,
            keys=(),
            signature=(),
        ),
        assessment=Assessment(
            item_id=item.id,
            score=0.0,
            grade=0,
            shown=False,
            strength=None,
            kind=None,
            themes=(),
            reasons=(),
        ),
        lead=None,
    )


def keep(store: Store, batch: list[tuple[Item, Extraction]]) -> None:
    seen = Visit(source_id="krant", at=NOW, outcome=Outcome.NEW, next_at=NOW)
    store.save_visit(seen, [item for item, _ in batch])


def fill(store: Store, names: list[str]) -> None:
    """As many bodies as there are names, forty to an item."""
    store.sources.register(
        [Source(id="krant", kind="feed", url="", name="Krant", medium=Medium.NEWS)]
    )
    every = 40
    batch = [
        naming_item(f"fill-{at}", names[at : at + every]) for at in range(0, len(names), every)
    ]
    keep(store, batch)
    store.save_analysis(BRANCH, analyses(Book([], REGION), batch))


def milliseconds(work: Callable[[], object]) -> float:
    """Of processor time: other programs on the machine do not count."""
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def measure(store: Store, batches: Batches) -> dict[str, float]:
    """The median of some batches, after one to warm up."""
    rounds = [one_round(store, batches.next()) for _ in range(REPEATS + 1)][1:]
    figures = {step: statistics.median(one[step] for one in rounds) for step in rounds[0]}
    bodies = store.organisations.all()
    figures["all doubtful pairs"] = milliseconds(lambda: doubtful(bodies, REGION))
    names = [normal_name(m.name) for _, found in batches.next() for m in found.mentions]
    normal = [normal_name(body.name) for body in bodies]

    def every_pair() -> None:
        for said in names:
            for known in normal:
                likeness(said, known, REGION.places)

    figures["(comparing all pairs)"] = milliseconds(every_pair)
    return figures


def one_round(store: Store, batch: list[tuple[Item, Extraction]]) -> dict[str, float]:
    keep(store, batch)
    book, done = ask(store, batch), []
    return {
        "ask the store": milliseconds(lambda: ask(store, batch)),
        "read 32 items": milliseconds(lambda: done.extend(analyses(book, batch))),
        "save 32 items": milliseconds(lambda: store.save_analysis(BRANCH, done)),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[2_000])
    sizes = parser.parse_args().sizes
    figures = []
    for size in sizes:
        dice = random.Random(7)
        names = sorted({name(dice) for _ in range(size)})
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{Path(folder) / 'leads.db'}"
            with Store.open(url, backups=None) as store:
                fill(store, names)
                figures.append(measure(store, Batches(dice, names)))
    print(f"{'ms with … bodies':24}" + "".join(f"{size:>12,}" for size in sizes))
    for step in figures[0]:
        print(f"{step:24}" + "".join(f"{one[step]:12.1f}" for one in figures))


if __name__ == "__main__":
    main()
