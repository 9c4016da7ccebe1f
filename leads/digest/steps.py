"""The one first step that is suggested for a lead: whom to call and what to offer.

Sentences come from the signal's `next_step`, the offer and the ideas of the
theme; {org}, {offer} and {event} in them are filled in, nothing else is.
"""

from leads.digest.reasons import lower_first
from leads.language import Words, mark
from leads.model import Knowledge, Lead, Signal
from leads.text import one_line

_OFFERS = {
    "ruimte": mark("een zaaltje of een tafel"),
    "expositie": mark("een vitrine of een stuk wand"),
    "lezing": mark("een avond met een spreker"),
    "workshop": mark("een workshop in de bieb"),
    "collectie": mark("een tafel met boeken erover"),
    "publiciteit": mark("een plek in onze nieuwsbrief en op de schermen"),
    "netwerk": mark("onze contacten in het dorp"),
    "taalspreekuur": mark("het taalspreekuur"),
    "ido": mark("hulp van het Informatiepunt Digitale Overheid"),
    "voorlezen": mark("een voorleesmoment"),
    "klassenbezoek": mark("een klassenbezoek"),
    "leeskring": mark("een avond met de leeskring"),
    "debat": mark("een gespreksavond in de bieb"),
    "filmvertoning": mark("een filmavond"),
    "maken": mark("een middag op de makerplek"),
    "ontmoeting": mark("een plek aan de koffietafel"),
    "kraam": mark("een kraam van de bieb"),
    "inzamelpunt": mark("een inleverpunt in de bieb"),
    "vrijwilligersplek": mark("een plek voor vrijwilligers"),
    "studieplek": mark("een rustige werkplek"),
}


def first_step(lead: Lead, knowledge: Knowledge, words: Words) -> str:
    """One suggestion, as a sentence: `Je kunt de kring bellen en een vitrine aanbieden.`

    The signal says how to begin; without one an idea of the theme serves, and
    else the offer alone. Of what was called off the body knows what comes instead.
    """
    if lead.called_off:
        return words("Je kunt {org} vragen of er iets anders komt.", org=_org(lead, words))
    signal = next((signal for signal in knowledge.signals if signal.id == lead.kind), None)
    step = words(signal.next_step) if signal else ""
    offer = _offer(lead, signal, knowledge, words)
    if step and (offer or "{offer}" not in step):
        return _filled(_suggestion(step, words), lead, words, offer)
    if idea := _idea(lead, knowledge, words):
        return words("Misschien een idee: {idea}", idea=lower_first(idea))
    org = _org(lead, words)
    if offer:
        return words("Je kunt {org} bellen en {offer} aanbieden.", org=org, offer=offer)
    return words("Je kunt {org} bellen om kennis te maken.", org=org)


def _suggestion(step: str, words: Words) -> str:
    """A step that begins small is the rest of 'Je kunt …'; else it is a sentence of its own."""
    if step[:1].isupper():
        return step
    return words("Je kunt {step}.", step=step.rstrip("."))


def _offer(lead: Lead, signal: Signal | None, knowledge: Knowledge, words: Words) -> str:
    """What to bring: the lead's own offer, else the first of the signal that this branch has."""
    ours = knowledge.branch.offers or tuple(offer.id for offer in knowledge.offers)
    fitting = [ref for ref in (signal.offers if signal else ()) if ref in ours]
    wanted = lead.offer or next(iter(fitting), None)
    offer = next((offer for offer in knowledge.offers if offer.id == wanted), None)
    if offer is None:
        return ""
    return words(_OFFERS[offer.id]) if offer.id in _OFFERS else f"‘{words.label(offer)}’"


def _idea(lead: Lead, knowledge: Knowledge, words: Words) -> str:
    """The first idea of the lead's themes for which every name is known."""
    themes = {theme.id: theme for theme in knowledge.themes}
    for theme in (themes[ref] for ref in lead.themes if ref in themes):
        for idea in theme.ideas_nl:
            if ("{org}" not in idea or lead.organisations) and (
                "{event}" not in idea or _event(lead)
            ):
                return _filled(words(idea), lead, words, "")
    return ""


def _filled(sentence: str, lead: Lead, words: Words, offer: str) -> str:
    names = {"{org}": _org(lead, words), "{offer}": offer, "{event}": _event(lead)}
    for name, value in names.items():
        sentence = sentence.replace(name, value)
    return sentence


def _org(lead: Lead, words: Words) -> str:
    if not lead.organisations:
        return unnamed(lead, words) or words("de organisatie")
    return one_line(lead.organisations[0], 80)


def unnamed(lead: Lead, words: Words) -> str:
    """Whom to look for when no body is named but something that it does, else ''."""
    event = _event(lead)
    return words("de organisatie van {event}", event=event) if event else ""


def _event(lead: Lead) -> str:
    return next((one_line(event.name, 80) for event in lead.events if event.name), "")
