"""What reaches the librarian outside the web: the desk, a text file, a forwarded mail."""

from datetime import timedelta

import pytest
import service_stories as stories
from service_village import DAY, MORNING, Village

from leads import limits, service
from leads.errors import UserError
from leads.model import Medium, Status

SENTENCE = (
    "De Zonnebloem Lindebroek zoekt voor dinsdag 6 april een zaal om met twintig ouderen voor te "
    "lezen; bellen voor 20 maart."
)
LETTER = """\
From: Truus Jansen <truus@zonnebloem.example>
To: bieb@lindebroek.example
Subject: =?utf-8?q?Caf=C3=A9_De_Zwaan_zoekt_een_spreker?=
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=grens

--grens
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Dag bieb, onze heemkundekring zoekt een spreker en een zaal voor een lezing over
het café op donderdag 15 april om 20.00 uur. Reageren kan tot vrijdag 26 maart.
--grens
Content-Type: text/html; charset=utf-8

<p>Dag <script>alert(1)</script> bieb</p>
--grens--
""".encode()


def test_a_sentence_from_the_desk(village: Village) -> None:
    app = village.app()
    added = service.add(app, SENTENCE)
    stored = app.store.items.get(added.item.id)
    assert stored is not None
    assert (stored.text, stored.source_name, stored.medium) == (SENTENCE, "Balie", Medium.MAIL)
    assert stored.published == MORNING
    assert added.lead is not None
    assert [lead.id for lead in service.list_leads(app)] == [added.lead.id]
    assert added.lead.reasons
    assert all(reason.quote in SENTENCE for reason in added.lead.reasons)


def test_a_text_file(village: Village) -> None:
    added = service.add(village.app(), stories.WELL.text.encode())
    assert (added.item.title, added.item.text) == ("", stories.WELL.text)
    assert added.lead is not None


def test_a_forwarded_mail_keeps_its_subject_and_words_and_leaves_the_writer_out(
    village: Village,
) -> None:
    added = service.add(village.app(), LETTER)
    assert added.item.title == "Café De Zwaan zoekt een spreker"
    assert "lezing over\nhet café" in added.item.text
    assert "script" not in added.item.text
    assert "truus" not in f"{added.item}".lower()
    assert added.lead is not None
    assert added.lead.title == added.item.title


def test_what_a_person_thought_worth_typing_is_always_a_lead(village: Village) -> None:
    app = village.app()
    added = service.add(app, "De lamp boven de leestafel is stuk.")
    assert added.lead is not None
    assert [(one.kind, one.quote) for one in added.lead.reasons if one.kind == "desk"] == [
        ("desk", "De lamp boven de leestafel is stuk.")
    ]
    digest = service.run(app).digest
    assert [lead.id for lead in digest.leads] == [added.lead.id]
    assert "Iemand gaf dit zelf door." in service.digest_text(app, digest)


def test_who_typed_it_is_kept(village: Village) -> None:
    app = village.app()
    assert service.add(app, SENTENCE, "An").item.source_name == "Balie (An)"


def test_a_mail_is_told_by_the_domain_it_came_from(village: Village) -> None:
    app = village.app()
    assert service.add(app, LETTER).item.source_name == "Mail van zonnebloem.example"
    private = LETTER.replace(b"truus@zonnebloem.example", b"truus.jansen@gmail.com")
    added = service.add(app, private + b"\n")
    assert added.item.source_name == "Mail"


FORWARDED = """\
From: Balie <balie@bieb.example>
Subject: Fwd: Een lezing?
Date: Mon, 01 Mar 2027 16:20:00 +0100
Content-Type: text/plain; charset=utf-8

Iets voor ons?

Groet, An

---------- Doorgestuurd bericht ---------
Van: Heemkundekring De Vonder <info@vonder.example>
Datum: vr 26 feb 2027 om 09:15
Onderwerp: Lezing over de waterput
Aan: <balie@bieb.example>

> Onze kring zoekt een zaal voor een lezing over de waterput, morgen over drie weken.
>
> Met vriendelijke groet,
> Jan Jansen
> 06-12345678
"""


def test_of_a_forwarded_mail_the_original_counts(village: Village) -> None:
    added = service.add(village.app(), FORWARDED.encode())
    item = added.item
    assert item.title == "Lezing over de waterput"
    assert item.source_name == "Mail van vonder.example"
    assert f"{item.published:%Y-%m-%d %H:%M}" == "2027-02-26 08:15"
    assert item.text == (
        "Onze kring zoekt een zaal voor een lezing over de waterput, morgen over drie weken.\n"
        "Iets voor ons?"
    )
    assert "Jansen" not in f"{item}"
    assert added.lead is not None


def test_a_known_body_is_the_sender(village: Village) -> None:
    paper = village.site("krant")
    paper.publish(stories.LESSONS)
    village.run()
    app = village.app(MORNING + DAY)
    [body] = [one for one in app.store.organisations.all() if "KBO" in one.name]
    letter = FORWARDED.replace("Heemkundekring De Vonder", body.name)
    added = service.add(app, letter.encode())
    assert added.item.organisation == body.name
    assert added.item.source_name == f"Mail van {body.name}"
    assert added.lead is not None
    assert body.name in added.lead.organisations
    [after] = [one for one in app.store.organisations.all() if one.id == body.id]
    assert after.contact == body.contact, "what was mailed to us is not public"


@pytest.mark.parametrize(
    "rubbish", [bytes(range(256)) * 8, b"\x89PNG\r\n\x1a\n" + b"\xff\x00" * 99]
)
def test_what_is_no_text_is_refused(village: Village, rubbish: bytes) -> None:
    app = village.app()
    with pytest.raises(UserError, match="geen tekst of mail"):
        service.add(app, rubbish)
    assert app.store.items.newest(10) == []


def test_what_is_too_large_is_refused(village: Village) -> None:
    with pytest.raises(UserError, match="hooguit 2 MB"):
        service.add(village.app(), b"a " * (limits.TIP_BYTES // 2 + 1))


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_a_file_of_any_computer(village: Village, charset: str) -> None:
    said = "Café De Zwaan zoekt een spreker over Brontë."
    assert service.add(village.app(), said.encode(charset)).item.text == said


def test_attachments_are_named_and_not_read(village: Village) -> None:
    letter = LETTER.replace(
        b"--grens--\n",
        b"--grens\nContent-Type: application/pdf\n"
        b'Content-Disposition: attachment; filename="flyer.pdf"\n\nJVBERi0=\n--grens--\n',
    )
    assert service.add(village.app(), letter).ignored == ("flyer.pdf",)


def test_a_tip_during_a_run_is_kept_and_becomes_a_lead_in_the_next(village: Village) -> None:
    app = village.app()
    with service.alone(village.app(), "run"):
        added = service.add(app, SENTENCE)
    assert added.lead is None
    service.run(app)
    [lead] = service.list_leads(app)
    assert [seen.item_id for seen in lead.sightings] == [added.item.id]


@pytest.mark.parametrize(
    "nothing", ["", "  \n\t ", "\x00\x1b", b"", b"\n", b"From: truus@zwaan.example\nSubject:\n\n\n"]
)
def test_nothing_is_refused_and_not_kept(village: Village, nothing: str | bytes) -> None:
    app = village.app()
    with pytest.raises(UserError, match="geen tekst"):
        service.add(app, nothing)
    assert app.store.items.newest(10) == []


def test_the_same_tip_twice_is_one_lead(village: Village) -> None:
    first = service.add(village.app(), SENTENCE)
    again = service.add(village.app(MORNING + timedelta(hours=4)), f" {SENTENCE}\n")
    assert again.item.id == first.item.id
    [lead] = service.list_leads(village.app())
    assert len(lead.sightings) == 1


def test_a_tip_and_the_paper_tell_one_story(village: Village) -> None:
    paper = village.site("krant")
    paper.publish(stories.LESSONS)
    village.run()
    service.add(village.app(MORNING + DAY), f"{stories.LESSONS.title}. {stories.LESSONS.text}")
    [lead] = service.list_leads(village.app())
    assert {seen.source_name for seen in lead.sightings} == {"Krant", "Balie"}


def test_a_tip_stands_in_the_next_digest_and_the_desk_is_no_source(village: Village) -> None:
    village.site("krant").publish(stories.CRASH)
    added = service.add(village.app(), SENTENCE)
    app = village.app(MORNING + timedelta(hours=1))
    digest = service.run(app).digest
    assert added.lead is not None
    assert [lead.id for lead in digest.leads] == [added.lead.id]
    assert "Bron: Balie" in service.digest_text(app, digest)
    assert [one.source_id for one in digest.sources] == ["krant"]
    assert digest.leads[0].status is Status.SEED
