"""Pairs that only a person can judge."""

from directory_nouns import REGION, body

from leads.directory import doubtful
from leads.model import Organisation


def pairs(*bodies: Organisation, settled: tuple[frozenset[str], ...] = ()) -> list[set[str]]:
    return [{d.first.id, d.second.id} for d in doubtful(bodies, REGION, settled)]


JORIS = body("Scouting Sint Joris", "joris", place="Elsbroek", mentions=2)
BORIS = body("Scouting Sint Boris", "boris", place="Elsbroek", mentions=9)


def test_names_that_are_nearly_alike() -> None:
    [doubt] = doubtful([JORIS, BORIS, body("Fanfare Concordia", "c")], REGION)
    assert (doubt.first, doubt.second) == (BORIS, JORIS)


def test_a_pair_that_is_settled_does_not_come_back() -> None:
    assert pairs(JORIS, BORIS, settled=(frozenset(("joris", "boris")),)) == []


def test_a_short_name_may_be_the_long_one() -> None:
    short, long = body("De Schutse", "s"), body("Dorpshuis De Schutse", "d", type_id="dorpshuis")
    assert pairs(short, long) == [{"s", "d"}]


def test_a_long_name_alone_is_no_doubt() -> None:
    assert pairs(body("Dorpshuis De Schutse", "d", type_id="dorpshuis"), JORIS) == []


def test_in_another_place_it_is_another_body() -> None:
    assert (
        pairs(body("Koor Oranje", "a", place="Elsbroek"), body("Koor Oranje", "b", place="Waalre"))
        == []
    )


def test_one_name_for_two_sorts_is_a_doubt() -> None:
    fanfare = body("Oranje", "f", type_id="harmonie", place="Elsbroek")
    assert pairs(fanfare, body("Oranje", "o", type_id="dorpsraad", place="Elsbroek")) == [
        {"f", "o"}
    ]
    assert pairs(fanfare, body("Oranjes", "o", type_id="dorpsraad", place="Elsbroek")) == []


def test_an_abbreviation_raises_no_doubt() -> None:
    assert pairs(body("KBO", "a"), body("KVO", "b")) == []
