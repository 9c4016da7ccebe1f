"""JSON-LD as sites really write it: broken blocks, odd shapes, and the times people mean."""

import json
import time

import pytest
from sources.saved_pages import answer, make_source

from leads import limits
from leads.errors import SourceError
from leads.model import EventStatus, Request
from leads.sources import json_ld as kind

SOURCE = make_source("json_ld", url="https://bron.example/agenda", medium="calendar")


def page(*blocks, title="Agenda"):
    scripts = "".join(
        f'<script type="application/ld+json">{said}</script>'
        for said in (one if isinstance(one, str) else json.dumps(one) for one in blocks)
    )
    return f"<!doctype html><html><head><title>{title}</title>{scripts}</head><body></body></html>"


def event(**fields):
    return {"@type": "Event", "name": "Lezing", "startDate": "2026-12-03T20:00", **fields}


def parse(*blocks, **carries):
    request = Request(url=SOURCE.url, carries=carries)
    return list(kind.parse(SOURCE, answer(page(*blocks), request=request, url=SOURCE.url)))


def only_event(**fields):
    (item,) = parse(event(**fields))
    return item.events[0]


@pytest.mark.parametrize(
    "block",
    [
        event(),
        [event()],
        [[event()]],
        {"@graph": [{"@type": "WebSite"}, event()]},
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": event()}]},
        {"@type": "Place", "name": "Zaal", "event": event()},
        {"@type": "EventSeries", "subEvent": [event()]},
        event(**{"@type": ["Thing", "schema:MusicEvent"]}),
        event(**{"@type": "https://schema.org/TheaterEvent"}),
        '<!-- {"@type": "Event", "name": "Lezing", "startDate": "2026-12-03T20:00",} -->',
        '//<![CDATA[\n{"@type":"Event","name":"Lezing","startDate":"2026-12-03T20:00"}\n//]]>',
        '{"@type":"Event","name":"Lezing","description":"a\nb","startDate":"2026-12-03T20:00"};',
        "{&quot;@type&quot;:&quot;Event&quot;,&quot;name&quot;:&quot;Lezing&quot;,"
        "&quot;startDate&quot;:&quot;2026-12-03T20:00&quot;}",
    ],
)
def test_an_event_is_found_however_it_is_wrapped(block):
    (item,) = parse(block)
    assert (item.title, item.events[0].start.iso()) == ("Lezing", "2026-12-03T20:00")


def test_a_flood_of_blanks_keeps_nobody_waiting():
    began = time.process_time()
    assert [item.title for item in parse("[," + " " * 300_000 + "x", event())] == ["Lezing"]
    assert time.process_time() - began < limits.PARSE_SECONDS


@pytest.mark.parametrize(
    "broken",
    ["{", "geen JSON", "[" * 100_000, '{"@type": "Event"', "null", "3", '"@graph"', "[[[[1]]]]"],
)
def test_a_broken_block_costs_that_block(broken):
    assert [item.title for item in parse(broken, event())] == ["Lezing"]


@pytest.mark.parametrize(
    ("times", "start", "end"),
    [
        (
            ("2026-12-03T20:00:00+01:00", "2026-12-03T22:00:00+01:00"),
            "2026-12-03T20:00",
            "2026-12-03T22:00",
        ),
        (("2026-12-03T19:00:00Z", ""), "2026-12-03T20:00", None),
        (("2027-07-10T14:00:00+01:00", ""), "2027-07-10T14:00", None),
        (("2026-12-03", "2026-12-04"), "2026-12-03", "2026-12-04"),
        (("2026-12-03T00:00:00+01:00", "2026-12-03T23:59:00+01:00"), "2026-12-03", None),
        (("2026-12-03T00:00:00.000Z", ""), "2026-12-03", None),
        (("2026-12-03T21:00", "2026-12-04T00:00"), "2026-12-03T21:00", None),
        (("2026-12-03T20:00", "2026-12-01T20:00"), "2026-12-03T20:00", None),
        (("2026-12-03 20:00", "later"), "2026-12-03T20:00", None),
    ],
)
def test_times(times, start, end):
    found = only_event(startDate=times[0], endDate=times[1])
    assert (found.start.iso(), found.end and found.end.iso()) == (start, end)


@pytest.mark.parametrize(
    ("called", "status", "told"),
    [
        ("https://schema.org/EventScheduled", EventStatus.UPCOMING, "Donderdag 3 december 2026"),
        ("http://schema.org/EventCancelled", EventStatus.CANCELLED, "Gaat niet door: donderdag"),
        ("EventPostponed", EventStatus.CANCELLED, "Uitgesteld, de nieuwe dag is nog niet bekend."),
        ("schema:EventRescheduled", EventStatus.UPCOMING, "eerst was het vrijdag 27 november 2026"),
        ("https://schema.org/EventMovedOnline", EventStatus.UPCOMING, "Alleen online."),
        ({"@id": "https://schema.org/EventCancelled"}, EventStatus.CANCELLED, "Gaat niet door"),
    ],
)
def test_whether_it_goes_on(called, status, told):
    (item,) = parse(event(eventStatus=called, previousStartDate="2026-11-27"))
    assert item.events[0].status is status
    assert told in item.text


ADDRESS = {"@type": "PostalAddress", "streetAddress": "Brink 4", "addressLocality": "Eikenwold"}


@pytest.mark.parametrize(
    ("location", "place", "city"),
    [
        ("Dorpshuis", "Dorpshuis", None),
        (
            {"@type": "Place", "name": "Dorpshuis", "address": ADDRESS},
            "Dorpshuis, Brink 4, Eikenwold",
            "Eikenwold",
        ),
        ({"name": "Dorpshuis", "address": "Brink 4"}, "Dorpshuis, Brink 4", None),
        (ADDRESS, "Brink 4, Eikenwold", "Eikenwold"),
        ([{"name": "Dorpshuis"}, {"@type": "VirtualLocation"}], "Dorpshuis, Online", None),
        ("https://video.example/", None, None),
        (None, None, None),
        (7, None, None),
        ({"@id": "#nergens"}, None, None),
    ],
)
def test_a_location_has_many_shapes(location, place, city):
    (item,) = parse(event(location=location))
    assert (item.events[0].place, item.place) == (place, city)


def test_a_thing_elsewhere_in_the_page_is_found_by_its_id():
    (item,) = parse(
        event(location={"@id": "#zaal"}, organizer={"@id": "#kring"}),
        {
            "@graph": [
                {"@id": "#zaal", "name": "Zaal"},
                {"@id": "#kring", "@type": "NGO", "name": "Kring"},
            ]
        },
    )
    assert (item.events[0].place, item.events[0].organiser) == ("Zaal", "Kring")


def test_persons_are_not_read():
    iemand = {"@type": "Person", "name": "Voornaam Achternaam", "email": "x@y.example"}
    items = parse(
        event(organizer=iemand, performer=iemand),
        event(name="Film", organizer="Voornaam Achternaam"),
        {"@type": "NewsArticle", "headline": "Nieuws", "author": iemand, "url": "/n"},
    )
    assert len(items) == 3
    assert "Achternaam" not in repr(items)


def test_of_an_article_the_description_is_read_and_not_its_body():
    (item,) = parse(
        {
            "@type": ["BlogPosting"],
            "headline": "Kring zoekt foto&#8217;s",
            "articleBody": "Heel lang.",
            "description": "Van vroeger.",
            "mainEntityOfPage": {"@id": "/blog/1"},
        }
    )
    assert (item.title, item.text, item.url) == (
        "Kring zoekt foto’s",
        "Van vroeger.",
        "https://bron.example/blog/1",
    )
    assert item.flags == ("date-missing",)


def test_a_weekly_series_is_told_by_its_next_time():
    series = {"startDate": "2026-09-01", "byDay": ["Tuesday", "https://schema.org/Friday"],
              "startTime": "10:00", "endTime": "12:00", "repeatFrequency": "P1W"}  # fmt: skip
    found = only_event(startDate=None, eventSchedule=series)
    assert (found.start.iso(), found.end.iso()) == ("2026-11-20T10:00", "2026-11-20T12:00")
    assert (found.status, found.rrule) == (EventStatus.RECURRING, "FREQ=WEEKLY;BYDAY=TU,FR")
    assert parse(event(startDate=None, eventSchedule={**series, "endDate": "2026-10-01"})) == []


def test_times_of_one_event_stay_apart_and_a_copy_is_dropped():
    dates = ("2026-12-03", "2026-12-10", "2026-12-10")
    items = parse([event(url="/lezing", startDate=date) for date in dates])
    assert [item.key for item in items] == [
        "https://bron.example/lezing 2026-12-03",
        "https://bron.example/lezing 2026-12-10",
    ]


@pytest.mark.parametrize("fields", [{"startDate": ""}, {"startDate": "2020-01-01"}, {"name": ""}])
def test_what_has_no_name_or_no_near_day_is_dropped(fields):
    assert parse(event(**fields)) == []


def test_the_pages_of_a_bare_list_are_asked_for_on_this_site_and_not_for_ever():
    links = ["/a", "/a", "https://elders.example/b", *(f"/{n}" for n in range(50))]
    entries = [{"@type": "ListItem", "url": link} for link in links]
    bare = {"@type": "ItemList", "itemListElement": entries}
    requests = parse(bare)
    assert [one.url for one in requests[:2]] == ["https://bron.example/a", "https://bron.example/0"]
    assert len(requests) == 20
    assert parse(bare, **{"from": "https://bron.example/"}) == []


def test_a_crumb_trail_is_no_list_to_follow():
    trail = {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "item": "/a"}]}
    assert parse(trail) == []


def test_a_page_further_on_may_have_nothing():
    assert parse(**{"from": "https://bron.example/"}) == []


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (page(), "redesign"),
        (page("{", "["), "not-json"),
        (page(title="Even geduld"), "wall"),
        ("", "redesign"),
        (b"\x89PNG\r\n\x1a\n\x00", "redesign"),
        ("<script type='application/ld+json'>{", "redesign"),
    ],
)
def test_what_is_no_such_page_is_named(body, code):
    with pytest.raises(SourceError) as error:
        list(kind.parse(SOURCE, answer(body)))
    assert error.value.code == code
    assert error.value.detail.endswith(".")
