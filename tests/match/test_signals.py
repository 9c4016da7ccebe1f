"""Signals, asks and what never may be shown."""

import pytest
from match_nouns import FINDS, item, knowledge

from leads.match import asks, signals
from leads.match.reading import read
from leads.model import Item


def kinds(paper: Item) -> set[str]:
    return {hit.id for hit in signals.find(read(paper), knowledge().signals)}


def against(paper: Item) -> set[str]:
    return {hit.id for hit in signals.exclusions(read(paper), knowledge().exclusions)}


def test_a_cue_allows_two_words_between() -> None:
    assert "oproep" in kinds(item(text="De kring zoekt nog steeds vrijwilligers"))
    assert "oproep" not in kinds(item(text="Zoekt u bij ons eens wat vrijwilligers"))


def test_a_cue_never_runs_from_title_into_text() -> None:
    assert "oproep" not in kinds(item("De kring zoekt", "vrijwilligers waren er al"))


def test_a_kind_counts_once() -> None:
    paper = item(text="Hulp gevraagd: wie helpt ons? Vrijwilligers gezocht.")
    hits = [hit for hit in signals.find(read(paper), knowledge().signals) if hit.id == "oproep"]
    assert len(hits) == 1


def test_exclusions_are_found_as_evidence() -> None:
    assert {"ongeval", "misdaad"} <= against(item(text="Na de aanrijding is een verdachte gehoord"))


@pytest.mark.parametrize(
    "title",
    [
        "In memoriam Harrie van Lieshout",
        "Oud-burgemeester (91) overleden",
        "Familieberichten",
        "Diamanten paar aan de Roerstraat",
        "Jan en Riet 60 jaar getrouwd",
    ],
)
def test_obituaries_and_private_notices_are_always_out(title: str) -> None:
    assert signals.always_out(read(item(title, "Een bericht uit het dorp.")))


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Koor bestaat 100 jaar", "De oprichter is in 1970 overleden."),
        ("Gouden jubileum harmonie", "De harmonie viert feest."),
        ("", "De heemkundekring toont brieven van in de oorlog overleden soldaten."),
    ],
)
def test_a_good_item_may_speak_of_the_dead(title: str, text: str) -> None:
    assert not signals.always_out(read(item(title, text)))


@pytest.mark.parametrize("name", ["bibliotheek", "Bieb", "bibliothecaris", "biebpas", "bib"])
def test_the_library_is_recognised(name: str) -> None:
    paper = item(text=f"Dat kan in de {name}.")
    found = signals.names_library(read(paper))
    assert found is not None
    assert paper.quote(found) == name


def test_what_is_asked_for_names_the_offer() -> None:
    asked = {ask.offer for ask in asks.find(item(text=FINDS))}
    assert {"expositie", "ruimte"} <= asked


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("Wie heeft een zaaltje voor ons?", "ruimte"),
        ("Wij zijn op zoek naar voorlezers.", "voorlezen"),
        ("Er zijn nog vrijwilligers nodig.", "vrijwilligersplek"),
        ("De markt: standhouders gezocht.", "kraam"),
    ],
)
def test_asks(text: str, offer: str) -> None:
    assert offer in {ask.offer for ask in asks.find(item(text=text))}


def test_what_is_sought_must_stand_in_the_sentence_of_the_seeking() -> None:
    assert not asks.find(item(text="De politie zoekt getuigen. De zaal was vol."))
    assert not asks.find(item(text="De zaal was vol en gezellig."))


def test_boilerplate_asks_nothing() -> None:
    assert not asks.find(item(text="Er was muziek.\nLees ook: club zoekt een zaal"))
