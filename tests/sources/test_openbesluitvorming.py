"""Agendas of councils: what is skipped, what a time may say, errors that come as answers."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from sources.saved_pages import answer, make_source

from leads import limits
from leads.errors import SourceError
from leads.model import EventStatus, Request
from leads.sources import openbesluitvorming as kind

SOURCE = make_source(
    "openbesluitvorming",
    url="https://besluiten.example/",
    medium="municipal",
    options={"organization": "eikenwold"},
)
SINCE = datetime(2026, 11, 6, 6, tzinfo=UTC)


def parse(value, **fields):
    return list(kind.parse(SOURCE, answer(json.dumps(value), "application/json", **fields)))


def meeting(*titles, **fields):
    points = [{"id": f"agenda_item:{n}", "title": title} for n, title in enumerate(titles)]
    known = {"entityId": "meeting:1", "title": "Gemeenteraad", "sortDate": "2026-12-08 18:30:00"}
    return {**known, "agenda": points, **fields}


def found(day, n=0):
    return {
        "entityId": f"meeting:{day}:{n}",
        "entityType": "Meeting",
        "title": "Raad",
        "sortDate": f"{day} 00:00:00",
    }


def test_the_key_of_the_organisation_is_needed():
    with pytest.raises(SourceError) as error:
        list(kind.start(make_source("openbesluitvorming"), SINCE))
    assert error.value.code == "bad-option"


@pytest.mark.parametrize(
    "title",
    [
        "Opening",
        "1. Opening en mededelingen",
        "Opening door de voorzitter",
        "Vaststelling agenda",
        "Vaststellen van de agenda",
        "2a. Vaststelling van de concept-notulen van 3 november 2026",
        "Vaststelling agenda, notulen en besluitenlijst",
        "Mededelingen van het college",
        "Rondvraag en sluiting",
        "Ingekomen stukken",
        "Vragenhalfuur",
        "Sluiting.",
        "",
    ],
)
def test_points_of_order_are_skipped(title):
    assert parse(meeting(title)) == []


@pytest.mark.parametrize(
    "title",
    [
        "Opening nieuw dorpshuis",
        "Vaststelling cultuurnota 2027-2030",
        "Agenda Sociaal domein",
        "Evaluatie sluiting zwembad",
        "4 mei herdenking",
    ],
)
def test_points_of_substance_are_kept_with_their_title(title):
    assert [item.title for item in parse(meeting(title))] == [title]


@pytest.mark.parametrize(
    ("fields", "start"),
    [
        ({}, "2026-12-08"),
        ({"sortDate": "2026-12-08 00:00:00"}, "2026-12-08"),
        ({"start_date": "2026-12-08T18:30:00Z"}, "2026-12-08T19:30"),
        ({"start_date": "2026-12-07T23:00:00Z"}, "2026-12-08"),
        ({"start_date": "2026-12-08T00:00:00Z"}, "2026-12-08"),
        ({"start_date": "2026-12-08 19:30:00"}, "2026-12-08"),
        ({"start_date": "0000-00-00", "sortDate": "0000-00-00 00:00:00"}, None),
    ],
)
def test_a_clock_time_needs_a_zone_and_midnight_is_none(fields, start):
    (item,) = parse(meeting("Dorpshuis", **fields))
    (event,) = item.events
    assert (event.start and event.start.iso()) == start


def test_the_day_of_the_search_fills_in_for_a_meeting_without_one():
    request = Request(url="https://besluiten.example/x", carries={"day": "2026-12-08"})
    (item,) = parse(meeting("Dorpshuis", sortDate=None), request=request)
    assert item.events[0].start.iso() == "2026-12-08"


def test_past_and_cancelled_meetings_say_so():
    past = parse(meeting("Dorpshuis", sortDate="2026-11-12"))[0].events[0]
    off = parse(meeting("Dorpshuis", title="Raad (geannuleerd)"))[0].events[0]
    assert (past.status, off.status) == (EventStatus.PAST, EventStatus.CANCELLED)


def test_headings_are_gone_through_and_odd_shapes_survived():
    agenda = [
        {"id": "h", "title": "Bespreekstukken", "is_heading": True, "agenda_items": [
            {"id": "a", "title": "Dorpshuis", "documents": [{"name": None}, {"name": "Nota"}, "x"]}
        ]},
        {"title": "Zonder id", "documents": None, "agenda_items": None},
        None,
        "tekst",
    ]  # fmt: skip
    items = parse(meeting(agenda=agenda))
    assert [item.key for item in items] == ["a", "meeting:1 2"]
    assert items[0].text.endswith("Stukken: Nota.")


def test_only_near_meetings_are_asked_for_and_those_to_come_first():
    days = ["2026-11-01", "2026-11-12", "2026-12-08", "2026-11-24", "2027-04-01", "0000-00-00"]
    request = Request(url="https://besluiten.example/", carries={"since": "2026-11-06"})
    requests = parse({"results": [found(day) for day in days]}, request=request)
    assert [r.carries["day"] for r in requests] == ["2026-11-24", "2026-12-08", "2026-11-12"]
    assert requests[0].url == "https://besluiten.example/api/entities/meeting%3A2026-11-24%3A0"


def test_a_list_of_very_many_meetings_is_cut():
    day = (datetime(2026, 11, 20) + timedelta(days=3)).date().isoformat()
    requests = parse({"results": [found(day, n) for n in range(1000)]})
    assert len(requests) == limits.FOLLOW_UPS_PER_VISIT


@pytest.mark.parametrize(
    "value",
    [
        {"error": "Unknown organization", "hint": "see /docs/api"},
        {"error": "Internal error", "request_id": "abc-1"},
        {"error": "rate limited", "limit_per_minute": 60, "retry_after_seconds": 12},
    ],
)
def test_an_error_in_the_answer_is_an_error(value):
    with pytest.raises(SourceError) as error:
        parse(value)
    assert error.value.code == "error-in-body"
    assert value["error"] in error.value.detail


def test_a_web_page_is_no_answer():
    with pytest.raises(SourceError) as error:
        list(kind.parse(SOURCE, answer("<html><title>Storing</title></html>")))
    assert error.value.code == "not-json"


def test_nothing_found_is_no_fault():
    assert parse({"results": [], "totalCount": 0}) == []
