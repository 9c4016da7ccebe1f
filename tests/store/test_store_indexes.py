"""The questions of the daily run are answered from an index, however much is stored."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Select, TextualSelect
from store_nouns import BRANCH, NOW, TODAY

from leads.store import Store
from leads.store.acquaintances import shown_query
from leads.store.decisions import leads_with_query
from leads.store.items import below_query, candidates_query, to_analyse_query
from leads.store.leads import changed_query, to_show_query
from leads.store.organisations import near_query
from leads.store.tallies import days_query, undated_query
from leads.store.texts import old_query
from leads.store.ties import told_query

AGO = TODAY - timedelta(days=364)


@pytest.fixture
def store(sqlite_url: str) -> Iterator[Store]:
    with Store.open(sqlite_url, backups=None) as opened:
        yield opened


def plan(store: Store, query: Select[Any] | TextualSelect) -> list[str]:
    with store._database.read() as connection:
        words = query.compile(connection, compile_kwargs={"render_postcompile": True})
        values = [
            processor(words.params[name])
            if (processor := words._bind_processors.get(name))
            else words.params[name]
            for name in words.positiontup or []
        ]
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {words}", tuple(values))
        return [row[3] for row in rows]


def test_leads_to_show(store: Store) -> None:
    steps = plan(store, to_show_query(BRANCH.id, TODAY))
    for index in ("ix_leads_to_show", "ix_leads_window", "ix_leads_shown"):
        assert any(index in step for step in steps), steps
    assert not [step for step in steps if step.startswith("SCAN leads")]


def test_candidates_for_the_same_story(store: Store) -> None:
    steps = plan(store, candidates_query(BRANCH.id, ["vonder", "2026-03-28"], NOW))
    walks = [step for step in steps if "ix_blocking_keys_key_published" in step]
    assert len(walks) == 2
    tables = ("blocking_keys", "fingerprints", "assessments")
    assert not [step for step in steps if step.startswith(tuple(f"SCAN {name}" for name in tables))]


def test_items_to_analyse(store: Store) -> None:
    steps = plan(store, to_analyse_query(BRANCH.id, 1000, NOW, TODAY, ["krant"]))
    assert any("ix_items_turn (turn>?)" in step for step in steps), steps
    assert not [step for step in steps if step.startswith("SCAN")]


def test_bodies_that_a_name_may_mean(store: Store) -> None:
    steps = plan(store, near_query(["vond"], ["Elsbroek"], ["koor"]))
    assert not [step for step in steps if step.startswith("SCAN organisation_")], steps


def test_the_ties_of_a_body(store: Store) -> None:
    steps = plan(store, told_query(BRANCH.id, "vonder"))
    assert not [step for step in steps if step.startswith(("SCAN ties", "SCAN assess"))], steps


def test_whom_a_branch_knows_by_its_talks(store: Store) -> None:
    steps = plan(store, shown_query(BRANCH.id))
    assert not [step for step in steps if step.startswith("SCAN")], steps


def test_what_was_just_not_shown(store: Store) -> None:
    steps = plan(store, below_query(BRANCH.id, TODAY).limit(60))
    assert any("ix_assessments_below" in step and "act_before>?" in step for step in steps), steps


def test_what_changed_of_what_was_decided_on(store: Store) -> None:
    steps = plan(store, changed_query(BRANCH.id, TODAY))
    assert not [step for step in steps if step.startswith("SCAN leads")], steps
    assert {"ix_leads_to_show", "ix_leads_shown"} <= {
        name for step in steps for name in step.split() if name.startswith("ix_")
    }


def test_leads_on_which_a_body_was_approached(store: Store) -> None:
    steps = plan(store, leads_with_query(BRANCH.id, ["vonder"], ["accept", "talk"]))
    assert not [step for step in steps if step.startswith("SCAN")], steps


def test_how_often_sources_speak(store: Store) -> None:
    for query in (days_query(AGO, TODAY), undated_query(AGO)):
        steps = plan(store, query)
        assert any("item_days_1 (day>" in step for step in steps), steps


def test_texts_that_are_old(store: Store) -> None:
    steps = plan(store, old_query(NOW, TODAY, 10))
    wanted = "ix_items_shortened_on_published (shortened_on=? AND published<?)"
    assert any(wanted in step for step in steps), steps
