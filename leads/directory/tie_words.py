"""The words that tie two bodies, as patterns over a sentence in which each body and each
person is a number between OPEN and CLOSE, without the article before it."""

import re
from functools import cache
from typing import NamedTuple

from leads.model import TieKind

OPEN, CLOSE = "\ue000", "\ue001"  # no text holds these: they are for private use

_BODY = f"{OPEN}\\d+{CLOSE}"
_SORT = r"(?:[a-zà-ÿ-]+ )?"  # 'boekhandel De Vuurtoren'
_PEOPLE = (
    r"(?:(?:\w+ ){0,3}(?:leden|vrijwilligers|leerlingen|kinderen|bewoners|muzikanten|jeugd|ouders"
    r"|klassen|jongeren|medewerkers|docenten|studenten|dames|groep \d(?:/\d)?|groepen \w+) van )?"
)
_ONE = rf"(?:{_PEOPLE}{_SORT}{_BODY}(?: \({_BODY}\))?)"
_AND = r"(?:,? (?:en|&|plus|alsmede|evenals) | ?[&+] ?)"
_OTHERS = r"(?:(?:de|het|een|andere|lokale) )?[a-zà-ÿ]+"  # 'en de gemeente'
#: one body or more, the last after 'en'
_BODIES = rf"{_ONE}(?:, {_ONE})*(?:{_AND}{_ONE})?"
#: two bodies or more
_SEVERAL = rf"{_ONE}(?:(?:, {_ONE})*{_AND}{_ONE}|(?:, {_ONE})+{_AND}{_OTHERS})"
#: words between a body and what joins it to another, in one clause
_BETWEEN = rf"[^;:{OPEN}]{{0,110}}?"
_FEW = rf"[^;:,{OPEN}]{{0,70}}?"

_WITH = (
    r"(?i:(?:samen|tezamen|gezamenlijk) met|samenwerking(?:sverband|sovereenkomst)? met"
    r"|i\. ?s\. ?m\.|ism|medewerking van|m\. ?m\. ?v\.|mmv"
    r"|\w*(?:overeenkomst|convenant) met|met (?:als )?gast(?:koor|koren|orkest|en)?"
    r"|gast(?:en|koor|koren)? ?:"
    r"|(?:organiseert|organiseerde|houdt|hield) [^;:,\ue000]{0,50} met)"
)
_FIRST_WITH = r"(?i:(?:samen|gezamenlijk|in (?:\w+ )?samenwerking) met)"
_ORGANISE = (
    r"(?:organiseren|organiseerden|houden|hielden|presenteren|presenteerden|starten|startten"
    r"|openen|openden|verzorgen|verzorgden|geven|gaven|maken|maakten|brengen|brachten|vieren"
    r"|vierden|tekenen|tekenden|ondertekenen|ondertekenden|zingen|zongen|begeleiden|begeleidden"
    r"|bundelen|bundelden|fuseren|werken samen|werkten samen)"
    r"(?! (?:elkaar|zich|er|hun|de|het|rekening|toezicht|toestemming|bezwaar|bekend|gehoor|aan|"
    r"af|vast) ) "
)
_TOGETHER = (
    r"(?:samen|gezamenlijke?|met elkaar|de handen ineen|in elkaar)"
    r"(?! (?:met|goed voor|ongeveer|ruim|bijna|meer|zo['’]n|\d|honderd|duizend))"
)
_BY = (
    r"(?i:(?:georganiseerd|opgezet|bedacht|verzorgd|samengesteld|opgericht|gebracht|gedragen|bemand"
    r"|begeleid|gegeven) door|(?:initiatief|organisatie|productie|project|koepel|handen) van"
    r"|initiatiefnemers|ondertekenaars|organisatie ?:"
    r"|(?:samenwerking|samenwerkingsverband) (?:tussen|van))"
)
_AGREEMENT = r"\b(?!koop)\w*(?:convenant|intentieverklaring|overeenkomst|akkoord)\b"
_ONE_OF = r"(?: is|,) een (?:samenwerking|samenwerkingsverband|initiatief|project) van"
_ACTIVITY = (
    r"(?:\w*(?:avond|middag|ochtend|dag|actie|concert|voorstelling|musical|markt|tentoonstelling"
    r"|expositie|project|programma|lezing|cursus|wandeling|quiz|festival|feest|toernooi))"
    r"(?: ['‘“\"][^'’”\"]{0,60}['’”\"])?"
)
_SUPPORTED = (
    r"(?i:(?:steun|subsidie|bijdrage|gift|donatie|sponsoring|cheque|hulp|ondersteuning|materiaal"
    r"|gereedschap|toezegging|middelen) van|(?:gesteund|gesponsord|gesubsidieerd|ondersteund"
    r"|gefinancierd|geholpen|betaald|(?:mede )?mogelijk gemaakt) door|dankzij|opdracht van"
    r"|i\. ?o\. ?v\.)"
)
_SUPPORTS = (
    r"(?:steunt|steunen|steunde|steunden|sponsort|sponsoren|sponsorde|subsidieert|financiert"
    r"|ondersteunt|ondersteunen|helpt|helpen|hielp|hielpen)"
)
_COLLECTED = r"(?:op(?:gehaald)?|ingezameld|bijeen(?:gebracht)?) voor"
_ROOM = (
    r"(?:gebouw|clubhuis|clubgebouw|lokaal|zaal|kantine|kerkgebouw|onderkomen|pand|tuin|foyer"
    r"|aula|hal|schuur|terrein|erf|sportpark|atelier|winkel)"
)
_AT = (
    rf"(?:te gast (?:bij|in)|(?:in|op) (?:het |de )?{_ROOM} van"
    r"|(?:vindt|vinden|vond|kreeg|kregen) onderdak (?:bij|in)"
    rf"|gastvrij ontvangen (?:bij|door|in)|{_ACTIVITY} (?:bij|in)|op uitnodiging van)"
)

#: what makes the opposite of a sentence
DENIED = re.compile(
    r"\b(?:niet|geen|nooit|zonder|tegen elkaar|stopt|stoppen|stopten|opgezegd|beëindigt|verbreekt"
    r"|verbroken|in plaats van|los van|ruzie|elk|allebei|beide)\b",
    re.IGNORECASE,
)


class Rule(NamedTuple):
    """`words` names the bodies it joins: `all` with each other, or `who` with `other`,
    who supports or hosts."""

    kind: TieKind
    words: re.Pattern[str]


_RULES = (
    (TieKind.TOGETHER, rf"(?P<who>{_BODIES}){_BETWEEN}\b{_WITH} (?P<other>{_BODIES})"),
    (
        TieKind.TOGETHER,
        rf"{_FIRST_WITH} (?P<other>{_BODIES}) (?!en )(?:\w+ ){{1,4}}(?P<who>{_BODIES})",
    ),
    (TieKind.TOGETHER, rf"(?P<who>{_BODIES}){_ONE_OF} (?P<other>{_BODIES})"),
    (TieKind.TOGETHER, rf"(?P<all>{_SEVERAL}) {_ORGANISE}"),
    (TieKind.TOGETHER, rf"\b{_ORGANISE}(?P<all>{_SEVERAL})"),
    (TieKind.TOGETHER, rf"(?P<all>{_SEVERAL}) {_FEW}\b{_TOGETHER}\b"),
    (TieKind.TOGETHER, rf"\b{_BY} (?P<all>{_SEVERAL})"),
    (TieKind.TOGETHER, rf"\b{_ACTIVITY} (?:van|met) (?P<all>{_SEVERAL})"),
    (TieKind.TOGETHER, rf"\b[Ss]amen met (?P<all>{_SEVERAL})"),
    (TieKind.TOGETHER, rf"{_AGREEMENT}{_FEW} met (?P<all>{_SEVERAL})"),
    (
        TieKind.TOGETHER,
        rf"(?P<who>{_BODIES}) {_FEW}\bmet (?P<other>{_BODIES}) {_FEW}{_AGREEMENT}",
    ),
    (TieKind.SUPPORT, rf"(?P<who>{_BODIES}){_BETWEEN}\b{_SUPPORTED} (?P<other>{_BODIES})"),
    (TieKind.SUPPORT, rf"(?P<other>{_BODIES}) (?:\w+ )?{_SUPPORTS} (?P<who>{_BODIES})"),
    (TieKind.SUPPORT, rf"(?P<other>{_BODIES}){_BETWEEN}\b{_COLLECTED} (?P<who>{_BODIES})"),
    (TieKind.HOST, rf"(?P<who>{_BODIES}){_BETWEEN}\b{_AT} (?P<other>{_BODIES})"),
)


@cache
def rules() -> tuple[Rule, ...]:
    """All of them; made on first use, because that takes as long as opening the database."""
    return tuple(Rule(kind, re.compile(words)) for kind, words in _RULES)
