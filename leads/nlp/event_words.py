"""Words that betray something that happens at a time."""

import re
from functools import lru_cache

from leads.nlp.lexicon import bag

_ALONE = bag(
    """markt concert lezing cursus workshop festival quiz bingo toernooi wedstrijd derby
    wandeling excursie expositie expo tentoonstelling receptie borrel vergadering bijeenkomst
    sessie conferentie congres symposium debat spreekuur inloop ontbijt lunch brunch diner
    maaltijd buffet barbecue bbq voorstelling première presentatie optreden repetitie training
    clinic demonstratie rondleiding rondvaart speurtocht herdenking optocht intocht kermis
    braderie beurs show race omloop veiling verkiezingen ruilbeurs proeverij revue musical
    jamsessie samenzang huldiging reünie schouw viering uitvaart crematie vierdaagse
    inzameling marathon carnaval disco karaoke kienen aubade matinee masterclass hackathon
    gamenight vossenjacht taptoe proefles opening klaverjassen vernissage finissage auditie
    fair cabaret betoging webinar zeskamp trekking vakantieweek rondetafel tocht feest
    raadscommissie gemeenteraadsverkiezing kampioenschap clubkampioenschappen uitreiking
    onthulling overhandiging kick-off ringrijden haringhappen vesper parade bruiloft gala
    finale afscheid iftar zomerschool tryout try-out"""
)
_ENDINGS = bag(
    """avond middag ochtend nacht markt concert concours lezing cursus workshop festival feest
    festijn quiz bingo toernooi wedstrijd derby tocht wandeling excursie expositie
    tentoonstelling receptie borrel vergadering bijeenkomst sessie conferentie congres debat
    spreekuur inloop uurtje ontbijt lunch brunch diner maaltijd buffet barbecue bbq
    voorstelling première presentatie opening optreden repetitie training clinic demonstratie
    rondleiding speurtocht herdenking optocht intocht kermis braderie beurs show race veiling
    verkiezing ruil proeverij revue musical samenzang kampioenschap huldiging uitreiking
    reünie zitting schouw viering plechtigheid ceremonie gesprek daagse inzameling dag week
    weekend café collecte vuur cabaret drive fair rally battle dictee challenge marathon
    finale estafette beklimming koffie oefening opvoering keuring trekking party zang verkoop
    samenkomst editie loting tafel run kamp bal"""
)
_COMPOUND = re.compile(rf"[\w’'-]{{3,}}(?:{'|'.join(sorted(_ENDINGS))})(?:en|s|’s|'s|je|jes)?")
_OTHER_COMPOUND = re.compile(
    r"""(?:sponsor|strand|stratn?en|cross|avond|kerst|halloween|prestatie|obstakel|dijken)loop
    | (?:\w*uitvaart|kerk|dank|afscheids|gebeds|herdenkings|openlucht|kerst|paas|rouw)dienst
    | (?:atelier|kunst|huizen|licht)route
    | (?:inloop|voorlees|vragen|informatie|spel|knutsel|verhalen|koffie|taal)-?uur
    | (?:inzamel|straat|schrijf|brei|sponsor|opruim|zwerfafval|boom|poets)\w*actie""",
    re.VERBOSE,
)
_NO_EVENT = re.compile(
    r"""\w*(?:maan|dins|woens|donder|vrij|zater|zon|paas|pinkster|kerst|hemelvaarts|valentijns)
        dag(?:en|s)?(?:avond|middag|ochtend|nacht)?(?:en)?
    | (?:goede?n?|goeien?|werk|feest|verjaar|over|rust|school|alle|van|heden|prinsjes|vader|moeder
        |nieuwjaars|oudejaars|lot|hoogtij|sluitings|op|ban|top|koningsdag|na|voor|oude?)dag(?:en|s)?
    | (?:van|over|gister|morgen|na|voor|zomer|winter|mid|midder|heden|goede?n?|goeien?|kerst)
        (?:avond|middag|ochtend|nacht)(?:en|s)?
    | (?:arbeids|woning|super|vracht|huizen|energie|huur|binnen|afzet)markt(?:en)?
    | (?:kerst|zomer|herfst|mei|voorjaars|vakantie|school|werk|les)(?:week|weekend|weken|vakantie)
    | (?:eet|grand|dorps|buurt|internet|bruin|stam|boeken)-?café(?:s)?
    | (?:stem|open|kamp)vuur | representatie | (?:uit|kaart|voor|aan|in|ver)verkoop | zoektocht
    | (?:eet|keuken|tref|stam|vergader|lees|pick|biljart|tafeltennis)tafels?
    | (?:voet|hand|korf|volley|basket|gehakt|bitter|honk|soft|water|base|tover|ver|gang)bal(?:len)?
    | (?:herten|wielren|renn?|woon|asiel|concentratie|vluchtelingen|strijd|drentenier)kamp(?:en)?
    | (?:functionerings|telefoon|sollicitatie|verkoop)gesprek(?:ken)?""",
    re.VERBOSE,
)
_PREFIXES = bag(
    """open eerste tweede derde openbare gratis grote jaarlijkse digitale stille feestelijke
    nationale internationale landelijke algemene buitengewone extra levende muzikale"""
)

SPECIAL = re.compile(
    r"\b(?:[Rr]epair ?[Cc]af[eé]|REPAIR CAF[EÉ]|NL[Dd]oet|NLDOET|Dodenherdenking|OPEN MIC"
    r"|[Oo]pen (?:[Mm]ic|[Mm]onumentendag|[Aa]teliers?|[Tt]uinen|[Hh]uizen [Rr]oute|dag|huis|avond"
    r"|middag|podium|repetitie|inloop|kerk|tafel|Dag|Huis|Avond|Podium|Repetitie|Tafel)"
    r"|[Aa]lzheimer ?[Cc]af[eé]|[Tt]he [Pp]assion|KVW|[Pp]olitiek [Cc]af[eé]|[Nn]aturalisatie\w*"
    r"|(?:[Dd]ag|[Ww]eek|[Nn]acht|[Mm]aand|[Rr]onde) van (?:de |het )?(?!\w*dag\b)[^\W\d]\w+"
    r"|Week tegen \w+|\w+-jarig bestaan|(?:raads)?commissie [A-Z]\w+|Keti Koti|World Cleanup Day)"
)
"""Happenings of more than one word, or with a name that shows nothing."""

CANCELLED = re.compile(
    r"\b(?:afgelast|afgelasten|afgeblazen|(?:gaat|gaan|ging|gingen) (?:[\w,]+ ){0,6}niet door"
    r"|niet (?:doorgaan|door\b)|geannuleerd|annuleer\w*|uitgesteld|vervalt|vervallen|geschrapt"
    r"|schrapte?n?\b|afgezegd|zegt? (?:\w+ ){0,4}af\b|geen doorgang|streep (?:gezet )?door"
    r"|(?:ingetrokken|geweigerd)(?: door aanvrager)?:)",
    re.IGNORECASE,
)
"""'afgelast', 'gaat niet door': the sentence takes the event back."""

MOVED = re.compile(
    r"\b(?:verplaatst|verzet|verschoven|uitgesteld|schuift door|schuiven door|verhuist|verhuizen"
    r"|opgeschoven) (?:naar|tot)\b",
    re.IGNORECASE,
)
"""'verplaatst naar': the days before it are no longer true."""

AGAIN = re.compile(
    r"\b(?:wekelijkse?|maandelijkse?|tweewekelijkse?|(?:elke|iedere) (?:\w+ )?"
    r"(?:week|maand|\w+dag(?:ochtend|middag|avond)?))\b",
    re.IGNORECASE,
)
"""'vanaf 4 september wekelijks': the day is the first of a series."""

LETTER = re.compile(
    r"(?:\bd\.?d\.?|verzonden|ontvangen|gedateerd|besluit van)[:\s(]*(?:op )?$", re.IGNORECASE
)
"""What stands before the date of a letter or decision."""

CLOSED = re.compile(
    r"\b(?:gesloten|dicht|sluit|sluiten|sluiting|afgesloten|werkzaamheden|stroom|bereikbaar|ophalen"
    r"|opgehaald|inleveren|geopend|open van|weer open|uitspraak|vonnis|verkeer|omleiding|hinder"
    r"|verbod|verbood|balie|tussen .{1,20} melden|ongeval|botsing|brand|aangehouden|getuigen"
    r"|windstoten|code (?:geel|oranje|rood)|maaien|asfalt|wegdek|strooi\w*|container\w*)\b",
    re.IGNORECASE,
)
"""Opening hours, roadworks and accidents have a day and an hour too."""


@lru_cache(maxsize=16_384)
def is_trigger(word: str) -> bool:
    """Does this one word name a happening: 'lezing', 'boekenmarkt', 'jubileumconcert'?"""
    low = word.lower()
    single = re.sub(r"(?<=[a-z]{4})(?:en|['’]?s)$", "", low)
    if low in _ALONE or single in _ALONE:
        return True
    compound = _COMPOUND.fullmatch(low) or _OTHER_COMPOUND.fullmatch(low)
    return compound is not None and not _NO_EVENT.fullmatch(low)


def is_prefix(word: str) -> bool:
    """Does this adjective belong to the name of the happening after it: 'open dag'?"""
    return word.lower() in _PREFIXES
