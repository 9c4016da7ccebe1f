"""The directory in the store: who was named where, and what people settled."""

from dataclasses import replace
from datetime import timedelta

import pytest
from store_nouns import (
    BRANCH,
    NOW,
    REGION,
    make_analysis,
    make_extraction,
    make_item,
    make_lead,
    make_mention,
    make_source,
    make_visit,
)

from leads.directory import Book
from leads.errors import UserError
from leads.model import Branch, Contact, ContactKind, Item, Label, Naming, Organisation
from leads.store import Store

OTHER = Branch(id="neerdal", name="Bibliotheek Neerdal", place="Neerdal")
WHO = {"who": "Marja", "at": NOW}


@pytest.fixture(autouse=True)
def known_source(store: Store) -> None:
    store.sources.register([make_source()])


def look(store: Store, item: Item, *names: str, branch: Branch = BRANCH) -> None:
    """As a morning does it: find the bodies these names may mean, and save."""
    store.save_visit(make_visit(), [item])
    mentions = tuple(make_mention(name) for name in names)
    forms = {form for name in names for form in REGION.forms(name, item.place)}
    near = store.organisations.near(forms, places=["Elsbroek", "Neerdal"])
    book = Book(near, REGION, store.organisations.apart([body.id for body in near]))
    extraction = make_extraction(item, mentions=mentions)
    namings = book.read(item, extraction).namings
    analysis = replace(make_analysis(item), extraction=extraction, namings=namings)
    store.save_analysis(branch, [analysis])


def known(store: Store) -> dict[str, int]:
    return {one.name: one.mentions for one in store.organisations.all()}


def one(store: Store, name: str) -> Organisation:
    [found] = [body for body in store.organisations.all() if body.name == name]
    return found


# ── counting ─────────────────────────────────────────────────────────────────


def test_an_organisation_counts_the_items_that_name_it(store: Store) -> None:
    later = make_item("2", published=NOW)
    look(store, later, "Heemkundekring De Vonder", "Stichting Heemkundekring de Vonder")
    look(store, make_item("1"), "heemkundekring De Vonder", "Fanfare Sint Jan")
    assert known(store) == {"Heemkundekring De Vonder": 2, "Fanfare Sint Jan": 1}
    kring = store.organisations.directory(1)[0]
    assert (kring.name, kring.type_id, kring.place) == (
        "Heemkundekring De Vonder",
        "heemkundekring",
        "Elsbroek",
    )
    assert set(kring.aliases) == {
        "Stichting Heemkundekring de Vonder",
        "heemkundekring De Vonder",
    }
    assert kring.last_seen == NOW


def test_a_second_look_counts_nothing_twice(store: Store) -> None:
    look(store, make_item(), "De Vonder", "De Brug")
    look(store, make_item(), "De Vonder", branch=OTHER)
    assert known(store) == {"De Vonder": 1, "De Brug": 0}


def test_only_bodies_with_a_name_enter_the_directory(store: Store) -> None:
    store.save_visit(make_visit(), [make_item()])
    mentions = (
        make_mention("school", weak=True),
        make_mention("Jan de Vries", label=Label.PER),
        make_mention("De"),
    )
    store.save_analysis(BRANCH, [make_analysis(make_item(), mentions=mentions)])
    assert store.organisations.all() == []


def test_the_directory_holds_the_best_known(store: Store) -> None:
    for number, names in enumerate((("Eerste", "Tante", "Drie"), ("Tante", "Drie"), ("Drie",))):
        look(store, make_item(str(number)), *names)
    assert [body.name for body in store.organisations.directory(2)] == ["Drie", "Tante"]


def test_near_finds_by_a_shared_key_or_type_in_these_places(store: Store) -> None:
    look(store, make_item("1"), "Heemkundekring De Vonder", "Koor Oranje")
    look(store, make_item("2", place="Neerdal"), "Heemkundekring De Vonder")
    look(store, make_item("3", place=None), "Heemkundekring Oud")

    def near(*names: str, places: tuple[str, ...] = ("Elsbroek",), types: tuple[str, ...] = ()):
        found = store.organisations.near(names, places=places, types=types)
        return [(body.name, body.place) for body in found]

    kring = ("Heemkundekring De Vonder", "Elsbroek")
    name = "heemkundekring vondel"
    assert near(name) == [kring]
    assert near("heemkundekring leemput") == near() == []
    assert near(name, places=("Neerdal",)) == [("Heemkundekring De Vonder", "Neerdal")]
    everything = [kring, ("Heemkundekring Oud", None), ("Koor Oranje", "Elsbroek")]
    assert near(types=("heemkundekring",)) == everything


def test_what_was_known_by_its_letters_is_taken_in(store: Store) -> None:
    look(store, make_item("1"), "OVE")
    letters = one(store, "OVE")
    store.organisations.know(BRANCH.id, letters, "partner", **WHO)
    look(store, make_item("2"), "Ondernemersvereniging Elsbroek")
    full = one(store, "Ondernemersvereniging Elsbroek")
    item = make_item("3")
    store.save_visit(make_visit(), [item])
    naming = Naming(body=replace(full, aliases=("OVE",)), said="ove", absorbs=(letters.id,))
    store.save_analysis(BRANCH, [replace(make_analysis(item), namings=(naming,))])
    [body] = store.organisations.all(BRANCH.id)
    assert (body.id, body.mentions, body.aliases) == (full.id, 3, ("OVE",))
    assert body.known_as == "partner"
    look(store, make_item("4"), "OVE")
    assert known(store) == {"Ondernemersvereniging Elsbroek": 4}


def test_contact_is_kept_with_its_source_and_the_newest_counts(store: Store) -> None:
    def say(key: str, value: str, days: int) -> None:
        item = make_item(key)
        store.save_visit(make_visit(), [item])
        line = Contact(
            kind=ContactKind.MAIL,
            value=value,
            source_id="krant",
            url=item.url,
            seen_on=NOW.date() - timedelta(days=days),
        )
        [naming] = make_analysis(item).namings
        naming = replace(naming, body=replace(naming.body, contact=(line,)))
        store.save_analysis(BRANCH, [replace(make_analysis(item), namings=(naming,))])

    say("1", "nieuw@vonder.example", 1)
    say("2", "oud@vonder.example", 9)
    [body] = store.organisations.all()
    [line] = body.contact
    assert (line.value, line.source_id, line.url) == (
        "nieuw@vonder.example",
        "krant",
        "https://krant.example/1",
    )


def test_where_a_body_was_seen_and_its_leads(store: Store) -> None:
    old, new = make_item("1", published=NOW - timedelta(days=5)), make_item("2")
    store.save_visit(make_visit(), [old, new])
    store.save_analysis(BRANCH, [make_analysis(old, make_lead("a1")), make_analysis(new)])
    [body] = store.organisations.all()
    assert [item.key for item, _ in store.organisations.seen(body.id, 5)] == ["2", "1"]
    assert [item.key for item, _ in store.organisations.seen(body.id, 1)] == ["2"]
    assert store.organisations.lead_ids(BRANCH.id, body.id) == ["a1"]
    assert store.organisations.lead_ids(OTHER.id, body.id) == []


def test_what_a_branch_read_of(store: Store) -> None:
    look(store, make_item("1"), "Koor Oranje")
    look(store, make_item("2"), "Fanfare Concordia", branch=OTHER)
    assert [body.name for body in store.organisations.read_of(OTHER.id)] == ["Fanfare Concordia"]
    assert len(store.organisations.all()) == 2


# ── settled by a person ──────────────────────────────────────────────────────


def test_a_rename_keeps_the_old_name_and_the_program_keeps_the_new(store: Store) -> None:
    look(store, make_item("1"), "OVE")
    store.organisations.rename(one(store, "OVE"), "Dorpswinkels Elsbroek", **WHO)
    look(store, make_item("2"), "OVE")
    [body] = store.organisations.all()
    assert (body.name, body.aliases, body.mentions) == ("Dorpswinkels Elsbroek", ("OVE",), 2)


def test_a_merge_moves_names_items_and_standing(store: Store) -> None:
    look(store, make_item("1"), "Harmonie Cecilia", "Fanfare Oranje")
    look(store, make_item("2"), "Fanfare Oranje")
    store.organisations.know(BRANCH.id, one(store, "Fanfare Oranje"), "partner", **WHO)
    store.organisations.merge(one(store, "Harmonie Cecilia"), one(store, "Fanfare Oranje"), **WHO)
    [body] = store.organisations.all(BRANCH.id)
    assert (body.name, body.aliases, body.mentions, body.known_as) == (
        "Harmonie Cecilia",
        ("Fanfare Oranje",),
        2,
        "partner",
    )
    look(store, make_item("3"), "Fanfare Oranje")
    assert known(store) == {"Harmonie Cecilia": 3}
    assert store.integrity() == "ok"


def test_a_split_brings_a_merged_body_back_for_good(store: Store) -> None:
    look(store, make_item("1", title="Harmonie Cecilia"), "Harmonie Cecilia")
    look(store, make_item("2"), "Fanfare Oranje")
    look(store, make_item("3"), "Stichting Fanfare Oranje")
    cecilia, oranje = one(store, "Harmonie Cecilia"), one(store, "Fanfare Oranje")
    store.organisations.merge(cecilia, oranje, **WHO)
    merged = one(store, "Harmonie Cecilia")
    assert store.organisations.split(merged, "Fanfare Oranje", **WHO) == oranje.id
    assert one(store, "Fanfare Oranje").aliases == ("Stichting Fanfare Oranje",)
    assert one(store, "Harmonie Cecilia").aliases == ()
    assert store.organisations.apart([cecilia.id]) == {frozenset((cecilia.id, oranje.id))}
    look(store, make_item("4"), "Fanfare Oranje")
    assert one(store, "Harmonie Cecilia").aliases == ()
    assert [s.verb for s in store.organisations.history(BRANCH.id, oranje.id)] == ["merge", "split"]


def test_an_alias_that_was_split_off_does_not_come_back(store: Store) -> None:
    look(store, make_item("1"), "Heemkundekring De Vonder")
    look(store, make_item("2"), "Heemkundekring De Vondel")
    [body] = store.organisations.all()
    assert body.aliases == ("Heemkundekring De Vondel",)
    other = store.organisations.split(body, "Heemkundekring De Vondel", **WHO)
    item = make_item("3")
    store.save_visit(make_visit(), [item])
    stale = Naming(body=body, said="heemkundekring vonder")  # read before the split
    store.save_analysis(BRANCH, [replace(make_analysis(item), namings=(stale,))])
    look(store, make_item("4"), "Heemkundekring De Vondel")
    bodies = {body.id: body for body in store.organisations.all()}
    assert bodies[body.id].aliases == ()
    assert (bodies[other].name, bodies[other].mentions) == ("Heemkundekring De Vondel", 1)


def test_the_items_that_used_a_name_go_with_it(store: Store) -> None:
    for key, name in (("1", "Heemkundekring De Vonder"), ("2", "Heemkundekring De Vondel")):
        item = make_item(key, title=name)
        store.save_visit(make_visit(), [item])
        span = replace(make_mention().span, end=len(name))
        mention = replace(make_mention(name), span=span)
        analysis = make_analysis(item, mentions=(mention,), bodies=store.organisations.all())
        store.save_analysis(BRANCH, [analysis])
    [body] = store.organisations.all()
    other = store.organisations.split(body, "Heemkundekring De Vondel", **WHO)
    assert [item.key for item, _ in store.organisations.seen(body.id, 5)] == ["1"]
    assert [item.key for item, _ in store.organisations.seen(other, 5)] == ["2"]
    assert known(store) == {"Heemkundekring De Vonder": 1, "Heemkundekring De Vondel": 1}


def test_a_merge_after_a_split_holds_and_the_last_word_counts(store: Store) -> None:
    look(store, make_item("1"), "Koor Joris", "Koor Boris")
    joris, boris = one(store, "Koor Joris"), one(store, "Koor Boris")
    store.organisations.judge(joris, boris, "different", **WHO)
    assert store.organisations.apart([joris.id]) == {frozenset((joris.id, boris.id))}
    store.organisations.merge(joris, boris, **WHO)
    assert store.organisations.apart([joris.id]) == set()
    [last] = store.organisations.verdicts().values()
    assert (last.verb, last.old, last.new, last.who) == (
        "merge",
        "Koor Boris",
        "Koor Joris",
        "Marja",
    )


def test_a_body_that_is_gone_cannot_be_settled(store: Store) -> None:
    look(store, make_item("1"), "Koor Joris", "Koor Boris")
    joris, boris = one(store, "Koor Joris"), one(store, "Koor Boris")
    store.organisations.merge(joris, boris, **WHO)
    with pytest.raises(UserError, match="net samengevoegd"):
        store.organisations.know(BRANCH.id, boris, "partner", **WHO)
    with pytest.raises(UserError, match="net samengevoegd"):
        store.organisations.merge(joris, boris, **WHO)
    assert len(store.organisations.history(BRANCH.id, boris.id)) == 1
