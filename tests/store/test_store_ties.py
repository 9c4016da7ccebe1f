"""Ties in the store: written with the analysis, following merges and splits."""

from dataclasses import replace
from datetime import date

import pytest
from store_nouns import (
    BRANCH,
    NOW,
    make_analysis,
    make_item,
    make_mention,
    make_source,
    make_visit,
)

from leads.model import Branch, Organisation, Span, Tie, TieKind
from leads.store import Store

OTHER = Branch(id="neerdal", name="Bibliotheek Neerdal", place="Neerdal")
WHO = {"who": "Marja", "at": NOW}


@pytest.fixture(autouse=True)
def known_source(store: Store) -> None:
    store.sources.register([make_source()])


def look(store: Store, key: str, *pairs: tuple[str, str], branch: Branch = BRANCH) -> None:
    """Read an item that ties these bodies, two by two; each stands in its title."""
    names = list(dict.fromkeys(name for pair in pairs for name in pair)) or ["Koor Oranje"]
    title = ", ".join(names)
    item = make_item(key, title=title)
    store.save_visit(make_visit(), [item])
    mentions = tuple(make_mention(name, span=_span(title, name), type_id=None) for name in names)
    analysis = make_analysis(item, mentions=mentions, bodies=store.organisations.all())
    ids = {naming.body.name: naming.body.id for naming in analysis.namings}
    ids |= {alias: n.body.id for n in analysis.namings for alias in n.body.aliases}
    ties = tuple(
        Tie(
            item_id=item.id,
            organisation_id=ids[one],
            other_id=ids[other],
            kind=TieKind.SUPPORT,
            quote=f"{one} met steun van {other}",
            seen_on=date(2026, 3, int(key)),
        )
        for one, other in pairs
    )
    store.save_analysis(branch, [replace(analysis, ties=ties)])


def _span(title: str, name: str) -> Span:
    start = title.index(name)
    return replace(make_mention().span, start=start, end=start + len(name))


def body(store: Store, name: str) -> Organisation:
    [found] = [body for body in store.organisations.all() if body.name == name]
    return found


def told(store: Store, branch: Branch = BRANCH) -> list[tuple[str, str]]:
    names = {body.id: body.name for body in store.organisations.all()}
    proofs = store.ties.all(branch.id)
    return [(names[p.tie.organisation_id], names[p.tie.other_id]) for p in proofs]


def test_a_tie_comes_back_with_where_it_was_read_the_newest_first(store: Store) -> None:
    look(store, "1", ("Koor Oranje", "Rotary"))
    look(store, "2", ("IVN", "Rotary"))
    assert told(store) == [("IVN", "Rotary"), ("Koor Oranje", "Rotary")]
    [proof] = store.ties.of(BRANCH.id, body(store, "IVN").id)
    assert (proof.tie.kind, proof.tie.quote, proof.tie.seen_on) == (
        TieKind.SUPPORT,
        "IVN met steun van Rotary",
        date(2026, 3, 2),
    )
    assert (proof.source_name, proof.url) == ("De Krant", "https://krant.example/2")
    assert len(store.ties.of(BRANCH.id, body(store, "Rotary").id)) == 2


def test_a_second_look_puts_ties_in_the_place_of_the_old_ones(store: Store) -> None:
    for _ in range(2):
        look(store, "1", ("Koor Oranje", "Rotary"), ("IVN", "Rotary"))
    assert len(told(store)) == 2
    look(store, "1", ("IVN", "Rotary"))
    assert told(store) == [("IVN", "Rotary")]
    look(store, "1")
    assert told(store) == []


def test_a_branch_sees_what_it_read_itself(store: Store) -> None:
    look(store, "1", ("Koor Oranje", "Rotary"))
    look(store, "2", ("IVN", "Rotary"), branch=OTHER)
    assert told(store, OTHER) == [("IVN", "Rotary")]


def test_ties_follow_a_merge_and_a_split_gives_them_back(store: Store) -> None:
    look(store, "1", ("Koor Oranje", "Rotary"))
    look(store, "2", ("Fanfare Oranje", "Rotary"), ("Fanfare Oranje", "Koor Oranje"))
    store.organisations.merge(body(store, "Koor Oranje"), body(store, "Fanfare Oranje"), **WHO)
    assert told(store) == [("Koor Oranje", "Rotary")] * 2
    assert len(store.ties.of(BRANCH.id, body(store, "Koor Oranje").id)) == 2
    look(store, "3", ("Fanfare Oranje", "Rotary"))
    store.organisations.split(body(store, "Koor Oranje"), "Fanfare Oranje", **WHO)
    assert sorted(told(store)) == [
        ("Fanfare Oranje", "Koor Oranje"),
        ("Fanfare Oranje", "Rotary"),
        ("Fanfare Oranje", "Rotary"),
        ("Koor Oranje", "Rotary"),
    ]
    assert store.integrity() == "ok"


def test_together_has_no_direction_whatever_was_merged(store: Store) -> None:
    look(store, "1", ("Koor Oranje", "Rotary"))
    [proof] = store.ties.all(BRANCH.id)
    with store._database.write() as connection:
        connection.exec_driver_sql("UPDATE ties SET kind = 'together'")
    [together] = store.ties.all(BRANCH.id)
    ends = (proof.tie.organisation_id, proof.tie.other_id)
    assert (together.tie.organisation_id, together.tie.other_id) == tuple(sorted(ends))


def test_a_name_that_is_erased_goes_from_the_sentence_too(store: Store) -> None:
    look(store, "1", ("Koor Oranje", "Rotary"))
    [proof] = store.ties.all(BRANCH.id)
    store.erasing.leads_on(BRANCH.id, [proof.tie.item_id], lambda said: said.replace("Koor", "…"))
    [after] = store.ties.all(BRANCH.id)
    assert after.tie.quote == "… Oranje met steun van Rotary"
