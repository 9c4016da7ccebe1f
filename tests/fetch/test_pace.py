"""One request at a time to a host, with its pause; a host that asks for rest gets it."""

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from faultserver import FaultServer, Seen, reply, silence, slowly

from leads import limits
from leads.errors import FetchError
from leads.fetch import Fetcher
from leads.fetch.address import parse
from leads.fetch.headers import wait_asked
from leads.fetch.pace import Pace
from leads.model import Request, Response

NOW = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)


def run(make: Callable[..., Fetcher], urls: list[str], **options: object) -> list[object]:
    async def go() -> list[object]:
        async with make(**options) as reading:
            return await asyncio.gather(*(reading.fetch(Request(url=url)) for url in urls))

    return asyncio.run(go())


def test_the_pause_lies_between_the_end_of_one_and_the_start_of_the_next(
    server: FaultServer, fetcher
) -> None:
    for path in ("/robots.txt", "/0", "/1"):
        server.on(path, slowly(0.15, reply(200)))
    run(fetcher, [server.url("/0"), server.url("/1")], pause=0.2)
    assert len(server.seen) == 3
    assert all(after.began - before.began > 0.33 for before, after in pairwise(server.seen))


def test_hosts_do_not_wait_for_each_other(fetcher) -> None:
    began = time.monotonic()
    with FaultServer("127.0.0.2") as one, FaultServer("127.0.0.3") as other:
        for server in (one, other):
            server.on("/feed", reply(200))
        answers = run(fetcher, [one.url("/feed"), other.url("/feed")], pause=0.4)
    assert all(isinstance(answer, Response) for answer in answers)
    assert time.monotonic() - began < 1.1


def test_a_hanging_page_neither_holds_up_other_hosts_nor_loses_its_neighbours(fetcher) -> None:
    """The clock of a request starts at its turn, not while it waits for one."""
    with FaultServer("127.0.0.2") as sick, FaultServer("127.0.0.3") as well:
        sick.on("/hangs", silence())
        for n in range(3):
            sick.on(f"/{n}", reply(200))
        well.on("/feed", reply(200))
        urls = [sick.url("/hangs"), *(sick.url(f"/{n}") for n in range(3)), well.url("/feed")]
        hangs, *others = run(fetcher, urls, total_seconds=0.5)
    assert isinstance(hangs, FetchError)
    assert all(isinstance(answer, Response) for answer in others)
    assert well.seen[-1].began < sick.asked("/0")[0].began


class Crowd:
    """Counts how many requests are open at once; they stay until the house is
    full, and a little longer for one too many to come in."""

    def __init__(self) -> None:
        self.inside = self.most = 0

    async def __call__(self, seen: Seen, writer: asyncio.StreamWriter) -> None:
        self.inside += 1
        self.most = max(self.most, self.inside)
        until = time.monotonic() + 5
        while self.most < limits.IN_FLIGHT and time.monotonic() < until:
            await asyncio.sleep(0.02)
        await asyncio.sleep(0.2)
        self.inside -= 1
        await reply(404)(seen, writer)


def test_fifty_connections_at_most(fetcher) -> None:
    crowd = Crowd()
    with FaultServer() as server:
        server.on("/robots.txt", crowd)
        names = [f"dorp{n}.example" for n in range(limits.IN_FLIGHT + 5)]
        urls = [server.url("/", host=name) for name in names]
        run(fetcher, urls, resolve=lambda _: ["127.0.0.1"])
    assert crowd.most == limits.IN_FLIGHT
    assert len(server.seen) == 2 * len(names)


def test_the_wait_for_a_connection_does_not_count(server: FaultServer, fetcher) -> None:
    """The third shift starts after longer than one request may take, and is not late."""
    server.on("/feed", slowly(0.7, reply(200)))
    hosts = range(2 * limits.IN_FLIGHT + 2)
    urls = [server.url("/feed", host=f"dorp{n}.example") for n in hosts]
    answers = run(fetcher, urls, total_seconds=1.3, resolve=lambda _: ["127.0.0.1"])
    assert all(isinstance(answer, Response) for answer in answers)


def test_a_crawl_delay_is_kept(server: FaultServer, fetcher) -> None:
    server.on("/robots.txt", reply(200, b"User-agent: *\nCrawl-delay: 0.3\n"))
    server.on("/feed", reply(200))
    run(fetcher, [server.url("/feed")] * 2)
    first, second = server.asked("/feed")
    assert second.began - first.began > 0.28


def test_a_crawl_delay_has_a_cap() -> None:
    async def go() -> dict[str, datetime]:
        pace = Pace(0.0, lambda: NOW, {})
        pace.slow_down("dorp.example", 3600)
        async with pace.turn(parse("http://dorp.example/")):
            pass
        return pace.ready_at()

    ready = asyncio.run(go())["dorp.example"] - NOW
    assert ready == pytest.approx(
        timedelta(seconds=limits.CRAWL_DELAY_CAP_SECONDS), abs=timedelta(seconds=1)
    )


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("wait", ["120", "Fri, 20 Nov 2026 06:02:00 GMT"])
def test_a_host_that_names_a_time_is_left_alone(
    server: FaultServer, fetcher, status: int, wait: str
) -> None:
    server.on("/feed", reply(status, headers={"Retry-After": wait}))
    server.on("/next", reply(200))

    async def go() -> tuple[object, object, dict[str, datetime]]:
        async with fetcher() as reading:
            first = await reading.fetch(Request(url=server.url("/feed")))
            return first, await reading.fetch(Request(url=server.url("/next"))), reading.ready_at()

    first, second, ready = asyncio.run(go())
    assert isinstance(first, FetchError)
    assert (first.code, first.retry_after) == ("busy", 120.0)
    assert isinstance(second, FetchError)
    assert second.code == "busy"
    assert second.retry_after == pytest.approx(120, abs=20)
    assert server.asked("/next") == []
    assert len(server.asked("/feed")) == 1
    assert (ready["127.0.0.1"] - NOW).total_seconds() == pytest.approx(120, abs=20)


def test_a_short_wait_is_sat_out_within_the_turn(server: FaultServer, fetch) -> None:
    server.on("/feed", reply(503, headers={"Retry-After": "1"}), reply(200, b"here"))
    assert isinstance(fetch(server.url("/feed")), Response)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        ("0", 0.0),
        ("999999999", limits.RETRY_AFTER_CAP_SECONDS),
        ("9" * 5000, limits.RETRY_AFTER_CAP_SECONDS),
        ("Fri, 20 Nov 2026 06:01:00 GMT", 60.0),
        ("Fri, 20 Nov 2026 06:01:00 -0000", 60.0),
        ("Mon, 01 Jan 2035 00:00:00 GMT", limits.RETRY_AFTER_CAP_SECONDS),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("Fri, 20 Nov 99999999999999999999 06:01:00 GMT", None),
        ("-1", None),
        ("1.5", None),
        ("straks", None),
        ("", None),
        ("١٢", None),
    ],
)
def test_retry_after_in_seconds_or_as_a_date(value: str, seconds: float | None) -> None:
    assert wait_asked({"retry-after": value}, NOW) == seconds


def test_no_retry_after_is_no_wait() -> None:
    assert wait_asked({}, NOW) is None


def test_a_rest_from_an_earlier_run_is_respected(server: FaultServer, code, fetch) -> None:
    server.on("/feed", reply(200))
    later = {"127.0.0.1": NOW + timedelta(minutes=5)}
    assert code(server.url("/feed"), ready_at=later) == "busy"
    assert server.paths == []
    soon = {"127.0.0.1": NOW + timedelta(seconds=0.3)}
    began = time.monotonic()
    assert isinstance(fetch(server.url("/feed"), ready_at=soon, pause=0.4), Response)
    assert server.seen[0].began - began > 0.28
    past = {"127.0.0.1": NOW - timedelta(days=1)}
    assert isinstance(fetch(server.url("/feed"), ready_at=past), Response)


def test_what_an_earlier_run_left_is_passed_on(fetcher) -> None:
    later, past = NOW + timedelta(hours=1), NOW - timedelta(hours=1)

    async def go() -> dict[str, datetime]:
        async with fetcher(ready_at={"later.example": later, "past.example": past}) as reading:
            return reading.ready_at()

    assert asyncio.run(go()) == {"later.example": later}


def test_the_pause_is_left_for_the_next_run(server: FaultServer, fetcher) -> None:
    server.on("/feed", reply(200))

    async def go() -> dict[str, datetime]:
        async with fetcher(pause=0.2) as reading:
            await reading.fetch(Request(url=server.url("/feed")))
            return reading.ready_at()

    assert timedelta() < asyncio.run(go())["127.0.0.1"] - NOW <= timedelta(seconds=0.2)
