"""Text, JSON, GraphML, SVG and page: well formed, complete, and safe."""

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from network_web import BODIES, IVN, KBO, KOOR, PROOFS, ROTARY, body, proof, web

from leads import limits, network
from leads.language import Words

NL, EN = Words("nl"), Words("en")
EVIL = "Koor <script>alert(1)</script> & 'Zo' \"ja\" \x07\uffff\u202e"
_SPACE = {"g": "http://graphml.graphdrawing.org/xmlns", "s": "http://www.w3.org/2000/svg"}


def tree(document: str):
    return etree.fromstring(document.encode(), etree.XMLParser(resolve_entities=False))


def evil():
    one = body(EVIL, "koor", "partner")
    told = proof(one, IVN, quote=EVIL, url="javascript:alert(1)")
    return web([one, *BODIES], [told, *PROOFS])


# ── text ─────────────────────────────────────────────────────────────────────


def test_text_has_the_ties_with_their_sentence_and_then_the_gaps() -> None:
    told = network.text(web(), NL)
    assert "IVN Elsbroek – KBO Elsbroek  (samen · 2 keer gelezen)" in told
    assert "Koor Oranje – Rotary Elsbroek  (steun of opdracht van Rotary Elsbroek" in told
    assert "“IVN Elsbroek doet iets met KBO Elsbroek.”" in told
    assert "De Krant, maandag 1 februari 2027" in told
    assert told.endswith("Nog niemand bij\n  Natuur (wel gelezen over IVN Elsbroek)\n")
    assert "Nobody yet in" in network.text(web(), EN)


def test_an_empty_web_says_where_nobody_is() -> None:
    told = network.text(web([], []), NL)
    assert "0 organisaties gelezen" in told
    assert "Wie met wie" not in told
    assert "Senioren" in told


def test_text_names_the_strongest_ties_and_counts_the_rest() -> None:
    bodies = [body(f"Koor {n}", "koor") for n in range(20)]
    proofs = [proof(one, other) for one, other in pairwise(bodies)]
    assert "… en nog 4 banden" in network.text(web(bodies, proofs), NL)


# ── JSON and GraphML ─────────────────────────────────────────────────────────


def test_json_has_every_body_tie_and_gap() -> None:
    told = json.loads(json.dumps(network.as_json(web())))
    assert [node["name"] for node in told["nodes"]] == [
        one.name for one in (KOOR, KBO, IVN, ROTARY)
    ]
    edges = {(edge["from"], edge["to"]): edge for edge in told["edges"]}
    assert edges["library", KOOR.id]["kind"] == "partner"
    assert edges["library", KBO.id]["kind"] == "known"
    assert edges[IVN.id, KBO.id]["count"] == len(edges[IVN.id, KBO.id]["evidence"]) == 2
    assert edges[KOOR.id, ROTARY.id]["evidence"][0] == {
        "kind": "support",
        "quote": "Koor Oranje doet iets met Rotary Elsbroek.",
        "source": "De Krant",
        "url": "https://krant.example/1",
        "date": "2027-03-01",
    }
    assert told["gaps"] == [{"theme": "natuur", "label": "Natuur", "seen": [IVN.name]}]


def test_graphml_declares_what_it_uses_and_ties_only_nodes_it_has() -> None:
    graph = tree(network.graphml(web()))
    assert graph.tag == f"{{{_SPACE['g']}}}graphml"
    keys = set(graph.xpath("g:key/@id", namespaces=_SPACE))
    used = set(graph.xpath("//g:data/@key", namespaces=_SPACE))
    assert used <= keys
    nodes = graph.xpath("//g:node/@id", namespaces=_SPACE)
    assert len(nodes) == len(set(nodes)) == len(BODIES) + 1
    ends = graph.xpath("//g:edge/@source | //g:edge/@target", namespaces=_SPACE)
    assert set(ends) <= set(nodes)
    assert len(graph.xpath("//g:edge", namespaces=_SPACE)) == 4
    assert graph.xpath("//g:edge[@directed='true']/@target", namespaces=_SPACE) == [f"b{ROTARY.id}"]


@pytest.mark.parametrize("form", ["graphml", "svg"])
def test_what_comes_from_outside_is_words_and_nothing_else(form: str) -> None:
    document = network.graphml(evil()) if form == "graphml" else network.svg(evil(), NL)
    root = tree(document)
    assert not root.xpath("//*[local-name()='script']")
    assert "alert(1)" in "".join(root.itertext())


# ── the picture and the page ─────────────────────────────────────────────────


def test_the_picture_shows_bodies_ties_and_whom_the_library_knows() -> None:
    picture = tree(network.svg(web(), NL))
    dots = picture.xpath("//s:g[@data-id]/@data-id", namespaces=_SPACE)
    assert sorted(dots) == sorted(one.id for one in BODIES)
    ties = picture.xpath("//s:path[@data-ends]", namespaces=_SPACE)
    widths = [float(re.search(r"stroke-width:([\d.]+)", one.get("style"))[1]) for one in ties]
    thick = {one.get("data-ends"): width for one, width in zip(ties, widths, strict=True)}
    assert thick[f"{IVN.id} {KBO.id}"] > thick[f"{KOOR.id} {ROTARY.id}"]
    assert len(picture.xpath("//s:path[contains(@class, 'spoke')]", namespaces=_SPACE)) == 2
    told = "".join(picture.itertext())
    assert "Het netwerk rond Bibliotheek Elsbroek" in told
    assert "Muziek" in told


def test_who_is_far_away_is_only_in_the_list() -> None:
    far, often = body("Tweede Kamer", n=2), body("De Schutse", n=3)
    friend = body("Fonds Ver Weg")
    found = web([*BODIES, far, often, friend], [*PROOFS, proof(IVN, friend)])
    dots = tree(network.svg(found, NL)).xpath("//s:g[@data-id]/@data-id", namespaces=_SPACE)
    assert far.id not in dots
    assert {often.id, friend.id} <= set(dots)
    page = network.html(found, NL)
    assert "Tweede Kamer" in page
    assert "1 organisatie staat alleen in de lijst." in page


def test_a_large_village_is_drawn_in_part_and_listed_whole() -> None:
    bodies = [body(f"Koor {n}", "koor") for n in range(limits.BODIES_DRAWN + 30)]
    known = body("Nooit genoemd", known_as="known", n=0)
    found = web([*bodies, known], [])
    picture = tree(network.svg(found, NL))
    dots = picture.xpath("//s:g[@data-id]/@data-id", namespaces=_SPACE)
    assert len(dots) == limits.BODIES_DRAWN
    assert known.id in dots
    page = network.html(found, NL)
    assert page.count("data-body=") == limits.BODIES_DRAWN + 31
    assert "31 organisaties staan alleen in de lijst." in page


def test_the_page_fetches_nothing_and_runs_nothing_from_outside() -> None:
    page = network.html(evil(), NL)
    assert "<script>alert" not in page
    assert "javascript:" not in page
    assert not re.search(r"(?:src|@import|url\(|href=\"(?!https://krant\.example))", page)
    assert page.startswith("<!DOCTYPE html>")
    assert 'lang="nl"' in page


@pytest.mark.browser
def test_search_in_the_page_leaves_what_is_meant(browser: Any, tmp_path: Path) -> None:
    file = tmp_path / "netwerk.html"
    file.write_text(network.html(web(), NL), encoding="utf-8")
    page = browser.new_page()
    page.goto(file.as_uri())
    page.fill("#find", "ivn")
    assert page.locator("[data-body]:visible").all_inner_texts()[0].startswith("IVN Elsbroek")
    assert page.locator("[data-body]:visible").count() == 1
    assert page.locator("g.node.dim").count() == 2  # not its friend
    page.fill("#find", "")
    assert page.locator(".dim").count() == 0
    page.locator(f"g[data-id='{KOOR.id}'] circle").click()
    assert page.input_value("#find") == "koor oranje"
