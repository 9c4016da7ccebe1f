"""`leads demo` as a visitor runs it, and what a librarian would think of its digest."""

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import html
from privacy import numbers_in, without_links
from service_village import start_python, stop
from village_grades import Graded, grade_of

from leads import demo, service
from leads.app import App, open_app
from leads.model import Digest, EventStatus, Item, Label, Lead
from leads.text import PRIVATE as NUMBER
from leads.text import normal_name

PRIVATE = ("Zwaluwen", "Hazelhof", "Bastiaansen", "In memoriam")


@dataclass(frozen=True)
class Demo:
    """A finished demo: what was said, the folder it left, and the program on that folder."""

    code: int
    out: str
    err: str
    page: str
    app: App
    digest: Digest

    def item(self, item_id: str) -> Item:
        found = self.app.store.items.get(item_id)
        assert found is not None
        return found

    def items(self, lead: Lead) -> list[Item]:
        """Where a lead was read, the oldest first: that one is cited."""
        seen = sorted(lead.sightings, key=lambda one: one.published)
        return [self.item(one.item_id) for one in seen]

    def grade(self, item: Item) -> Graded:
        found = grade_of(item)
        assert found is not None, f"{item.source_id} {item.key} should not be here"
        return found


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    folder: Path = tmp_path_factory.mktemp("demo") / "uit"
    began = time.monotonic()
    child = start_python("-m", "leads", "demo", "--out", str(folder))
    try:
        out, err = child.communicate(timeout=120)
    finally:
        stop(child)
    print(f"leads demo took {time.monotonic() - began:.1f} s")
    app = open_app(folder, now=demo.NOW.isoformat(), env={})
    page = (folder / "ochtendmail.html").read_text(encoding="utf-8")
    yield Demo(child.returncode, out, err, page, app, service.make_digest(app))
    app.store.close()


def test_it_ends_well(done: Demo) -> None:
    assert done.code == 0, done.err
    assert "Traceback" not in done.err
    assert done.out.startswith("Kansen in Ammerloo\ndinsdag 2 maart 2027\n")
    assert "ochtendmail.html" in done.err


def test_eight_sources_are_read_and_the_broken_one_is_named(done: Demo) -> None:
    assert "8 bronnen gelezen." in done.out
    assert "Zorgkrant Ammerloo: " in done.out
    assert [one.source_id for one in done.digest.sources if not one.ok] == ["zorgkrant"]


def test_what_is_printed_is_the_digest_that_is_kept(done: Demo) -> None:
    assert done.out.rstrip() == service.digest_text(done.app, done.digest).rstrip()
    assert all(lead.id in done.page for lead in done.digest.leads)


def test_clubs_that_share_a_subject_are_brought_together(done: Demo) -> None:
    """A house only lends its room and the municipality gives permits: no pair."""
    [pair] = done.digest.together
    bodies = [one.event.organiser for one in (pair.first, pair.second)]
    assert bodies == ["IVN Ammerloo", "Imkervereniging De Korf"]


# ── is it any good ───────────────────────────────────────────────────────────


def test_at_least_six_of_seven_are_good_and_none_is_noise(done: Demo) -> None:
    grades = {lead.title: done.grade(done.items(lead)[0]).grade for lead in done.digest.leads}
    assert len(grades) == 7
    assert "noise" not in grades.values(), grades
    assert list(grades.values()).count("good") >= 6, grades


def test_no_noise_hides_behind_a_good_lead(done: Demo) -> None:
    hidden = {
        lead.title: item.title
        for lead in done.digest.leads
        for item in done.items(lead)
        if done.grade(item).grade == "noise"
    }
    assert hidden == {}


def test_no_story_is_told_twice_and_no_two_stories_are_one_lead(done: Demo) -> None:
    stories = {
        lead.title: {done.grade(item).story for item in done.items(lead)}
        for lead in done.digest.leads
    }
    assert {title: told for title, told in stories.items() if len(told) > 1} == {}
    counted = Counter(story for told in stories.values() for story in told)
    assert [story for story, times in counted.items() if times > 1] == []


def test_every_lead_has_a_reason_with_words_of_its_source(done: Demo) -> None:
    for lead in service.list_leads(done.app, every=True):
        assert lead.reasons, lead.title
        proved = [reason for reason in lead.reasons if reason.quote]
        assert proved, lead.title
        for reason in proved:
            item = done.item(reason.item_id)
            assert reason.quote in item.title or reason.quote in item.text
            assert item.id in {seen.item_id for seen in lead.sightings}


def test_each_block_beside_the_seven_has_something_in_it(done: Demo) -> None:
    [changed] = done.digest.changed
    assert [done.grade(item).story for item in done.items(changed)] == ["filmclub"] * 2
    assert "Verplaatst naar vrijdag 16 april (was vrijdag 9 april)." in done.out
    [again] = done.digest.woken
    assert [done.grade(item).story for item in done.items(again)] == ["boekenmarkt"]
    assert "KOMT ER WEER AAN" in done.out
    assert done.digest.unexpected
    [item] = done.items(done.digest.unexpected)
    assert done.grade(item).grade != "noise"


def test_the_two_evenings_that_collide_are_told(done: Demo) -> None:
    told = [
        {done.item(clash.first_item).source_id, done.item(clash.second_item).source_id}
        for clash in done.digest.clashes
        if clash.day.isoformat() == "2027-03-18"
    ]
    assert told == [{"de-schutse", "getouw"}]
    givers = {one.organiser for c in done.digest.clashes for one in (c.first, c.second)}
    assert givers == {"IVN Ammerloo", "Heemkundekring De Leemput"}  # not the house
    _, _, section = done.out.partition("VALT SAMEN")
    assert "Heemkundekring De Leemput" in section
    assert "IVN Ammerloo" in section


def test_one_evening_told_twice_is_no_clash(done: Demo) -> None:
    for clash in done.digest.clashes:
        stories = [
            done.grade(done.item(item)).story for item in (clash.first_item, clash.second_item)
        ]
        assert stories[0] != stories[1]


def test_what_is_cancelled_is_not_recommended(done: Demo) -> None:
    for lead in done.digest.leads:
        off = [event for event in lead.events if event.status is EventStatus.CANCELLED]
        on = [event for event in lead.events if event.status is EventStatus.UPCOMING]
        assert on or not off, lead.title
    for item in done.app.store.items.newest(1000):
        if item.key.startswith("vrouwendag-2027"):
            judged = done.app.store.items.assessment("ammerloo", item.id)
            assert judged is None or not judged.shown


def test_no_private_person_is_in_any_output_or_lead(done: Demo) -> None:
    outputs = [done.out, done.page, done.err]
    outputs += [
        service.digest_bytes(done.app, done.digest, form).decode() for form in ("json", "eml")
    ]
    leads = service.list_leads(done.app, every=True)
    outputs += [service.lead_text(done.app, lead) for lead in leads]
    outputs += [f"{lead}" for lead in leads]
    for name in PRIVATE:
        assert [words for words in outputs if name in words] == []


def test_notices_about_residents_are_not_even_kept(done: Demo) -> None:
    kept = done.app.store.items.newest(1000)
    assert len(kept) > 100
    assert [item.key for item in kept if grade_of(item) is None] == []
    assert not [item for item in kept if "Zwaluwen" in item.title or "Hazelhof" in item.title]


def test_no_number_or_address_is_shown_but_the_public_line_of_a_body(done: Demo) -> None:
    assert [*numbers_in(service.digest_json(done.app, done.digest))] == []
    leads = service.list_leads(done.app, every=True)
    outputs = [without_links(service.lead_text(done.app, lead)) for lead in leads]
    outputs += [without_links(done.out), html.document_fromstring(done.page).text_content()]
    bodies = done.app.store.organisations.all()
    public = {line.value for body in bodies for line in body.contact}
    assert {hit[0] for text in outputs for hit in NUMBER.finditer(text)} <= public
    assert any(line in done.out for line in public), "the digest says whom to call or mail"


def test_no_person_of_an_item_is_an_organisation_of_its_lead(done: Demo) -> None:
    persons = 0
    for lead in service.list_leads(done.app, every=True):
        found = done.app.extract(done.items(lead))
        people = {
            normal_name(m.name) for one in found for m in one.mentions if m.label is Label.PER
        }
        assert people.isdisjoint(map(normal_name, lead.organisations))
        persons += len(people)
    assert persons > 5
