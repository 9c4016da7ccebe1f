"""Looking at leads: which ones, in which order, and one of them in full."""

from collections.abc import Iterable
from datetime import date

from leads import digest as digest_room
from leads.app import App
from leads.model import Lead, Status
from leads.service.bodies import contacts

OPEN = (Status.SEED, Status.PLANTED, Status.SPROUTING, Status.BLOOMING)


def list_leads(app: App, status: Status | None = None, every: bool = False) -> list[Lead]:
    """The open leads (or those of one station, or all), most pressing first."""
    statuses = [status] if status else list(Status) if every else list(OPEN)
    return _by_urgency(app.store.leads.open(app.knowledge.branch.id, statuses))


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
    )
