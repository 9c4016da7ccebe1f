"""Gancio: Unix times, bare lists, and fields that are not always there."""

import json

import pytest
from sources.saved_pages import answer, make_source

from leads import limits
from leads.errors import SourceError
from leads.model import EventStatus
from leads.sources import gancio as kind

SOURCE = make_source("gancio", url="https://agenda.example", medium="calendar")
NOON = 1796115600  # 1 December 2026, 10.00 Dutch time


def raw(**fields):
    known = {"id": 5, "title": "Film", "slug": "film", "start_datetime": NOON, "tags": []}
    return {**known, **fields}


def parse(*events):
    return list(kind.parse(SOURCE, answer(json.dumps(events))))


@pytest.mark.parametrize(
    ("fields", "start", "end"),
    [
        ({}, "2026-12-01T10:00", None),
        ({"end_datetime": NOON + 7200}, "2026-12-01T10:00", "2026-12-01T12:00"),
        ({"end_datetime": NOON - 7200}, "2026-12-01T10:00", None),
        ({"end_datetime": 0}, "2026-12-01T10:00", None),
        ({"start_datetime": str(NOON)}, "2026-12-01T10:00", None),
    ],
)
def test_times(fields, start, end):
    (item,) = parse(raw(**fields))
    event = item.events[0]
    assert (event.start.iso(), event.end and event.end.iso()) == (start, end)
    assert event.status is EventStatus.UPCOMING


@pytest.mark.parametrize("seconds", [None, "morgen", 10**40, NOON * 1000, 0, [], True, "nan"])
def test_an_event_without_a_time_that_makes_sense_is_dropped(seconds):
    assert [item.title for item in parse(raw(start_datetime=seconds), raw(id=6, title="B"))] == [
        "B"
    ]


@pytest.mark.parametrize("seconds", [NOON - 3 * 10**6, NOON + 40 * 10**6])
def test_what_lies_out_of_reach_is_dropped(seconds):
    assert parse(raw(start_datetime=seconds)) == []


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ({"name": "Zaal", "address": "Brink 4"}, "Zaal, Brink 4"),
        ({"name": "Zaal", "address": "Zaal"}, "Zaal"),
        ([], None),
        (None, None),
    ],
)
def test_a_place(place, told):
    (item,) = parse(raw(place=place))
    assert item.events[0].place == told


@pytest.mark.parametrize(
    ("tags", "told"),
    [
        (["film", "buurt"], "Onderwerpen: film, buurt."),
        ([{"tag": "film"}], "Onderwerpen: film."),
        ("film", ""),
        ([7, None], ""),
    ],
)
def test_tags_are_words_or_objects(tags, told):
    (item,) = parse(raw(tags=tags))
    assert item.text.partition("\n")[2] == told


def test_without_an_id_the_page_and_the_day_are_the_key():
    (item,) = parse(raw(id=None))
    assert item.key == "film 2026-12-01T10:00"


def test_an_odd_slug_makes_a_safe_link():
    (item,) = parse(raw(slug="../a b?x"))
    assert item.url == "https://agenda.example/event/..%2Fa%20b%3Fx"


def test_the_number_of_events_is_asked_within_bounds():
    (request,) = kind.start(SOURCE, answer("").fetched_at)
    assert f"max={limits.ITEMS_PER_FEED}" in request.url


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('{"message": "Not found"}', "error-in-body"),
        ("<!doctype html><html><title>Inloggen</title></html>", "wall"),
        ("<!doctype html><html><title>Agenda</title></html>", "not-json"),
        (b"\xff\xd8\xff\xe0", "not-json"),
        ("", "not-json"),
    ],
)
def test_errors_are_named(body, code):
    with pytest.raises(SourceError) as error:
        list(kind.parse(SOURCE, answer(body)))
    assert error.value.code == code
