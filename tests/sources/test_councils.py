"""The supplier's own doors to council papers: their errors, their half-filled fields."""

import json
from datetime import UTC, datetime

import pytest
from sources.saved_pages import answer, make_source

from leads import sources
from leads.errors import SourceError
from leads.model import Request
from leads.sources import _council

SINCE = datetime(2026, 11, 6, 6, tzinfo=UTC)
SOURCES = {
    "notubiz": make_source("notubiz", url="", options={"organization": "999"}),
    "gemeente_oplossingen": make_source("gemeente_oplossingen", url="https://raad.example/api"),
    "parlaeus": make_source("parlaeus", url="https://dorp.example", secret="RID"),
    "ibabs": make_source("ibabs", url="https://dorp.example"),
}


def parse(kind, value, **carries):
    body = value if isinstance(value, str) else json.dumps(value)
    request = Request(url="https://bron.example/", carries=carries)
    return list(sources.load(kind).parse(SOURCES[kind], answer(body, request=request)))


def start(kind, since=SINCE):
    return list(sources.load(kind).start(SOURCES[kind], since))


@pytest.mark.parametrize("kind", SOURCES)
@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<!doctype html><title>Inloggen</title><p>Log in", "wall"),
        ("<html><head><title>Storing</title></head></html>", None),
        ("\x89PNG\r\n", None),
    ],
)
def test_a_page_or_bytes_in_place_of_data_is_an_error(kind, body, code):
    with pytest.raises(SourceError) as error:
        parse(kind, body)
    assert error.value.code in ({code} if code else {"not-json", "error-in-body"})


# ── Notubiz ──────────────────────────────────────────────────────────────────


def meeting(**fields):
    point = {"id": 1, "type_data": {"attributes": [{"id": 1, "value": "Dorpshuis"}]}}
    return {"meeting": {"id": 9, "attributes": [], "agenda_items": [point], **fields}}


def test_notubiz_is_asked_for_no_more_than_three_months():
    (request,) = start("notubiz")
    assert "date_from=2026-11-06+00%3A00%3A00&date_to=2027-02-04" in request.url
    assert request.url.startswith("https://api.notubiz.nl/events?")


def test_notubiz_an_error_of_the_service_is_told_in_its_words():
    with pytest.raises(SourceError, match="An uncaught error has occurred") as error:
        parse("notubiz", {"message": "An uncaught error has occurred"})
    assert error.value.code == "error-in-body"


def test_notubiz_a_list_that_is_closed_is_an_error_and_a_closed_meeting_is_not():
    closed = {"message": "No rights to see this meeting", "error_code": 3}
    assert parse("notubiz", closed, meeting="9") == []
    with pytest.raises(SourceError):
        parse("notubiz", closed)


@pytest.mark.parametrize(
    "hidden",
    [{"permission_group": "council"}, {"confidential": 1}, {"inactive": True}],
)
def test_notubiz_nothing_of_a_closed_meeting_is_kept(hidden):
    assert parse("notubiz", meeting(**hidden)) == []


@pytest.mark.parametrize(
    ("plannings", "start"),
    [
        ([], None),
        ([{"start_date": "0000-00-00 00:00:00"}], None),
        ([{"start_date": "2026-12-08 00:00:00", "end_date": None}], "2026-12-08"),
        ([{"start_date": "2026-12-08 19:30:00"}], "2026-12-08T19:30"),
        ([{"start_date": "2026-12-08T18:30:00Z"}], "2026-12-08T19:30"),
    ],
)
def test_notubiz_times_are_dutch_or_have_a_zone_or_are_unknown(plannings, start):
    (item,) = parse("notubiz", meeting(plannings=plannings))
    assert (item.events[0].start and item.events[0].start.iso()) == start


def test_notubiz_stops_when_a_page_is_empty_whatever_it_says():
    assert parse("notubiz", {"events": [], "pagination": {"has_more_pages": True}}, page="3") == []


# ── GemeenteOplossingen ──────────────────────────────────────────────────────


def test_each_version_of_go_gets_days_in_its_own_form():
    (v1,) = start("gemeente_oplossingen")
    assert v1.url.endswith("/v1/meetings?date_from=1793919600&date_to=1801695600")
    source = make_source("gemeente_oplossingen", options={"version": "v2"})
    (v2,) = sources.load("gemeente_oplossingen").start(source, SINCE)
    assert v2.url.endswith("/v2/meetings?date_from=2026-11-06&date_to=2027-02-04")


def test_another_version_of_go_is_a_wrong_setting():
    source = make_source("gemeente_oplossingen", options={"version": "3"})
    with pytest.raises(SourceError, match="kies bij 'version' v1 of v2"):
        list(sources.load("gemeente_oplossingen").start(source, SINCE))


@pytest.mark.parametrize("clock", [{}, {"startTime": ""}, {"startTime": "00:00"}])
def test_go_a_meeting_without_hour_is_known_by_its_day(clock):
    one = {"id": 1, "date": "2026-12-08", "items": [{"title": "Dorpshuis", "sortorder": 1}]}
    (item,) = parse("gemeente_oplossingen", [{**one, **clock}])
    assert item.events[0].start.iso() == "2026-12-08"
    assert item.events[0].name == "Vergadering"


def test_go_an_answer_of_another_shape_is_an_error():
    with pytest.raises(SourceError) as error:
        parse("gemeente_oplossingen", {"result": {"totalCount": 0}})
    assert error.value.code == "error-in-body"
    assert parse("gemeente_oplossingen", []) == []


# ── Parlaeus ─────────────────────────────────────────────────────────────────


def test_parlaeus_needs_a_key_and_tells_who_has_it():
    with pytest.raises(SourceError, match="griffie") as error:
        list(sources.load("parlaeus").start(make_source("parlaeus"), SINCE))
    assert error.value.code == "no-key"


def test_parlaeus_an_error_comes_as_a_good_answer():
    with pytest.raises(SourceError, match=r"401.*griffie") as error:
        parse("parlaeus", {"status": 401})
    assert error.value.code == "error-in-body"


@pytest.mark.parametrize(
    ("times", "end"),
    [
        ({"time": "19:30", "endtime": "0"}, None),
        ({"time": "", "endtime": "22:00"}, None),
        ({"time": "19:30", "endtime": "22:00"}, "2026-12-08T22:00"),
    ],
)
def test_parlaeus_an_end_that_is_none_is_unknown(times, end):
    agenda = {"agid": "a", "title": "Raad", "date": "20261208", "points": [{"title": "Dorpshuis"}]}
    (item,) = parse("parlaeus", {"agenda": {**agenda, **times}})
    assert (item.events[0].end and item.events[0].end.iso()) == end


# ── iBabs ────────────────────────────────────────────────────────────────────


def test_months_of_ibabs_count_from_zero_across_the_year():
    asked = [r.url.partition("?")[2] for r in start("ibabs", datetime(2026, 11, 30, tzinfo=UTC))]
    assert asked == [
        "year=2026&month=10",
        "year=2026&month=11",
        "year=2027&month=0",
        "year=2027&month=1",
    ]


def test_ibabs_says_with_403_that_too_much_was_asked():
    assert all(request.busy == {403} for request in start("ibabs"))


@pytest.mark.parametrize("body", ["", "  \n", "<div></div>", '<div class="calendar-item">x</div>'])
def test_ibabs_a_month_without_meetings_is_no_error(body):
    assert parse("ibabs", body) == []


def test_ibabs_what_has_no_day_or_no_agenda_is_left_out():
    link = '<a class="calendar-item" href="{}"><span class="sr-only">{}</span></a>'
    body = link.format("/Agenda/Index/0a1b2c3d-01", "binnenkort")
    body += link.format("/Nieuws/1", "8 december 2026")
    body += link.format("/Agenda/Index/0A1B2C3D-02", "8 december 2026")
    assert [item.key for item in parse("ibabs", body)] == ["0a1b2c3d-02"]


# ── persons ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "line",
    [
        "Voorzitter: A. Verzonnen",
        "Plv. griffier: mevrouw B. Verzonnen",
        "Aanwezigen: A. Verzonnen, C. Bedacht",
        "Portefeuillehouder: wethouder D. Bedacht",
        "- Insprekers (bij punt 4): E. Bedacht",
        "Leden van de commissie: F. Bedacht",
    ],
)
def test_who_presides_attends_or_speaks_is_left_out(line):
    assert _council.without_persons(f"Over het dorpshuis.\n{line}") == "Over het dorpshuis."


@pytest.mark.parametrize(
    "line", ["Leden zoeken wij voor de harmonie", "Onderwerp: de wethouder leest voor"]
)
def test_other_lines_stay(line):
    assert _council.without_persons(line) == line
