"""Calendars: zones, whole days, series, and rules that would never end."""

import pytest
from sources.saved_pages import answer, make_source

from leads.errors import SourceError
from leads.model import EventStatus, Precision
from leads.sources import ical

SOURCE = make_source("ical", url="https://linde.example/a.ics", medium="calendar")


def calendar(*events, head="", newline="\r\n"):
    body = "".join(f"BEGIN:VEVENT\n{event}\nEND:VEVENT\n" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{body}END:VCALENDAR\n".replace("\n", newline)


def event(*lines, uid="1", summary="Feest"):
    return "\n".join((f"UID:{uid}", f"SUMMARY:{summary}", *lines))


def read(*events, **more):
    return list(ical.parse(SOURCE, answer(calendar(*events, **more), "text/calendar")))


def times(*lines, **more):
    (item,) = read(event(*lines), **more)
    (found,) = item.events
    return found.start.iso(), found.end and found.end.iso(), found.flags


@pytest.mark.parametrize("url", ["webcal://linde.example/a.ics", "WebCal://linde.example/a.ics"])
def test_webcal_is_https(url):
    (request,) = ical.start(make_source("ical", url=url), answer("").fetched_at)
    assert request.url == "https://linde.example/a.ics"


@pytest.mark.parametrize(
    ("start", "clock", "flags"),
    [
        ("DTSTART:20261212T160000Z", "17:00", ()),
        ("DTSTART:20261212T170000", "17:00", ()),
        ("DTSTART;TZID=Europe/Amsterdam:20261212T170000", "17:00", ()),
        ('DTSTART;TZID="W. Europe Standard Time":20261212T170000', "17:00", ()),
        ("DTSTART;TZID=Romance Standard Time:20261212T170000", "17:00", ()),
        ("DTSTART;TZID=/software.example/Europe/Brussels:20261212T170000", "17:00", ()),
        ("DTSTART;TZID=Europe/London:20261212T170000", "18:00", ()),
        ("DTSTART;TZID=Dorpstijd:20261212T170000", "17:00", ("timezone-unknown",)),
    ],
)  # fmt: skip
def test_times_come_out_on_the_dutch_clock(start, clock, flags):
    assert times(start) == (f"2026-12-12T{clock}", None, flags)


def test_a_bare_time_is_in_the_zone_of_the_calendar():
    assert times("DTSTART:20261212T170000", head="X-WR-TIMEZONE:Europe/London\n")[0].endswith(
        "18:00"
    )


def test_a_definition_of_a_zone_in_one_calendar_does_not_reach_another():
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Dorpstijd\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
        "TZOFFSETFROM:+0900\nTZOFFSETTO:+0900\nEND:STANDARD\nEND:VTIMEZONE\n"
    )
    start = "DTSTART;TZID=Dorpstijd:20261212T170000"
    assert times(start, head=zone) == times(start)


def test_a_time_that_the_clock_skips_stays_as_written():
    start = "DTSTART;TZID=Europe/Amsterdam:20270328T023000"
    assert times(start)[0] == "2027-03-28T02:30"


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (";VALUE=DATE:20261212", "DTEND;VALUE=DATE:20261213", ("2026-12-12", None)),
        (";VALUE=DATE:20261212", "DTEND;VALUE=DATE:20261214", ("2026-12-12", "2026-12-13")),
        (";VALUE=DATE:20261212", "DTEND;VALUE=DATE:20261212", ("2026-12-12", None)),
        (":20261212T000000", "DTEND:20261214T000000", ("2026-12-12", "2026-12-13")),
        (":20261212T100000", "DURATION:PT90M", ("2026-12-12T10:00", "2026-12-12T11:30")),
        (":20261212T100000", "DTSTART:20261213T100000", ("2026-12-12T10:00", None)),
    ],
)
def test_ends(start, end, expected):
    assert times(f"DTSTART{start}", end) == (*expected, ())


def test_an_end_before_the_start_is_left_out():
    found = times("DTSTART:20261212T100000", "DTEND:20261212T090000")
    assert found == ("2026-12-12T10:00", None, ("end-before-start",))


WEEKLY = ("DTSTART;TZID=Europe/Amsterdam:20260903T193000", "RRULE:FREQ=WEEKLY")


def series(*lines, **more):
    (item,) = read(event(*lines), **more)
    return item.events[0]


def test_a_series_is_told_by_its_next_occurrence():
    (item,) = read(event(*WEEKLY))
    assert item.events[0].start.iso() == "2026-11-19T19:30"
    assert item.events[0].status is EventStatus.RECURRING
    assert item.events[0].rrule == "FREQ=WEEKLY"
    assert "Elke week." in item.text


@pytest.mark.parametrize(
    ("lines", "start"),
    [
        (("EXDATE;TZID=Europe/Amsterdam:20261119T193000",), "2026-11-26T19:30"),
        (("EXDATE:20261119T183000Z",), "2026-11-26T19:30"),
        (("EXDATE;VALUE=DATE:20261119",), "2026-11-26T19:30"),
    ],
)
def test_exceptions_of_any_type_count(lines, start):
    assert series(*WEEKLY, *lines).start.iso() == start


def test_the_last_sunday_of_the_month_on_both_sides_of_the_clock_change():
    rule = "RRULE:FREQ=MONTHLY;BYDAY=-1SU;UNTIL=20270101"
    assert (
        series("DTSTART;TZID=Europe/Amsterdam:20260726T110000", rule).start.iso()
        == "2026-11-29T11:00"
    )


def test_a_moved_occurrence_is_where_it_moved_to():
    moved = event(
        "RECURRENCE-ID;TZID=Europe/Amsterdam:20261119T193000",
        "DTSTART;TZID=Europe/Amsterdam:20261120T203000",
        summary="Feest, een dag later",
    )
    (item,) = read(event(*WEEKLY), moved)
    assert (item.title, item.events[0].start.iso()) == ("Feest, een dag later", "2026-11-20T20:30")


def test_a_cancelled_occurrence_is_passed_over():
    off = event(
        "RECURRENCE-ID;TZID=Europe/Amsterdam:20261119T193000",
        "DTSTART;TZID=Europe/Amsterdam:20261119T193000",
        "STATUS:CANCELLED",
    )
    (item,) = read(event(*WEEKLY), off)
    assert item.events[0].start.iso() == "2026-11-26T19:30"


def test_a_series_that_ended_is_gone():
    assert read(event("DTSTART:20260101T100000", "RRULE:FREQ=WEEKLY;UNTIL=20260301T000000Z")) == []


@pytest.mark.parametrize(
    ("first", "rule"),
    [
        ("20261101T100000", "FREQ=SECONDLY"),
        ("19700101T100000", "FREQ=MINUTELY"),
        ("20261101T100000", "FREQ=HOURLY;COUNT=3"),
        ("20261101T100000", "FREQ=DAILY;COUNT=1000000000"),
        ("20261101T100000", "FREQ=DAILY;INTERVAL=0"),
        ("20261101T100000", "FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=0,1,2"),
        ("20261101T100000", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"),
        ("20261101T100000", "FREQ=DAILY;BYMONTH=13;BYMONTHDAY=1"),
        ("20150101T100000", "FREQ=DAILY"),
        ("16010101T100000", "FREQ=WEEKLY"),
        ("20261101T100000", "FREQ=DAILY;COUNT=veel"),
        ("20261101T100000", "kapot"),
    ],
)
def test_rules_without_end_cost_only_their_own_event(first, rule):
    items = read(
        event(f"DTSTART:{first}", f"RRULE:{rule}"),
        event("DTSTART:20261212T100000", uid="2", summary="Gewoon"),
    )
    assert [item.title for item in items] == ["Gewoon"]


def test_old_weekly_rules_and_leap_days_are_allowed():
    items = read(
        event("DTSTART:20010104T100000", "RRULE:FREQ=WEEKLY"),
        event("DTSTART:20240229T100000", "RRULE:FREQ=MONTHLY;BYMONTHDAY=29", uid="2"),
    )
    assert len(items) == 2


@pytest.mark.parametrize(
    "broken",
    [
        event(),
        event("DTSTART:20261399T100000"),
        event("DTSTART:morgen"),
        event("DTSTART:20261212T100000", "DURATION:PXX"),
        event("DTSTART:20261212T100000", "RRULE:FREQ=WEEKLY;BYDAY=XX"),
        "UID:\nGEEN GELDIGE REGEL",
    ],
)
def test_a_broken_event_costs_only_itself(broken):
    items = read(broken, event("DTSTART:20261212T100000", uid="2", summary="Gewoon"))
    assert [item.title for item in items] == ["Gewoon"]


def test_cancelled_is_shown_and_private_is_not():
    items = read(
        event("DTSTART:20261212T100000", "STATUS:CANCELLED"),
        event("DTSTART:20261212T100000", "CLASS:PRIVATE", uid="2"),
        event("DTSTART:20261212T100000", "CLASS:CONFIDENTIAL", uid="3"),
    )
    assert [item.events[0].status for item in items] == [EventStatus.CANCELLED]
    assert items[0].text.startswith("Gaat niet door: zaterdag 12 december 2026")


def test_people_are_not_read():
    people = (
        "ATTENDEE;CN=Jan Jansen:mailto:jan@x.example",
        "ORGANIZER;CN=Piet:mailto:piet@x.example",
    )
    (item,) = read(event("DTSTART:20261212T100000", *people))
    assert "Jan" not in repr(item)
    assert "Piet" not in repr(item)


def test_a_fold_may_split_a_letter_and_lines_may_end_in_any_way():
    body = calendar(event("DTSTART:20261212T100000", summary="Café")).encode()
    first, second = "é".encode()[:1], "é".encode()[1:]
    folded = body.replace("é".encode(), first + b"\r\n " + second)
    for text in (folded, body.replace(b"\r\n", b"\n"), body.replace(b"\r\n", b"\r")):
        (item,) = ical.parse(SOURCE, answer(text))
        assert item.title == "Café"


def test_windows_text_is_readable():
    (item,) = ical.parse(
        SOURCE, answer(calendar(event("DTSTART:20261212T100000", summary="Crème")).encode("cp1252"))
    )
    assert item.title == "Crème"


def test_only_what_is_near_counts():
    days = ("20261101", "20261119", "20271120", "20271201")
    items = read(*(event(f"DTSTART;VALUE=DATE:{day}", uid=day) for day in days))
    assert [item.key for item in items] == ["20261119", "20271120"]


def test_the_latest_version_of_an_event_counts():
    old = event("DTSTART:20261212T100000", "SEQUENCE:1")
    new = event("DTSTART:20261213T100000", "SEQUENCE:2")
    (item,) = read(old, new)
    assert item.events[0].start.iso() == "2026-12-13T10:00"


def test_when_it_was_announced():
    (item,) = read(event("DTSTART:20261212T100000", "CREATED:20261001T080000Z"))
    assert (item.published.isoformat(), item.precision) == (
        "2026-10-01T08:00:00+00:00",
        Precision.INSTANT,
    )


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<html><title>Inloggen</title></html>", "wall"),
        ("<html><title>Agenda</title></html>", "not-a-feed"),
        ("", "not-a-feed"),
    ],
)
def test_what_is_no_calendar_is_named(body, code):
    with pytest.raises(SourceError) as error:
        list(ical.parse(SOURCE, answer(body)))
    assert error.value.code == code


def test_a_calendar_without_events_is_no_fault():
    assert read() == []
