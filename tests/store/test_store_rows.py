"""Nouns survive the trip to a row and back, whole."""

import json
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import StatementError
from store_nouns import (
    NOW,
    make_event,
    make_extraction,
    make_item,
    make_lead,
    make_source,
    make_visit,
)

from leads.model import Event, Extraction, Lead, Moment, RobotsTxt
from leads.store import Store
from leads.store.rows import decode, encode


@given(st.from_type(Event))
def test_any_event_comes_back_as_it_was(event: Event) -> None:
    assert decode(Event, json.loads(json.dumps(encode(event)))) == event


@pytest.mark.parametrize("noun", [make_extraction(make_item()), make_lead()])
def test_nested_nouns_come_back_as_they_were(noun: Extraction | Lead) -> None:
    assert decode(type(noun), json.loads(json.dumps(encode(noun)))) == noun


def test_a_field_that_an_old_row_lacks_takes_its_default() -> None:
    old = encode(make_event())
    del old["flags"]
    assert decode(Event, old).flags == ()


def test_an_item_comes_back_whole(store: Store) -> None:
    store.sources.register([make_source()])
    exact = make_event(start=Moment(date(2026, 3, 28), time(10, 0, 30)), rrule="FREQ=WEEKLY")
    item = make_item(title="Café ‘De Één’ €5", events=(exact,), flags=("no-date",), place=None)
    store.save_visit(make_visit(), [item])
    again = store.items.get(item.id)
    assert again == item
    assert again is not None
    assert again.content_hash == item.content_hash


def test_an_instant_comes_back_in_utc(store: Store) -> None:
    amsterdam = datetime(2026, 3, 24, 8, 30, 0, 123456, tzinfo=timezone(timedelta(hours=2)))
    store.hosts.save_ready_at({"krant.example": amsterdam})
    again = store.hosts.ready_at()["krant.example"]
    assert again == amsterdam
    assert again.tzinfo is UTC


def test_an_instant_without_a_zone_is_refused(store: Store) -> None:
    with pytest.raises(StatementError, match="needs a zone"):
        store.hosts.save_ready_at({"krant.example": datetime(2026, 3, 24)})
    assert store.hosts.ready_at() == {}


def test_hosts_are_overwritten_one_by_one(store: Store) -> None:
    later = NOW + timedelta(minutes=5)
    store.hosts.save_ready_at({"a.example": NOW, "b.example": NOW})
    store.hosts.save_ready_at({"b.example": later})
    assert store.hosts.ready_at() == {"a.example": NOW, "b.example": later}


def test_a_nul_does_not_stop_a_visit(store: Store) -> None:
    store.sources.register([make_source()])
    assert store.save_visit(make_visit(), [make_item(text="voor\x00na")]) == 1
    again = store.items.get(make_item().id)
    assert again is not None
    assert again.text == "voorna"


def test_what_is_read_in_one_moment_does_not_see_what_is_written_meanwhile(store: Store) -> None:
    before = {"krant.example": NOW}
    store.hosts.save_ready_at(before)
    with store.moment():
        assert store.hosts.ready_at() == before
        store.hosts.save_ready_at({"raad.example": NOW})
        assert store.hosts.ready_at() == before
    assert set(store.hosts.ready_at()) == {"krant.example", "raad.example"}


def test_a_copy_of_robots_txt_takes_the_place_of_an_older_one(store: Store) -> None:
    for text in ("User-agent: *", "User-agent: leads\x00"):
        store.hosts.save_robots({"https://krant.example": RobotsTxt(text, NOW)})
    assert store.hosts.robots() == {"https://krant.example": RobotsTxt("User-agent: leads", NOW)}
