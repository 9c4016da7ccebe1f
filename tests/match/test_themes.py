"""Themes by terms: points, titles, anti-terms, organisations."""

import pytest
from match_nouns import extraction, item, knowledge, organisation

from leads.match.reading import read
from leads.match.themes import ThemeScore, score
from leads.model import Item, Mention


def themes(paper: Item, *bodies: Mention) -> dict[str, ThemeScore]:
    known = knowledge()
    found = score(
        read(paper),
        extraction(paper, *bodies).organisations,
        known.themes,
        known.organisation_types,
    )
    return {one.theme: one for one in found}


def counting(paper: Item, *bodies: Mention) -> set[str]:
    return {name for name, one in themes(paper, *bodies).items() if one.counts}


def test_a_strong_term_is_enough() -> None:
    found = themes(item(text="Zaterdag is er een boekpresentatie."))
    assert found["lezen_literatuur"].points == 3.0
    assert found["lezen_literatuur"].counts


def test_a_title_counts_double() -> None:
    assert themes(item("Schrijver op bezoek"))["lezen_literatuur"].points == 3.0
    assert themes(item(text="Schrijver op bezoek"))["lezen_literatuur"].points == 1.5


def test_weak_terms_alone_never_make_a_theme() -> None:
    found = themes(item("Boek lezen verhaal vertellen podium", "boek"))
    assert found["lezen_literatuur"].points >= 3
    assert not found["lezen_literatuur"].counts


def test_terms_match_on_the_dictionary_form() -> None:
    assert "lezen_literatuur" in themes(item(text="Twee dichters en vier romans."))


def test_accents_do_not_matter() -> None:
    assert "lezen_literatuur" in counting(item(text="Een avond vol poezie in het literair cafe"))


def test_compounds_match_by_their_begin_and_their_end() -> None:
    assert "kind_gezin_school" in themes(item(text="voorleesontbijtje"))
    assert "kunst_cultuur" in themes(item(text="kerstconcert"))


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("De beker is natuurlijk voor iedereen", "natuur_duurzaamheid"),
        ("Iedereen was tevreden", "democratie_vrede"),
        ("De boekhouder maakt de boekhouding", "lezen_literatuur"),
        ("De training is op kunstgras van kunststof", "kunst_cultuur"),
        ("Ouders brengen hun kinderen", "senioren"),
        ("Zij vloog bij het huis", "natuur_duurzaamheid"),
    ],
)
def test_false_friends_do_not_count(text: str, theme: str) -> None:
    assert theme not in themes(item(text=text))


def test_an_anti_term_for_the_item_spoils_the_theme() -> None:
    found = themes(item(text="Kinderporno gevonden op een basisschool, bij de peuters."))
    assert found["kind_gezin_school"].spoiled
    assert not found["kind_gezin_school"].counts


def test_a_recognised_organisation_speaks_for_two_themes() -> None:
    paper = item(text="Heemkundekring De Wever vergadert.")
    body = organisation(paper, "Heemkundekring De Wever", "heemkundekring")
    kind = next(t for t in knowledge().organisation_types if t.id == "heemkundekring")
    plain, named = themes(paper), themes(paper, body)
    theme = kind.themes[0]
    assert named[theme].points == plain[theme].points  # the noun in the name counted already
    other = item(text="De Wever vergadert.")
    alone = themes(other, organisation(other, "De Wever", "heemkundekring"))
    assert {alone[t].points for t in kind.themes[:2]} == {1.5}


def test_a_word_said_twice_counts_once() -> None:
    once, twice = item(text="een roman"), item(text="een roman en nog een roman")
    assert themes(once)["lezen_literatuur"].points == themes(twice)["lezen_literatuur"].points


def test_a_photo_credit_is_no_heritage() -> None:
    assert "erfgoed_heemkunde" not in themes(item(text="De weg is open.\nFoto: archief"))
