"""What a branch learned is kept as it was, and learned from what still holds."""

from dataclasses import replace
from datetime import timedelta

import pytest
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

from leads import limits
from leads.model import Leaning, Reason, Status, Strength, Taste
from leads.store import Store

TASTE = Taste(
    branch_id=BRANCH.id,
    learned_at=NOW,
    decisions=31,
    gain=0.04,
    active=True,
    weights=(
        Leaning(name="field:erfgoed", points=0.31, taken=6, left=0),
        Leaning(name="kind:oproep", points=-0.2, taken=1, left=4),
    ),
    after_decision=12,
)


@pytest.fixture(autouse=True)
def three_leads(store: Store) -> None:
    store.sources.register([make_source()])
    items = [make_item(key) for key in "123"]
    store.save_visit(make_visit(), items)
    leads = [make_lead(f"a{item.key}", item) for item in items]
    done = [make_analysis(one, lead, one.key) for one, lead in zip(items, leads, strict=True)]
    store.save_analysis(BRANCH, done)


def decide(store: Store, lead_id: str, verb: str, **changes: object) -> int:
    return store.decisions.append(make_decision(lead_id, verb, Status.PLANTED, **changes))


def test_a_taste_comes_back_as_it_was_kept(store: Store) -> None:
    assert store.tastes.get(BRANCH.id) is None
    store.tastes.save(TASTE)
    assert store.tastes.get(BRANCH.id) == TASTE
    assert store.tastes.get("neerdal") is None


def test_a_later_taste_takes_its_place(store: Store) -> None:
    store.tastes.save(TASTE)
    store.tastes.save(replace(TASTE, active=False, weights=()))
    kept = store.tastes.get(BRANCH.id)
    assert kept is not None
    assert (kept.active, kept.weights) == (False, ())


def test_leads_come_by_their_last_decision_with_what_holds(store: Store) -> None:
    decide(store, "a1", "accept")
    decide(store, "a2", "drop", reason="ander-thema")
    decide(store, "a3", "accept")
    store.decisions.undo(BRANCH.id, "a3", "Marja", NOW)
    decide(store, "a1", "talk")
    told = store.tastes.told(BRANCH.id)
    verbs = [(lead.id, [one.verb for one in some]) for lead, some in told]
    assert verbs == [("a2", ["drop"]), ("a3", ["undo"]), ("a1", ["accept", "talk"])]
    assert store.tastes.told("neerdal") == []


def test_only_decisions_after_the_reset_are_told(store: Store) -> None:
    decide(store, "a1", "accept")
    last = store.tastes.last_decision(BRANCH.id)
    decide(store, "a2", "accept")
    assert [lead.id for lead, _ in store.tastes.told(BRANCH.id, last)] == ["a2"]
    assert store.tastes.last_decision(BRANCH.id) == last + 1
    assert store.tastes.last_decision("neerdal") == 0


def test_what_the_program_did_by_itself_is_no_decision_of_hers(store: Store) -> None:
    decide(store, "a1", "fade", reason="te-laat", who="leads")
    assert store.tastes.told(BRANCH.id) == []
    assert store.tastes.decided_at(BRANCH.id) is None
    decide(store, "a2", "accept", at=NOW + timedelta(hours=1))
    decide(store, "a1", "fade", at=NOW + timedelta(hours=2))
    assert store.tastes.decided_at(BRANCH.id) == NOW + timedelta(hours=1)


def test_a_bounded_number_is_learned_from_the_latest(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "DECISIONS_LEARNED", 2)
    for lead_id in ("a1", "a2", "a3"):
        decide(store, lead_id, "accept")
    assert [lead.id for lead, _ in store.tastes.told(BRANCH.id)] == ["a2", "a3"]


def test_weighing_again_touches_nothing_but_the_weight(store: Store) -> None:
    decide(store, "a1", "accept")
    store.digests.mark_shown(BRANCH.id, NOW.date(), ["a1"])
    before = store.leads.get(BRANCH.id, "a1")
    told = Reason(kind="taste", ref="field:erfgoed:4:0", points=-3.0, quote="", item_id="x")
    stale = replace(before, score=0.5, strength=None, reasons=(told,), title="anders")
    store.leads.reweigh(BRANCH.id, [stale])
    after = store.leads.get(BRANCH.id, "a1")
    assert after == replace(before, score=0.5, strength=None, reasons=(told,))
    store.leads.reweigh(BRANCH.id, [replace(after, strength=Strength.FAIR)])
    assert store.leads.get(BRANCH.id, "a1").strength is Strength.FAIR
