"""Agendas of councils: what is skipped, what a time may say, errors that come as answers."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sources.saved_pages import answer, make_source

from leads import limits
from leads.errors import SourceError
from leads.model import Bookmark, EventStatus, Request
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


# ── what changed since the last visit ────────────────────────────────────────


def follow(bookmark="", organization="eikenwold"):
    options = {"organization": organization, "changes": "yes"}
    source = make_source("openbesluitvorming", url="https://b.example", options=options)
    source = replace(source, bookmark=bookmark)
    return source, [request.url.partition("/api/")[2] for request in kind.start(source, SINCE)]


def changes(body="", **headers):
    source, _ = follow()
    request = Request(url="https://b.example/api/export/changes", carries={"export": "changes"})
    told = answer(
        body, request=request, headers={k.replace("_", "-"): v for k, v in headers.items()}
    )
    return list(kind.parse(source, told))


@pytest.mark.parametrize(
    "bookmark",
    ["", "eikenwold 2026-11-06", "andere 2026-11-06 k1", "eikenwold 2026-11-05 k1"],
    ids=["none", "half", "of another", "too old"],
)
def test_without_a_good_bookmark_there_is_a_search_and_a_place_to_begin(bookmark):
    _, asked = follow(bookmark)
    assert [url.partition("?")[0] for url in asked] == ["export/snapshot", "search"]


def test_with_a_bookmark_one_question_does():
    _, asked = follow("eikenwold 2026-11-06 k/1 &x")
    assert asked == ["export/changes?source=eikenwold&limit=100&cursor=k%2F1+%26x"]


def test_the_snapshot_is_asked_for_its_cursor_alone_and_may_fail():
    source, _ = follow()
    snapshot = next(iter(kind.start(source, SINCE)))
    assert snapshot.optional
    told = answer("{}\n", request=snapshot, headers={"x-changes-cursor": "k7"})
    assert list(kind.parse(source, told)) == [Bookmark("eikenwold 2026-11-20 k7")]


def test_no_change_moves_the_bookmark_and_asks_for_nothing():
    found = changes(x_next_cursor="k9", x_has_more="false")
    assert found == [Bookmark("eikenwold 2026-11-20 k9")]
    assert changes() == []


def test_more_changes_are_asked_for_from_where_these_ended():
    bookmark, request = changes(x_next_cursor="k9", x_has_more="true")
    assert bookmark == Bookmark("eikenwold 2026-11-20 k9")
    assert request.url.endswith("cursor=k9")


@pytest.mark.parametrize(
    ("body", "code"), [("<html><head><title>Fout</title>", "not-json"), ('{"op": ', "not-json")]
)
def test_changes_that_cannot_be_read_are_an_error(body, code):
    with pytest.raises(SourceError) as error:
        changes(body, x_next_cursor="k9")
    assert error.value.code == code


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"entity_type": "Document", "payload": {"start_date": "2026-12-08T18:30:00Z"}},
        {"entity_type": "Meeting", "op": "delete"},
        {"entity_type": "Meeting", "payload": {"start_date": "2019-12-08T18:30:00Z"}},
        {"entity_type": "Meeting", "payload": [1]},
    ],
)
def test_other_changes_bring_nothing(record):
    point = {"id": "p", "title": "Dorpshuis"}
    if isinstance(record.get("payload"), dict):
        record["payload"]["agenda"] = [point]
    assert changes(json.dumps(record)) == []
