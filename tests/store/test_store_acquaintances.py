"""How a branch knows a body: by hand, by its decisions, and by itself."""

from dataclasses import replace

import pytest
from store_nouns import (
    BRANCH,
    NOW,
    make_analysis,
    make_decision,
    make_item,
    make_lead,
    make_mention,
    make_source,
    make_visit,
)

from leads.model import Branch, Field, Span, Status
from leads.store import Store

OTHER = Branch(id="neerdal", name="Bibliotheek Neerdal", place="Neerdal")
KRING, KOOR = "Heemkundekring De Vonder", "Koor Oranje"
WHO = {"who": "Marja", "at": NOW}


@pytest.fixture(autouse=True)
def a_lead(store: Store) -> None:
    """One lead of the circle, in an item that names a choir too."""
    store.sources.register([make_source()])
    item = make_item()
    store.save_visit(make_visit(), [item])
    mentions = (make_mention(KRING), make_mention(KOOR, span=Span(Field.TEXT, 3, 8)))
    lead = make_lead("abc123", item, organisations=(KRING, KOOR))
    for branch in (BRANCH, OTHER):
        mine = replace(lead, branch_id=branch.id)
        store.save_analysis(branch, [make_analysis(item, mine, mentions=mentions)])


def standings(store: Store, branch: Branch = BRANCH) -> dict[str, str]:
    return {body.name: body.known_as for body in store.organisations.all(branch.id)}


def decide(store: Store, verb: str, status: Status) -> None:
    store.decisions.append(make_decision("abc123", verb, status))


def test_nobody_is_known_before_a_talk(store: Store) -> None:
    decide(store, "accept", Status.PLANTED)
    assert standings(store) == {KRING: "unknown", KOOR: "unknown"}


def test_a_talk_makes_the_one_that_was_called_known(store: Store) -> None:
    decide(store, "talk", Status.SPROUTING)
    assert standings(store) == {KRING: "known", KOOR: "unknown"}
    decide(store, "root", Status.ROOTED)
    assert standings(store) == {KRING: "partner", KOOR: "unknown"}
    assert standings(store, OTHER) == {KRING: "unknown", KOOR: "unknown"}
    assert [body.name for body in store.organisations.partners(BRANCH.id)] == [KRING]
    assert store.organisations.partners(OTHER.id) == []


def test_an_undone_decision_taught_nothing(store: Store) -> None:
    decide(store, "talk", Status.SPROUTING)
    store.decisions.undo(BRANCH.id, "abc123", "Marja", NOW)
    assert standings(store)[KRING] == "unknown"


def test_what_a_person_says_counts_for_more(store: Store) -> None:
    decide(store, "root", Status.ROOTED)
    kring, koor = store.organisations.all(BRANCH.id)
    store.organisations.know(BRANCH.id, kring, "unknown", **WHO)
    store.organisations.know(BRANCH.id, koor, "known", **WHO)
    assert standings(store) == {KRING: "unknown", KOOR: "known"}
    assert set(standings(store, OTHER).values()) == {"unknown"}
    [said] = store.organisations.history(BRANCH.id, kring.id)
    assert (said.old, said.new, said.branch_id) == ("partner", "unknown", BRANCH.id)
    assert store.organisations.history(OTHER.id, kring.id) == []


def test_a_merge_keeps_the_better_standing_of_each_branch(store: Store) -> None:
    kring, koor = store.organisations.all(BRANCH.id)
    store.organisations.know(BRANCH.id, koor, "partner", **WHO)
    store.organisations.know(OTHER.id, kring, "known", **WHO)
    store.organisations.know(OTHER.id, koor, "partner", **WHO)
    store.organisations.merge(kring, koor, **WHO)
    assert standings(store) == {KRING: "partner"}
    assert standings(store, OTHER) == {KRING: "known"}
    assert store.integrity() == "ok"
