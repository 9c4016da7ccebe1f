"""News sitemaps: an index, a packed file, one that is cut, and one without news."""

import gzip

import pytest
from sources.saved_pages import answer, make_source

from leads import limits
from leads.errors import SourceError
from leads.model import Body, Request
from leads.sources import news_sitemap as kind

URL = "https://bode.example/nieuws.xml"
SOURCE = make_source("news_sitemap", url=URL)


def url(title="Feest", loc="https://bode.example/n/1", date="2026-11-20T09:00:00+01:00"):
    day = f"<n:publication_date>{date}</n:publication_date>" if date else ""
    return f"<url><loc>{loc}</loc><n:news>{day}<n:title>{title}</n:title></n:news></url>"


def urlset(*urls):
    spaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"'
    return f'<?xml version="1.0" encoding="UTF-8"?><urlset {spaces}>{"".join(urls)}</urlset>'


def index(*places):
    inner = "".join(
        f"<sitemap><loc>{loc}</loc>{day and f'<lastmod>{day}</lastmod>'}</sitemap>"
        for loc, day in places
    )
    return (
        f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{inner}</sitemapindex>'
    )


def parse(body, **carries):
    carries = carries or {"since": "2026-11-06T06:00:00+00:00"}
    request = Request(url=URL, carries=carries)
    return list(kind.parse(SOURCE, answer(body, "text/xml", request=request, url=URL)))


@pytest.mark.parametrize(
    ("date", "published", "flags"),
    [
        ("2026-11-20T09:00:00+01:00", "2026-11-20T08:00:00+00:00", ()),
        ("2026-11-20", "2026-11-20T00:00:00+01:00", ()),
        ("", "2026-11-20T17:00:00+00:00", ("date-missing",)),
        ("nu", "2026-11-20T17:00:00+00:00", ("date-implausible",)),
    ],
)
def test_times(date, published, flags):
    (item,) = parse(urlset(url(date=date)))
    assert (item.published.isoformat(), item.flags) == (published, flags)


def test_one_broken_article_costs_that_article():
    body = urlset(url(""), url(loc="javascript:x"), url("Tweede", loc="/n/2"), "<url/>")
    assert [(item.title, item.url) for item in parse(body)] == [
        ("Feest", ""),
        ("Tweede", "https://bode.example/n/2"),
    ]


@pytest.mark.parametrize(
    "mess",
    ["Jansen & Co", "Caf&nbsp;é", "Thuis &#150; weg", "<b>Feest</b", "Kring <![CDATA[& koor]]>"],
)
def test_untidy_xml_is_read(mess):
    items = parse(urlset(url(mess), url("Tweede", loc="/n/2")))
    assert items[-1].title == "Tweede"
    assert all("half-a-feed" not in item.flags for item in items)


def test_what_stands_before_a_cut_is_kept():
    whole = urlset(url("Eerste", "/1"), url("Tweede", "/2"), url("Derde", "/3"))
    items = parse(whole[: whole.index("Derde") + 3])
    assert [(item.title, item.flags) for item in items] == [
        ("Eerste", ("half-a-feed",)),
        ("Tweede", ("half-a-feed",)),
    ]


def test_files_are_not_read():
    doctype = '<!DOCTYPE urlset [<!ENTITY geheim SYSTEM "file:///etc/passwd">]>'
    body = urlset(url("Bestand &geheim;"), url("Tweede", loc="/n/2"))
    assert "root:" not in repr(parse(body.replace("<urlset", f"{doctype}<urlset")))


def test_an_empty_sitemap_is_no_fault():
    assert parse(urlset()) == []


def test_of_an_index_the_news_of_this_site_is_asked_for():
    body = index(
        ("https://bode.example/pagina.xml", ""),
        ("/nieuws-1.xml", "2026-11-20"),
        ("https://www.bode.example/news.xml", ""),
        ("https://bode.example/nieuws-oud.xml", "2020-01-01"),
        ("https://kwaad.example/nieuws.xml", ""),
        ("javascript:x", ""),
    )
    assert [request.url for request in parse(body)] == [
        "https://bode.example/nieuws-1.xml",
        "https://www.bode.example/news.xml",
    ]


def test_an_index_without_such_names_gives_a_few_that_changed_last():
    body = index(*((f"https://bode.example/{n}.xml", f"2026-11-{n}") for n in range(10, 20)))
    asked = [request.url for request in parse(body)]
    assert asked == [f"https://bode.example/{n}.xml" for n in (19, 18, 17, 16, 15)]


def test_an_index_in_an_index_goes_no_deeper():
    assert parse(index(("https://bode.example/nieuws.xml", "")), **{"from": URL}) == []


def test_a_plain_sitemap_is_a_fault_by_itself_and_none_in_an_index():
    plain = urlset("<url><loc>https://bode.example/over</loc></url>")
    with pytest.raises(SourceError, match="geen nieuws met titels"):
        parse(plain)
    assert parse(plain, **{"from": URL}) == []


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<!DOCTYPE html><html><head><title>De Bode</title></head></html>", "not-a-feed"),
        ("<html><head><title>Inloggen</title></head></html>", "wall"),
        ("<rss><channel/></rss>", "not-a-feed"),
        ("", "not-a-feed"),
        (b"\x1f\x8bkapot", "not-a-feed"),
        (gzip.compress(b"<urlset>" + b" " * (limits.BODY_BYTES[Body.FEED] + 9)), "not-a-feed"),
        (urlset(url())[:120], "half-a-feed"),
    ],
)
def test_what_is_no_news_sitemap_is_named(body, code):
    with pytest.raises(SourceError) as error:
        parse(body)
    assert error.value.code == code
    assert error.value.detail.endswith((".", "?"))
