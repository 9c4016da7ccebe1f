"""The picture: the same each time, and no name over another."""

import math
import random
from itertools import combinations

import pytest
from network_web import THEMES, body, proof, web

from leads.network.layout import MIDDLE, RINGS, Spot, bend, place
from leads.network.picture import drawn

DOMAINS = [theme.id for theme in THEMES]
_LETTER = 13  # the height of a name, in the units of the drawing


def village(size: int):
    dice = random.Random(size)
    kinds, standings = ("koor", "ivn", "kbo", None), ("partner", "known", *["unknown"] * 4)
    bodies = [
        body(f"Body {n}", dice.choice(kinds), dice.choice(standings), dice.randint(1, 9))
        for n in range(size)
    ]
    pairs = [dice.sample(bodies, 2) for _ in range(size // 2)]
    return web(bodies, [proof(*pair) for pair in pairs])


@pytest.mark.parametrize("size", [1, 5, 40, 80, 200])
def test_no_two_names_touch(size: int) -> None:
    found = village(size)
    layout = place(drawn(found), [], DOMAINS)
    spots = list(layout.spots.values())
    for one, other in combinations(spots, 2):
        apart = abs(math.remainder(one.angle - other.angle, 2 * math.pi))
        if apart < math.pi / 2:  # names run outward, so beside each other they come nearest
            assert math.sin(apart) * max(one.radius, other.radius) >= _LETTER - 0.5


def test_the_ring_tells_how_well_a_body_is_known() -> None:
    found = village(40)
    layout = place(found.nodes, found.edges, DOMAINS)
    for node in found.nodes:
        expected = RINGS[node.body.known_as] * layout.scale
        assert layout.spots[node.body.id].radius == pytest.approx(expected)


def test_a_domain_is_one_stretch_of_the_circle() -> None:
    found = village(60)
    layout = place(found.nodes, found.edges, DOMAINS)
    ends = {sector.domain: (sector.start, sector.end) for sector in layout.sectors}
    for node in found.nodes:
        start, end = ends[node.domain]
        assert start < layout.spots[node.body.id].angle < end
    assert [sector.domain for sector in layout.sectors] == [*DOMAINS, None]


def test_the_same_web_gives_the_same_picture() -> None:
    found, again = village(60), village(60)
    shuffled = random.Random(1).sample(again.edges, len(again.edges))
    assert place(found.nodes, found.edges, DOMAINS) == place(again.nodes, shuffled, DOMAINS)


def test_bodies_that_are_tied_come_nearer() -> None:
    bodies = [body(f"Koor {n:02}", "koor") for n in range(20)]
    bodies += [body(f"IVN {n:02}", "ivn") for n in range(20)]
    pairs = [(bodies[n], bodies[39 - (n * 7) % 20]) for n in range(20)]
    found = web(bodies, [proof(*pair) for pair in pairs])

    def length(edges):
        spots = place(found.nodes, edges, DOMAINS).spots
        return sum(
            math.dist((spots[e.one].x, spots[e.one].y), (spots[e.other].x, spots[e.other].y))
            for e in found.edges
        )

    assert length(found.edges) < length([])


@pytest.mark.parametrize("turn", [0.05, 0.5, 1.5, 3.0, math.pi, 3.3, 5.0])
def test_no_tie_runs_under_the_library(turn: float) -> None:
    one, other = Spot(0.3, 150), Spot(0.3 + turn, 345)
    x, y = map(float, bend(one, other).split())
    for step in range(101):
        t = step / 100
        at_x = (1 - t) ** 2 * one.x + 2 * t * (1 - t) * x + t * t * other.x
        at_y = (1 - t) ** 2 * one.y + 2 * t * (1 - t) * y + t * t * other.y
        assert math.hypot(at_x, at_y) > MIDDLE
