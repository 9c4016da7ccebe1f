"""OPML: what readers exchange comes in, all kinds go out and come back."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from lxml import etree

from leads import limits
from leads.errors import UserError
from leads.model import Medium, Source
from leads.settings import opml

AT = datetime(2027, 3, 2, 6, 30, tzinfo=UTC)
FEED = Source(
    id="krant",
    kind="feed",
    url="https://k.example/rss?a=1&b=2",
    name="De <Krant>",
    medium=Medium.NEWS,
)
COUNCIL = Source(
    id="raad",
    kind="notubiz",
    url="https://api.notubiz.nl",
    name="Gemeenteraad",
    medium=Medium.MUNICIPAL,
    place="Heeze",
    organisation="Gemeente Heeze-Leende",
    options={"organization": "999", "site": "https://h.example"},
    every_minutes=720,
    guess=True,
)


def document(body: str) -> bytes:
    return f'<?xml version="1.0"?><opml version="1.0"><body>{body}</body></opml>'.encode()


def test_every_kind_goes_out_and_comes_back() -> None:
    off = replace(FEED, id="uit", kind="ical", url="https://a.example/x.ics", active=False)
    data = opml.write([FEED, COUNCIL, off], "Bibliotheek", AT)
    assert opml.read(data) == ([FEED, COUNCIL, off], 0)


def test_a_feed_goes_out_as_every_reader_takes_it() -> None:
    root = etree.fromstring(opml.write([FEED, COUNCIL], "Bibliotheek", AT))
    assert (root.tag, root.get("version")) == ("opml", "2.0")
    assert root.findtext("head/title") == "Bibliotheek"
    assert root.findtext("head/dateCreated") == "Tue, 02 Mar 2027 06:30:00 +0000"
    feed, council = root.iterfind("body/outline")
    assert (feed.get("type"), feed.get("xmlUrl"), feed.get("text")) == ("rss", FEED.url, FEED.name)
    assert (council.get("type"), council.get("url")) == ("link", COUNCIL.url)
    assert council.get("xmlUrl") is None


def test_folders_and_other_spellings_of_a_reader_are_read() -> None:
    found, unreadable = opml.read(
        document(
            '<outline text="Dorp"><outline text="Krant" xmlUrl="https://k.example/rss"/>'
            '<outline title="Blad" text="x" xmlurl="https://b.example/rss"/></outline>'
            '<outline xmlUrl="https://c.example/atom"/><outline text="Los" url="https://d.example"/>'
            '<outline text="Oud" xmlUrl="gopher://k.example/rss"/>'
        )
    )
    assert [(one.name, one.kind, one.id) for one in found] == [
        ("Krant", "feed", ""),
        ("Blad", "feed", ""),
        ("c.example", "feed", ""),
    ]
    assert unreadable == 1


@pytest.mark.parametrize(
    "attributes",
    [
        'l:kind="uitdatabank" url="https://evil.example" l:secret="UIT_KEY"',
        'l:kind="eml_folder" url="file:///home/an/"',
        'l:kind="imap" url="imaps://evil.example/INBOX"',
        'l:kind="evil.module" url="https://a.example"',
    ],
)
def test_what_reaches_for_keys_or_files_comes_in_switched_off(attributes: str) -> None:
    [one], _ = opml.read(document(f'<outline xmlns:l="urn:leads:source" text="x" {attributes}/>'))
    assert not one.active


BOMB = (
    '<!DOCTYPE opml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
OUTSIDE = '<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "geen OPML"),
        (b"\x00\x01\x02", "geen OPML"),
        (b"<html><body>Welkom</body></html>", "geen OPML"),
        (b"<rss version='2.0'><channel/></rss>", "geen OPML"),
        (document("<outline>"), "geen OPML"),
        (f'{BOMB}<opml><body><outline text="&c;" xmlUrl="https://a.example"/></body></opml>'.encode(),
         "DOCTYPE"),
        (f"{OUTSIDE}<opml><body>&x;</body></opml>".encode(), "DOCTYPE"),
        (b"<opml>" + b" " * limits.OPML_BYTES, "te groot"),
        (document('<outline xmlUrl="https://a.example"/>' * 201), "hooguit"),
    ],
)  # fmt: skip
def test_what_is_no_list_of_sources_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(UserError, match=said):
        opml.read(data)


@pytest.mark.parametrize(
    "odd",
    ['l:options="[1" l:every_minutes="²" l:medium="x"', 'l:options="[]" l:every_minutes="-1"',
     'l:options=\'{"a": 1}\' l:every_minutes="9999999"'],
)  # fmt: skip
def test_odd_values_fall_back_to_the_usual(odd: str) -> None:
    usual = 'xmlns:l="urn:leads:source" text="K" l:kind="feed" xmlUrl="https://a.example"'
    [one], _ = opml.read(document(f"<outline {usual} {odd}/>"))
    assert (dict(one.options), one.every_minutes, one.medium) == ({}, 60, Medium.NEWS)
