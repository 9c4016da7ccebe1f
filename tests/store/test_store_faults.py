"""What goes wrong around a database: crowds, kills, full disks, lost files."""

import os
import random
import shutil
import sqlite3
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError
from store_children import ITEMS_PER_VISIT, start, visit_for_ever, write_as_nobody
from store_nouns import (
    BRANCH,
    NOW,
    make_analysis,
    make_decision,
    make_failure,
    make_item,
    make_lead,
    make_source,
    make_visit,
)

from leads.errors import StoreError, StoreFull
from leads.model import Status
from leads.store import Store
from leads.store.faults import translate

THREADS = 8
ROUNDS = 10


# ── crowds ───────────────────────────────────────────────────────────────────


def test_eight_threads_that_read_and_then_write_lose_nothing(store: Store) -> None:
    store.sources.register([make_source()])

    def work(thread: int) -> int:
        visits = [[make_item(f"{thread}-{turn}"), make_item("shared")] for turn in range(ROUNDS)]
        return sum(store.save_visit(make_failure(), items) for items in visits)

    with ThreadPoolExecutor(THREADS) as pool:
        new = sum(pool.map(work, range(THREADS)))
    state = store.sources.states()["krant"]
    assert state.failures == THREADS * ROUNDS
    assert state.items == new == THREADS * ROUNDS + 1


def test_people_who_decide_at_once_each_leave_their_row(store: Store) -> None:
    store.sources.register([make_source()])
    store.save_visit(make_visit(), [make_item()])
    store.save_analysis(BRANCH, [make_analysis(make_item(), make_lead())])
    statuses = [Status.PLANTED, Status.SHED, Status.FALLOW, Status.BLOOMING] * 2

    def decide(status: Status) -> None:
        store.decisions.append(make_decision("abc123", "decide", status))

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(decide, statuses))
    history = store.decisions.history(BRANCH.id, "abc123")
    assert len(history) == THREADS
    assert store.leads.get(BRANCH.id, "abc123").status is history[-1].status


def test_branches_that_analyse_the_same_items_at_once_count_them_once(store: Store) -> None:
    store.sources.register([make_source()])
    items = [make_item(str(number)) for number in range(20)]
    store.save_visit(make_visit(), items)

    def analyse(turn: int) -> None:
        order = items if turn % 2 else items[::-1]
        store.save_analysis(BRANCH, [make_analysis(item) for item in order])

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(analyse, range(8)))
    [kring] = store.organisations.all()
    assert kring.mentions == len(items)


def test_a_reader_does_not_wait_for_a_long_write(store: Store) -> None:
    store.sources.register([make_source()])
    writing, done = threading.Event(), threading.Event()

    def write() -> None:
        with store._database.write() as connection:
            connection.execute(text("UPDATE sources SET name = 'half af'"))
            writing.set()
            done.wait(10)

    writer = threading.Thread(target=write)
    writer.start()
    assert writing.wait(10)
    began = time.monotonic()
    assert list(store.sources.states()) == ["krant"]
    assert time.monotonic() - began < 5
    assert writer.is_alive()
    done.set()
    writer.join()


# ── kills ────────────────────────────────────────────────────────────────────


def test_a_killed_writer_leaves_whole_visits_only(url: str, store: Store) -> None:
    store.sources.register([make_source()])
    told = 0
    for turn in range(ROUNDS):
        child, pipe = start(visit_for_ever, url, turn)
        told += pipe.recv()
        time.sleep(random.uniform(0, 0.05))
        child.kill()
        child.join(10)
        told += _what_it_said(pipe)
    kept = store.sources.states()["krant"].items
    with store._database.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM items")).scalar() == kept
    assert kept % ITEMS_PER_VISIT == 0
    # each child may have been killed between a commit and telling of it
    assert told <= kept <= told + ROUNDS * ITEMS_PER_VISIT
    assert store.integrity() == "ok"


def _what_it_said(pipe: object) -> int:
    said = 0
    try:
        while pipe.poll():
            said += pipe.recv()
    except EOFError:
        pass
    return said


# ── full, read-only, gone ────────────────────────────────────────────────────


def test_a_full_disk_loses_nothing_and_work_goes_on_after(sqlite_url: str, tmp_path: Path) -> None:
    with Store.open(sqlite_url, backups=None) as store:
        store.sources.register([make_source()])
        assert store.save_visit(make_visit(), [make_item("first")]) == 1
    big = [make_item(str(number), text="woord " * 3000) for number in range(200)]
    with Store.open(sqlite_url, backups=None) as store:
        limit_pages(store, 120)
        with pytest.raises(StoreFull, match=r"schijf is vol\. Er is niets verloren"):
            store.save_visit(make_visit(at=NOW + timedelta(hours=1)), big)
        assert store.sources.states()["krant"].items == 1
        assert store.sources.states()["krant"].last_visit == NOW
        assert store.integrity() == "ok"
    with Store.open(sqlite_url, backups=None) as store:
        assert store.save_visit(make_visit(), big) == 200


def limit_pages(store: Store, pages: int) -> None:
    """As good as a disk of that size: SQLite takes no page more."""
    engine = store._database.engine
    engine.dispose()
    event.listen(
        engine, "connect", lambda bare, _: bare.execute(f"PRAGMA max_page_count={pages}").close()
    )


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that a user without rights can enter; pytest's own is closed."""
    folder = Path(tempfile.mkdtemp(prefix="leads-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def told_to_nobody(url: str) -> str:
    child, pipe = start(write_as_nobody, url)
    said = str(pipe.recv())
    child.join(10)
    return said


def test_a_read_only_database_is_explained(open_folder: Path) -> None:
    url = f"sqlite:///{open_folder / 'leads.db'}"
    Store.open(url, backups=None).close()
    (open_folder / "leads.db").chmod(0o444)
    open_folder.chmod(0o555)
    said = told_to_nobody(url)
    assert said.startswith("StoreError: De database")
    assert "schrijfrecht" in said or "schrijven" in said


def test_a_file_of_another_user_is_explained(open_folder: Path) -> None:
    url = f"sqlite:///{open_folder / 'leads.db'}"
    Store.open(url, backups=None).close()
    (open_folder / "leads.db").chmod(0o000)
    assert "gaat niet open" in told_to_nobody(url)


def test_a_file_deleted_while_we_run_is_noticed(sqlite_url: str, tmp_path: Path) -> None:
    with Store.open(sqlite_url, backups=None) as store:
        for file in tmp_path.glob("leads.db*"):
            file.unlink()
        with pytest.raises(StoreError, match="verwijderd of vervangen terwijl leads liep"):
            store.sources.register([make_source()])


def test_a_file_replaced_while_we_run_is_noticed(sqlite_url: str, tmp_path: Path) -> None:
    Store.open(f"sqlite:///{tmp_path / 'other.db'}", backups=None).close()
    with Store.open(sqlite_url, backups=None) as store:
        os.replace(tmp_path / "other.db", tmp_path / "leads.db")
        with pytest.raises(StoreError, match="verwijderd of vervangen"):
            store.sources.register([make_source()])


def test_a_database_that_stays_locked_is_explained(sqlite_url: str, tmp_path: Path) -> None:
    with Store.open(sqlite_url, backups=None) as store:
        engine = store._database.engine
        engine.dispose()
        event.listen(engine, "connect", lambda bare, _: bare.execute("PRAGMA busy_timeout=50"))
        with closing(sqlite3.connect(tmp_path / "leads.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StoreError, match="bezet door een ander programma"):
                store.sources.register([make_source()])


class _Postgres(Exception):
    def __init__(self, sqlstate: str | None, said: str = "") -> None:
        super().__init__(said)
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("cause", "said"),
    [
        (_Postgres("25006"), "schrijfrecht"),
        (_Postgres("40P01"), "bezet"),
        (_Postgres("28P01"), "wachtwoord"),
        (_Postgres("57P01"), "niet te bereiken"),
        (_Postgres(None, "connection refused"), "niet te bereiken"),
        (_Postgres(None, 'database "leads" does not exist'), "Maak hem eerst aan"),
        (_Postgres(None, "password authentication failed"), "wachtwoord"),
        (_Postgres("22001", "value too long"), "gaf een fout: value too long"),
    ],
)
def test_errors_of_a_server_are_explained(cause: Exception, said: str) -> None:
    assert said in str(translate(OperationalError("SELECT 1", {}, cause), "bieb@server/leads"))


def test_a_full_server_is_a_full_disk() -> None:
    error = OperationalError("INSERT", {}, _Postgres("53100"))
    assert isinstance(translate(error, "bieb@server/leads"), StoreFull)


# ── backups ──────────────────────────────────────────────────────────────────


def test_a_backup_is_a_database_of_its_own(sqlite_url: str, tmp_path: Path) -> None:
    with Store.open(sqlite_url, backups=None) as store:
        store.sources.register([make_source()])
        copy = store.backup(tmp_path / "backups" / "vandaag.db")
        store.sources.register([make_source("raad")])
    assert [path.name for path in copy.parent.iterdir()] == ["vandaag.db"]
    with Store.open(f"sqlite:///{copy}", backups=None) as again:
        assert list(again.sources.states()) == ["krant"]
        assert again.integrity() == "ok"


def test_integrity_tells_of_a_damaged_page(sqlite_url: str, tmp_path: Path) -> None:
    with Store.open(sqlite_url, backups=None) as store:
        store.sources.register([make_source()])
        store.save_visit(make_visit(), [make_item(str(number)) for number in range(500)])
    file = tmp_path / "leads.db"
    page = 4096
    with file.open("r+b") as damaged:
        damaged.seek(file.stat().st_size // page // 2 * page)
        damaged.write(os.urandom(page))
    with Store.open(sqlite_url, backups=None) as store:
        try:
            said = store.integrity()
        except StoreError as error:
            said = str(error)
    assert said != "ok"


def test_postgres_is_backed_up_with_its_own_tools(url: str, store: Store, tmp_path: Path) -> None:
    if url.startswith("sqlite"):
        assert store.backup(tmp_path / "copy.db").exists()
    else:
        with pytest.raises(StoreError, match="pg_dump"):
            store.backup(tmp_path / "copy.db")
