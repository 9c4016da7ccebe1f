"""Does a sentence look back? Verbs with their places, past or not."""

import re
from collections.abc import Iterator

_STRONG = (
    "was waren werd werden had hadden kwam kwamen vond vonden ging gingen stond stonden kreeg "
    "kregen won wonnen verloor verloren hield hielden liep liepen deed deden zag zagen nam namen "
    "sprak spraken las lazen zong zongen bleef bleven bleek bleken gaf gaven reed reden schreef "
    "schreven trok trokken viel vielen sloot sloten begon begonnen bracht brachten dacht dachten "
    "vertrok vertrokken overleed overleden zat zaten lag lagen hing hingen riep riepen koos kozen "
    "moest moesten kon konden mocht mochten zou zouden schoof schoven vroeg vroegen vloog vlogen "
    "dronk dronken at aten kocht kochten verkocht verkochten zocht zochten bezocht bezochten liet "
    "lieten legden zetten zei zeiden trof troffen brak braken stal stalen ontving ontvingen "
    "verscheen verschenen sloeg sloegen versloeg versloegen droeg droegen hielp hielpen wou "
    "bezweek bezweken besloot besloten onderging ondergingen overtrof dook doken sprong sprongen "
    "opende tekende ondertekende rekende leende diende verdiende kende herkende rende erkende "
    "gebeurde gebeurden vierden zakten stapten plantten klapten trapten veroverden behaalden "
    "speelden haalden maakten werkten raakten stelden telden deelden leverden voerden openden "
    "vertelden scoorden tekenden woonden startten eindigden kondigden zegevierden"
)
_PRESENT = (
    "is zijn wordt worden kan kun kunt kunnen zal zullen gaat gaan komt komen geeft geven houdt "
    "houden vindt vinden begint beginnen start starten opent speelt spelen staat staan "
    "organiseert organiseren vertelt viert vieren zoekt zoeken leest lezen neemt praten rijdt "
    "welkom treedt zingt zingen loopt lopen presenteert verzorgt volgt volgen mag mogen moet "
    "moeten wil willen hoopt doet doen heeft hebben maakt maken sluit gratis aanmelden kom doe "
    "wacht trekt trekken bespreekt vergadert draait brengt brengen ontvangt ligt laat"
)
_BEFORE_A_NOUN = (
    "de het een 't 'n deze die dit dat zijn haar hun ons onze mijn uw je elke iedere geen alle "
    "vele veel twee drie vier van met op in aan voor door bij uit naar tot over om en of te als "
    "zeer heel meer eigen nieuwe grote kleine andere"
)
_NOUN_FOLLOWS = frozenset(_BEFORE_A_NOUN.split())
_TENSE = dict.fromkeys(_PRESENT.split(), False) | dict.fromkeys(_STRONG.split(), True)
_WORD = re.compile(r"[a-zë']+")
_NO_VERB = re.compile(
    r"(?:.*(?:ende|[^i]ste|ruimte|zijde|kunde|route|schade|gemeente|rotonde|periode|ziekte|lente"
    r"|einde|volgorde|sterkte|halte|groente|gedachte|gsakte|offerte|update|site|[nr]ade|ante|iste"
    r"|ette|zelfde|gehalte|gifte|onbekende|verkeerde|iarte|armoede)|[dv]ierde|derde|tiende|zesde"
    r"|tweede|achte|beide|oude|goede|rode|code|kade|orde|zonde|aarde|waarde|voorwaarde|mede|grote"
    r"|korte|echte|harde|vaste|witte|zwarte|hoogte|lengte|breedte|diepte|warmte|droogte|stilte"
    r"|boete|moeite|rente|akte|date|spade|kudde|hete|lichte|natte|zachte|vette|gladde|aparte"
    r"|kapotte|complete|hybride|wilde|mate|drukte|heide|vrede|mode|liefde|rechte|late|blote|dichte"
    r"|slechte|leegte|bepaalde|geplaatste|koude|harte|brede|wijde|ge[a-z]+[dt]e|honderdste)$"
)
_HAVE = re.compile(r"\b(?:heeft|hebben|heb|hebt|had|hadden)\b")
_BE = re.compile(r"\b(?:is|zijn|ben|bent)\b")
_PARTICIPLE = re.compile(
    r"\b(?<!te )(?:(?:aan|af|op|uit|in|mee|om|over|toe|voor|weg|door|bij|samen|terug|vast|rond|na"
    r"|neer|los|open|plaats|deel|stil|goed|af|dicht|klaar)?ge[a-zë]{2,}(?:d|t|en)"
    r"|(?:be|ver|ont|her)[a-zë]{3,}[dt]|[a-zë]{2,}eerd|verloren|begonnen|ontvangen|besloten"
    r"|verschenen|overleden|bezweken|verdronken|vertrokken|ontstaan|onthuld"
    r"|overhandigd|ondertekend)\b"
)
_NO_PARTICIPLE = re.compile(
    r"(?:geen|gemeenten|gebieden|gebied|geld|gelden|gebouwen|gesprekken|gezinnen|gedicht|gedichten"
    r"|gerecht|gerechten|gewest|geest|geluid|geluiden|gezicht|gezichten|gewicht|gevecht|gebruiken"
    r"|genieten|geven|gelegen|beleid|bestand|besluit|bericht|beeld|bezit|verband|verstand|.*heid"
    r"|geweest.+|vergeet|gebeurt|getuigen|geloven)$"
)
_STATE = re.compile(
    r"(?:geopend|opengesteld|gesloten|gepland|ingepland|geregeld|gevestigd|bedoeld|bestemd|bereid"
    r"|uitgenodigd|aangekondigd|gevraagd|gewenst|gereserveerd|afgelast|verplaatst|verzet|bekend"
    r"|geannuleerd|opgenomen|afgesloten|gericht|gestremd|geschikt|bezet|verplicht|verhinderd"
    r"|betrokken|beperkt|verwacht|vereist|gevuld|gezocht|volgeboekt|uitverkocht|toegestaan"
    r"|gemaakt|gezet|gesteld|gegarandeerd|gevraagd|gesitueerd|genodigd|gewijd|gebaseerd|bezorgd"
    r"|gevaccineerd|geldt|geinteresseerd|geïnteresseerd|gehuisvest|gerust|gewaarschuwd)$"
)
_REACH = 140  # characters between an auxiliary and its participle


def verbs(sentence: str) -> list[tuple[int, bool]]:
    """Place and tense (True: past) of the verbs in a lower-case sentence, in order."""
    found: dict[int, bool] = {}
    before = ""
    for match in _WORD.finditer(sentence):
        tense = _tense(match[0], before)
        before = match[0]
        if tense is not None:
            found[match.start()] = tense
    found.update(_perfect(sentence))
    return sorted(found.items())


def _tense(word: str, before: str) -> bool | None:
    """True for a past tense, False for a present one, None for all other words.

    A word in -de or -te counts as past unless an article or the like stands before
    it, or it is a known noun or adjective.
    """
    if word in _TENSE:
        return _TENSE[word]
    weak = word.endswith(("de", "te")) and before not in _NOUN_FOLLOWS
    return True if weak and len(word) > 3 and not _NO_VERB.match(word) else None


def _perfect(sentence: str) -> Iterator[tuple[int, bool]]:
    for auxiliary, having in ((_HAVE, True), (_BE, False)):
        for match in auxiliary.finditer(sentence):
            participle = _participle(sentence, match.end(), having)
            if participle is not None:
                yield match.start(), True
                yield participle, True


def _participle(sentence: str, start: int, having: bool) -> int | None:
    """Where the participle of an auxiliary stands; a state (is geopend) is none."""
    for match in _PARTICIPLE.finditer(sentence, start, start + _REACH):
        state = not having and _STATE.match(match[0])
        if not state and not _NO_PARTICIPLE.match(match[0]):
            return match.start()
    return None
