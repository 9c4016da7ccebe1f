"""What comes back every year: recognised by its name or its words, and when to expect it.

Only a dated event whose own name or sentence says so counts: that there is a kermis
somewhere in a text proves nothing.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from leads.feasts import easter
from leads.model import Event, EventStatus, Field, Item, Span
from leads.text import normal_name, sentences

#: names of things that are held each year; `_` is a space, and more may stand before it
_NAMES = """
    kermis braderie jaarmarkt boekenmarkt boekenbeurs platenmarkt rommelmarkt vlooienmarkt
    snuffelmarkt kerstmarkt paasmarkt lentemarkt voorjaarsmarkt zomermarkt herfstmarkt
    najaarsmarkt wintermarkt streekmarkt plantenmarkt plantjesmarkt stekjesmarkt stekkenmarkt
    gezondheidsmarkt informatiemarkt vrijwilligersmarkt verenigingenmarkt verenigingsmarkt
    cultuurmarkt banenmarkt beroepenmarkt uitmarkt lentefair herfstfair winterfair kerstfair
    speelgoedbeurs kledingbeurs atelierroute kunstroute dichtersroute gedichtenroute tuinenroute
    kerststallenroute lichtjesroute lichtjesavond gluren_bij_de_buren open_tuinen open_tuinendag
    monumentendag monumentendagen molendag molendagen archeologiedag archeologiedagen museumnacht
    museumweek museumweekend cultuurnacht cultuurweekend avondvierdaagse wandelvierdaagse
    fietsvierdaagse zwemvierdaagse rolstoelvierdaagse avond4daagse wandel4daagse fiets4daagse
    zwem4daagse sinterklaasintocht intocht optocht carnaval corso paasvuur vreugdevuur koningsdag
    koningsspelen dodenherdenking bevrijdingsdag bevrijdingsfestival bevrijdingsvuur burendag
    opschoondag dorpsdag dorpsdagen dorpsfeest dorpsfeesten feestweek zomerfeest zomerfeesten
    oogstfeest oogstdag schuttersfeest koningsschieten lampionnenoptocht boekenweek
    kinderboekenweek voorleesontbijt voorleeswedstrijd nationale_voorleesdagen dorpsquiz
    dorpsdictee dictee kindervakantieweek vakantieweek huttendorp huttenbouw hutten_bouwen
    timmerdorp kerstconcert nieuwjaarsconcert nieuwjaarsduik kerstherberg kerstwandeling
    midwinterwandeling festival burgemeestersontbijt
""".split()
_KINDS = re.compile(
    rf"\b\w*(?:{'|'.join(sorted(_NAMES, key=len, reverse=True)).replace('_', ' ')})\b"
    r"|\b(?:nationale|landelijke|internationale) \w*dag\b"
    r"|\b(?:dag|nacht|week|maand) van (?:de|het) \w+"
    r"|\b(?P<open>open dag)\b",
    re.IGNORECASE,
)
#: an open day that is held because something is new or so many years old comes once
_OCCASION = re.compile(
    r"\b(?:bestaat|jubile\w+|jarig|lustrum|opent|opening|geopend|nieuwbouw)\b", re.I
)
#: words that say so, in the sentence of the thing itself
_SAID = re.compile(
    r"\b(?:jaarlijkse?|traditione(?:el|le)|traditiegetrouw|(?:elk|ieder) (?:voor|na)?jaar|"
    r"(?:elke|iedere) (?:zomer|herfst|winter|lente)|"
    r"(?:\d{1,3}(?:e|ste|de)|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|"
    r"twintigste|vijfentwintigste) (?:editie|keer|jaargang)|volgend jaar (?:weer|opnieuw))\b",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"\b(?:eenmalige?|voor het laatst|(?:aller)?laatste (?:keer|editie|jaar)|"
    r"houdt? er ?mee op|stopt (?:er ?mee|definitief)|valt het doek|"
    r"keert niet terug|geen vervolg)\b",
    re.IGNORECASE,
)
_EVERY_TWO = re.compile(
    r"\b(?:tweejaarlijkse?|om de twee jaar|(?:eens|één keer) in de twee jaar)\b", re.I
)
_RARER = re.compile(
    r"\b(?:eens|één keer) (?:in de|per) (?:drie|vier|vijf|tien) jaar\b", re.IGNORECASE
)
_LUNAR = re.compile(r"\b(?:iftar|suikerfeest|offerfeest|ramadan)\b", re.IGNORECASE)
_LUNAR_YEAR = timedelta(days=354)

#: (first, last) day counted from Easter, and the words that tie a thing to it
_FROM_EASTER = (
    (-52, -45, re.compile(r"carnaval|vastenavond|vastelaovend|optocht", re.IGNORECASE)),
    (-7, 1, re.compile(r"pasen|paas|goede vrijdag|passion", re.IGNORECASE)),
    (38, 41, re.compile(r"hemelvaart|dauwtrap", re.IGNORECASE)),
    (47, 50, re.compile(r"pinkster|luilak", re.IGNORECASE)),
)
#: (month, day) that stays, and the words that tie a thing to it
_SAME_DATE = {
    (3, 8): re.compile(r"vrouwendag", re.IGNORECASE),
    (4, 27): re.compile(r"koningsdag|oranje|vrijmarkt|kinderfeest", re.IGNORECASE),
    (5, 4): re.compile(r"herdenk|stille tocht", re.IGNORECASE),
    (5, 5): re.compile(r"bevrijding", re.IGNORECASE),
    (10, 31): re.compile(r"halloween|griezel", re.IGNORECASE),
    (11, 11): re.compile(r"sint[ -]?maarten|lampion|elfde van de elfde", re.IGNORECASE),
    (12, 31): re.compile(r"oud(?:jaar|ejaar| en nieuw)|carbid", re.IGNORECASE),
    (1, 1): re.compile(r"nieuwjaar", re.IGNORECASE),
}
_SUNDAY = 6


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of a yearly thing: `kind` is the word that told, `span` where it stands."""

    event: Event
    day: date
    kind: str
    span: Span


def editions(item: Item, events: Iterable[Event]) -> Iterator[Edition]:
    """The dated events of an item that come back every year, each with its proof."""
    said = text_of(item)
    if _ONCE.search(said) or _RARER.search(said):
        return
    for event in events:
        held = event.status in (EventStatus.UPCOMING, EventStatus.PAST)
        if event.start and held and (found := _proof(item, event)):
            yield Edition(event, event.start.day, *found)


def next_day(day: date, said: str) -> date:
    """When a thing that was held on `day` may be held again; `said` is what was told of it.

    A feast that moves keeps its distance to Easter, a fixed one its date, and all else
    its weekday in the month: the second Saturday of June stays that.
    """
    if _LUNAR.search(said):
        return day + _LUNAR_YEAR
    year = day.year + (2 if _EVERY_TWO.search(said) else 1)
    from_easter = (day - easter(day.year)).days
    for first, last, words in _FROM_EASTER:
        if first <= from_easter <= last and words.search(said):
            return easter(year) + timedelta(days=from_easter)
    fixed = _SAME_DATE.get((day.month, day.day))
    if fixed and fixed.search(said):
        return _kept(day, year)
    return _same_weekday(day, year)


def _proof(item: Item, event: Event) -> tuple[str, Span] | None:
    """Where a name or a word tells that this event is yearly."""
    hit = _KINDS.search(event.name)
    if hit and not (hit["open"] and _OCCASION.search(text_of(item))):
        return normal_name(hit[0]), _where(item, event, hit[0])
    for field, start, end in _sentences_of(item, event):
        if hit := _SAID.search(item.part(field), start, end):
            return normal_name(event.name), Span(field, *hit.span())
    return None


def _where(item: Item, event: Event, word: str) -> Span:
    """Where the word stands: in the sentence of the date rather than in the title."""
    spots = [
        Span(field, at, at + len(word))
        for field in (Field.TEXT, Field.TITLE)
        if (at := item.part(field).lower().find(word.lower())) >= 0
    ]
    return next(iter(spots), event.when or Span(Field.TITLE, 0, len(item.title)))


def _sentences_of(item: Item, event: Event) -> Iterator[tuple[Field, int, int]]:
    """The sentences in which an event is named or dated."""
    for field in Field:
        part = item.part(field)
        for start, end in sentences(part):
            dated = event.when and event.when.field is field and start <= event.when.start < end
            if dated or (event.name and event.name in part[start:end]):
                yield field, start, end


def _kept(day: date, year: int) -> date:
    """The same date; Koningsdag on a Sunday is held the day before."""
    kept = day.replace(year=year)
    kings_day = (day.month, day.day) == (4, 27) and kept.weekday() == _SUNDAY
    return kept - timedelta(days=1) if kings_day else kept


def _same_weekday(day: date, year: int) -> date:
    """The nth such weekday of the month; a fifth one is the last."""
    nth = (day.day - 1) // 7
    first = date(year, day.month, 1)
    found = 1 + (day.weekday() - first.weekday()) % 7 + 7 * nth
    last = monthrange(year, day.month)[1]
    return first.replace(day=found if found <= last else found - 7)


def text_of(item: Item) -> str:
    """What `next_day` may be told of an item."""
    return f"{item.title}\n{item.text}"
