"""Fetching: conditional, polite, bounded, guarded.

address → robots.txt → turn at the host → exchange, with retries → next hop or outcome
"""

import asyncio
import ssl
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from types import TracebackType

import stamina

from leads import limits
from leads.errors import FetchError
from leads.fetch import headers as say
from leads.fetch.address import Address, parse
from leads.fetch.client import Answer, Client
from leads.fetch.failures import failure, no_key, repeated
from leads.fetch.guard import Guard, Resolver, system_resolver
from leads.fetch.mailbox import Dial, Way, guarded
from leads.fetch.own import OwnPlaces
from leads.fetch.pace import Pace
from leads.fetch.robots import Robots
from leads.fetch.trail import REDIRECTS, Trail, outcome
from leads.fetch.trust import Trust
from leads.model import Body, Request, Response, RobotsTxt, Unchanged, Validators

# A retry is no news: without this each one is told on the screen.
stamina.instrumentation.set_on_retry_hooks(())

_METHODS = ("GET", "HEAD")  # and POST for a question that does not fit in an address
_PASSING = {429: "busy", 502: "server-error", 503: "busy", 504: "server-error"}
_AGAIN = ("dns", "down", "timeout", "protocol", *_PASSING.values())


class Fetcher:
    """All requests of one run; an async context manager.

    `pause` is in seconds, between two requests to one host. `allow_private`
    opens loopback and private addresses, for a server of one's own. `secrets` are
    the values of the keys that requests name. `places` are the mailboxes and folders
    that may be read. `ready_at`
    is what `Fetcher.ready_at` said at the end of an earlier run, `robots` what
    `robots_read` said. `total_seconds`
    bounds one request with its retries, from the moment the host is ours. `tls`
    decides which certificates count, with those in the files of `authorities` for the
    hosts that have one; `resolve` finds the addresses of a name.
    """

    def __init__(
        self,
        *,
        user_agent: str,
        now: Callable[[], datetime],
        pause: float = 2.0,
        allow_private: bool = False,
        secrets: Mapping[str, str] = {},
        places: Iterable[str] = (),
        ready_at: Mapping[str, datetime] = {},
        robots: Mapping[str, RobotsTxt] = {},
        total_seconds: float = limits.REQUEST_SECONDS,
        tls: ssl.SSLContext | None = None,
        authorities: Mapping[str, Path] = {},
        resolve: Resolver = system_resolver,
    ) -> None:
        self._user_agent = user_agent
        self._now = now
        self._secrets = secrets
        self._total = total_seconds
        self._pace = Pace(pause, now, ready_at)
        self._robots = Robots(self._read_robots, now, robots)
        self._slots = asyncio.Semaphore(limits.IN_FLIGHT)
        trust = Trust(authorities, tls)
        guard = Guard(allow_private=allow_private, resolve=resolve)
        self._client = Client(guard, trust, keep_alive=pause + limits.KEEP_ALIVE_SECONDS)
        dial = guarded(resolve, allow_private=allow_private)
        self._own = OwnPlaces(places, partial(self._way, trust, dial), now)
        self._retrying = stamina.AsyncRetryingCaller(
            attempts=limits.ATTEMPTS, timeout=None, wait_initial=1.0, wait_max=10.0
        ).on(_again)

    def _way(self, trust: Trust, dial: Dial, url: str) -> Way:
        return Way(dial, trust.context(url) or ssl.create_default_context(), self._total)

    async def __aenter__(self) -> "Fetcher":
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._client.aclose()

    def ready_at(self) -> dict[str, datetime]:
        """Per host that wants to be left alone for now: not before."""
        return self._pace.ready_at()

    def robots_read(self) -> dict[str, RobotsTxt]:
        """The copies of robots.txt that were made in this run, by origin."""
        return dict(self._robots.copies)

    async def fetch(
        self, request: Request, validators: Validators | None = None
    ) -> Response | Unchanged | FetchError:
        """Ask, follow, read. What goes wrong outside comes back as a value.

        With `validators` the server may answer 'not changed', and the same bytes
        as before count as unchanged too.
        """
        known = validators or Validators()
        try:
            self._judge(request)
            if self._own.serve(request):
                return await self._own.fetch(request, self._password(request), known)
            trail, answer = await self._walk(request, known, obey_robots=True)
            return outcome(request, known, trail, answer, self._now())
        except FetchError as error:
            return error

    def _judge(self, request: Request) -> None:
        if request.method not in _METHODS and not (request.method == "POST" and request.data):
            raise failure("bad-address", request.url)
        if request.key and not self._secrets.get(request.key.name):
            raise no_key(request.url, request.key)

    def _password(self, request: Request) -> str:
        return self._secrets[request.key.name] if request.key else ""

    async def _walk(
        self, request: Request, known: Validators, *, obey_robots: bool
    ) -> tuple[Trail, Answer]:
        """From hop to hop to the first answer that is no redirect; every hop is judged.

        A key, and headers that may hold one, go to the source's own site only.
        """
        start = parse(request.url)
        trail = Trail(start, start)
        while True:
            if trail.here.is_wall:
                raise failure("wall", trail.here.url)
            at_home = trail.here.origin == start.origin
            asked = request if at_home else replace(request, key=None, headers={})
            if obey_robots and asked.key is None:  # who was given a key is no crawler
                await self._obey_robots(trail.here)
            answer = await self._send(trail.here, asked, self._headers(asked, known))
            if answer.status not in REDIRECTS:
                return trail, answer
            trail = trail.next(answer)
            if request.data and trail.here.origin != start.origin:
                raise failure("redirects", trail.here.url)  # it was a question for that site

    async def _obey_robots(self, address: Address) -> None:
        rules = await self._robots.rules(address)
        self._pace.slow_down(address.host, rules.delay)
        if not rules.allow(address.url):
            raise failure("robots", address.url)

    async def _read_robots(self, address: Address) -> Answer:
        request = Request(url=address.url, accept="text/plain, */*;q=0.5", body=Body.ROBOTS)
        _, answer = await self._walk(request, Validators(), obey_robots=False)
        return answer

    def _headers(self, request: Request, known: Validators) -> dict[str, str]:
        return (
            say.own(request, self._secrets)
            | ({} if request.data else say.conditions(known))
            | {
                "user-agent": self._user_agent,
                "accept": request.accept,
                "accept-encoding": "gzip",
            }
        )

    async def _send(self, address: Address, request: Request, headers: Mapping[str, str]) -> Answer:
        """One request, retried within its turn at the host.

        The clock starts when host and connection are ours, so that a queue never
        makes a healthy site late.
        """
        async with self._pace.turn(address), self._slots:
            try:
                async with asyncio.timeout(self._total):
                    return await self._retrying(self._once, address, request, headers)
            except TimeoutError as error:
                raise failure("timeout", address.url) from error

    async def _once(self, address: Address, request: Request, headers: Mapping[str, str]) -> Answer:
        answer = await self._ask(address, request, headers)
        throttled = answer.status in request.busy
        code = "busy" if throttled else _PASSING.get(answer.status)
        if code is None:
            return answer
        wait = say.wait_asked(answer.headers, self._now())
        if throttled:
            wait = max(wait or 0.0, limits.THROTTLED_SECONDS)
        if wait is not None:
            self._pace.rest(address.host, wait)
        raise failure(code, address.url, retry_after=wait)

    async def _ask(self, address: Address, request: Request, headers: Mapping[str, str]) -> Answer:
        """Send with the key in its place; what is told of a failure is without it."""
        url = say.filled(address.url, request, self._secrets, quoted="url")
        data = say.filled(request.data.decode(), request, self._secrets, quoted="json").encode()
        try:
            return await self._client.send(request.method, url, headers, request.body, data)
        except FetchError as error:
            raise repeated(error, address.url) from None


def _again(error: Exception) -> bool | float:
    """Whether to try once more, and after how many seconds when the server said so."""
    if not isinstance(error, FetchError) or error.code not in _AGAIN:
        return False
    if error.retry_after is None:
        return True
    return error.retry_after if error.retry_after <= limits.RETRY_WAIT_SECONDS else False
