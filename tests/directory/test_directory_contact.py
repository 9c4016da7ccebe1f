"""Where a body can be called: its own public line, never a person's."""

from datetime import date

import pytest
from directory_nouns import AT, after, body, read

from leads.directory import contact_line, newest
from leads.model import Contact, ContactKind


def lines(text: str, **about: object) -> dict[str, list[tuple[str, str]]]:
    """What is known of each body after one item."""
    namings = after().read(*read(text, **about)).namings
    return {
        naming.body.name: [(line.kind.value, line.value) for line in naming.body.contact]
        for naming in namings
    }


OWN = {"organisation": "Kring De Vonder"}


def test_a_line_beside_a_cue_and_one_body_is_that_body_s() -> None:
    text = "[[ORG|Kring De Vonder]] zoekt hulp. Aanmelden bij [[ORG|Kring De Vonder]]: 0497-555777."
    assert lines(text) == {"Kring De Vonder": [("phone", "0497-555777")]}


def test_an_address_that_bears_the_name_is_of_that_body() -> None:
    text = "[[ORG|Kring De Vonder]] en [[ORG|KBO Elsbroek]] zoeken hulp via info@devonder.example."
    assert lines(text) == {
        "Kring De Vonder": [("mail", "info@devonder.example")],
        "KBO Elsbroek": [],
    }


def test_the_place_alone_names_nobody() -> None:
    text = "[[ORG|KBO Elsbroek]] zoekt hulp. Schrijf naar info@elsbroek.example."
    assert lines(text) == {"KBO Elsbroek": []}
    assert lines(text.replace("info@", "kbo@")) == {
        "KBO Elsbroek": [("mail", "kbo@elsbroek.example")]
    }


@pytest.mark.parametrize(
    "text",
    [
        "[[ORG|Kring De Vonder]] zoekt hulp. Bel 0497-555777.",
        "[[ORG|Kring De Vonder]] belt 0497-555777 op, zei [[PER|Piet Smit]], en vraagt info.",
        "Aanmelden bij [[ORG|Kring De Vonder]] of [[ORG|Koor Oranje]]: 0497-555777.",
        "Aanmelden bij [[ORG|Kring De Vonder]]: 06-55512345.",
        "Aanmelden bij [[ORG|Kring De Vonder]]: piet.smit@gmail.example.",
        "Aanmelden bij [[ORG|Kring De Vonder]]: vonderaar77@hotmail.com.",
        "Aanmelden bij [[ORG|Kring De Vonder]]: piet@devonder.example.",
        "Aanmelden bij [[ORG|Kring De Vonder]]: p.smit@school.example.",
        "[[ORG|Kring De Vonder]] verloor met 0497-555777 punten.",
    ],
)
def test_what_may_be_a_person_s_or_another_s_is_not_kept(text: str) -> None:
    assert set().union(*lines(text).values()) == set()


def test_its_own_page_may_give_a_mobile_number_beside_a_cue() -> None:
    said = "Meedoen met de [[ORG|Kring De Vonder]]? Aanmelden via 06-55512345."
    assert lines(said, **OWN) == {"Kring De Vonder": [("phone", "06-55512345")]}
    assert lines(said) == {"Kring De Vonder": []}
    person = said.replace("via", "bij [[PER|Piet Smit]],")
    assert lines(person, **OWN) == {"Kring De Vonder": []}


def test_on_its_own_page_a_line_of_another_body_is_that_body_s() -> None:
    said = "[[ORG|Kring De Vonder]] helpt. Opgeven bij [[ORG|Koor Oranje]], 0497-555777."
    assert lines(said, **OWN) == {"Kring De Vonder": [], "Koor Oranje": [("phone", "0497-555777")]}


def test_a_site_that_bears_the_name() -> None:
    said = "[[ORG|Kring De Vonder]] hielp, zie https://www.devonder.example/hulp of krant.example."
    assert lines(said) == {"Kring De Vonder": [("site", "https://www.devonder.example")]}


def test_a_line_has_its_source_and_day() -> None:
    text = "Aanmelden bij [[ORG|Kring De Vonder]]: 0497-555777."
    [naming] = after().read(*read(text)).namings
    assert naming.body.contact == (line("0497-555777"),)


def line(value: str, kind: ContactKind = ContactKind.PHONE, **about: object) -> Contact:
    fields: dict[str, object] = {
        "kind": kind,
        "value": value,
        "source_id": "krant",
        "url": "https://krant.example/1",
        "seen_on": AT.date(),
    }
    return Contact(**(fields | about))  # type: ignore[arg-type]


def test_the_newest_line_of_a_kind_counts_unless_it_was_its_own() -> None:
    old, new = line("1", seen_on=date(2026, 1, 1)), line("2")
    own = line("3", seen_on=date(2025, 1, 1), own=True)
    mail = line("info@devonder.example", ContactKind.MAIL)
    assert newest([new, old]) == (new,)
    assert newest([mail, own, new, old]) == (own, mail)


def test_a_contact_line_is_what_one_can_call_or_mail() -> None:
    site = line("https://devonder.example", ContactKind.SITE)
    mail = line("info@devonder.example", ContactKind.MAIL)
    assert contact_line(body("x", contact=(line("0497-555777"), mail, site))) == (
        "0497-555777, info@devonder.example"
    )
    assert contact_line(body("x", contact=(site,))) == ""
