"""Mobilizon: a question by POST, and answers in which anything may be null."""

import json

import pytest
from sources.saved_pages import answer, make_source

from leads.errors import SourceError
from leads.model import EventStatus, Item, Request
from leads.sources import mobilizon as kind

SOURCE = make_source("mobilizon", url="https://samen.example", options={"location": "u15p"})


def raw(**fields):
    known = {"uuid": "a-1", "url": "https://samen.example/events/a-1", "title": "Film"}
    return {**known, "beginsOn": "2026-12-01T19:00:00Z", "status": "CONFIRMED", **fields}


def parse(*events, total=1, page="1"):
    body = json.dumps({"data": {"searchEvents": {"total": total, "elements": list(events)}}})
    request = Request(url="https://samen.example/api", carries={"first": "x", "page": page})
    return list(kind.parse(SOURCE, answer(body, request=request)))


def asked(**options):
    source = make_source("mobilizon", url="https://samen.example/", options=options)
    (request,) = kind.start(source, answer("").fetched_at)
    return request


def test_the_question():
    request = asked(term="tuin", location="u15p", radius="2.5", anders="x")
    assert (request.method, request.url) == ("POST", "https://samen.example/api#1")
    assert request.headers == {"content-type": "application/json"}
    question = json.loads(request.data)
    assert question["query"].startswith("query (")
    assert "organizer" not in question["query"]
    assert question["variables"] == {
        "term": "tuin", "location": "u15p", "radius": 2.5, "page": 1, "limit": 50,
        "beginsOn": "2026-11-19T23:00:00Z",
    }  # fmt: skip


def test_a_word_alone_needs_no_radius():
    assert "radius" not in json.loads(asked(term="tuin").data)["variables"]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({}, "'location'"),
        ({"radius": "5"}, "'location'"),
        ({"location": "u", "radius": "ver"}, "kilometers"),
    ],
)
def test_a_question_about_everything_is_not_put(options, told):
    with pytest.raises(SourceError, match=told) as error:
        asked(**options)
    assert error.value.code == "bad-option"


@pytest.mark.parametrize(
    ("fields", "start", "end", "status"),
    [
        ({}, "2026-12-01T20:00", None, EventStatus.UPCOMING),
        ({"endsOn": "2026-12-01T21:00:00Z"}, "2026-12-01T20:00", "2026-12-01T22:00", "upcoming"),
        ({"endsOn": "2026-11-01T21:00:00Z"}, "2026-12-01T20:00", None, "upcoming"),
        ({"status": "CANCELLED"}, "2026-12-01T20:00", None, "cancelled"),
        ({"status": None}, "2026-12-01T20:00", None, "upcoming"),
    ],
)
def test_times_and_whether_it_goes_on(fields, start, end, status):
    (item,) = parse(raw(**fields))
    event = item.events[0]
    assert (event.start.iso(), event.end and event.end.iso()) == (start, end)
    assert event.status == status
    assert item.flags == ("date-missing",)


@pytest.mark.parametrize(
    ("fields", "place", "organiser"),
    [
        ({"physicalAddress": None, "attributedTo": None}, None, None),
        (
            {"physicalAddress": {"description": "Brink", "street": "Brink", "locality": None}},
            "Brink",
            None,
        ),
        ({"physicalAddress": [], "attributedTo": {"name": "Tuinclub"}}, None, "Tuinclub"),
        ({"tags": None, "physicalAddress": "tekst"}, None, None),
    ],
)
def test_what_is_missing_costs_that_field_only(fields, place, organiser):
    (item,) = parse(raw(**fields))
    assert (item.events[0].place, item.events[0].organiser) == (place, organiser)


@pytest.mark.parametrize("fields", [{"beginsOn": None}, {"beginsOn": "straks"}, {"title": None}])
def test_an_event_without_a_day_or_a_name_is_dropped(fields):
    assert parse(raw(**fields)) == []


@pytest.mark.parametrize(
    ("total", "page", "next_page"),
    [(50, "1", None), (51, "1", "2"), (101, "2", "3"), (9_999, "5", None), ("veel", "1", None)],
)
def test_further_pages_within_bounds(total, page, next_page):
    further = [o for o in parse(raw(), total=total, page=page) if not isinstance(o, Item)]
    assert [one.carries["page"] for one in further] == ([next_page] if next_page else [])


def test_an_empty_page_is_the_last():
    assert parse(total=900) == []


@pytest.mark.parametrize(
    ("body", "code", "told"),
    [
        (
            '{"data": null, "errors": [{"message": "Niet zo snel"}]}',
            "error-in-body",
            "Niet zo snel",
        ),
        ('{"errors": "x"}', "error-in-body", "zonder uitleg"),
        ("[]", "error-in-body", "zonder uitleg"),
        ("<!doctype html><html><title>Just a moment</title></html>", "wall", "scherm"),
        ("<!doctype html><html><title>Samen</title></html>", "not-json", "webpagina"),
        (b"\x00\x01", "not-json", "belooft"),
    ],
)
def test_errors_are_named(body, code, told):
    with pytest.raises(SourceError, match=told) as error:
        list(kind.parse(SOURCE, answer(body)))
    assert error.value.code == code
