"""The words of others are kept for three months; what was learned from them stays."""

from dataclasses import replace

import pytest
import service_stories as stories
from service_village import DAY, MORNING, Village

from leads import limits, service
from leads.model import Status


@pytest.fixture
def read(village: Village) -> Village:
    """A village that had one good morning, with a chance that was taken up."""
    village.site("krant").publish(stories.LESSONS)
    ran = village.run()
    [lead] = ran.digest.leads
    service.decide(village.app(), [lead.id], "accept")
    return village


def test_a_quote_is_left_of_an_old_text(read: Village) -> None:
    before = read.items()[stories.LESSONS.key]
    read.run(MORNING + 80 * DAY)
    assert read.items()[stories.LESSONS.key] == before
    read.run(MORNING + 95 * DAY)
    after = read.items()[stories.LESSONS.key]
    assert len(after.text) <= limits.QUOTE_CHARS < len(before.text)
    assert after.text in before.text
    assert (after.title, after.url) == (before.title, before.url)


def test_chances_decisions_and_bodies_keep_their_grounds(read: Village) -> None:
    def known() -> tuple[object, ...]:
        app = read.app(MORNING + 95 * DAY)
        leads = service.list_leads(app, every=True)
        bodies, club = service.organisations(app), service.about(app, "KBO Lindebroek")
        return leads, bodies, club.seen, app.store.decisions.all(app.knowledge.branch.id)

    before = known()
    read.run(MORNING + 95 * DAY)
    after = known()
    assert after[0][0].status is Status.PLANTED
    assert after == before


def test_a_body_in_another_sentence_is_shown_without_its_quote(read: Village) -> None:
    [before] = service.about(read.app(), "De Zwaan").seen
    read.run(MORNING + 95 * DAY)
    [after] = service.about(read.app(), "De Zwaan").seen
    assert before.quote.startswith("De zaal van De Zwaan")
    assert after == replace(before, quote="")
    shown = read.leads("orgs", "show", "De Zwaan", now=MORNING + 95 * DAY)
    assert shown.returncode == 0
    assert stories.LESSONS.title in shown.stdout


def test_so_many_a_day(read: Village, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SHORTENED_PORTIONS", 0)
    before = read.items()
    read.run(MORNING + 95 * DAY)
    assert read.items() == before


def test_how_long_is_a_setting(read: Village) -> None:
    read.settings["store"] = {"keep_text_days": 200}
    before = read.items()
    read.run(MORNING + 95 * DAY)
    assert read.items() == before
    [texts] = [one for one in service.examine(read.app()) if one.part == "teksten"]
    assert texts.told.startswith("1 bericht met tekst, het oudste van ")
    assert texts.told.endswith("; 0 ingekort; de tekst blijft 200 dagen")


def test_for_ever_is_no_choice(read: Village) -> None:
    read.settings["store"] = {"keep_text_days": 0}
    done = read.leads("doctor")
    assert done.returncode == 3
    assert "'store.keep_text_days' moet minstens 60 zijn" in done.stderr
