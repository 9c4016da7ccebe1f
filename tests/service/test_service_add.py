"""What reaches the librarian outside the web: the desk, a text file, a forwarded mail."""

from datetime import timedelta

import pytest
import service_stories as stories
from service_village import DAY, MORNING, Village

from leads import service
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


def test_words_without_a_chance_are_kept_all_the_same(village: Village) -> None:
    app = village.app()
    added = service.add(app, "De lamp boven de leestafel is stuk.")
    assert added.lead is None
    assert app.store.items.get(added.item.id) is not None


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
