"""No number, address or name of a person reaches a digest, whatever the paper prints."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import groupby

import pytest
from lxml import html
from privacy import numbers_in, without_links
from service_village import ROOT

from leads import digest, directory, match, nlp, settings
from leads.directory import Book
from leads.language import Words
from leads.model import Branch, Extraction, Item, Knowledge, Label, Lead, Strength
from leads.nlp import persons
from leads.service.analyse import without_persons
from leads.service.predict import Given, branch_of, read_corpus
from leads.settings.places import all_places
from leads.text import PRIVATE, normal_name

NL = Words("nl")
MANY = 20


@dataclass(frozen=True)
class Village:
    """All items of one village as leads, good or not, and the public lines found in them."""

    knowledge: Knowledge
    read: list[tuple[Item, Extraction, Lead]]
    contacts: dict[str, str]


def village(branch: Branch, given: list[Given]) -> Village:
    knowledge = settings.load_knowledge(branch, ROOT / "geen-eigen-instellingen")
    items = [one.item for one in given]
    region = directory.region(
        branch,
        knowledge.organisation_types,
        places=[place.name for place in all_places()],
        first_names=persons.FIRST_NAMES,
    )
    book, read, contacts = Book([], region), [], {}
    for item, found in zip(items, nlp.load(knowledge, nlp.NO_MODEL)(items), strict=True):
        reading = book.read(item, found)
        contacts |= {
            naming.body.name: directory.contact_line(naming.body) for naming in reading.namings
        }
        read.append((item, found, lead_of(item, reading.extraction, knowledge)))
    return Village(knowledge, read, {name: line for name, line in contacts.items() if line})


def lead_of(item: Item, found: Extraction, knowledge: Knowledge) -> Lead:
    """The lead of an item, also where the program would show none."""
    today = item.published.date() + timedelta(days=1)
    assessment = match.assess(item, found, knowledge, RANKER, today=today)
    lead = match.new_lead(item, found, assessment, knowledge.branch, item.published)
    return replace(lead, strength=Strength.FAIR, act_before=None)


RANKER = match.Ranker.from_bytes(settings.load_ranker())


@pytest.fixture(scope="module")
def villages() -> list[Village]:
    given = read_corpus(ROOT / "tests" / "corpus" / "dev.jsonl")
    by_village = groupby(sorted(given, key=lambda one: one.village), lambda one: one.village)
    return [village(branch_of(name), list(some)) for name, some in by_village]


def forms(one: Village) -> Iterator[tuple[object, list[str]]]:
    """All items in digests: as data, and as the words of the text and of the page,
    without the public lines that may be shown."""
    leads = [lead for _, _, lead in one.read]
    for at in range(0, len(leads), MANY):
        some = leads[at : at + MANY]
        day = some[0].found_at.date()
        made = digest.build(one.knowledge.branch, day, some, most=MANY, contacts=one.contacts)
        assert len(made.leads) == len(some)
        page = digest.render_html(made, one.knowledge, NL)
        in_full = [digest.render_lead(lead, one.knowledge, NL, day=day) for lead in some]
        texts = [
            without_links(digest.render_text(made, one.knowledge, NL)),
            *map(without_links, in_full),
            html.document_fromstring(page).text_content(),
        ]
        data = json.loads(json.dumps(digest.as_json(made, one.knowledge, NL)))
        yield data, [without_contacts(text, one, some) for text in texts]


def without_contacts(text: str, one: Village, leads: list[Lead]) -> str:
    for name in {name for lead in leads for name in lead.organisations[:1]}:
        text = text.replace(one.contacts.get(name, "\n"), " ")
    return text


def test_the_corpus_is_full_of_numbers_and_persons(villages: list[Village]) -> None:
    read = [one for village in villages for one in village.read]
    assert sum(bool(PRIVATE.search(item.text)) for item, _, _ in read) > 15
    assert sum(m.label is Label.PER for _, found, _ in read for m in found.mentions) > 200


def test_no_number_or_address_in_any_form_of_a_digest(villages: list[Village]) -> None:
    shown = [form for village in villages for form in forms(village)]
    assert sum(len(texts) for _, texts in shown) > 400
    assert [hit for data, _ in shown for hit in numbers_in(data)] == []
    assert [hit[0] for _, texts in shown for text in texts for hit in PRIVATE.finditer(text)] == []


def test_a_contact_is_no_mobile_number_and_no_person(villages: list[Village]) -> None:
    found = [line for village in villages for line in village.contacts.values()]
    assert found
    assert [line for line in found if line.startswith("06") or ", 06" in line] == []
    names = {name.lower() for name in persons.FIRST_NAMES}
    assert [line for line in found if line.partition("@")[0] in names] == []


def test_no_person_is_an_organisation_of_a_lead(villages: list[Village]) -> None:
    for one in villages:
        for _item, found, lead in one.read:
            people = {normal_name(m.name) for m in found.mentions if m.label is Label.PER}
            assert people.isdisjoint(map(normal_name, lead.organisations))


def test_persons_are_not_stored(villages: list[Village]) -> None:
    for one in villages:
        for _item, found, _lead in one.read:
            assert not [m for m in without_persons(found).mentions if m.label is Label.PER]
