"""One request at a time to a host, and a pause before the next."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

from leads import limits
from leads.fetch.address import Address
from leads.fetch.failures import failure


class _Gate:
    """The turn at one host. `ready` is a monotonic time: not before."""

    def __init__(self, pause: float, wait: float) -> None:
        self.turn = asyncio.Lock()
        self.pause = pause
        self.ready = time.monotonic() + wait
        self.patience = pause  # what an earlier run asked for is not sat out in this one

    @property
    def wait(self) -> float:
        return max(0.0, self.ready - time.monotonic())

    def rest(self, seconds: float) -> None:
        self.ready = max(self.ready, time.monotonic() + seconds)

    def done(self) -> None:
        self.rest(self.pause)
        self.patience = max(self.pause, limits.REST_IN_RUN_SECONDS)


class Pace:
    """The gates of all hosts. `pause` is in seconds, counted from the end of one
    request to the start of the next; `ready_at` is what an earlier run left."""

    def __init__(
        self, pause: float, now: Callable[[], datetime], ready_at: Mapping[str, datetime]
    ) -> None:
        self._pause = pause
        self._now = now
        self._seeds = dict(ready_at)
        self._gates: dict[str, _Gate] = {}

    @asynccontextmanager
    async def turn(self, address: Address) -> AsyncIterator[None]:
        """Hold the host of `address`; raises FetchError `busy` when it rests too long."""
        gate = self._gate(address.host)
        async with gate.turn:
            if gate.wait > gate.patience:
                raise failure("busy", address.url, retry_after=gate.wait)
            await asyncio.sleep(gate.wait)
            try:
                yield
            finally:
                gate.done()

    def slow_down(self, host: str, seconds: float) -> None:
        """Leave at least `seconds` between requests, as the site's robots.txt asks."""
        gate = self._gate(host)
        gate.pause = max(self._pause, min(seconds, limits.CRAWL_DELAY_CAP_SECONDS))

    def rest(self, host: str, seconds: float) -> None:
        """Let a host alone for a while, as it asked."""
        self._gate(host).rest(seconds)

    def ready_at(self) -> dict[str, datetime]:
        """Per host that still rests: not before."""
        now = self._now()
        waits = {host: gate.wait for host, gate in self._gates.items()}
        unseen = {host: at for host, at in self._seeds.items() if host not in waits and at > now}
        return unseen | {
            host: now + timedelta(seconds=wait) for host, wait in waits.items() if wait > 0
        }

    def _gate(self, host: str) -> _Gate:
        if host not in self._gates:
            seed = self._seeds.get(host)
            wait = (seed - self._now()).total_seconds() if seed else 0.0
            self._gates[host] = _Gate(self._pause, max(0.0, wait))
        return self._gates[host]
