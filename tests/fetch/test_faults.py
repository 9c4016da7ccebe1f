"""Servers that break: each fault ends in its own code, soon, and in little memory."""

import gzip
import time
import tracemalloc
import zlib

import pytest
from faultserver import FaultServer, Trap, drip, head, raw, redirect, reply, reset, silence

from leads import limits
from leads.model import Body, Response

CHUNKED = head(200, {"Transfer-Encoding": "chunked"})


def bomb(wbits: int) -> bytes:
    """Two megabytes that unpack to two gigabytes: one flushed block, repeated."""
    packer = zlib.compressobj(9, zlib.DEFLATED, wbits)
    start = packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(bytes(1024 * 1024)) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(bytes(1024 * 1024)) + packer.flush(zlib.Z_FULL_FLUSH)
    return start + block + again * 2047


@pytest.mark.parametrize(("encoding", "wbits"), [("gzip", 31), ("deflate", 15), ("deflate", -15)])
def test_a_bomb_stops_at_the_limit_in_little_memory(
    server: FaultServer, code, encoding: str, wbits: int
) -> None:
    body = bomb(wbits)
    assert len(body) > 1_900_000
    server.on("/feed", reply(200, body, {"Content-Encoding": encoding}))
    tracemalloc.start()
    try:
        assert code(server.url("/feed")) == "too-big"
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 20 * limits.MIB
    assert len(server.asked("/feed")) == 1


def test_a_bomb_in_a_bomb_is_not_unpacked(server: FaultServer, code) -> None:
    body = gzip.compress(gzip.compress(b"a"))
    server.on("/feed", reply(200, body, {"Content-Encoding": "gzip, gzip"}))
    assert code(server.url("/feed")) == "bad-encoding"


def test_an_endless_body_stops_at_the_limit_of_its_kind(server: FaultServer, code) -> None:
    chunk = b"10000\r\n" + bytes(65536) + b"\r\n"
    server.on("/page", raw(CHUNKED, *[chunk] * 40))
    assert code(server.url("/page"), request={"body": Body.PAGE}) == "too-big"


def test_junk_that_unpacks_to_nothing_is_bounded_on_the_wire(server: FaultServer, code) -> None:
    """A gzip header may hold a comment of any length (RFC 1952 §2.3.1)."""
    body = b"\x1f\x8b\x08\x10" + bytes(6) + b"a" * (limits.BODY_BYTES[Body.FEED] + 1)
    server.on("/feed", reply(200, body, {"Content-Encoding": "gzip"}))
    assert code(server.url("/feed")) == "too-big"


@pytest.mark.parametrize(
    "start", [head(200, {"Content-Length": 100_000}), b"HTTP/1.1 200 OK\r\nX: "]
)
def test_a_drip_feed_ends_when_the_time_is_up(server: FaultServer, code, start: bytes) -> None:
    server.on("/feed", drip(start, every=0.05))
    began = time.monotonic()
    assert code(server.url("/feed"), total_seconds=0.4) == "timeout"
    assert time.monotonic() - began < 4


def test_a_server_that_never_answers_is_a_timeout(server: FaultServer, code) -> None:
    server.on("/feed", silence())
    assert code(server.url("/feed"), total_seconds=0.3) == "timeout"


def test_a_closed_port_is_down(code) -> None:
    with Trap() as once:
        port = once.port
    assert code(f"http://127.0.0.1:{port}/") == "down"


@pytest.mark.parametrize(
    "broken",
    [
        raw(head(200, {"Content-Length": 500}), b"half"),
        raw(CHUNKED, b"5\r\nhe"),
        raw(CHUNKED + b"zz\r\nhello\r\n"),
        reset(head(200, {"Content-Length": 500}) + b"half"),
        raw(b""),
    ],
)
def test_half_an_answer_is_never_a_whole_one(server: FaultServer, code, broken) -> None:
    server.on("/feed", broken)
    assert code(server.url("/feed")) == "protocol"
    assert len(server.asked("/feed")) == limits.ATTEMPTS


def test_a_broken_answer_is_asked_again(server: FaultServer, fetch) -> None:
    server.on("/feed", raw(head(200, {"Content-Length": 500}), b"half"), reply(200, b"whole"))
    answer = fetch(server.url("/feed"))
    assert isinstance(answer, Response)
    assert answer.body == b"whole"


def test_half_a_gzip_file_is_never_a_whole_one(server: FaultServer, code) -> None:
    half = gzip.compress(b"hello" * 1000)[:-4]
    server.on("/feed", reply(200, half, {"Content-Encoding": "gzip"}))
    assert code(server.url("/feed")) == "protocol"


@pytest.mark.parametrize(("encoding", "body"), [("gzip", b"<rss/>"), ("br", b"\x0b\x02\x80")])
def test_an_encoding_we_cannot_read(server: FaultServer, code, encoding: str, body: bytes) -> None:
    server.on("/feed", reply(200, body, {"Content-Encoding": encoding}))
    assert code(server.url("/feed")) == "bad-encoding"
    assert len(server.asked("/feed")) == 1


@pytest.mark.parametrize(
    "answer",
    [
        head(200, {"X-Long": "a" * 5_000_000}),
        b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: a\r\n" % n for n in range(10_000)) + b"\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nabc",
        b"HTTP/1.1 200 OK\r\nX: a\rb\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: a\x00b\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"just words, as in HTTP/0.9",
    ],
    ids=["long-header", "many-headers", "two-lengths", "return", "nul", "ssh", "http-0.9"],
)
def test_what_is_not_http_is_a_protocol_fault(server: FaultServer, code, answer: bytes) -> None:
    server.on("/feed", raw(answer))
    assert code(server.url("/feed")) == "protocol"


def test_cookies_are_never_sent_back(server: FaultServer, fetch) -> None:
    storm = b"".join(b"Set-Cookie: c%d=1; Path=/\r\n" % n for n in range(500))
    server.on("/start", raw(b"HTTP/1.1 302 Found\r\nLocation: /feed\r\n" + storm + b"\r\n"))
    server.on("/feed", reply(200, b"a", {"Connection": "close"}))
    assert isinstance(fetch(server.url("/start")), Response)
    assert "cookie" not in server.asked("/feed")[0].headers


def test_a_loop_of_redirects_stops(server: FaultServer, code) -> None:
    server.on("/a", redirect("/b"))
    server.on("/b", redirect("/a"))
    assert code(server.url("/a")) == "redirects"
    assert len(server.paths) == 1 + 1 + limits.REDIRECTS


def test_five_redirects_are_followed_and_a_sixth_is_not(server: FaultServer, fetch, code) -> None:
    for n in range(6):
        server.on(f"/{n}", redirect(f"/{n + 1}"))
    server.on("/6", reply(200, b"end"))
    assert isinstance(fetch(server.url("/1")), Response)
    assert code(server.url("/0")) == "redirects"


@pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://127.0.0.1/", "javascript:alert(1)"])
def test_a_redirect_out_of_the_web_is_refused(server: FaultServer, code, to: str) -> None:
    server.on("/feed", redirect(to))
    assert code(server.url("/feed")) == "bad-address"


def test_a_redirect_without_an_address(server: FaultServer, code) -> None:
    server.on("/feed", reply(302))
    assert code(server.url("/feed")) == "redirects"


@pytest.mark.parametrize(
    ("status", "expected"),
    [(401, "forbidden"), (403, "forbidden"), (404, "not-found"), (410, "gone"), (400, "forbidden"),
     (500, "server-error"), (304, "protocol"), (300, "redirects")],
)  # fmt: skip
def test_a_refusal_is_final(server: FaultServer, code, status: int, expected: str) -> None:
    server.on("/feed", reply(status))
    assert code(server.url("/feed")) == expected
    assert len(server.asked("/feed")) == 1


@pytest.mark.parametrize(("status", "expected"), [(502, "server-error"), (504, "server-error"),
                                                  (503, "busy"), (429, "busy")])  # fmt: skip
def test_a_passing_fault_is_tried_again(
    server: FaultServer, fetch, code, status: int, expected: str
) -> None:
    server.on("/feed", reply(status), reply(status), reply(200, b"here"))
    assert isinstance(fetch(server.url("/feed")), Response)
    server.on("/down", reply(status))
    assert code(server.url("/down")) == expected
    assert len(server.asked("/down")) == limits.ATTEMPTS


def test_nothing_is_ever_sent_but_a_question(server: FaultServer, code) -> None:
    assert code(server.url("/feed"), request={"method": "POST"}) == "bad-address"
    assert server.paths == []
