"""A plain page by CSS selectors: what fits is read, and a redesign is called one."""

from datetime import date

import pytest
from sources.saved_pages import answer, make_source

from leads import limits
from leads.errors import SourceError
from leads.sources import _written_day
from leads.sources import page as kind

TODAY = date(2026, 11, 20)


def parse(body, medium="news", **options):
    source = make_source("page", medium=medium, options={"item": ".x", **options})
    return list(kind.parse(source, answer(body, "text/html")))


def html(*inner, title="Nieuws"):
    things = "".join(f'<div class="x">{one}</div>' for one in inner)
    return f"<html><head><title>{title}</title></head><body>{things}</body></html>"


@pytest.mark.parametrize(
    ("text", "begin", "end", "flags"),
    [
        ("zaterdag 12 december 2026", "2026-12-12", None, ()),
        ("Za 12 dec 2026, 20.00 uur", "2026-12-12T20:00", None, ()),
        (
            "op 12 december van 20:00 tot 22:30",
            "2026-12-12T20:00",
            "2026-12-12T22:30",
            ("year-guessed",),
        ),
        ("12\n dec.", "2026-12-12", None, ("year-guessed",)),
        ("3 januari", "2027-01-03", None, ("year-guessed",)),
        ("1 november", "2026-11-01", None, ("year-guessed",)),
        ("12 t/m 14 februari 2027", "2027-02-12", "2027-02-14", ()),
        ("12-14 februari 2027", "2027-02-12", "2027-02-14", ()),
        ("Datum: 12-12-2026 / 20.00 u", "2026-12-12T20:00", None, ()),
        ("wanneer: 2026-12-12 (hele dag)", "2026-12-12", None, ()),
        ("29 februari 2028", "2028-02-29", None, ()),
        ("2027-07-10T14:00:00+01:00", "2027-07-10T14:00", None, ()),
        ("2026-12-12T00:00:00Z", "2026-12-12", None, ()),
        ("12 december 2026 25.70", "2026-12-12", None, ()),
        ("Zaal 3 open op 4 mei 2027", "2027-05-04", None, ()),
        ("22.00 - 20.00 uur op 4 mei 2027", "2027-05-04", None, ()),
    ],
)
def test_a_day_as_people_write_it(text, begin, end, flags):
    found = _written_day.find(text, TODAY, ahead=True)
    assert found is not None
    assert (found.begin.iso(), found.end and found.end.iso(), found.flags) == (begin, end, flags)


@pytest.mark.parametrize(
    ("text", "ahead", "begin"),
    [
        ("12 december", False, "2025-12-12"),
        ("20 november", False, "2026-11-20"),
        ("1 september", True, "2027-09-01"),
        ("29 februari", False, None),
    ],
)
def test_without_a_year_the_last_or_the_next_such_day(text, ahead, begin):
    found = _written_day.find(text, TODAY, ahead=ahead)
    assert (found and found.begin.iso()) == begin


@pytest.mark.parametrize(
    "text",
    ["", "morgen", "31 februari 2027", "0-0-0000", "99 december", "12 stoelen", "tel. 040-1234567"],
)
def test_what_is_no_day(text):
    assert _written_day.find(text, TODAY, ahead=True) is None


@pytest.mark.parametrize(
    ("inner", "options", "title", "url"),
    [
        ('<h3>Feest</h3><a href="/f">Meer</a>', {}, "Feest", "https://bron.example/f"),
        ('<a href="f?utm_source=x">Feest</a>', {}, "Feest", "https://bron.example/f"),
        ("<b>Feest</b>", {"title": "b"}, "Feest", "https://bron.example/"),
        (
            '<b>Feest</b><p class="l"><a href="/f">x</a></p>',
            {"title": "b", "link": ".l"},
            "Feest",
            "https://bron.example/f",
        ),
        ("Zomaar<br>tekst", {}, "Zomaar", "https://bron.example/"),
        ('<h3>Feest</h3><a href="javascript:x()">x</a>', {}, "Feest", "https://bron.example/"),
        ("<h3>Feest &amp;amp; <i>markt</i></h3>", {}, "Feest & markt", "https://bron.example/"),
    ],
)
def test_title_and_link(inner, options, title, url):
    (item,) = parse(html(inner), **options)
    assert (item.title, item.url) == (title, url)


def test_a_thing_may_be_the_link_itself():
    (item,) = parse('<a class="x" href="/f"><h3>Feest</h3></a>')
    assert (item.title, item.url) == ("Feest", "https://bron.example/f")


def test_the_text_is_what_is_left():
    body = (
        '<h3>Feest</h3><time datetime="2026-11-19">gisteren</time><p>Kom ook.</p><script>x</script>'
    )
    (item,) = parse(html(body))
    assert item.text == "Kom ook."
    assert item.published.isoformat() == "2026-11-19T00:00:00+01:00"


def test_in_an_agenda_the_day_is_when_it_happens():
    body = html("<h3>Film</h3><p>12 december 2026, 20.00 uur</p>", "<h3>Al geweest</h3>1 mei 2026")
    (item,) = parse(body, medium="calendar")
    assert item.events[0].start.iso() == "2026-12-12T20:00"
    assert item.flags == ("date-missing",)


def test_things_with_one_link_are_kept_apart_and_a_copy_is_dropped():
    body = html(*(f'<h3>{t}</h3><a href="/alle">Alle</a>' for t in ("Een", "Twee", "Twee")))
    assert [item.key for item in parse(body)] == [
        "https://bron.example/alle Een",
        "https://bron.example/alle Twee",
    ]


def test_there_is_a_bound():
    assert len(parse(html(*(f"<h3>{n}</h3>" for n in range(900))))) == limits.ITEMS_PER_FEED


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"item": ".weg"}, ".weg' (item)"),
        ({"title": "h1"}, "h1' (title)"),
        ({"date": ".datum"}, ".datum' (date)"),
        ({"text": ".intro"}, ".intro' (text)"),
        ({"link": "a.meer"}, "a.meer' (link)"),
    ],
)
def test_a_selector_that_fits_nothing_any_more_is_a_redesign(options, named):
    with pytest.raises(SourceError) as error:
        parse(html("<h3>Feest</h3>"), **options)
    assert error.value.code == "redesign"
    assert named in error.value.detail
    assert "vernieuwd" in error.value.detail


def test_a_selector_that_fits_some_things_is_no_redesign():
    body = html('<h3>A</h3><i class="d">19 november 2026</i>', "<h3>B</h3>")
    assert [item.flags for item in parse(body, date=".d")] == [(), ("date-missing",)]


def test_a_page_that_says_it_has_nothing_is_no_redesign():
    body = "<html><body><p>Er zijn\n nu geen Activiteiten.</p></body></html>"
    assert parse(body, empty="geen activiteiten") == []
    with pytest.raises(SourceError):
        parse(body, empty="niets te doen")


@pytest.mark.parametrize("selector", ["div[", ":foo", "a:has(", "::before"])
def test_what_is_no_selector_is_said(selector):
    with pytest.raises(SourceError) as error:
        parse(html("<h3>A</h3>"), item=selector)
    assert error.value.code == "bad-option"
    assert selector in error.value.detail


def test_item_is_needed():
    with pytest.raises(SourceError) as error:
        list(kind.start(make_source("page"), answer("").fetched_at))
    assert error.value.code == "bad-option"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (html(title="Even geduld aub"), "wall"),
        (html(title="Nieuws"), "redesign"),
        ("", "redesign"),
        ("{}", "redesign"),
        (b"\x89PNG\r\n\x1a\n\x00<\xff", "redesign"),
        ('<?xml version="1.0"?><rss><channel/></rss>', "redesign"),
        ("<div>" * 20_000, "redesign"),
    ],
)
def test_what_is_no_such_page_is_named(body, code):
    with pytest.raises(SourceError) as error:
        parse(body)
    assert error.value.code == code
    assert error.value.detail.endswith((".", "?"))
