"""Old texts are shortened, and nothing else is lost."""

from datetime import date, timedelta

from store_nouns import (
    BRANCH,
    NOW,
    TODAY,
    make_analysis,
    make_event,
    make_item,
    make_source,
    make_visit,
)

from leads.model import Item
from leads.store import Store

OLD = NOW - timedelta(days=100)
BEFORE = NOW - timedelta(days=90)
AHEAD = make_event(TODAY + timedelta(days=30))


def save(store: Store, *items: Item, looked_at: bool = True) -> None:
    store.sources.register([make_source(), make_source("balie-x", kind="desk")])
    for item in items:
        store.save_visit(make_visit(item.source_id), [item])
    if looked_at:
        store.save_analysis(BRANCH, [make_analysis(item) for item in items])


def old(store: Store, limit: int = 100) -> list[str]:
    return [item.key for item, _ in store.texts.old(BEFORE, TODAY, limit)]


def waiting(store: Store) -> list[str]:
    found = store.items.to_analyse(BRANCH.id, since=OLD, today=TODAY, limit=100)
    return [item.key for item in found]


def test_the_oldest_come_first_in_portions(store: Store) -> None:
    items = [make_item(str(n), published=OLD - timedelta(days=n)) for n in range(3)]
    save(store, *items, make_item("new", published=BEFORE))
    assert old(store) == ["2", "1", "0"]
    assert old(store, limit=2) == ["2", "1"]


def test_what_was_found_comes_along(store: Store) -> None:
    item = make_item(published=OLD)
    save(store, item)
    [(read, found)] = store.texts.old(BEFORE, TODAY, 1)
    assert read == item
    assert found == make_analysis(item).extraction


def test_what_still_waits_for_a_look_keeps_its_text(store: Store) -> None:
    save(store, make_item("ahead", published=OLD, events=(AHEAD,)), looked_at=False)
    save(store, make_item("never", published=OLD), looked_at=False)
    save(store, make_item("looked", published=OLD, events=(AHEAD,)))
    assert sorted(old(store)) == ["looked", "never"]


def test_the_words_of_the_branch_itself_stay(store: Store) -> None:
    save(store, make_item("tip", "balie-x", published=OLD))
    assert old(store) == []


def test_a_shortened_text_keeps_all_but_its_words(store: Store) -> None:
    item = make_item(published=OLD)
    save(store, item)
    store.texts.shorten({item.id: "De kring zoekt een zaal."}, TODAY)
    kept = store.items.get(item.id)
    assert kept
    assert (kept.title, kept.url, kept.text) == (item.title, item.url, "De kring zoekt een zaal.")
    assert store.items.extraction(item.id)
    assert store.items.assessment(BRANCH.id, item.id)
    assert old(store) == []


def test_a_source_that_still_serves_it_changes_nothing(store: Store) -> None:
    item = make_item(published=OLD)
    save(store, item)
    store.texts.shorten({item.id: ""}, TODAY)
    assert store.save_visit(make_visit(), [item]) == 0
    kept = store.items.get(item.id)
    assert kept
    assert kept.text == ""
    assert waiting(store) == []


def test_other_words_of_the_source_are_new_again(store: Store) -> None:
    item = make_item(published=OLD)
    save(store, item)
    store.texts.shorten({item.id: ""}, TODAY)
    save(store, make_item(published=OLD, text="Afgelast."), looked_at=False)
    assert waiting(store) == ["1"]
    assert old(store) == ["1"]


def test_a_shortened_text_is_not_looked_at_again(store: Store) -> None:
    item = make_item(published=OLD, events=(AHEAD,))
    save(store, item)
    store.items.reset_analysis(BRANCH.id)
    assert waiting(store) == ["1"]
    store.texts.shorten({item.id: ""}, TODAY)
    assert waiting(store) == []


def test_how_much_is_kept_and_since_when(store: Store) -> None:
    assert store.texts.stored() == (0, None, 0)
    items = [make_item(str(n), published=OLD + timedelta(days=n)) for n in range(3)]
    save(store, *items)
    store.texts.shorten({items[0].id: ""}, date(2026, 3, 24))
    assert store.texts.stored() == (2, OLD + timedelta(days=1), 1)
