"""`leads sources find`: a site is looked at politely, and entries are proposed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
import service_stories as stories
import site_pages
from faultserver import FaultServer, redirect, reply
from service_village import Village, rss
from site_pages import feed_link, page, wordpress

from leads import limits, service, sources
from leads.app import App
from leads.errors import LeadsError, UserError
from leads.model import Medium, Source
from leads.service import Site
from leads.settings.plan import HttpPlan

HTML = {"Content-Type": "text/html"}
FEED = rss(stories.LESSONS, stories.PHOTOS, stories.READERS, stories.CRASH)


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with FaultServer() as made:
        yield made


@pytest.fixture
def app(village: Village) -> App:
    """An installation that does not wait between two requests."""
    made = village.app()
    http = HttpPlan(contact="bieb@lindebroek.example", pause=0.0, allow_private=True)
    return replace(made, settings=replace(made.settings, http=http))


def front(server: FaultServer, body: bytes) -> str:
    server.on("/", reply(200, body, HTML))
    return server.url("/")


def proposed(site: Site, server: FaultServer) -> list[tuple[str, str, int]]:
    base = server.url("")
    return [(p.source.kind, p.source.url.removeprefix(base), p.items) for p in site.proposals]


def first_question(kind: str, url: str, app: App) -> str:
    """What a kind asks first when it is tried."""
    source = Source(id="", kind=kind, url=url, name="", medium=Medium.NEWS)
    [request] = sources.load(kind).start(source, app.now() - timedelta(days=60))
    return request.url


# ── what is found ────────────────────────────────────────────────────────────


def test_a_feed_that_is_announced_is_proposed_with_a_preview(app: App, server: FaultServer) -> None:
    server.on("/rss", reply(200, FEED))
    url = front(server, page(feed_link("/rss"), title="De Bode van Lindebroek"))
    site = service.find(app, url)
    [found] = site.proposals
    assert (found.items, found.known) == (4, "")
    assert len(found.first) == 3
    assert {one.title for one in found.first} <= {
        post.title for post in (stories.LESSONS, stories.PHOTOS, stories.READERS, stories.CRASH)
    }
    source = found.source
    assert (source.id, source.name) == ("de-bode-van-lindebroek", "De Bode van Lindebroek")
    assert (source.place, source.medium) == ("Lindebroek", Medium.NEWS)
    assert site.nothing == (Medium.CALENDAR, Medium.SOCIAL)
    assert server.paths == ["/robots.txt", "/", "/rss", "/api/events?" + server.paths[-1][12:]]


def test_a_calendar_on_the_agenda_page_is_found(app: App, server: FaultServer) -> None:
    server.on("/rss", reply(200, FEED))
    server.on("/agenda/", reply(200, page(body='<a href="/dorpshuis.ics">x</a>'), HTML))
    server.on("/dorpshuis.ics", reply(200, site_pages.CALENDAR))
    url = front(server, page(feed_link("/rss"), '<a href="/agenda/">Agenda</a>'))
    site = service.find(app, url)
    assert proposed(site, server) == [("feed", "/rss", 4), ("ical", "/dorpshuis.ics", 1)]
    assert [p.first[0].title for p in site.proposals][1] == "Repair Café"
    assert site.nothing == (Medium.SOCIAL,)


def test_events_in_a_page_take_no_second_request(app: App, server: FaultServer) -> None:
    server.on("/rss", reply(200, FEED))
    url = front(server, page(feed_link("/rss"), site_pages.EVENT))
    site = service.find(app, url)
    assert proposed(site, server) == [("json_ld", "/", 1), ("feed", "/rss", 4)]
    assert server.paths == ["/robots.txt", "/", "/rss"]


def test_a_page_that_moved_is_not_asked_for_again(app: App, server: FaultServer) -> None:
    server.on("/", redirect("/nl/"))
    server.on("/nl/", reply(200, page(feed_link("/rss"), site_pages.EVENT), HTML))
    server.on("/rss", reply(200, FEED))
    site = service.find(app, server.url("/"))
    assert proposed(site, server) == [("json_ld", "/nl/", 1), ("feed", "/rss", 4)]
    assert site.proposals[0].first[0].day == date(2027, 3, 18), "the day of the event"
    assert server.paths == ["/robots.txt", "/", "/nl/", "/rss"]


def test_an_address_that_is_a_feed_is_all_there_is(app: App, server: FaultServer) -> None:
    server.on("/feed", reply(200, FEED))
    site = service.find(app, server.url("/feed"))
    assert proposed(site, server) == [("feed", "/feed", 4)]
    assert server.paths == ["/robots.txt", "/feed"]


def test_one_list_in_two_forms_is_one_proposal(app: App, server: FaultServer) -> None:
    for path in ("/rss", "/feed/"):
        server.on(path, reply(200, FEED))
    url = front(server, page(feed_link("/feed/") + feed_link("/rss"), site_pages.EVENT))
    assert proposed(service.find(app, url), server) == [("json_ld", "/", 1), ("feed", "/feed/", 4)]


def test_what_is_in_the_settings_already_is_told(village: Village) -> None:
    paper = village.site("krant")
    paper.publish(stories.LESSONS)
    [found] = service.find(village.app(), paper.server.url("/feed")).proposals
    assert found.known == "krant"
    assert found.source.id != "krant"


# ── where nothing is announced ───────────────────────────────────────────────


def test_the_known_paths_stop_at_the_first_that_has_something(
    app: App, server: FaultServer
) -> None:
    server.on("/feed/", reply(200, page(), HTML))  # a soft 404
    server.on("/rss.xml", reply(200, FEED))
    site = service.find(app, front(server, page(site_pages.EVENT)))
    assert proposed(site, server) == [("json_ld", "/", 1), ("feed", "/rss.xml", 4)]
    assert server.paths == ["/robots.txt", "/", "/feed/", "/rss", "/rss.xml"]
    assert site.barred == ()


def test_wordpress_has_its_own_paths(app: App, server: FaultServer) -> None:
    for kind, body in (("wordpress", site_pages.POSTS), ("tribe_events", site_pages.TRIBE)):
        asked = first_question(kind, server.url("/"), app)
        server.on(asked.removeprefix(server.url("")), reply(200, body))
    site = service.find(app, front(server, wordpress()))
    assert proposed(site, server) == [("wordpress", "/", 1), ("tribe_events", "/", 1)]
    assert [path.partition("&")[0] for path in server.paths] == [
        "/robots.txt",
        "/",
        "/feed/",
        "/?feed=rss2",
        "/wp-json/wp/v2/posts?per_page=50",
        "/wp-json/tribe/events/v1/events?per_page=50",
    ]


def test_a_news_sitemap_is_found_by_robots_txt(app: App, server: FaultServer) -> None:
    robots = f"User-agent: *\nAllow: /\nSitemap: {server.url('/sitemap-news.xml')}\n"
    server.on("/robots.txt", reply(200, robots.encode()))
    server.on("/sitemap-news.xml", reply(200, site_pages.NEWS_SITEMAP))
    site = service.find(app, front(server, page(site_pages.EVENT)))
    assert proposed(site, server)[1:] == [("news_sitemap", "/sitemap-news.xml", 1)]


def test_a_site_without_anything_says_of_what(app: App, server: FaultServer) -> None:
    site = service.find(app, front(server, page()))
    assert (site.proposals, site.barred) == ((), ())
    assert site.nothing == (Medium.NEWS, Medium.CALENDAR, Medium.SOCIAL)
    assert len(server.paths) <= 2 + 6 + 2, "six paths, robots.txt and one for events"
    assert len(server.paths) == len(set(server.paths)) + server.paths.count("/robots.txt") - 1


def test_a_site_that_has_it_hard_is_left_alone(app: App, server: FaultServer) -> None:
    server.on("/feed/", reply(503, headers={"Retry-After": "3600"}))
    service.find(app, front(server, page(site_pages.EVENT)))
    assert "/rss" not in server.paths


def test_a_site_is_asked_so_much_and_no_more(
    app: App, server: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "LOOK_REQUESTS", 3)
    links = "".join(feed_link(f"/{number}/rss") for number in range(4))
    site = service.find(app, front(server, page(links)))
    assert server.paths == ["/robots.txt", "/", "/0/rss", "/1/rss"]
    assert [one.reason for one in site.barred] == ["not-found", "not-found", "busy", "busy"]


# ── what cannot be read ──────────────────────────────────────────────────────


def test_an_announced_source_that_fails_is_told(app: App, server: FaultServer) -> None:
    server.on("/robots.txt", reply(200, b"User-agent: *\nDisallow: /rss\n"))
    site = service.find(app, front(server, page(feed_link("/rss"), site_pages.EVENT)))
    [barred] = site.barred
    assert (barred.source.url, barred.reason) == (server.url("/rss"), "robots")
    assert "/rss" not in server.paths


def test_a_site_that_refuses_programs_is_not_tried_another_way(
    app: App, server: FaultServer
) -> None:
    server.on("/robots.txt", reply(200, b"User-agent: *\nDisallow: /\n"))
    with pytest.raises(LeadsError, match=r"robots.txt.*nieuwsbrief"):
        service.find(app, front(server, page()))
    assert server.paths == ["/robots.txt"]


@pytest.mark.parametrize(
    ("answer", "said"),
    [(reply(404), "niet gevonden"), (reply(403), "laat ons"), (redirect("/"), "door")],
)  # fmt: skip
def test_a_page_that_cannot_be_had_is_told(
    app: App, server: FaultServer, answer: object, said: str
) -> None:
    server.on("/", answer)  # type: ignore[arg-type]
    with pytest.raises(LeadsError, match=said):
        service.find(app, server.url("/"))


@pytest.mark.parametrize(
    "text", ["", "krant", "de dorpskrant .nl", "ftp://a.example", "http://", "http://[x"]
)
def test_what_is_no_address_is_told(app: App, text: str) -> None:
    with pytest.raises(UserError, match="geen webadres"):
        service.find(app, text)


def test_the_guard_holds_here_too(village: Village, server: FaultServer) -> None:
    village.settings["http"]["allow_private"] = False
    with pytest.raises(LeadsError, match="intern netwerk"):
        service.find(village.app(), front(server, page()))
    assert server.seen == []
