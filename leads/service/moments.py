"""What was said with a body outside any lead, and what is owed to it."""

from dataclasses import replace
from datetime import date

from leads import limits
from leads.app import App
from leads.errors import UserError
from leads.language import mark
from leads.model import ContactMoment, Organisation
from leads.service.organisations import organisation
from leads.text import clean


def note_moment(
    app: App,
    name: str,
    note: str,
    *,
    who: str = "",
    owed: bool = False,
    due: date | None = None,
) -> tuple[Organisation, ContactMoment]:
    """Write down what was said with a body; with `owed` or a `due` day it is a promise
    that comes back in the mail on that day.

    Raises UserError for an unknown or doubtful name, a note without words, and a day
    that is past.
    """
    body, said = organisation(app, name), clean(note, limits.NOTE_CHARS)
    if not said:
        raise UserError(mark("Schrijf er iets bij: de notitie is leeg."))
    if due is not None and due < app.today.date():
        raise UserError(mark("{day} is al voorbij."), day=f"{due:%d-%m-%Y}")
    moment = ContactMoment(
        branch_id=app.knowledge.branch.id,
        organisation_id=body.id,
        at=app.now(),
        note=said,
        who=who or app.settings.who,
        owed=owed or due is not None,
        due_on=due,
    )
    return body, replace(moment, id=app.store.moments.add(moment))


def moment_done(app: App, number: int) -> ContactMoment:
    """What was owed is done. Raises UserError when nothing is owed under this number."""
    done = app.store.moments.done(app.knowledge.branch.id, number)
    if done is None:
        raise UserError(mark("Onder nummer {number} staat niets meer open."), number=number)
    return done
