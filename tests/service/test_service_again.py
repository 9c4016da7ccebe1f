"""What comes every year: reported or missed now, told in time for the next edition."""

from datetime import datetime, timedelta

import pytest
import service_stories as stories
from service_village import DAY, MORNING, Post, Village

from leads import service
from leads.app import App
from leads.model import Lead, Status

FAIR = Post(
    "boekenmarkt",
    "Boekenmarkt trekt negenhonderd bezoekers",
    "De jaarlijkse boekenmarkt van Lionsclub Lindebroek trok zaterdag 27 februari negenhonderd "
    "bezoekers naar het Kerkplein. De opbrengst gaat naar de speeltuin. De club zoekt voor "
    "volgend jaar meer kramen.",
    MORNING - DAY,
)
SEEN_TOO = Post(
    "boekenmarkt-2",
    "Veel volk op boekenmarkt",
    "Lionsclub Lindebroek verkocht zaterdag 27 februari op de boekenmarkt drieduizend romans.",
    MORNING - DAY,
)
THIS_YEAR = Post(
    "kermis",
    "Boekenmarkt zoekt kramen",
    "Lionsclub Lindebroek zoekt vrijwilligers en kramen voor de jaarlijkse boekenmarkt op "
    "zaterdag 17 april van 10.00 tot 16.00 uur. Aanmelden kan tot en met vrijdag 12 maart.",
)
NEXT_YEAR = datetime(2028, 1, 20, 6, 30, tzinfo=MORNING.tzinfo)
COMING = Post(
    "boekenmarkt-2028",
    "Boekenmarkt op het Kerkplein",
    "Lionsclub Lindebroek houdt op zaterdag 4 maart 2028 van 10.00 tot 16.00 uur weer de "
    "jaarlijkse boekenmarkt op het Kerkplein. De club zoekt vrijwilligers en kramen voor boeken. "
    "Aanmelden kan tot en met vrijdag 18 februari.",
    NEXT_YEAR - DAY,
)


@pytest.fixture
def paper(village: Village) -> Village:
    village.site("krant").publish(FAIR)
    return village


def shed(app: App) -> list[Lead]:
    return service.list_leads(app, Status.SHED)


def test_a_report_is_remembered_and_told_in_time(paper: Village) -> None:
    app = paper.app()
    service.run(app)
    [reminder] = shed(app)
    assert reminder.expected
    assert reminder.expected.start
    assert reminder.expected.start.day == datetime(2028, 2, 26).date(), "the fourth Saturday"
    assert reminder.wake_on

    before = paper.run(_at(reminder) - DAY).digest
    assert before.woken == ()
    app = paper.app(_at(reminder))
    woken = service.run(app).digest
    assert [lead.id for lead in woken.woken] == [reminder.id]
    said = " ".join(service.digest_text(app, woken).split())
    assert "KOMT ER WEER AAN" in said
    assert "Verwacht rond zaterdag 26 februari 2028" in said
    assert "vorige keer was het zaterdag 27 februari 2027" in said
    assert "“De jaarlijkse boekenmarkt van Lionsclub Lindebroek trok zaterdag" in said
    assert "Krant, maandag 1 maart" in said
    assert paper.run(_at(reminder) + DAY).digest.woken == ()


def _at(reminder: Lead) -> datetime:
    assert reminder.wake_on
    return MORNING + (reminder.wake_on - MORNING.date())


def test_a_fair_seen_twice_leaves_one_reminder(paper: Village) -> None:
    paper.site("bode").publish(SEEN_TOO)
    app = paper.app()
    service.run(app)
    [reminder] = shed(app)
    assert len(reminder.sightings) == 2
    paper.run(MORNING + DAY)
    assert len(shed(app)) == 1


def test_the_announcement_takes_the_place_of_the_reminder(paper: Village) -> None:
    app = paper.app()
    service.run(app)
    [reminder] = shed(app)
    paper.sites[0].publish(COMING)
    app = paper.app(NEXT_YEAR)
    digest = service.run(app).digest
    [lead] = [lead for lead in digest.leads if lead.id == reminder.id]
    assert shed(app) == []
    assert lead.expected is None
    said = " ".join(service.digest_text(app, digest).split())
    assert "Vorige keer was het zaterdag 27 februari 2027." in said
    assert "Wat: jaarlijkse boekenmarkt, zaterdag 4 maart" in said
    assert len(lead.sightings) == 2


def test_what_a_person_put_in_the_shed_is_not_woken_by_an_announcement(paper: Village) -> None:
    app = paper.app()
    service.run(app)
    [reminder] = shed(app)
    until = (NEXT_YEAR + 3 * DAY).date()
    service.decide(app, [reminder.id], "snooze", until=until)
    paper.sites[0].publish(COMING)
    app = paper.app(NEXT_YEAR)
    service.run(app)
    [kept] = shed(app)
    assert (kept.wake_on, kept.expected) == (until, None)


def test_a_missed_fair_leaves_a_reminder(village: Village) -> None:
    village.site("krant").publish(THIS_YEAR)
    village.run()
    app = village.app(MORNING + timedelta(days=11))
    service.run(app)
    [reminder] = shed(app)
    assert reminder.expected
    assert reminder.expected.start
    assert reminder.expected.start.day == datetime(2028, 4, 15).date()
    [missed] = service.list_leads(app, Status.FALLOW)
    assert missed.id != reminder.id


def test_what_comes_once_leaves_none(village: Village) -> None:
    village.site("krant").publish(stories.CRASH, stories.RESULTS)
    app = village.app()
    service.run(app)
    assert shed(app) == []


def test_a_fair_that_was_done_together_is_told_of_again(village: Village) -> None:
    village.site("krant").publish(THIS_YEAR)
    app = village.app()
    service.run(app)
    [lead] = [one for one in service.list_leads(app) if one.title == THIS_YEAR.title]
    service.decide(app, [lead.id], "harvest", note="kraam met 200 boeken")
    [reminder] = shed(app)
    assert reminder.expected
    service.undo(app, [lead.id])
    service.decide(app, [lead.id], "root")
    assert [one.id for one in shed(app)] == [reminder.id], "one is enough"
