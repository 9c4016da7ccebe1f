"""One HTTP exchange: the only module that imports httpx.

httpx is used at its transport, under the client: no cookies, no netrc, no
proxies from the environment, no redirects and no unpacking happen there, so
nothing is carried from one request to the next and every hop is ours to judge.
"""

import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import httpcore
import httpx

from leads import limits
from leads.errors import FetchError
from leads.fetch.failures import failure, tls_failure
from leads.fetch.guard import Blocked, GuardedBackend, Unknown
from leads.fetch.trust import Trust
from leads.fetch.unpack import Unpacker
from leads.model import Body

_TIMEOUTS = httpx.Timeout(limits.READ_SECONDS, connect=limits.CONNECT_SECONDS)

_CODES: tuple[tuple[type[Exception], str], ...] = (
    (Blocked, "blocked-address"),
    (Unknown, "dns"),
    (httpx.TimeoutException, "timeout"),
    (httpx.ConnectError, "down"),
    (httpx.UnsupportedProtocol, "bad-address"),
    (httpx.InvalidURL, "bad-address"),
    (UnicodeError, "bad-address"),  # a name that only looks like punycode
    (httpx.TransportError, "protocol"),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What one exchange brought: `headers` by lower-case name, `body` unpacked
    (empty unless the status is a 2xx)."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class _Transport(httpx.AsyncHTTPTransport):
    """httpx's transport on a pool that connects past the guard."""

    def __init__(self, backend: httpcore.AsyncNetworkBackend, tls: ssl.SSLContext) -> None:
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=tls,
            max_connections=limits.IN_FLIGHT,
            keepalive_expiry=limits.KEEP_ALIVE_SECONDS,
            network_backend=backend,
        )


class Client:
    """Sends one request and reads one answer, within the limits. `trust` decides
    which certificates count; by default those of certifi."""

    def __init__(self, backend: GuardedBackend, trust: Trust) -> None:
        self._backend = backend
        self._trust = trust
        self._transports: dict[str, _Transport] = {}  # one, and one per host with a file

    async def send(
        self, method: str, url: str, headers: Mapping[str, str], body: Body, data: bytes = b""
    ) -> Answer:
        """Raises FetchError: dns, down, timeout, tls, protocol, too-big,
        bad-encoding, blocked-address or bad-address; any status is an answer."""
        with _wrapped(url):
            request = _request(method, url, headers, data)
            response = await self._transport(url).handle_async_request(request)
            try:
                return await _read(response, url, body)
            finally:
                await response.aclose()

    async def aclose(self) -> None:
        """Close every connection."""
        for transport in self._transports.values():
            await transport.aclose()
        self._backend.close()

    def _transport(self, url: str) -> _Transport:
        host = self._trust.own(url)
        if host not in self._transports:
            tls = self._trust.context(url) or httpx.create_ssl_context(trust_env=False)
            self._transports[host] = _Transport(self._backend, tls)
        return self._transports[host]


def _request(method: str, url: str, headers: Mapping[str, str], data: bytes) -> httpx.Request:
    raw = [
        (name.encode("ascii"), value.encode("latin-1", "replace"))
        for name, value in headers.items()
    ]
    extensions = {"timeout": _TIMEOUTS.as_dict()}
    return httpx.Request(method, url, headers=raw, content=data or None, extensions=extensions)


async def _read(response: httpx.Response, url: str, kind: Body) -> Answer:
    if len(response.headers.raw) > limits.HEADERS:
        raise failure("protocol", url)
    headers = _headers(response)
    if response.status_code >= 300 and response.status_code != 304:
        return Answer(response.status_code, headers, b"")
    unpacker = Unpacker(headers.get("content-encoding", ""), limits.BODY_BYTES[kind], url)
    try:
        async for chunk in response.aiter_raw():
            unpacker.feed(chunk)
        body = unpacker.finish()
    except FetchError as error:
        if kind is not Body.ROBOTS or error.code != "too-big":
            raise
        body = bytes(unpacker.body)  # RFC 9309 §2.5: rules within the limit count
    return Answer(response.status_code, headers, body)


def _headers(response: httpx.Response) -> dict[str, str]:
    """Kept byte for byte as latin-1, so that validators go back as they came."""
    joined: dict[str, str] = {}
    for raw_name, raw_value in response.headers.raw:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        joined[name] = f"{joined[name]}, {value}" if name in joined else value
    return joined


@contextmanager
def _wrapped(url: str) -> Iterator[None]:
    try:
        yield
    except ssl.SSLError as error:
        raise tls_failure(url, error) from error
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, Blocked, Unknown) as error:
        broken = _ssl_error(error)
        if broken is not None:
            raise tls_failure(url, broken) from error
        code = next(code for kind, code in _CODES if isinstance(error, kind))
        raise failure(code, url) from error


def _ssl_error(error: BaseException | None) -> ssl.SSLError | None:
    while error is not None and not isinstance(error, ssl.SSLError):
        error = error.__cause__ or error.__context__
    return error
