"""The lie of the land: sources, bodies, themes and dates."""

from dataclasses import dataclass
from datetime import date, timedelta

from leads import calendar
from leads.app import App
from leads.model import Announcement, Clash, FoundEvent, Source, SourceState


@dataclass(frozen=True)
class SourceLine:
    """A source from the settings and what the store remembers of it."""

    source: Source
    state: SourceState | None


def source_lines(app: App) -> list[SourceLine]:
    """Every source of sources.yaml, in its order."""
    states = app.store.sources.states()
    return [SourceLine(source, states.get(source.id)) for source in app.settings.sources]


@dataclass(frozen=True)
class Ahead:
    """What the coming weeks hold."""

    themes: tuple[Announcement, ...]
    events: tuple[FoundEvent, ...]
    clashes: tuple[Clash, ...]


def ahead(app: App, weeks: int) -> Ahead:
    """National themes in lead time, events read in the sources (each once), and clashes."""
    today: date = app.today.date()
    events = app.store.items.events_between(today, today + timedelta(weeks=weeks))
    return Ahead(
        themes=tuple(calendar.announcements(app.knowledge.national_themes, today)),
        events=tuple(calendar.once(events)),
        clashes=tuple(calendar.clashes(events, today)),
    )
