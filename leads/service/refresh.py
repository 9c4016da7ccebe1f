"""Visit every source that is due, and keep what it has.

    due sources | start | fetch | parse (may ask for more) | save

A failure is a value: it is written on the source and the rest goes on.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from leads import limits, sources
from leads.address import same_site
from leads.app import App
from leads.errors import FetchError, LeadsError, SourceError, UserError
from leads.language import mark
from leads.model import (
    Bookmark,
    Item,
    Outcome,
    Request,
    Response,
    Rest,
    Source,
    SourceState,
    Unchanged,
    Validators,
    Visit,
)
from leads.schedule import lasting, next_visit
from leads.service.articles import Articles
from leads.service.ledger import Ledger

if TYPE_CHECKING:
    from leads.fetch import Fetcher
    from leads.sources import ParsePool

Progress = Callable[[Visit], None]


@dataclass(frozen=True)
class Refreshed:
    """How a round went, one visit per source that was due."""

    visits: tuple[Visit, ...]

    @property
    def new(self) -> int:
        return sum(visit.new for visit in self.visits)

    @property
    def failed(self) -> tuple[Visit, ...]:
        return tuple(v for v in self.visits if v.outcome is Outcome.FAILED)


def refresh(
    app: App, *, only: Sequence[str] = (), every: bool = False, progress: Progress = lambda _: None
) -> Refreshed:
    """Visit the sources that are due (`every`: all that are not paused; `only`: these ids).

    Raises UserError for an unknown id; a source that fails is in the result.
    """
    wanted = _wanted(app, only)
    app.store.sources.register(app.settings.sources)
    if not only:
        wanted = _awake(app, wanted)
    due = wanted if every or only else app.store.sources.due(wanted, app.now())
    if not due:
        return Refreshed(())
    return Refreshed(tuple(asyncio.run(_round(app, due, progress))))


def _wanted(app: App, only: Sequence[str]) -> list[Source]:
    readable = [s for s in app.settings.sources if s.active and not s.guess]
    unknown = set(only) - {source.id for source in app.settings.sources}
    if unknown:
        known = ", ".join(source.id for source in app.settings.sources)
        raise UserError(
            mark("Ik ken geen bron '{id}'. Er zijn: {known}"), id=min(unknown), known=known
        )
    return [s for s in readable if not only or s.id in only]


def _awake(app: App, wanted: Sequence[Source]) -> list[Source]:
    """Without those that a person paused."""
    states, today = app.store.sources.states(), app.today.date()
    return [one for one in wanted if one.id not in states or not states[one.id].paused(today)]


def _say_of_loop(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """A visit in which the program was told to stop is no fault that nobody looked at."""
    if not isinstance(context.get("exception"), SystemExit | KeyboardInterrupt):
        loop.default_exception_handler(context)


async def _round(app: App, due: Sequence[Source], progress: Progress) -> list[Visit]:
    asyncio.get_running_loop().set_exception_handler(_say_of_loop)
    states, known = app.store.sources.states(), app.store.sources.validators(app.now())
    visits = []
    with app.parse_pool({source.kind for source in due}) as pool:
        async with app.fetcher() as fetcher:
            means = _Round(app, fetcher, pool)
            tasks = [
                asyncio.create_task(
                    means.visit(one, states.get(one.id), known.get(one.id, {})), name=one.id
                )
                for one in due
            ]
            for task in asyncio.as_completed(tasks):
                visit = await task
                progress(visit)
                visits.append(visit)
            app.store.hosts.save_ready_at(fetcher.ready_at())
            app.store.hosts.save_robots(fetcher.robots_read())
    return visits


class _Round:
    """What all visits of a round share. `under_way` bounds how many have begun: each that
    waits for its turn takes ten kilobytes."""

    def __init__(self, app: App, fetcher: "Fetcher", pool: "ParsePool") -> None:
        self._app = app
        self._fetcher = fetcher
        self._pool = pool
        self._ledger = Ledger(app.store)
        self._under_way = asyncio.Semaphore(limits.VISITS_UNDER_WAY)

    async def visit(
        self, source: Source, state: SourceState | None, known: Mapping[str, Validators]
    ) -> Visit:
        """Read one source whole and save what came, also when a later page failed."""
        async with self._under_way:
            reading = _Reading(
                _where_it_is(source, state), known, moved_to=state.moved_to if state else None
            )
            try:
                await reading.all(_since(self._app.now(), state), self._fetcher, self._pool)
            except LeadsError as error:
                reading.error = error
            articles = Articles(reading.source, state, self._fetcher, self._pool)
            items = await articles.complete(self._app, reading.items)
            outcome = _outcome(self._app, reading, state)
            visit = replace(outcome, opted_out=articles.opted_out)
            return replace(visit, new=await self._ledger.save(visit, items))


def _where_it_is(source: Source, state: SourceState | None) -> Source:
    """The source with what its last visit left, at the address it moved to for good on its
    own site. After a failure, and with a key, it is asked where the settings say."""
    if state is None:
        return source
    source, moved = replace(source, bookmark=state.bookmark or ""), state.moved_to
    if moved and not state.failures and not source.secret and same_site(source.url, moved):
        return replace(source, url=moved)
    return source


def _since(now: datetime, state: SourceState | None) -> datetime:
    """A first visit looks back two weeks, later ones to just before the last good one."""
    first = now - timedelta(days=limits.FIRST_RUN_DAYS)
    if state is None or state.last_success is None:
        return first
    return max(first, state.last_success - timedelta(days=1))


@dataclass
class _Reading:
    """One source being read: requests to do, items and validators that came."""

    source: Source
    known: Mapping[str, Validators]
    items: list[Item] = field(default_factory=list)
    validators: dict[str, Validators] = field(default_factory=dict)
    error: LeadsError | None = None
    moved_to: str | None = None  # of the address of the source itself
    bookmark: str | None = None
    not_before: timedelta = timedelta(0)
    changed: bool = False

    async def all(self, since: datetime, fetcher: "Fetcher", pool: "ParsePool") -> None:
        kind = sources.load(self.source.kind)
        waiting = deque(kind.start(self.source, since))
        for _ in range(1 + limits.FOLLOW_UPS_PER_VISIT):
            if not waiting:
                return
            waiting.extend(await self._one(waiting.popleft(), fetcher, pool))

    async def _one(self, request: Request, fetcher: "Fetcher", pool: "ParsePool") -> list[Request]:
        try:
            return await self._step(request, fetcher, pool)
        except (FetchError, SourceError):
            if request.optional:
                return []
            raise

    async def _step(self, request: Request, fetcher: "Fetcher", pool: "ParsePool") -> list[Request]:
        answer = await fetcher.fetch(request, self.known.get(request.url))
        if isinstance(answer, FetchError):
            raise answer
        self.not_before = max(self.not_before, _max_age(answer))
        if request.url == self.source.url:
            followed = self.source.url == self.moved_to
            self.moved_to = answer.moved_to or (self.moved_to if followed else None)
        if isinstance(answer, Unchanged):
            self.validators[request.url] = answer.validators
            return []
        self.changed = True
        found = await asyncio.to_thread(pool.parse, self.source, answer)
        self.items += [one for one in found if isinstance(one, Item)]
        rests = [one.wait for one in found if isinstance(one, Rest)]
        self.not_before = max([self.not_before, *rests])
        bookmarks = [one.value for one in found if isinstance(one, Bookmark)]
        self.bookmark = bookmarks[-1] if bookmarks else self.bookmark
        further = [one for one in found if isinstance(one, Request)]
        if not further and not bookmarks:
            # a page that leads on is asked for whole: what it leads to may have changed alone
            self.validators[request.url] = answer.validators
        return further

    def learned(self) -> dict[str, Validators]:
        """The validators that are not known yet."""
        return {url: one for url, one in self.validators.items() if self.known.get(url) != one}


def _max_age(answer: Response | Unchanged) -> timedelta:
    """How long the server says its answer stays good (RFC 9111 §5.2.2.1)."""
    for part in answer.headers.get("cache-control", "").split(","):
        name, _, value = part.strip().partition("=")
        if name.lower() == "max-age" and value.isascii() and value.isdigit():
            return timedelta(seconds=min(int(value), limits.RETRY_AFTER_CAP_SECONDS))
    return timedelta(0)


def _outcome(app: App, reading: _Reading, state: SourceState | None) -> Visit:
    now = app.now()
    failures = (state.failures if state else 0) + 1 if reading.error else 0
    error = reading.error
    retry_after = getattr(error, "retry_after", None) or 0.0
    code = error.code if isinstance(error, FetchError | SourceError) else _class_of(error)
    reason = lasting(code, state.failing_since if state else None, now)
    return Visit(
        source_id=reading.source.id,
        at=now,
        outcome=_kind_of(reading),
        seen=len(reading.items),
        reason=reason,
        detail=str(error) if reason == code and error else None,
        moved_to=reading.moved_to,
        bookmark=reading.bookmark,
        # with a page missing, the next visit must ask for everything again
        validators={} if error else reading.learned(),
        next_at=next_visit(
            now,
            every_minutes=reading.source.every_minutes,
            failures=failures,
            not_before=max(reading.not_before, timedelta(seconds=retry_after)),
            dice=app.dice(),
            gone=reason == "gone",
        ),
    )


def _kind_of(reading: _Reading) -> Outcome:
    if reading.error:
        return Outcome.FAILED
    return Outcome.NEW if reading.changed else Outcome.UNCHANGED


def _class_of(error: LeadsError | None) -> str | None:
    return None if error is None else type(error).__name__
