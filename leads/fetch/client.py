"""One HTTP exchange: the only module that imports httpx.

httpx is used at its transport, under the client: no cookies, no netrc, no
proxies from the environment, no redirects and no unpacking happen there, so
nothing is carried from one request to the next and every hop is ours to judge.
The transport speaks by aiohttp, at a fraction of the processor time (decision 0012).
"""

import asyncio
import ssl
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import aiohttp
import httpx
from httpx_aiohttp import AiohttpTransport

from leads import limits
from leads.errors import FetchError
from leads.fetch.failures import failure, tls_failure
from leads.fetch.guard import Blocked, Guard, Unknown
from leads.fetch.trust import Trust
from leads.fetch.unpack import Unpacker
from leads.model import Body

_TIMEOUTS = httpx.Timeout(limits.READ_SECONDS, connect=limits.CONNECT_SECONDS)

_CODES: tuple[tuple[type[BaseException], str], ...] = (
    (Blocked, "blocked-address"),
    (Unknown, "dns"),
    (TimeoutError, "timeout"),  # aiohttp's are among them
    (aiohttp.ClientConnectorError, "down"),
    (aiohttp.InvalidUrlClientError, "blocked-address"),  # a number in an old form: `127.1`
    (httpx.InvalidURL, "bad-address"),
    (UnicodeError, "bad-address"),  # a name that only looks like punycode
    (aiohttp.ClientError, "protocol"),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What one exchange brought: `headers` by lower-case name, `body` unpacked
    (empty unless the status is a 2xx)."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Client:
    """Sends one request and reads one answer, within the limits. `trust` decides
    which certificates count; by default those of certifi. A connection is kept for
    `keep_alive` seconds."""

    def __init__(self, guard: Guard, trust: Trust, keep_alive: float) -> None:
        self._guard = guard
        self._trust = trust
        self._keep_alive = keep_alive
        self._transports: dict[str, AiohttpTransport] = {}  # one, and one per host with a file

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
        await self._guard.close()

    def _transport(self, url: str) -> AiohttpTransport:
        host = self._trust.own(url)
        if host not in self._transports:
            tls = self._trust.context(url) or httpx.create_ssl_context(trust_env=False)
            session = _session(self._guard, tls, self._keep_alive)
            self._transports[host] = AiohttpTransport(verify=tls, client=session)
        return self._transports[host]


def _session(guard: Guard, tls: ssl.SSLContext, keep_alive: float) -> aiohttp.ClientSession:
    connector = aiohttp.TCPConnector(
        ssl=tls,
        resolver=guard,
        socket_factory=guard.socket,
        use_dns_cache=False,  # a name is judged at each connection
        limit=limits.IN_FLIGHT,
        keepalive_timeout=keep_alive,
    )
    session = aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),
        max_line_size=limits.HEADER_BYTES,
        max_field_size=limits.HEADER_BYTES,
        max_headers=limits.HEADERS,
    )
    session._retry_connection = False  # who asks again, and when, is decided in one place
    return session


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
        async for chunk in _chunks(response):
            unpacker.feed(chunk)
        body = unpacker.finish()
    except FetchError as error:
        if kind is not Body.ROBOTS or error.code != "too-big":
            raise
        body = bytes(unpacker.body)  # RFC 9309 §2.5: rules within the limit count
    return Answer(response.status_code, headers, body)


async def _chunks(response: httpx.Response) -> AsyncIterator[bytes]:
    """The body as it comes in. aiohttp forgets its clock, and the reader, when the marks
    between chunks are garbage: hence one of our own."""
    loop = asyncio.get_running_loop()
    patience = _TIMEOUTS.read or limits.READ_SECONDS
    async with asyncio.timeout(patience) as clock:
        async for chunk in response.aiter_raw():
            clock.reschedule(None)
            yield chunk
            clock.reschedule(loop.time() + patience)


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
    except (ssl.SSLError, UnicodeError, Blocked, Unknown) as error:
        raise _told(url, error) from error
    except (aiohttp.ClientError, httpx.HTTPError, httpx.InvalidURL) as error:
        raise _told(url, error) from error
    except (TimeoutError, RuntimeError) as error:  # the second for a connection that is gone
        raise _told(url, error) from error


def _told(url: str, error: BaseException) -> FetchError:
    """The transport puts names of httpx on what aiohttp raised, some of them wrong (a
    connection that is cut is no timeout), so what lies below counts."""
    below = list(_causes(error))
    for one in below:
        if isinstance(one, ssl.SSLError) and not isinstance(one, aiohttp.ClientError):
            return tls_failure(url, one)
    for kind, code in _CODES:
        if any(isinstance(one, kind) for one in below):
            return failure(code, url)
    return failure("protocol", url)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
