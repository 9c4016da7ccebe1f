"""A lead in which somebody asks for what this branch offers: a request, and its answer."""

from leads.language import Words
from leads.model import Knowledge, Lead, Offer


def is_request(lead: Lead, knowledge: Knowledge) -> bool:
    """Whether something is asked that the branch can answer, and the asking still stands."""
    return _answer(lead, knowledge) is not None and not lead.called_off


def answer_told(lead: Lead, knowledge: Knowledge, words: Words) -> str:
    """The offer that answers what is asked, by its name; empty for what is no request."""
    offer = _answer(lead, knowledge) if is_request(lead, knowledge) else None
    return words.label(offer) if offer else ""


def _answer(lead: Lead, knowledge: Knowledge) -> Offer | None:
    """The lead's own offer when that was asked for, else the first that was."""
    asked = [reason.ref for reason in lead.reasons if reason.kind == "ask"]
    ours = {o.id: o for o in knowledge.offers if o.id in (knowledge.branch.offers or asked)}
    wanted = [lead.offer, *asked] if lead.offer in asked else asked
    return next((ours[ref] for ref in wanted if ref in ours), None)
