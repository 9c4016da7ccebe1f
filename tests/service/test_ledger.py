"""What visits bring is saved together: all of it, or one of them tells why not."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from leads.errors import StoreError
from leads.model import Medium, Outcome, Source, Visit
from leads.service.ledger import Ledger
from leads.store import Store

NOW = datetime(2027, 3, 1, 6, tzinfo=UTC)


def source(name: str) -> Source:
    url = f"https://{name}.example/feed"
    return Source(id=name, kind="feed", url=url, name=name, medium=Medium.NEWS)


def visit(name: str) -> Visit:
    return Visit(source_id=name, at=NOW, outcome=Outcome.UNCHANGED, next_at=NOW)


def saved(folder: Path, *visits: Any) -> list[Any]:
    """What each visit gets back from one ledger: a number, or what was raised."""
    with Store.open(f"sqlite:///{folder / 'leads.db'}", backups=None) as store:
        store.sources.register([source("krant"), source("weekblad")])

        async def go() -> list[Any]:
            ledger = Ledger(store)
            waiting = [asyncio.create_task(ledger.save(one, [])) for one in visits]
            done = asyncio.gather(*waiting, return_exceptions=True)
            return list(await asyncio.wait_for(done, 10))

        answers = asyncio.run(go())
        return [*answers, len([s for s in store.sources.states().values() if s.last_success])]


def test_visits_of_one_moment_are_all_kept(tmp_path: Path) -> None:
    assert saved(tmp_path, visit("krant"), visit("weekblad")) == [0, 0, 2]


def test_one_that_cannot_be_kept_is_told_once_and_nothing_is(tmp_path: Path) -> None:
    first, other, kept = saved(tmp_path, visit("krant"), visit("onbekend"))
    assert isinstance(first, StoreError)
    assert isinstance(other, asyncio.CancelledError)
    assert kept == 0


def test_a_fault_that_nobody_foresaw_is_raised_and_not_waited_for(tmp_path: Path) -> None:
    wrong, kept = saved(tmp_path, None)
    assert isinstance(wrong, AttributeError)
    assert kept == 0
