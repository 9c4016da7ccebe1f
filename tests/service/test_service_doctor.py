"""`leads doctor`: what works, what does not, and the quick question of a container."""

from datetime import timedelta

import pytest
import service_stories as stories
from faultserver import reply
from service_postbox import Postbox
from service_village import DAY, MORNING, Village

from leads import service
from leads.errors import StoreError

DAY_AND_MORE = timedelta(hours=26)


@pytest.fixture
def read(village: Village) -> Village:
    """A village that had one good morning."""
    village.site("krant").publish(stories.LESSONS)
    village.run()
    return village


def healthy(village: Village, *, after: timedelta = timedelta(hours=3)) -> bool:
    return service.healthy(village.app(MORNING + after), DAY_AND_MORE).ok


def wrong(village: Village) -> dict[str, str]:
    found = service.examine(village.app())
    return {one.part: one.told for one in found if not one.ok}


# ── every part ───────────────────────────────────────────────────────────────


def test_all_is_well(read: Village) -> None:
    found = service.examine(read.app())
    assert [one.part for one in found if not one.ok] == []
    assert {"instellingen", "database", "schijf", "taal", "mail"} <= {one.part for one in found}
    assert read.leads("doctor").returncode == 0


def test_a_damaged_database_is_one_finding_among_the_others(read: Village) -> None:
    file = read.home / "data" / "leads.db"
    file.write_bytes(b"geen database " * 1000)
    for more in read.home.glob("data/leads.db-*"):
        more.unlink()
    found = wrong(read)
    assert "beschadigd" in found["database"]
    assert "taal" not in found
    assert read.leads("doctor").returncode == 5


def test_a_model_that_is_not_there_is_told(read: Village) -> None:
    read.settings["nlp"] = {"model": "nl_bestaat_niet"}
    assert "nl_bestaat_niet" in wrong(read)["taal"]


@pytest.mark.parametrize("state", ["refused", "unclear"])
def test_a_mail_that_went_wrong_stays_visible(read: Village, postbox: Postbox, state: str) -> None:
    read.mail(postbox.port)
    read.sites[0].publish(stories.PHOTOS)
    postbox.answer, postbox.vanishes = (
        ("554 5.6.0 not this", False) if state == "refused" else ("250 OK", True)
    )
    read.run(MORNING + DAY)
    assert "03-03-2027" in wrong(read)["mail"]

    postbox.answer, postbox.vanishes = "250 OK", False
    read.sites[0].publish(stories.READERS)
    read.run(MORNING + 2 * DAY)
    assert wrong(read) == {}


# ── is it alive ──────────────────────────────────────────────────────────────


def test_before_the_first_run_it_is_not(village: Village) -> None:
    village.site("krant").publish(stories.LESSONS)
    found = service.healthy(village.app(), DAY_AND_MORE)
    assert not found.ok
    done = village.leads("doctor", "--health")
    assert done.returncode == 5
    assert "Traceback" not in done.stderr

    assert village.app().store.integrity() == "ok"
    found = service.healthy(village.app(), DAY_AND_MORE)
    assert (found.ok, found.told) == (False, "er is nog geen run afgemaakt")


def test_after_a_good_run_it_is_and_after_a_day_no_more(read: Village) -> None:
    assert healthy(read)
    assert healthy(read, after=timedelta(hours=25))
    assert not healthy(read, after=timedelta(hours=27))


def test_a_round_of_the_daemon_counts_as_well(read: Village) -> None:
    app = read.app(MORNING + 3 * DAY)
    with service.alone(app, "refresh"):
        service.refresh(app)
    assert healthy(read, after=3 * DAY)


def test_a_run_that_could_do_nothing_is_not_healthy_until_the_next(read: Village) -> None:
    paper = read.sites[0]
    paper.answer(reply(404))
    read.run(MORNING + DAY)
    assert not healthy(read, after=DAY)
    app = read.app(MORNING + DAY)
    with service.alone(app, "refresh"):
        pass
    assert not healthy(read, after=DAY), "a round does not hide a failed run"
    paper.publish(stories.LESSONS)
    read.run(MORNING + 3 * DAY)
    assert healthy(read, after=3 * DAY)


def test_one_source_less_is_still_healthy(read: Village) -> None:
    read.site("bode").answer(reply(404))
    assert service.worst(read.run(MORNING + DAY)) == 4
    assert healthy(read, after=DAY)


def test_a_run_that_broke_is_not_healthy_and_an_old_broken_round_is_forgotten(
    read: Village,
) -> None:
    with pytest.raises(StoreError), service.alone(read.app(MORNING + DAY), "refresh"):
        raise StoreError("de schijf brak")
    assert not healthy(read, after=DAY)
    read.run(MORNING + 2 * DAY)
    assert healthy(read, after=2 * DAY)


def test_the_question_is_quick(read: Village) -> None:
    imported = read.imports_of("doctor", "--health", now=MORNING)
    assert "sqlite3" in imported
    assert not {"spacy", "sqlalchemy", "httpx", "lxml"} & imported
