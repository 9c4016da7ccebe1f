"""What a site asks of machines: robots.txt by RFC 9309."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from protego import Protego

from leads import ROBOT, limits
from leads.errors import FetchError
from leads.fetch.address import Address
from leads.fetch.client import Answer
from leads.fetch.failures import failure, repeated
from leads.model import RobotsTxt

_BUSY = ("busy", "server-error")
_KEEP = timedelta(seconds=limits.ROBOTS_TTL_SECONDS)


class Rules:
    """The rules one site has for us; without text everything is free."""

    def __init__(self, text: str = "") -> None:
        self._protego = Protego.parse(text)

    def allow(self, url: str) -> bool:
        return bool(self._protego.can_fetch(url, ROBOT))

    @property
    def delay(self) -> float:
        """Crawl-delay in seconds; 0 when there is none."""
        return float(self._protego.crawl_delay(ROBOT) or 0.0)


@dataclass(slots=True)
class _Entry:
    reading: asyncio.Lock = field(default_factory=asyncio.Lock)
    found: Rules | FetchError | None = None
    read_at: datetime | None = None


class Robots:
    """The rules per scheme, host and port. `read` fetches a robots.txt with its
    redirects, `now` is the clock for how long a copy is good; `known` are copies that
    earlier runs made, by origin."""

    def __init__(
        self,
        read: Callable[[Address], Awaitable[Answer]],
        now: Callable[[], datetime],
        known: Mapping[str, RobotsTxt] = {},
    ) -> None:
        self._read = read
        self._now = now
        self._known = known
        self._entries: dict[str, _Entry] = {}
        self.copies: dict[str, RobotsTxt] = {}
        """What was read in this run."""

    async def rules(self, address: Address) -> Rules:
        """The rules for the site of `address`; raises FetchError when they cannot
        be known: then the site is closed (RFC 9309 §2.3.1.4)."""
        entry = self._entries.setdefault(address.origin, _Entry())
        async with entry.reading:
            if entry.found is None and (copy := self._known.get(address.origin)):
                entry.found, entry.read_at = Rules(copy.text), copy.read_at
            if entry.read_at is None or not self._is_good(entry.read_at):
                entry.found, entry.read_at = await self._find(address), self._now()
        if isinstance(entry.found, FetchError):
            raise repeated(entry.found, address.url) from entry.found
        assert entry.found is not None
        return entry.found

    def _is_good(self, read_at: datetime) -> bool:
        """A copy of the future was made before the clock was set back."""
        return timedelta(0) <= self._now() - read_at < _KEEP

    async def _find(self, address: Address) -> Rules | FetchError:
        try:
            answer = await self._read(address.robots)
        except FetchError as error:
            return _unreachable(error)
        if answer.status >= 500:
            return failure("robots", address.url)
        # Anything else without a body, a 4xx above all, forbids nothing (RFC 9309 §2.3.1.3).
        text = answer.body.decode("utf-8-sig", "replace") if answer.status < 300 else ""
        self.copies[address.origin] = RobotsTxt(text, self._now())
        return Rules(text)


def _unreachable(error: FetchError) -> Rules | FetchError:
    """Too many redirects count as 'there is none' (RFC 9309 §2.3.1.2); of the rest
    the reason itself says more than 'robots.txt' would. A host that names a time
    is asked again after it."""
    if error.code == "redirects":
        return Rules()
    if error.code == "busy" and error.retry_after is not None:
        raise error
    return failure("robots", error.url) if error.code in _BUSY else error
