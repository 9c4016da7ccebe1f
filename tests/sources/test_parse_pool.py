"""Children that hang, die, eat or talk cost one parse; nothing stays behind."""

import os
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from sources.misbehaving import SOURCE, order
from sources.saved_pages import SavedPages, answer, make_source

from leads.errors import SourceError
from leads.sources import ParsePool


@pytest.fixture(scope="module")
def pool():
    with ParsePool(1, seconds=1.5) as pool:
        yield pool


@pytest.fixture(scope="module")
def patient_pool():
    with ParsePool(1) as pool:
        yield pool


def child(pool) -> int:
    """The process that answers now; also shows that the pool works."""
    (item,) = pool.parse(SOURCE, order("behave"))
    return int(item.key)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def failure(pool, what) -> SourceError:
    with pytest.raises(SourceError) as error:
        pool.parse(SOURCE, order(what))
    return error.value


def test_items_come_back_as_they_were_made(patient_pool):
    pages = SavedPages("feed")
    assert patient_pool.parse(pages.source, pages.responses()[0]) == pages.items()


def test_a_child_serves_many(pool):
    assert child(pool) == child(pool) != os.getpid()


def test_a_child_that_hangs_is_killed_and_replaced(pool):
    before = child(pool)
    started = time.monotonic()
    assert failure(pool, "hang").code == "parse-timeout"
    assert time.monotonic() - started < 6
    assert not is_alive(before)
    assert child(pool) != before


def test_a_child_that_dies_is_replaced(pool):
    before = child(pool)
    assert failure(pool, "die").code == "parse-crash"
    assert child(pool) != before


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds the memory of a process")
def test_a_child_has_a_bound_on_memory(pool):
    assert failure(pool, "eat").code == "parse-crash"


def test_an_unexpected_error_is_told_and_the_child_lives_on(pool):
    before = child(pool)
    error = failure(pool, "stumble")
    assert (error.code, "KeyError: 'titel'" in error.detail) == ("parse-crash", True)
    assert child(pool) == before


def test_the_error_of_a_kind_comes_back_as_it_is(pool):
    error = failure(pool, "refuse")
    assert (error.code, error.detail) == ("half-a-feed", "Afgebroken.")


def test_a_library_that_prints_does_no_harm(pool, capfd):
    assert pool.parse(SOURCE, order("print"))
    assert capfd.readouterr().out == ""


def test_an_unknown_kind_is_a_wrong_setting(pool):
    with pytest.raises(SourceError, match="Bedoel je 'feed'") as error:
        pool.parse(make_source("fead"), answer(""))
    assert error.value.code == "bad-option"


def test_a_child_that_died_while_idle_is_replaced(pool):
    before = child(pool)
    os.kill(before, 9)
    time.sleep(0.2)
    assert child(pool) != before


def test_many_threads_share_few_children():
    with ParsePool(2) as pool, ThreadPoolExecutor(8) as threads:
        children = set(threads.map(lambda _: child(pool), range(40)))
        assert 1 <= len(children) <= 2
    assert not any(is_alive(pid) for pid in children)


def test_closing_stops_a_parse_that_is_going_on():
    pool = ParsePool(1)
    pid = child(pool)
    found = []
    thread = threading.Thread(target=lambda: found.append(failure(pool, "hang")))
    thread.start()
    time.sleep(0.2)
    pool.close()
    thread.join(5)
    assert found[0].code == "parse-crash"
    assert not is_alive(pid)
    assert failure(pool, "behave").code == "parse-crash"


def test_a_pool_that_is_not_used_starts_nothing():
    with ParsePool() as pool:
        assert not pool._running


def test_a_child_that_does_not_start_is_said_out_loud(monkeypatch):
    monkeypatch.setenv("PYTHONMALLOC", "bestaat-niet")
    with ParsePool(1) as pool:
        error = failure(pool, "behave")
    assert error.code == "parse-crash"
    assert "start niet" in error.detail


def test_a_feed_made_to_hang_a_parser_is_stopped_in_time():
    body = b'<rss version="2.0"><channel>' + b"<b>" * 300_000 + b"</rss>"
    started = time.monotonic()
    with ParsePool(1, seconds=2) as pool, pytest.raises(SourceError) as error:
        pool.parse(make_source("feed"), answer(body))
    assert error.value.code == "parse-timeout"
    assert time.monotonic() - started < 10


@pytest.mark.parametrize(
    "body",
    [
        b"<item " + b" ".join(b'a%d="1"' % n for n in range(200_000)) + b"><title>T</title></item>",
        b"<item><title>T</title></item>" + b"<" * 100_000,
        b"<item><title>T</title><description>"
        + b"&lt;div&gt;" * 100_000
        + b"</description></item>",
    ],
    ids=["attributes", "brackets", "nested"],
)
def test_other_attacks_end_in_items_or_a_named_error(patient_pool, body):
    whole = b'<rss version="2.0"><channel>' + body + b"</channel></rss>"
    assert _titles(patient_pool, whole) in ([], ["T"], "parse-timeout")


def _titles(pool, body):
    try:
        return [item.title for item in pool.parse(make_source("feed"), answer(body))]
    except SourceError as error:
        return error.code
