"""A lead worked out: an exhibition, a talk, something for children and something to read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from leads.app import App
from leads.errors import UserError
from leads.language import mark
from leads.model import Candidate, Lead, Part, Plan
from leads.service.who import Involved, candidates, involve, plan_of

_EACH = 2  # partners proposed for a part
_AGAIN = 1.5  # points that a body loses for each part it has already
_OWN = 3.0  # the body of the lead itself has the story


@dataclass(frozen=True)
class Piece:
    """A part of the arrangement: who could carry it, the last day to agree it, and
    codes of what is still open (`nobody`, `no-contact`, `not-offered`, `too-late`)."""

    part: Part
    partners: tuple[Involved, ...]
    agree_before: date | None
    gaps: tuple[str, ...]


@dataclass(frozen=True)
class Arrangement:
    """`day` is when it could be, None when the lead names no day that is still to come."""

    lead: Lead
    plan: Plan
    day: date | None
    pieces: tuple[Piece, ...]


def arrange(app: App, lead_id: str) -> Arrangement:
    """Work a lead out into an arrangement. Raises UserError for an unknown lead, and
    when the branch has no parts to arrange."""
    lead = app.store.leads.get(app.knowledge.branch.id, lead_id)
    if not app.knowledge.arrangement:
        raise UserError(mark("In arrangement.yaml staat geen enkel onderdeel aan."))
    plan = _plan(app, lead)
    day = _day(lead, app.today.date())
    found = [_with_own(one, lead) for one in candidates(app, plan)]
    pieces = _pieces(app, found, day)
    return Arrangement(lead=lead, plan=plan, day=day, pieces=tuple(pieces))


def _plan(app: App, lead: Lead) -> Plan:
    """The lead as a plan: its title and quotes for the words, its own themes first."""
    read = plan_of(app, lead.title if any(map(str.isalpha, lead.title)) else lead.id)
    return replace(read, themes={**read.themes, **dict.fromkeys(lead.themes, 1.0)})


def _day(lead: Lead, today: date) -> date | None:
    days = (event.start.day for event in lead.events if event.start)
    return min((day for day in days if day >= today), default=None)


def _with_own(one: Candidate, lead: Lead) -> Candidate:
    if not set(one.body.names) & set(lead.organisations):
        return one
    because = ("own", *one.because)
    return replace(one, score=one.score + _OWN, because=because)


def _pieces(app: App, found: Sequence[Candidate], day: date | None) -> Iterable[Piece]:
    """Each part with its best partners; who has a part already gives others a turn."""
    times: dict[str, int] = {}
    for part in app.knowledge.arrangement:
        fitting = [one for one in found if one.body.type_id in part.types]
        fitting.sort(key=lambda one: _AGAIN * times.get(one.body.id, 0) - one.score)
        chosen = fitting[:_EACH]
        for one in chosen[:1]:
            times[one.body.id] = times.get(one.body.id, 0) + 1
        yield _piece(app, part, involve(app, chosen), day)


def _piece(app: App, part: Part, partners: Sequence[Involved], day: date | None) -> Piece:
    offer = next((one for one in app.knowledge.offers if one.id == part.offer), None)
    before = day - timedelta(weeks=offer.lead_weeks) if day and offer else None
    has = app.knowledge.branch.offers
    gaps = {
        "nobody": not partners,
        "no-contact": bool(partners) and not partners[0].contact,
        "not-offered": bool(has) and part.offer not in has,
        "too-late": before is not None and before < app.today.date(),
    }
    return Piece(part, tuple(partners), before, tuple(code for code, true in gaps.items() if true))
