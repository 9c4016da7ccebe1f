"""A lead in which somebody asks for what this branch offers: a request, and its answer."""

from leads.language import Words
from leads.model import Knowledge, Lead, Offer


def is_request(lead: Lead, knowledge: Knowledge) -> bool:
    """Whether something is asked that the branch has, and the asking still stands."""
    return bool(_asked(lead, knowledge)) and not lead.called_off


def answer_told(lead: Lead, knowledge: Knowledge, words: Words) -> str:
    """The offer that answers what is asked, by its name; empty for what is no request, or
    when there is only time for something else."""
    asked = _asked(lead, knowledge) if is_request(lead, knowledge) else []
    fitting = (offer for offer in asked if lead.offer in (None, offer.id))
    return next(map(words.label, fitting), "")


def _asked(lead: Lead, knowledge: Knowledge) -> list[Offer]:
    """What is asked of all that this branch offers, the clearest first."""
    asked = [reason.ref for reason in lead.reasons if reason.kind == "ask"]
    offers = {offer.id: offer for offer in knowledge.offers}
    ours = knowledge.branch.offers or tuple(offers)
    return [offers[ref] for ref in asked if ref in ours and ref in offers]
