"""A plan in a few words is read: its themes, its telling words, what it asks of the branch."""

from datetime import date

import pytest
from match_nouns import knowledge, ranker

from leads.match.plan import STEMS_AT_MOST, read_plan, stem
from leads.model import Plan


def plan(text: str) -> Plan:
    return read_plan(text, knowledge())


def test_a_talk_about_archaeology() -> None:
    found = plan("lezing over archeologie")
    assert found.stems == ("archeolog",)
    assert list(found.themes) == ["erfgoed_heemkunde"]
    assert found.offers == ("lezing",)


def test_the_days_are_kept() -> None:
    days = date(2027, 10, 18), date(2027, 10, 24)
    found = read_plan("lezing", knowledge(), start=days[0], end=days[1])
    assert (found.start, found.end) == days


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("vogelhuisjes timmeren met kinderen", "natuur_duurzaamheid"),
        ("vogelhuisjes timmeren met kinderen", "kind_gezin_school"),
        ("een avond over dementie en mantelzorg", "gezondheid_mantelzorg"),
        ("taalcafé voor nieuwkomers", "taal_basisvaardigheden"),
        ("hulp bij digid en de computer", "digitaal_meedoen"),
    ],
)
def test_what_a_plan_is_about(text: str, theme: str) -> None:
    assert theme in plan(text).themes


def test_a_word_of_the_family_of_a_theme_will_do() -> None:
    assert "erfgoed_heemkunde" in plan("archeologisch").themes


@pytest.mark.parametrize("text", ["lezing", "iets doen in oktober", "zzz", "2027", "!!!"])
def test_a_plan_that_says_nothing_has_no_subject(text: str) -> None:
    assert plan(text).themes == {}


def test_a_long_plan_is_bounded() -> None:
    names = ["".join(chr(97 + (n // 7**k) % 7) for k in range(4)) for n in range(500)]
    assert len(plan(" ".join(names)).stems) == STEMS_AT_MOST


@pytest.mark.parametrize(
    ("word", "letters"),
    [
        ("archeologie", "archeolog"),
        ("vogels", "vogel"),
        ("repareren", "repar"),
        ("reparatie", "repar"),
        ("muziekmiddag", "muziek"),
        ("voorleesontbijt", "voorleesontbijt"),
        ("tuin", "tuin"),
    ],
)
def test_what_the_forms_of_a_word_share(word: str, letters: str) -> None:
    assert stem(word) == letters


def test_a_plan_can_name_a_sort_of_body() -> None:
    assert plan("middag met koren").types == ("koor",)
    assert plan("lezing").types == ()


def test_without_a_word_of_a_theme_the_field_of_like_messages_counts() -> None:
    text = "dag over repareren, ruilen en minder weggooien"
    assert not plan(text).themes
    assert "natuur_duurzaamheid" in read_plan(text, knowledge(), ranker()).themes
