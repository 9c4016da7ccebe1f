"""Items, extractions and leads for the tests of match: small, and all about Elzerade."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

from leads import settings
from leads.match import Ranker
from leads.model import (
    Branch,
    Deadline,
    Event,
    EventStatus,
    Extraction,
    Field,
    Item,
    Knowledge,
    Label,
    Medium,
    Mention,
    Moment,
    Span,
)

TODAY = date(2027, 3, 5)
BRANCH = Branch(
    id="elzerade", name="De bieb van Elzerade", place="Elzerade", neighbours=("Berkenoord",)
)

FINDS = (
    "Bij graafwerk aan de Molenakker kwamen dit najaar scherven en een bronzen mantelspeld boven "
    "de grond. Heemkundekring De Wever wil de vondsten voor de zomer aan het dorp laten zien, maar "
    "de heemkamer is te klein. De kring zoekt een plek met vitrines en denkt aan een lezing door "
    "de archeoloog en een speurtocht voor kinderen."
)
CRASH = (
    "Een automobilist uit Berkenoord is donderdagavond gewond geraakt bij een aanrijding op de "
    "Dorpsstraat. De brandweer moest hem bevrijden. De politie zoekt getuigen."
)


@cache
def knowledge() -> Knowledge:
    return settings.load_knowledge(BRANCH)


@cache
def ranker() -> Ranker:
    return Ranker.from_bytes(settings.load_ranker())


def item(title: str = "", text: str = "", **changes: object) -> Item:
    plain = Item(
        source_id="krant",
        key=f"{title}\n{text}",
        url="https://krant.example/2027/03/bericht",
        title=title,
        text=text,
        medium=Medium.NEWS,
        published=datetime(2027, 3, 4, 9, tzinfo=UTC),
        source_name="De Elzerader",
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def span(of: Item, words: str) -> Span:
    field = Field.TITLE if words in of.title else Field.TEXT
    start = of.part(field).index(words)
    return Span(field, start, start + len(words))


def organisation(of: Item, words: str, type_id: str | None = None, **changes: object) -> Mention:
    mention = Mention(label=Label.ORG, span=span(of, words), name=words, type_id=type_id)
    return replace(mention, **changes)  # type: ignore[arg-type]


def named(of: Item, label: Label, words: str) -> Mention:
    return Mention(label=label, span=span(of, words), name=words)


def event(name: str = "lezing", start: str | None = "2027-04-10T20:00", **changes: object) -> Event:
    moment = Moment.from_iso(start) if start else None
    return replace(Event(name=name, start=moment), **changes)  # type: ignore[arg-type]


def past(name: str = "lezing", start: str = "2027-02-26") -> Event:
    return event(name, start, status=EventStatus.PAST)


def extraction(
    of: Item,
    *mentions: Mention,
    events: tuple[Event, ...] = (),
    deadlines: tuple[Deadline, ...] = (),
) -> Extraction:
    return Extraction(
        item_id=of.id,
        mentions=mentions,
        events=events,
        deadlines=deadlines,
        model="hand",
        version="1",
    )


def deadline(of: Item, day: str, words: str) -> Deadline:
    return Deadline(day=Moment.from_iso(day), span=span(of, words))
