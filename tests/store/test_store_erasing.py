"""A name is taken out of what a branch wrote, and of nothing else."""

from store_nouns import (
    BRANCH,
    make_analysis,
    make_decision,
    make_item,
    make_lead,
    make_moment,
    make_person,
    make_source,
    make_visit,
)

from leads.store import Store


def masked(text: str) -> str:
    return text.replace("Truus", "#")


def test_notes_of_those_that_were_named(store: Store) -> None:
    store.sources.register([make_source()])
    store.save_visit(make_visit(), [make_item()])
    store.save_analysis(BRANCH, [make_analysis(make_item(), make_lead("a1"))])
    [body] = store.organisations.all()
    first, second = (
        store.decisions.append(make_decision("a1", "note", None, note=f"Truus {n}"))
        for n in range(2)
    )
    said = store.moments.add(make_moment(body.id, note="Truus"))
    person = store.people.add(make_person("Wim", note="kent Truus"))

    store.erasing.notes("elders", masked, decided=[first], said=[said], persons=[person])
    assert [one.note for one in store.decisions.noted(BRANCH.id)] == ["Truus 0", "Truus 1"]

    store.erasing.notes(BRANCH.id, masked, decided=[first], said=[said], persons=[person])
    assert [one.note for one in store.decisions.noted(BRANCH.id)] == ["# 0", "Truus 1"]
    assert second == store.decisions.noted(BRANCH.id)[1].id
    assert [one.note for one in store.moments.all(BRANCH.id)] == ["#"]
    assert [one.note for one in store.people.all(BRANCH.id)] == ["kent #"]


def test_every_word_of_the_leads_on_an_item(store: Store) -> None:
    store.sources.register([make_source()])
    tip, other = make_item("1", title="Truus zoekt"), make_item("2", title="Truus zoekt ook")
    store.save_visit(make_visit(), [tip, other])
    for item, lead_id in ((tip, "a1"), (other, "b2")):
        lead = make_lead(lead_id, item, title=item.title)
        store.save_analysis(BRANCH, [make_analysis(item, lead, lead_id)])

    store.erasing.leads_on(BRANCH.id, [tip.id], masked)
    one, two = store.leads.some(BRANCH.id, ["a1", "b2"])
    assert (one.title, one.sightings[0].title) == ("# zoekt", "# zoekt")
    assert (one.reasons, one.act_before) == (make_lead("a1", tip).reasons, two.act_before)
    assert two.title == "Truus zoekt ook"
    assert [item.title for item in store.erasing.items_of("krant")] == [
        "Truus zoekt",
        "Truus zoekt ook",
    ]
