"""What a digest asks besides its handful: what was not shown, what changed, what comes again."""

from dataclasses import replace
from datetime import timedelta

import pytest
from store_nouns import (
    BRANCH,
    TODAY,
    make_analysis,
    make_assessment,
    make_decision,
    make_item,
    make_lead,
    make_source,
    make_visit,
)

from leads.model import Lead, Status
from leads.store import Store

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def registered(store: Store) -> None:
    store.sources.register([make_source()])


def look(store: Store, key: str, lead: Lead | None = None, **worth: object) -> str:
    """An item that was looked at, with what it was worth."""
    item = make_item(key)
    store.save_visit(make_visit(), [item])
    low = {"shown": False, "grade": 1, "score": 0.8, "act_before": TODAY, **worth}
    assessment = make_assessment(item, **low)
    store.save_analysis(BRANCH, [replace(make_analysis(item, lead), assessment=assessment)])
    return item.id


def below(store: Store) -> list[str]:
    found = store.items.below(BRANCH.id, TODAY, 10)
    assert all(one.extraction.item_id == one.item.id for one in found)
    return [one.item.key for one in found]


def test_below_is_more_than_noise_not_shown_in_time_and_no_lead(store: Store) -> None:
    look(store, "good", score=0.9)
    look(store, "better", score=1.1)
    look(store, "noise", grade=0)
    look(store, "shown", shown=True)
    look(store, "late", act_before=TODAY - DAY)
    look(store, "never", act_before=None)
    look(store, "led", make_lead())
    assert below(store) == ["better", "good"]
    assert len(store.items.below(BRANCH.id, TODAY, 1)) == 1
    assert store.items.below("ander", TODAY, 10) == []


def test_what_begins_a_lead_is_below_no_longer(store: Store) -> None:
    item_id = look(store, "good")
    store.leads.begin(BRANCH.id, make_lead("new123", strength=None), item_id)
    assert below(store) == []
    lead = store.leads.of_item(BRANCH.id, item_id)
    assert lead
    assert lead.id == "new123"


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (Status.PLANTED, True),
        (Status.SPROUTING, True),
        (Status.BLOOMING, True),
        (Status.SHED, True),
        (Status.HARVESTED, False),
        (Status.FALLOW, False),
        (Status.NOT_A_LEAD, False),
    ],
)
def test_a_change_is_for_who_still_works_on_it(store: Store, status: Status, told: bool) -> None:
    look(store, "1", make_lead())
    store.decisions.append(make_decision("abc123", "decide", status))
    assert store.leads.changed(BRANCH.id, TODAY) == []
    look(store, "1", make_lead(change="cancelled"))
    assert bool(store.leads.changed(BRANCH.id, TODAY)) is told
    store.digests.mark_shown(BRANCH.id, TODAY, ["abc123"])
    assert bool(store.leads.changed(BRANCH.id, TODAY)) is told, "the same day again"
    assert store.leads.changed(BRANCH.id, TODAY + DAY) == []


def test_a_reminder_is_kept_beside_the_lead_of_its_item(store: Store) -> None:
    item = make_item("fair")
    store.save_visit(make_visit(), [item])
    again = make_lead("again1", status=Status.SHED, wake_on=TODAY + DAY, act_before=TODAY + 9 * DAY)
    store.save_analysis(BRANCH, [replace(make_analysis(item, make_lead()), again=again)])
    [kept] = store.leads.acting_between(BRANCH.id, TODAY + 9 * DAY, TODAY + 9 * DAY)
    assert (kept.id, kept.status, kept.wake_on) == ("again1", Status.SHED, TODAY + DAY)
    found = store.leads.of_item(BRANCH.id, item.id)
    assert found
    assert found.id == "abc123"
    store.leads.save(BRANCH.id, [make_lead("again1", title="Kermis")])
    assert store.leads.get(BRANCH.id, "again1").status is Status.SHED
