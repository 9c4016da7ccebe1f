"""`leads who` and `leads arrange` on the screen and as JSON."""

import json
from collections.abc import Callable

import pytest
from cli_process import Inside

from leads.store import Store


@pytest.fixture
def home(leads: Inside, opened: Callable[[], Store]) -> Inside:
    with opened():
        return leads


def test_who_tells_the_body_the_words_and_where(home: Inside) -> None:
    told = home("wie", "films", "van", "vroeger", "van", "de", "heemkunde").stdout
    assert told.startswith("films van vroeger van de heemkunde\n")
    assert "1. Heemkundekring De Vonder (" in told
    assert "https://krant.example/" in told


def test_who_as_data(home: Inside) -> None:
    data = json.loads(home("who", "heemkunde", "--json").stdout)
    assert data["plan"]["themes"] == {"erfgoed_heemkunde": 1.0}
    assert data["involved"][0]["name"] == "Heemkundekring De Vonder"
    assert set(data["involved"][0]["because"]) >= {"name", "type"}


def test_who_says_so_when_nobody_fits(home: Inside) -> None:
    done = home("who", "zeepkistenrace")
    assert (done.returncode, "nog niemand gezien" in done.stdout) == (0, True)


@pytest.mark.parametrize(
    ("plan", "sentence"), [("", "Wat wil je doen?"), ("week 77 lezing", "Week 77 bestaat niet")]
)
def test_a_plan_that_cannot_be_read(home: Inside, plan: str, sentence: str) -> None:
    done = home("who", plan)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert done.stdout == ""


def test_an_arrangement_names_its_parts_and_what_is_open(home: Inside) -> None:
    told = home("arrangement", "aaa111").stdout
    for label in ("Expositie", "Lezing of gesprek", "Iets voor kinderen", "Iets om te lezen"):
        assert label in told
    assert "Nog niemand gezien." in told
    data = json.loads(home("arrange", "aaa111", "--json").stdout)
    assert [part["id"] for part in data["parts"]][:2] == ["expositie", "lezing"]


def test_an_unknown_lead_is_told(home: Inside) -> None:
    done = home("arrange", "zzz999")
    assert done.returncode == 2
    assert "zzz999" in done.stderr
