"""Sources, their visits, and when to come again."""

from datetime import date, datetime, timedelta

import pytest
from store_nouns import (
    BRANCH,
    NOW,
    TODAY,
    make_analysis,
    make_failure,
    make_item,
    make_source,
    make_validators,
    make_visit,
)

from leads.errors import StoreError
from leads.model import Outcome, Source, Validators
from leads.store import Store

HOUR = timedelta(hours=1)
MONTH = timedelta(days=30)


@pytest.fixture
def source(store: Store) -> Source:
    source = make_source()
    store.sources.register([source])
    return source


def waiting(store: Store) -> list[str]:
    found = store.items.to_analyse(BRANCH.id, since=NOW - 14 * 24 * HOUR, today=TODAY, limit=100)
    return [item.key for item in found]


# ── items ────────────────────────────────────────────────────────────────────


def test_only_items_not_seen_before_are_counted(store: Store, source: Source) -> None:
    first = [make_item("1"), make_item("2")]
    assert store.save_visit(make_visit(), first) == 2
    assert store.save_visit(make_visit(), [*first, make_item("3")]) == 1
    assert store.save_visit(make_visit(), first) == 0
    assert store.sources.states()["krant"].items == 3


def test_one_key_twice_in_a_visit_is_one_item(store: Store, source: Source) -> None:
    twice = [make_item("1", title="nieuwste"), make_item("1", title="ouder")]
    assert store.save_visit(make_visit(), twice) == 1
    kept = store.items.get(make_item("1").id)
    assert kept is not None
    assert kept.title == "nieuwste"


def test_the_same_key_at_another_source_is_another_item(store: Store) -> None:
    store.sources.register([make_source("krant"), make_source("raad")])
    assert store.save_visit(make_visit("krant"), [make_item("1", "krant")]) == 1
    assert store.save_visit(make_visit("raad"), [make_item("1", "raad")]) == 1


def test_changed_words_replace_the_old_and_ask_for_a_new_look(store: Store, source: Source) -> None:
    old = make_item("1")
    store.save_visit(make_visit(), [old, make_item("2")])
    store.save_analysis(BRANCH, [make_analysis(old), make_analysis(make_item("2"))])
    assert waiting(store) == []
    new = make_item("1", text="De inloop is verplaatst naar 4 april.")
    assert store.save_visit(make_visit(), [new, make_item("2")]) == 0
    assert store.items.get(old.id) == new
    assert waiting(store) == ["1"]


def test_another_moment_of_publication_is_no_new_text(store: Store, source: Source) -> None:
    item = make_item("1")
    store.save_visit(make_visit(), [item])
    store.save_visit(make_visit(), [make_item("1", published=NOW)])
    assert store.items.get(item.id) == item


def test_words_that_change_while_they_are_looked_at_are_looked_at_again(
    store: Store, source: Source
) -> None:
    old = make_item("1")
    store.save_visit(make_visit(), [old])
    store.save_visit(make_visit(), [make_item("1", text="intussen anders")])
    store.save_analysis(BRANCH, [make_analysis(old)])
    assert waiting(store) == ["1"]


def test_a_visit_of_an_unknown_source_keeps_nothing(store: Store) -> None:
    with pytest.raises(StoreError, match="De bron 'krant' is niet bekend"):
        store.save_visit(make_visit(), [make_item()])
    assert store.items.get(make_item().id) is None


# ── the state of a source ────────────────────────────────────────────────────


def test_a_failure_is_remembered_from_the_first_on(store: Store, source: Source) -> None:
    store.save_visit(make_visit(at=NOW - HOUR), [])
    store.save_visit(make_failure(at=NOW), [])
    store.save_visit(make_failure(at=NOW + HOUR, reason="tls", detail="verlopen"), [])
    state = store.sources.states()["krant"]
    assert (state.failing_since, state.failures) == (NOW, 2)
    assert (state.reason, state.detail) == ("tls", "verlopen")
    assert state.last_visit == NOW + HOUR
    assert state.last_success == NOW - HOUR
    assert state.next_at == NOW + 2 * HOUR


def test_a_failed_visit_keeps_the_items_it_brought(store: Store, source: Source) -> None:
    assert store.save_visit(make_failure(), [make_item()]) == 1


def test_a_success_ends_a_failure(store: Store, source: Source) -> None:
    store.save_visit(make_failure(at=NOW), [])
    store.save_visit(make_visit(at=NOW + HOUR, outcome=Outcome.UNCHANGED), [])
    state = store.sources.states()["krant"]
    assert (state.failing_since, state.failures, state.reason) == (None, 0, None)
    assert state.last_success == NOW + HOUR


def test_a_new_address_is_proposed_until_a_visit_no_longer_says_so(
    store: Store, source: Source
) -> None:
    store.save_visit(make_visit(moved_to="https://nieuw.example/rss"), [])
    store.save_visit(make_failure(), [])
    assert store.sources.states()["krant"].moved_to == "https://nieuw.example/rss"
    store.save_visit(make_visit(), [])
    assert store.sources.states()["krant"].moved_to is None


# ── which sources are due ────────────────────────────────────────────────────


def test_a_source_is_due_when_its_time_has_come(store: Store, source: Source) -> None:
    assert store.sources.due([source], NOW) == [source]
    store.save_visit(make_visit(at=NOW), [])
    assert store.sources.due([source], NOW + HOUR - timedelta(seconds=1)) == []
    assert store.sources.due([source], NOW + HOUR) == [source]


def test_a_clock_that_was_set_back_does_not_silence_a_source(store: Store, source: Source) -> None:
    store.save_visit(make_visit(at=NOW + 24 * HOUR), [])
    assert store.sources.due([source], NOW) == [source]


def test_a_source_that_is_switched_off_is_never_due(store: Store) -> None:
    assert store.sources.due([make_source(active=False)], NOW) == []


def test_a_source_the_store_has_not_met_is_due(store: Store) -> None:
    assert store.sources.due([make_source("nieuw")], NOW) == [make_source("nieuw")]


# ── registering ──────────────────────────────────────────────────────────────


def test_a_removed_source_is_marked_and_keeps_its_items(store: Store, source: Source) -> None:
    store.save_visit(make_visit(), [make_item()])
    store.sources.register([make_source("raad")])
    assert store.sources.removed() == ["krant"]
    assert store.items.get(make_item().id) == make_item()
    store.sources.register([source])
    assert store.sources.removed() == ["raad"]
    assert store.sources.states()["krant"].items == 1


def test_registering_again_keeps_the_state(store: Store, source: Source) -> None:
    store.save_visit(make_failure(), [])
    before = store.sources.states()
    store.sources.register([make_source(name="De Nieuwe Krant")])
    assert store.sources.states() == before


def test_a_source_with_a_new_address_starts_afresh(store: Store, source: Source) -> None:
    store.save_visit(make_failure(moved_to="https://nieuw.example/rss"), [make_item()])
    moved = make_source(url="https://nieuw.example/rss")
    store.sources.register([moved])
    state = store.sources.states()["krant"]
    assert (state.failing_since, state.failures, state.moved_to) == (None, 0, None)
    assert state.items == 1
    assert store.sources.due([moved], NOW) == [moved]


def test_nothing_to_register_is_fine(store: Store, source: Source) -> None:
    store.sources.register([])
    assert store.sources.removed() == ["krant"]


# ── validators ───────────────────────────────────────────────────────────────


def test_validators_are_kept_per_request(store: Store, source: Source) -> None:
    one, two = make_validators('"a"'), make_validators('"b"')
    store.save_visit(make_visit(validators={"https://k/1": one, "https://k/2": two}), [])
    changed = make_validators('W/"c"')
    store.save_visit(make_failure(validators={"https://k/2": changed}), [])
    assert known(store) == {"https://k/1": one, "https://k/2": changed}
    assert "raad" not in store.sources.validators(NOW)


def known(store: Store, now: datetime = NOW) -> dict[str, Validators]:
    return store.sources.validators(now).get("krant", {})


def test_after_a_month_of_304_the_page_is_asked_for_in_full(store: Store, source: Source) -> None:
    given = {"https://k/1": make_validators()}
    store.save_visit(make_visit(at=NOW, validators=given), [])
    store.save_visit(make_visit(at=NOW + MONTH - HOUR), [])  # nothing new to keep
    assert known(store, NOW + MONTH - HOUR) == given
    assert known(store, NOW + MONTH) == {}
    store.save_visit(make_visit(at=NOW + MONTH + HOUR, validators=given), [])
    assert known(store, NOW + MONTH + HOUR) == given


def test_new_validators_begin_a_new_month(store: Store, source: Source) -> None:
    first, second = ({f"https://k/{n}": make_validators()} for n in (1, 2))
    store.save_visit(make_visit(validators=first | second), [])
    fresh = {"https://k/1": make_validators('"b"')}
    store.save_visit(make_visit(at=NOW + MONTH - HOUR, validators=fresh), [])
    assert known(store, NOW + MONTH + HOUR) == fresh


def test_an_address_longer_than_an_index_entry_is_no_problem(store: Store, source: Source) -> None:
    address = "https://k/" + "é" * 5000
    store.save_visit(make_visit(validators={address: make_validators()}), [])
    assert list(known(store)) == [address]


# ── set aside ────────────────────────────────────────────────────────────────


def test_a_pause_is_kept_through_a_new_reading_of_the_settings(
    store: Store, source: Source
) -> None:
    store.sources.pause("krant", TODAY + timedelta(days=2))
    store.sources.register([source])
    state = store.sources.states()["krant"]
    assert [state.paused(TODAY + timedelta(days=days)) for days in (0, 1, 2)] == [True, True, False]
    store.sources.pause("krant", None)
    assert not store.sources.states()["krant"].paused(TODAY)


def test_a_pause_without_end_fits_in_the_database(store: Store, source: Source) -> None:
    store.sources.pause("krant", date.max)
    assert store.sources.states()["krant"].paused(TODAY)


def test_a_source_nobody_registered_cannot_be_paused(store: Store) -> None:
    with pytest.raises(StoreError, match="onbekend"):
        store.sources.pause("onbekend", date.max)
