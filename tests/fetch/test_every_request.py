"""No request that any kind of source makes comes past the guard: the first ones, and those
that an answer leads to, with their keys, their data and their mailboxes."""

import asyncio
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from faultserver import Trap
from sources.saved_pages import SavedPages, cases

from leads.errors import FetchError
from leads.model import Request

INSIDE = ("127.0.0.1", "0", "dorp.example")  # an address, another spelling, and a name


def resolve(host: str) -> list[str]:
    return ["127.0.0.1"] if host == "dorp.example" else [{"0": "0.0.0.0"}.get(host, host)]


def asked_in(case: str) -> list[Request]:
    requests = [response.request for response in SavedPages(case).responses()]
    return [one for one in requests if not one.url.startswith("file:")]


def turned(request: Request, host: str, port: int) -> Request:
    """The same request, for a port inside."""
    parts = urlsplit(request.url)
    user = f"{parts.username}@" if parts.username else ""
    return replace(request, url=parts._replace(netloc=f"{user}{host}:{port}").geturl())


@pytest.mark.parametrize("case", [case for case in cases() if asked_in(case)])
def test_no_request_of_a_kind_is_sent_inside(fetcher, case: str) -> None:
    with Trap() as trap:
        requests = [turned(r, host, trap.port) for r in asked_in(case) for host in INSIDE]
        keys = {one.key.name: "geheim" for one in requests if one.key}
        places = [one.url.partition("?")[0] for one in requests]

        async def go() -> list[object]:
            options = {"allow_private": False, "secrets": keys, "places": places}
            async with fetcher(**options, resolve=resolve) as reading:
                return [await reading.fetch(one) for one in requests]

        answers = asyncio.run(go())
        assert {one.code if isinstance(one, FetchError) else str(one) for one in answers} == {
            "blocked-address"
        }
        assert not trap.touched
