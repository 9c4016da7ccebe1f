"""The village, on line for the whole test run, and a plain way to ask it things."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from leads import demo


@dataclass(frozen=True)
class Got:
    status: int
    headers: dict[str, str]
    body: bytes


Get = Callable[..., Got]


@pytest.fixture(scope="session")
def bases() -> Iterator[dict[str, str]]:
    with demo.serve() as running:
        yield running


@pytest.fixture
def get(bases: dict[str, str]) -> Get:
    """`get('ivn', '/robots.txt', {'Accept-Encoding': 'gzip'})`; a full address also goes."""

    def ask(source: str, path: str, headers: dict[str, str] | None = None) -> Got:
        connection = HTTPConnection(urlsplit(bases[source]).netloc, timeout=5)
        try:
            connection.request("GET", path, headers=headers or {})
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            return Got(response.status, found, response.read())
        finally:
            connection.close()

    return ask
