"""The signs on a page: what a site announces, and what of it is passed over."""

from datetime import UTC, datetime

import pytest
import site_pages
from site_pages import EVENT, feed_link, page

from leads import sources
from leads.model import Medium, Request, Response, Source
from leads.sources import _discover

HOME = "https://dorpskrant.example/"
NOW = datetime(2027, 3, 2, 6, 30, tzinfo=UTC)
GROUP = "abc123%40group.calendar.google.com"
MAIL = "jan%40gmail.com"
EMBED = "https://calendar.google.com/calendar/embed?ctz=Europe%2FAmsterdam&amp;src="


def look(body: bytes, url: str = HOME, **headers: str) -> list[Source | Request]:
    return _discover.look(
        Response(
            request=Request(url=url),
            url=url,
            status=200,
            headers=headers,
            body=body,
            fetched_at=NOW,
        )
    )


def found(body: bytes, url: str = HOME, **headers: str) -> list[tuple[str, str]]:
    return [
        (one.kind, one.url)
        for one in look(body, url, **headers)
        if isinstance(one, Source) and one.kind != "wordpress"
    ]


def pages(body: bytes) -> list[str]:
    return [one.url for one in look(body) if isinstance(one, Request)]


# ── feeds ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("head", "url"),
    [
        (feed_link("/rss"), f"{HOME}rss"),
        (feed_link("nieuws.xml", type="application/atom+xml"), f"{HOME}nieuws.xml"),
        (feed_link("/feed.json", type="application/feed+json; charset=utf-8"), f"{HOME}feed.json"),
        ("<LINK REL='home ALTERNATE' TYPE=APPLICATION/RSS+XML HREF=/rss>", f"{HOME}rss"),
        (
            f'<base href="https://cdn.example/a/">{feed_link("b.xml")}',
            "https://cdn.example/a/b.xml",
        ),
    ],
)
def test_a_feed_is_announced_in_the_head(head: str, url: str) -> None:
    assert found(page(head)) == [("feed", url)]


def test_a_feed_is_announced_in_a_header() -> None:
    link = '</api>; rel="https://api.w.org/", </rss>; rel="alternate"; type="application/rss+xml"'
    assert found(page(), link=link) == [("feed", f"{HOME}rss")]


def test_what_readers_wrote_is_passed_over() -> None:
    head = feed_link("/feed/", "De Dorpskrant » feed") + feed_link("/comments/feed/", "x")
    head += feed_link("/een-stuk/feed/", "De Dorpskrant » Een stuk reactiesfeed")
    assert found(page(head)) == [("feed", f"{HOME}feed/")]


def test_data_of_wordpress_is_no_feed() -> None:
    assert found(page(feed_link("/wp-json/wp/v2/pages/2", type="application/json"))) == []


def test_a_link_for_people_counts_where_nothing_is_announced() -> None:
    body = '<a href="/nieuws/rss">RSS</a> <a href="/nieuws">Nieuws</a>'
    assert found(page(body=body)) == [("feed", f"{HOME}nieuws/rss")]
    assert found(page(feed_link("/rss"), body)) == [("feed", f"{HOME}rss")]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("De Dorpskrant » feed", "De Dorpskrant"),
        ("RSS 2.0", "Het Blad"),
        ("Nieuws uit Zandhoek", "Nieuws uit Zandhoek"),
        ("", "Het Blad"),
    ],
)
def test_a_feed_has_its_own_name_or_that_of_the_site(title: str, name: str) -> None:
    head = feed_link("/rss", title) + '<meta property="og:site_name" content="Het Blad">'
    [one] = look(page(head))
    assert isinstance(one, Source)
    assert (one.name, one.medium) == (name, Medium.NEWS)


@pytest.mark.parametrize(
    ("title", "name"),
    [("Home - De Dorpskrant", "De Dorpskrant"), ("Welkom | Home", "dorpskrant.example")],
)
def test_a_site_is_called_after_its_title(title: str, name: str) -> None:
    [one] = look(page(feed_link("/rss"), title=title))
    assert isinstance(one, Source)
    assert one.name == name


# ── an address that is a source itself ───────────────────────────────────────


@pytest.mark.parametrize(
    ("body", "kind", "name"),
    [
        (b"<rss version='2.0'><channel><title>De <![CDATA[Bode & Co]]></title></channel></rss>",
         "feed", "De Bode & Co"),
        (b'{"version": "https://jsonfeed.org/version/1.1", "title": "Bode", "items": []}',
         "feed", "Bode"),
        (site_pages.CALENDAR, "ical", "Agenda Dorpshuis De Zwaan"),
        (site_pages.NEWS_SITEMAP, "news_sitemap", "dorpskrant.example"),
    ],
)  # fmt: skip
def test_an_answer_that_is_a_source_is_all_there_is(body: bytes, kind: str, name: str) -> None:
    [one] = look(body, f"{HOME}x")
    assert isinstance(one, Source)
    assert (one.kind, one.url, one.name) == (kind, f"{HOME}x", name)


def test_robots_txt_names_sitemaps() -> None:
    text = b"User-agent: *\nDisallow: /x\nSitemap: https://a.example/sitemap.xml\n"
    url = f"{HOME}robots.txt"
    assert found(text, url) == [("news_sitemap", "https://a.example/sitemap.xml")]
    text += b"sitemap: https://a.example/sitemap-news.xml\n"
    assert found(text, url) == [("news_sitemap", "https://a.example/sitemap-news.xml")]


# ── calendars ────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("body", "kind", "url"),
    [
        ('<a href="webcal://zwaan.example/a.ics">Abonneer</a>', "ical", "https://zwaan.example/a.ics"),
        ('<a href="/agenda.ics">Download</a>', "ical", f"{HOME}agenda.ics"),
        ('<link rel="alternate" type="text/calendar" href="/events/?ical=1">',
         "ical", f"{HOME}events/?ical=1"),
        (f'<iframe src="{EMBED}{GROUP}"></iframe>', "ical",
         f"https://calendar.google.com/calendar/ical/{GROUP}/public/basic.ics"),
        ('<meta name="tec-api-version" content="v1">', "tribe_events", HOME),
        ('<link rel="https://theeventscalendar.com/" href="/wp-json/tribe/events/v1/">',
         "tribe_events", HOME),
        ('<meta name="generator" content="Gancio 1.20">', "gancio", HOME),
        (EVENT, "json_ld", HOME),
    ],
)  # fmt: skip
def test_a_calendar_is_seen(body: str, kind: str, url: str) -> None:
    [one] = look(page(body=body))
    assert isinstance(one, Source)
    assert (one.kind, one.url, one.medium) == (kind, url, Medium.CALENDAR)
    assert one.name == "Agenda van De Dorpskrant"


@pytest.mark.parametrize(
    "body",
    [
        '<a href="/event/lezing/?outlook-ical=1">x</a>',
        '<a href="webcal://dorpskrant.example/event/lezing.ics">x</a>',
        "".join(f'<a href="/{number}.ics">x</a>' for number in range(9)),
        f'<iframe src="{EMBED}{MAIL}"></iframe>',
        '<script type="application/ld+json">{"@type": "Organization", "name": "x"}</script>',
    ],
)
def test_what_is_one_event_or_a_persons_own_is_no_calendar(body: str) -> None:
    assert found(page(body=body)) == []


def test_two_agenda_pages_of_the_site_itself_are_worth_a_look() -> None:
    links = ("/over/ons/agenda-archief/2019", "/agenda/", "/programma", "/contact", "/agenda/#top")
    body = "".join(f'<a href="{href}">x</a>' for href in (*links, "https://el.example/agenda"))
    assert pages(page(body=body)) == [f"{HOME}programma", f"{HOME}agenda/"]


# ── accounts ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("url", "kind", "options"),
    [
        ("https://mastodon.example/@dorpshuis", "mastodon", {"account": "dorpshuis"}),
        ("https://bsky.app/profile/zwaan.example", "bluesky", {"actor": "zwaan.example"}),
        ("https://bsky.app/profile/did:plc:abc", "bluesky", {"actor": "did:plc:abc"}),
        (f"https://www.youtube.com/channel/UC{'z' * 22}", "feed", {}),
    ],
)
def test_an_account_is_known_by_its_address(url: str, kind: str, options: dict[str, str]) -> None:
    one = sources.account(url)
    assert one is not None
    assert (one.kind, dict(one.options), one.medium) == (kind, options, Medium.SOCIAL)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.youtube.com/@zwaan",
        "https://bsky.app/intent/compose",
        HOME,
        "https://a.b/@x/12",
    ],
)
def test_another_address_is_no_account(url: str) -> None:
    assert sources.account(url) is None


def test_only_an_account_that_the_site_calls_its_own_counts() -> None:
    own = '<a rel="me nofollow" href="https://mastodon.example/@krant">m</a>'
    other = '<a href="https://bsky.app/profile/iemand.example">een bron</a>'
    [one] = look(page(body=own + other))
    assert isinstance(one, Source)
    assert (one.kind, one.name) == ("mastodon", "De Dorpskrant op Mastodon")


# ── damage ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "body",
    [b"", b"\x00\xff\xfe", b"<",
     b"<html><head><link rel=alternate type=application/rss+xml href>",
     b"<a href=http://[::1>x</a>",
     b'<link rel="alternate" type="text/calendar" href="javascript:1">'],
)  # fmt: skip
def test_a_damaged_page_announces_nothing(body: bytes) -> None:
    assert look(body) == []


def test_a_flood_of_links_ends() -> None:
    body = "".join(f'<a href="/agenda/{n}/rss">x</a>' for n in range(20_000))
    assert len(look(page(body=body))) == 6
