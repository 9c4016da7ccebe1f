"""One site being looked at: what it announces, each tried once, then the known paths.

A site is asked LOOK_REQUESTS things at most, each only once, by the fetcher that reads
sources too: the guard, robots.txt and the pause count here as well.
"""

import asyncio
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from leads import limits, sources
from leads.errors import FetchError, SourceError
from leads.model import Body, Item, Medium, Request, Response, Source, Unchanged

if TYPE_CHECKING:
    from leads.fetch import Fetcher
    from leads.sources import ParsePool

_LOOK_BACK = timedelta(days=60)
_STEPS = 3  # what it takes to see the first items of a source
_PAGE = "text/html, application/xhtml+xml;q=0.9, */*;q=0.5"
_WHOLE = ("feed", "ical", "news_sitemap")  # an answer may be one of these itself
_HARD_PRESSED = ("busy", "timeout", "down", "server-error")
_ENOUGH = "Deze site is nu genoeg gevraagd."


@dataclass(frozen=True)
class Seen:
    """What came of one source that was tried."""

    source: Source
    items: tuple[Item, ...] = ()
    error: FetchError | SourceError | None = None


@dataclass
class Looking:
    """The look at one site. An answer that came once is not asked for again. `narrow`: the
    address was of one source, and the rest of the site was not looked at."""

    fetcher: "Fetcher"
    pool: "ParsePool"
    now: datetime
    seen: list[Seen] = field(default_factory=list)
    answers: dict[str, Response | FetchError] = field(default_factory=dict)
    narrow: bool = False

    async def only(self, source: Source) -> None:
        """One source that is known from its address."""
        self.narrow = True
        self.seen.append(await self._read(source))

    async def at(self, url: str) -> None:
        """The whole look, from a page on.

        Raises FetchError when the page cannot be had, SourceError when it is unreadable.
        """
        page = await self._ask(Request(url=url, accept=_PAGE, body=Body.PAGE))
        found = await self._look(page)
        announced = [one for one in found if isinstance(one, Source)]
        if not any(one.medium is Medium.CALENDAR for one in announced):
            announced += await self._agenda_pages(found)
        for source in announced:
            if source.kind != "wordpress":  # a second door, for when the feed is shut
                self.seen.append(await self._read(source))
        self.narrow = any(one.url == page.url and one.kind in _WHOLE for one in announced)
        if not self.narrow:
            await self._known_paths(page.url, announced)

    async def _agenda_pages(self, found: Sequence[Source | Request]) -> list[Source]:
        """What the agenda pages of this site announce and its own page did not."""
        pages = [one for one in found if isinstance(one, Request)]
        more: list[Source] = []
        for page in pages:
            found_there = await self._announced(page)
            more += [
                one for one in found_there if one.medium is Medium.CALENDAR and one not in more
            ]
        return more

    async def _known_paths(self, url: str, announced: Sequence[Source]) -> None:
        """Where programs of the trade put news and events, the likeliest first."""
        wordpress = next((one for one in announced if one.kind == "wordpress"), None)
        name = wordpress.name if wordpress else (urlsplit(url).hostname or "")
        made_with = wordpress is not None
        if not self._has(Medium.NEWS):
            await self._first_of(sources.news_paths(url, name, wordpress=made_with))
        if not self._has(Medium.NEWS):
            robots = Request(url=urljoin(url, "/robots.txt"), body=Body.ROBOTS)
            await self._first_of(await self._announced(robots))
        if not self._has(Medium.CALENDAR):
            await self._first_of(sources.calendar_paths(url, name, wordpress=made_with))

    def _has(self, medium: Medium) -> bool:
        return any(one.source.medium is medium and not one.error for one in self.seen)

    async def _first_of(self, guesses: Iterable[Source]) -> None:
        """Try until one has something, or until the site has it hard; of guesses that
        fail nothing is told."""
        for guess in guesses:
            one = await self._read(guess)
            if one.items:
                self.seen.append(one)
            if one.items or (one.error and one.error.code in _HARD_PRESSED):
                return

    async def _read(self, source: Source) -> Seen:
        """The first items of a source, by its own kind."""
        items: list[Item] = []
        try:
            waiting = deque(sources.load(source.kind).start(source, self.now - _LOOK_BACK))
            for _ in range(_STEPS):
                if not waiting or items:
                    break
                answer = await self._ask(waiting.popleft())
                found = await asyncio.to_thread(self.pool.parse, source, answer)
                items += [one for one in found if isinstance(one, Item)]
                waiting.extend(one for one in found if isinstance(one, Request))
        except (FetchError, SourceError) as error:
            return Seen(source, error=error)
        return Seen(source, tuple(items))

    async def _announced(self, request: Request) -> list[Source]:
        """What a further page announces; nothing when it cannot be had."""
        try:
            found = await self._look(await self._ask(request))
        except (FetchError, SourceError):
            return []
        return [one for one in found if isinstance(one, Source)]

    async def _look(self, answer: Response) -> list[Source | Request]:
        return await asyncio.to_thread(self.pool.look, answer)

    async def _ask(self, request: Request) -> Response:
        """Raises FetchError, also when this site was asked enough."""
        known = self.answers.get(request.url) or await self._first_time(request)
        if isinstance(known, FetchError):
            raise known
        return replace(known, request=request)

    async def _first_time(self, request: Request) -> Response | FetchError:
        if len(self.answers) >= limits.LOOK_REQUESTS:
            return FetchError("busy", request.url, _ENOUGH)
        answer = await self.fetcher.fetch(request)
        assert not isinstance(answer, Unchanged)  # nothing was said of an earlier answer
        self.answers[request.url] = answer
        if isinstance(answer, Response):
            self.answers.setdefault(answer.url, answer)
        return answer
