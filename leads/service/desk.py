"""The desk of a branch: the source of what people pass on by hand."""

from dataclasses import replace
from datetime import datetime

from leads import limits
from leads.app import App
from leads.model import (
    Assessment,
    Branch,
    Item,
    Medium,
    Outcome,
    Reason,
    Source,
    Strength,
    Visit,
)
from leads.text import mask, snippet

_POINTS = 1.0


def desk(branch: Branch) -> Source:
    """Not read by itself, so it is in no settings file."""
    return Source(
        id=f"balie-{branch.id}",
        kind="desk",
        url="",
        name="Balie",
        medium=Medium.MAIL,
        active=False,
    )


def keep(app: App, items: list[Item], at: datetime) -> None:
    """Store what came in at the desk; words that changed are looked at again."""
    source = desk(app.knowledge.branch)
    app.store.sources.register((*app.settings.sources, source))
    visit = Visit(source_id=source.id, at=at, outcome=Outcome.NEW, next_at=at, seen=len(items))
    app.store.save_visit(visit, items)


def vouched(item: Item, assessment: Assessment, threshold: float) -> Assessment:
    """A person found it worth typing: shown, whatever the ranker thinks, with that as a
    reason. `threshold` is the score from which items are shown."""
    quote = mask(snippet(item.text or item.title, limits.QUOTE_CHARS))
    told = Reason(kind="desk", ref=item.source_id, points=_POINTS, quote=quote, item_id=item.id)
    return replace(
        assessment,
        score=max(assessment.score, threshold),
        shown=True,
        strength=assessment.strength or Strength.FAIR,
        reasons=(*assessment.reasons, told),
    )
