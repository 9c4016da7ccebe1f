"""`kill -9` at any moment, and two programs at once: nothing lost, nothing twice."""

import gc
import random
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import service_stories as stories
from faultserver import conditional, silence, slowly
from service_postbox import Postbox
from service_village import DAY, MORNING, Post, Site, Village, rss, village_in

from leads import service
from leads.app import App
from leads.model import Sending

MORNINGS, KILLS = 6, 2  # the first morning is left alone, to see how long one takes
SEED = 20270302
LATER = timedelta(hours=3)
BASE = (stories.LESSONS, stories.PHOTOS, stories.READERS, stories.WELL, stories.CRASH)


def paper_of(day: int) -> list[Post]:
    """What the paper has on a morning: one more story each day, the older ones below."""
    return [
        replace(post, key=f"{post.key}-{turn}", title=f"{post.title} ({turn})")
        for turn, post in enumerate((*BASE, *BASE)[: day + 2])
    ][::-1]


def publish(site: Site, day: int) -> None:
    """A paper on a slow server, so that there is a middle to be killed in."""
    posts = paper_of(day)
    site.answer(slowly(0.1, conditional(rss(*posts), f'"{day}"')))


def until(seconds: float, reached: Callable[[], object], what: str) -> None:
    """Wait until `reached()`, and fail when it takes too long."""
    give_up = time.monotonic() + seconds
    while not reached():
        assert time.monotonic() < give_up, f"no {what} in {seconds} seconds"
        time.sleep(0.01)


def told(app: App) -> dict[str, object]:
    """All that is known, in a form that two homes can be compared in."""
    items = {item.key: item.content_hash for item in app.store.items.newest(1000)}
    leads = {
        lead.id: (lead.title, sorted(seen.item_id for seen in lead.sightings), lead.status)
        for lead in service.list_leads(app, every=True)
    }
    return {"items": items, "leads": leads}


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, object]]:
    """What the same mornings bring where nobody is killed."""
    with village_in(tmp_path_factory.mktemp("rustig")) as village:
        papers = [village.site("krant"), village.site("bode")]
        for day in range(MORNINGS):
            for paper in papers:
                publish(paper, day)
            village.run(MORNING + day * DAY)
        yield told(village.app())


def test_ten_kills_at_random_moments_lose_nothing_and_send_nothing_twice(
    village: Village, postbox: Postbox, undisturbed: dict[str, object]
) -> None:
    papers = [village.site("krant"), village.site("bode")]
    village.mail(postbox.port)
    publish(papers[0], 0)
    publish(papers[1], 0)
    length = _seconds_of_a_run(village, papers[0])
    points = iter(_spread((MORNINGS - 1) * KILLS))
    for day in range(1, MORNINGS):
        for paper in papers:
            publish(paper, day)
        morning = MORNING + day * DAY
        for turn in range(KILLS):
            _kill(village, papers[0], morning + turn * LATER, length * next(points))
        village.run(morning + KILLS * LATER)
        assert village.app().store.integrity() == "ok"

    assert told(village.app()) == undisturbed
    mails = Counter(str(mail["Message-ID"]) for mail in postbox.mails)
    assert set(mails.values()) == {1}, "never two mails for one day"


def _spread(number: int) -> list[float]:
    """Points in 0..1, one at random in each equal part, in random order."""
    dice = random.Random(SEED)
    points = [(part + dice.random()) / number for part in range(number)]
    dice.shuffle(points)
    return points


def _seconds_of_a_run(village: Village, paper: Site) -> float:
    """From the first request to the end, on this machine as busy as it is."""
    child = village.start("run")
    until(60, lambda: paper.server.seen, "first request")
    began = time.monotonic()
    _, err = child.communicate(timeout=60)
    assert child.returncode == 0, err
    return time.monotonic() - began


def _kill(village: Village, paper: Site, now: datetime, after: float) -> None:
    """Kill a run so many seconds after its first request."""
    before = len(paper.server.seen)
    child = village.start("run", now=now)
    until(60, lambda: len(paper.server.seen) > before, "first request")
    time.sleep(after)
    child.send_signal(signal.SIGKILL)
    child.wait(10)


def test_a_kill_while_the_mail_is_handed_over_brings_no_second_mail(
    village: Village, postbox: Postbox
) -> None:
    village.site("krant").publish(stories.LESSONS)
    village.mail(postbox.port)
    postbox.silent = True
    child = village.start("run")
    until(60, lambda: postbox.taken, "mail")
    child.send_signal(signal.SIGKILL)
    child.wait(10)

    postbox.silent = False
    ran = village.run(MORNING + LATER)
    assert ran.sent is not None
    assert (ran.sent.state, service.worst(ran)) == (Sending.UNCLEAR, 4)
    assert len(postbox.taken) == 1
    app = village.app(MORNING + LATER)
    [mail] = [finding for finding in service.examine(app) if finding.part == "mail"]
    assert not mail.ok
    assert "02-03-2027" in mail.told

    tomorrow = village.run(MORNING + DAY)
    assert [lead.title for lead in tomorrow.digest.leads] == [stories.LESSONS.title], "not lost"
    assert service.worst(tomorrow) == 0


# ── two at once ──────────────────────────────────────────────────────────────


def lease(home: Path) -> list[tuple[str]]:
    with closing(sqlite3.connect(home / "data" / "leads.db")) as file:
        return file.execute("SELECT holder FROM leases").fetchall()


def test_a_second_run_leaves_at_once_and_a_dead_one_is_taken_over(village: Village) -> None:
    paper = village.site("krant")
    paper.answer(silence())
    first = village.start("run")
    until(60, lambda: paper.visits, "request")
    holder = lease(village.home)

    second = village.leads("run")
    assert second.returncode == 75
    assert "al een run" in second.stderr
    assert (second.stdout, paper.visits) == ("", 1), "it did nothing"
    assert first.poll() is None
    assert lease(village.home) == holder

    first.send_signal(signal.SIGKILL)
    first.wait(10)
    assert lease(village.home) == holder, "a killed run gives nothing back"
    paper.publish(stories.LESSONS)
    assert village.run().analysed.looked == 1
    assert lease(village.home) == []


def test_sigterm_ends_a_run_with_the_lease_given_back(village: Village) -> None:
    paper = village.site("krant")
    paper.answer(silence())
    child = village.start("run")
    until(60, lambda: paper.visits, "request")
    began = time.monotonic()
    child.send_signal(signal.SIGTERM)
    _, err = child.communicate(timeout=60)
    assert child.returncode == 143
    assert "Traceback" not in err
    assert time.monotonic() - began < 20
    assert lease(village.home) == []


def test_a_stop_within_a_visit_is_told_to_nobody(
    village: Village, caplog: pytest.LogCaptureFixture
) -> None:
    village.site("krant").publish(stories.LESSONS)
    with pytest.raises(SystemExit):
        service.refresh(replace(village.app(), dice=_stop))
    gc.collect()
    assert [one for one in caplog.records if one.name == "asyncio"] == []


def _stop() -> float:
    raise SystemExit(143)
