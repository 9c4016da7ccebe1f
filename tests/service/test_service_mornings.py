"""Morning after morning: what is taken, what is left alone, what belongs together."""

from dataclasses import replace
from datetime import datetime, timedelta

import service_stories as stories
from service_village import DAY, MORNING, Post, Village

from leads import service
from leads.app import App
from leads.model import Outcome, Status

SEVEN = MORNING + timedelta(minutes=30)


def looked_at(app: App) -> set[str]:
    """The keys of the items the branch has judged."""
    branch = app.knowledge.branch.id
    found = app.store.items.newest(1000)
    return {one.key for one in found if app.store.items.assessment(branch, one.id)}


def calendar(uid: str, name: str, day: datetime) -> bytes:
    """A calendar with one event, announced two months before the first morning."""
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{MORNING - 60 * DAY:%Y%m%dT%H%M%S}Z",
        f"CREATED:{MORNING - 60 * DAY:%Y%m%dT%H%M%S}Z",
        f"DTSTART;TZID=Europe/Amsterdam:{day:%Y%m%dT200000}",
        f"SUMMARY:{name}",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "\r\n".join(lines).encode() + b"\r\n"


def test_the_first_run_takes_two_weeks_and_what_is_still_to_come(village: Village) -> None:
    paper, hall = village.site("krant"), village.site("zwaan", kind="ical", medium="calendar")
    paper.publish(
        replace(stories.PHOTOS, published=MORNING - 13 * DAY),
        replace(stories.READERS, published=MORNING - 15 * DAY),
    )
    hall.serve(calendar("bingo@zwaan", "Bingo voor ouderen", MORNING + 21 * DAY))

    ran = village.run()
    assert ran.analysed.looked == 2
    assert looked_at(village.app()) == {stories.PHOTOS.key, "bingo@zwaan"}


def test_a_second_run_finds_nothing_and_costs_nothing(village: Village) -> None:
    papers = [village.site("krant"), village.site("bode")]
    papers[0].publish(stories.LESSONS)
    papers[1].publish(stories.PHOTOS)
    village.run()

    again = village.run(MORNING + 2 * timedelta(hours=1))
    assert [visit.outcome for visit in again.refreshed.visits] == [Outcome.UNCHANGED] * 2
    assert again.refreshed.new == again.analysed.looked == 0
    for paper in papers:
        first, second = paper.server.asked(paper.path)
        assert "if-none-match" not in first.headers
        assert second.headers["if-none-match"].startswith('"'), "so that it can answer 304"


def test_a_source_is_left_alone_until_it_is_due(village: Village) -> None:
    paper = village.site("krant")
    paper.publish(stories.LESSONS)
    village.run()
    assert village.run(MORNING + timedelta(minutes=10)).refreshed.visits == ()
    assert paper.visits == 1


def test_a_run_without_news_never_loads_spacy(village: Village) -> None:
    paper = village.site("krant")
    paper.publish(stories.LESSONS)
    village.run()
    village.settings["nlp"] = {}  # the model that comes with leads, which needs spaCy
    imported = village.imports_of("run", now=MORNING + DAY)
    assert paper.visits == 2
    assert "sqlalchemy" in imported
    assert imported.isdisjoint({"spacy", "trafilatura"})
    for command in (["refresh", "--all"], ["list"], ["sources"]):
        imported = village.imports_of(*command, now=MORNING + DAY)
        assert imported.isdisjoint({"spacy", "trafilatura", "numpy", "simplemma", "jinja2"}), (
            command
        )


# ── one story, one lead ──────────────────────────────────────────────────────


def test_two_papers_with_one_story_make_one_lead(village: Village) -> None:
    paper, rival = village.site("krant"), village.site("bode")
    paper.publish(stories.LESSONS)
    copied = stories.LESSONS.text.removesuffix("Reageren kan tot en met vrijdag 19 maart.")
    rival.publish(Post("b-17", "Ouderenbond KBO zoekt ruimte voor computerles", copied))
    village.run()

    [lead] = service.list_leads(village.app())
    assert {seen.source_id for seen in lead.sightings} == {"krant", "bode"}


def test_the_second_paper_may_come_a_day_later(village: Village) -> None:
    paper, rival = village.site("krant"), village.site("bode")
    paper.publish(stories.LESSONS)
    rival.publish(stories.CRASH)
    village.run()
    [before] = service.list_leads(village.app())
    rival.publish(replace(stories.LESSONS, key="b-18", published=MORNING), stories.CRASH)
    ran = village.run(MORNING + DAY)

    [after] = service.list_leads(village.app())
    assert after.id == before.id
    assert (ran.analysed.joined, len(after.sightings)) == (1, 2)


def test_an_item_that_is_mended_makes_no_second_lead(village: Village) -> None:
    paper = village.site("krant")
    paper.publish(stories.LESSONS)
    village.run()
    [before] = service.list_leads(village.app())
    paper.publish(replace(stories.LESSONS, text=stories.LESSONS.text + " De koffie staat klaar."))
    ran = village.run(MORNING + DAY)

    assert ran.analysed.looked == 1
    [after] = service.list_leads(village.app())
    assert after.id == before.id
    assert len(after.sightings) == 1


def test_what_people_decided_survives_another_look_at_everything(village: Village) -> None:
    paper = village.site("krant")
    paper.publish(stories.LESSONS, stories.PHOTOS, stories.READERS, stories.WELL)
    village.run()
    app = village.app(SEVEN)
    before = service.list_leads(app)
    assert len(before) == 4
    service.decide(app, [before[0].id], "accept", who="Marja")
    service.decide(app, [before[1].id], "wrong", who="Marja")
    wake = (MORNING + 9 * DAY).date()
    service.decide(app, [before[2].id], "snooze", until=wake)

    app = village.app(SEVEN)
    app.store.items.reset_analysis(app.knowledge.branch.id)
    assert service.analyse(app).looked == 4
    after = {lead.id: lead for lead in service.list_leads(app, every=True)}
    assert [after[lead.id].status for lead in before] == [
        Status.PLANTED,
        Status.NOT_A_LEAD,
        Status.SHED,
        Status.SEED,
    ]
    assert after[before[2].id].wake_on == wake
    assert [len(after[lead.id].sightings) for lead in before] == [1, 1, 1, 1]
