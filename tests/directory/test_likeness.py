"""Two names, one body?"""

import pytest
from directory_nouns import REGION
from hypothesis import given
from hypothesis import strategies as st

from leads.directory import Likeness, blocking_keys, likeness
from leads.directory.likeness import abbreviates, is_abbreviation
from leads.text import normal_name


def judged(one: str, other: str) -> Likeness:
    names = normal_name(one), normal_name(other)
    assert likeness(*names, REGION.places) is likeness(*reversed(names), REGION.places)
    return likeness(*names, REGION.places)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gem. Súdwest-Fryslân", "Gemeente Sudwest Fryslan"),
        ("Stichting Heemkundekring De Vonder", "heemkundekring de Vonder"),
        ("Heemkundekring De Vonder", "Heemkundekring De Vondel"),
        ("Repair Café Elsbroek", "Repaircafé Elsbroek"),
        ("Harmonie St. Caecilia", "Harmonie Sint Cecilia"),
        ("Ondernemersvereniging Elsbroek", "Ondernemersverenging Elsbroek"),
    ],
)
def test_surely_the_same(one: str, other: str) -> None:
    assert judged(one, other) is Likeness.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bibliotheek Midden-Brabant", "Bibliotheek Zuid-Brabant"),
        ("Ondernemersvereniging Elsbroek", "Ondernemersvereniging Neerdal"),
        ("Ondernemersvereniging Linde", "Ondernemersvereniging Lind Sint-Aagten"),
        ("Scoutinggroep Sint Joris 1", "Scoutinggroep Sint Joris 2"),
        ("Heemkundekring Oud Elsbroek", "Heemkundekring Elsbroek"),
        ("Eerste Elsbroekse Zwemclub", "Tweede Elsbroekse Zwemclub"),
        ("Wielerclub Elsbroek I", "Wielerclub Elsbroek II"),
        ("KBO", "KBS"),
        ("Fanfare Concordia", "Toneelgroep Klucht"),
    ],
)
def test_surely_not_the_same(one: str, other: str) -> None:
    assert judged(one, other) is Likeness.OTHER


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Scouting Sint Joris", "Scouting Sint Boris"),
        ("Muziekvereniging Sint Jan", "Muziekvereniging Sint Jans"),
        ("Heemkundekring De Vonder", "Heemkundekring De Vonderkes"),
    ],
)
def test_a_person_must_say(one: str, other: str) -> None:
    assert judged(one, other) is Likeness.DOUBTFUL


names = st.lists(st.sampled_from("heemkundekring vonder vondel sint jan kbo zuid 2".split()))


@given(names.filter(bool), names.filter(bool))
def test_names_that_are_alike_share_a_key(one: list[str], other: list[str]) -> None:
    first, second = " ".join(one), " ".join(other)
    if likeness(first, second, ()) is Likeness.SAME:
        assert blocking_keys(first) & blocking_keys(second)


@pytest.mark.parametrize(
    ("short", "full", "fits"),
    [
        ("OVE", "Ondernemersvereniging Elsbroek", True),
        ("HKK", "Heemkundekring De Vonder", True),
        ("K.B.O.", "Katholieke Bond van Ouderen", True),
        ("IVN", "Ondernemersvereniging Elsbroek", False),
        ("VE", "Ondernemersvereniging Elsbroek", False),
    ],
)
def test_letters_of_an_abbreviation(short: str, full: str, fits: bool) -> None:
    assert is_abbreviation(short)
    assert not is_abbreviation(full)
    assert abbreviates(short, full) is fits
