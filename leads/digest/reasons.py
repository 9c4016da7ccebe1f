"""Why a lead is a chance for us, in plain words, each with the words that prove it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from leads.language import Words, mark
from leads.limits import QUOTE_CHARS
from leads.model import Knowledge, Reason
from leads.text import one_line, snippet

_ASKED = {
    "ruimte": mark("ze zoeken een ruimte"),
    "expositie": mark("ze zoeken een plek om iets te laten zien"),
    "lezing": mark("ze zoeken een spreker"),
    "workshop": mark("ze willen een cursus of workshop geven"),
    "collectie": mark("ze vragen om boeken of materiaal"),
    "publiciteit": mark("ze willen meer mensen bereiken"),
    "netwerk": mark("ze zoeken contact met anderen"),
    "taalspreekuur": mark("ze vragen om hulp met taal"),
    "ido": mark("ze vragen om hulp met digitale zaken"),
    "voorlezen": mark("ze zoeken voorlezers"),
    "klassenbezoek": mark("ze vragen iets voor school"),
    "debat": mark("ze willen erover in gesprek"),
    "ontmoeting": mark("ze zoeken een plek om elkaar te ontmoeten"),
    "kraam": mark("er is plek voor een kraam"),
    "inzamelpunt": mark("ze zoeken een inleverpunt"),
    "vrijwilligersplek": mark("ze zoeken vrijwilligers"),
    "inspraak": mark("je kunt meepraten"),
    "overname": mark("ze zoeken iemand die het overneemt"),
}
_SIGNALS = {
    "oproep": mark("ze vragen iets"),
    "komend_evenement": mark("er komt iets aan waar de bieb nog niet bij is"),
    "nieuw_initiatief": mark("het is nieuw"),
    "jubileum": mark("er is een jubileum"),
    "beleid_subsidie": mark("het gaat over beleid of subsidie"),
    "platform_overleg": mark("er is een overleg waar je kunt aanschuiven"),
    "vergunning_evenement": mark("er is een vergunning gevraagd voor iets in het dorp"),
    "schoolproject": mark("een school werkt eraan"),
    "expositie_zoekt_plek": mark("een expositie zoekt een plek"),
    "landelijk_thema_lokaal": mark("iemand hier doet mee aan een landelijk thema"),
    "thema_zonder_programma": mark("er is hier nog geen programma voor"),
    "vondst_of_verhaal": mark("het is een vondst of verhaal uit het dorp"),
    "overlap": mark("het valt samen met iets anders"),
    "dienst_verandert": mark("een dienst stopt of verandert"),
    "sleutelfiguur": mark("het gaat over iemand die veel mensen kent"),
}
_OTHER = {
    "time": mark("er is nog tijd"),
    "words": mark("het lijkt op eerdere kansen"),
    "again": mark("het komt elk jaar terug"),
    "yearly": mark("het komt elk jaar terug"),
    "desk": mark("iemand gaf dit zelf door"),
}
_FIRST = ("again", "unexpected", "ask", "signal", "theme", "taste", "national", "organisation")
_AGAINST = ("taste", "familiar")
_TASTE_TOLD = 0.1  # less does not move a lead
_FAMILIAR = mark("je werkt al samen met {name}, en dit is niets nieuws")
_TASTE = mark(
    "sluit aan bij wat je eerder oppakte "
    "({subject}: {taken} keer opgepakt, {left} keer laten liggen)"
)
_DISTASTE = mark(
    "staat lager door wat je eerder liet liggen "
    "({subject}: {taken} keer opgepakt, {left} keer laten liggen)"
)


@dataclass(frozen=True, slots=True)
class Why:
    """One reason on screen: `text` is half a sentence, `quote` is literal or empty."""

    kind: str
    text: str
    quote: str
    item_id: str


def why(
    reasons: Sequence[Reason],
    knowledge: Knowledge,
    words: Words,
    *,
    act_before: date | None,
    day: date,
    against: bool = False,
) -> tuple[Why, ...]:
    """What speaks for a lead: what is asked first, then by weight; nothing said twice.
    With `against` also what lowers it, last."""
    told: dict[str, Why] = {}
    for reason in sorted(_worth_telling(reasons, against), key=_weightiest_first):
        text = phrase(reason, knowledge, words, act_before=act_before, day=day)
        if text and (text not in told or not told[text].quote):
            told[text] = Why(reason.kind, text, snippet(reason.quote, QUOTE_CHARS), reason.item_id)
    return tuple(told.values())


def phrase(
    reason: Reason, knowledge: Knowledge, words: Words, *, act_before: date | None, day: date
) -> str:
    """One reason as half a sentence in lower case: `past bij erfgoed en heemkunde`.

    Empty when there is nothing to say that a reader can use.
    """
    match reason.kind:
        case "ask":
            return _ask(reason.ref, knowledge, words)
        case "signal":
            return _signal(reason.ref, knowledge, words)
        case "theme":
            return _theme(reason, knowledge, words)
        case "national":
            return _national(reason.ref, knowledge, words)
        case "organisation":
            return _organisation(reason, knowledge, words)
        case "unexpected":
            return _unexpected(reason.ref, knowledge, words)
        case "familiar":
            return words(_FAMILIAR, name=one_line(reason.quote))
        case "taste":
            return _taste(reason, knowledge, words)
        case "time" if act_before is not None:
            return left(act_before, day, words)
        case kind:
            return words(_OTHER.get(kind, ""))


def left(until: date, day: date, words: Words) -> str:
    """The time left before a last useful day: `nog 5 weken`, `nog 3 dagen`, `vandaag nog`."""
    days = (until - day).days
    if days <= 0:
        return words("vandaag nog") if days == 0 else words("te laat voor deze keer")
    if days < timedelta(weeks=2).days:
        return words.count("nog {n} dag", "nog {n} dagen", days)
    return words.count("nog {n} week", "nog {n} weken", days // 7)


def lower_first(value: str) -> str:
    """A label inside a sentence: 'Erfgoed' → 'erfgoed', but 'IDO' stays 'IDO'."""
    return value[:1].lower() + value[1:] if value[1:2].islower() else value


def _worth_telling(reasons: Sequence[Reason], against: bool) -> list[Reason]:
    """Only what speaks for it; 'they ask something' adds nothing to what they ask."""
    asked = any(reason.kind == "ask" for reason in reasons)
    return [
        reason
        for reason in reasons
        if (reason.points > 0 or (against and reason.kind in _AGAINST))
        and not (asked and (reason.kind, reason.ref) == ("signal", "oproep"))
    ]


def _weightiest_first(reason: Reason) -> tuple[int, float, str]:
    known = reason.kind in _FIRST and reason.points > 0
    rank = _FIRST.index(reason.kind) if known else len(_FIRST)
    return rank, -reason.points, reason.ref


def _ask(ref: str, knowledge: Knowledge, words: Words) -> str:
    if ref in _ASKED:
        return words(_ASKED[ref])
    offer = next((offer for offer in knowledge.offers if offer.id == ref), None)
    if offer is None:
        return words("ze vragen iets")
    return words("ze vragen om {thing}", thing=lower_first(words.label(offer)))


def _signal(ref: str, knowledge: Knowledge, words: Words) -> str:
    if ref in _SIGNALS:
        return words(_SIGNALS[ref])
    signal = next((signal for signal in knowledge.signals if signal.id == ref), None)
    return lower_first(words.label(signal)) if signal else ""


def _theme(reason: Reason, knowledge: Knowledge, words: Words) -> str:
    theme = next((theme for theme in knowledge.themes if theme.id == reason.ref), None)
    if theme is None:
        return ""
    return words("past bij {theme}", theme=lower_first(words.label(theme)))


def _unexpected(ref: str, knowledge: Knowledge, words: Words) -> str:
    theme = next((theme for theme in knowledge.themes if theme.id == ref), None)
    if theme is None:
        return words("iets wat je hier nog weinig zag")
    return words("over {theme} stond hier nog weinig", theme=lower_first(words.label(theme)))


def _national(ref: str, knowledge: Knowledge, words: Words) -> str:
    theme = next((theme for theme in knowledge.national_themes if theme.id == ref), None)
    return words("past bij {theme}", theme=theme.name) if theme else ""


def _organisation(reason: Reason, knowledge: Knowledge, words: Words) -> str:
    kind = next((kind for kind in knowledge.organisation_types if kind.id == reason.ref), None)
    if kind is not None:
        return words("er doet een {kind} mee", kind=lower_first(words.label(kind)))
    name = one_line(reason.quote)
    return words("{name} doet mee", name=name) if name else ""


def _taste(reason: Reason, knowledge: Knowledge, words: Words) -> str:
    """What the branch decided before; the numbers of decisions are the proof."""
    if abs(reason.points) < _TASTE_TOLD:
        return ""
    name, taken, left_lying = reason.ref.rsplit(":", 2)
    return words(
        _TASTE if reason.points > 0 else _DISTASTE,
        subject=subject_of_taste(name, knowledge, words),
        taken=taken,
        left=left_lying,
    )


def subject_of_taste(name: str, knowledge: Knowledge, words: Words) -> str:
    """What a leaning is about: `field:erfgoed` → `erfgoed en heemkunde`."""
    part, _, ref = name.partition(":")
    if part == "kind":
        signal = next((signal for signal in knowledge.signals if signal.id == ref), None)
        return lower_first(words.label(signal)) if signal else ref
    themes = [t for t in knowledge.themes if ref == (t.field if part == "field" else t.id)]
    return words.join([lower_first(words.label(theme)) for theme in themes]) or ref
