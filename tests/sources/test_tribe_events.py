"""The Events Calendar: one API, many shapes of the same field."""

import json

import pytest
from sources.saved_pages import answer, make_source

from leads.errors import SourceError
from leads.model import EventStatus, Item, Request
from leads.sources import tribe_events as kind

SOURCE = make_source("tribe_events", url="https://huis.example", medium="calendar")
ROUTE = "https://huis.example/wp-json/tribe/events/v1/events"


def raw(**fields):
    known = {
        "id": 5, "url": "https://huis.example/event/taal/", "title": "Taalcaf&eacute;",
        "description": "", "all_day": False, "date_utc": "2026-11-01 09:00:00",
        "start_date": "2026-12-01 10:00:00", "end_date": "2026-12-01 11:30:00",
        "utc_start_date": "2026-12-01 09:00:00", "utc_end_date": "2026-12-01 10:30:00",
        "timezone": "Europe/Amsterdam", "image": False, "venue": [], "organizer": [],
        "custom_fields": [],
    }  # fmt: skip
    return {**known, **fields}


def parse(*events, page="1", **envelope):
    body = json.dumps({"events": list(events), **envelope})
    request = Request(url=ROUTE, carries={"page": page})
    return list(kind.parse(SOURCE, answer(body, request=request, url=ROUTE)))


def only_event(**fields):
    (item,) = parse(raw(**fields))
    return item.events[0]


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://huis.example", ROUTE + "?per_page=50&start_date=2026-11-20"),
        (ROUTE, ROUTE + "?per_page=50&start_date=2026-11-20"),
        (
            "https://huis.example/?rest_route=/tribe/events/v1/events",
            "https://huis.example/?rest_route=/tribe/events/v1/events&per_page=50"
            "&start_date=2026-11-20",
        ),
    ],
)
def test_the_address_is_the_site_or_the_route(url, asked):
    (request,) = kind.start(make_source("tribe_events", url=url), answer("").fetched_at)
    assert request.url == asked


def days(start, end):
    return {"start_date": start, "end_date": end}


@pytest.mark.parametrize(
    ("fields", "start", "end"),
    [
        ({}, "2026-12-01T10:00", "2026-12-01T11:30"),
        ({"timezone": "Mars/Olympus"}, "2026-12-01T10:00", "2026-12-01T11:30"),
        ({"utc_start_date": None, "utc_end_date": None}, "2026-12-01T10:00", "2026-12-01T11:30"),
        (
            {"timezone": "UTC+1", **days("2027-07-10 10:00:00", "2027-07-10 12:00:00")},
            "2027-07-10T10:00",
            "2027-07-10T12:00",
        ),
        (
            {"all_day": True, **days("2027-01-09 00:00:00", "2027-01-09 23:59:59")},
            "2027-01-09",
            None,
        ),
        ({"utc_end_date": "2026-12-01 09:00:00"}, "2026-12-01T10:00", None),
    ],
)
def test_times(fields, start, end):
    event = only_event(**fields)
    assert (event.start.iso(), event.end and event.end.iso()) == (start, end)


@pytest.mark.parametrize(
    ("venue", "place"),
    [
        ([], None),
        ({"venue": "Kulturhus", "city": "Eikenwold"}, "Kulturhus, Eikenwold"),
        ([{"venue": "Kulturhus"}, {"venue": "Kerk"}], "Kulturhus, Kerk"),
        (None, None),
        ("tekst", None),
    ],
)
def test_a_venue_has_three_shapes(venue, place):
    assert only_event(venue=venue).place == place


def test_of_an_organiser_only_the_name_is_kept():
    (item,) = parse(
        raw(organizer=[{"organizer": "Taalpunt", "email": "x@y.example", "phone": "06"}])
    )
    assert item.events[0].organiser == "Taalpunt"
    assert "x@y.example" not in repr(item)


@pytest.mark.parametrize("fields", [{"start_date": None}, {"start_date": "0000-00-00 00:00:00"}])
def test_an_event_without_a_day_is_dropped(fields):
    assert parse(raw(**fields)) == []


def test_an_event_that_is_over_says_so():
    assert (
        only_event(utc_start_date=None, **days("2026-11-10 10:00:00", None)).status
        is EventStatus.PAST
    )


def test_occurrences_of_a_series_have_their_own_lasting_key():
    url = "https://huis.example/event/taal/2026-12-01/"
    first, same = parse(raw(id=10_000_201, url=url)), parse(raw(id=10_000_977, url=url))
    assert first[0].key == same[0].key


def test_the_next_page_is_followed_on_the_same_host_only():
    *_, following = parse(raw(), next_rest_url=f"{ROUTE}/?page=2")
    assert isinstance(following, Request)
    assert following.carries == {"page": "2"}
    elsewhere = parse(raw(), next_rest_url="https://kwaad.example/?page=2")
    assert all(isinstance(one, Item) for one in elsewhere)


def test_following_ends_somewhere():
    assert len(parse(raw(), page="40", next_rest_url=f"{ROUTE}/?page=41")) == 1


def test_a_page_past_the_end_is_the_end():
    body = '{"code": "event-archive-page-not-found", "message": "…", "data": {"status": 404}}'
    assert list(kind.parse(SOURCE, answer(body, status=404))) == []


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('{"code": "rest_forbidden", "message": "Geen toegang"}', "error-in-body"),
        ("<!doctype html><html><title>Access denied</title></html>", "wall"),
        ("<!doctype html><html><title>Kulturhus</title></html>", "not-json"),
    ],
)
def test_errors_are_named(body, code):
    with pytest.raises(SourceError) as error:
        list(kind.parse(SOURCE, answer(body)))
    assert error.value.code == code
