"""What a person may have forgotten: leads that stayed quiet, and what is owed."""

from collections.abc import Collection, Iterable
from datetime import date

from leads import limits
from leads.app import LOCAL, App
from leads.model import Decision, Lead, Reminder, Status
from leads.text import one_line

#: after so many days without a word the mail asks how it goes
_QUIET_DAYS = {Status.PLANTED: 14, Status.SPROUTING: 30}


def reminders(app: App, day: date, told: Collection[str]) -> tuple[Reminder, ...]:
    """What is owed by this day, then what stayed quiet; each once, `told` are the keys of
    earlier ones. A lead that stays quiet is asked for again after twice as many days, then
    after four times as many: who does not answer is asked less and less."""
    due = [*_owed(app, day), *_quiet(app, day)]
    fresh = [one for one in due if one.key not in told]
    return tuple(fresh[: limits.REMINDERS_PER_DIGEST])


def _owed(app: App, day: date) -> Iterable[Reminder]:
    owed = app.store.moments.owed(app.knowledge.branch.id, day)
    bodies = app.store.organisations.some([one.organisation_id for one in owed])
    names = {body.id: body.name for body in bodies}
    for one in owed:
        yield Reminder(
            kind="owed",
            key=f"owed:{one.id}",
            title=one_line(one.note, limits.TITLE_CHARS),
            since=one.at.astimezone(LOCAL).date(),
            who=one.who,
            organisation=names.get(one.organisation_id, ""),
            moment_id=one.id,
        )


def _quiet(app: App, day: date) -> Iterable[Reminder]:
    branch_id = app.knowledge.branch.id
    leads = app.store.leads.open(branch_id, list(_QUIET_DAYS))
    histories = app.store.decisions.of_leads(branch_id, [lead.id for lead in leads])
    found = [_asked(lead, histories.get(lead.id, []), day) for lead in leads]
    return sorted(filter(None, found), key=lambda one: one.since)


def _asked(lead: Lead, history: list[Decision], day: date) -> Reminder | None:
    """A reminder when nothing was written for one period since the last word, for two, for
    four, and so on."""
    from leads.store.decisions import holding

    if not history:
        return None
    last = max(one.at for one in history).astimezone(LOCAL).date()
    periods = (day - last).days // _QUIET_DAYS[lead.status]
    if periods < 1:
        return None
    taken = [one for one in holding(history) if one.status is lead.status]
    return Reminder(
        kind="quiet",
        key=f"quiet:{lead.id}:{last}:{1 << (periods.bit_length() - 1)}",
        title=lead.title,
        since=taken[-1].at.astimezone(LOCAL).date() if taken else last,
        who=taken[-1].who if taken else "",
        status=lead.status,
        lead_id=lead.id,
    )
