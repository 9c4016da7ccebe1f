"""Two sentences to open with: warm, plain, and nothing that was not read."""

import re
from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from store_nouns import BRANCH, NOW, make_event, make_item, make_lead, make_sighting

from leads.digest import pitch
from leads.model import EventStatus, Knowledge, Lead, Medium, Reason
from leads.settings import load_knowledge

DAY = date(2026, 3, 24)
_END = re.compile(r"[.?!](?=\s|$)")


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge(BRANCH)


def make(why: str = "ask", ref: str = "ruimte", **changes: object) -> Lead:
    quote = "De kring zoekt een zaal voor de inloop."
    reason = Reason(kind=why, ref=ref, points=1.5, quote=quote, item_id="x")
    return replace(make_lead(), reasons=(reason,), **changes)


def test_what_was_asked_and_what_we_offer(knowledge: Knowledge) -> None:
    said = pitch(make(), knowledge, day=DAY)
    assert said == (
        "Dag Heemkundekring De Vonder, we lazen in De Krant dat er een ruimte wordt gezocht voor "
        "‘inloop’ op zaterdag 28 maart. Misschien past het in de bieb; zullen we eens samen "
        "kijken?"
    )


def test_a_council_is_addressed_otherwise(knowledge: Knowledge) -> None:
    said = pitch(make(), knowledge, day=DAY, type_id="gemeente_bestuur")
    assert said.startswith("Goedendag Heemkundekring De Vonder, we lazen in De Krant dat er een")
    assert "jullie" not in said


@pytest.mark.parametrize("formal", ["gemeente_bestuur", None])
def test_two_sentences_for_all_that_can_be_asked_and_offered(
    knowledge: Knowledge, formal: str | None
) -> None:
    asks = [("ask", offer.id) for offer in knowledge.offers]
    kinds = [("signal", signal.id) for signal in knowledge.signals]
    offers = [offer.id for offer in knowledge.offers]
    bare = {"events": (), "organisations": ()}
    for (why, ref), offer, less in product((*asks, *kinds), (*offers, None), ({}, bare)):
        kind = ref if why == "signal" else None
        lead = make(why, ref, kind=kind, offer=offer, **less)
        said = pitch(lead, knowledge, day=DAY, type_id=formal)
        assert len(_END.findall(said)) == 2, said
        assert said.endswith("?")
        assert not re.search(r"[\[\]{}]|  | ,", said), said
        assert re.search(r"\bu\b" if formal is None else "jullie", said) is None, said


def test_every_offer_has_a_proposal_of_its_own(knowledge: Knowledge) -> None:
    said = {line.offer for line in knowledge.pitches.proposals}
    assert {offer.id for offer in knowledge.offers} <= said


@pytest.mark.parametrize("flag", ["year-guess", "vague", "expected"])
def test_a_date_that_was_guessed_is_called_expected(knowledge: Knowledge, flag: str) -> None:
    said = pitch(make(events=(make_event(flags=(flag,)),)), knowledge, day=DAY)
    assert "(verwacht rond zaterdag 28 maart, de datum is nog niet zeker)" in said
    assert "op zaterdag" not in said


@pytest.mark.parametrize(
    "event",
    [make_event(status=EventStatus.CANCELLED), make_event(date(2026, 3, 1)), make_event(name="")],
)
def test_what_is_off_or_past_is_not_mentioned(knowledge: Knowledge, event: object) -> None:
    said = pitch(make(events=(event,)), knowledge, day=DAY)
    assert "dat er een ruimte wordt gezocht. " in said


def test_a_kind_is_named_only_when_words_prove_it(knowledge: Knowledge) -> None:
    proved = pitch(make("signal", "jubileum", kind="jubileum"), knowledge, day=DAY)
    assert "over het jubileum" in proved
    guessed = pitch(make("theme", "erfgoed_heemkunde", kind="jubileum"), knowledge, day=DAY)
    assert "jubileum" not in guessed


@pytest.mark.parametrize(
    ("medium", "source", "said"),
    [
        (Medium.NEWS, "De Krant", "we lazen in De Krant dat"),
        (Medium.MAIL, "Balie (An)", "we hoorden dat"),
        (Medium.MAIL, "Mail van Heemkundekring De Vonder", "we hoorden van jullie dat"),
        (Medium.CALENDAR, "Agenda van De Schakel", "we zagen in de agenda van De Schakel dat"),
        (Medium.NEWS, "Heemkundekring De Vonder op internet", "we lazen bij jullie dat"),
    ],
)
def test_where_it_was_read(knowledge: Knowledge, medium: Medium, source: str, said: str) -> None:
    seen = replace(make_sighting(make_item()), medium=medium, source_name=source, published=NOW)
    assert said in pitch(make(sightings=(seen,)), knowledge, day=DAY)


def test_an_event_that_the_asking_words_do_not_name_is_left_out(knowledge: Knowledge) -> None:
    said = pitch(make(events=(make_event(name="training"),)), knowledge, day=DAY)
    assert "dat er een ruimte wordt gezocht. " in said


def test_brackets_from_outside_do_no_harm(knowledge: Knowledge) -> None:
    lead = make(organisations=("Club [{when}] ‘De Zon’",), events=(make_event(name="[{seen}"),))
    said = pitch(lead, knowledge, day=DAY)
    assert said.startswith("Dag Club when De Zon, we lazen in De Krant dat er een ruimte")
