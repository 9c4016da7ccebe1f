"""Why a lead is a chance, and what to do first, in words."""

from dataclasses import replace
from datetime import timedelta

import pytest
from digest.ammerloo import DAY, knowledge, lead, reason

from leads.digest import first_step, why
from leads.digest.reasons import left
from leads.language import Words
from leads.model import Event, Knowledge, Offer, Reason, Signal

NL = Words("nl")


def told(*reasons: Reason, weeks: int | None = None, words: Words = NL) -> list[str]:
    act_before = None if weeks is None else DAY + timedelta(weeks=weeks)
    found = why(reasons, knowledge(), words, act_before=act_before, day=DAY)
    return [one.text for one in found]


@pytest.mark.parametrize(
    ("kind", "ref", "said"),
    [
        ("ask", "ruimte", "ze zoeken een ruimte"),
        ("ask", "leeskring", "ze vragen om leeskring"),
        ("ask", "onbekend", "ze vragen iets"),
        ("theme", "erfgoed_heemkunde", "past bij erfgoed en heemkunde"),
        ("signal", "jubileum", "er is een jubileum"),
        ("organisation", "heemkundekring", "er doet een heemkundekring of historische kring mee"),
        ("yearly", "kermis", "het komt elk jaar terug"),
        ("words", "", "het lijkt op eerdere kansen"),
        ("time", "", "nog 5 weken"),
    ],
)
def test_reasons_in_plain_dutch(kind: str, ref: str, said: str) -> None:
    assert told(reason(kind, ref, "drie woorden hier"), weeks=5) == [said]


def test_every_shipped_theme_signal_and_offer_can_be_told_in_both_languages() -> None:
    known = knowledge()
    for words in (NL, Words("en")):
        for kind, things in (("theme", known.themes), ("ask", known.offers)):
            for thing in things:
                assert told(reason(kind, thing.id), words=words), thing.id
        for signal in known.signals:
            assert told(reason("signal", signal.id), words=words), signal.id


def test_what_speaks_against_and_what_nobody_can_read_is_not_told() -> None:
    assert told(reason("signal", "jubileum", points=-1)) == []
    assert told(reason("theme", "no such theme")) == []
    assert told(reason("a kind of the future", "x")) == []
    assert told(reason("time", "")) == ["er is nog tijd"]


def test_what_lowers_a_lead_is_told_to_who_asks_for_all() -> None:
    familiar = reason("familiar", "Harmonie", "Harmonie Apollo", points=-0.3)
    assert told(familiar) == []
    [said] = why([familiar], knowledge(), NL, act_before=None, day=DAY, against=True)
    assert said.text == "je werkt al samen met Harmonie Apollo, en dit is niets nieuws"


def test_what_is_asked_comes_first_and_nothing_is_said_twice() -> None:
    said = told(
        reason("theme", "kunst_cultuur", points=9),
        reason("signal", "oproep", points=8),
        reason("ask", "ruimte", points=1),
        reason("ask", "ruimte", "Wie heeft een zaal?", points=0.5),
    )
    assert said == ["ze zoeken een ruimte", "past bij kunst en cultuur"]


def test_a_reason_keeps_its_quote_to_150_characters_and_the_item_it_is_from() -> None:
    quote = "woord " * 40
    (one,) = why([reason("ask", "ruimte", quote)], knowledge(), NL, act_before=None, day=DAY)
    assert one.item_id == "item"
    assert len(one.quote) <= 150
    assert quote.startswith(one.quote.rstrip("…"))


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-1, "te laat voor deze keer"),
        (0, "vandaag nog"),
        (1, "nog 1 dag"),
        (13, "nog 13 dagen"),
        (14, "nog 2 weken"),
        (36, "nog 5 weken"),
    ],
)
def test_time_left(days: int, said: str) -> None:
    assert left(DAY + timedelta(days=days), DAY, NL) == said


# ── the first step ───────────────────────────────────────────────────────────


def test_the_step_names_whom_to_call_and_what_to_offer() -> None:
    said = first_step(lead(kind="oproep", offer="ruimte"), knowledge(), NL)
    assert said == "Je kunt Fotoclub Tegenlicht bellen en een zaaltje of een tafel aanbieden."


def test_without_an_offer_the_first_of_the_signal_serves() -> None:
    said = first_step(lead(kind="jubileum", offer=None), knowledge(), NL)
    assert said == (
        "Je kunt Fotoclub Tegenlicht feliciteren en een vitrine of een stuk wand aanbieden."
    )


def test_a_branch_is_not_told_to_offer_what_it_does_not_have() -> None:
    branch = replace(knowledge().branch, offers=("lezing",))
    said = first_step(lead(kind="jubileum", offer=None), replace(knowledge(), branch=branch), NL)
    assert "een avond met een spreker" in said


def test_without_a_signal_an_idea_of_the_theme_serves() -> None:
    fair = lead(kind=None, themes=("lezen_literatuur",), offer=None)
    said = first_step(fair, knowledge(), NL)
    assert said.startswith("Misschien een idee: vraag Fotoclub Tegenlicht om de boekpresentatie")
    nameless = replace(fair, organisations=(), events=(Event(name="Boekenmarkt"),))
    assert "bij Boekenmarkt en nodig de leeskring uit" in first_step(nameless, knowledge(), NL)


def test_when_nothing_is_known_there_is_still_a_step() -> None:
    bare = lead(kind=None, themes=(), organisations=(), offer=None)
    assert first_step(bare, knowledge(), NL) == "Je kunt de organisatie bellen om kennis te maken."
    offered = replace(bare, offer="ruimte")
    assert "de organisatie bellen en een zaaltje" in first_step(offered, knowledge(), NL)


def _with_signal(next_step: str) -> Knowledge:
    own = Signal(id="own", label_nl="Eigen", label_en="Own", weight=1, next_step=next_step)
    return replace(
        knowledge(),
        signals=(own,),
        offers=(Offer(id="studio", label_nl="Muziekstudio", label_en="Studio", lead_weeks=1),),
    )


def test_signals_and_offers_of_the_branch_itself_are_understood() -> None:
    own = lead(kind="own", offer="studio")
    assert (
        first_step(own, _with_signal("{org} bellen over {offer}"), NL)
        == "Je kunt Fotoclub Tegenlicht bellen over ‘Muziekstudio’."
    )
    assert first_step(own, _with_signal("Ga erheen."), NL) == "Ga erheen."


def test_braces_in_names_are_not_filled_in() -> None:
    odd = lead(kind="oproep", organisations=("{offer.__class__} {0}",), offer="ruimte")
    said = first_step(odd, knowledge(), NL)
    assert "{offer.__class__} {0}" in said


def test_every_shipped_signal_gives_a_finished_sentence() -> None:
    for words in (NL, Words("en")):
        for signal in knowledge().signals:
            said = first_step(lead(kind=signal.id, offer=None), knowledge(), words)
            assert said.startswith(("Je kunt ", "You could ", "Misschien een idee: ", "Perhaps "))
            assert "{" not in said, signal.id
            assert said.endswith("."), signal.id
