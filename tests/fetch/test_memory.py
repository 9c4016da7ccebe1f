"""A body that blows up is stopped before the memory of the process grows: measured on a
process of its own, as it is the operating system that ends one that grows too much."""

import gzip
import subprocess
import sys

import pytest
from faultserver import FaultServer, raw, reply
from fetch.test_faults import CHUNKED, bomb

from leads.limits import MIB

READER = """
import asyncio, resource, sys
from datetime import UTC, datetime
from leads.fetch import Fetcher
from leads.model import Request

UNIT = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss

async def read(*urls):
    now = lambda: datetime.now(UTC)
    async with Fetcher(user_agent="leads/test", now=now, pause=0.0, allow_private=True) as reading:
        return [await reading.fetch(Request(url=url)) for url in urls]

first, url = sys.argv[1:]
asyncio.run(read(first))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
[answer] = asyncio.run(read(url))
grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
print(getattr(answer, "code", len(getattr(answer, "body", b""))), grown * UNIT)
"""

ENDLESS = [b"10000\r\n" + bytes(65536) + b"\r\n"] * 200


@pytest.mark.parametrize(
    ("handler", "outcome"),
    [
        (reply(200, bomb(31), {"Content-Encoding": "gzip"}), "too-big"),
        (reply(200, bomb(-15), {"Content-Encoding": "deflate"}), "too-big"),
        (reply(200, gzip.compress(bomb(31)), {"Content-Encoding": "gzip, gzip"}), "bad-encoding"),
        (reply(200, gzip.compress(bomb(31)), {"Content-Encoding": "gzip"}), str(len(bomb(31)))),
        (raw(CHUNKED, *ENDLESS), "too-big"),
    ],
    ids=["gzip", "deflate", "twice", "inside", "endless"],
)
def test_memory_grows_by_less_than_thirty_megabytes(server: FaultServer, handler, outcome) -> None:
    server.on("/feed", reply(200, b"a" * 1000))
    server.on("/bomb", handler)
    urls = server.url("/feed"), server.url("/bomb")
    child = subprocess.run(
        [sys.executable, "-c", READER, *urls], capture_output=True, text=True, check=True
    )
    told, grown = child.stdout.split()
    assert told == outcome
    assert int(grown) < 30 * MIB
