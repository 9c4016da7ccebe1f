"""UiTdatabank: a key by its name, texts per language, and four ways to tell a day."""

import json

import pytest
from sources.saved_pages import answer, make_source

from leads.errors import SourceError
from leads.model import EventStatus, Item, Key, Request
from leads.sources import uitdatabank as kind

URL = "https://search.uitdatabank.be"
SOURCE = make_source("uitdatabank", url=URL, secret="UIT_KEY", options={"postalCode": "2387"})
SOON, LATER = "2026-12-01T19:00:00+00:00", "2026-12-08T19:00:00+00:00"


def raw(**fields):
    known = {"@id": "https://io.uitdatabank.be/event/a-1", "name": {"nl": "Film"}}
    return {**known, "calendarType": "single", "startDate": SOON, **fields}


def parse(*events, total=1, start="0"):
    body = json.dumps({"totalItems": total, "member": list(events)})
    request = Request(url=URL, carries={"first": "2026-11-20T00:00:00+01:00", "start": start})
    return list(kind.parse(SOURCE, answer(body, request=request, url=URL)))


def only_event(**fields):
    (item,) = parse(raw(**fields))
    return item.events[0]


def asked(**fields):
    source = make_source("uitdatabank", **{"url": URL, "secret": "UIT_KEY", **fields})
    (request,) = kind.start(source, answer("").fetched_at)
    return request


def test_the_key_goes_along_by_name_only_and_the_plus_of_a_zone_is_kept():
    request = asked(options={"q": "address.\\*.postalCode:(2320 OR 2387)", "x": "y"})
    assert request.key == Key("UIT_KEY", request.key.how, "x-client-id", "")
    assert "platform.publiq.be" in request.key.how
    assert "UIT_KEY" not in request.url
    assert "dateFrom=2026-11-20T00%3A00%3A00%2B01%3A00" in request.url
    assert "x=y" not in request.url


@pytest.mark.parametrize(
    ("fields", "code", "told"),
    [
        ({"options": {"q": "x"}, "secret": ""}, "no-key", "client id aan op platform.publiq.be"),
        ({"options": {}}, "bad-option", "'postalCode'"),
    ],
)
def test_what_a_source_must_say(fields, code, told):
    with pytest.raises(SourceError, match=told) as error:
        asked(**fields)
    assert error.value.code == code


def days(*dates, status="Available"):
    return [{"startDate": date, "status": {"type": status}} for date in dates]


HOURS = [{"opens": "10:00", "closes": "12:00", "dayOfWeek": ["tuesday"]}]


@pytest.mark.parametrize(
    ("fields", "start", "end", "status"),
    [
        ({}, "2026-12-01T20:00", None, "upcoming"),
        ({"endDate": LATER}, "2026-12-01T20:00", "2026-12-08T20:00", "upcoming"),
        (
            {"calendarType": "multiple", "subEvent": days(LATER, SOON)},
            "2026-12-01T20:00",
            None,
            "upcoming",
        ),
        (
            {"calendarType": "multiple", "subEvent": days("2026-01-01", LATER)},
            "2026-12-08T20:00",
            None,
            "upcoming",
        ),
        ({"calendarType": "multiple", "subEvent": "x"}, "2026-12-01T20:00", None, "upcoming"),
        (
            {"calendarType": "multiple", "subEvent": days(SOON, status="Unavailable")},
            "2026-12-01T20:00",
            None,
            "cancelled",
        ),
        ({"calendarType": "periodic", "endDate": LATER}, "2026-12-01", "2026-12-08", "upcoming"),
        (
            {"calendarType": "periodic", "openingHours": HOURS},
            "2026-12-01T10:00",
            "2026-12-01T12:00",
            "recurring",
        ),
        (
            {"calendarType": "permanent", "startDate": None, "openingHours": HOURS},
            "2026-11-24T10:00",
            "2026-11-24T12:00",
            "recurring",
        ),
        (
            {"calendarType": "permanent", "startDate": None, "openingHours": [{"dayOfWeek": "x"}]},
            None,
            None,
            "recurring",
        ),
        ({"status": {"type": "Unavailable"}}, "2026-12-01T20:00", None, "cancelled"),
        ({"status": {"type": "TemporarilyUnavailable"}}, "2026-12-01T20:00", None, "cancelled"),
        ({"status": []}, "2026-12-01T20:00", None, "upcoming"),
    ],
)
def test_four_ways_to_tell_a_day(fields, start, end, status):
    event = only_event(**fields)
    assert (event.start and event.start.iso(), event.end and event.end.iso()) == (start, end)
    assert event.status == EventStatus(status)


@pytest.mark.parametrize(
    ("name", "told"),
    [({"nl": "Film", "fr": "Cinéma"}, "Film"), ({"fr": "Cinéma"}, "Cinéma"), ("Film", "Film")],
)
def test_a_text_per_language(name, told):
    assert only_event(name=name).name == told


@pytest.mark.parametrize("fields", [{"name": {}}, {"name": None}, {"@id": ""}])
def test_without_a_name_or_an_id_it_is_dropped(fields):
    assert parse(raw(**fields)) == []


@pytest.mark.parametrize(
    ("location", "place", "city"),
    [
        (None, None, None),
        ({"name": {"nl": "Zaal"}}, "Zaal", None),
        ({"address": {"fr": {"addressLocality": "Grensdorp"}}}, "Grensdorp", "Grensdorp"),
        (
            {"address": {"addressLocality": "Grensdorp"}, "name": "Zaal"},
            "Zaal, Grensdorp",
            "Grensdorp",
        ),
        ("tekst", None, None),
    ],
)
def test_a_location(location, place, city):
    (item,) = parse(raw(location=location))
    assert (item.events[0].place, item.place) == (place, city)


def test_who_entered_it_is_not_kept():
    (item,) = parse(
        raw(
            creator="voornaam",
            contributors=["a@b.example"],
            contactPoint={"email": ["a@b.example"]},
        )
    )
    assert "voornaam" not in repr(item)
    assert "a@b.example" not in repr(item)


@pytest.mark.parametrize(
    ("total", "start", "next_start"),
    [(100, "0", None), (101, "0", "100"), (9_999, "400", None), ("veel", "0", None)],
)
def test_further_pages_within_bounds(total, start, next_start):
    further = [o for o in parse(raw(), total=total, start=start) if not isinstance(o, Item)]
    assert [one.carries["start"] for one in further] == ([next_start] if next_start else [])
    assert all(one.key and one.key.name == "UIT_KEY" for one in further)


@pytest.mark.parametrize(
    ("body", "code", "told"),
    [
        (
            '{"type": "about:blank", "title": "Unauthorized", "status": 401}',
            "error-in-body",
            "Unauthorized",
        ),
        ("[]", "error-in-body", "zonder uitleg"),
        ("<html><title>Log in</title></html>", "wall", "scherm"),
        (b"\x1f\x8b\x08", "not-json", "belooft"),
        ("", "not-json", "leeg"),
    ],
)
def test_errors_are_named(body, code, told):
    with pytest.raises(SourceError, match=told) as error:
        list(kind.parse(SOURCE, answer(body)))
    assert error.value.code == code
