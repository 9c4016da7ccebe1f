"""The daemon: when it works, what it makes up for, and how it stops."""

import signal
import time
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
import service_stories as stories
from faultserver import silence
from service_postbox import Postbox
from service_village import AMSTERDAM, DAY, MORNING, Village

from leads import daemon
from leads.model import Sending

SATURDAY = MORNING + 4 * DAY
HOUR = timedelta(hours=1)
# the clock goes forward on 28 March 2027 and back on 31 October 2027
GAPS = (datetime(2027, 3, 27, tzinfo=AMSTERDAM), datetime(2027, 10, 30, tzinfo=AMSTERDAM))


def fire_times(village: Village, first: datetime, number: int, job: str = "digest") -> list[Any]:
    """When a job of the daemon is called, from `first` on."""
    [found] = [one for one in daemon.build(village.app(), print).get_jobs() if one.id == job]
    times: list[Any] = [None]
    for _ in range(number):
        times.append(found.trigger.get_next_fire_time(times[-1], times[-1] or first))
    return times[1:]


def days(village: Village, *names: str, at: str = "06:30") -> None:
    village.settings["digest"] = {"days": list(names), "at": at}


# ── when ─────────────────────────────────────────────────────────────────────


def test_the_digest_is_made_on_weekdays_at_half_past_six(village: Village) -> None:
    monday = date(2027, 3, 1)
    found = fire_times(village, datetime(2027, 3, 1, tzinfo=AMSTERDAM), 6)
    assert [when.date() - monday for when in found] == [day * DAY for day in (0, 1, 2, 3, 4, 7)]
    assert {(when.hour, when.minute) for when in found} == {(6, 30)}


@pytest.mark.parametrize(
    ("name", "weekday"),
    [("ma", 0), ("di", 1), ("wo", 2), ("do", 3), ("vr", 4), ("za", 5), ("zondag", 6)],
)
def test_dutch_days_are_the_days_they_name(village: Village, name: str, weekday: int) -> None:
    days(village, name)
    assert {when.weekday() for when in fire_times(village, MORNING, 3)} == {weekday}
    for day in range(7):
        app = village.app(MORNING + day * DAY)
        assert daemon.digest_due(app) is (app.today.weekday() == weekday)


@pytest.mark.parametrize("night", GAPS)
@pytest.mark.parametrize("at", ["00:30", "01:59", "03:00", "06:30"])
def test_a_night_on_which_the_clock_changes_has_one_digest(
    village: Village, night: datetime, at: str
) -> None:
    days(village, "za", "zo", at=at)
    found = fire_times(village, night, 2)
    assert [when.date() for when in found] == [night.date(), (night + DAY).date()]
    assert all(f"{when:%H:%M}" == at and when.hour != 2 for when in found)
    for when in found:
        assert when.astimezone(AMSTERDAM) == when
        assert daemon.digest_due(village.app(when))


def test_reading_goes_on_all_day(village: Village) -> None:
    found = fire_times(village, MORNING, 20, job="round")
    steps = [later - sooner for sooner, later in pairwise(found)]
    assert all(timedelta(minutes=5) <= step <= timedelta(minutes=25) for step in steps)


# ── what is made up for ──────────────────────────────────────────────────────


def test_a_morning_that_was_missed_is_made_up_for_until_eleven(village: Village) -> None:
    def due(hour: int, minute: int) -> bool:
        return daemon.digest_due(village.app(MORNING.replace(hour=hour, minute=minute)))

    assert [due(6, 29), due(6, 30), due(8, 0), due(10, 59), due(11, 0), due(23, 0)] == [
        False,
        True,
        True,
        True,
        False,
        False,
    ]
    days(village, "di", at="15:00")
    assert [due(14, 59), due(15, 0), due(15, 59), due(16, 0)] == [False, True, True, False]
    days(village, "wo")
    assert not due(8, 0)


def test_a_round_makes_the_digest_once_and_reads_for_the_rest(
    village: Village, postbox: Postbox
) -> None:
    paper = village.site("krant")
    paper.publish(stories.LESSONS)
    village.mail(postbox.port)
    daemon.one_round(village.app(MORNING - 2 * HOUR))
    assert (paper.visits, len(postbox.mails)) == (1, 0)
    daemon.one_round(village.app(MORNING))
    assert (paper.visits, len(postbox.mails)) == (2, 1)
    paper.publish(stories.LESSONS, stories.PHOTOS)
    daemon.one_round(village.app(MORNING + 2 * HOUR))
    assert (paper.visits, len(postbox.mails)) == (3, 1)
    assert len(village.items()) == 2


def test_a_day_without_news_is_done_with_one_run(village: Village, postbox: Postbox) -> None:
    village.site("krant").publish(stories.CRASH)
    village.mail(postbox.port)
    daemon.one_round(village.app(MORNING))
    assert not daemon.digest_due(village.app(MORNING + HOUR))
    assert daemon.digest_due(village.app(MORNING + DAY))


def test_a_refused_mail_is_tried_again_and_a_doubtful_one_is_not(
    village: Village, postbox: Postbox
) -> None:
    village.site("krant").publish(stories.LESSONS)
    village.mail(postbox.port)
    postbox.answer = "450 4.2.0 greylisted, come back later"
    daemon.one_round(village.app(MORNING))
    assert daemon.digest_due(village.app(MORNING + HOUR / 4))

    postbox.answer, postbox.vanishes = "250 OK", True
    daemon.one_round(village.app(MORNING + HOUR / 4))
    app = village.app(MORNING + HOUR / 2)
    record = app.store.digests.get("lindebroek", app.today.date())
    assert record is not None
    assert record.state is Sending.UNCLEAR
    assert not daemon.digest_due(app)


def test_a_fault_is_told_and_does_not_end_the_daemon(
    village: Village, caplog: pytest.LogCaptureFixture
) -> None:
    app = village.app(SATURDAY)
    (village.home / "data").write_text("no folder")
    daemon.quietly(app)
    [record] = caplog.records
    assert "kan niet worden gemaakt" in record.getMessage()


# ── stopping ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("hangs", [False, True])
def test_sigterm_stops_it_within_seconds(village: Village, hangs: bool) -> None:
    paper = village.site("krant")
    paper.publish(stories.LESSONS)
    if hangs:
        paper.answer(silence())
    child = village.start("daemon", now=None)
    give_up = time.monotonic() + 60
    while not (paper.visits and (hangs or village.items())):
        assert time.monotonic() < give_up
        assert child.poll() is None, child.communicate()
        time.sleep(0.05)
    child.send_signal(signal.SIGTERM)
    began = time.monotonic()
    _, err = child.communicate(timeout=60)
    assert child.returncode == 143
    assert time.monotonic() - began < 20
    assert "Traceback" not in err

    app = village.app(datetime.now(AMSTERDAM))
    assert app.store.integrity() == "ok"
    paper.publish(stories.PHOTOS)
    daemon.quietly(app)
    assert not hangs or village.items(), "the next one goes on: the lease was given back"


def test_ctrl_c_stops_it_as_well(village: Village) -> None:
    paper = village.site("krant")
    paper.answer(silence())
    child = village.start("daemon", now=None)
    give_up = time.monotonic() + 60
    while not paper.visits:
        assert time.monotonic() < give_up
        time.sleep(0.05)
    child.send_signal(signal.SIGINT)
    assert child.wait(60) == 130
