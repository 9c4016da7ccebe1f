"""The lie of the land: sources, bodies, themes and dates."""

from dataclasses import dataclass
from datetime import date, timedelta

from leads import calendar
from leads.app import App
from leads.model import Announcement, Clash, FoundEvent, Rhythm, Source, SourceState
from leads.service.coverage import remark, rhythms


@dataclass(frozen=True)
class SourceLine:
    """A source from the settings and what the store remembers of it. `rhythm` tells how
    often it speaks, `remark` what is odd about it (see `words`). `paused`: a person set it
    aside for now."""

    source: Source
    state: SourceState | None
    rhythm: Rhythm
    remark: str | None = None
    paused: bool = False


def source_lines(app: App) -> list[SourceLine]:
    """Every source of sources.yaml, in its order."""
    states, today, known = app.store.sources.states(), app.today.date(), rhythms(app)
    return [
        _line(source, states.get(source.id), known[source.id], today)
        for source in app.settings.sources
    ]


def _line(source: Source, state: SourceState | None, rhythm: Rhythm, today: date) -> SourceLine:
    if state is None:
        return SourceLine(source, state, rhythm)
    return SourceLine(source, state, rhythm, remark(source, state, rhythm), state.paused(today))


@dataclass(frozen=True)
class Ahead:
    """What the coming weeks hold."""

    themes: tuple[Announcement, ...]
    events: tuple[FoundEvent, ...]
    clashes: tuple[Clash, ...]


def ahead(app: App, weeks: int) -> Ahead:
    """National themes in lead time, events read in the sources (each once), and clashes."""
    today: date = app.today.date()
    last = today + timedelta(weeks=weeks)
    events = app.store.items.events_between(today, last, app.knowledge.branch.id)
    return Ahead(
        themes=tuple(calendar.announcements(app.knowledge.national_themes, today)),
        events=tuple(calendar.once(events)),
        clashes=tuple(calendar.clashes(events, today)),
    )
