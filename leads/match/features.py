"""What is known of an item, as named numbers for the learned score.

Names are stable: they stand in the shipped model. Each number is small (most
are 0 or 1), so that no single one can drown the words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import log1p

from leads.match import asks, signals, themes, window
from leads.match.asks import Ask
from leads.match.reading import Reading, read
from leads.match.signals import SignalHit
from leads.match.standing import Standing, speaker, standing
from leads.match.themes import ThemeScore
from leads.match.window import Nearness, Window
from leads.model import Extraction, Item, Knowledge, Span

_LIBRARY_DOES = "bieb_al_partner"
_POINTS_CAP = 8.0
_WEEK_STEPS = (1, 3, 6, 12, 26)  # the steps of what a branch can still do
_QUESTION = re.compile(r"\?")


@dataclass(frozen=True)
class Findings:
    """All that the rules of this room found in one item, for one branch and day."""

    item: Item
    extraction: Extraction
    knowledge: Knowledge
    today: date

    @cached_property
    def reading(self) -> Reading:
        return read(self.item)

    @cached_property
    def themes(self) -> Sequence[ThemeScore]:
        return themes.score(
            self.reading,
            self.extraction.organisations,
            self.knowledge.themes,
            self.knowledge.organisation_types,
        )

    @cached_property
    def signals(self) -> Sequence[SignalHit]:
        return signals.find(self.reading, self.knowledge.signals)

    @cached_property
    def against(self) -> Sequence[SignalHit]:
        return signals.exclusions(self.reading, self.knowledge.exclusions)

    @cached_property
    def asks(self) -> Sequence[Ask]:
        return asks.find(self.item)

    @cached_property
    def library(self) -> Span | None:
        return signals.names_library(self.reading)

    @property
    def own_news(self) -> bool:
        """What the library says itself, or what is told of it alone: there is nobody to call."""
        if standing(speaker(self.item)) is Standing.LIBRARY:
            return True
        told = any(hit.id == _LIBRARY_DOES for hit in self.signals)
        return told and not self.asks and not self._others

    @property
    def _others(self) -> bool:
        bodies = (mention.name for mention in self.extraction.organisations)
        return any(standing(name) is not Standing.LIBRARY for name in bodies)

    @cached_property
    def window(self) -> Window:
        return window.look(self.extraction, self.today)

    @cached_property
    def nearness(self) -> Nearness:
        return window.nearness(self.item, self.extraction, self.knowledge.branch)


def numbers(found: Findings) -> dict[str, float]:
    """Feature name → value; a name that is absent is 0."""
    named: dict[str, float] = {}
    for part in (_themes, _signals, _organisations, _time, _place, _form):
        named.update(part(found))
    return named


def _themes(found: Findings) -> Iterator[tuple[str, float]]:
    counting = [s for s in found.themes if s.counts]
    for score in found.themes:
        yield f"theme:{score.theme}", min(score.points, _POINTS_CAP) / _POINTS_CAP
    yield "themes", min(len(counting), 3) / 3
    if found.themes:
        yield "theme-best", min(found.themes[0].points, _POINTS_CAP) / _POINTS_CAP
    yield "theme-spoiled", float(any(s.spoiled for s in found.themes))


def _signals(found: Findings) -> Iterator[tuple[str, float]]:
    for hit in found.signals:
        yield f"signal:{hit.id}", 1.0
    for hit in found.against:
        yield f"against:{hit.id}", 1.0
    yield "against", min(len(found.against), 2) / 2
    for ask in found.asks:
        yield f"ask:{ask.offer}", 1.0
    yield "asks", min(len(found.asks), 3) / 3
    yield "calls", float(any(h.weight >= 3 for h in found.signals))
    yield "library-named", float(found.library is not None)


def _organisations(found: Findings) -> Iterator[tuple[str, float]]:
    named = found.extraction.organisations
    for kind in {m.type_id for m in named if m.type_id}:
        yield f"type:{kind}", 1.0
    yield "organisations", log1p(len({m.name for m in named})) / 2
    yield "organisation-known-type", float(any(m.type_id for m in named))


def _time(found: Findings) -> Iterator[tuple[str, float]]:
    seen = found.window
    yield "coming", float(seen.event is not None)
    yield "deadline", float(seen.deadline is not None)
    yield "over", float(seen.over)
    yield "cancelled", float(seen.cancelled)
    yield "recurring", float(seen.recurring)
    if seen.weeks is not None:
        step = sum(seen.weeks >= limit for limit in _WEEK_STEPS)
        yield f"weeks:{step}", 1.0
    themed = any(s.counts for s in found.themes)
    asked = bool(found.asks) or any(h.weight >= 3 for h in found.signals)
    yield "coming-and-theme", float(themed and seen.event is not None)
    yield "asks-and-theme", float(themed and asked)


def _place(found: Findings) -> Iterator[tuple[str, float]]:
    yield f"near:{found.nearness}", 1.0


def _form(found: Findings) -> Iterator[tuple[str, float]]:
    """Not how long, how cut off or how laden with boilerplate: that is the source, not the news."""
    item = found.item
    said = f"{item.title}\n{item.text}"
    yield f"medium:{item.medium}", 1.0
    yield "questions", min(3, len(_QUESTION.findall(said))) / 3
