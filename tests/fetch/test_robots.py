"""robots.txt is obeyed, and a site that cannot tell us is left alone."""

import asyncio
from datetime import timedelta

import pytest
from faultserver import FaultServer, Trap, raw, redirect, reply, reset

from leads import ROBOT, limits
from leads.errors import FetchError
from leads.fetch.robots import Rules
from leads.model import Request, Response


def site(server: FaultServer, rules: bytes) -> None:
    server.on("/robots.txt", reply(200, rules))
    for name in ("feed", "geheim"):
        server.on(f"/{name}", reply(200, name.encode()))


def test_a_closed_page_is_never_asked_for(server: FaultServer, fetch, code) -> None:
    site(server, b"User-agent: *\nDisallow: /geheim\n")
    assert code(server.url("/geheim")) == "robots"
    assert server.paths == ["/robots.txt"]
    assert isinstance(fetch(server.url("/feed")), Response)


@pytest.mark.parametrize(
    ("rules", "free"),
    [
        (b"User-agent: leads\nDisallow: /\n\nUser-agent: *\nAllow: /\n", False),
        (b"User-agent: LEADS\nAllow: /\n\nUser-agent: *\nDisallow: /\n", True),
        (b"User-agent: *\nDisallow: /\nAllow: /feed\n", True),
        (b"User-agent: *\nDisallow: /f*d$\n", False),
        (b"User-agent: leads\nDisallow: /x\n\nUser-agent: leads\nDisallow: /feed\n", False),
        (b"\xef\xbb\xbfUser-agent: *\nDisallow: /\n", False),
        (b"User-agent: *\nDisallow:\n", True),
        (b"<html><body>Niet gevonden</body></html>", True),
        (b"\x00\xff\xfe*a*a*a*a" * 1000, True),
        (b"", True),
    ],
)
def test_rules_as_the_standard_reads_them(
    server: FaultServer, fetch, rules: bytes, free: bool
) -> None:
    site(server, rules)
    assert isinstance(fetch(server.url("/feed")), Response) is free


def test_our_name_in_robots_txt_is_the_one_we_send(server: FaultServer, fetch) -> None:
    from leads.fetch import user_agent

    server.on("/feed", reply(200))
    fetch(server.url("/feed"), user_agent=user_agent("1.2", "https://bieb.example"))
    sent = {seen.headers["user-agent"] for seen in server.seen}
    assert sent == {"leads/1.2 (+https://bieb.example; bibliotheek)"}
    assert sent.pop().startswith(ROBOT)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_no_robots_txt_means_free(server: FaultServer, fetch, status: int) -> None:
    site(server, b"")
    server.on("/robots.txt", reply(status))
    assert isinstance(fetch(server.url("/feed")), Response)


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_a_broken_robots_txt_means_closed(server: FaultServer, code, status: int) -> None:
    site(server, b"")
    server.on("/robots.txt", reply(status))
    assert code(server.url("/feed")) == "robots"
    assert server.asked("/feed") == []


def test_a_dead_host_is_called_dead_not_closed_by_robots(server: FaultServer, code) -> None:
    with Trap() as once:
        port = once.port
    assert code(f"http://127.0.0.1:{port}/feed") == "down"
    server.on("/robots.txt", reset(b"HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\nUser"))
    assert code(server.url("/feed")) == "protocol"


def test_of_a_huge_robots_txt_the_first_half_megabyte_counts(server: FaultServer, code) -> None:
    site(server, b"User-agent: *\nDisallow: /feed\n" + b"# vulling\n" * 1_000_000)
    assert code(server.url("/feed")) == "robots"


def test_robots_txt_may_live_on_another_host(server: FaultServer, code) -> None:
    with FaultServer("127.0.0.2") as other:
        other.on("/r", reply(200, b"User-agent: *\nDisallow: /\n"))
        server.on("/robots.txt", redirect(other.url("/r"), 301))
        assert code(server.url("/feed")) == "robots"
        assert other.paths == ["/r"]


def test_a_robots_txt_that_never_arrives_is_none(server: FaultServer, fetch) -> None:
    server.on("/robots.txt", redirect("/robots.txt"))
    server.on("/feed", reply(200))
    assert isinstance(fetch(server.url("/feed")), Response)
    assert len(server.asked("/robots.txt")) == 1 + limits.REDIRECTS


def test_every_hop_is_held_against_its_own_rules(server: FaultServer, code) -> None:
    with FaultServer("127.0.0.2") as other:
        other.on("/robots.txt", reply(200, b"User-agent: *\nDisallow: /feed\n"))
        server.on("/feed", redirect(other.url("/feed")))
        assert code(server.url("/feed")) == "robots"
        assert other.paths == ["/robots.txt"]


def test_robots_txt_is_read_once_for_many_pages(server: FaultServer, fetcher) -> None:
    site(server, b"User-agent: *\nDisallow: /geheim\n")

    async def go() -> list[object]:
        async with fetcher() as reading:
            requests = [Request(url=server.url("/feed")) for _ in range(5)]
            return await asyncio.gather(*map(reading.fetch, requests))

    assert all(isinstance(answer, Response) for answer in asyncio.run(go()))
    assert len(server.asked("/robots.txt")) == 1


def test_a_dead_host_is_tried_once_for_many_pages(fetcher) -> None:
    asked: list[str] = []

    async def go() -> list[object]:
        async with fetcher(resolve=lambda host: asked.append(host) or []) as reading:
            requests = [Request(url=f"http://dorp.example/{n}") for n in range(5)]
            return await asyncio.gather(*map(reading.fetch, requests))

    answers = asyncio.run(go())
    assert [error.code for error in answers if isinstance(error, FetchError)] == ["dns"] * 5
    assert len({error.url for error in answers if isinstance(error, FetchError)}) == 5
    assert len(asked) == limits.ATTEMPTS


def test_a_copy_is_good_for_a_day(server: FaultServer, fetcher, clock) -> None:
    site(server, b"")

    async def go() -> None:
        async with fetcher(now=clock) as reading:
            for hours in (0, 23, 2):
                clock.moment += timedelta(hours=hours)
                await reading.fetch(Request(url=server.url("/feed")))

    asyncio.run(go())
    assert len(server.asked("/robots.txt")) == 2


def test_a_delay_is_read_and_none_is_no_delay() -> None:
    assert Rules("User-agent: *\nCrawl-delay: 7\n").delay == 7.0
    assert Rules("User-agent: *\nCrawl-delay: soms\n").delay == 0.0
    assert Rules().delay == 0.0


def test_the_rules_may_be_chunked_and_odd(server: FaultServer, code) -> None:
    body = b"1b\r\nUser-agent: *\nDisallow: /fe\r\n3\r\ned\n\r\n0\r\n\r\n"
    server.on("/robots.txt", raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body))
    assert code(server.url("/feed")) == "robots"
