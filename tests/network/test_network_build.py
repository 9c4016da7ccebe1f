"""Bodies and ties become a web: who is tied, who is known, and where nobody is."""

from dataclasses import replace
from datetime import date

from network_web import BODIES, BRANCH, IVN, KBO, KOOR, PROOFS, ROTARY, TODAY, body, proof, web

from leads.model import TieKind


def test_ties_of_one_pair_make_one_edge_with_all_evidence() -> None:
    first, second = web().edges
    assert {first.one, first.other} == {IVN.id, KBO.id}
    assert [one.tie.seen_on for one in first.proofs] == [date(2027, 2, 1), date(2027, 1, 1)]
    assert (second.one, second.other, second.kind) == (KOOR.id, ROTARY.id, TieKind.SUPPORT)


def test_the_kind_said_most_is_that_of_the_edge_and_the_newest_when_it_is_a_draw() -> None:
    hosts = proof(IVN, KBO, TieKind.HOST, TODAY)
    assert web(proofs=[hosts, *PROOFS]).edges[0].kind is TieKind.TOGETHER
    assert web(proofs=[hosts, PROOFS[1]]).edges[0].kind is TieKind.HOST


def test_nodes_tell_how_the_branch_knows_them_the_best_known_first() -> None:
    nodes = web().nodes
    assert [node.body.name for node in nodes] == [one.name for one in (KOOR, KBO, IVN, ROTARY)]
    assert (nodes[0].last_contact, nodes[0].owed, nodes[0].domain) == (
        date(2027, 2, 20),
        1,
        "muziek",
    )
    assert (nodes[1].last_contact, nodes[1].owed) == (None, 0)
    assert nodes[3].domain is None


def test_a_gap_is_a_theme_with_nobody_known_and_says_of_whom_was_read() -> None:
    [gap] = web().gaps
    assert (gap.theme.id, [one.name for one in gap.seen]) == ("natuur", [IVN.name])
    nobody = web([IVN, ROTARY], [])
    assert [gap.theme.id for gap in nobody.gaps] == ["muziek", "natuur", "senioren"]
    assert nobody.gaps[2].seen == ()


def test_a_gap_names_first_to_whom_the_theme_means_most() -> None:
    known = replace(KOOR, known_as="unknown", mentions=1)
    [gap, *_] = web([replace(KBO, known_as="unknown", mentions=9), known], []).gaps
    assert [one.name for one in gap.seen] == [KOOR.name, KBO.name]


def test_a_muted_theme_is_no_gap() -> None:
    assert web(branch=replace(BRANCH, muted_themes=("natuur",))).gaps == ()


def test_the_library_itself_is_the_middle() -> None:
    bieb = body("bibliotheek Elsbroek")
    found = web([*BODIES, bieb], [proof(KBO, bieb), proof(bieb, IVN), *PROOFS])
    assert bieb.id not in {node.body.id for node in found.nodes}
    assert set(found.own) == {KBO.id, IVN.id}
    assert len(found.edges) == 2
    municipal = web(
        [*BODIES, body("Bieb Peelrand")], branch=replace(BRANCH, municipality="Peelrand")
    )
    assert len(municipal.nodes) == len(BODIES)
    other = body("Bibliotheek Neerdal")
    assert other.id in {node.body.id for node in web([*BODIES, other]).nodes}


def test_a_tie_with_a_body_that_was_not_read_of_is_left_out() -> None:
    assert web([KOOR, KBO, IVN]).edges == web([KOOR, KBO, IVN], PROOFS[1:]).edges


def test_nothing_read_is_an_empty_web() -> None:
    empty = web([], [])
    assert (empty.nodes, empty.edges, len(empty.gaps)) == ((), (), 3)
