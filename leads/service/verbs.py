"""What can be done with a lead, by a person or by the program: one table."""

from leads.app import App
from leads.model import Decision, Lead, Status

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
    "announce": Status.SEED,
    "fade": Status.FALLOW,
}


def by_program(app: App, lead: Lead, verb: str, reason: str | None = None) -> Decision:
    """A decision that no person took: `fade` what is too late, `wake` what is due again,
    `announce` what came before it was expected."""
    return Decision(
        lead_id=lead.id,
        branch_id=lead.branch_id,
        at=app.now(),
        verb=verb,
        status=VERBS[verb],
        who="leads",
        reason=reason,
    )
