"""Looking at leads: which ones, in which order, and one of them in full."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from leads import digest as digest_room
from leads.app import App
from leads.model import Decision, Lead, Status
from leads.service.bodies import bodies, contacts
from leads.service.people import people_for
from leads.service.talks import APPROACHED, last_talks
from leads.text import fold

TAKEN = (Status.PLANTED, Status.SPROUTING, Status.BLOOMING, Status.HARVESTED, Status.ROOTED)
OPEN = (Status.SEED, Status.PLANTED, Status.SPROUTING, Status.BLOOMING)


def list_leads(
    app: App, status: Status | None = None, every: bool = False, who: str = ""
) -> list[Lead]:
    """The open leads (or those of one station, or all), most pressing first; with `who`
    only what that person took up."""
    statuses = [status] if status else list(Status) if every else list(OPEN)
    found = _by_urgency(app.store.leads.open(app.knowledge.branch.id, statuses))
    if not who:
        return found
    taken = takers(app, found)
    return [lead for lead in found if fold(taken.get(lead.id, "")) == fold(who)]


def takers(app: App, leads: Sequence[Lead]) -> dict[str, str]:
    """Who has a lead in hand, by its id: the last who moved it on."""
    return {
        lead_id: one.who
        for lead_id, some in _holding(app, leads).items()
        for one in some
        if one.verb in APPROACHED and one.who
    }


def harvests(app: App, leads: Sequence[Lead]) -> dict[str, str]:
    """What a lead brought in one line, by its id."""
    return {
        lead_id: one.note
        for lead_id, some in _holding(app, leads).items()
        for one in some
        if one.verb == "harvest" and one.note
    }


def _holding(app: App, leads: Sequence[Lead]) -> dict[str, list[Decision]]:
    """What holds of what was decided on the leads that were taken up, oldest first."""
    from leads.store.decisions import holding

    ids = [lead.id for lead in leads if lead.status in TAKEN]
    found = app.store.decisions.of_leads(app.knowledge.branch.id, ids)
    return {lead_id: holding(some) for lead_id, some in found.items()}


def review_queue(app: App) -> list[Lead]:
    """New leads nobody has decided on yet, most pressing first."""
    return list_leads(app, Status.SEED)


def _by_urgency(leads: Iterable[Lead]) -> list[Lead]:
    return sorted(leads, key=lambda lead: (lead.act_before or date.max, -lead.score, lead.id))


def show(app: App, lead_id: str) -> Lead:
    """One lead by its (shortened) id. Raises UserError when unknown or doubtful."""
    return app.store.leads.get(app.knowledge.branch.id, lead_id)


def lead_text(app: App, lead: Lead) -> str:
    """One lead as the digest tells it, in full."""
    return digest_room.render_lead(
        lead,
        app.knowledge,
        app.words,
        day=app.today.date(),
        contacts=contacts(app, [lead]),
        talk=last_talks(app, [lead]).get(lead.id),
        people=people_for(app, [lead], app.today.date()).get(lead.id, ()),
        pitch=pitch(app, lead).text,
    )


@dataclass(frozen=True)
class Pitch:
    """Two sentences to open with; `organisation` is who is addressed, `formal` how."""

    text: str
    organisation: str
    formal: bool


def pitch(app: App, lead: Lead) -> Pitch:
    """What to say first on the telephone or in a mail, in Dutch; never sent by itself."""
    name = next(iter(lead.organisations), "")
    body = bodies(app, {name}).get(name) if name else None
    type_id = body.type_id if body else None
    return Pitch(
        text=digest_room.pitch(lead, app.knowledge, day=app.today.date(), type_id=type_id),
        organisation=body.name if body else name,
        formal=type_id in app.knowledge.pitches.formal,
    )
