"""Whom a lead may please."""

from dataclasses import replace

import pytest
from store_nouns import BRANCH, make_lead, make_person

from leads.match import fits
from leads.model import Knowledge, Lead
from leads.settings import load_knowledge


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge(BRANCH)


def bare(title: str, themes: tuple[str, ...] = ()) -> Lead:
    return replace(
        make_lead(),
        title=title,
        themes=themes,
        events=(),
        organisations=(),
        reasons=(),
        sightings=(),
    )


@pytest.mark.parametrize(
    ("interest", "title"),
    [
        ("fotografie", "Fotoclub zoekt muren"),
        ("fotografie", "Wie heeft nog foto's van de kermis?"),
        ("tennis", "Tennisclub bestaat vijftig jaar"),
        ("tuinieren", "Moestuin zoekt mensen"),
        ("Café", "Een cafe voor taal"),
        ("oude films", "Oude film over het dorp gevonden"),
        ("breien", "Breicafé begint weer"),
    ],
)
def test_an_interest_is_met(knowledge: Knowledge, interest: str, title: str) -> None:
    [fit] = fits(bare(title), [make_person(interests=(interest,))], knowledge.themes)
    assert (fit.name, fit.interest) == ("Truus Jansen", interest)
    assert fit.word in title.lower().replace("é", "e")


@pytest.mark.parametrize(
    ("interest", "title"),
    [
        ("tennis", "Harmonie zoekt een zaal"),
        ("oude films", "Oude foto's gevonden"),
        ("kat", "De kathedraal wordt hersteld"),
        ("de", "De harmonie zoekt een zaal"),
    ],
)
def test_an_interest_is_not_met(knowledge: Knowledge, interest: str, title: str) -> None:
    assert fits(bare(title), [make_person(interests=(interest,))], knowledge.themes) == ()


def test_a_theme_by_its_name(knowledge: Knowledge) -> None:
    theme = next(one for one in knowledge.themes if one.id == "erfgoed_heemkunde")
    person = make_person(interests=(theme.label_nl.split()[0],))
    assert fits(bare("Iets anders", (theme.id,)), [person], knowledge.themes)
    assert not fits(bare("Iets anders"), [person], knowledge.themes)


def test_three_at_most_each_once(knowledge: Knowledge) -> None:
    people = [make_person(name, interests=("zaal", "harmonie")) for name in "ABCD"]
    found = fits(bare("Harmonie zoekt een zaal"), people, knowledge.themes)
    assert [(fit.name, fit.interest) for fit in found] == [(n, "zaal") for n in "ABC"]
