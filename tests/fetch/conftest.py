"""A server that misbehaves, a quick way to fetch from it, and no waiting between attempts."""

import asyncio
import ssl
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
import stamina
from faultserver import FaultServer

from leads.errors import FetchError
from leads.fetch import Fetcher
from leads.model import Request, Response, Unchanged, Validators

TLS = ssl.create_default_context()  # reading the certificates takes most of a test's time
NOW = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _no_waiting() -> Iterator[None]:
    with stamina.set_testing(True, attempts=3):
        yield


class Clock:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.moment = NOW

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with FaultServer() as running:
        yield running


@pytest.fixture
def fetcher() -> Callable[..., Fetcher]:
    """A Fetcher that may read from loopback; keywords as of Fetcher."""

    def make(**options: Any) -> Fetcher:
        defaults = {"user_agent": "leads/test", "now": lambda: NOW, "pause": 0.0, "tls": TLS}
        return Fetcher(**{**defaults, "allow_private": True, "total_seconds": 20.0, **options})

    return make


Fetch = Callable[..., Response | Unchanged | FetchError]


@pytest.fixture
def fetch(fetcher: Callable[..., Fetcher]) -> Fetch:
    """Fetch one address: `fetch(url, validators, request={…}, **fetcher options)`."""

    def run(
        url: str,
        validators: Validators | None = None,
        request: Mapping[str, Any] = {},
        **options: Any,
    ) -> Response | Unchanged | FetchError:
        async def go() -> Response | Unchanged | FetchError:
            async with fetcher(**options) as reading:
                return await reading.fetch(Request(url=url, **request), validators)

        return asyncio.run(go())

    return run


@pytest.fixture
def code(fetch: Fetch) -> Callable[..., str]:
    """The code of the failure that fetching an address must give."""

    def run(url: str, *args: Any, **options: Any) -> str:
        error = fetch(url, *args, **options)
        assert isinstance(error, FetchError), error
        assert error.detail
        return error.code

    return run
