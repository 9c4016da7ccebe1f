"""The whole text of an article, where a branch asked for it and the site allows it.

Only of items that are new and of which the source tells no more than the beginning; a page is
asked for once, whatever comes of it, and then the teaser is what there is. What a site
says about reading programs is kept with the source, and respected for a month.
"""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from leads import limits
from leads.address import same_site
from leads.app import App
from leads.errors import FetchError, SourceError
from leads.model import Body, Item, Request, Response, Source, SourceState
from leads.sources import TDMREP, reserved
from leads.text import fold

if TYPE_CHECKING:
    from leads.fetch import Fetcher
    from leads.sources import ParsePool

_ACCEPT = "text/html, application/xhtml+xml;q=0.9"
_OF_ONE_PAGE = ("not-found", "gone", "forbidden", "too-big", "bad-address")
_LONG_WORD = re.compile(r"\w{5,}")


@dataclass
class Articles:
    """The pages of one source in one visit. `opted_out` is as in `Visit`."""

    source: Source
    state: SourceState | None
    fetcher: "Fetcher"
    pool: "ParsePool"
    opted_out: str | None = None
    rules: list[tuple[str, bool]] = field(default_factory=list)
    stopped: bool = False  # the site is in trouble: it is not asked ten times

    async def complete(self, app: App, items: Sequence[Item]) -> list[Item]:
        """The items, those that are new with the words of their pages."""
        wanted = self._wanted(app, items)
        if not wanted:
            return list(items)
        self.opted_out = ""
        self.rules = await self._reservations()
        whole: dict[str, Item] = {}
        for item in wanted:
            whole[item.id] = await self._read(item)
            if self.opted_out or self.stopped:
                break
        return [whole.get(item.id, item) for item in items]

    def _wanted(self, app: App, items: Sequence[Item]) -> list[Item]:
        if not self.source.full_text or self._was_refused(app):
            return []
        teasers = [item for item in items if self._is_teaser(item)]
        newest = sorted(app.store.fresh(teasers), key=lambda item: item.published, reverse=True)
        return newest[: limits.ARTICLES_PER_VISIT]

    def _was_refused(self, app: App) -> bool:
        seen_on = self.state.opted_out_on if self.state else None
        return seen_on is not None and app.today.date() - seen_on < timedelta(
            days=limits.OPTED_OUT_DAYS
        )

    def _is_teaser(self, item: Item) -> bool:
        short = len(item.text) < limits.ARTICLE_CHARS
        return short and bool(item.url) and same_site(self.source.url, item.url)

    async def _reservations(self) -> list[tuple[str, bool]]:
        try:
            answer = await self._ask(urljoin(self.source.url, TDMREP))
            return await asyncio.to_thread(self.pool.reservations, answer)
        except (FetchError, SourceError):
            return []  # hardly any site has one

    async def _read(self, item: Item) -> Item:
        """The item with the words of its page; as it was when they cannot be had."""
        if reserved(item.url, self.rules):
            self.opted_out = "tdmrep.json"
            return item
        try:
            text = await asyncio.to_thread(self.pool.article, await self._ask(item.url))
        except (FetchError, SourceError) as error:
            self.opted_out = _refusal(error)
            self.stopped = isinstance(error, FetchError) and error.code not in _OF_ONE_PAGE
            return item
        if len(text) <= len(item.text) or not _tells(text, item):
            return item
        return replace(item, text=text, teaser=item.text)

    async def _ask(self, url: str) -> Response:
        answer = await self.fetcher.fetch(Request(url=url, accept=_ACCEPT, body=Body.PAGE))
        if isinstance(answer, FetchError):
            raise answer
        assert isinstance(answer, Response)  # nothing was known of it: it is not unchanged
        if not same_site(self.source.url, answer.url):
            raise SourceError("not-found", "Het artikel staat op een andere site.")
        return answer


def _refusal(error: FetchError | SourceError) -> str:
    """What the site keeps programs out with; '' when it is something else that went wrong."""
    if isinstance(error, SourceError):
        return error.detail if error.code == "opted-out" else ""
    return "robots.txt" if error.code == "robots" else ""


def _tells(text: str, item: Item) -> bool:
    """Whether a page is about its item: at least half of the long words of the title."""
    words = set(_LONG_WORD.findall(fold(item.title or item.text[:200])))
    page = fold(text)
    return 2 * sum(word in page for word in words) >= len(words)
