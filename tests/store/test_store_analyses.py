"""What is found in items, and which items still need a look."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from store_nouns import (
    BRANCH,
    NOW,
    TODAY,
    make_analysis,
    make_event,
    make_fingerprint,
    make_item,
    make_lead,
    make_source,
    make_visit,
)

from leads import limits
from leads.errors import StoreError
from leads.model import Branch, Item, Moment
from leads.store import Store

DAY = timedelta(days=1)
SINCE = NOW - 14 * DAY
OTHER = Branch(id="neerdal", name="Bibliotheek Neerdal", place="Neerdal")


@pytest.fixture(autouse=True)
def known_sources(store: Store) -> None:
    store.sources.register([make_source("krant"), make_source("raad")])


def save(store: Store, *items: Item) -> None:
    for item in items:
        store.save_visit(make_visit(item.source_id), [item])


def waiting(store: Store, branch: Branch = BRANCH, limit: int = 100) -> list[str]:
    found = store.items.to_analyse(branch.id, since=SINCE, today=TODAY, limit=limit)
    return [item.key for item in found]


# ── what to look at ──────────────────────────────────────────────────────────


def test_the_oldest_items_come_first_in_batches(store: Store) -> None:
    save(store, *(make_item(str(age), published=NOW - age * DAY) for age in (1, 3, 2)))
    assert waiting(store, limit=2) == ["3", "2"]


def test_an_item_that_was_looked_at_does_not_come_back(store: Store) -> None:
    save(store, make_item("1"), make_item("2"))
    store.save_analysis(BRANCH, [make_analysis(make_item("1"))])
    assert waiting(store) == ["2"]
    assert sorted(waiting(store, OTHER)) == ["1", "2"]


def test_another_version_of_the_extractor_is_no_reason_to_start_over(store: Store) -> None:
    save(store, make_item())
    store.save_analysis(BRANCH, [make_analysis(make_item(), version="2")])
    assert waiting(store) == []
    found = store.items.extraction(make_item().id)
    assert found is not None
    assert found.version == "2"


def test_a_reset_has_one_branch_look_at_everything_again(store: Store) -> None:
    save(store, make_item())
    for branch in (BRANCH, OTHER):
        store.save_analysis(branch, [make_analysis(make_item())])
        assert waiting(store, branch) == []
    store.items.reset_analysis(BRANCH.id)
    assert waiting(store) == ["1"]
    assert waiting(store, OTHER) == []


def test_items_that_come_in_after_the_last_look_are_found(store: Store) -> None:
    assert waiting(store) == []
    save(store, make_item("1"))
    store.save_analysis(BRANCH, [make_analysis(make_item("1"))])
    assert waiting(store) == []
    save(store, make_item("2"))
    assert waiting(store) == ["2"]
    assert waiting(store) == ["2"]


def test_old_items_are_left_out_unless_they_announce_something(store: Store) -> None:
    long_ago = {"published": NOW - 100 * DAY}
    save(
        store,
        make_item("old", **long_ago),
        make_item("over", **long_ago, events=(make_event(TODAY - DAY, end=None),)),
        make_item("coming", **long_ago, events=(make_event(TODAY, end=None),)),
        make_item("lasts", **long_ago, events=(make_event(TODAY - DAY, end=Moment(TODAY)),)),
        make_item("weekly", **long_ago, events=(make_event(TODAY - DAY, rrule="FREQ=WEEKLY"),)),
        make_item("recent", published=SINCE),
    )
    assert set(waiting(store)) == {"coming", "lasts", "weekly", "recent"}


def test_a_branch_can_ask_for_its_own_sources(store: Store) -> None:
    save(store, make_item("1", "krant"), make_item("2", "raad"))
    found = store.items.to_analyse(BRANCH.id, since=SINCE, today=TODAY, limit=9, sources=["raad"])
    assert [item.source_id for item in found] == ["raad"]


# ── what was found ───────────────────────────────────────────────────────────


def test_an_analysis_comes_back_whole(store: Store) -> None:
    item = make_item()
    save(store, item)
    analysis = make_analysis(item, make_lead(item=item))
    store.save_analysis(BRANCH, [analysis])
    assert store.items.extraction(item.id) == analysis.extraction
    assert store.items.assessment(BRANCH.id, item.id) == analysis.assessment
    assert store.items.assessment(OTHER.id, item.id) is None
    assert store.leads.get(BRANCH.id, "abc123") == analysis.lead
    assert store.leads.of_item(BRANCH.id, item.id) == analysis.lead


def test_an_error_in_one_item_is_kept_with_it(store: Store) -> None:
    save(store, make_item())
    failed = make_analysis(make_item(), mentions=(), events=(), error="tekst te vreemd")
    store.save_analysis(BRANCH, [failed])
    assert waiting(store) == []
    found = store.items.extraction(make_item().id)
    assert found is not None
    assert found.error == "tekst te vreemd"


def test_all_or_nothing(store: Store) -> None:
    save(store, make_item("1"))
    good = make_analysis(make_item("1"), make_lead())
    with pytest.raises(StoreError):
        store.save_analysis(BRANCH, [good, make_analysis(make_item("nooit opgeslagen"))])
    assert waiting(store) == ["1"]
    assert store.leads.open(BRANCH.id) == []
    assert store.organisations.all() == []


def test_the_last_analysis_of_an_item_counts(store: Store) -> None:
    save(store, make_item())
    store.save_analysis(
        BRANCH, [make_analysis(make_item(), version=version) for version in ("1", "2")]
    )
    found = store.items.extraction(make_item().id)
    assert found is not None
    assert found.version == "2"


def test_nothing_found_is_nothing_saved(store: Store) -> None:
    store.save_analysis(BRANCH, [])
    assert store.organisations.all() == []


# ── events ───────────────────────────────────────────────────────────────────


def test_events_are_found_by_day(store: Store) -> None:
    item, fair = make_item(), make_event(date(2026, 4, 1), "kermis")
    save(store, item)
    undated = replace(make_event(name="ooit"), start=None)
    store.save_analysis(BRANCH, [make_analysis(item, events=(fair, make_event(), undated))])
    found = store.items.events_between(date(2026, 3, 28), date(2026, 4, 1))
    assert [one.event.name for one in found] == ["inloop", "kermis"]
    assert found[0].event == make_event()
    assert (found[0].item_id, found[0].url) == (item.id, item.url)
    assert found[0].source_name == "De Krant"
    assert store.items.events_between(date(2026, 3, 29), date(2026, 3, 31)) == []


def test_a_new_look_replaces_the_events(store: Store) -> None:
    save(store, make_item())
    store.save_analysis(BRANCH, [make_analysis(make_item())])
    moved = make_event(date(2026, 4, 4))
    store.save_analysis(BRANCH, [make_analysis(make_item(), events=(moved,))])
    assert [one.event for one in store.items.events_between(date.min, date.max)] == [moved]


@pytest.mark.parametrize(
    ("change", "left"),
    [
        (None, ["inloop", "kermis"]),
        ("moved 2026-04-01 2026-04-08", ["inloop"]),
        ("moved 2026-04-01T19:00 2026-04-01T20:00", ["inloop", "kermis"]),
        ("cancelled kermis", ["inloop"]),
        ("cancelled", []),
        ("elsewhere De Hoeksteen", ["inloop", "kermis"]),
    ],
)
def test_what_is_off_or_on_another_day_by_a_later_telling_is_left_out(store, change, left):
    item = make_item()
    save(store, item)
    on = (make_event(), make_event(date(2026, 4, 1), "kermis"))
    lead = replace(make_lead(item=item), change=change)
    store.save_analysis(BRANCH, [make_analysis(item, lead, events=on)])
    first, last = date(2026, 3, 28), date(2026, 4, 1)
    found = store.items.events_between(first, last, BRANCH.id)
    assert [one.event.name for one in found] == left
    assert len(store.items.events_between(first, last, OTHER.id)) == 2


# ── candidates for the same story ────────────────────────────────────────────


def test_candidates_share_a_key_newest_first(store: Store) -> None:
    items = [make_item(str(age), published=NOW - age * DAY) for age in (3, 1, 2)]
    save(store, *items)
    keys = {"3": ("vonder",), "1": ("vonder", "2026-03-28"), "2": ("iets anders",)}
    store.save_analysis(
        BRANCH,
        [make_analysis(item, make_lead(f"lead{item.key}"), *keys[item.key]) for item in items],
    )
    found = store.items.candidates(BRANCH.id, ["vonder", "2026-03-28", "vonder"], NOW - 5 * DAY)
    assert [lead_id for _, lead_id in found] == ["lead1", "lead3"]
    assert found[0][0] == make_fingerprint(items[1], *keys["1"])
    recent = store.items.candidates(BRANCH.id, ["vonder"], NOW - 2 * DAY)
    assert [lead_id for _, lead_id in recent] == ["lead1"]
    assert store.items.candidates(BRANCH.id, [], NOW - 5 * DAY) == []
    assert store.items.candidates(BRANCH.id, ["onbekend"], NOW - 5 * DAY) == []


def test_candidates_are_what_this_branch_looked_at(store: Store) -> None:
    save(store, make_item())
    store.save_analysis(BRANCH, [make_analysis(make_item(), None, "vonder")])
    assert len(store.items.candidates(BRANCH.id, ["vonder"], SINCE)) == 1
    assert store.items.candidates(OTHER.id, ["vonder"], SINCE) == []


def test_candidates_are_the_newest_of_a_key_that_all_share(store: Store) -> None:
    many = limits.CANDIDATES + 5
    items = [make_item(str(age), published=NOW - timedelta(minutes=age)) for age in range(many)]
    store.save_visit(make_visit(), items)
    store.save_analysis(BRANCH, [make_analysis(item, None, "elsbroek") for item in items])
    found = store.items.candidates(BRANCH.id, ["elsbroek"], SINCE)
    assert [one.item_id for one, _ in found] == [item.id for item in items[: limits.CANDIDATES]]


def test_an_item_that_is_no_lead_any_more_still_belongs_to_its_lead(store: Store) -> None:
    save(store, make_item())
    store.save_analysis(BRANCH, [make_analysis(make_item(), make_lead())])
    store.save_analysis(BRANCH, [make_analysis(make_item(), None)])
    [(_, lead_id)] = store.items.candidates(BRANCH.id, ["vonder"], SINCE)
    assert lead_id == "abc123"
