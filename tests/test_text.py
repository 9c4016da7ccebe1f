"""Words without markup."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leads import text


@given(st.text())
@settings(deadline=None)
def test_fold_keeps_offsets_and_is_stable(value: str) -> None:
    assert len(text.fold(value)) == len(value)
    assert text.fold(text.fold(value)) == text.fold(value)


@given(st.text())
@settings(deadline=None)
def test_clean_text_is_clean(value: str) -> None:
    cleaned = text.clean(value)
    assert text.clean(cleaned) == cleaned
    assert "  " not in cleaned
    assert not any(ord(character) < 32 for character in cleaned if character != "\n")


def test_fold() -> None:
    assert (
        text.fold("Caféhouder Ünsal uit Súdwest-Fryslân") == "cafehouder unsal uit sudwest-fryslan"
    )


def test_direction_and_escape_characters_are_gone() -> None:
    assert (
        text.one_line("\x1b[31mrood\x1b[0m \u202egeheim\u202c\nregel") == "[31mrood[0m geheim regel"
    )


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Stichting Heemkundekring De Wever", "heemkundekring de Wever"),
        ("Harmonie St. Caecilia", "Harmonie Sint Caecilia"),
        ("Toneelvereniging 'De Gulle Lach'", "toneelvereniging De gulle lach"),
        ("IVN afdeling Ammerloo", "IVN Ammerloo"),
    ],
)
def test_two_spellings_of_one_body(name: str, same: str) -> None:
    assert text.normal_name(name) == text.normal_name(same)


def test_a_snippet_is_cut_at_a_word() -> None:
    assert text.snippet("De kring zoekt een plek met vitrines", 20) == "De kring zoekt een…"
    assert text.snippet("kort", 20) == "kort"
    assert len(text.snippet("x" * 100, 20)) == 20


@pytest.mark.parametrize(
    ("said", "whole", "partly"),
    [
        ("Truus van den Bérg belt", "# belt", "# belt"),
        ("TRUUS  VAN-DEN\nberg", "#", "#"),
        ("Truus belt van den Akker", "Truus belt van den Akker", "# belt van den Akker"),
        ("mevrouw Berg, Truusje", "mevrouw Berg, Truusje", "mevrouw #, Truusje"),
        ("Bergen en dalen", "Bergen en dalen", "Bergen en dalen"),
    ],
)
def test_a_name_is_found_and_taken_out(said: str, whole: str, partly: str) -> None:
    name = "Truus van den Berg"
    assert text.without_name(said, name, "#") == whole
    assert text.without_name(text.without_name(said, name, "#"), name, "#", partly=True) == partly


def test_a_name_without_words_is_nowhere() -> None:
    assert text.name_in("van den Berg", "van de", partly=True) == []
    assert text.name_in("...", " - ") == []


def test_tags_go_and_entities_are_read_once() -> None:
    assert text.strip_tags("Caf&eacute; <em>De Zwaan</em> &amp;amp;").split() == [
        "Café",
        "De",
        "Zwaan",
        "&amp;",
    ]


@given(st.text())
def test_a_plain_text_is_cleaned_as_any_other(value: str) -> None:
    """The quick road gives what the slow one gives: a blank line at the end leads past it."""
    assert text.clean(f"{value}\n\nx") == f"{text.clean(value)}\nx".lstrip("\n")
