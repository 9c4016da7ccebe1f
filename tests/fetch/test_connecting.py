"""Hosts that are hard to reach: silent, filtered, or with a name server that is."""

import asyncio
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack

import pytest
from faultserver import FaultServer, drip, raw, reply, silence

from leads import limits
from leads.fetch import client
from leads.model import Request, Response


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fifth of a second for each part of an exchange."""
    monkeypatch.setattr(client, "_TIMEOUTS", type(client._TIMEOUTS)(0.2))


@pytest.fixture
def filtered() -> Iterator[int]:
    """A port whose queue is full: what comes in is dropped without a word, as by a firewall."""
    with ExitStack() as stack:
        listening = stack.enter_context(socket.socket())
        listening.bind(("127.0.0.1", 0))
        listening.listen(0)
        for _ in range(3):
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(listening.getsockname())
        yield listening.getsockname()[1]


def test_a_port_behind_a_firewall_is_a_timeout(filtered: int, code, hasty: None) -> None:
    began = time.monotonic()
    assert code(f"http://127.0.0.1:{filtered}/feed") == "timeout"
    assert time.monotonic() - began < 5


def test_a_silent_server_is_left_before_the_whole_time_is_up(
    server: FaultServer, code, hasty: None
) -> None:
    server.on("/feed", silence())
    assert code(server.url("/feed")) == "timeout"
    assert len(server.asked("/feed")) == limits.ATTEMPTS


def test_garbage_between_chunks_is_left_in_time(server: FaultServer, code, hasty: None) -> None:
    start = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"
    server.on("/feed", drip(start, every=0.05, piece=b"zz\r\n"))
    began = time.monotonic()
    assert code(server.url("/feed")) in ("protocol", "timeout")
    assert time.monotonic() - began < 5


def test_a_server_that_was_silent_once_is_asked_again(
    server: FaultServer, fetch, hasty: None
) -> None:
    server.on("/feed", silence(), reply(200, b"here"))
    assert isinstance(fetch(server.url("/feed")), Response)


@pytest.mark.parametrize("number", [socket.EAI_NONAME, socket.EAI_AGAIN, socket.EAI_FAIL])
def test_a_name_server_that_does_not_know_or_is_broken(code, number: int) -> None:
    asked: list[str] = []

    def resolve(host: str) -> Sequence[str]:
        asked.append(host)
        raise socket.gaierror(number, "no")

    assert code("http://dorp.example/", resolve=resolve) == "dns"
    assert len(asked) == limits.ATTEMPTS


def test_a_slow_name_server_does_not_hold_up_another_site(server: FaultServer, fetcher) -> None:
    """The other site is read from begin to end while the name server thinks."""
    server.on("/feed", reply(200, b"here"))
    over, order = threading.Event(), []

    def resolve(host: str) -> Sequence[str]:
        if host == "traag.example":
            over.wait(30)
        return ["127.0.0.1"]

    async def one(reading, host: str) -> None:
        await reading.fetch(Request(url=server.url("/feed", host=host)))
        order.append(host)
        over.set()

    async def go() -> None:
        async with fetcher(resolve=resolve) as reading:
            await asyncio.gather(one(reading, "traag.example"), one(reading, "vlug.example"))

    asyncio.run(go())
    assert order == ["vlug.example", "traag.example"]


def test_after_a_protocol_fault_the_connection_is_not_used_again(
    server: FaultServer, fetch
) -> None:
    two_lengths = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nabc"
    server.on("/robots.txt", reply(200))
    server.on("/feed", raw(two_lengths, close=False), reply(200, b"here"))
    answer = fetch(server.url("/feed"))
    assert isinstance(answer, Response)
    assert answer.body == b"here"
    assert server.connections == 2
