"""The page behind a teaser: read where a branch asks for it and the site lets programs read."""

from dataclasses import replace
from datetime import date

import pytest
import site_pages
from faultserver import Handler, redirect, reply
from service_village import DAY, MORNING, Post, Site, Village

from leads import limits, service
from leads.model import Item

TITLE = "Kantklosgroep zoekt ruimte"
TEASER = "De kantklosgroep van Lindebroek moet na de zomer het oude schooltje"
BODY = (
    "<nav><a href='/'>Home</a> <a href='/abonnee'>Word abonnee</a></nav><main><article>"
    f"<h1>{TITLE}</h1><p>De kantklosgroep van Lindebroek moet na de zomer het oude schooltje uit, "
    "want het gebouw wordt gesloopt. Twaalf vrouwen komen er elke donderdag samen.</p>"
    "<p>Kantklosgroep De Klosjes zoekt een ruimte met goed licht, en een vitrine om het werk te "
    "laten zien. Wie een plek heeft, kan zich voor 1 mei melden.</p></article></main>"
    "<footer>Wij gebruiken cookies. Alle rechten voorbehouden.</footer>"
)
PAGE = site_pages.page(body=BODY, title=f"{TITLE} - De Dorpskrant")
HTML = {"content-type": "text/html; charset=utf-8"}


@pytest.fixture
def paper(village: Village) -> Site:
    """A paper whose feed tells how an article begins, and whose page tells the rest."""
    site = village.site("krant", full_text=True)
    site.publish(post(site))
    page(site, reply(200, PAGE, HTML))
    return site


def post(site: Site, key: str = "klossen", **more: str) -> Post:
    link = site.server.url(f"/{key}")
    return replace(Post(key=key, title=TITLE, text=TEASER, link=link), **more)


def page(site: Site, *handlers: Handler, key: str = "klossen") -> None:
    site.server.on(f"/{key}", *handlers)


def read(village: Village, days: int = 0) -> Item:
    service.refresh(village.app(MORNING + days * DAY))
    return village.items()["klossen"]


def test_the_rest_of_the_article_is_read_and_understood(village: Village, paper: Site) -> None:
    [lead] = village.run().digest.leads
    item = village.items()["klossen"]
    assert "een vitrine om het werk" in item.text
    assert "cookies" not in item.text
    assert item.teaser == TEASER
    assert lead.organisations == ("Kantklosgroep De Klosjes",)
    assert any("vitrine" in reason.quote for reason in lead.reasons)


def test_a_page_is_asked_for_once(village: Village, paper: Site) -> None:
    whole = read(village)
    paper.publish(post(paper), Post(key="nieuw", title="Iets anders", text="x" * 700))
    assert read(village, 1) == whole
    assert len(paper.server.asked("/klossen")) == 1


def test_it_is_asked_for_again_when_the_source_tells_something_else(
    village: Village, paper: Site
) -> None:
    read(village)
    paper.publish(post(paper, text="De kantklosgroep heeft een plek gevonden"))
    read(village, 1)
    assert len(paper.server.asked("/klossen")) == 2


def test_off_unless_a_branch_wants_it(village: Village, paper: Site) -> None:
    del paper.source["full_text"]
    assert read(village).text == TEASER
    assert paper.server.asked("/klossen") == []


def test_a_feed_that_tells_the_whole_is_enough(village: Village, paper: Site) -> None:
    paper.publish(post(paper, text="De kantklosgroep zoekt een zaal. " * 30))
    read(village)
    assert paper.server.asked("/klossen") == []


def test_no_more_than_some_pages_in_a_visit(village: Village, paper: Site) -> None:
    paper.publish(*(post(paper, key=f"k{number}") for number in range(15)))
    for number in range(15):
        page(paper, reply(200, PAGE, HTML), key=f"k{number}")
    service.refresh(village.app())
    read_whole = [item for item in village.items().values() if item.teaser]
    assert len(read_whole) == limits.ARTICLES_PER_VISIT


def test_pages_of_other_sites_are_left_alone(village: Village, paper: Site) -> None:
    other = village.site("elders")
    paper.publish(post(paper, link=other.server.url("/klossen")))
    read(village)
    assert other.server.asked("/klossen") == []


def test_a_page_that_leads_to_another_site_is_not_read(village: Village, paper: Site) -> None:
    other = village.site("elders")
    other.server.on("/klossen", reply(200, PAGE, HTML))
    page(paper, redirect(other.server.url("/klossen")))
    assert read(village).text == TEASER


# ── who keeps programs out ───────────────────────────────────────────────────

PLACES = (("/open/*", 0), ("/", 1))
ROBOTS = '<meta content="noarchive, nofollow" name="robots">'


@pytest.mark.parametrize(
    ("answer", "how"),
    [
        (reply(200, PAGE, HTML | {"TDM-Reservation": "1"}), "tdm-reservation"),
        (reply(200, site_pages.page(ROBOTS, BODY), HTML), "robots: noarchive"),
    ],
    ids=["header", "meta"],
)
def test_a_page_that_keeps_programs_out(
    village: Village, paper: Site, answer: Handler, how: str
) -> None:
    page(paper, answer)
    assert read(village).text == TEASER
    state = village.app().store.sources.states()["krant"]
    assert (state.opted_out, state.opted_out_on) == (how, date(2027, 3, 2))
    said = village.leads("sources").stdout
    assert f"houdt leesprogramma's buiten ({how}, 02-03)" in " ".join(said.split())


def test_a_site_that_reserves_its_texts(village: Village, paper: Site) -> None:
    rules = (
        b'[{"location": "/open/*", "tdm-reservation": 0}, {"location": "/", "tdm-reservation": 1}]'
    )
    paper.server.on("/.well-known/tdmrep.json", reply(200, rules))
    assert read(village).text == TEASER
    assert paper.server.asked("/klossen") == []
    assert village.app().store.sources.states()["krant"].opted_out == "tdmrep.json"


def test_a_robots_txt_that_closes_the_articles(village: Village, paper: Site) -> None:
    paper.server.on("/robots.txt", reply(200, b"User-agent: *\nDisallow: /klossen"))
    assert read(village).text == TEASER
    assert paper.server.asked("/klossen") == []
    assert village.app().store.sources.states()["krant"].opted_out == "robots.txt"


def test_a_no_holds_for_a_month_and_a_yes_ends_it(village: Village, paper: Site) -> None:
    page(paper, reply(200, PAGE, HTML | {"TDM-Reservation": "1"}))
    read(village)
    page(paper, reply(200, PAGE, HTML))
    for days, asked in ((10, 1), (31, 2)):
        paper.publish(post(paper, text=f"Op dag {days} zoekt de groep nog"))
        read(village, days)
        assert len(paper.server.asked("/klossen")) == asked
    assert village.app().store.sources.states()["krant"].opted_out is None


# ── what is no article ───────────────────────────────────────────────────────

PAID = '<script type="application/ld+json">{"isAccessibleForFree": "False"}</script>'


@pytest.mark.parametrize(
    "answer",
    [
        reply(200, site_pages.page(PAID, BODY), HTML),
        reply(200, site_pages.page(body="<article><p>" + "Zon en regen. " * 60), HTML),
        reply(404, b"weg"),
        redirect("/"),
    ],
    ids="paid other-story 404 front-page".split(),
)
def test_what_is_no_article_does_not_take_the_place_of_the_teaser(
    village: Village, paper: Site, answer: Handler
) -> None:
    paper.server.on("/", reply(200, PAGE, HTML))
    page(paper, answer)
    item = read(village)
    assert (item.text, item.teaser) == (TEASER, None)
    state = village.app().store.sources.states()["krant"]
    assert (state.failures, state.opted_out) == (0, None)


def test_a_site_in_trouble_is_not_asked_for_every_article(village: Village, paper: Site) -> None:
    paper.publish(*(post(paper, key=f"k{number}") for number in range(5)))
    for number in range(5):
        page(paper, reply(503, b"", {"retry-after": "3600"}), key=f"k{number}")
    service.refresh(village.app())
    asked = [paper.server.asked(f"/k{number}") for number in range(5)]
    assert len(list(filter(None, asked))) == 1


# ── for how long ─────────────────────────────────────────────────────────────


def test_the_text_goes_after_three_months_and_what_was_found_stays(
    village: Village, paper: Site
) -> None:
    [lead] = village.run().digest.leads
    service.decide(village.app(), [lead.id], "accept")
    paper.publish()
    village.run(MORNING + 95 * DAY)
    item = village.items()["klossen"]
    assert len(item.text) <= limits.QUOTE_CHARS
    assert item.teaser is None
    kept = service.show(village.app(MORNING + 95 * DAY), lead.id)
    assert kept.reasons == lead.reasons


def test_only_for_sources_with_pages(village: Village) -> None:
    village.site("agenda", kind="ical", full_text=True)
    checked = village.leads("run")
    assert checked.returncode != 0
    assert "sources.yaml" in checked.stderr
    assert "de hele tekst kan alleen bij soort feed" in checked.stderr
