"""Trying: `leads check` visits every source once, `leads try` reads one address."""

import pytest
import service_stories as stories
from faultserver import reply
from service_village import MORNING, Village, rss

from leads import service
from leads.errors import LeadsError
from leads.model import Medium

CALENDAR = b"""\
BEGIN:VCALENDAR\r
VERSION:2.0\r
BEGIN:VEVENT\r
UID:1@zwaan\r
DTSTART;TZID=Europe/Amsterdam:20270318T200000\r
SUMMARY:Lezing over de nachtzwaluw\r
END:VEVENT\r
END:VCALENDAR\r
"""


def stored_files(village: Village) -> list[str]:
    return [path.name for path in village.home.rglob("*") if path.suffix not in ("", ".yaml")]


# ── check ────────────────────────────────────────────────────────────────────


def test_every_source_is_visited_once_and_nothing_is_kept(village: Village) -> None:
    good, broken = village.site("krant"), village.site("bode")
    right, wrong = village.site("vermoeden", guess=True), village.site("gok", guess=True)
    asleep = village.site("uit", active=False)
    good.publish(stories.LESSONS, stories.PHOTOS)
    broken.answer(reply(200, b"<!DOCTYPE html><html><body>Welkom</body></html>"))
    right.publish(stories.READERS)
    wrong.answer(reply(404))

    found = {one.source.id: one for one in service.check(village.app())}
    assert list(found) == ["krant", "bode", "vermoeden", "gok"]
    told = {name: (one.ok, one.guess, one.items) for name, one in found.items()}
    assert told == {
        "krant": (True, False, 2),
        "bode": (False, False, 0),
        "vermoeden": (True, True, 1),
        "gok": (False, True, 0),
    }
    assert [bool(one.detail) for one in found.values()] == [False, True, False, True]
    assert [site.visits for site in village.sites] == [1, 1, 1, 1, 0]
    assert asleep.server.seen == []
    assert stored_files(village) == []


def test_a_check_between_two_runs_changes_nothing(village: Village) -> None:
    paper = village.site("krant")
    paper.publish(stories.LESSONS)
    village.run()
    before = village.app().store.sources.states()
    paper.publish(stories.LESSONS, stories.PHOTOS)
    assert [one.items for one in service.check(village.app())] == [2]
    assert village.app().store.sources.states() == before
    assert set(village.items()) == {stories.LESSONS.key}


def test_a_guess_is_not_read_by_a_run(village: Village) -> None:
    site = village.site("vermoeden", guess=True)
    site.publish(stories.LESSONS)
    ran = village.run()
    assert (site.server.seen, ran.refreshed.visits, ran.digest.sources) == ([], (), ())


# ── try ──────────────────────────────────────────────────────────────────────


def test_an_address_shows_what_would_be_made_of_it(village: Village) -> None:
    site = village.site("krant")
    site.publish(stories.LESSONS, stories.CRASH)
    village.sites.clear()
    tried = {
        one.item.key: one for one in service.try_address(village.app(), site.server.url("/feed"))
    }
    assert set(tried) == {stories.LESSONS.key, stories.CRASH.key}
    lessons = tried[stories.LESSONS.key]
    assert lessons.assessment.shown
    assert not tried[stories.CRASH.key].assessment.shown
    assert "KBO Lindebroek" in {body.name for body in lessons.extraction.organisations}
    assert {str(event.start and event.start.day) for event in lessons.extraction.events} == {
        "2027-04-06"
    }
    assert stored_files(village) == []


def test_a_calendar_is_known_by_its_name(village: Village) -> None:
    site = village.site("zwaan", path="/agenda.ics")
    site.answer(reply(200, CALENDAR))
    [tried] = service.try_address(village.app(), site.server.url("/agenda.ics"))
    assert tried.item.medium is Medium.CALENDAR
    assert [event.name for event in tried.item.events] == ["Lezing over de nachtzwaluw"]


def test_no_more_than_asked_for_and_the_newest_first(village: Village) -> None:
    site = village.site("krant")
    site.answer(reply(200, rss(stories.LESSONS, stories.PHOTOS, stories.READERS)))
    assert len(service.try_address(village.app(), site.server.url("/feed"), most=2)) == 2


@pytest.mark.parametrize(
    ("answer", "kind", "said"),
    [
        (reply(404), None, "404|niet"),
        (reply(200, b"<html><body>Welkom</body></html>"), None, "feed"),
        (reply(200, rss(stories.LESSONS)), "bestaat_niet", "bestaat_niet"),
    ],
)
def test_a_broken_address_is_told_in_a_sentence(
    village: Village, answer: object, kind: str | None, said: str
) -> None:
    site = village.site("krant")
    site.answer(answer)
    with pytest.raises(LeadsError, match=said):
        service.try_address(village.app(MORNING), site.server.url("/feed"), kind)
    assert stored_files(village) == []


def test_a_news_sitemap_is_known_by_its_address(village: Village) -> None:
    site = village.site("weekblad", path="/sitemap-news.xml")
    site.serve(
        b'<urlset xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>/n/1</loc>'
        b"<n:news><n:title>Wandeltocht voor mantelzorgers</n:title></n:news></url></urlset>"
    )
    [tried] = service.try_address(village.app(), site.server.url("/sitemap-news.xml"))
    assert tried.item.title == "Wandeltocht voor mantelzorgers"
