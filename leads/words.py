"""The fixed vocabulary of the screen: stations of a lead, strengths, faults of a source.

Tables hold Dutch; `Words` says them in the language of the reader.
"""

from leads.language import Words, mark
from leads.model import Silence, Status, Strength, TieKind
from leads.text import one_line

_GARDEN = {
    Status.SEED: mark("zaadje"),
    Status.SHED: mark("in de schuur"),
    Status.PLANTED: mark("geplant"),
    Status.SPROUTING: mark("komt op"),
    Status.BLOOMING: mark("in bloei"),
    Status.HARVESTED: mark("geoogst"),
    Status.ROOTED: mark("geworteld"),
    Status.FALLOW: mark("braak"),
    Status.NOT_A_LEAD: mark("geen kans"),
}
_PLAIN = {
    Status.SEED: mark("nieuw"),
    Status.SHED: mark("later"),
    Status.PLANTED: mark("opgepakt"),
    Status.SPROUTING: mark("in gesprek"),
    Status.BLOOMING: mark("loopt"),
    Status.HARVESTED: mark("gedaan"),
    Status.ROOTED: mark("vaste partner"),
    Status.FALLOW: mark("niet verder"),
    Status.NOT_A_LEAD: mark("geen kans"),
}
#: why a chance is left; the ids are stored, the sentences are for people
REASONS = {
    "te-laat": mark("te laat"),
    "geen-tijd": mark("geen tijd of mensen"),
    "kennen-we": mark("kennen we al"),
    "ander-thema": mark("past niet bij onze thema's"),
    "buiten-gebied": mark("buiten ons gebied"),
    "wil-niet": mark("organisatie wil niet"),
    "geen-kans": mark("geen kans (fout gevonden)"),
}
#: the reasons that tell of taste; the others are about time, place or what is known already
OF_TASTE = frozenset({"ander-thema", "geen-kans"})
_STRENGTH = {Strength.STRONG: mark("sterk"), Strength.FAIR: mark("redelijk")}
#: how a branch knows a body, the best first
STANDINGS = {
    "partner": mark("partner"),
    "known": mark("bekend"),
    "unknown": mark("onbekend"),
}
TIE_KINDS = {
    TieKind.TOGETHER: mark("samen"),
    TieKind.SUPPORT: mark("steun of opdracht"),
    TieKind.HOST: mark("te gast"),
}

_FAULTS = {
    "dns": mark("het adres bestaat niet (meer)"),
    "down": mark("de site is niet bereikbaar"),
    "timeout": mark("de site gaf niet op tijd antwoord"),
    "tls": mark("de beveiligde verbinding klopt niet"),
    "protocol": mark("de site gaf een onleesbaar antwoord"),
    "too-big": mark("het antwoord was te groot"),
    "bad-encoding": mark("het antwoord was niet uit te pakken"),
    "blocked-address": mark("het adres wijst naar een afgeschermd netwerk"),
    "bad-address": mark("het adres klopt niet"),
    "robots": mark("de site wil niet dat programma's daar lezen"),
    "redirects": mark("de site bleef doorverwijzen"),
    "wall": mark("er staat een inlog- of cookiescherm voor"),
    "gone": mark("de pagina is opgeheven; leads kijkt eens per maand of ze terug is"),
    "not-found": mark("de pagina is niet gevonden"),
    "lost": mark("de pagina is al een week niet te vinden; zoek het nieuwe adres"),
    "forbidden": mark("de site weigert toegang"),
    "busy": mark("de site had het te druk"),
    "server-error": mark("er ging iets mis bij de site zelf"),
    "no-key": mark("de sleutel voor deze bron ontbreekt"),
    "not-a-feed": mark("het antwoord was geen nieuwslijst"),
    "not-json": mark("het antwoord was niet te lezen"),
    "not-a-pdf": mark("het antwoord was geen pdf"),
    "not-a-mail": mark("er stond geen mail in"),
    "no-text": mark("er staat geen leesbare tekst in het stuk"),
    "half-a-feed": mark("de nieuwslijst brak halverwege af"),
    "error-in-body": mark("de site meldde zelf een fout"),
    "redesign": mark("de pagina is veranderd; er is niets meer in te vinden"),
    "parse-timeout": mark("het lezen duurde te lang"),
    "parse-crash": mark("het lezen ging mis"),
    "bad-option": mark("een instelling van deze bron klopt niet"),
    "opted-out": mark("de site houdt leesprogramma's buiten"),
    "not-yet": mark("nog niet gelezen"),
}
#: what is odd about a source that can be read
_REMARKS = {
    "moved": mark("is verhuisd naar een andere site; kijk bij: leads sources"),
    "empty": mark("is gelezen, maar er stond nog nooit iets in"),
    "undated": mark("geeft bij geen enkel bericht een datum; de dag van lezen telt dan"),
}
_UNKNOWN_FAULT = mark("gaf niets terug")


def garden(status: Status, words: Words) -> str:
    """The garden word of a station: `zaadje`, `in de schuur`, …"""
    return words(_GARDEN[status])


def plain(status: Status, words: Words) -> str:
    """The everyday word of a station: `nieuw`, `later`, …"""
    return words(_PLAIN[status])


def strength(value: Strength, words: Words) -> str:
    """`sterk` or `redelijk`; there is no finer measure on screen."""
    return words(_STRENGTH[value])


def standing(known_as: str, words: Words) -> str:
    """How a branch knows a body: `partner`, `bekend` or `onbekend`."""
    return words(STANDINGS[known_as])


def tie_kind(kind: TieKind, words: Words) -> str:
    """How two bodies are tied: `samen`, `steun of opdracht`, `te gast`."""
    return words(TIE_KINDS[kind])


def fault(code: str | None, words: Words) -> str:
    """Why a source could not be read, from the code of a FetchError or SourceError."""
    return words(_FAULTS.get(code or "", _UNKNOWN_FAULT))


def fault_told(code: str | None, detail: str | None, words: Words) -> str:
    """The same with the details that were kept, which are in Dutch."""
    return one_line(detail) if detail and words.language == "nl" else fault(code, words)


def remark(code: str, words: Words) -> str:
    """What is odd about a source that can be read: `moved`, `empty` or `undated`."""
    return words(_REMARKS[code])


def silence(of: Silence, words: Words) -> str:
    """`al 3 weken niets, normaal 5 per week`."""
    if of.days < 14:
        since = words.count("al {n} dag niets", "al {n} dagen niets", of.days)
    else:
        since = words.count("al {n} week niets", "al {n} weken niets", of.days // 7)
    return words("{since}, normaal {rate}", since=since, rate=_rate(of.a_week, words))


def _rate(a_week: float, words: Words) -> str:
    if round(a_week) >= 1:
        return words("{n} per week", n=round(a_week))
    return words("{n} per maand", n=max(1, round(a_week * 30 / 7)))
