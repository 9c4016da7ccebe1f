"""What comes back every year, by its name or by what is said of it, and when."""

from datetime import date

import pytest
from match_nouns import event, item, past

from leads.match.reading import quote
from leads.match.yearly import editions, next_day
from leads.model import EventStatus


def kinds(words: str, name: str, start: str = "2027-04-10") -> list[str]:
    return [one.kind for one in editions(item("", words), [event(name, start)])]


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("De kermis trok duizenden mensen.", "kermis", "kermis"),
        ("De Ammerlose zomerkermis was gezellig.", "Ammerlose zomerkermis", "zomerkermis"),
        ("Druk op de avondvierdaagse.", "avondvierdaagse", "avondvierdaagse"),
        ("Open Monumentendag trok 900 mensen.", "Open Monumentendag", "monumentendag"),
        ("De Dag van de Mantelzorg was druk.", "Dag van de Mantelzorg", "dag mantelzorg"),
        ("Drukke open dag bij de brandweer.", "open dag", "open dag"),
        ("De jaarlijkse stamppotmiddag zat vol.", "stamppotmiddag", "stamppotmiddag"),
        ("Elk jaar houdt de kring een lezing.", "lezing", "lezing"),
        ("De vijfentwintigste editie van de loop was druk.", "loop", "loop"),
        ("De 12e keer dat de proeverij er was.", "proeverij", "proeverij"),
    ],
)
def test_yearly(words: str, name: str, kind: str) -> None:
    assert kinds(words, name) == [kind]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("De lezing over de put was druk.", "lezing"),
        ("Ze leerden elkaar kennen op de kermis. De lezing was druk.", "lezing"),
        ("De jaarlijkse controle is geweest.\nDe lezing was druk.", "lezing"),
        ("De kermis was er voor het laatst.", "kermis"),
        ("De eenmalige braderie trok veel volk.", "braderie"),
        ("De club bestaat vijftig jaar en hield een open dag.", "open dag"),
        ("Eens in de vijf jaar is er een optocht.", "optocht"),
    ],
)
def test_not_yearly(words: str, name: str) -> None:
    assert kinds(words, name) == []


def test_only_what_is_dated_and_was_held_counts() -> None:
    paper = item("", "De kermis trok duizenden mensen.")
    for other in (
        event("kermis", None),
        event("kermis", status=EventStatus.CANCELLED),
        event("kermis", status=EventStatus.RECURRING),
    ):
        assert list(editions(paper, [other])) == []
    [one] = editions(paper, [past("kermis")])
    assert (one.day, quote(paper, one.span)) == (date(2027, 2, 26), paper.text)


@pytest.mark.parametrize(
    ("day", "said", "expected"),
    [
        (date(2026, 6, 7), "boekenmarkt", date(2027, 6, 6)),  # the first Sunday of June
        (date(2026, 5, 30), "rommelmarkt", date(2027, 5, 29)),  # the fifth, so the last
        (date(2027, 6, 12), "dorpsfeest", date(2028, 6, 10)),  # the second Saturday
        (date(2026, 5, 4), "dodenherdenking", date(2027, 5, 4)),
        (date(2026, 11, 11), "lampionnenoptocht", date(2027, 11, 11)),
        (date(2024, 4, 27), "koningsdag", date(2025, 4, 26)),  # 27 April is a Sunday
        (date(2026, 2, 15), "carnavalsoptocht", date(2027, 2, 7)),
        (date(2026, 5, 25), "jaarmarkt op tweede pinksterdag", date(2027, 5, 17)),
        (date(2026, 4, 5), "paasvuur", date(2027, 3, 28)),
        (date(2026, 10, 3), "de tweejaarlijkse atelierroute", date(2028, 10, 7)),
        (date(2026, 3, 1), "iftar", date(2027, 2, 18)),
        (date(2028, 2, 29), "lezing", date(2029, 2, 27)),  # a fifth Tuesday, so the last
    ],
)
def test_the_next_edition(day: date, said: str, expected: date) -> None:
    assert next_day(day, said) == expected
