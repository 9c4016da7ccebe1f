"""Where a name begins and ends."""

import pytest

from leads.nlp import names


def found(text: str) -> list[str]:
    return [name.text(text) for name in names.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Harmonie Sint Caecilia en Fanfare De Eendracht spelen.",
            ["Harmonie Sint Caecilia", "Fanfare De Eendracht"],
        ),
        ("de heemkundekring De Vonder in Eindhoven", ["heemkundekring De Vonder", "Eindhoven"]),
        ("bij peuterspeelzaal 't Hummelhof", ["peuterspeelzaal 't Hummelhof"]),
        ("bij peuterspeelzaal ’t Hummelhof", ["peuterspeelzaal ’t Hummelhof"]),
        ("Toneelvereniging 'De Gulle Lach' speelt", ["Toneelvereniging 'De Gulle Lach'"]),
        ("het Koor “Nooit Gedacht” zingt", ["Koor “Nooit Gedacht”"]),
        ("Dat zegt Stichting De Groene Draad. Morgen", ["Stichting De Groene Draad"]),
        ("De bus naar Nieuw- en Sint Joosland", ["Nieuw- en Sint Joosland"]),
        ("leden van KBO Waalre en IVN afdeling Oirschot", ["KBO Waalre", "IVN afdeling Oirschot"]),
        ("Wethouder Paul Crienen van De Zonnebloem", ["Paul Crienen", "De Zonnebloem"]),
        ("voorzitter Wim van Dijk van KBO Leende", ["Wim van Dijk", "KBO Leende"]),
        (
            "met fotoclub Diafragma '74 en FC Elsbroek '95",
            ["fotoclub Diafragma '74", "FC Elsbroek '95"],
        ),
        ("Stichting Mens, Dier & Peel wil een stop", ["Stichting Mens, Dier & Peel"]),
        ("Protestantse gemeente Elsbroek", ["Protestantse gemeente Elsbroek"]),
        ("in 's-Hertogenbosch en Wijk aan Zee", ["'s-Hertogenbosch", "Wijk aan Zee"]),
        ("Expositie Kunstkring De Kruuk", ["Kunstkring De Kruuk"]),
        ("Kinderen van OBS De Regenboog", ["OBS De Regenboog"]),
        ("alles in kleine letters", []),
    ],
)
def test_a_name_ends_where_the_next_thing_starts(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_offsets_count_in_the_untouched_text() -> None:
    text = "Hallo 🎉!\n\nDe  KBO Leende  wil meer."
    (name,) = [n for n in names.find(text) if n.text(text).startswith("KBO")]
    assert text[name.start : name.end] == "KBO Leende"


def test_a_name_never_runs_over_a_line() -> None:
    assert found("door Fanfare Concordia\nDorpshuis De Zwaan") == [
        "Fanfare Concordia",
        "Dorpshuis De Zwaan",
    ]


def test_a_line_of_capitals_tells_nothing() -> None:
    assert found("LEDENAVOND VAN HEEMKUNDEKRING DE VONDER") == []
