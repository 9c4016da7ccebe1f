"""Which body a name means."""

import pytest
from directory_nouns import BRANCH, REGION, TYPES, after, body, read

from leads.directory import Book, region
from leads.model import Label, Organisation


def namings(book: Book, text: str, **about: object) -> dict[str, Organisation]:
    reading = book.read(*read(text, **about))
    return {naming.body.name: naming.body for naming in reading.namings}


def names(book: Book, text: str, **about: object) -> list[str]:
    """The names of the organisations as they leave the book."""
    return [m.name for m in book.read(*read(text, **about)).extraction.organisations]


def test_spellings_of_one_body_are_its_aliases() -> None:
    book = after("[[ORG/heem|Heemkundekring De Vonder]] zoekt.")
    found = namings(book, "De [[ORG/heem|Stichting Heemkundekring de Vonder]] zoekt.")
    assert list(found) == ["Heemkundekring De Vonder"]
    assert found["Heemkundekring De Vonder"].aliases == ("Stichting Heemkundekring de Vonder",)


def test_the_same_new_body_has_the_same_id_everywhere() -> None:
    text = "[[ORG/heem|Heemkundekring De Vonder]] zoekt."
    [one], [other] = namings(after(), text).values(), namings(after(), text).values()
    assert one == other
    assert len(one.id) == 16


@pytest.mark.parametrize(
    "text",
    [
        "De [[ORG/ov|Ondernemersvereniging Elsbroek]] ([[ORG|OVE]]) helpt.",
        "De [[ORG|OVE]] ([[ORG/ov|Ondernemersvereniging Elsbroek]]) helpt.",
        "De [[ORG/ov|Ondernemersvereniging Elsbroek]], kortweg [[ORG|OVE]], helpt.",
        "[[ORG/ov|Ondernemersvereniging Elsbroek]] "
        "([[ORG|OVE|Ondernemersvereniging Elsbroek]]) helpt.",
    ],
)
def test_an_abbreviation_beside_its_name_is_an_alias_from_then_on(text: str) -> None:
    book = after()
    found = namings(book, text)
    assert list(found) == ["Ondernemersvereniging Elsbroek"]
    assert found["Ondernemersvereniging Elsbroek"].aliases == ("OVE",)
    assert names(book, "De [[ORG|OVE]] helpt weer.") == ["Ondernemersvereniging Elsbroek"]


def test_an_abbreviation_alone_proves_nothing() -> None:
    book = after("De [[ORG/ov|Ondernemersvereniging Elsbroek]] helpt.")
    assert names(book, "De [[ORG|OVE]] helpt.") == ["OVE"]


def test_what_was_known_by_its_letters_only_is_taken_in() -> None:
    book = after("De [[ORG|OVE]] helpt.")
    text = "De [[ORG/ov|Ondernemersvereniging Elsbroek]] ([[ORG|OVE]]) helpt."
    [naming] = book.read(*read(text)).namings
    [letters] = after().read(*read("De [[ORG|OVE]] helpt.")).namings
    assert naming.absorbs == (letters.body.id,)


def test_letters_that_a_person_keeps_apart_stay_apart() -> None:
    full, short = body("Ondernemersvereniging Elsbroek", "f"), body("OVE", "s", place="Elsbroek")
    book = Book([full, short], REGION, [frozenset("fs")])
    text = "De [[ORG|Ondernemersvereniging Elsbroek]] ([[ORG|OVE|Ondernemersvereniging Elsbroek]])."
    by_id = {n.body.id: n for n in book.read(*read(text)).namings}
    assert by_id["f"].absorbs == ()
    assert by_id["f"].body.aliases == ()
    assert by_id["s"].body.name == "OVE"


def test_a_place_tells_bodies_of_one_name_apart() -> None:
    book = after("De [[ORG|Fanfare Oranje]] speelt.")
    [there] = namings(book, "De [[ORG|Fanfare Oranje]] speelt.", place="Neerdal").values()
    [here] = namings(book, "De [[ORG|Fanfare Oranje]] speelt.").values()
    assert (here.place, there.place) == ("Elsbroek", "Neerdal")
    assert here.id != there.id


def test_a_regional_paper_means_the_body_of_our_own_place() -> None:
    book = Book(
        [
            body("Fanfare Oranje", "a", place="Elsbroek"),
            body("Fanfare Oranje", "b", place="Waalre"),
        ],
        REGION,
    )
    assert [b.id for b in book.named("Fanfare Oranje")] == ["a"]


def test_a_body_found_without_a_place_gets_one_later() -> None:
    book = Book([body("Fanfare Oranje", "a")], REGION)
    [found] = namings(book, "De [[ORG|Fanfare Oranje]] speelt.").values()
    assert (found.id, found.place) == ("a", "Elsbroek")


def test_a_name_with_its_own_place_is_that_name() -> None:
    book = after("[[ORG/kbo|KBO Elsbroek]] wandelt.")
    assert names(book, "De [[ORG/kbo|KBO]] wandelt.") == ["KBO Elsbroek"]
    assert names(book, "De [[ORG/kbo|KBO Someren]] wandelt.") == ["KBO Someren"]


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("KBO Someren", "Someren"),
        ("Heemkundekring Someren e.o.", "Someren"),
        ("KBO Sint-Aagten", "Sint-Aagten"),
        ("Basisschool De Linde", "Elsbroek"),
        ("Toneelgroep Klucht", "Elsbroek"),
        ("Dorpsraad De Hoeven", "De Hoeven"),
    ],
)
def test_the_place_of_a_body(name: str, place: str) -> None:
    assert REGION.place_of(name, "Elsbroek") == place


def test_a_far_place_is_only_a_word_of_the_name() -> None:
    far = region(BRANCH, TYPES, places=("Enter",), around=("Neerdal",))
    assert far.place_of("Computerclub Enter", "Elsbroek") == "Elsbroek"


def test_another_type_is_another_body_but_a_vague_type_says_nothing() -> None:
    book = after("[[ORG/fanfare|Oranje]] speelt.")
    [kring] = namings(book, "[[ORG/heem|Oranje]] leest.").values()
    assert kring.type_id == "heem"
    [vague] = namings(
        after("[[ORG/fanfare|Oranje]] speelt."), "[[ORG/stichting|Oranje]] is er."
    ).values()
    assert vague.type_id == "fanfare"


def test_a_bare_noun_is_the_one_body_of_its_type() -> None:
    book = after("[[ORG/dorpsraad|Dorpsbelang Elsbroek]] vergadert.")
    said = "De [[ORG~/dorpsraad|dorpsraad]] wil een bankje."
    assert names(book, said) == ["Dorpsbelang Elsbroek"]
    assert list(namings(book, said)) == ["Dorpsbelang Elsbroek"]


@pytest.mark.parametrize("text", ["De [[ORG~/harmonie|harmonie]].", "[[ORG/harmonie|Harmonie]]."])
def test_a_bare_noun_that_may_be_anybody_is_nobody(text: str) -> None:
    two = after("[[ORG/harmonie|Sint Cecilia]] en [[ORG/harmonie|De Goede Hoop]] spelen.")
    elsewhere = Book([body("Crescendo", type_id="harmonie", place="Neerdal")], REGION)
    for book in (after(), two, elsewhere):
        assert namings(book, text) == {}


def test_a_bare_noun_is_no_alias() -> None:
    book = after("[[ORG/harmonie|Harmonie Elsbroek]] speelt.")
    [found] = namings(book, "De [[ORG~/harmonie|harmonie]] speelt.").values()
    assert (found.name, found.aliases) == ("Harmonie Elsbroek", ())


def test_a_place_a_number_or_a_person_is_no_body() -> None:
    book = after()
    text = "[[ORG|Elsbroek]] en [[ORG|19.30]] en [[PER|Piet Smit]] en [[ORG|De]]."
    reading = book.read(*read(text))
    assert reading.namings == ()
    assert [m.name for m in reading.extraction.mentions if m.label is Label.PER] == ["Piet Smit"]


def test_a_slip_of_the_pen_is_the_same_body_and_the_name_stays() -> None:
    book = after("[[ORG|Heemkundekring De Vonder]] zoekt.")
    [found] = namings(book, "[[ORG|Heemkundekring De Vondel]] zoekt.").values()
    assert (found.name, found.aliases) == (
        "Heemkundekring De Vonder",
        ("Heemkundekring De Vondel",),
    )


def test_a_name_that_fits_two_bodies_is_neither() -> None:
    two = [body("Koor Oranje", "a", place="Waalre"), body("Koor Oranje", "b", place="Someren")]
    reading = Book(two, REGION).read(*read("Het [[ORG|Koor Oranje]] zingt.", place=None))
    assert reading.namings == ()
    assert [m.name for m in reading.extraction.organisations] == ["Koor Oranje"]


# ── for short ────────────────────────────────────────────────────────────────

HOUSE = "In [[ORG/dorpshuis|Dorpshuis De Zwaan]] is plaats."


def test_a_house_is_called_by_its_name_alone() -> None:
    assert names(after(HOUSE), "In [[ORG|De Zwaan]] is het druk.") == ["Dorpshuis De Zwaan"]


def test_a_house_that_was_read_of_for_short_gets_its_whole_name_and_sort() -> None:
    book = after("In [[ORG|De Zwaan]] is het druk.")
    [known] = namings(book, HOUSE).values()
    assert (known.name, known.aliases, known.type_id) == (
        "De Zwaan",
        ("Dorpshuis De Zwaan",),
        "dorpshuis",
    )


def test_a_club_is_not_the_house_of_its_name() -> None:
    assert names(
        after("In [[ORG|De Zwaan]] is het druk."), "[[ORG/harmonie|Harmonie De Zwaan]]."
    ) == ["Harmonie De Zwaan"]
    assert names(after(HOUSE), "De [[ORG/harmonie|Harmonie De Zwaan]] speelt.") == [
        "Harmonie De Zwaan"
    ]


def test_a_short_name_of_two_is_neither() -> None:
    book = after(HOUSE, "De [[ORG/harmonie|Harmonie De Zwaan]] speelt.")
    assert names(book, "Kom naar [[ORG|De Zwaan]].") == ["De Zwaan"]


def test_a_sort_and_a_place_are_no_name_for_short() -> None:
    book = after("[[ORG/harmonie|Harmonie Elsbroek]] speelt.")
    assert names(book, "[[ORG|Elsbroekers]] komen.") == ["Elsbroekers"]
    assert REGION.proper("harmonie elsbroek") == ""
