"""The yearly memory in the daily run: reports and missed chances become reminders, and
the announcement of the next edition takes their place."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from leads.app import App
from leads.model import Analysis, Assessment, Extraction, Item, Knowledge, Lead, Status
from leads.service.verbs import by_program


def remember(
    app: App, item: Item, extraction: Extraction, assessment: Assessment, batch: Sequence[Analysis]
) -> Lead | None:
    """The reminder that an item leaves: a new one, or one that was left before."""
    from leads.match import again

    fresh = again.report(
        item, extraction, assessment, app.knowledge, today=app.today.date(), now=app.now()
    )
    if fresh is None:
        return None
    before = again.find(fresh, _near(app, fresh, again.SAME_DAYS, batch))
    return again.seen_again(before, item) if before else fresh


def take_place(app: App, fresh: Lead, item: Item, batch: Sequence[Analysis]) -> Lead | None:
    """The lead of an announcement in the place of the reminder that waited for it."""
    from leads.match import again

    if fresh.reason(again.YEARLY) is None:
        return None
    waiting = _near(app, fresh, again.MOVED_DAYS, batch)
    before = again.find(fresh, waiting, within=again.MOVED_DAYS)
    return again.announced(before, fresh, item) if before else None


def remember_over(app: App, over: Iterable[Lead]) -> None:
    """Leave a reminder for each lead that is done, or came too late, and returns next year."""
    from leads.match import again

    for lead in over:
        fresh = again.over(lead, app.knowledge, now=app.now())
        if fresh and not again.find(fresh, _near(app, fresh, again.SAME_DAYS, ())):
            app.store.leads.save(lead.branch_id, [fresh])


def wake_announced(app: App, done: Iterable[Analysis]) -> None:
    """Take from the shed what was announced before its day; not what a person put there."""
    from leads.match import again

    branch_id = app.knowledge.branch.id
    for lead in {one.lead.id: one.lead for one in done if one.lead}.values():
        waiting = lead.status is Status.SHED and lead.strength and lead.reason(again.AGAIN)
        if waiting and not lead.expected and not app.store.decisions.history(branch_id, lead.id):
            app.store.decisions.append(by_program(app, lead, "announce"))


def _near(app: App, fresh: Lead, within: int, batch: Sequence[Analysis]) -> list[Lead]:
    """Reminders of which the day lies near that of `fresh`, the newest version of each."""
    days = [event.start.day for event in fresh.events if event.start]
    if not days:
        return []
    first = min(days) - timedelta(days=within) - timedelta(weeks=_longest(app.knowledge))
    stored = app.store.leads.acting_between(
        app.knowledge.branch.id, first, max(days) + timedelta(days=within)
    )
    newest = {lead.id: lead for lead in stored}
    newest |= {lead.id: lead for one in batch for lead in (one.lead, one.again) if lead}
    return [lead for lead in newest.values() if lead.expected]


def _longest(knowledge: Knowledge) -> int:
    """The most weeks that lie between a last useful day and the thing itself."""
    from leads.match import again

    return max(again.WEEKS_OTHERWISE, *(offer.lead_weeks for offer in knowledge.offers))
