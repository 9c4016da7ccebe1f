"""One source of every fault: the others are read, nothing stored is lost, and the
digest says which source failed, why, and since when."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
import service_stories as stories
from faultserver import Trap, drip, head, redirect, reply
from service_village import DAY, MORNING, Post, Site, Village, rss

from leads import limits, service
from leads.app import App
from leads.fetch import Fetcher
from leads.model import Outcome

HTML = b"<!DOCTYPE html><html><head><title>Nieuws</title></head><body><h1>Nieuws</h1></body></html>"
ROUTE = "/wp-json/tribe/events/v1/events"
XML = {"Content-Type": "application/rss+xml"}


class Hasty(App):
    """The program with four seconds of patience for one request, where it has 45."""

    def fetcher(self) -> Fetcher:
        return Fetcher(
            user_agent="leads-test", now=self.now, pause=0.0, allow_private=True, total_seconds=4.0
        )


def hasty(app: App) -> App:
    return Hasty(**{name: getattr(app, name) for name in App.__dataclass_fields__})


def no_feed(site: Site) -> None:
    site.answer(reply(200, HTML, {"Content-Type": "text/html"}))


def cut_off(site: Site) -> None:
    site.answer(reply(200, rss(stories.CRASH)[:150], XML))


def huge(site: Site) -> None:
    size = 6 * limits.MIB
    site.answer(reply(200, rss(stories.CRASH).ljust(size), XML))


def closed_to_robots(site: Site) -> None:
    site.server.on("/robots.txt", reply(200, b"User-agent: *\nDisallow: /\n"))


def answering(status: int) -> Callable[[Site], None]:
    return lambda site: site.answer(reply(status, HTML))


FAULTS: dict[str, tuple[Callable[[Site], None], str]] = {
    "weg": (lambda site: site.close(), "down"),
    "geen-feed": (no_feed, "not-a-feed"),
    "halve-feed": (cut_off, "half-a-feed"),
    "te-groot": (huge, "too-big"),
    "niet-gevonden": (answering(404), "not-found"),
    "storing": (answering(500), "server-error"),
    "verboden": (closed_to_robots, "robots"),
}


def test_every_fault_at_once_costs_only_its_own_source(village: Village) -> None:
    healthy = village.site("krant")
    healthy.publish(stories.CRASH)
    sites = {name: village.site(name) for name in FAULTS}
    for number, site in enumerate(sites.values()):
        site.publish(Post(f"oud-{number}", f"Bericht {number}", f"Een bericht, nummer {number}."))
    village.run()
    before = set(village.items())
    assert len(before) == 1 + len(FAULTS)

    for name, (break_it, _) in FAULTS.items():
        break_it(sites[name])
    healthy.publish(stories.LESSONS, stories.CRASH)
    ran = village.run(MORNING + DAY)
    reasons = {visit.source_id: visit.reason for visit in ran.refreshed.failed}
    assert reasons == {name: code for name, (_, code) in FAULTS.items()}
    assert all(visit.detail for visit in ran.refreshed.failed)
    assert service.worst(ran) == 4
    assert set(village.items()) == before | {stories.LESSONS.key}, "what was stored stays"
    assert [lead.title for lead in ran.digest.leads] == [stories.LESSONS.title]


def test_a_source_that_drips_for_ever_keeps_nobody_waiting(village: Village) -> None:
    village.site("krant").publish(stories.LESSONS)
    village.site("traag").answer(drip(head(200, XML) + b"<rss>", every=0.1))
    app = hasty(village.app())
    ran = service.run(app)
    app.store.close()
    assert [(visit.source_id, visit.reason) for visit in ran.refreshed.failed] == [
        ("traag", "timeout")
    ]
    assert [lead.title for lead in ran.digest.leads] == [stories.LESSONS.title]
    assert service.worst(ran) == 4


def test_the_digest_names_each_failing_source_and_since_when(village: Village) -> None:
    for name in ("krant", "bode", "gids"):
        village.site(name).publish(stories.CRASH)
    village.run()
    no_feed(village.sites[1])
    answering(404)(village.sites[2])
    village.run(MORNING + DAY)
    app = village.app(MORNING + 3 * DAY)
    ran = service.run(app)

    health = {one.source_id: one for one in ran.digest.sources}
    assert list(health) == ["krant", "bode", "gids"], "in the order of sources.yaml"
    assert [one.ok for one in health.values()] == [True, False, False]
    assert health["bode"].since == MORNING + DAY, "not since the last try"
    told = service.digest_text(app, ran.digest)
    assert "1 bron gelezen." in told
    assert "Bode: " in told
    assert "Gids: " in told
    assert told.count("sinds woensdag 3 maart") == 2


def test_a_source_that_recovers_is_fine_again_and_loses_nothing(village: Village) -> None:
    site = village.site("krant")
    site.publish(stories.CRASH)
    village.run()
    site.answer(reply(500, HTML))
    village.run(MORNING + DAY)
    site.publish(stories.LESSONS)
    ran = village.run(MORNING + 3 * DAY)
    assert all(one.ok for one in ran.digest.sources)
    assert service.worst(ran) == 0
    assert [lead.title for lead in ran.digest.leads] == [stories.LESSONS.title]


def test_a_failing_source_is_tried_ever_less_but_never_given_up(village: Village) -> None:
    site = village.site("krant")
    site.answer(reply(404))
    for day in range(8):
        village.run(MORNING + day * DAY * 1.2)
    assert site.visits == 8
    state = village.app().store.sources.states()["krant"]
    assert state.next_at is not None
    assert state.last_visit is not None
    assert state.next_at - state.last_visit <= 1.11 * DAY


def test_nothing_that_works_is_a_failure(village: Village) -> None:
    village.site("krant").answer(reply(404))
    ran = village.run()
    assert service.worst(ran) == 5
    assert [one.ok for one in ran.digest.sources] == [False]


def test_a_source_that_moved_is_read_and_its_new_address_is_told(village: Village) -> None:
    site = village.site("krant")
    new = site.server.url("/nieuws/feed")
    site.answer(redirect(new, 301))
    site.server.on("/nieuws/feed", reply(200, rss(stories.LESSONS), XML))
    ran = village.run()

    assert [visit.outcome for visit in ran.refreshed.visits] == [Outcome.NEW]
    assert set(village.items()) == {stories.LESSONS.key}
    [line] = service.source_lines(village.app())
    assert line.state is not None
    assert line.state.moved_to == new
    assert line.source.url == site.server.url("/feed"), "nobody changes the settings by itself"


def test_what_stands_before_the_cut_of_half_a_feed_is_kept(village: Village) -> None:
    site = village.site("krant")
    whole = rss(stories.LESSONS, stories.PHOTOS)
    cut = whole[: whole.index(b"Fotoclub Lindebroek")]
    site.answer(reply(200, cut, XML))
    ran = village.run()
    assert stories.LESSONS.key in village.items()
    assert [lead.title for lead in ran.digest.leads if "KBO" in lead.title]


def test_a_wrong_charset_leaves_readable_words(village: Village) -> None:
    site = village.site("krant")
    post = replace(stories.LESSONS, title="Café 'Eén Élan' zoekt ruimte: € 5")
    latin = rss(post).decode().encode("windows-1252")
    site.answer(reply(200, latin, {"Content-Type": "application/rss+xml; charset=utf-8"}))
    village.run()
    assert village.items()[post.key].title == post.title


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433"])
def test_a_private_address_is_never_touched_unless_it_is_allowed(
    village: Village, host: str
) -> None:
    village.settings["http"]["allow_private"] = False
    with Trap() as trap:
        site = village.site("krant")
        site.source["url"] = f"http://{host}:{trap.port}/feed"
        ran = village.run()
        assert not trap.touched
    [visit] = ran.refreshed.failed
    assert visit.reason in ("blocked-address", "bad-address")
    [health] = ran.digest.sources
    assert (health.ok, health.reason) == (False, visit.reason)


def test_a_later_page_that_fails_does_not_cost_the_first(village: Village) -> None:
    hall = village.site("zwaan", kind="tribe_events", path=ROUTE, medium="calendar")
    event = {
        "id": 7,
        "title": "Dorpsavond over het plein",
        "url": "https://zwaan.example/event/dorpsavond/",
        "start_date": "2027-03-11 20:00:00",
        "timezone": "Europe/Amsterdam",
    }
    page = {"events": [event], "next_rest_url": hall.server.url(f"{ROUTE}?page=2")}
    since = (MORNING - 14 * DAY).date()
    first = reply(200, json.dumps(page).encode(), {"Content-Type": "application/json"})
    hall.server.on(f"{ROUTE}?per_page=50&start_date={since}", first)
    ran = village.run()

    [visit] = ran.refreshed.failed
    assert (visit.reason, visit.seen, visit.new) == ("not-found", 1, 1)
    assert set(village.items()) == {"7"}
