"""Which names are organisations, of which type, and which are not."""

from collections.abc import Callable

import pytest

from leads.model import Extraction, Field, Label, Organisation
from leads.nlp import Extractor

Read = Callable[..., Extraction]


def bodies(extraction: Extraction) -> list[str]:
    return [m.name for m in extraction.organisations if not m.weak]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ook de Dorpsraad Elsbroek en KBO Waalre doen mee.", ["Dorpsraad Elsbroek", "KBO Waalre"]),
        ("Het Peelrand College zoekt gidsen.", ["Peelrand College"]),
        (
            "Subsidie van het Oranje Fonds en Rode Kruis Heidelaar.",
            ["Oranje Fonds", "Rode Kruis Heidelaar"],
        ),
        ("Er is hulp van bakkerij Van Hout B.V. en de EHBO.", ["bakkerij Van Hout B.V.", "EHBO"]),
        ("De gemeente Elsbroek geeft geld.", ["gemeente Elsbroek"]),
        ("Toneelvereniging ’De Gulle Lach’ speelt.", ["Toneelvereniging 'De Gulle Lach'"]),
    ],
)
def test_a_head_noun_an_abbreviation_or_a_national_name_makes_a_body(
    read: Read, text: str, expected: list[str]
) -> None:
    assert bodies(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "De weg loopt langs de Kerkstraat 12 en het Raadhuisplein.",
        "De lezing is in dorpshuis De Zwaan.",
        "Burgemeester Jan van der Meer en Truus Bekkers waren er.",
        "De VvE Zonhof en Stichting Pensioenfonds Metaal vergaderen.",
        "Zij wonen in Son, in Best en in Elsbroek.",
        "Dat is in de derde week met JO19 en de A12.",
        "OPROEP! GRATIS! KOM ALLEMAAL!",
    ],
)
def test_streets_venues_persons_and_villages_are_no_bodies(read: Read, text: str) -> None:
    assert bodies(read(text)) == []


def test_the_library_itself_is_a_body(read: Read) -> None:
    extraction = read("Kom naar de bibliotheek, de bieb is open.")
    assert [m.name for m in extraction.organisations] == ["bibliotheek", "bibliotheek"]
    assert not any(m.weak for m in extraction.organisations)


def test_a_bare_head_noun_is_a_weak_mention(read: Read) -> None:
    (mention,) = read("Gisteren kwam de dorpsraad bijeen.").organisations
    assert (mention.name, mention.weak, mention.type_id) == ("dorpsraad", True, "dorpsraad")


@pytest.mark.parametrize(
    ("text", "type_id"),
    [
        ("Daar komt Heemkundekring De Vonder.", "heemkundekring"),
        ("Daar zingt Mannenkoor De Goede Verwachting.", "koor"),
        ("Daar is ook Stichting Elsbroek Leeft.", "stichting_algemeen"),
        ("Daar speelt Harmonie Sint Caecilia.", "muziekvereniging"),
        ("Daar is ook Stichting Heemkundekring De Wever.", "heemkundekring"),
    ],
)
def test_the_type_comes_from_the_domain_data(read: Read, text: str, type_id: str) -> None:
    assert [m.type_id for m in read(text).organisations] == [type_id]


def test_an_abbreviation_stands_for_its_full_name_in_the_whole_item(read: Read) -> None:
    extraction = read(
        "De Ondernemersvereniging Elsbroek (OVE) vreest omzetverlies. Morgen praat OVE mee.",
        title="OVE bezorgd",
    )
    assert bodies(extraction) == ["Ondernemersvereniging Elsbroek"] * 4
    assert {m.span.field for m in extraction.organisations} == {Field.TITLE, Field.TEXT}


def test_a_short_form_of_a_school_is_found_but_not_of_a_venue(read: Read) -> None:
    school = read("Kindcentrum Het Talent zoekt hulp. Bel Het Talent.")
    assert bodies(school) == ["Kindcentrum Het Talent"] * 2
    venue = read("Zaterdag opent Cultuurhuis De Bolder. De zaal in De Bolder is vol.")
    assert "De Bolder" not in bodies(venue)


def test_a_title_in_capitals_is_read_with_the_names_of_the_text(read: Read) -> None:
    extraction = read(
        "Dinsdag is Heemkundekring De Vonder jarig.", "HEEMKUNDEKRING DE VONDER JARIG"
    )
    assert [(m.span.field, m.span.start, m.span.end) for m in extraction.organisations] == [
        (Field.TITLE, 0, 24),
        (Field.TEXT, 11, 35),
    ]


def test_a_dateline_is_a_place(read: Read) -> None:
    extraction = read("ELSBROEK - De winkels gaan dicht.")
    assert [(m.label, m.name) for m in extraction.mentions if m.label is Label.GPE] == [
        (Label.GPE, "ELSBROEK")
    ]


def test_the_directory_goes_before_everything(
    extract: Extractor, make_item: Callable[..., object]
) -> None:
    known = Organisation(id="nareka", name="Stichting Nareka", aliases=("Nareka", "De Brug"))
    item = make_item("Vrijdag speelt Nareka. De brug is dicht. Kom naar De Brug!")
    (extraction,) = extract([item], [known])  # type: ignore[list-item]
    assert bodies(extraction) == ["Stichting Nareka"] * 2
    assert [item.quote(m.span) for m in extraction.organisations] == ["Nareka", "De Brug"]  # type: ignore[attr-defined]


def test_who_publishes_is_known_by_its_signature(read: Read) -> None:
    extraction = read("Wie helpt? De Sleutelaars", source_name="Facebook De Sleutelaars")
    assert bodies(extraction) == ["De Sleutelaars"]
