"""What a person does with a source: set it aside, take it up again, try it."""

from dataclasses import replace
from datetime import date

from leads.app import App
from leads.errors import UserError
from leads.language import mark
from leads.model import Source
from leads.service.trial import Tried, try_source


def source(app: App, source_id: str) -> Source:
    """The source of that id in sources.yaml. Raises UserError for an unknown one."""
    for one in app.settings.sources:
        if one.id == source_id:
            return one
    known = ", ".join(one.id for one in app.settings.sources)
    if not known:
        raise UserError(mark("Ik ken geen bron '{id}': sources.yaml is nog leeg."), id=source_id)
    raise UserError(mark("Ik ken geen bron '{id}'. Er zijn: {known}"), id=source_id, known=known)


def pause(app: App, source_id: str, until: date | None = None) -> Source:
    """Leave a source alone until a day, or until `resume`; what was read of it stays.

    Kept in the database: sources.yaml is not touched. Raises UserError for an unknown
    id and for a day that is not ahead.
    """
    found = source(app, source_id)
    if until is not None and until <= app.today.date():
        raise UserError(mark("Kies een dag die nog komt; {day} is al geweest."), day=until)
    _keep(app, found, until or date.max)
    return found


def resume(app: App, source_id: str) -> Source:
    """Read a paused source again from the next round on. Raises UserError for an
    unknown id."""
    found = source(app, source_id)
    _keep(app, found, None)
    return found


def _keep(app: App, found: Source, until: date | None) -> None:
    app.store.sources.register(app.settings.sources)
    app.store.sources.pause(found.id, until)


def read_now(app: App, source_id: str, most: int) -> list[Tried]:
    """Read one source now, also a guess or a paused one, and show what would be made of
    its items; nothing is kept.

    Raises UserError for an unknown id, LeadsError when the visit fails.
    """
    found = replace(source(app, source_id), guess=False, active=True)
    return try_source(app, found, most)
