"""What a person does with a lead: one table of verbs, one function that appends.

Nothing is ever overwritten. An undo is a row of its own that names the row it
takes back.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from leads.app import App
from leads.errors import UserError
from leads.language import mark
from leads.model import Decision, Lead, Status
from leads.words import REASONS

#: verb → the station the lead goes to; None leaves it where it is
VERBS: dict[str, Status | None] = {
    "accept": Status.PLANTED,
    "talk": Status.SPROUTING,
    "bloom": Status.BLOOMING,
    "harvest": Status.HARVESTED,
    "root": Status.ROOTED,
    "snooze": Status.SHED,
    "drop": Status.FALLOW,
    "wrong": Status.NOT_A_LEAD,
    "note": None,
    "wake": Status.SEED,
    "fade": Status.FALLOW,
}


@dataclass(frozen=True)
class Decided:
    """A lead after a decision, and what was written down."""

    lead: Lead
    decision: Decision


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

    Raises UserError, before anything is written, for an unknown or doubtful id,
    an unknown reason, or a snooze without a day that is still to come.
    """
    _check(app, verb, reason, until)
    branch_id = app.knowledge.branch.id
    leads = [app.store.leads.get(branch_id, lead_id) for lead_id in lead_ids]
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
        yield Decided(app.store.leads.get(lead.branch_id, lead.id), decision)


def _check(app: App, verb: str, reason: str | None, until: date | None) -> None:
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


def undo(app: App, lead_ids: Sequence[str], *, who: str = "") -> list[Decided]:
    """Take back the last decision on each lead. Raises UserError when there is none."""
    branch_id = app.knowledge.branch.id
    leads = [app.store.leads.get(branch_id, lead_id) for lead_id in lead_ids]
    undone = [app.store.decisions.undo(branch_id, lead.id, who, app.now()) for lead in leads]
    return [
        Decided(app.store.leads.get(branch_id, lead.id), decision)
        for lead, decision in zip(leads, undone, strict=True)
    ]


def history(app: App, lead_id: str) -> list[Decision]:
    """All that was decided about one lead, oldest first."""
    lead = app.store.leads.get(app.knowledge.branch.id, lead_id)
    return app.store.decisions.history(lead.branch_id, lead.id)
