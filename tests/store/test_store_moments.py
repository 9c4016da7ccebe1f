"""What was said with a body stays with it, through merges, until it is done."""

from datetime import date, timedelta

import pytest
from store_nouns import (
    BRANCH,
    NOW,
    make_analysis,
    make_decision,
    make_item,
    make_lead,
    make_moment,
    make_source,
    make_visit,
)

from leads.model import Organisation, Status
from leads.store import Store


@pytest.fixture
def vonder(store: Store) -> Organisation:
    """The one body, named in the item of lead a1."""
    store.sources.register([make_source()])
    store.save_visit(make_visit(), [make_item()])
    store.save_analysis(BRANCH, [make_analysis(make_item(), make_lead("a1"))])
    [body] = store.organisations.all()
    return body


def said(store: Store, body: str) -> list[str]:
    return [one.note for one in store.moments.of(BRANCH.id, [body]).get(body, [])]


def test_moments_come_back_oldest_first(store: Store, vonder: Organisation) -> None:
    late = make_moment(vonder.id, note="koffie", at=NOW + timedelta(days=1))
    numbers = [store.moments.add(one) for one in (late, make_moment(vonder.id))]
    assert said(store, vonder.id) == ["gebeld", "koffie"]
    assert [one.id for one in store.moments.all(BRANCH.id)] == numbers[::-1]
    assert store.moments.of("elders", [vonder.id]) == {}


def test_what_is_owed_until_it_is_done(store: Store, vonder: Organisation) -> None:
    day = date(2026, 4, 1)
    first = store.moments.add(make_moment(vonder.id, note="folder", owed=True, due_on=day))
    store.moments.add(make_moment(vonder.id, note="ooit eens", owed=True))
    assert len(store.moments.owed(BRANCH.id)) == 2
    assert store.moments.owed(BRANCH.id, day - timedelta(days=1)) == []
    assert [one.note for one in store.moments.owed(BRANCH.id, day)] == ["folder"]

    done = store.moments.done(BRANCH.id, first)
    assert done is not None
    assert (done.note, done.owed) == ("folder", False)
    assert store.moments.done(BRANCH.id, first) is None, "once is enough"
    assert store.moments.done("elders", first + 1) is None
    assert said(store, vonder.id) == ["folder", "ooit eens"]


def test_a_merged_body_brings_its_moments_and_takes_them_back(
    store: Store, vonder: Organisation
) -> None:
    other = store.organisations.split(vonder, _alias(store, vonder), who="", at=NOW)
    store.moments.add(make_moment(other, note="met de ander"))
    store.moments.add(make_moment(vonder.id))
    both = {body.id: body for body in store.organisations.all()}
    store.organisations.merge(both[vonder.id], both[other], who="", at=NOW)
    assert said(store, vonder.id) == ["met de ander", "gebeld"]

    [one] = store.organisations.all()
    back = store.organisations.split(one, both[other].name, who="", at=NOW)
    assert (said(store, back), said(store, vonder.id)) == (["met de ander"], ["gebeld"])


def _alias(store: Store, body: Organisation) -> str:
    store.organisations.rename(body, "De Vonder", who="", at=NOW)
    [renamed] = store.organisations.all()
    return renamed.aliases[0]


def test_leads_on_which_a_body_was_approached(store: Store, vonder: Organisation) -> None:
    approached = ("accept", "talk")
    assert store.decisions.leads_with(BRANCH.id, [vonder.id], approached) == {}
    store.decisions.append(make_decision("a1", "note", None, note="leuk"))
    assert store.decisions.leads_with(BRANCH.id, [vonder.id], approached) == {}
    store.decisions.append(make_decision("a1", "accept", Status.PLANTED))
    assert store.decisions.leads_with(BRANCH.id, [vonder.id], approached) == {vonder.id: {"a1"}}
    assert store.decisions.leads_with("elders", [vonder.id], approached) == {}


def test_decisions_of_some_leads(store: Store, vonder: Organisation) -> None:
    store.decisions.append(make_decision("a1", "note", None, note="leuk"))
    found = store.decisions.of_leads(BRANCH.id, ["a1", "b2"])
    assert [(lead, [one.verb for one in some]) for lead, some in found.items()] == [
        ("a1", ["note"])
    ]
    assert store.decisions.of_leads(BRANCH.id, []) == {}
    assert [one.note for one in store.decisions.noted(BRANCH.id)] == ["leuk"]
    assert [lead.id for lead in store.leads.some(BRANCH.id, ["a1", "b2"])] == ["a1"]
    assert vonder.mentions == 1
