"""The place for the unexpected in the digest: once a week, and remembered."""

from collections.abc import Collection, Sequence
from datetime import date

from leads import limits
from leads.app import App
from leads.model import Lead


def unexpected(app: App, day: date, told: Collection[str], seeds: Sequence[Lead]) -> Lead | None:
    """The one of this week, which is made a lead when it is chosen; None when the week had
    its turn or there is nothing. A look at a day to come makes nothing.

    `seeds` are the leads that the digest of this day can pick from.
    """
    from leads.match.unexpected import UNEXPECTED

    if week_key(day) in told:
        return None
    waiting = (lead for lead in seeds if lead.reason(UNEXPECTED) and _new(lead, day))
    return next(waiting, None) or (_chosen(app, day) if day <= app.today.date() else None)


def week_key(day: date) -> str:
    """What the place of a week is remembered by."""
    year, week, _ = day.isocalendar()
    return f"unexpected:{year}-W{week:02}"


def _new(lead: Lead, day: date) -> bool:
    return lead.shown_on is None or lead.shown_on >= day


def _chosen(app: App, day: date) -> Lead | None:
    from leads.match.unexpected import choose, lead_of

    branch_id = app.knowledge.branch.id
    below = app.store.items.below(branch_id, day, limits.UNEXPECTED_CONSIDERED)
    if not below:
        return None
    seen = app.store.leads.open(branch_id, limit=limits.LEADS_SEARCHED)
    found = choose(below, seen, app.knowledge, day)
    if found is None:
        return None
    lead = lead_of(found, seen, app.knowledge, app.now())
    app.store.leads.begin(branch_id, lead, found.item.id)
    return lead
