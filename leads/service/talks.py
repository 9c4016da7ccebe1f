"""Who spoke with a body before, and about what: nobody is approached twice unseen."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from leads.app import App
from leads.model import ContactMoment, Decision, Lead, Organisation, Talk
from leads.text import normal_name, one_line

#: with these somebody went to the body itself
APPROACHED = ("accept", "talk", "bloom", "harvest", "root")
_BODIES_OF_A_LEAD = 3


def last_talks(app: App, leads: Sequence[Lead]) -> dict[str, Talk]:
    """By the id of a lead: the last time one of its first bodies was approached, on
    another lead or outside any; leads without such a time are left out."""
    ours = {lead.id: _bodies(app, lead) for lead in leads}
    talks = talks_with(app, {body.id: body for some in ours.values() for body in some}.values())
    found = {}
    for lead_id, some in ours.items():
        told = [one for body in some for one in talks.get(body.id, ()) if one.lead_id != lead_id]
        if told:
            found[lead_id] = max(told, key=_when)
    return found


def _bodies(app: App, lead: Lead) -> list[Organisation]:
    """The first bodies of a lead, as its items name them."""
    first = {normal_name(name) for name in lead.organisations[:_BODIES_OF_A_LEAD]}
    named = app.store.organisations.named_in([seen.item_id for seen in lead.sightings])
    return [body for body in named if not first.isdisjoint(map(normal_name, body.names))]


def talks_with(app: App, found: Iterable[Organisation]) -> dict[str, list[Talk]]:
    """All that was said with these bodies, by the id of the body, oldest first."""
    by_id = {body.id: body for body in found}
    said = _about_leads(app, by_id)
    for body_id, moments in app.store.moments.of(app.knowledge.branch.id, list(by_id)).items():
        told = [_moment(by_id[body_id], one) for one in moments]
        said[body_id] = sorted([*said.get(body_id, []), *told], key=_when)
    return said


def _about_leads(app: App, by_id: dict[str, Organisation]) -> dict[str, list[Talk]]:
    """From decisions that hold, on leads for which this body was called."""
    from leads.store.decisions import holding

    branch_id, decisions = app.knowledge.branch.id, app.store.decisions
    of_body = decisions.leads_with(branch_id, list(by_id), APPROACHED)
    ids = {lead_id for some in of_body.values() for lead_id in some}
    leads = {lead.id: lead for lead in app.store.leads.some(branch_id, ids)}
    histories = decisions.of_leads(branch_id, ids)
    said: dict[str, list[Talk]] = {}
    for body_id, some in of_body.items():
        body = by_id[body_id]
        called = [leads[one] for one in some if _called(leads[one], body)]
        told = [_talk(lead, one, body) for lead in called for one in holding(histories[lead.id])]
        said[body_id] = sorted((talk for talk in told if talk.verb in APPROACHED), key=_when)
    return said


def _called(lead: Lead, body: Organisation) -> bool:
    """The first body of a lead, or one that its title names."""
    first, title = normal_name(next(iter(lead.organisations), "")), normal_name(lead.title)
    names = [normal_name(name) for name in body.names]
    return any(name == first or f" {name} " in f" {title} " for name in names)


def _talk(lead: Lead, decision: Decision, body: Organisation) -> Talk:
    return Talk(
        organisation=body.name,
        at=decision.at,
        who=decision.who,
        about=lead.title,
        verb=decision.verb,
        lead_id=lead.id,
    )


def _moment(body: Organisation, moment: ContactMoment) -> Talk:
    return Talk(organisation=body.name, at=moment.at, who=moment.who, about=one_line(moment.note))


def _when(talk: Talk) -> datetime:
    return talk.at
