"""Nobody is approached twice unseen; what is owed and what stays quiet comes back."""

from datetime import timedelta

import pytest
import service_stories as stories
from service_village import DAY, MORNING, Post, Village

from leads import service
from leads.errors import UserError
from leads.model import Lead

AGAIN = Post(
    "kbo-biljart",
    "KBO Lindebroek zoekt verhalen over de oude biljartzaal",
    "KBO Lindebroek maakt een boekje over de biljartzaal van café De Toren, die in 1961 "
    "afbrandde. De werkgroep zoekt foto's en verhalen, en iemand die helpt met het archief.",
    MORNING + 4 * DAY,
)


@pytest.fixture
def paper(village: Village) -> Village:
    village.site("krant").publish(stories.LESSONS)
    village.run()
    return village


def lead_of(village: Village, title: str) -> Lead:
    [found] = [one for one in service.list_leads(village.app(), every=True) if one.title == title]
    return found


def later_story(paper: Village, now: object = MORNING + 5 * DAY) -> Lead:
    paper.sites[0].publish(AGAIN, stories.LESSONS)
    paper.run(now)  # type: ignore[arg-type]
    return lead_of(paper, AGAIN.title)


def test_who_took_a_body_up_before_is_said_at_once(paper: Village) -> None:
    first = lead_of(paper, stories.LESSONS.title)
    [done] = service.decide(paper.app(), [first.id], "accept", who="An")
    assert done.before is None, "there was no time before"
    second = later_story(paper)

    [told] = service.decide(paper.app(MORNING + 6 * DAY), [second.id], "accept", who="Bert")
    assert told.before is not None
    assert (told.before.who, told.before.lead_id) == ("An", first.id)
    assert told.before.organisation == "KBO Lindebroek"


def test_it_stands_in_the_mail_and_with_the_lead(paper: Village) -> None:
    first = lead_of(paper, stories.LESSONS.title)
    service.decide(paper.app(), [first.id], "talk", who="An")
    paper.sites[0].publish(AGAIN, stories.LESSONS)
    app = paper.app(MORNING + 5 * DAY)
    digest = service.run(app).digest
    second = lead_of(paper, AGAIN.title)
    said = f"Let op: An sprak KBO Lindebroek op dinsdag 2 maart over ‘{first.title}’."
    for text in (service.digest_text(app, digest), service.lead_text(app, second)):
        assert said in " ".join(text.split())
    told = service.digest_json(app, digest)["leads"]
    assert [one["last_talk"]["lead"] for one in told] == [first.id]  # type: ignore[attr-defined]


def test_a_decision_that_was_undone_is_no_talk(paper: Village) -> None:
    first = lead_of(paper, stories.LESSONS.title)
    service.decide(paper.app(), [first.id], "talk", who="An")
    service.undo(paper.app(), [first.id])
    assert service.last_talks(paper.app(), [later_story(paper)]) == {}


def test_a_moment_counts_and_the_last_one_is_told(paper: Village) -> None:
    first = lead_of(paper, stories.LESSONS.title)
    service.decide(paper.app(), [first.id], "talk", who="An")
    service.note_moment(paper.app(MORNING + DAY), "KBO Lindebroek", "koffie gedronken", who="Bert")
    second = later_story(paper)
    talk = service.last_talks(paper.app(), [second])[second.id]
    assert (talk.who, talk.about, talk.verb) == ("Bert", "koffie gedronken", "note")


def test_the_handover_sheet(paper: Village) -> None:
    first = lead_of(paper, stories.LESSONS.title)
    app = paper.app()
    service.decide(app, [first.id], "talk", who="An")
    service.decide(app, [first.id], "harvest", who="An", note="32 bezoekers")
    service.note_moment(app, "KBO Lindebroek", "folder sturen", who="Bert", owed=True)
    about = service.about(app, "KBO Lindebroek")
    assert [talk.verb for talk in about.talks] == ["talk", "harvest", "note"]
    assert [moment.note for moment in about.owed] == ["folder sturen"]
    [one] = about.leads
    assert [decision.note for decision in one.holding] == [None, "32 bezoekers"]


# ── reminders ────────────────────────────────────────────────────────────────


def quiet(village: Village, days: int) -> list[str]:
    """The titles of the reminders in the mail of some days later."""
    return [one.title for one in village.run(MORNING + days * DAY).digest.reminders]


@pytest.mark.parametrize(("verb", "days"), [("accept", 14), ("talk", 30)])
def test_what_stays_quiet_is_asked_for(paper: Village, verb: str, days: int) -> None:
    lead = lead_of(paper, stories.LESSONS.title)
    service.decide(paper.app(), [lead.id], verb, who="An")
    assert quiet(paper, days - 1) == []
    app = paper.app(MORNING + days * DAY)
    digest = service.run(app).digest
    [one] = digest.reminders
    assert (one.lead_id, one.who, one.since) == (lead.id, "An", MORNING.date())
    assert "NIET VERGETEN" in service.digest_text(app, digest)
    assert quiet(paper, days + 1) == [], "once is enough"
    assert quiet(paper, 2 * days) == [lead.title], "until twice as many days"
    assert quiet(paper, 3 * days) == [], "asked less and less"
    assert quiet(paper, 4 * days) == [lead.title]


def test_a_note_is_news_and_a_lead_that_runs_is_left_alone(paper: Village) -> None:
    lead = lead_of(paper, stories.LESSONS.title)
    service.decide(paper.app(), [lead.id], "accept")
    service.decide(paper.app(MORNING + 10 * DAY), [lead.id], "note", note="Ans belt terug")
    assert quiet(paper, 20) == []
    service.decide(paper.app(MORNING + 21 * DAY), [lead.id], "bloom")
    assert quiet(paper, 90) == []


def test_what_is_owed_comes_back_on_its_day_and_once(paper: Village) -> None:
    due = (MORNING + 7 * DAY).date()
    _, owed = service.note_moment(paper.app(), "KBO Lindebroek", "folder sturen", due=due)
    assert quiet(paper, 6) == []
    app = paper.app(MORNING + 7 * DAY)
    digest = service.run(app).digest
    assert [one.moment_id for one in digest.reminders] == [owed.id]
    assert not digest.empty
    assert f"Gedaan? leads orgs done {owed.id}" in service.digest_text(app, digest)
    assert quiet(paper, 8) == []


def test_what_is_owed_to_a_body_that_was_merged_names_the_one_that_stayed(paper: Village) -> None:
    due = (MORNING + 7 * DAY).date()
    paper.sites[0].publish(stories.READERS, stories.LESSONS)
    app = paper.app(MORNING + DAY)
    service.run(app)
    service.note_moment(app, "KBO Lindebroek", "folder sturen", due=due)
    service.merge(app, "Basisschool De Klimop", "KBO Lindebroek")
    [one] = paper.run(MORNING + 7 * DAY).digest.reminders
    assert one.organisation == "Basisschool De Klimop"


def test_what_was_done_is_not_owed(paper: Village) -> None:
    due = (MORNING + 7 * DAY).date()
    _, owed = service.note_moment(paper.app(), "KBO Lindebroek", "folder sturen", due=due)
    assert owed.id is not None
    service.moment_done(paper.app(), owed.id)
    assert quiet(paper, 7) == []
    with pytest.raises(UserError, match="staat niets meer open"):
        service.moment_done(paper.app(), owed.id)


@pytest.mark.parametrize(
    ("note", "due", "told"),
    [(" ", None, "notitie is leeg"), ("folder", MORNING.date() - timedelta(days=1), "al voorbij")],
)
def test_a_moment_that_cannot_be(paper: Village, note: str, due: object, told: str) -> None:
    with pytest.raises(UserError, match=told):
        service.note_moment(paper.app(), "KBO Lindebroek", note, due=due)  # type: ignore[arg-type]


# ── who took what, and what it brought ───────────────────────────────────────


def test_whose_lead_it_is(paper: Village) -> None:
    lead = lead_of(paper, stories.LESSONS.title)
    app = paper.app()
    assert service.takers(app, [lead]) == {}
    service.decide(app, [lead.id], "accept", who="An")
    taken = service.list_leads(app)
    assert service.takers(app, taken) == {lead.id: "An"}
    assert [one.id for one in service.list_leads(app, who="an")] == [lead.id]
    assert service.list_leads(app, who="Bert") == []
    service.undo(app, [lead.id])
    assert service.takers(app, service.list_leads(app)) == {}


def test_who_works_here_decides_when_nobody_says_who(paper: Village) -> None:
    lead = lead_of(paper, stories.LESSONS.title)
    paper.settings["who"] = "Marja"
    [done] = service.decide(paper.app(), [lead.id], "accept")
    assert done.decision.who == "Marja"


def test_a_harvest_needs_its_line(paper: Village) -> None:
    lead = lead_of(paper, stories.LESSONS.title)
    app = paper.app()
    with pytest.raises(UserError, match="wat het opleverde"):
        service.decide(app, [lead.id], "harvest", note=" \n")
    assert service.history(app, lead.id) == []
    service.decide(app, [lead.id], "harvest", note="32 bezoekers")
    assert service.harvests(app, service.list_leads(app, every=True)) == {lead.id: "32 bezoekers"}


def test_an_undo_tells_what_it_took_back(paper: Village) -> None:
    lead = lead_of(paper, stories.LESSONS.title)
    app = paper.app()
    service.decide(app, [lead.id], "accept", who="An")
    [done] = service.undo(app, [lead.id])
    assert done.undone is not None
    assert (done.undone.verb, done.undone.who) == ("accept", "An")


def test_a_note_needs_words(paper: Village) -> None:
    lead = lead_of(paper, stories.LESSONS.title)
    with pytest.raises(UserError, match="notitie is leeg"):
        service.decide(paper.app(), [lead.id], "note", note="\n ")


def test_the_next_evening_of_a_partner_gives_way_to_what_is_new(village: Village) -> None:
    paper = village.site("krant")
    paper.publish(stories.WELL)
    village.run()
    lead = lead_of(village, stories.WELL.title)
    service.decide(village.app(), [lead.id], "root")
    evening = Post(
        "leemput-lezing",
        "Lezing over de geschiedenis van Lindebroek",
        "Heemkundekring De Leemput houdt op donderdag 15 april om 20.00 uur in het dorpshuis een "
        "lezing over de geschiedenis van Lindebroek, met oude foto's en verhalen uit het archief.",
    )
    paper.publish(stories.WELL, evening)
    app = village.app(MORNING + DAY)
    service.run(app)
    [routine] = [one for one in service.list_leads(app) if one.title == evening.title]
    said = "je werkt al samen met Heemkundekring De Leemput"
    assert said in " ".join(service.lead_text(app, routine).split())
