"""Does the daily run slow down when the store fills up?

    python benchmarks/store.py --sizes 10000 1000000

Fills an SQLite file with made-up items (one in twenty a lead) and times the
questions of a daily run at each size. A figure that grows with the number of
stored items is a missing index. A million items take about 2 GB and some minutes.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import text

from leads.model import (
    Analysis,
    Assessment,
    Branch,
    Extraction,
    Fingerprint,
    Item,
    Medium,
    Outcome,
    Source,
    Visit,
)
from leads.store import Store

NOW = datetime(2026, 3, 24, 6, 30, tzinfo=UTC)
BRANCH = Branch(id="elsbroek", name="Bibliotheek Elsbroek", place="Elsbroek")
SOURCE = Source(
    id="krant", kind="feed", url="https://krant.example/rss", name="Krant", medium=Medium.NEWS
)
REPEATS = 15

# n counts the items; older ones have a higher n, two hundred a day
_NUMBERS = (
    "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < :size)"
)
_PUBLISHED = "strftime('%Y-%m-%d %H:%M:%S.000000', '2026-03-24', '-' || (n / 200) || ' days')"
_FILL = {
    "items": f"""'i' || n, 'krant', n, 'https://krant.example/' || n, 'Nieuws ' || n,
        hex(zeroblob(400)), 'news', {_PUBLISHED}, 'instant', 'Krant', 'Elsbroek', NULL, '[]', '[]',
        'h' || n, '0001-01-01', 1""",
    "fingerprints": f"""'i' || n, {_PUBLISHED}, '', 'Nieuws ' || n, '[]',
        '[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16]', '[]', '[]', '[]'""",
    "blocking_keys": f"'i' || n, 'key' || (n % 500), {_PUBLISHED}",
    "events": "'i' || n, 0, date('2026-03-24', '-' || (n / 200) || ' days'), '{\"name\":\"x\"}'",
    "leads": """'elsbroek', 'l' || n, 'Kans ' || n, (n % 97) / 10.0, 2, NULL, 'oproep', '[]', '[]',
        '[]', '[]', '[]', NULL, date('2026-03-24', '-' || (n / 200 - 20) || ' days'),
        '2026-03-24 00:00:00.000000', '2026-03-24 00:00:00.000000', NULL, n < 400,
        CASE WHEN n < 4000 THEN 'seed' ELSE 'fallow' END, NULL, '2026-03-01', 'seed', NULL""",
    "assessments": """'i' || n, 'elsbroek', 'h' || n,
        CASE WHEN n % 20 = 0 THEN 'l' || n END, 1.0, 0, 0, NULL, NULL, '[]', '[]', NULL, NULL""",
}


def fill(store: Store, size: int) -> None:
    """Rows straight into the tables: the way in is measured apart."""
    store.sources.register([SOURCE])
    with store._database.write() as connection:
        for table, values in _FILL.items():
            only = "WHERE n % 20 = 0" if table == "leads" else ""
            connection.execute(
                text(f"INSERT INTO {table} {_NUMBERS} SELECT {values} FROM numbers {only}"),
                {"size": size},
            )
        connection.execute(text("INSERT INTO counters VALUES ('turn', 1)"))
        connection.execute(text("INSERT INTO branches VALUES ('elsbroek', 1)"))


def new_items(count: int, batch: int) -> list[Item]:
    return [
        Item(
            source_id="krant",
            key=f"new-{batch}-{number}",
            url=f"https://krant.example/new/{batch}/{number}",
            title="Heemkundekring zoekt een zaal",
            text="De kring zoekt een zaal voor de inloop. " * 20,
            medium=Medium.NEWS,
            published=NOW,
        )
        for number in range(count)
    ]


def analysis(item: Item) -> Analysis:
    return Analysis(
        item=item,
        extraction=Extraction(
            item_id=item.id, mentions=(), events=(), deadlines=(), model="none", version="1"
        ),
        fingerprint=Fingerprint(
            item_id=item.id,
            published=item.published,
            url=item.url,
            title=item.title,
            keys=tuple(f"key{number}" for number in range(12)),
            signature=tuple(range(64)),
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


def milliseconds(work: Callable[[int], object]) -> float:
    """The median of some runs, after one to warm up."""
    took = []
    for turn in range(REPEATS + 1):
        began = time.perf_counter()
        work(turn)
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took[1:])


def measure(store: Store) -> dict[str, float]:
    day, since = NOW.date(), NOW - timedelta(days=14)
    keys = [f"key{number}" for number in range(12)]

    def visit(batch: int) -> None:
        at = NOW + timedelta(seconds=batch)
        seen = Visit(source_id="krant", at=at, outcome=Outcome.NEW, next_at=at)
        assert store.save_visit(seen, new_items(200, batch)) == 200

    def analyse(_: int) -> None:
        store.save_analysis(BRANCH, [analysis(item) for item in to_analyse(32)])

    def to_analyse(limit: int) -> list[Item]:
        return store.items.to_analyse(BRANCH.id, since=since, today=day, limit=limit)

    return {
        "leads to show": milliseconds(lambda _: store.leads.to_show(BRANCH.id, day)),
        "leads woken": milliseconds(lambda _: store.leads.woken(BRANCH.id, day)),
        "events of two months": milliseconds(
            lambda _: store.items.events_between(day, day + timedelta(days=60))
        ),
        "candidates, 12 keys": milliseconds(
            lambda _: store.items.candidates(BRANCH.id, keys, since)
        ),
        "nothing to analyse": milliseconds(lambda _: to_analyse(32)),
        "save a visit of 200": milliseconds(visit),
        "read and save 32": milliseconds(analyse),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    sizes = parser.parse_args().sizes
    figures = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{Path(folder) / 'leads.db'}"
            with Store.open(url, backups=None) as store:
                fill(store, size)
            with Store.open(url, backups=None) as store:
                figures.append(measure(store))
    print(f"{'ms at … stored items':24}" + "".join(f"{size:>12,}" for size in sizes))
    for name in figures[0]:
        print(f"{name:24}" + "".join(f"{one[name]:12.2f}" for one in figures))


if __name__ == "__main__":
    main()
