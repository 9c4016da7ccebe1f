"""Documents that are made, or grown, to keep a reader busy: each ends soon and by name."""

import json
from collections.abc import Iterator

import pytest
from sources.saved_pages import answer, make_source

from leads import limits
from leads.errors import SourceError
from leads.model import Item
from leads.sources import ParsePool

NAMED = {"parse-timeout", "redesign", "not-a-feed", "wall", "error-in-body"}


@pytest.fixture(scope="module")
def pool() -> Iterator[ParsePool]:
    with ParsePool(1) as running:
        yield running


def read(pool: ParsePool, kind: str, body: bytes, **options: str) -> list[str] | str:
    """Titles, or the code of the error."""
    source = make_source(kind, options=options) if options else make_source(kind)
    try:
        return [one.title for one in pool.parse(source, answer(body)) if isinstance(one, Item)]
    except SourceError as error:
        return error.code


def rss(items: str, doctype: str = "") -> bytes:
    return f'{doctype}<rss version="2.0"><channel>{items}</channel></rss>'.encode()


GOOD = "<item><title>Goed</title></item>"
DAY = "Mon, 02 Mar 2026 10:00:00 +0100"


# ── feeds ────────────────────────────────────────────────────────────────────


def test_entities_that_multiply_are_not_expanded(pool: ParsePool) -> None:
    long = "x" * 50_000
    doctype = f'<!DOCTYPE rss [<!ENTITY a "{long}">]>'
    body = rss(f"<item><title>{'&a;' * 5_000}</title></item>{GOOD}", doctype)
    assert read(pool, "feed", body) in (["Goed"], "parse-timeout", "not-a-feed")


def test_fifty_thousand_entries_are_cut(pool: ParsePool) -> None:
    items = "".join(
        f"<item><guid>{n}</guid><title>B{n}</title><pubDate>{DAY}</pubDate></item>"
        for n in range(50_000)
    )
    found = read(pool, "feed", rss(items)[: limits.BODY_BYTES["feed"]])  # type: ignore[index]
    assert found == "parse-timeout" or len(found) == limits.ITEMS_PER_FEED


# ── pages ────────────────────────────────────────────────────────────────────

PAGES = {
    "links": b"<html><body>" + b"<a href='/x'>x</a>" * 40_000,
    "nested": b"<html><body>" + b"<div>" * 60_000 + b"x",
    "table": b"<table><tr><td colspan=9007199254740991 rowspan=9007199254740991>x</table>",
    "comment": b"<html><body><!-- " + b"x" * 1_000_000,
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_is_hard_to_read(pool: ParsePool, name: str) -> None:
    found = read(pool, "page", PAGES[name], item="article")
    assert found in NAMED or found == []


DEEP = '{"@type":"Event","subEvent":' * 10_000
EVENT = {
    "@context": "https://schema.org",
    "@type": "Event",
    "@id": "#a",
    "name": "Lezing",
    "startDate": "2026-12-18T20:00:00+01:00",
    "superEvent": {"@id": "#a"},
    "location": {"@id": "#b"},
}
BLOCKS = {
    "deep": DEEP,
    "large": json.dumps({"@graph": [{"@type": "Thing", "name": "x" * 1_400_000}]}),
    "broken": '{"@type": "Event", "name": ',
    "a list": "[[[1, null, {}]]]",
}


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_of_data_that_is_hard_to_read_costs_that_block(pool: ParsePool, name: str) -> None:
    block = '<script type="application/ld+json">{}</script>'
    page = block.replace("{}", BLOCKS[name]) + block.replace("{}", json.dumps(EVENT))
    assert read(pool, "json_ld", f"<html><body>{page}".encode()) == ["Lezing"]


# ── calendars ────────────────────────────────────────────────────────────────


def test_five_thousand_events_are_read_up_to_a_limit(pool: ParsePool) -> None:
    event = (
        "BEGIN:VEVENT\r\nUID:{n}\r\nDTSTART:20261218T190000Z\r\nSUMMARY:Avond {n}\r\nEND:VEVENT\r\n"
    )
    events = "".join(event.replace("{n}", str(n)) for n in range(5_000))
    body = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n".encode()
    found = read(pool, "ical", body)
    assert found == "parse-timeout" or 0 < len(found) <= limits.EVENTS_PER_CALENDAR


# ── walls ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Just a moment...", "wall"),
        ("Captcha", "wall"),
        ("Access denied", "wall"),
        ("Dit domein is te koop", "not-a-feed"),
        ("Pagina niet gevonden", "not-a-feed"),
    ],
)
def test_a_page_in_place_of_a_feed_is_named(pool: ParsePool, title: str, code: str) -> None:
    page = f"<!DOCTYPE html><html><head><title>{title}</title></head><body>x</body></html>"
    assert read(pool, "feed", page.encode()) == code
