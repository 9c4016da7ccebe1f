"""The morning mail: claimed before it goes out, at most once, and never in doubt unseen."""

from datetime import datetime, timedelta
from email.message import EmailMessage

import pytest
import service_stories as stories
from service_postbox import Postbox
from service_village import DAY, MORNING, Village

from leads import service
from leads.model import DigestRecord, Sending

LATER = MORNING + timedelta(hours=2)
MONDAY = MORNING + 6 * DAY


@pytest.fixture
def mailing(village: Village, postbox: Postbox) -> Village:
    """A village with one lead, that mails its digest."""
    village.site("krant").publish(stories.LESSONS)
    village.mail(postbox.port)
    return village


def record(village: Village, day: datetime = MORNING) -> DigestRecord | None:
    return village.app().store.digests.get("lindebroek", day.date())


def body(mail: EmailMessage) -> str:
    part = mail.get_body(("plain",))
    assert isinstance(part, EmailMessage)
    return str(part.get_content())


def test_one_mail_with_the_lead_in_it(mailing: Village, postbox: Postbox) -> None:
    ran = mailing.run()
    assert ran.sent is not None
    assert ran.sent.state is Sending.SENT
    [mail] = postbox.mails
    assert mail["To"] == "marja@bieb.example"
    assert mail["Message-ID"] == "<digest.lindebroek.2027-03-02@bieb.example>"
    assert stories.LESSONS.title in body(mail)
    assert service.worst(ran) == 0


def test_two_runs_on_one_day_make_one_mail(mailing: Village, postbox: Postbox) -> None:
    mailing.run()
    mailing.sites[0].publish(stories.LESSONS, stories.PHOTOS)
    ran = mailing.run(LATER)
    assert ran.sent is not None
    assert ran.sent.state is Sending.SKIPPED
    assert len(postbox.mails) == 1
    assert service.worst(ran) == 0

    mailing.run(MORNING + DAY)
    assert stories.PHOTOS.title in body(postbox.mails[1]), "what came too late is told tomorrow"
    assert stories.LESSONS.title not in body(postbox.mails[1])


@pytest.mark.parametrize("answer", ["452 4.3.1 no room", "554 5.6.0 not this"])
def test_a_refused_mail_goes_out_on_the_next_run_of_that_day(
    mailing: Village, postbox: Postbox, answer: str
) -> None:
    postbox.answer = answer
    ran = mailing.run()
    assert ran.sent is not None
    assert (ran.sent.state, service.worst(ran)) == (Sending.REFUSED, 5)
    assert answer in ran.sent.detail

    postbox.answer = "250 OK"
    again = mailing.run(LATER)
    assert again.sent is not None
    assert (again.sent.state, service.worst(again)) == (Sending.SENT, 0)
    [mail] = postbox.mails
    assert stories.LESSONS.title in body(mail), "a lead nobody saw is still new"


def test_a_mail_refused_all_day_is_told_the_next_day(mailing: Village, postbox: Postbox) -> None:
    postbox.answer = "554 5.6.0 not this"
    mailing.run()
    postbox.answer = "250 OK"
    mailing.run(MORNING + DAY)
    assert [stories.LESSONS.title in body(mail) for mail in postbox.mails] == [True]


def test_a_server_that_hangs_up_after_the_message_is_not_asked_again(
    mailing: Village, postbox: Postbox
) -> None:
    postbox.vanishes = True
    ran = mailing.run()
    assert ran.sent is not None
    assert (ran.sent.state, service.worst(ran)) == (Sending.UNCLEAR, 4)

    postbox.vanishes = False
    again = mailing.run(LATER)
    assert len(postbox.mails) == 1, "the server had it: a second one would be a copy"
    assert again.sent is not None
    assert (again.sent.state, service.worst(again)) == (Sending.UNCLEAR, 4), "still in doubt"
    kept = record(mailing)
    assert kept is not None
    assert kept.state is Sending.UNCLEAR


def test_one_refused_recipient_does_not_cost_the_others_their_mail(
    mailing: Village, postbox: Postbox
) -> None:
    mailing.mail(postbox.port, "an@bieb.example", "spook@bieb.example", "bert@bieb.example")
    postbox.unwanted = {"spook@bieb.example"}
    ran = mailing.run()
    assert postbox.taken[0].rcpt_tos == ["an@bieb.example", "bert@bieb.example"]
    assert ran.sent is not None
    assert ran.sent.state is Sending.SENT
    assert ran.sent.refused == ("spook@bieb.example",)
    assert "spook@bieb.example" in ran.sent.detail
    assert service.worst(ran) == 4


def test_a_day_without_news_brings_no_mail_but_monday_says_so(
    village: Village, postbox: Postbox
) -> None:
    village.site("krant").publish(stories.CRASH)
    village.mail(postbox.port)
    ran = village.run()
    assert ran.sent is not None
    assert (ran.sent.state, service.worst(ran)) == (Sending.SKIPPED, 0)
    assert postbox.mails == []

    village.run(MONDAY)
    [mail] = postbox.mails
    assert mail["Subject"] == "Geen nieuwe kansen in Lindebroek - maandag 8 maart"
    assert len(body(mail).splitlines()) < 30


def test_news_after_an_empty_morning_may_still_be_mailed(
    village: Village, postbox: Postbox
) -> None:
    paper = village.site("krant")
    paper.publish(stories.CRASH)
    village.mail(postbox.port)
    village.run()
    paper.publish(stories.CRASH, stories.LESSONS)
    village.run(LATER)
    assert len(postbox.mails) == 1


def test_no_send_sends_nothing_and_marks_nothing(mailing: Village, postbox: Postbox) -> None:
    looked = mailing.run(send=False)
    assert [lead.title for lead in looked.digest.leads] == [stories.LESSONS.title]
    assert (looked.sent, postbox.mails, record(mailing)) == (None, [], None)

    mailing.run(MORNING + DAY)
    assert [stories.LESSONS.title in body(mail) for mail in postbox.mails] == [True]


def test_a_server_that_is_down_is_a_refusal(mailing: Village, postbox: Postbox) -> None:
    mailing.mail(1)
    done = mailing.leads("run")
    assert done.returncode == 5
    assert "weigert de ochtendmail" in done.stderr
    assert "Traceback" not in done.stderr
    mailing.mail(postbox.port)
    done = mailing.leads("run", now=LATER)
    assert (done.returncode, len(postbox.mails)) == (0, 1)
