"""A source that moved, is gone or is lost: followed, tried on, and told."""

from datetime import timedelta

import pytest
from faultserver import redirect, reply
from service_village import DAY, MORNING, Post, Village, rss

from leads import service
from leads.model import SourceState

NEWS = Post("n", "Nieuws", "Er is nieuws.")


def state(village: Village) -> SourceState:
    return village.app().store.sources.states()["krant"]


def refresh(village: Village, after: timedelta = timedelta(0)) -> service.Refreshed:
    return service.refresh(village.app(MORNING + after))


def test_a_move_within_one_site_is_followed_from_then_on(village: Village) -> None:
    paper = village.site("krant")
    paper.answer(redirect("/nieuws.xml", 301))
    paper.server.on("/nieuws.xml", reply(200, rss(NEWS)))
    for hours in (0, 2, 4):
        assert not refresh(village, timedelta(hours=hours)).failed
    assert paper.visits == 1
    assert len(paper.server.asked("/nieuws.xml")) == 3
    assert state(village).moved_to == paper.server.url("/nieuws.xml")


def test_when_the_new_address_fails_the_old_one_is_asked_again(village: Village) -> None:
    paper = village.site("krant")
    paper.answer(redirect("/nieuws.xml", 301))
    paper.server.on("/nieuws.xml", reply(200, rss(NEWS)))
    refresh(village)
    paper.publish(NEWS)
    paper.server.on("/nieuws.xml", reply(404))
    assert refresh(village, timedelta(hours=2)).failed
    assert not refresh(village, timedelta(hours=5)).failed
    assert state(village).moved_to is None


def test_a_move_to_another_site_is_proposed_and_told_once(village: Village) -> None:
    paper, other = village.site("krant"), village.site("elders")
    other.publish(NEWS)
    there = other.server.url("/feed")
    paper.answer(redirect(there, 301))
    told = []
    for days in (0, 1):
        app = village.app(MORNING + days * DAY)
        digest = service.run(app).digest
        told.append("Krant: is verhuisd naar een andere" in service.digest_text(app, digest))
    assert told == [True, False]
    assert paper.visits == 2, "its own address is asked until a person changes it"
    listed = village.leads("sources", now=MORNING + DAY)
    assert f"verhuisd; zet in sources.yaml: {there}" in listed.stdout


def test_what_is_gone_is_tried_once_a_month(village: Village) -> None:
    paper = village.site("krant")
    paper.answer(reply(410))
    for hours in (0, 2, 24 * 20, 24 * 31):
        refresh(village, timedelta(hours=hours))
    assert paper.visits == 3
    paper.publish(NEWS)
    [visit] = refresh(village, timedelta(days=62)).visits
    assert visit.new == 1


@pytest.mark.parametrize(("days", "told"), [(6, "niet gevonden"), (7, "al een week niet te")])
def test_a_page_not_found_for_a_week_is_told_to_be_lost(
    village: Village, days: int, told: str
) -> None:
    paper = village.site("krant")
    paper.answer(reply(404))
    refresh(village)
    app = village.app(MORNING + days * DAY)
    digest = service.run(app).digest
    assert told in " ".join(service.digest_text(app, digest).split())
    assert told in village.leads("sources", now=MORNING + days * DAY).stdout
    assert paper.visits == 2


def test_a_feed_that_asks_for_three_hours_gets_them(village: Village) -> None:
    paper = village.site("krant")
    paper.answer(reply(200, rss(NEWS).replace(b"<item>", b"<ttl>180</ttl><item>", 1)))
    for hours in (0, 2, 4):
        refresh(village, timedelta(hours=hours))
    assert paper.visits == 2


def test_robots_txt_is_asked_for_once_a_day(village: Village) -> None:
    site = village.site("krant")
    site.publish(NEWS)
    for hours in (0, 2, 23):
        service.refresh(village.app(MORNING + timedelta(hours=hours)))
    assert len(site.server.asked("/robots.txt")) == 1
    site.server.on("/robots.txt", reply(200, b"User-agent: leads\nDisallow: /"))
    [visit] = service.refresh(village.app(MORNING + timedelta(hours=25))).visits
    assert visit.reason == "robots"
    assert len(site.server.asked("/robots.txt")) == 2
