"""The log of runs, and the lease that lets one run at a time do the work."""

import os
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from store_children import hold_lease, start
from store_nouns import NOW

from leads.errors import AlreadyRunning, StoreError
from leads.model import Run
from leads.store import Store, health
from leads.store.runs import this_process

MINUTE = timedelta(minutes=1)
ELSEWHERE = "another-machine:4711:cafe"


# ── the log ──────────────────────────────────────────────────────────────────


def test_a_run_is_logged_with_its_figures(store: Store) -> None:
    number = store.runs.start("refresh", NOW)
    assert store.runs.last("refresh") is None
    assert store.runs.last("refresh", finished=False) == Run(id=number, verb="refresh", started=NOW)
    store.runs.finish(number, NOW + MINUTE, 4, {"new": 3, "failed": ["krant"]})
    done = Run(
        id=number,
        verb="refresh",
        started=NOW,
        finished=NOW + MINUTE,
        exit=4,
        figures={"new": 3, "failed": ["krant"]},
    )
    store.runs.start("refresh", NOW + 2 * MINUTE)
    assert store.runs.last("refresh") == done
    assert store.runs.last("analyse") is None


def test_a_health_check_reads_the_same_run(url: str, store: Store) -> None:
    assert health.last_run(url, "run") is None
    number = store.runs.start("run", NOW)
    store.runs.finish(number, NOW + MINUTE, 0, {"new": 3})
    store.runs.start("run", NOW + 2 * MINUTE)
    assert health.last_run(url, "run") == store.runs.last("run")


def test_a_health_check_imports_nothing_heavy(sqlite_url: str) -> None:
    Store.open(sqlite_url, backups=None).close()
    program = (
        "import sys; from leads.store.health import last_run\n"
        f"assert last_run({sqlite_url!r}, 'run') is None\n"
        "sys.exit('sqlalchemy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_a_health_check_of_no_database_says_so(sqlite_url: str) -> None:
    with pytest.raises(StoreError, match="niet te lezen"):
        health.last_run(sqlite_url, "run")


# ── the lease ────────────────────────────────────────────────────────────────


def test_a_second_run_is_told_who_is_busy(store: Store) -> None:
    with store.runs.lease("run", ELSEWHERE, NOW, 120):
        with pytest.raises(AlreadyRunning, match="op another-machine, proces 4711"):
            store.runs.acquire("run", this_process(), NOW + MINUTE, 120)
        store.runs.acquire("backup", this_process(), NOW, 120)
    store.runs.acquire("run", this_process(), NOW + MINUTE, 120)


def test_one_of_many_threads_gets_the_lease(store: Store) -> None:
    def attempt(_: int) -> bool:
        try:
            store.runs.acquire("run", this_process(), NOW, 120)
        except AlreadyRunning:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(attempt, range(8))).count(True) == 1


def test_one_of_many_takes_over_what_expired(store: Store) -> None:
    store.runs.acquire("run", ELSEWHERE, NOW - 60 * MINUTE, 120)
    test_one_of_many_threads_gets_the_lease(store)


def test_a_renewed_lease_lasts_longer(store: Store) -> None:
    store.runs.acquire("run", ELSEWHERE, NOW, 120)
    store.runs.renew("run", ELSEWHERE, NOW + MINUTE, 120)
    with pytest.raises(AlreadyRunning):
        store.runs.acquire("run", this_process(), NOW + 2.5 * MINUTE, 120)
    store.runs.acquire("run", this_process(), NOW + 3 * MINUTE, 120)


def test_a_lease_that_was_taken_over_cannot_be_renewed_or_released(store: Store) -> None:
    store.runs.acquire("run", ELSEWHERE, NOW, 120)
    store.runs.acquire("run", this_process(), NOW + 5 * MINUTE, 120)
    with pytest.raises(AlreadyRunning, match="overgenomen"):
        store.runs.renew("run", ELSEWHERE, NOW + 5 * MINUTE, 120)
    store.runs.release("run", ELSEWHERE)
    with pytest.raises(AlreadyRunning):
        store.runs.acquire("run", ELSEWHERE, NOW + 6 * MINUTE, 120)


def test_a_clock_that_was_set_back_does_not_lock_the_store(store: Store) -> None:
    store.runs.acquire("run", ELSEWHERE, NOW + timedelta(days=365), 120)
    store.runs.acquire("run", this_process(), NOW, 120)


def test_a_killed_run_on_this_machine_frees_its_lease_at_once(url: str, store: Store) -> None:
    child, pipe = start(hold_lease, url)
    holder = pipe.recv()
    with pytest.raises(AlreadyRunning, match=f"proces {child.pid}"):
        store.runs.acquire("run", this_process(), NOW, 120)
    child.kill()
    child.join(10)
    store.runs.acquire("run", this_process(), NOW, 120)
    assert holder.startswith(f"{socket.gethostname()}:{child.pid}:")


def test_the_next_container_with_the_same_number_is_not_the_holder(store: Store) -> None:
    predecessor = f"{socket.gethostname()}:{os.getpid()}:0000"
    store.runs.acquire("run", predecessor, NOW, 120)
    store.runs.acquire("run", this_process(), NOW, 120)


def test_a_live_process_of_another_user_holds_on(store: Store) -> None:
    store.runs.acquire("run", f"{socket.gethostname()}:1:0000", NOW, 120)
    with pytest.raises(AlreadyRunning, match="proces 1"):
        store.runs.acquire("run", this_process(), NOW, 120)
