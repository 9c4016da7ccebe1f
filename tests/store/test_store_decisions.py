"""Decisions are only ever added; the status of a lead follows from them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_nouns import (
    BRANCH,
    NOW,
    make_analysis,
    make_decision,
    make_item,
    make_lead,
    make_source,
    make_visit,
)

from leads.errors import UserError
from leads.model import Decision, Status
from leads.store import Store
from leads.store.decisions import holding

WAKE = date(2026, 9, 1)


@pytest.fixture(autouse=True)
def one_lead(store: Store) -> None:
    store.sources.register([make_source()])
    store.save_visit(make_visit(), [make_item()])
    store.save_analysis(BRANCH, [make_analysis(make_item(), make_lead("a1"))])


def decide(store: Store, verb: str, status: Status | None, **changes: object) -> int:
    return store.decisions.append(make_decision("a1", verb, status, **changes))


def undo(store: Store, decision_id: int | None = None) -> Decision:
    return store.decisions.undo(BRANCH.id, "a1", "Marja", NOW, decision_id)


def standing(store: Store) -> tuple[Status, date | None]:
    lead = store.leads.get(BRANCH.id, "a1")
    return lead.status, lead.wake_on


def test_a_decision_moves_its_lead_and_stays_as_it_was_said(store: Store) -> None:
    said = make_decision(
        "a1", "snooze", Status.SHED, wake_on=WAKE, reason="geen tijd", note="na de zomer"
    )
    number = store.decisions.append(said)
    assert standing(store) == (Status.SHED, WAKE)
    [kept] = store.decisions.history(BRANCH.id, "a1")
    assert kept.id == number
    assert kept.wake_on == WAKE
    assert (kept.who, kept.reason, kept.note) == ("Marja", "geen tijd", "na de zomer")
    assert kept.at == NOW


def test_the_next_decision_takes_the_wake_up_day_away(store: Store) -> None:
    decide(store, "snooze", Status.SHED, wake_on=WAKE)
    decide(store, "accept", Status.PLANTED)
    assert standing(store) == (Status.PLANTED, None)


def test_a_note_leaves_the_status(store: Store) -> None:
    decide(store, "snooze", Status.SHED, wake_on=WAKE)
    decide(store, "note", None, note="gebeld")
    assert standing(store) == (Status.SHED, WAKE)


def test_an_undo_is_one_more_row(store: Store) -> None:
    first = decide(store, "accept", Status.PLANTED)
    taken_back = undo(store)
    assert (taken_back.verb, taken_back.undoes, taken_back.status) == ("undo", first, None)
    assert standing(store) == (Status.SEED, None)
    assert [one.verb for one in store.decisions.history(BRANCH.id, "a1")] == ["accept", "undo"]


def test_each_undo_goes_one_further_back(store: Store) -> None:
    decide(store, "snooze", Status.SHED, wake_on=WAKE)
    decide(store, "accept", Status.PLANTED)
    decide(store, "talk", Status.SPROUTING)
    undo(store)
    assert standing(store) == (Status.PLANTED, None)
    undo(store)
    assert standing(store) == (Status.SHED, WAKE)
    undo(store)
    assert standing(store) == (Status.SEED, None)
    with pytest.raises(UserError, match="geen besluit om terug te draaien"):
        undo(store)


def test_an_undo_can_be_undone_and_that_too(store: Store) -> None:
    decide(store, "accept", Status.PLANTED)
    first = undo(store)
    second = undo(store, first.id)
    assert standing(store) == (Status.PLANTED, None)
    undo(store, second.id)
    assert standing(store) == (Status.SEED, None)


def test_a_decision_in_the_middle_can_be_undone(store: Store) -> None:
    decide(store, "accept", Status.PLANTED)
    middle = decide(store, "talk", Status.SPROUTING)
    decide(store, "bloom", Status.BLOOMING)
    undo(store, middle)
    assert standing(store) == (Status.BLOOMING, None)
    undo(store)
    assert standing(store) == (Status.PLANTED, None)


def test_what_no_longer_holds_cannot_be_undone_again(store: Store) -> None:
    number = decide(store, "accept", Status.PLANTED)
    undo(store, number)
    with pytest.raises(UserError):
        undo(store, number)


def test_a_decision_after_an_undo_counts(store: Store) -> None:
    decide(store, "accept", Status.PLANTED)
    undo(store)
    decide(store, "wrong", Status.NOT_A_LEAD)
    assert standing(store) == (Status.NOT_A_LEAD, None)


def test_undoing_all_returns_a_lead_to_how_it_was_found(store: Store) -> None:
    sleeping = make_lead("b2", status=Status.SHED, wake_on=WAKE)
    store.save_analysis(BRANCH, [make_analysis(make_item(), sleeping)])
    store.decisions.append(make_decision("b2", "accept", Status.PLANTED))
    store.decisions.undo(BRANCH.id, "b2", "Marja", NOW)
    assert store.leads.get(BRANCH.id, "b2").status is Status.SHED
    assert store.leads.get(BRANCH.id, "b2").wake_on == WAKE


def test_a_decision_of_an_unknown_lead_is_refused(store: Store) -> None:
    with pytest.raises(UserError, match="geen kans met nummer 'zz'"):
        store.decisions.append(make_decision("zz", "accept", Status.PLANTED))
    with pytest.raises(UserError, match="geen kans met nummer 'zz'"):
        store.decisions.undo(BRANCH.id, "zz", "Marja", NOW)
    assert store.decisions.recent(BRANCH.id, 10) == []


def test_recent_decisions_come_newest_first(store: Store) -> None:
    for minutes, verb in enumerate(("accept", "talk", "bloom")):
        decide(store, verb, Status.PLANTED, at=NOW + timedelta(minutes=minutes))
    assert [one.verb for one in store.decisions.recent(BRANCH.id, 2)] == ["bloom", "talk"]
    assert store.decisions.recent("neerdal", 2) == []


@given(st.lists(st.integers(0, 20), max_size=12))
def test_whether_a_decision_holds_is_decided_by_the_undos_that_hold(targets: list[int]) -> None:
    history = [
        make_decision("a1", "x", None, id=number, undoes=target if target < number else None)
        for number, target in enumerate(targets)
    ]
    holds = {one.id for one in holding(history)}
    for one in history:
        undone = any(later.undoes == one.id and later.id in holds for later in history)
        assert (one.id in holds) is not undone
