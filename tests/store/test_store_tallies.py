"""Items counted by source and day."""

from datetime import UTC, date, datetime, timedelta

from store_nouns import NOW, make_event, make_item, make_source, make_visit

from leads.model import Item
from leads.store import Store

AGO = NOW - timedelta(days=30)


def save(store: Store, *items: Item) -> None:
    store.sources.register([make_source(item.source_id) for item in items])
    for item in items:
        store.save_visit(make_visit(item.source_id), [item])


def test_days_are_counted_for_each_source(store: Store) -> None:
    morning, night = datetime(2026, 3, 20, 8, tzinfo=UTC), datetime(2026, 3, 20, 23, 59, tzinfo=UTC)
    save(
        store,
        make_item("1", published=morning),
        make_item("2", published=night),
        make_item("3", published=night + timedelta(minutes=1)),
        make_item("4", "bode", published=morning),
    )
    assert store.tallies.days(AGO.date(), NOW.date()) == {
        "krant": {date(2026, 3, 20): 2, date(2026, 3, 21): 1},
        "bode": {date(2026, 3, 20): 1},
    }


def test_only_what_lies_between_counts(store: Store) -> None:
    save(store, make_item("1", published=AGO), make_item("2", published=NOW + timedelta(days=1)))
    assert store.tallies.days(AGO.date(), NOW.date()) == {}


def test_what_says_something_else_later_is_counted_once(store: Store) -> None:
    save(store, make_item("1", title="Zaal"), make_item("1", title="Zaal gezocht"))
    [(day, number)] = store.tallies.days(AGO.date(), NOW.date())["krant"].items()
    assert (day, number) == (make_item("1").published.date(), 1)


def test_a_source_is_undated_when_all_that_came_lately_is(store: Store) -> None:
    missing, odd = ("date-missing",), ("other", "date-implausible")
    days = {"raad": missing, "krant": missing, "bode": odd, "gids": missing, "blad": ()}
    for source_id, flags in days.items():
        events = (make_event(),) if source_id == "raad" else ()
        keys = ("1", "2") if source_id == "gids" else ("1", "2", "3")
        save(store, *(make_item(key, source_id, flags=flags, events=events) for key in keys))
    assert store.tallies.undated(AGO.date()) == {"krant", "bode"}
    save(store, make_item("4", "bode"), make_item("4", published=AGO - timedelta(days=1)))
    assert store.tallies.undated(AGO.date()) == {"krant"}
