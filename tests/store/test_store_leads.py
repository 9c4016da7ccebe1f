"""Leads: what a digest picks from, and how one is named at the keyboard."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from store_nouns import (
    BRANCH,
    TODAY,
    make_analysis,
    make_decision,
    make_event,
    make_item,
    make_lead,
    make_reason,
    make_source,
    make_visit,
)

from leads.errors import UserError
from leads.model import Branch, Lead, Status
from leads.store import Store

DAY = timedelta(days=1)
TOMORROW = TODAY + DAY


@pytest.fixture(autouse=True)
def one_item(store: Store) -> None:
    store.sources.register([make_source()])
    store.save_visit(make_visit(), [make_item()])


def save(store: Store, *leads: Lead, branch: Branch = BRANCH) -> None:
    for lead in leads:
        store.save_analysis(branch, [make_analysis(make_item(), lead)])


def decide(store: Store, lead_id: str, status: Status, **changes: object) -> None:
    store.decisions.append(make_decision(lead_id, "decide", status, **changes))


def shown(store: Store, day: date = TODAY) -> list[str]:
    return [lead.id for lead in store.leads.to_show(BRANCH.id, day)]


# ── an analysis never touches a decision ─────────────────────────────────────


def test_a_new_analysis_renews_what_was_found_and_nothing_else(store: Store) -> None:
    save(store, make_lead())
    decide(store, "abc123", Status.SHED, wake_on=date(2026, 9, 1))
    store.digests.mark_shown(BRANCH.id, TODAY, ["abc123"])
    found = make_lead(title="Kring verhuist", score=9.0, events=(make_event(name="verhuizing"),))
    save(store, found)
    lead = store.leads.get(BRANCH.id, "abc123")
    assert (lead.title, lead.score, lead.events) == (found.title, 9.0, found.events)
    assert (lead.status, lead.wake_on, lead.shown_on) == (Status.SHED, date(2026, 9, 1), TODAY)
    assert lead.found_at == make_lead().found_at
    assert len(store.decisions.history(BRANCH.id, "abc123")) == 1


def test_branches_keep_their_leads_apart(store: Store) -> None:
    other = Branch(id="neerdal", name="Bibliotheek Neerdal", place="Neerdal")
    save(store, make_lead())
    save(store, make_lead(branch_id="neerdal", title="elders"), branch=other)
    decide(store, "abc123", Status.FALLOW)
    assert store.leads.get("neerdal", "abc123").title == "elders"
    assert store.leads.get("neerdal", "abc123").status is Status.SEED
    assert store.decisions.history("neerdal", "abc123") == []


# ── what is open ─────────────────────────────────────────────────────────────


def test_open_leads_come_best_first(store: Store) -> None:
    save(store, make_lead("a1", score=1), make_lead("b2", score=3), make_lead("c3", score=2))
    decide(store, "c3", Status.NOT_A_LEAD)
    decide(store, "a1", Status.PLANTED)
    assert [lead.id for lead in store.leads.open(BRANCH.id)] == ["b2", "a1"]
    assert [lead.id for lead in store.leads.open(BRANCH.id, limit=1)] == ["b2"]
    rejected = store.leads.open(BRANCH.id, statuses=[Status.NOT_A_LEAD])
    assert [lead.id for lead in rejected] == ["c3"]
    assert store.leads.count(BRANCH.id) == 1
    assert store.leads.count(BRANCH.id, [Status.PLANTED, Status.NOT_A_LEAD]) == 2


def test_seeds_past_their_last_useful_day(store: Store) -> None:
    save(
        store,
        make_lead("a1", act_before=TODAY - DAY),
        make_lead("b2", act_before=TODAY),
        make_lead("c3", act_before=None),
        make_lead("d4", act_before=TODAY - DAY),
    )
    decide(store, "d4", Status.PLANTED)
    assert [lead.id for lead in store.leads.past(BRANCH.id, TODAY)] == ["a1"]


# ── what a digest picks from ─────────────────────────────────────────────────


def test_what_was_never_shown_is_shown_best_first(store: Store) -> None:
    save(store, make_lead("a1", score=1), make_lead("b2", score=3), make_lead("c3", score=2))
    decide(store, "c3", Status.FALLOW)
    assert shown(store) == ["b2", "a1"]


def test_what_was_shown_stays_for_that_day_only(store: Store) -> None:
    save(store, make_lead("a1", act_before=TODAY + 30 * DAY), make_lead("b2", act_before=None))
    store.digests.mark_shown(BRANCH.id, TODAY, ["a1"])
    assert set(shown(store, TODAY)) == {"a1", "b2"}
    assert shown(store, TOMORROW) == ["b2"]


def test_what_changed_is_shown_again(store: Store) -> None:
    save(store, make_lead(act_before=None))
    store.digests.mark_shown(BRANCH.id, TODAY, ["abc123"])
    save(store, make_lead(act_before=None))
    assert shown(store, TOMORROW) == []
    save(store, make_lead(act_before=None, change="nieuwe datum"))
    assert shown(store, TOMORROW) == ["abc123"]
    store.digests.mark_shown(BRANCH.id, TOMORROW, ["abc123"])
    assert shown(store, TOMORROW + DAY) == []


def test_what_has_its_last_day_near_is_shown_again(store: Store) -> None:
    last = TODAY + 10 * DAY
    save(store, make_lead(act_before=last))
    store.digests.mark_shown(BRANCH.id, TODAY, ["abc123"])
    assert shown(store, last - 4 * DAY) == []
    assert shown(store, last - 3 * DAY) == ["abc123"]
    assert shown(store, last) == ["abc123"]
    assert shown(store, last + DAY) == []


def test_what_is_too_late_is_not_shown(store: Store) -> None:
    save(store, make_lead(act_before=TODAY - DAY))
    assert shown(store) == []


def test_what_sleeps_wakes_on_its_day(store: Store) -> None:
    save(store, make_lead("a1"), make_lead("b2"), make_lead("c3"))
    decide(store, "a1", Status.SHED, wake_on=TODAY)
    decide(store, "b2", Status.FALLOW, wake_on=TODAY - DAY)
    decide(store, "c3", Status.SHED, wake_on=TOMORROW)
    assert [lead.id for lead in store.leads.woken(BRANCH.id, TODAY)] == ["b2", "a1"]
    store.digests.mark_shown(BRANCH.id, TODAY, ["a1", "b2"])
    assert [lead.id for lead in store.leads.woken(BRANCH.id, TODAY)] == ["b2", "a1"]
    assert [lead.id for lead in store.leads.woken(BRANCH.id, TOMORROW)] == ["c3"]


def test_what_was_shown_before_it_went_to_sleep_still_wakes(store: Store) -> None:
    save(store, make_lead())
    store.digests.mark_shown(BRANCH.id, TODAY, ["abc123"])
    decide(store, "abc123", Status.SHED, wake_on=TOMORROW)
    assert [lead.id for lead in store.leads.woken(BRANCH.id, TOMORROW)] == ["abc123"]


# ── naming one ───────────────────────────────────────────────────────────────


def test_a_lead_is_named_by_its_first_characters(store: Store) -> None:
    save(store, make_lead("abc123"), make_lead("abd456"), make_lead("abc"))
    assert store.leads.get(BRANCH.id, "abc123").id == "abc123"
    assert store.leads.get(BRANCH.id, " ABD ").id == "abd456"
    assert store.leads.get(BRANCH.id, "abc").id == "abc"


def test_an_ambiguous_name_lists_the_leads_it_may_be(store: Store) -> None:
    save(store, *(make_lead(f"ab{number}") for number in range(6)))
    with pytest.raises(UserError, match=r"meer dan één kans: ab0 \(Heemkundekring .*; …\. Geef"):
        store.leads.get(BRANCH.id, "ab")


@pytest.mark.parametrize("wanted", ["", "%", "_bc123"])
def test_a_pattern_is_no_name(store: Store, wanted: str) -> None:
    save(store, make_lead())
    with pytest.raises(UserError):
        store.leads.get(BRANCH.id, wanted)


def test_an_unknown_name_gets_the_nearest(store: Store) -> None:
    save(store, make_lead("abc123"), make_lead("fff999"))
    with pytest.raises(UserError, match=r"geen kans met nummer 'abc124'\. Lijkt op: abc123"):
        store.leads.get(BRANCH.id, "abc124")
    with pytest.raises(UserError, match=r"geen kans met nummer 'zzzz'\.$"):
        store.leads.get(BRANCH.id, "zzzz")


def test_an_item_without_a_lead_has_none(store: Store) -> None:
    assert store.leads.of_item(BRANCH.id, make_item().id) is None


# ── by their reasons ─────────────────────────────────────────────────────────


def test_leads_with_a_reason_of_a_kind(store: Store) -> None:
    national = replace(make_reason(make_item()), kind="national", ref="boekenweek")
    save(store, make_lead("plain1"), make_lead("book01", reasons=(national,), score=1.0))
    save(store, make_lead("book02", reasons=(national,), score=2.0))
    assert [one.id for one in store.leads.reasoned(BRANCH.id, "national", 10)] == [
        "book02",
        "book01",
    ]
    decide(store, "book02", Status.NOT_A_LEAD)
    assert [one.id for one in store.leads.reasoned(BRANCH.id, "national", 10)] == ["book01"]
    assert store.leads.reasoned("elders", "national", 10) == []


def test_nothing_is_read_for_nobody(store: Store) -> None:
    assert store.decisions.leads_with(BRANCH.id, [], ["accept"]) == {}
    assert store.items.below(BRANCH.id, TODAY, 10) == []
