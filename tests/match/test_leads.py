"""One story, one lead: made, joined, changed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from match_nouns import (
    BRANCH,
    FINDS,
    TODAY,
    event,
    extraction,
    item,
    knowledge,
    organisation,
    ranker,
)

from leads import limits
from leads.match import assess, join, new_lead
from leads.match.leads import ALPHABET, lead_id, organisations
from leads.model import Event, EventStatus, Item, Lead

NOW = datetime(2027, 3, 5, 7, tzinfo=UTC)
LATER = NOW + timedelta(days=2)
PAPER = item("Vondsten zoeken onderdak", FINDS)
EVENING = event("lezing", "2027-04-10T20:00", place="De Hoeksteen", organiser="De Wever")


def lead(paper: Item = PAPER, *events: Event) -> Lead:
    body = organisation(PAPER, "Heemkundekring De Wever", "heemkundekring")
    found = extraction(paper, *([body] if paper is PAPER else []), events=events)
    worth = assess(paper, found, knowledge(), ranker(), today=TODAY)
    return new_lead(paper, found, worth, BRANCH, NOW)


def joined(first: Lead, paper: Item, *events: Event) -> Lead:
    found = extraction(paper, events=events)
    worth = assess(paper, found, knowledge(), ranker(), today=TODAY)
    return join(first, paper, found, worth, LATER)


def second(text: str = "De kring praat erover.", **changes: object) -> Item:
    return item("", text, **{"source_id": "social", "url": "https://social.example/1", **changes})


def test_an_id_is_short_readable_and_the_same_everywhere() -> None:
    assert lead().id == lead_id(BRANCH.id, PAPER.id) == lead().id
    assert len(lead().id) == 6
    assert set(lead().id) <= set(ALPHABET)
    assert not set("ilo01") & set(ALPHABET)
    assert lead_id("ander", PAPER.id) != lead().id


def test_a_lead_tells_who_what_why_and_where_it_was_read() -> None:
    made = lead(PAPER, EVENING)
    assert made.title == "Vondsten zoeken onderdak"
    assert made.organisations == ("Heemkundekring De Wever",)
    assert made.events == (EVENING,)
    assert made.reasons
    assert made.found_at == made.changed_at == NOW
    assert [s.url for s in made.sightings] == [PAPER.url]
    assert made.change is None


def test_the_club_is_called_before_the_hall_and_the_municipality() -> None:
    paper = item(text="In dorpshuis De Hoek, met de gemeente Elzerade, zingt Koor Zuid.")
    names = ("dorpshuis De Hoek", "gemeente Elzerade", "Koor Zuid")
    found = extraction(paper, *(organisation(paper, name) for name in names))
    assert organisations(paper, found) == ("Koor Zuid", "gemeente Elzerade", "dorpshuis De Hoek")


def test_who_organises_is_named_first() -> None:
    paper = item(text="Museum Noord en Koor Zuid geven een avond.")
    bodies = (organisation(paper, "Museum Noord"), organisation(paper, "Koor Zuid"))
    found = extraction(paper, *bodies, events=(event(organiser="Koor Zuid"),))
    worth = assess(paper, found, knowledge(), ranker(), today=TODAY)
    made = new_lead(paper, found, worth, BRANCH, NOW)
    assert made.organisations == ("Koor Zuid", "Museum Noord")


def test_a_post_is_titled_by_its_first_sentence() -> None:
    post = item("", "Wie heeft een zaaltje voor ons? Mail Riet of bel 0493-550142. Dank!")
    assert lead(post).title == "Wie heeft een zaaltje voor ons?"
    long = item("", "woord " * 60)
    assert len(lead(long).title) <= 90


def test_numbers_and_addresses_are_not_copied() -> None:
    post = item("", "Bel 06-55501234 of mail riet@elzenhof.example als je een zaal weet")
    made = lead(post)
    shown = [made.title, *(s.snippet for s in made.sightings), *(r.quote for r in made.reasons)]
    assert not any("5550" in words or "@" in words for words in shown)


def test_only_an_excerpt_is_kept() -> None:
    (seen,) = lead(item("Lang", "woord " * 500)).sightings
    assert len(seen.snippet) <= limits.SNIPPET_CHARS


def test_a_second_source_is_one_more_sighting() -> None:
    first = lead(PAPER, EVENING)
    both = joined(first, second(), EVENING)
    assert both.id == first.id
    assert len(both.sightings) == 2
    assert both.title == first.title
    assert both.score == first.score
    assert both.change is None
    assert both.changed_at == first.changed_at


def test_the_best_telling_gives_the_score() -> None:
    weak = lead(item("Bericht", "De kring heeft iets gevonden."))
    both = joined(weak, PAPER)
    assert both.score > weak.score
    assert both.strength is not None
    assert both.title == weak.title


def test_an_item_whose_words_changed_replaces_its_own_sighting() -> None:
    first = lead()
    again = joined(first, replace(PAPER, text=FINDS + " Bellen kan nog."))
    assert len(again.sightings) == 1


@pytest.mark.parametrize(
    ("told", "change"),
    [
        (replace(EVENING, status=EventStatus.CANCELLED), "cancelled"),
        (event("lezing", "2027-04-17T20:00", place="De Hoeksteen"), "moved 2027-04-10 2027-04-17"),
        (replace(EVENING, place="Kerk"), "elsewhere Kerk"),
    ],
)
def test_what_changed_is_told(told: Event, change: str) -> None:
    both = joined(lead(PAPER, EVENING), second(), told)
    assert both.change == change
    assert both.changed_at == LATER


@pytest.mark.parametrize(
    "told",
    [
        EVENING,
        replace(EVENING, place=None),
        replace(EVENING, place="dorpshuis De Hoeksteen"),
        event("speurtocht", "2027-05-01"),
        event("lezing", None),
    ],
)
def test_the_same_said_otherwise_is_no_change(told: Event) -> None:
    assert joined(lead(PAPER, EVENING), second(), told).change is None


def test_of_two_evenings_the_one_that_is_off_is_named() -> None:
    first = lead(PAPER, EVENING, event("speurtocht", "2027-04-11"))
    off = event("speurtocht", "2027-04-11", status=EventStatus.CANCELLED)
    both = joined(first, second(), off)
    assert both.change == "cancelled speurtocht"
    assert not both.called_off
    assert [(e.name, e.status) for e in both.events] == [
        ("lezing", EventStatus.UPCOMING),
        ("speurtocht", EventStatus.CANCELLED),
    ]


def test_what_is_off_replaces_what_was_on_and_gets_no_new_last_day() -> None:
    first = lead(PAPER, EVENING)
    both = joined(first, second(), event("avond", "2027-04-10", status=EventStatus.CANCELLED))
    assert both.called_off
    assert [e.status for e in both.events] == [EventStatus.CANCELLED]
    assert both.act_before == first.act_before


@pytest.mark.parametrize(
    ("words", "told", "change"),
    [
        (
            "De lezing over de vondsten is verplaatst.",
            event("lezing over de vondsten", "2027-04-17"),
            "moved 2027-04-10 2027-04-17",
        ),
        (
            "Rectificatie: de lezing begint om half acht.",
            event("lezing", "2027-04-10T19:30"),
            "moved 2027-04-10T20:00 2027-04-10T19:30",
        ),
        ("De lezing over de vondsten.", event("lezing over de vondsten", "2027-04-17"), None),
        ("De inloop is om half acht.", event("lezing", "2027-04-10T19:30"), None),
    ],
)
def test_a_looser_name_or_another_hour_counts_when_the_item_speaks_of_a_change(
    words: str, told: Event, change: str | None
) -> None:
    assert joined(lead(PAPER, EVENING), second(words), told).change == change


def test_an_item_that_corrects_itself_needs_no_such_words() -> None:
    first = lead(PAPER, EVENING)
    again = joined(first, PAPER, event("avond met de archeoloog", "2027-04-12T20:00"))
    assert again.change == "moved 2027-04-10 2027-04-12"
    assert [e.start for e in again.events] == [event("x", "2027-04-12T20:00").start]


def test_one_more_evening_of_a_series_is_no_change() -> None:
    series = (EVENING, event("lezing", "2027-04-24T20:00"))
    assert joined(lead(PAPER, *series), second(), series[1]).change is None


def test_a_source_that_tells_the_next_evening_in_its_next_item_moves_nothing() -> None:
    nxt = event("lezing", "2027-04-17T20:00", place="De Hoeksteen")
    own = joined(lead(PAPER, EVENING), second(source_id=PAPER.source_id), nxt)
    assert (own.change, own.events) == (None, (EVENING, nxt))
    said = second("De lezing is verplaatst.", source_id=PAPER.source_id)
    assert joined(lead(PAPER, EVENING), said, nxt).change == "moved 2027-04-10 2027-04-17"


def test_reasons_of_both_items_stay_once_each() -> None:
    both = joined(lead(), second("De kring zoekt een plek met vitrines en een zaal."))
    kinds = [(reason.kind, reason.ref) for reason in both.reasons]
    assert len(kinds) == len(set(kinds))
    assert {reason.item_id for reason in both.reasons} <= {s.item_id for s in both.sightings}


def test_a_lead_stays_bounded_however_often_it_is_told() -> None:
    grown = lead(PAPER, EVENING)
    for number in range(60):
        days = event(f"avond {number}", f"2027-05-{number % 28 + 1:02d}")
        grown = joined(grown, second(key=f"post {number}"), days)
    assert len(grown.events) <= 20
    assert len(grown.reasons) <= 12
    assert len(grown.organisations) <= 6
