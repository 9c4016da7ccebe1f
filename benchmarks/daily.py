"""Does the morning's work slow down when the store fills up?

    python -m benchmarks.daily --sizes 10000 1000000

Fills an SQLite file with made-up items as `benchmarks/store.py` does, then makes a
digest (the time spent in the store, and the whole) and has a batch of 200 new items
from the training corpus understood, weighed and saved (processor time). A figure that
grows with the number of stored items is a missing index.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from benchmarks.store import NOW, fill
from leads import service
from leads.app import App, open_app
from leads.model import Item, Outcome, Visit
from leads.service.digest import remember_shown
from leads.service.predict import read_corpus

CORPUS = Path(__file__).parents[1] / "training" / "train.jsonl"
DIGESTS, BATCHES, NEW = 15, 3, 200
CONFIG = """\
version: 1
branch: {id: elsbroek, name: Bibliotheek Elsbroek, place: Heeze}
http: {contact: "mailto:bieb@elsbroek.example"}
"""
SOURCES = """\
sources:
  - {id: krant, name: De Krant, kind: feed, url: "https://krant.example/feed"}
"""


class Clocked:
    """A part of the store that counts the seconds spent in its methods."""

    def __init__(self, part: Any, spent: list[float]) -> None:
        self._part, self._spent = part, spent

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._part, name)
        return self._timed(found) if callable(found) else Clocked(found, self._spent)

    def _timed(self, method: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            began = time.perf_counter()
            try:
                return method(*args, **kwargs)
            finally:
                self._spent.append(time.perf_counter() - began)

        return call


def home(folder: Path) -> App:
    """A branch of which nothing was ever shown, on the morning of NOW."""
    (folder / "config").mkdir()
    (folder / "config" / "leads.yaml").write_text(CONFIG, encoding="utf-8")
    (folder / "config" / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    return open_app(folder, now=NOW.isoformat(), env={})


def next_morning(app: App, folder: Path) -> App:
    """A day later: what comes once a week or once a theme was in the mail of today."""
    remember_shown(app, service.make_digest(app))
    app.close()
    return open_app(folder, now=(NOW + timedelta(days=1)).isoformat(), env={})


def new_items(batch: int) -> list[Item]:
    given = [one.item for one in read_corpus(CORPUS)][batch * NEW : (batch + 1) * NEW]
    return [
        replace(item, source_id="krant", key=f"new-{item.key}", published=NOW) for item in given
    ]


def digest(app: App) -> tuple[float, float]:
    """Milliseconds in the store and in all, the median of some digests after a warm one."""
    spent: list[float] = []
    real = app.store
    app.__dict__["store"] = Clocked(real, spent)
    took = []
    for _ in range(DIGESTS + 1):
        spent.clear()
        began = time.perf_counter()
        service.make_digest(app)
        took.append((sum(spent) * 1000, (time.perf_counter() - began) * 1000))
    app.__dict__["store"] = real
    return tuple(statistics.median(column) for column in zip(*took[1:], strict=True))  # type: ignore[return-value]


def batch(app: App) -> float:
    """Seconds of processor time for 200 new items, the best of some batches."""
    took = []
    for number in range(BATCHES + 1):
        seen = Visit(source_id="krant", at=NOW, outcome=Outcome.NEW, next_at=NOW)
        app.store.save_visit(seen, new_items(number))
        began = time.process_time()
        looked = service.analyse(app).looked
        took.append(time.process_time() - began)
        assert looked == NEW, looked
    return min(took[1:])


def measure(size: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        app = home(Path(folder))
        fill(app.store, size)
        app = next_morning(app, Path(folder))
        in_store, whole = digest(app)
        figures = {
            "digest: store, ms": in_store,
            "digest: all, ms": whole,
            f"analyse {NEW} new, s CPU": batch(app),
        }
        app.close()
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    sizes = parser.parse_args().sizes
    figures = [measure(size) for size in sizes]
    print(f"{'at … stored items':24}" + "".join(f"{size:>12,}" for size in sizes))
    for name in figures[0]:
        print(f"{name:24}" + "".join(f"{one[name]:12.2f}" for one in figures))


if __name__ == "__main__":
    main()
