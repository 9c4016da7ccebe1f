"""What decisions teach, and what a taste may and may not do to a lead."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from match_nouns import BRANCH, FINDS, TODAY, extraction, item, knowledge, ranker

from leads.match import assess, new_lead
from leads.match.leaning import (
    MOST,
    fields_of,
    lifts,
    seasoned,
    shift,
    subjects,
    tasted,
    unseasoned,
)
from leads.match.taste import DECISIONS_AT_LEAST, Example, learn, verdict
from leads.model import Decision, Lead, Leaning, Reason, Status, Strength, Taste
from leads.words import OF_TASTE, REASONS

NOW = datetime(2027, 3, 5, 7, tzinfo=UTC)
NONE = Taste(branch_id=BRANCH.id, learned_at=NOW)
CUTS = ranker().thresholds
LIKED, DISLIKED, OTHER = "field:erfgoed", "field:kunst", "field:taal"


def decision(verb: str, reason: str | None = None) -> Decision:
    return Decision(lead_id="a", branch_id=BRANCH.id, at=NOW, verb=verb, status=None, reason=reason)


def example(name: str, taken: bool, day: int = 0, score: float = 1.8) -> Example:
    return Example({name: 1.0}, score, taken, 1.0, TODAY + timedelta(days=day))


def clear_taste(days: int = 12) -> list[Example]:
    """Each day something liked that is taken, something disliked that is left, and a
    subject of which half is taken."""
    return [
        one
        for day in range(days)
        for one in (
            example(LIKED, True, day),
            example(DISLIKED, False, day),
            example(OTHER, day % 2 == 0, day),
        )
    ]


def points(taste: Taste) -> dict[str, float]:
    return {one.name: one.points for one in taste.weights}


def active(**weights: float) -> Taste:
    leanings = tuple(
        Leaning(name=f"field:{name}", points=value, taken=4, left=1)
        for name, value in weights.items()
    )
    return replace(NONE, active=True, decisions=40, weights=leanings)


@pytest.fixture(scope="module")
def lead() -> Lead:
    """About heritage, and shown by itself."""
    paper = item("Vondsten Molenakker zoeken onderdak", FINDS)
    found = extraction(paper)
    worth = assess(paper, found, knowledge(), ranker(), today=TODAY)
    return new_lead(paper, found, worth, BRANCH, NOW)


# ── what a decision tells ────────────────────────────────────────────────────


@pytest.mark.parametrize("verb", ["accept", "talk", "bloom", "harvest", "root"])
def test_taking_up_tells_for(verb: str) -> None:
    assert verdict([decision(verb)]) == (True, 1.0)


def test_only_reasons_of_taste_tell_against() -> None:
    told = {reason for reason in REASONS if verdict([decision("drop", reason)])}
    assert told == OF_TASTE == {"ander-thema", "geen-kans"}
    assert verdict([decision("drop", "ander-thema")]) == (False, 1.0)


def test_wrongly_found_tells_less_than_not_our_theme() -> None:
    assert verdict([decision("wrong")]) == verdict([decision("drop", "geen-kans")])
    taken, weight = verdict([decision("wrong")]) or (True, 1.0)
    assert not taken
    assert weight < 1


def test_silence_a_note_or_the_shed_tell_nothing() -> None:
    assert verdict([]) is None
    assert verdict([decision("note"), decision("snooze"), decision("fade", "te-laat")]) is None


def test_what_fails_later_was_taken_up_all_the_same() -> None:
    assert verdict([decision("accept"), decision("drop", "wil-niet")]) == (True, 1.0)
    assert verdict([decision("accept"), decision("drop", "ander-thema")]) == (False, 1.0)


# ── learning ─────────────────────────────────────────────────────────────────


def test_a_clear_taste_is_learned_with_its_counts() -> None:
    taste = learn(clear_taste(), NONE, NOW, shown=CUTS.shown)
    assert taste.active
    assert taste.gain > 0
    assert taste.decisions == 36
    assert points(taste)[LIKED] > 0.1 > 0 > points(taste)[DISLIKED]
    [against] = [one for one in taste.weights if one.name == DISLIKED]
    assert (against.taken, against.left) == (0, 12)


def test_twenty_nine_decisions_are_too_few_however_clear() -> None:
    examples = clear_taste()
    few = learn(examples[: DECISIONS_AT_LEAST - 1], NONE, NOW, shown=CUTS.shown)
    enough = learn(examples[:DECISIONS_AT_LEAST], NONE, NOW, shown=CUTS.shown)
    assert (few.active, enough.active) == (False, True)


def test_no_decisions_no_taste() -> None:
    assert learn([], NONE, NOW, shown=CUTS.shown) == NONE


def test_answers_without_a_pattern_are_rarely_used() -> None:
    used = 0
    for seed in range(40):
        dice = random.Random(seed)
        names = [f"field:{dice.randrange(8)}" for _ in range(40)]
        examples = [example(name, dice.random() < 0.6, at) for at, name in enumerate(names)]
        used += learn(examples, NONE, NOW, shown=CUTS.shown).active
    assert used <= 8


def test_what_the_score_explains_is_no_taste() -> None:
    """The liked subject merely scores higher: there is nothing left to learn of it."""
    examples = [
        example(name, taken, day, score)
        for day in range(20)
        for name, taken, score in ((LIKED, True, 3.2), (OTHER, day % 4 == 0, 1.2))
    ]
    assert points(learn(examples, NONE, NOW, shown=0.0)).get(LIKED, 0) < 0.3


def test_a_taste_in_use_is_not_dropped_at_the_first_doubt() -> None:
    """Begin needs a gain of one standard error; to go on, any gain is enough."""
    dice = random.Random(3)
    used = replace(NONE, active=True)
    doubtful = 0
    for _ in range(60):
        likes = dice.uniform(0.5, 0.9)
        examples = [
            example(name, dice.random() < chance, day)
            for day in range(15)
            for name, chance in ((LIKED, likes), (DISLIKED, 0.4), (OTHER, 0.6))
        ]
        fresh = learn(examples, NONE, NOW, shown=CUTS.shown)
        going = learn(examples, used, NOW, shown=CUTS.shown)
        assert going.active or not fresh.active
        doubtful += going.active and not fresh.active
    assert doubtful > 0


def test_a_taste_that_would_hide_what_was_taken_up_is_not_used() -> None:
    weak = [replace(one, score=CUTS.shown + 0.01) for one in clear_taste()]
    some = [example(DISLIKED, True, day, CUTS.shown + 0.01) for day in range(12)]
    mixed = [*weak, *some, *(example(DISLIKED, False, day) for day in range(30))]
    mixed.sort(key=lambda one: one.day)
    taste = learn(mixed, replace(NONE, active=True), NOW, shown=CUTS.shown)
    assert points(taste)[DISLIKED] < 0
    assert not taste.active


def test_decisions_of_one_sitting_are_held_apart_too() -> None:
    sitting = [replace(one, day=TODAY) for one in clear_taste()]
    assert learn(sitting, NONE, NOW, shown=CUTS.shown).active


def test_what_does_not_count_any_more_stays_forgotten() -> None:
    before = replace(NONE, after_decision=7)
    assert learn(clear_taste(), before, NOW, shown=CUTS.shown).after_decision == 7


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from([LIKED, DISLIKED, OTHER]), st.booleans(), st.integers(0, 40)),
        max_size=60,
    )
)
def test_learning_never_fails_and_never_shifts_too_far(
    answers: list[tuple[str, bool, int]],
) -> None:
    examples = [example(name, taken, day) for name, taken, day in answers]
    taste = learn(examples, NONE, NOW, shown=CUTS.shown)
    for name in (LIKED, DISLIKED, OTHER):
        assert abs(shift({name: 1.0}, taste.weights)) <= MOST


# ── what it does to a lead ───────────────────────────────────────────────────


def test_a_theme_of_a_wide_field_counts_by_itself_as_well() -> None:
    named = subjects(("senioren", "diversiteit_inburgering"), "oproep", fields_of(knowledge()))
    assert named == {
        "field:senioren": 1.0,
        "field:inclusie": 1.0,
        "theme:diversiteit_inburgering": 0.5,
        "kind:oproep": 0.5,
    }


def test_a_lead_she_likes_rises_and_says_why(lead: Lead) -> None:
    liked = seasoned(lead, active(erfgoed=0.4), knowledge(), CUTS)
    assert liked.score == pytest.approx(lead.score + 0.4)
    told = liked.reason("taste")
    assert told is not None
    assert (told.ref, told.points) == ("field:erfgoed:4:1", pytest.approx(0.4))


def test_a_lead_she_does_not_like_sinks_but_stays(lead: Lead) -> None:
    near = replace(lead, score=CUTS.shown + 0.1, strength=Strength.FAIR)
    sunk = seasoned(near, active(erfgoed=-0.5), knowledge(), CUTS)
    assert sunk.strength is None
    assert sunk.status is Status.SEED


def test_another_taste_takes_the_place_of_the_first(lead: Lead) -> None:
    first = seasoned(lead, active(erfgoed=0.4), knowledge(), CUTS)
    second = seasoned(first, active(erfgoed=-0.2), knowledge(), CUTS)
    assert second.score == pytest.approx(lead.score - 0.2)
    assert len([one for one in second.reasons if one.kind == "taste"]) == 1


@pytest.mark.parametrize("taste", [None, NONE, replace(active(erfgoed=0.4), active=False)])
def test_without_a_taste_in_use_a_lead_is_as_it_was(lead: Lead, taste: Taste | None) -> None:
    assert seasoned(lead, taste, knowledge(), CUTS) == lead
    changed = seasoned(lead, active(erfgoed=-0.8), knowledge(), CUTS)
    again = seasoned(changed, taste, knowledge(), CUTS)
    assert again == replace(lead, score=pytest.approx(lead.score))
    assert tasted(unseasoned(changed, CUTS)) == 0


def test_no_taste_shifts_further_than_its_bound(lead: Lead) -> None:
    loved = seasoned(lead, active(erfgoed=9.0), knowledge(), CUTS)
    assert loved.score == pytest.approx(lead.score + MOST)


@pytest.mark.parametrize("kind", ["desk", "again", "yearly", "unexpected"])
def test_what_somebody_passed_on_or_comes_back_is_beyond_taste(lead: Lead, kind: str) -> None:
    own = Reason(kind=kind, ref="", points=1.0, quote="zoekt", item_id="x")
    vouched = replace(lead, reasons=(own, *lead.reasons))
    assert seasoned(vouched, active(erfgoed=-0.8), knowledge(), CUTS) == vouched


def test_a_taste_lifts_what_falls_short(lead: Lead) -> None:
    paper = item("Vondsten Molenakker zoeken onderdak", FINDS)
    worth = assess(paper, extraction(paper), knowledge(), ranker(), today=TODAY)
    short = replace(worth, score=CUTS.shown - 0.2, shown=False, strength=None, grade=1)
    assert lifts(short, active(erfgoed=0.3), knowledge(), CUTS.shown)
    assert not lifts(short, active(erfgoed=0.1), knowledge(), CUTS.shown)
    assert not lifts(short, NONE, knowledge(), CUTS.shown)
    assert not lifts(replace(short, grade=0), active(erfgoed=0.3), knowledge(), CUTS.shown)


def test_no_taste_lifts_an_obituary() -> None:
    paper = item("In memoriam: de man van de heemkundekring", FINDS)
    worth = assess(paper, extraction(paper), knowledge(), ranker(), today=date(2027, 3, 5))
    dead = replace(worth, score=CUTS.shown, grade=3, themes=("erfgoed_heemkunde",))
    assert not lifts(dead, active(erfgoed=0.8), knowledge(), CUTS.shown)
