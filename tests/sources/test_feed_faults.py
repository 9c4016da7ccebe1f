"""Feeds as they are really served: damage is repaired, kept apart or refused by name."""

import json
from pathlib import Path

import pytest
from sources.saved_pages import answer, make_source

from leads import limits
from leads.errors import SourceError
from leads.sources import _xml, feed

SOURCE = make_source("feed")


def rss(*items: str, encoding: str = "UTF-8", doctype: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="{encoding}"?>{doctype}'
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>Bode</title>{''.join(items)}</channel></rss>"
    )


def entry(title="Kring zoekt zaal", *, guid="1", date="Fri, 20 Nov 2026 08:00:00 +0000", **more):
    fields = {"title": title, "guid": guid, "pubDate": date, **more}
    inner = "".join(f"<{n}>{v}</{n}>" for n, v in fields.items() if v is not None)
    return f"<item>{inner}</item>".replace("<guid>", '<guid isPermaLink="false">')


def read(body, content_type="application/rss+xml", **fields):
    return list(feed.parse(SOURCE, answer(body, content_type, **fields)))


def titles(body, content_type="application/rss+xml"):
    return [item.title for item in read(body, content_type)]


DUTCH = "Café één – ’t kost € 5"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (rss(entry(DUTCH)).encode(), "text/xml"),
        (rss(entry(DUTCH)).encode("cp1252"), "application/xml; charset=utf-8"),
        (rss(entry(DUTCH), encoding="ISO-8859-1").encode("cp1252"), "text/xml"),
        (rss(entry(DUTCH)).encode(), "text/xml; charset=iso-8859-1"),
        (rss(entry(DUTCH), encoding="utf-16").encode("utf-16"), "application/octet-stream"),
        (rss(entry(DUTCH.encode().decode("cp1252"))).encode(), ""),
        ("\ufeff\ufeff".encode() + rss(entry(DUTCH)).encode(), "text/html"),
        (rss(entry(DUTCH)).encode().replace(b"Caf", b"C\x00a\x0bf"), "text/plain"),
    ],
)
def test_dutch_text_is_readable_whatever_the_label_says(body, content_type):
    assert titles(body, content_type) == [DUTCH]


def test_mixed_encodings_in_one_file_are_both_readable():
    body = rss(entry("Café"), entry("Crème", guid="2")).encode()
    assert set(titles(body.replace("Crème".encode(), "Crème".encode("cp1252")))) == {
        "Café",
        "Crème",
    }


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("Caf&eacute;&nbsp;open", "Café open"),
        ("Caf&amp;eacute; open", "Café open"),
        ("Jansen & Co, A&B", "Jansen & Co, A&B"),
        ("Bij ons &#8211; en &#150; thuis", "Bij ons – en – thuis"),
        ("<![CDATA[<em>Harmonie</em> &amp; koor]]>", "Harmonie & koor"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;Feest", "Feest"),
        ("Ge\u00adzel\u00adlig", "Gezellig"),
        ("e\u0301e\u0301n", "één"),
        ("rood\u202ekcirt", "roodkcirt"),
        ("5 &lt; 6", "5 < 6"),
    ],
)
def test_titles_are_unescaped_and_plain(written, read_as):
    assert titles(rss(entry(written))) == [read_as]


@pytest.mark.parametrize("junk", ["\n\n  ", "<br />\n<b>Warning</b>: cache in x.php\n", "\ufeff "])
def test_junk_before_the_declaration_is_passed_over(junk):
    assert titles(junk + rss(entry())) == ["Kring zoekt zaal"]


def test_junk_after_the_feed_is_passed_over():
    assert titles(rss(entry()) + "\n<script>volg()</script>") == ["Kring zoekt zaal"]


def test_entries_before_a_cut_are_kept():
    whole = rss(entry("Eerste"), entry("Tweede", guid="2"), entry("Derde", guid="3"))
    cut = whole[: whole.index("Derde") + 2].encode()
    items = read(cut + "é".encode()[:1])
    assert [item.title for item in items] == ["Eerste", "Tweede"]
    assert all("half-a-feed" in item.flags for item in items)


def test_a_feed_cut_in_its_first_entry_is_half_a_feed():
    with pytest.raises(SourceError) as error:
        read(rss(entry())[:150])
    assert error.value.code == "half-a-feed"


def test_bad_xml_goes_to_feedparser():
    body = rss(entry("Feest <b>in", guid="9"), entry("Tweede", guid="2"))
    assert "Tweede" in " ".join(titles(body))


def test_words_under_a_picture_do_not_take_the_place_of_the_news_in_bad_xml():
    body = rss(illustrated(OWN, OF_THE_PICTURE), "<item><title>Markt <b>nu</title></item>")
    assert read(body)[0].text == "Kom ook."


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<!DOCTYPE html><html><head><title>Dorpsblad</title></head></html>", "not-a-feed"),
        ("<html><head><title>DPG Media Privacy Gate</title></head></html>", "wall"),
        ('<?xml version="1.0"?><!DOCTYPE html><html><title>Inloggen</title></html>', "wall"),
        ("<html><title>Even geduld…</title></html>", "wall"),
        ('{"items": []}', "not-a-feed"),
        ("", "not-a-feed"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not-a-feed"),
        ("<opml version='2.0'><body/></opml>", "not-a-feed"),
    ],
)
def test_what_is_no_feed_is_named(body, code):
    with pytest.raises(SourceError) as error:
        read(body)
    assert error.value.code == code
    assert error.value.detail.endswith((".", "?"))


def test_an_empty_feed_is_not_a_fault():
    assert read(rss()) == []


@pytest.mark.parametrize(
    ("date", "published", "flags"),
    [
        ("vr, 20 nov 2026 09:00", "2026-11-20T09:00:00+01:00", ()),
        ("14-03-2026 10:00", "2026-03-14T10:00:00+01:00", ()),
        ("0000-00-00 00:00:00", "2026-11-20T17:00:00+00:00", ("date-implausible",)),
        ("Thu, 01 Jan 1970 00:00:00 GMT", "2026-11-20T17:00:00+00:00", ("date-implausible",)),
        ("Wed, 01 Jan 2099 00:00:00 GMT", "2026-11-20T17:00:00+00:00", ("date-implausible",)),
        ("Sat, 21 Nov 2026 08:00:00 +0100", "2026-11-20T17:00:00+00:00", ("date-future",)),
        (None, "2026-11-20T17:00:00+00:00", ("date-missing",)),
    ],
)
def test_dates_are_right_or_flagged(date, published, flags):
    (item,) = read(rss(entry(date=date)))
    assert (item.published.isoformat(), item.flags) == (published, flags)


def test_the_key_survives_a_move_to_another_host():
    old = read(rss(entry(guid="https://test.host.example/?p=123")))
    new = read(rss(entry(guid="https://bode.example/?post_type=nieuws&amp;p=123")))
    assert old[0].key == new[0].key == "p=123"


def test_without_guid_the_address_is_the_key():
    (item,) = read(rss(entry(guid=None, link="/a?utm_campaign=x&amp;id=4#reacties")))
    assert item.key == "https://bron.example/a?id=4"
    assert item.url == "https://bron.example/a?id=4#reacties"


def test_without_guid_and_address_the_words_are_the_key():
    feeds = [rss(entry(title, guid=None)) for title in ("Een", "Een", "Twee")]
    keys = [read(body)[0].key for body in feeds]
    assert keys[0] == keys[1] != keys[2]


def test_an_entry_is_told_once():
    assert titles(rss(entry("Nu"), entry("Nu nog eens"))) == ["Nu"]


def test_one_guid_for_all_entries_is_no_guid():
    items = read(
        rss(entry("A", link="https://b.example/a"), entry("B", link="https://b.example/b"))
    )
    assert {item.key for item in items} == {"https://b.example/a", "https://b.example/b"}


def test_an_entry_without_title_is_kept_and_without_words_dropped():
    items = read(
        rss(entry(None, guid="1", description="Alleen tekst."), entry(None, guid="2"), "<item/>")
    )
    assert [(item.title, item.text) for item in items] == [("", "Alleen tekst.")]


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "ftp://b.example/a"])
def test_links_that_are_no_web_links_are_dropped(link):
    (item,) = read(rss(entry(link=link)))
    assert item.url == ""


def test_the_full_text_wins_and_tails_are_cut():
    body = rss(
        entry(
            description="De harmonie zoekt een plek [&amp;#8230;]",
            **{"content:encoded": "<![CDATA[<p>De harmonie zoekt een plek.</p>Lees meer »]]>"},
        ),
        entry(guid="2", description="Kort bericht [&amp;hellip;]"),
    )
    assert [item.text for item in read(body)] == ["De harmonie zoekt een plek.", "Kort bericht"]


@pytest.mark.parametrize(
    ("text", "place", "rest"),
    [
        ("[ZANDHOEK] De brug is dicht.", "Zandhoek", "De brug is dicht."),
        ("[BEEK EN DONK] - Feest.", "Beek en Donk", "Feest."),
        ("['S-GRAVENMOER] Feest.", "'s-Gravenmoer", "Feest."),
        ("[IJZENDIJKE] Feest.", "IJzendijke", "Feest."),
        ("[VIDEO] Feest.", None, "[VIDEO] Feest."),
        ("[zie foto] Feest.", None, "[zie foto] Feest."),
    ],
)
def test_a_dateline_tells_the_place(text, place, rest):
    (item,) = read(rss(entry(description=text)))
    assert (item.place, item.text) == (place, rest)


def test_the_newest_entries_are_kept_of_a_very_long_feed():
    days = [entry(f"Bericht {n}", guid=str(n), date=f"2026-{n % 9 + 1:02}-01") for n in range(900)]
    items = read(rss(*days))
    assert len(items) == limits.ITEMS_PER_FEED
    assert all(item.published.month > 4 for item in items)


def test_titles_and_texts_have_a_bound():
    (item,) = read(rss(entry("lang " * 5_000, description="woord " * 50_000)))
    assert len(item.title) <= limits.TITLE_CHARS
    assert len(item.text) <= limits.TEXT_CHARS


BOMB = """<!DOCTYPE rss [<!ENTITY kort "Eikenwold"> <!ENTITY a "haha"> <!ENTITY b "&a;&a;&a;&a;">
<!ENTITY geheim SYSTEM "file:///etc/passwd"> <!ENTITY % extern SYSTEM "http://kwaad.example/x.dtd">]>"""


def test_entities_are_not_expanded_and_files_not_read():
    entries = [
        entry("Goed nieuws uit &kort;", guid="1"),
        entry("Bom &b;", guid="2"),
        entry("Bestand &geheim;", guid="3"),
        entry("Extern &extern;", guid="4"),
        entry("Onbekend &watdanook;", guid="5"),
    ]
    found = titles(rss(*entries, doctype=BOMB))
    assert found == ["Goed nieuws uit Eikenwold", "Onbekend &watdanook;"]


ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://kring.example/nieuws/">
 <title>Kring</title><id>urn:kring</id><updated>2026-11-20T08:00:00Z</updated>
 <entry xml:base="2026/">
  <id>urn:kring:1</id><title type="html">Lezing &amp;amp; film</title>
  <link rel="self" href="1.atom"/><link href="lezing.html"/>
  <published>2026-11-19T08:00:00+01:00</published><updated>2026-11-20T08:00:00Z</updated>
  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
   <p>Over de <b>molen</b>.</p><p>Vrij entree.</p></div></content>
 </entry>
</feed>"""


def test_atom_with_xhtml_and_xml_base():
    (item,) = read(ATOM)
    assert item.key == "urn:kring:1"
    assert item.url == "https://kring.example/nieuws/2026/lezing.html"
    assert item.title == "Lezing & film"
    assert item.text == "Over de molen.\nVrij entree."
    assert item.published.isoformat() == "2026-11-19T07:00:00+00:00"


RSS1 = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
 <channel rdf:about="https://kring.example/"><title>Kring</title></channel>
 <item rdf:about="https://kring.example/n/1"><title>Open dag</title>
  <link>https://kring.example/n/1</link><description>Kom kijken.</description>
  <dc:date>2026-11-19T08:00:00+01:00</dc:date></item>
</rdf:RDF>"""


def test_rss_one_is_read():
    (item,) = read(RSS1)
    assert (item.key, item.title, item.text) == (
        "https://kring.example/n/1",
        "Open dag",
        "Kom kijken.",
    )
    assert item.published.isoformat() == "2026-11-19T07:00:00+00:00"


WITH_PICTURE = (
    '<item xmlns:media="http://search.yahoo.com/mrss/"><title>Feest</title>'
    "<media:title>foto.jpg</media:title><description>Kom ook.</description></item>"
)


OF_THE_PICTURE = "<media:description>Foto: het plein</media:description>"
OF_THE_PODCAST = "<itunes:summary>Aflevering 3</itunes:summary>"
OWN = "<description>Kom ook.</description>"
PREFIXES = (
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes='
    '"http://www.itunes.com/dtds/podcast-1.0.dtd"'
)


def illustrated(*parts):
    return f"<item {PREFIXES}><title>Feest</title>{''.join(parts)}</item>"


YOUTUBE = (Path(__file__).parents[1] / "data" / "feed.youtube" / "kanaal.xml").read_text()


@pytest.mark.parametrize(
    "body",
    [
        ATOM,
        RSS1,
        rss(entry(description="Tekst &amp;amp; <![CDATA[<p>meer</p>]]>"), entry("B", guid="2")),
        rss(entry(guid=None, link="https://b.example/a"), entry(date=None, guid="3")),
        rss(entry(**{"content:encoded": "<![CDATA[<p>vol</p>]]>", "description": "kort"})),
        rss("<item><guid>https://b.example/9</guid><title>T</title></item>"),
        rss(WITH_PICTURE),
        rss(illustrated(OWN, OF_THE_PICTURE)),
        rss(illustrated(OF_THE_PICTURE, OWN)),
        rss(illustrated(OWN, f"<media:group>{OF_THE_PICTURE}</media:group>")),
        rss(illustrated(f"<media:group>{OF_THE_PICTURE}</media:group>")),
        rss(illustrated(OWN, "<content:encoded>Kom ook mee.</content:encoded>", OF_THE_PICTURE)),
        rss(illustrated(OWN, OF_THE_PODCAST)),
        YOUTUBE,
    ],
)
def test_the_quick_road_and_feedparser_find_the_same(body):
    document = _xml.tidy(body)[0].encode()
    quick = feed.from_raws(feed.by_lxml(document, "https://b.example/"), answer(body))
    sure = feed.from_raws(feed.by_feedparser(document, "https://b.example/"), answer(body))
    assert [(e.key, e.link, e.said(), e.when) for e in quick] == [
        (e.key, e.link, e.said(), e.when) for e in sure
    ]


@pytest.mark.parametrize("before", [True, False])
def test_a_link_goes_before_a_guid_that_is_called_one(before):
    """A number by itself counts as a permalink (RSS 2.0); it stays the key as it was given."""
    guid, link = "<guid>9</guid>", "<link>https://b.example/negen</link>"
    parts = guid + link if before else link + guid
    (found,) = read(rss(f"<item>{parts}<title>T</title></item>"))
    assert (found.key, found.url) == ("9", "https://b.example/negen")


def json_feed(*items, **more):
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items, **more})


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ({"id": 7, "title": "Markt", "content_text": "5 < 6"}, ("7", "Markt", "5 < 6")),
        ({"id": "a", "content_html": "<p>Kom</p>"}, ("a", "", "Kom")),
        ({"url": "/b", "title": "A &amp; B"}, ("https://bron.example/b", "A & B", "")),
        ({"id": "a", "title": "T", "authors": [{"name": "Iemand"}]}, ("a", "T", "")),
    ],
)
def test_entries_of_a_json_feed(item, said):
    (found,) = read(json_feed(item), "application/json")
    assert (found.key, found.title, found.text) == said
    assert found.flags == ("date-missing",)


@pytest.mark.parametrize("items", [None, "x", {"id": 1}, ["x"], [{}], [{"id": True}]])
def test_a_json_feed_without_anything_to_tell_is_empty(items):
    assert read(json.dumps({"version": "http://jsonfeed.org/version/1", "items": items})) == []


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (json_feed({"id": 1, "title": "T"}, expired=True), "error-in-body"),
        (json_feed({"id": 1, "title": "T"})[:-9], "not-json"),
        (json.dumps({"items": [{"id": 1, "title": "T"}]}), "not-a-feed"),
        (rss(entry("Bridge returned error 404! (20412)")), "error-in-body"),
    ],
)
def test_a_feed_that_ended_or_broke_is_named(body, code):
    with pytest.raises(SourceError) as error:
        read(body)
    assert error.value.code == code
