"""Trying without keeping: a throw-away database, and one address read once."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from leads.app import App
from leads.errors import LeadsError
from leads.model import Assessment, Extraction, Item, Medium, Source
from leads.service.analyse import on_village_clock
from leads.service.refresh import refresh
from leads.settings import Home

_GUESSES = (
    (".ics", "ical", Medium.CALENDAR),
    ("/wp-json/tribe", "tribe_events", Medium.CALENDAR),
    ("/wp-json/wp/v2/", "wordpress", Medium.NEWS),
    ("sitemap", "news_sitemap", Medium.NEWS),
    (".pdf", "pdf", Medium.NEWS),
    ("bsky.app/profile/", "bluesky", Medium.SOCIAL),
    ("/@", "mastodon", Medium.SOCIAL),
)


@contextmanager
def trial_store(app: App, sources: tuple[Source, ...]) -> Iterator[App]:
    """The same App with these sources, on a database that is gone afterwards."""
    with TemporaryDirectory(prefix="leads-") as folder:
        home = Home(config=app.settings.home.config, data=Path(folder))
        database = f"sqlite:///{(home.data / 'trial.db').as_posix()}"
        settings = replace(app.settings, home=home, database=database, sources=sources)
        trial = replace(app, settings=settings)
        try:
            yield trial
        finally:
            trial.store.close()


@dataclass(frozen=True)
class Tried:
    """One item of a trial and what was understood of it."""

    item: Item
    extraction: Extraction
    assessment: Assessment


def try_address(app: App, url: str, kind: str | None = None, most: int = 10) -> list[Tried]:
    """Read an address once and show what would be made of it; nothing is kept.

    Raises the FetchError or SourceError of the visit when it fails.
    """
    return try_source(app, _source(url, kind), most)


def try_source(app: App, source: Source, most: int) -> list[Tried]:
    """The same for a source that is known. It must be active, and no guess."""
    with trial_store(app, (source,)) as trial:
        visit = refresh(trial, every=True).visits[0]
        items = trial.store.items.newest(most)
    if visit.detail and not items:
        raise LeadsError(f"{source.url}: {visit.detail}")
    return [understand(app, item) for item in items]


def understand(app: App, item: Item) -> Tried:
    """Extraction and assessment of one item, as the daily run would make them."""
    from leads import match

    item = on_village_clock(item)
    [extraction] = app.extract([item])
    assessment = match.assess(item, extraction, app.knowledge, app.ranker, today=app.today.date())
    return Tried(item, extraction, assessment)


def _source(url: str, kind: str | None) -> Source:
    """A source for an address typed by hand: the kind from its looks, else a feed."""
    guessed, medium = "feed", Medium.NEWS
    for part, name, speaks in _GUESSES:
        if part in url.lower():
            guessed, medium = name, speaks
            break
    return Source(id="trial", kind=kind or guessed, url=url, name=url, medium=medium, options={})
