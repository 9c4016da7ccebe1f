"""What a person does with a lead: one function that appends.

Nothing is ever overwritten. An undo is a row of its own that names the row it
takes back.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from leads import limits
from leads.app import App
from leads.errors import UserError
from leads.language import mark
from leads.model import Decision, Lead, Talk
from leads.service.again import remember_over
from leads.service.talks import APPROACHED, last_talks
from leads.service.verbs import VERBS
from leads.text import clean
from leads.words import REASONS

_DONE = ("harvest", "root")


@dataclass(frozen=True)
class Decided:
    """A lead after a decision, and what was written down; `undone` is what an undo
    took back, `before` the last time its body was approached on another lead."""

    lead: Lead
    decision: Decision
    undone: Decision | None = None
    before: Talk | None = None


def decide(
    app: App,
    lead_ids: Sequence[str],
    verb: str,
    *,
    who: str = "",
    reason: str | None = None,
    note: str | None = None,
    until: date | None = None,
) -> list[Decided]:
    """Append one decision for each lead; ids may be shortened.

    Raises UserError, before anything is written, for an unknown or doubtful id, an
    unknown reason, a snooze without a day that is still to come, or a note or harvest
    without words.
    """
    note = clean(note or "", limits.NOTE_CHARS) or None
    _check(app, verb, reason, note, until)
    branch_id = app.knowledge.branch.id
    leads = [app.store.leads.get(branch_id, lead_id) for lead_id in lead_ids]
    who = who or app.settings.who
    return list(_append(app, leads, verb, who, reason, note, until))


def _append(
    app: App,
    leads: Sequence[Lead],
    verb: str,
    who: str,
    reason: str | None,
    note: str | None,
    until: date | None,
) -> Iterator[Decided]:
    before = last_talks(app, leads) if verb in APPROACHED else {}
    for lead in leads:
        decision = Decision(
            lead_id=lead.id,
            branch_id=lead.branch_id,
            at=app.now(),
            verb=verb,
            status=VERBS[verb],
            who=who,
            reason=reason,
            note=note,
            wake_on=until,
        )
        app.store.decisions.append(decision)
        if verb in _DONE:
            remember_over(app, [lead])  # what comes every year is told of again in time
        after = app.store.leads.get(lead.branch_id, lead.id)
        yield Decided(after, decision, before=before.get(lead.id))


def _check(app: App, verb: str, reason: str | None, note: str | None, until: date | None) -> None:
    if reason is not None and reason not in REASONS:
        raise UserError(
            mark("'{reason}' is geen reden. Kies uit: {choices}"),
            reason=reason,
            choices=", ".join(REASONS),
        )
    if verb == "snooze" and (until is None or until <= app.today.date()):
        raise UserError(
            mark("In de schuur gaat iets tot een dag die nog komt: {option}"),
            option="--until 2027-04-01",
        )
    if verb == "note" and note is None:
        raise UserError(mark("Schrijf er iets bij: de notitie is leeg."))
    if verb == "harvest" and note is None:
        raise UserError(
            mark("Schrijf in één regel wat het opleverde: {option}"),
            option='--note "32 bezoekers"',
        )


def undo(app: App, lead_ids: Sequence[str], *, who: str = "") -> list[Decided]:
    """Take back the last decision on each lead. Raises UserError when there is none."""
    branch_id = app.knowledge.branch.id
    leads = [app.store.leads.get(branch_id, lead_id) for lead_id in lead_ids]
    return [_undo(app, lead, who or app.settings.who) for lead in leads]


def _undo(app: App, lead: Lead, who: str) -> Decided:
    done = app.store.decisions.undo(lead.branch_id, lead.id, who, app.now())
    said = {one.id: one for one in app.store.decisions.history(lead.branch_id, lead.id)}
    after = app.store.leads.get(lead.branch_id, lead.id)
    return Decided(after, done, undone=said.get(done.undoes))


def history(app: App, lead_id: str) -> list[Decision]:
    """All that was decided about one lead, oldest first."""
    lead = app.store.leads.get(app.knowledge.branch.id, lead_id)
    return app.store.decisions.history(lead.branch_id, lead.id)
