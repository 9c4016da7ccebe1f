"""How commands end: closed pipes, signals, a busy database, faults nobody foresaw."""

import json
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cli_process import Cli, Inside

from leads.cli.exits import FAILED, code_of
from leads.errors import FetchError, MailRefused, NlpError, StoreError
from leads.store import Store
from leads.store.runs import this_process


def test_a_closed_pipe_is_no_fault(child: Cli) -> None:
    for args in (["list"], ["--help"]):
        started = child.start(*args, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert started.stdout
        started.stdout.close()
        assert started.stderr
        assert "Traceback" not in started.stderr.read()
        assert started.wait(60) == 0, args


def in_a_shell(child: Cli, redirected: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", "-c", f'exec "{child.python}" -m leads {redirected}'],
        stderr=subprocess.PIPE,
        text=True,
        cwd=child.folder,
        env=child.environment({}),
        check=False,
    )


def test_without_any_output(child: Cli) -> None:
    assert in_a_shell(child, "list >&- 2>&-").returncode == 0


def test_no_room_for_the_output(child: Cli) -> None:
    done = in_a_shell(child, "list >/dev/full")
    assert done.returncode == 1
    assert done.stderr.startswith("Er ging iets mis dat ik niet had voorzien: OSError")
    assert "Exception ignored" not in done.stderr


@pytest.mark.parametrize(
    ("sent", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)], ids=["term", "int"]
)
def test_signals(child: Cli, sent: signal.Signals, code: int) -> None:
    started = child.start(
        "review", stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert started.stdout
    while "[q]" not in started.stdout.readline():
        assert started.poll() is None
    started.send_signal(sent)
    assert started.wait(60) == code
    assert started.stderr
    assert "Traceback" not in started.stderr.read()


def test_the_daemon_stops_when_asked(child: Cli) -> None:
    started = child.start("daemon", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    database = child.folder / "data" / "leads.db"
    until = time.monotonic() + 60
    while not _runs(database) and time.monotonic() < until:
        time.sleep(0.1)
    started.send_signal(signal.SIGTERM)
    assert started.wait(60) == 143
    assert started.stderr
    assert "Traceback" not in started.stderr.read()


def _runs(database: Path) -> int:
    with closing(sqlite3.connect(database)) as connection:
        [count] = connection.execute("SELECT count(*) FROM runs").fetchone()
    return int(count)


def test_another_run_is_busy(leads: Inside, opened: Callable[[], Store]) -> None:
    with opened() as store, store.runs.lease("run", this_process(), datetime.now(UTC), 60):
        done = leads("refresh")
        english = leads("--lang", "en", "analyse")
    assert (done.returncode, done.stdout) == (75, "")
    assert "Er is al een run van leads bezig (op " in done.stderr
    assert english.returncode == 75
    assert "Wait until it is done and try again." in english.stderr


@pytest.mark.parametrize("debug", [False, True])
def test_a_fault_nobody_foresaw_is_told_and_not_hidden(leads: Inside, debug: bool) -> None:
    database = leads.cli.folder / "data" / "leads.db"
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE leads SET kind = NULL, strength = 'onbekend'")
    done = leads(*(["--debug"] if debug else []), "list")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Er ging iets mis dat ik niet had voorzien: ")
    assert ("Traceback" in done.stderr) is debug
    assert ("Doe het nog eens met --debug" in done.stderr) is not debug


def test_a_known_fault_keeps_its_code_under_debug(leads: Inside) -> None:
    done = leads("--debug", "show", "zzz")
    assert done.returncode == 2
    assert done.stderr.startswith("Er is geen kans met nummer 'zzz'.\nTraceback")


def test_a_broken_database_is_a_failure(leads: Inside) -> None:
    (leads.cli.folder / "data" / "leads.db").write_bytes(b"geen database" * 100)
    done = leads("list")
    assert (done.returncode, done.stdout) == (5, "")
    assert "is beschadigd of is geen database van leads." in done.stderr


def test_faults_of_the_world_are_failures() -> None:
    faults = (FetchError("dns", "", ""), MailRefused(""), NlpError(""), StoreError(""))
    assert {code_of(error) for error in faults} == {FAILED}


def test_all_sources_failing_is_a_failure_and_some_is_partly(leads: Inside) -> None:
    config = leads.cli.folder / "config" / "sources.yaml"
    config.write_text(
        "sources:\n"
        "  - {id: weg, kind: feed, name: Weg, url: 'http://127.0.0.1:9/rss', medium: news}\n",
        encoding="utf-8",
    )
    done = leads("refresh", "--json")
    told = json.loads(done.stdout)
    assert done.returncode == 5
    assert told["schema"] == 1
    assert told["visits"][0]["outcome"] == "failed"
    listed = leads("--lang", "en", "sources")
    assert "✗ weg" in listed.stdout
    assert "the site cannot be reached (since 24-03)" in listed.stdout
    unknown = leads("refresh", "--source", "krnt")
    assert unknown.returncode == 2
    assert unknown.stderr == "Ik ken geen bron 'krnt'. Er zijn: weg\n"
