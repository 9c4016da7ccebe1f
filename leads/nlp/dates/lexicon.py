"""The words of Dutch dates, each with the letter by which the grammar knows it.

d number 1-31        y year               i other number       o ordinal
q number in words    c clock 19.30 13u    C two clocks         p pair 5-7
s slashes 12/4       a numeric date       Y two years          W weekday
w weekday, short     Z dinsdags           M month              m month, short
E elke               N komende            V volgende           L afgelopen
D deze               T tot en met         t tot                f van
F vanaf              b tussen             & en, of             @ om, aanvang
u uur                v voor               O over               H half
K kwart              P 's avonds          R morgen             U week, jaar
e weekend            B om de week         Q van de maand       J werkdag
G feast              S season, holiday    h begin, eind        g geleden
r op, in             l de                 z uiterlijk          ~ ongeveer
A middernacht        X comité             n na, rond           x other word
- dash               , comma              ! sentence end       : ; line end
"""

from typing import Any, NamedTuple


class Weekday(NamedTuple):
    """Monday is 0, as in `datetime.date.weekday`."""

    day: int
    daypart: str | None = None


class ClockTime(NamedTuple):
    """As written: `style` is digital (19.30), padded (09.30), hour (13u) or spoken
    (half acht); `sure` when nothing else than a clock time can be meant."""

    hour: int
    minute: int
    style: str
    sure: bool = False


class Rhythm(NamedTuple):
    """FREQ and INTERVAL of RFC 5545 §3.3.10."""

    frequency: str
    interval: int = 1
    daypart: str | None = None


Vocabulary = dict[str, tuple[str, Any]]

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")  # RFC 5545 §3.3.10
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_WEEKDAY_SHORT = {
    "ma": 0, "maa": 0, "di": 1, "din": 1, "wo": 2, "woe": 2, "do": 3,
    "vr": 4, "za": 5, "zat": 5, "zo": 6,
}  # fmt: skip
_MONTH_SHORT = {
    "jan": 1, "feb": 2, "febr": 2, "mrt": 3, "apr": 4, "jun": 6, "jul": 7,
    "aug": 8, "sep": 9, "sept": 9, "okt": 10, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_NUMBERS = "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien"
_ORDINALS = {
    "eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5, "laatste": -1,
}  # fmt: skip
_DAYPARTS = {
    "ochtend": "ochtend", "morgen": "ochtend", "voormiddag": "ochtend", "middag": "middag",
    "namiddag": "middag", "avond": "avond", "nacht": "nacht",
}  # fmt: skip
_RELATIVE: dict[str, tuple[int, str | None]] = {
    "vandaag": (0, None), "heden": (0, None), "vanochtend": (0, "ochtend"),
    "vanmorgen": (0, "ochtend"), "vanmiddag": (0, "middag"), "vanavond": (0, "avond"),
    "hedenavond": (0, "avond"), "vannacht": (0, "nacht"), "morgen": (1, None),
    "morgenochtend": (1, "ochtend"), "morgenmiddag": (1, "middag"),
    "morgenavond": (1, "avond"), "overmorgen": (2, None), "gisteren": (-1, None),
    "gister": (-1, None), "gisterochtend": (-1, "ochtend"), "gistermorgen": (-1, "ochtend"),
    "gistermiddag": (-1, "middag"), "gisteravond": (-1, "avond"),
    "gisternacht": (-1, "nacht"), "eergisteren": (-2, None),
}  # fmt: skip
_UNITS = {
    "dag": "day", "dagen": "day", "week": "week", "weken": "week", "maand": "month",
    "maanden": "month", "jaar": "year", "jaren": "year", "kwartaal": "quarter",
    "seizoen": "season", "schooljaar": "year", "eeuw": "year",
}  # fmt: skip
_SEASONS = "voorjaar lente zomer najaar herfst winter jaarwisseling zomerreces feestdagen ramadan"
_HOLIDAYS = (
    "herfstvakantie kerstvakantie voorjaarsvakantie krokusvakantie meivakantie zomervakantie "
    "bouwvak bouwvakvakantie schoolvakantie schoolvakanties paasvakantie"
)
_FEASTS = {
    "pasen": "pasen", "paaszondag": "pasen-1", "paasdag": "pasen-1", "paasmaandag": "pasen-2",
    "paaszaterdag": "stille zaterdag", "paasweekend": "pasen", "palmzondag": "palmzondag",
    "aswoensdag": "aswoensdag", "hemelvaart": "hemelvaart", "hemelvaartsdag": "hemelvaart",
    "pinksteren": "pinksteren", "pinksterweekend": "pinksteren", "pinkstermaandag": "pinksteren-2",
    "pinksterzondag": "pinksteren-1", "pinksterdag": "pinksteren-1",
    "koningsdag": "koningsdag", "bevrijdingsdag": "bevrijdingsdag", "kerst": "kerst",
    "kerstmis": "kerst", "kerstdag": "kerst-1", "kerstavond": "kerstavond",
    "oudejaarsavond": "oudejaarsavond", "oudejaarsdag": "oudejaarsdag",
    "oudejaarsnacht": "oudejaarsavond", "nieuwjaarsdag": "nieuwjaar", "nieuwjaar": "nieuwjaar",
    "nieuwjaarsnacht": "nieuwjaar", "driekoningen": "driekoningen", "pakjesavond": "pakjesavond",
    "sinterklaas": "sinterklaas", "sinterklaasavond": "pakjesavond", "carnaval": "carnaval",
    "vastenavond": "carnaval", "valentijnsdag": "valentijnsdag", "moederdag": "moederdag",
    "vaderdag": "vaderdag", "dierendag": "dierendag", "prinsjesdag": "prinsjesdag",
    "halloween": "halloween", "allerzielen": "allerzielen", "allerheiligen": "allerheiligen",
    "luilak": "luilak",
}  # fmt: skip
_FEAST_PHRASES = {
    "goede vrijdag": "goede vrijdag", "witte donderdag": "witte donderdag",
    "stille zaterdag": "stille zaterdag", "oud en nieuw": "oudejaarsavond",
    "oud & nieuw": "oudejaarsavond", "sint-maarten": "sint-maarten",
    "sint maarten": "sint-maarten", "sint-maartensdag": "sint-maarten", "drie koningen":
    "driekoningen", "internationale vrouwendag": "vrouwendag", "dag van de arbeid": "1 mei",
}  # fmt: skip
_SIMPLE = {
    "E": "elke iedere elk ieder",
    "N": "komende komend aanstaande aankomende aankomend eerstvolgende a.s. a.s aanst.",
    "V": "volgende volgend",
    "L": "afgelopen voorbije vorige vorig verleden laatstleden jongstleden j.l. jl. jl l.l.",
    "D": "deze dit",
    "T": "t/m tm",
    "t": "tot",
    "f": "van",
    "F": "vanaf uit",
    "b": "tussen",
    "&": "en of alsmede",
    "@": "om aanvang aanvangstijd start begint beginnen starten omstreeks klokslag tegen rondom",
    "u": "uur u u. h oer",
    "O": "over",
    "H": "half",
    "K": "kwart",
    "e": "weekend weekeinde",
    "J": "werkdag werkdagen doordeweeks weekdagen",
    "h": "begin eind einde medio halverwege",
    "g": "geleden terug",
    "r": "op in per d.d. dd.",
    "l": "de het",
    "z": "uiterlijk deadline sluitingsdatum uiterste inleverdatum inschrijfdatum",
    "~": "ongeveer circa ca. plusminus precies",
    "A": "middernacht",
    "X": "comité comite",
    "n": "na rond richting",
}
_COUNTED = {"twee": 2, "2": 2, "drie": 3, "3": 3, "vier": 4, "4": 4, "zes": 6, "6": 6}
_RHYTHMS = {
    "wekelijks": Rhythm("WEEKLY"), "wekelijkse": Rhythm("WEEKLY"),
    "elke week": Rhythm("WEEKLY"), "iedere week": Rhythm("WEEKLY"),
    "om de week": Rhythm("WEEKLY", 2), "om de andere week": Rhythm("WEEKLY", 2),
    "tweewekelijks": Rhythm("WEEKLY", 2), "in de even weken": Rhythm("WEEKLY", 2),
    "in de oneven weken": Rhythm("WEEKLY", 2), "maandelijks": Rhythm("MONTHLY"),
    "elke maand": Rhythm("MONTHLY"), "iedere maand": Rhythm("MONTHLY"),
    "elke dag": Rhythm("DAILY"), "iedere dag": Rhythm("DAILY"), "dagelijks": Rhythm("DAILY"),
    "elk jaar": Rhythm("YEARLY"), "ieder jaar": Rhythm("YEARLY"),
}  # fmt: skip


def _weekday_words() -> Vocabulary:
    words: Vocabulary = {}
    for index, name in enumerate(WEEKDAYS):
        words[name] = ("W", Weekday(index))
        words[name + "en"] = words[name + "s"] = ("Z", Weekday(index))
        for part, daypart in _DAYPARTS.items():
            words[name + part] = ("W", Weekday(index, daypart))
            for ending in ("en", "s"):
                words[name + part + ending] = ("Z", Weekday(index, daypart))
    words.update({short: ("w", Weekday(index)) for short, index in _WEEKDAY_SHORT.items()})
    return words


def _daypart_words() -> Vocabulary:
    words: Vocabulary = {}
    for part, daypart in _DAYPARTS.items():
        words[f"'s {part}s"] = words[f"s {part}s"] = words[f"in de {part}"] = ("P", daypart)
        words[f"elke {part}"] = words[f"iedere {part}"] = ("B", Rhythm("DAILY", 1, daypart))
    return words


def _rhythm_words() -> Vocabulary:
    words: Vocabulary = {phrase: ("B", rhythm) for phrase, rhythm in _RHYTHMS.items()}
    for number, interval in _COUNTED.items():
        for lead in ("om de", "elke", "iedere", "eens in de", "eens per"):
            words[f"{lead} {number} weken"] = ("B", Rhythm("WEEKLY", interval))
            words[f"{lead} {number} maanden"] = ("B", Rhythm("MONTHLY", interval))
    for lead in ("van de", "van elke", "van iedere", "van een", "in de", "vd", "v.d.", "per"):
        words[f"{lead} maand"] = ("Q", None)
    return words


def _feast_words() -> Vocabulary:
    words: Vocabulary = {word: ("G", feast) for word, feast in (_FEASTS | _FEAST_PHRASES).items()}
    for ordinals, number in ((("eerste", "1e", "1ste"), 1), (("tweede", "2e", "2de"), 2)):
        for ordinal in ordinals:
            for feast in ("paas", "pinkster", "kerst"):
                name = {"paas": "pasen", "pinkster": "pinksteren", "kerst": "kerst"}[feast]
                words[f"{ordinal} {feast}dag"] = ("G", f"{name}-{number}")
    for number in range(1, 5):
        word = next(word for word, value in _ORDINALS.items() if value == number)
        words[f"{word} advent"] = words[f"{number}e advent"] = ("G", f"advent-{number}")
        words[f"{word} adventszondag"] = ("G", f"advent-{number}")
    return words


def _simple_words() -> Vocabulary:
    words: Vocabulary = {w: (kind, None) for kind, line in _SIMPLE.items() for w in line.split()}
    words.update(dict.fromkeys(("tot en met", "t/ m", "t.e.m."), ("T", None)))
    words.update(dict.fromkeys(("met ingang van", "m.i.v.", "sinds"), ("F", None)))
    words.update({"voor": ("v", False), "vóór": ("v", True), "voór": ("v", True)})
    words.update({"aan het eind van": ("h", None), "de loop van": ("h", None)})
    words.update({name: ("M", number) for number, name in enumerate(MONTHS, 1)})
    words.update({name: ("m", number) for name, number in _MONTH_SHORT.items()})
    words.update({name: ("q", number) for number, name in enumerate(_NUMBERS.split()) if number})
    words.update({"één": ("q", 1), "twintig": ("q", 20)})
    words.update(
        {
            f"half{name}": ("c", ClockTime(hour - 1 or 12, 30, "spoken", True))
            for hour, name in enumerate(_NUMBERS.split())
            if 1 <= hour <= 12
        }
    )
    words.update({name: ("o", number) for name, number in _ORDINALS.items()})
    words.update({name: ("R", value) for name, value in _RELATIVE.items()})
    words.update({name: ("U", unit) for name, unit in _UNITS.items()})
    words.update(dict.fromkeys(_SEASONS.split(), ("S", "season")))
    words.update(dict.fromkeys(_HOLIDAYS.split(), ("S", "school")))
    words.update(dict.fromkeys(("goede morgen", "goeie morgen"), ("x", None)))
    return words


def _with_dots() -> Vocabulary:
    words: Vocabulary = {f"{name}.": ("m", number) for name, number in _MONTH_SHORT.items()}
    words.update({f"{name}.": ("w", Weekday(index)) for name, index in _WEEKDAY_SHORT.items()})
    return words


VOCABULARY: Vocabulary = (
    _simple_words()
    | _weekday_words()
    | _daypart_words()
    | _feast_words()
    | _rhythm_words()
    | _with_dots()
)
