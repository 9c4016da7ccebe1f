"""A lead through the weeks: shown once, shown again when there is a reason, and laid to rest."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
import service_stories as stories
from service_village import DAY, MORNING, Post, Village

from leads import service
from leads.model import Digest, Lead, Status

LAST_DAY = datetime(2027, 3, 19, 6, 30, tzinfo=MORNING.tzinfo)  # of LESSONS: a Friday
MOVED = replace(stories.READERS, text=stories.READERS.text.replace("24 maart", "31 maart"))


@pytest.fixture
def paper(village: Village) -> Village:
    """A village with one paper."""
    village.site("krant").publish(stories.LESSONS)
    return village


def titles(digest: Digest) -> list[str]:
    return [lead.title for lead in digest.leads]


def only_lead(village: Village) -> Lead:
    [lead] = service.list_leads(village.app(), every=True)
    return lead


def test_a_lead_is_shown_once_and_counted_afterwards(paper: Village) -> None:
    first, second = paper.run().digest, paper.run(MORNING + DAY).digest
    assert (titles(first), first.still_open) == ([stories.LESSONS.title], 0)
    assert (titles(second), second.still_open) == ([], 1)


def test_a_digest_made_twice_on_one_day_is_the_same(paper: Village) -> None:
    app = paper.app()
    sent = service.run(app).digest
    again = service.make_digest(paper.app(MORNING + timedelta(hours=3)))
    assert service.digest_text(app, again) == service.digest_text(app, sent)


def test_more_than_fit_on_one_morning_come_on_the_next(paper: Village) -> None:
    paper.settings["digest"] = {"most": 2}
    paper.sites[0].publish(stories.LESSONS, stories.PHOTOS, stories.READERS, stories.WELL)
    first, second = paper.run().digest, paper.run(MORNING + DAY).digest
    assert (len(first.leads), first.left_over, first.still_open) == (2, 2, 0)
    assert (len(second.leads), second.left_over, second.still_open) == (2, 0, 2)
    assert len({*titles(first), *titles(second)}) == 4


def test_a_lead_whose_date_changed_is_shown_again_and_says_what_changed(paper: Village) -> None:
    paper.sites[0].publish(stories.READERS)
    paper.run()
    assert titles(paper.run(MORNING + DAY).digest) == []
    paper.sites[0].publish(MOVED)
    app = paper.app(MORNING + 2 * DAY)
    told = service.run(app).digest

    assert titles(told) == [stories.READERS.title]
    text = " ".join(service.digest_text(app, told).split())
    assert "Verplaatst naar woensdag 31 maart (was woensdag 24 maart)." in text
    assert ", woensdag 31 maart, 09.00 uur." in text
    assert text.count("24 maart") == 1, "the old date is no longer true"
    assert titles(paper.run(MORNING + 3 * DAY).digest) == []


def test_a_change_near_the_last_day_is_told_once(paper: Village) -> None:
    near = datetime(2027, 3, 12, 6, 30, tzinfo=MORNING.tzinfo)  # of 15 March: within three days
    paper.sites[0].publish(stories.READERS)
    paper.run(near)
    paper.sites[0].publish(MOVED)
    assert titles(paper.run(near + DAY).digest) == [stories.READERS.title]
    assert titles(paper.run(near + 2 * DAY).digest) == []


def test_a_change_is_told_once_though_another_paper_follows(paper: Village) -> None:
    rival = paper.site("bode")
    rival.publish(stories.CRASH)
    paper.sites[0].publish(stories.READERS)
    paper.run()
    paper.sites[0].publish(MOVED)
    assert titles(paper.run(MORNING + DAY).digest) == [stories.READERS.title]
    rival.publish(replace(MOVED, key="b-1", published=MORNING + DAY))
    assert titles(paper.run(MORNING + 2 * DAY).digest) == []
    assert len(only_lead(paper).sightings) == 2


def test_what_changed_after_the_mail_is_told_the_next_morning(paper: Village) -> None:
    paper.sites[0].publish(stories.READERS)
    paper.run()
    paper.sites[0].publish(MOVED)
    afternoon = paper.app(MORNING + timedelta(hours=9))
    service.refresh(afternoon)
    service.analyse(afternoon)
    told = paper.run(MORNING + DAY).digest
    assert [lead.change for lead in told.leads] == ["moved 2027-03-24 2027-03-31"]


def test_a_cancelled_event_is_told_as_such(paper: Village) -> None:
    paper.sites[0].publish(stories.READERS)
    paper.run()
    off = "De kennismaking met voorlezers op woensdag 24 maart gaat niet door."
    paper.sites[0].publish(replace(stories.READERS, text=off))
    told = paper.run(MORNING + DAY).digest
    assert [lead.change for lead in told.leads] == ["cancelled"]


def test_a_lead_comes_back_once_when_its_last_day_is_near(paper: Village) -> None:
    paper.run()
    shown = {
        day: titles(paper.run(LAST_DAY - day * DAY).digest) == [stories.LESSONS.title]
        for day in (4, 3, 2, 1, 0)
    }
    assert shown == {4: False, 3: True, 2: False, 1: False, 0: False}


def test_a_lead_past_its_last_day_goes_fallow(paper: Village) -> None:
    paper.run()
    lead = only_lead(paper)
    assert lead.act_before == LAST_DAY.date()
    paper.run(LAST_DAY)
    assert only_lead(paper).status is Status.SEED, "on the last day there is still time"

    late = paper.run(LAST_DAY + DAY).digest
    assert (titles(late), late.still_open) == ([], 0)
    assert only_lead(paper).status is Status.FALLOW
    [decision] = service.history(paper.app(), lead.id)
    assert (decision.verb, decision.reason, decision.who) == ("fade", "te-laat", "leads")


def test_a_look_at_a_day_to_come_changes_nothing(paper: Village) -> None:
    paper.run()
    app = paper.app(MORNING + DAY)
    ahead = service.make_digest(app, (LAST_DAY + 30 * DAY).date())
    assert (titles(ahead), ahead.day) == ([], (LAST_DAY + 30 * DAY).date())
    assert only_lead(paper).status is Status.SEED
    assert service.history(app, only_lead(paper).id) == []


def test_a_lead_that_was_taken_up_does_not_fade(paper: Village) -> None:
    paper.run()
    service.decide(paper.app(), [only_lead(paper).id], "accept")
    paper.run(LAST_DAY + DAY)
    assert only_lead(paper).status is Status.PLANTED


def test_a_snoozed_lead_wakes_on_its_day(paper: Village) -> None:
    paper.run()
    service.decide(paper.app(), [only_lead(paper).id], "snooze", until=(MORNING + 7 * DAY).date())
    assert paper.run(MORNING + 6 * DAY).digest.woken == ()

    app = paper.app(MORNING + 7 * DAY)
    digest = service.run(app).digest
    assert [lead.title for lead in digest.woken] == [stories.LESSONS.title]
    assert "UIT DE SCHUUR\n\n   KBO zoekt" in service.digest_text(app, digest)
    assert only_lead(paper).status is Status.SEED

    after = paper.run(MORNING + 8 * DAY).digest
    assert (titles(after), after.woken, after.still_open) == ([], (), 1)


def test_a_snoozed_lead_nobody_saw_wakes_again(paper: Village) -> None:
    paper.run()
    service.decide(paper.app(), [only_lead(paper).id], "snooze", until=(MORNING + 7 * DAY).date())
    paper.run(MORNING + 7 * DAY, send=False)
    assert len(paper.run(MORNING + 8 * DAY).digest.woken) == 1


def test_a_national_theme_is_announced_once(paper: Village) -> None:
    paper.national = {"boekenweek"}
    app = paper.app()
    first = service.run(app).digest
    assert [one.theme_id for one in first.announcements] == ["boekenweek"]
    assert "Boekenweek" in service.digest_text(app, first)
    assert paper.run(MORNING + DAY).digest.announcements == ()
    assert paper.run(MORNING + 2 * DAY).digest.announcements == ()


def test_a_clash_is_told_once(village: Village) -> None:
    bodies = (("KBO Lindebroek", "Bingo voor ouderen"), ("Zonnebloem", "Lezing voor senioren"))
    for number, (body, event) in enumerate(bodies):
        hall = village.site(
            f"agenda-{number}", kind="ical", medium="calendar", organisation=body, name=body
        )
        hall.serve(_calendar(event))
    app = village.app()
    first = service.run(app).digest
    assert [(one.first.name, one.second.name) for one in first.clashes] in (
        [("Bingo voor ouderen", "Lezing voor senioren")],
        [("Lezing voor senioren", "Bingo voor ouderen")],
    )
    assert "VALT SAMEN\n\n   Donderdag 18 maart" in service.digest_text(app, first)
    assert village.run(MORNING + DAY).digest.clashes == ()


def _calendar(event: str) -> bytes:
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "BEGIN:VEVENT",
        f"UID:{event[:5]}@agenda",
        "DTSTART;TZID=Europe/Amsterdam:20270318T140000",
        "DTEND;TZID=Europe/Amsterdam:20270318T160000",
        f"SUMMARY:{event}",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "\r\n".join(lines).encode() + b"\r\n"


def test_a_later_story_of_the_same_club_is_a_lead_of_its_own(paper: Village) -> None:
    paper.run()
    other = Post(
        "kbo-biljart",
        "KBO zoekt verhalen over de oude biljartzaal",
        "KBO Lindebroek maakt een boekje over de biljartzaal van café De Toren, die in 1961 "
        "afbrandde. De werkgroep zoekt foto's en verhalen, en iemand die helpt met het archief.",
        MORNING + 4 * DAY,
    )
    paper.sites[0].publish(other, stories.LESSONS)
    assert titles(paper.run(MORNING + 5 * DAY).digest) == [other.title]


def test_who_took_a_lead_up_hears_once_that_it_is_off(paper: Village) -> None:
    paper.sites[0].publish(stories.READERS)
    paper.run()
    lead = only_lead(paper)
    service.decide(paper.app(), [lead.id], "accept", who="Marja")
    assert paper.run(MORNING + DAY).digest.empty

    off = "De kennismaking met voorlezers op woensdag 24 maart gaat niet door."
    paper.sites[0].publish(replace(stories.READERS, text=off))
    app = paper.app(MORNING + 2 * DAY)
    told = service.run(app).digest
    assert ([one.id for one in told.changed], told.leads) == ([lead.id], ())
    assert "VERANDERD\n\n   Basisschool" in service.digest_text(app, told)
    assert "   Afgelast." in service.digest_text(app, told)
    assert "Afgelast." in service.lead_text(app, only_lead(paper))
    assert only_lead(paper).status is Status.PLANTED, "what was decided stays"
    assert service.digest_text(app, service.make_digest(app)) == service.digest_text(app, told)
    assert paper.run(MORNING + 3 * DAY).digest.empty


def test_a_new_day_of_what_lies_in_the_shed_is_told(paper: Village) -> None:
    paper.sites[0].publish(stories.READERS)
    paper.run()
    until = (MORNING + 9 * DAY).date()
    service.decide(paper.app(), [only_lead(paper).id], "snooze", until=until)
    paper.sites[0].publish(MOVED)
    told = paper.run(MORNING + DAY).digest
    assert [one.change for one in told.changed] == ["moved 2027-03-24 2027-03-31"]
    assert (only_lead(paper).status, only_lead(paper).wake_on) == (Status.SHED, until)


def test_what_was_left_alone_is_not_told_of_again(paper: Village) -> None:
    paper.sites[0].publish(stories.READERS)
    paper.run()
    service.decide(paper.app(), [only_lead(paper).id], "drop", reason="geen-tijd")
    paper.sites[0].publish(MOVED)
    assert paper.run(MORNING + DAY).digest.empty
