"""Does someone ask for what a library has: a room, a showcase, a reader, a table?

One sentence must hold both a word of seeking and the thing sought; the thing
names the offer that answers it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from leads.match import boilerplate
from leads.model import Field, Item, Span
from leads.text import sentences

_SEEKING = re.compile(
    r"(?i)\b(?:zoek(?:t|en)?|gezocht|op zoek|gevraagd|nodig|welkom zijn voor|tekort|wachtlijst|"
    r"te klein|te krap|uit (?:zijn|haar|hun|ons|zijn) jas(?:je)?|barst(?:en)? uit|"
    r"wie (?:heeft|weet|wil|kan|helpt|o wie|kent)|iemand|weet (?:jij|u|iemand)|heb (?:jij|je)|"
    r"heeft u|hebt u|kunnen (?:jullie|we bij)|kan dat bij|mogen we|mag dat bij|zou(?:den)? u|"
    r"nog geen|geen (?:vaste )?(?:plek|zaal|ruimte|locatie|onderdak|onderkomen)|missen|ontbreekt|"
    r"oproep|roept|vraagt|vragen (?:we|wij|om)|graag (?:een|met|hulp|iemand)|hopen op|hoopt op|"
    r"denkt aan|denken aan|broedt op|zou fijn|zou mooi|meld(?:en)? (?:je|zich|u|jullie)|"
    r"(?:kunnen|kan) (?:een (?:tafel|plek|kraam)|zich)|neemt? het over|overnemen|opvolger|lenen|"
    r"tips?|ideeën|suggesties|beschikbaar)\b"
)

#: sought by a household, the police or an employer: nothing for a library to answer
_NO_CALL = re.compile(
    r"(?i)\b(?:te koop|te huur|(?:ver)?kopen|aangeboden|tweedehands|ophalen tegen vergoeding|"
    r"getuigen?|getuigenoproep|tipgevers?|verdachten?|daders?|signalement|vermist\w*|camerabeelden|"
    r"(?:huur|koop|senioren|starters)?woning(?:en)?|(?:huur|koop)huis|"
    r"zoek(?:t|en) (?:een )?(?:huis|kamer)|woonruimte|appartement|garagebox|"
    r"opslagruimte|bedrijfsruimte|winkelruimte|"
    r"volkstuin|stalling|weiland|caravan|camper|"
    r"oppas\w*|gastouder|babysit\w*|huishoud\w*|schoonmaak\w*|poetshulp|tuinman|klusjesman|"
    r"uitlaat\w*|kat|poes|hond|papegaai|weggelopen|eigenaar|verloren|levenspartner|"
    r"reisgenoot|danspartner)\b"
)
_JOB = re.compile(
    r"(?i)\b(?:vacatures?|solliciteren|sollicitatie|dienstverband|salaris|loon|cao|fulltime|"
    r"parttime|bijbaan|uur per week|"
    r"zoek(?:t|en) \w*(?: \w+)?medewerkers?|personeel|monteurs?|verkopers?|bezorgers?|"
    r"chauffeurs?|verzorgenden?|verpleegkundigen?|leerkracht(?:en)?|stagiaires?)\b"
)
_UNPAID = re.compile(r"(?i)\bvrijwillig\w*|\bonbetaald\w*")

#: the offer that answers → the words for what is sought
_SOUGHT: Mapping[str, re.Pattern[str]] = {
    offer: re.compile(rf"(?i)\b(?:{words})\b")
    for offer, words in {
        "expositie": r"vitrines?|expo\w*|exposi\w*|exposeren|tentoon\w*|ophangen|"
        r"muur|wand|te laten zien|laten zien|paneel|panelen",
        "voorlezen": r"voorle\w+|verteller\w*|vertellen|lezer|meelez\w+",
        "lezing": r"sprekers?|inleiders?|auteurs?|schrijvers?",
        "inzamelpunt": r"inlever\w*|inzamel\w*|verzamelpunt\w*|afgeefpunt\w*|inleverdoos",
        "kraam": r"kra(?:am|men|ampje\w*)|stands?|standhouders?|standplaats\w*|chalets?|"
        r"tafel(?:tje)?",
        "ido": r"computers?|laptops?|tablets?|digi\w+|formulier\w*",
        "vrijwilligersplek": r"vrijwillig\w*|helpers?|hulp|handen|handjes|begeleiders?|\w*maatjes?|"
        r"\w*coach(?:es)?|gastvrouw\w*|gastheer|bestuursleden",
        "ruimte": r"\w*ruimtes?|\w*zaal(?:tje)?|zalen|lokaal|lokalen|locatie\w*|"
        r"plek(?:ken|je|kie)?|onderdak|onderkomen|hoek(?:je)?|dak boven",
        "collectie": r"boeken|boekenkist\w*|titels|leestips|prentenboeken|materiaal",
        "netwerk": r"partners?|partijen|instellingen|organisaties|samenwerk\w*|deelnemers|"
        r"verenigingen|clubs|scholen",
    }.items()
}


@dataclass(frozen=True, slots=True)
class Ask:
    """Something is asked for; `offer` answers it, `span` is the thing sought."""

    offer: str
    span: Span


def find(item: Item) -> list[Ask]:
    """Each offer asked for, once, in the order of the text."""
    found: dict[str, Ask] = {}
    for field in Field:
        for start, end in _sentences(item, field):
            for ask in _in_sentence(item.part(field), field, start, end):
                found.setdefault(ask.offer, ask)
    return list(found.values())


def telling(item: Item, ask: Ask) -> Span:
    """Where the words stand that show an ask best: of one in the title, which is read anyway,
    the sentence of the text that asks the same, or else the first one that asks."""
    if ask.span.field is Field.TEXT:
        return ask.span
    asking = [
        (start, end)
        for start, end in _sentences(item, Field.TEXT)
        if _SEEKING.search(item.text, start, end) and not _no_call(item.text, start, end)
    ]
    same = [(s, e) for s, e in asking if _SOUGHT[ask.offer].search(item.text, s, e)]
    return next((Span(Field.TEXT, s, s + 1) for s, _ in [*same, *asking]), ask.span)


def _sentences(item: Item, field: Field) -> Iterator[tuple[int, int]]:
    skip = boilerplate.stretches(item, field)
    for start, end in sentences(item.part(field)):
        if not any(s <= start < e for s, e in skip):
            yield start, end


def _no_call(value: str, start: int, end: int) -> bool:
    if _NO_CALL.search(value, start, end):
        return True
    return bool(_JOB.search(value, start, end)) and not _UNPAID.search(value, start, end)


def _in_sentence(value: str, field: Field, start: int, end: int) -> list[Ask]:
    if not _SEEKING.search(value, start, end) or _no_call(value, start, end):
        return []
    hits = ((offer, sought.search(value, start, end)) for offer, sought in _SOUGHT.items())
    return [Ask(offer, Span(field, *hit.span())) for offer, hit in hits if hit]
