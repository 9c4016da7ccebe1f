"""Persons are kept as they were typed in, for one branch, and taken away for good."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from store_nouns import BRANCH, TODAY, make_person

from leads.store import Store


def test_a_person_comes_back_as_typed(store: Store) -> None:
    truus = make_person("Truus Jansen", note="liefst ’s avonds")
    number = store.people.add(truus)
    assert store.people.all(BRANCH.id) == [replace(truus, id=number)]
    assert store.people.all("elders") == []


def test_a_person_is_changed_by_number(store: Store) -> None:
    first, second = (store.people.add(make_person(name)) for name in ("Truus", "Wim"))
    store.people.change(make_person("Truus", id=first, interests=("tennis",)))
    store.people.change(make_person("Wim", id=second, branch_id="elders", contact="weg"))
    truus, wim = store.people.all(BRANCH.id)
    assert (truus.interests, wim.contact) == (("tennis",), "0497-555777")


@pytest.mark.parametrize(("after", "known"), [(-1, ["Truus"]), (0, ["Truus"]), (1, [])])
def test_consent_holds_until_and_including_its_last_day(
    store: Store, after: int, known: list[str]
) -> None:
    store.people.add(make_person("Truus", expires_on=TODAY))
    day = TODAY + timedelta(days=after)
    assert [person.name for person in store.people.known(BRANCH.id, day)] == known
    assert bool(store.people.expired(BRANCH.id, day)) is not bool(known)


def test_erasing_takes_only_who_was_named(store: Store) -> None:
    first, _ = (store.people.add(make_person(name)) for name in ("Truus", "Wim"))
    store.people.erase("elders", [first])
    assert len(store.people.all(BRANCH.id)) == 2
    store.people.erase(BRANCH.id, [first])
    assert [person.name for person in store.people.all(BRANCH.id)] == ["Wim"]


def test_the_first_to_end_comes_first(store: Store) -> None:
    for name, day in (("Wim", date(2026, 3, 2)), ("Truus", date(2026, 3, 1))):
        store.people.add(make_person(name, expires_on=day))
    assert [one.name for one in store.people.expired(BRANCH.id, TODAY)] == ["Truus", "Wim"]
