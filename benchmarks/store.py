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

from sqlalchemy import JSON, text

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
from leads.store.schema import metadata

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
_DAY = "date('2026-03-24', '-' || (n / 200) || ' days')"
_PUBLISHED = "strftime('%Y-%m-%d %H:%M:%S.000000', '2026-03-24', '-' || (n / 200) || ' days')"
_SEEN = "'2026-03-24 00:00:00.000000'"
_SIGNATURE = str(list(range(64)))
#: table → column → SQL for row n; JSON columns that are not named hold an empty list
_FILL: dict[str, dict[str, str]] = {
    "items": {
        "id": "'i' || n", "source_id": "'krant'", "key": "n",
        "url": "'https://krant.example/' || n",
        "title": "'Nieuws ' || n", "text": "hex(zeroblob(400))", "medium": "'news'",
        "published": _PUBLISHED, "precision": "'instant'", "source_name": "'Krant'",
        "place": "'Elsbroek'", "content_hash": "'h' || n",
        "events_until": "'0001-01-01'", "turn": "1",
    },
    "fingerprints": {
        "item_id": "'i' || n", "source_id": "'krant'", "published": _PUBLISHED, "url": "''",
        "title": "'Nieuws ' || n", "signature": f"'{_SIGNATURE}'",
    },
    "blocking_keys": {
        "item_id": "'i' || n", "key": "'key' || (n % 500)", "published": _PUBLISHED,
    },
    "events": {
        "item_id": "'i' || n", "position": "0", "day": _DAY, "event": """'{"name":"x"}'""",
    },
    "leads": {
        "branch_id": "'elsbroek'", "id": "'l' || n", "title": "'Kans ' || n",
        "score": "(n % 97) / 10.0", "grade": "2", "kind": "'oproep'", "found_at": _SEEN,
        "changed_at": _SEEN, "unshown": "n < 400", "shown_on": "'2026-03-01'",
        "act_before": "date('2026-03-24', '-' || (n / 200 - 20) || ' days')",
        "status": "CASE WHEN n < 4000 THEN 'seed' ELSE 'fallow' END", "first_status": "'seed'",
    },
    "assessments": {
        "item_id": "'i' || n", "branch_id": "'elsbroek'", "content_hash": "'h' || n",
        "lead_id": "CASE WHEN n % 20 = 0 THEN 'l' || n END", "score": "1.0", "grade": "n % 3",
        "shown": "0", "act_before": _DAY,
    },
}  # fmt: skip


def fill(store: Store, size: int) -> None:
    """Rows straight into the tables: the way in is measured apart."""
    store.sources.register([SOURCE])
    with store._database.write() as connection:
        for table, values in _FILL.items():
            only = "WHERE n % 20 = 0" if table == "leads" else ""
            given = _with_empty(table, values)
            connection.execute(
                text(
                    f"INSERT INTO {table} ({', '.join(given)}) {_NUMBERS} "
                    f"SELECT {', '.join(given.values())} FROM numbers {only}"
                ),
                {"size": size},
            )
        connection.execute(text("INSERT INTO counters VALUES ('turn', 1)"))
        connection.execute(text("INSERT INTO branches VALUES ('elsbroek', 1)"))


def _with_empty(table: str, values: dict[str, str]) -> dict[str, str]:
    columns = metadata.tables[table].columns
    empty = {c.name: "'[]'" for c in columns if isinstance(c.type, JSON) and not c.nullable}
    return empty | values


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
            source_id=item.source_id,
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
