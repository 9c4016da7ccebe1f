"""From an item to a judgement with reasons: examples, and what must always hold."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from match_nouns import (
    BRANCH,
    CRASH,
    FINDS,
    TODAY,
    deadline,
    event,
    extraction,
    item,
    knowledge,
    organisation,
    ranker,
)

from leads import limits, nlp, settings
from leads.match import assess
from leads.match.features import Findings, numbers
from leads.model import Assessment, Branch, Item, Medium, Strength
from leads.service.predict import Given, read_corpus

CORPUS = Path(__file__).parent.parent / "corpus" / "dev.jsonl"


def judge(paper: Item, *, today: date = TODAY, **found: object) -> Assessment:
    return assess(paper, extraction(paper, **found), knowledge(), ranker(), today=today)  # type: ignore[arg-type]


def test_a_club_that_asks_what_the_library_has_is_a_strong_lead() -> None:
    paper = item("Vondsten Molenakker zoeken onderdak", FINDS)
    body = organisation(paper, "Heemkundekring De Wever", "heemkundekring")
    worth = assess(paper, extraction(paper, body), knowledge(), ranker(), today=TODAY)
    assert worth.shown
    assert worth.strength is Strength.STRONG
    assert worth.themes[0] == "erfgoed_heemkunde"
    assert worth.offer in ("expositie", "ruimte")
    asked = [reason for reason in worth.reasons if reason.kind == "ask"]
    assert {"expositie", "ruimte"} <= {reason.ref for reason in asked}
    assert ("organisation", "Heemkundekring De Wever") in {(r.kind, r.ref) for r in worth.reasons}
    assert worth.act_before is not None


def test_an_accident_is_not_shown() -> None:
    worth = judge(item("Automobilist gewond bij aanrijding", CRASH))
    assert not worth.shown
    assert worth.strength is None
    assert worth.grade == 0


def test_an_obituary_is_never_shown_however_well_it_scores() -> None:
    worth = judge(item("In memoriam: de man van de heemkundekring", FINDS))
    assert not worth.shown
    assert worth.score <= 0
    assert worth.reasons == ()


def test_what_the_library_says_itself_is_no_lead() -> None:
    said = {"medium": Medium.SOCIAL, "source_id": "facebook"}
    club = item("Zaal gezocht", FINDS, source_name="Facebook De Wever", **said)
    library = item("Zaal gezocht", FINDS, source_name="Facebook Bibliotheek Elzerade", **said)
    assert judge(club).shown
    assert not judge(library).shown


def test_what_is_told_of_the_library_alone_is_no_lead() -> None:
    text = "Vijftig kinderen luisterden in onze bibliotheek naar het prentenboek. {more}"
    alone = item("Voorleesmiddag", text.format(more="Bedankt voor jullie komst!"))
    asks = item("Voorleesmiddag", text.format(more="Wie wil er volgende keer voorlezen?"))
    assert judge(alone).score <= 0
    assert judge(asks).score > 0


def test_a_muted_theme_is_not_shown() -> None:
    paper = item("Dialectavond", "De dialectkring zoekt een zaal voor de dialectavond.")
    loud = assess(paper, extraction(paper), knowledge(), ranker(), today=TODAY)
    branch = replace(BRANCH, muted_themes=loud.themes)
    quiet = assess(
        paper, extraction(paper), replace(knowledge(), branch=branch), ranker(), today=TODAY
    )
    assert loud.shown
    assert not quiet.shown


def test_reasons_stand_in_order_of_points() -> None:
    points = [reason.points for reason in judge(item("Zaal gezocht", FINDS)).reasons]
    assert points == sorted(points, reverse=True)
    assert len(points) > 2


def test_a_deadline_is_a_reason_with_its_words() -> None:
    paper = item("Atelierroute zoekt startpunt", "Kunstenaars melden zich aan tot 15 april.")
    worth = judge(paper, deadlines=(deadline(paper, "2027-04-15", "tot 15 april"),))
    time = next(reason for reason in worth.reasons if reason.kind == "time")
    assert time.ref == "2027-04-15"
    assert "tot 15 april" in time.quote
    assert worth.act_before == date(2027, 4, 15)


def test_a_national_week_is_a_reason() -> None:
    paper = item("De Nationale Voorleesdagen", "Op school beginnen de Voorleesdagen met ontbijt.")
    national = [reason for reason in judge(paper).reasons if reason.kind == "national"]
    assert [(r.ref, r.quote) for r in national] == [
        ("nationale_voorleesdagen", "De Nationale Voorleesdagen")
    ]


def test_an_item_without_any_rule_still_has_words_for_a_reason() -> None:
    worth = judge(item(text="Een stille ochtend aan het water."))
    assert [reason.kind for reason in worth.reasons if reason.points > 0]


def test_a_known_body_goes_before_a_new_one() -> None:
    paper = item(text="De Zonnebloem en Stichting Nieuw werken samen.")
    bodies = (organisation(paper, "De Zonnebloem"), organisation(paper, "Stichting Nieuw"))
    worth = assess(
        paper,
        extraction(paper, *bodies),
        knowledge(),
        ranker(),
        today=TODAY,
        known={"Stichting Nieuw"},
    )
    named = [reason.ref for reason in worth.reasons if reason.kind == "organisation"]
    assert named == ["Stichting Nieuw", "De Zonnebloem"]


def test_an_empty_item_is_judged_without_complaint() -> None:
    worth = judge(item())
    assert not worth.shown
    assert worth.reasons == ()


def test_the_number_features_are_small() -> None:
    paper = item("Zaal gezocht " * 20, FINDS * 20)
    found = Findings(paper, extraction(paper, events=(event(),)), knowledge(), TODAY)
    assert all(0 <= value <= 2.5 for value in numbers(found).values())


# ── on the corpus ────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def judged() -> list[tuple[Given, Assessment]]:
    """One place of clean articles, one of messy intake."""
    corpus = [g for g in read_corpus(CORPUS) if g.village in ("Ooijdrecht", "Zuiderkogge")]
    done = []
    for village in ("Ooijdrecht", "Zuiderkogge"):
        known = settings.load_knowledge(Branch(id="b", name="b", place=village))
        givens = [given for given in corpus if given.village == village]
        found = nlp.load(known, nlp.NO_MODEL)([given.item for given in givens])
        for given, extracted in zip(givens, found, strict=True):
            worth = assess(given.item, extracted, known, ranker(), today=given.today)
            done.append((given, worth))
    return done


def test_every_quote_is_cut_from_its_own_item(judged: list[tuple[Given, Assessment]]) -> None:
    for given, worth in judged:
        for reason in worth.reasons:
            assert reason.quote
            assert reason.quote in given.item.title or reason.quote in given.item.text
            assert len(reason.quote) <= limits.QUOTE_CHARS
            assert reason.item_id == given.item.id


def test_what_is_shown_can_say_why(judged: list[tuple[Given, Assessment]]) -> None:
    shown = [worth for _, worth in judged if worth.shown]
    assert shown
    assert all(any(reason.points > 0 for reason in worth.reasons) for worth in shown)
    assert all(worth.kind and worth.themes for worth in shown)


def test_no_last_day_lies_in_the_past(judged: list[tuple[Given, Assessment]]) -> None:
    days = [(given.today, worth.act_before) for given, worth in judged if worth.act_before]
    assert days
    assert all(until >= today for today, until in days if until)


def test_little_noise_and_mostly_good(judged: list[tuple[Given, Assessment]]) -> None:
    grades = [given.gold.grade for given, worth in judged if worth.shown and given.gold]
    assert sum(grade >= 2 for grade in grades) / len(grades) >= 0.7
    assert sum(grade == 0 for grade in grades) / len(grades) <= 0.1


def test_an_item_is_judged_alike_alone_and_in_company(
    judged: list[tuple[Given, Assessment]],
) -> None:
    given, worth = judged[7]
    known = settings.load_knowledge(Branch(id="b", name="b", place=given.village))
    (found,) = nlp.load(known, nlp.NO_MODEL)([given.item])
    again = assess(given.item, found, known, ranker(), today=given.today)
    assert again == worth


def test_grades_follow_scores(judged: list[tuple[Given, Assessment]]) -> None:
    ranked = sorted((worth.score, worth.grade) for _, worth in judged)
    grades = [grade for _, grade in ranked]
    assert grades == sorted(grades)
    assert set(grades) == {0, 1, 2, 3}
