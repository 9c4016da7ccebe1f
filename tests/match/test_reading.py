"""Words with places, boilerplate left out, quotes that are literally there."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from match_nouns import item, span

from leads import limits
from leads.match.reading import quote, read
from leads.model import Field, Span
from leads.text import sentences


def forms(title: str = "", text: str = "", **changes: object) -> list[str]:
    return [token.form for token in read(item(title, text, **changes)).tokens]


def test_words_are_folded_and_know_their_place() -> None:
    paper = item("Poëzie in het Café", "Kom ook")
    first, *_, last = read(paper).tokens
    assert (first.form, paper.quote(first.span)) == ("poezie", "Poëzie")
    assert (last.form, last.field, paper.quote(last.span)) == ("ook", Field.TEXT, "ook")


@pytest.mark.parametrize(
    "line",
    [
        "Lees verder op Zevenblad",
        "Lees ook: Bestuurder op sokken rijdt tegen gevel (3 reacties)",
        "Foto: Rob Vermaas",
        "Foto: archief",
        "Wij gebruiken cookies om uw ervaring te verbeteren. Accepteren / Weigeren",
        "Volg ons op Facebook",
        "Schrijf je in voor onze nieuwsbrief en mis niets meer!",
        "Delen | Printen | Was deze informatie nuttig? Ja / Nee",
        "Door onze verslaggever Kim Tersteeg",
        "Gesponsord: 5 tips tegen rugpijn",
        "Bijlage: monitor_ouderen.pdf (3 MB)",
        "Het bericht Lezing verscheen eerst op Dorpskrant.",
        "Advertentie",
    ],
)
def test_boilerplate_is_not_read(line: str) -> None:
    assert forms(text=f"De kring zoekt een zaal.\n{line}") == [
        "de",
        "kring",
        "zoekt",
        "een",
        "zaal",
    ]


def test_boilerplate_is_measured() -> None:
    assert read(item(text="De kring zoekt een zaal.")).dropped == 0
    assert read(item(text="Zaal gezocht.\nLees verder op Dorpsnieuws")).dropped > 0.5


def test_the_name_of_the_site_behind_a_title_is_not_read() -> None:
    assert forms("Scherven gevonden - De Elzerader") == ["scherven", "gevonden"]
    assert forms("Scherven gevonden | Nieuws") == ["scherven", "gevonden"]
    assert "paasnummer" in forms("Onderweg – paasnummer")


def test_ordinary_words_that_look_like_boilerplate_stay() -> None:
    said = forms(text="De foto's van vroeger hangen in de school. Wie wil er meer lezen?")
    assert {"foto's", "lezen", "vroeger"} <= set(said)


def test_a_quote_is_the_sentence_around_the_words() -> None:
    paper = item(text="Het regent. De kring zoekt een plek met vitrines! Dat kan nog.")
    assert quote(paper, span(paper, "vitrines")) == "De kring zoekt een plek met vitrines!"


def test_an_abbreviation_ends_no_sentence() -> None:
    paper = item(text="Aanmelden voor a.s. zaterdag kan nog. Tot dan.")
    assert quote(paper, span(paper, "zaterdag")) == "Aanmelden voor a.s. zaterdag kan nog."


def test_a_quote_never_holds_a_telephone_number_or_mail_address() -> None:
    paper = item(
        text="Wie een zaal weet, belt 0493-550142 of mailt riet@elzenhof.example voor half mei"
    )
    assert quote(paper, span(paper, "zaal")) == "Wie een zaal weet, belt"
    assert quote(paper, span(paper, "half mei")) == "voor half mei"


def test_a_long_sentence_is_cut_around_the_words() -> None:
    paper = item(text="woord " * 60 + "vitrine " + "woord " * 60)
    said = quote(paper, span(paper, "vitrine"))
    assert "vitrine" in said
    assert len(said) <= limits.QUOTE_CHARS
    assert said in paper.text
    assert said.startswith("woord")
    assert said.endswith("woord")


TEXTS = st.text(alphabet="aAé. \n!?'0-@\U0001f600", max_size=400)


@given(TEXTS, st.integers(0, 400), st.integers(0, 40))
def test_every_quote_is_literally_in_the_item(text: str, start: int, size: int) -> None:
    paper = item(text=text)
    start = min(start, len(text))
    said = quote(paper, Span(Field.TEXT, start, min(len(text), start + size)))
    assert said in text
    assert len(said) <= limits.QUOTE_CHARS


@given(TEXTS)
def test_sentences_lie_in_order_and_hold_every_letter(text: str) -> None:
    spans = list(sentences(text))
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    kept = "".join(text[start:end] for start, end in spans)
    assert kept.count("a") == text.count("a")
