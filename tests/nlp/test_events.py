"""Events: name, day, hour, place, organiser and status, from words and from fields."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest

from leads.model import Event, EventStatus, Extraction, Field, Item, Moment, Organisation, Span
from leads.nlp import Extractor, events

Read = Callable[..., Extraction]
MARCH_14 = Moment(date(2026, 3, 14), time(20, 0))


def test_an_event_has_a_name_a_day_a_place_and_an_organiser(read: Read) -> None:
    text = (
        "Heemkundekring De Vonder houdt op zaterdag 14 maart om 20.00 uur een lezing over de "
        "Peelbrand in dorpshuis De Zwaan."
    )
    (event,) = read(text).events
    assert event.name == "lezing over de Peelbrand"
    assert event.start == MARCH_14
    assert event.place == "dorpshuis De Zwaan"
    assert event.organiser == "Heemkundekring De Vonder"
    assert event.status is EventStatus.UPCOMING
    assert event.when is not None
    assert "14 maart" in text[event.when.start : event.when.end]


@pytest.mark.parametrize("where", ["in zaal De Zwaan", "in De Zwaan", "in de zaal van De Zwaan"])
def test_the_house_is_where_and_not_who(
    extract: Extractor, make_item: Callable[..., Item], where: str
) -> None:
    house = Organisation(id="z", name="De Zwaan", mentions=5)
    text = f"KBO Elsbroek houdt op zaterdag 14 maart om 20.00 uur een lezing {where}."
    (event,) = extract([make_item(text)], [house])[0].events
    assert (event.organiser, event.place) == ("KBO Elsbroek", "De Zwaan")


@pytest.mark.parametrize(
    ("name", "giver"),
    [
        ("Lezing Heemkundekring De Vonder: weven", "Heemkundekring De Vonder"),
        ("Heemkundekring De Vonder over weven", "Heemkundekring De Vonder"),
        ("Weven met Heemkundekring De Vonder", "De Zwaan"),
        ("Kaarten", "De Zwaan"),
    ],
)
def test_the_calendar_of_a_house_names_who_gives_it(
    extract: Extractor, make_item: Callable[..., Item], name: str, giver: str
) -> None:
    given = Event(
        name=name, start=MARCH_14, organiser="De Zwaan", status=EventStatus.UPCOMING, place=None
    )
    item = replace(make_item("", title=name), organisation="De Zwaan", events=(given,))
    (event,) = extract([item])[0].events
    assert (event.name, event.organiser) == (name, giver)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Zaterdag 14 maart is er een open dag.", "open dag"),
        ("Op zaterdag 14 maart is de voorstelling 'De Vrek' in de Zaal.", "voorstelling 'De Vrek'"),
        ("Zaterdag 14 maart: boekenmarkt, 10.00-16.00 uur.", "boekenmarkt"),
        ("Repair Café op zaterdag 14 maart, 10.00 uur.", "Repair Café"),
        (
            "Kom naar de Nationale Voorleesdagen op 14 maart om 10.00 uur.",
            "Nationale Voorleesdagen",
        ),
    ],
)
def test_the_name_would_do_as_a_title(read: Read, text: str, name: str) -> None:
    assert [event.name for event in read(text).events] == [name]


def test_an_agenda_has_an_event_on_each_line(read: Read) -> None:
    extraction = read(
        "Agenda\n• zaterdag 14 maart: rommelmarkt, sporthal De Kamp, 10.00 uur\n"
        "• zondag 15 maart: concert van Harmonie Sint Caecilia, 14.30 uur\n"
        "• woensdag 18 maart: bingo in De Rietkraag, 14.00 uur"
    )
    assert [(event.name, event.start and event.start.iso()) for event in extraction.events] == [
        ("rommelmarkt", "2026-03-14T10:00"),
        ("concert", "2026-03-15T14:30"),
        ("bingo", "2026-03-18T14:00"),
    ]
    assert extraction.events[1].organiser == "Harmonie Sint Caecilia"


@pytest.mark.parametrize(
    "how", ["is afgelast", "gaat helaas niet door", "is geannuleerd", "vervalt"]
)
def test_a_cancelled_event_stays_with_its_status(read: Read, how: str) -> None:
    (event,) = read(f"De kermis van zaterdag 14 maart om 14.00 uur {how}.").events
    assert event.status is EventStatus.CANCELLED


@pytest.mark.parametrize(
    "text",
    [
        "De bingo van zaterdag 14 maart om 14.00 uur is afgezegd.",
        "De club heeft een streep gezet door het feest van zaterdag 14 maart om 14.00 uur.",
        "De kermis van zaterdag 14 maart om 14.00 uur vindt geen doorgang.",
    ],
)
def test_other_words_that_take_an_event_back(read: Read, text: str) -> None:
    (event,) = read(text).events
    assert event.status is EventStatus.CANCELLED


def test_the_first_day_of_a_series_makes_it_recurring(read: Read) -> None:
    (event,) = read("Vanaf zaterdag 14 maart is er wekelijks een inloop om 10.00 uur.").events
    assert event.status is EventStatus.RECURRING


def test_a_date_in_the_title_takes_its_hour_from_the_text(read: Read) -> None:
    (event,) = read(
        "Aanvang 19.30 uur, raadzaal. 1. Opening", title="Vergadering dorpsraad zaterdag 14 maart"
    ).events
    assert event.start == Moment(date(2026, 3, 14), time(19, 30))


def test_a_programme_under_one_date_has_an_event_at_each_hour(read: Read) -> None:
    extraction = read(
        "Zaterdag 14 maart is het dorpsfeest in Elsbroek. Dit is het programma:\n"
        "10.30 uur optocht door het dorp\n13.00 uur zeskamp op het plein\n20.00 uur feestavond"
    )
    starts = {event.start.iso() for event in extraction.events if event.start}
    assert {"2026-03-14T13:00", "2026-03-14T20:00"} <= starts


def test_a_moved_event_counts_on_its_new_day_only(read: Read) -> None:
    (event,) = read("De lezing van zaterdag 14 maart is verplaatst naar zaterdag 21 maart.").events
    assert (event.start, event.status) == (Moment(date(2026, 3, 21)), EventStatus.UPCOMING)


def test_the_day_on_a_letter_is_no_event(read: Read) -> None:
    extraction = read("Gelezen de aanvraag d.d. 14 maart 2026 voor een braderie.")
    assert extraction.events == ()


def test_a_series_keeps_its_rule(read: Read) -> None:
    (event,) = read("Elke dinsdag om 19.30 uur is er een taalcafé in De Schakel.").events
    assert event.status is EventStatus.RECURRING
    assert event.rrule is not None
    assert "BYDAY=TU" in event.rrule


def test_a_last_day_to_react_is_a_deadline_and_no_event(read: Read) -> None:
    extraction = read("Aanmelden voor de workshop kan tot 20 maart.")
    assert [deadline.day for deadline in extraction.deadlines] == [Moment(date(2026, 3, 20))]
    assert extraction.events == ()


def test_an_accident_with_a_day_and_an_hour_is_no_event(read: Read) -> None:
    extraction = read(
        "Vrijdag rond 23.00 uur is een fietser gewond geraakt op de Kerkstraat. De politie zoekt "
        "getuigen."
    )
    assert extraction.events == ()


def test_who_publishes_organises_when_nobody_is_named(read: Read) -> None:
    text = "Zaterdag 14 maart om 10.00 uur houden wij een open dag."
    (event,) = read(text, organisation="Scouting Sint Joris").events
    assert event.organiser == "Scouting Sint Joris"


def test_fields_of_a_calendar_win_and_words_fill_the_gaps(read: Read) -> None:
    given = Event(name="Voorjaarslezing", start=Moment(date(2026, 3, 14)))
    text = "Zaterdag 14 maart om 20.00 uur is er een lezing in dorpshuis De Zwaan."
    (event,) = read(text, events=(given,)).events
    assert event.name == "Voorjaarslezing"
    assert event.start == MARCH_14
    assert event.place == "dorpshuis De Zwaan"
    assert event.when is not None


def test_title_and_text_tell_of_one_event(read: Read) -> None:
    (event,) = read(
        "De lezing begint zaterdag 14 maart om 20.00 uur.", title="Lezing op zaterdag 14 maart"
    ).events
    assert event.start == MARCH_14


EVENT = Event(
    name="open dag", start=Moment(date(2026, 3, 14)), when=Span(Field.TEXT, 0, 8), flags=("vague",)
)


def test_two_happenings_on_one_day_stay_two() -> None:
    other = replace(EVENT, name="kermis", when=Span(Field.TEXT, 20, 28))
    assert events.merge([EVENT, other]) == (EVENT, other)


def test_two_hours_on_one_day_stay_two() -> None:
    early = replace(EVENT, start=Moment(date(2026, 3, 14), time(10)))
    late = replace(EVENT, start=Moment(date(2026, 3, 14), time(14)))
    assert events.merge([early, late]) == (early, late)


def test_the_written_day_goes_before_the_next_one_of_a_series() -> None:
    series = replace(EVENT, start=Moment(date(2026, 3, 7), time(10)), rrule="FREQ=WEEKLY")
    (event,) = events.merge([series, EVENT])
    assert event.start == Moment(date(2026, 3, 14), time(10))
    assert event.rrule == "FREQ=WEEKLY"


def test_the_days_of_a_list_are_one_happening_from_the_first_to_the_last(read: Read) -> None:
    (event,) = read("De rommelmarkt is op zaterdag 14 en zondag 15 maart in De Kamp.").events
    assert event.start == Moment(date(2026, 3, 14))
    assert event.end == Moment(date(2026, 3, 15))


def test_two_events_of_a_calendar_on_one_day_stay_two() -> None:
    lecture = Event(name="lezing over molens", start=MARCH_14)
    market = Event(name="boekenmarkt", start=Moment(date(2026, 3, 14), time(10, 0)))
    assert events.merge([lecture, market]) == (lecture, market)
    words = Span(Field.TEXT, 0, 5)
    told = Event(name="de lezing", start=Moment(date(2026, 3, 14)), place="De Zwaan", when=words)
    assert [event.place for event in events.merge([lecture, market, told])] == ["De Zwaan", None]


def test_an_event_of_the_calendar_that_its_words_tell_too_is_one(read: Read) -> None:
    given = Event(name="Lezing De Vonder", start=MARCH_14)
    text = "Op zaterdag 14 maart om 20.00 uur is er een lezing over molens in dorpshuis De Zwaan."
    (event,) = read(text, events=(given,)).events
    assert event.name == "Lezing De Vonder"
    assert event.place == "dorpshuis De Zwaan"
