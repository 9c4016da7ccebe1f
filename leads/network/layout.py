"""Where each body stands in the picture: the web of a spider, and the library in its middle.

The ring tells how well the branch knows a body, the sector its domain. Every body has
an angle of its own and its name runs outward along it, so that no two names touch.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from leads.network.build import Edge, Node

RINGS = {"partner": 150.0, "known": 235.0, "unknown": 345.0}
MIDDLE = 46.0  # the circle of the library
_CLEAR = MIDDLE + 24  # a tie that runs under the library would seem to end there
_NEAR_PULL, _FAR_PULL = 0.86, 0.36  # how far a tie bends inward: less between neighbours
_OPPOSITE = 0.5  # of half a turn
_LEAST_ARC = 17.0  # between two names on the outer ring
_SECTOR_GAP = 0.9  # in places, between two domains
_TOP_GAP = 4.0  # in places: room for the names of the rings
_ROUNDS = 12


class Spot(NamedTuple):
    """A place in the picture, the middle at (0, 0): `angle` in radians, clockwise from the top."""

    angle: float
    radius: float

    @property
    def x(self) -> float:
        return self.radius * math.sin(self.angle)

    @property
    def y(self) -> float:
        return -self.radius * math.cos(self.angle)


class Sector(NamedTuple):
    """The stretch of the circle that belongs to a domain."""

    domain: str | None
    start: float
    end: float


class Layout(NamedTuple):
    """Spots by the id of a body; `scale` is how much the rings grew to make room."""

    spots: Mapping[str, Spot]
    sectors: tuple[Sector, ...]
    scale: float


def place(nodes: Sequence[Node], edges: Sequence[Edge], domains: Sequence[str]) -> Layout:
    """The same bodies and ties always give the same picture; `domains` in their order."""
    groups = _groups(nodes, edges, domains)
    wide = {node.body.id: _width(node) for node in nodes}
    slots = sum(wide.values()) + _SECTOR_GAP * len(groups) + _TOP_GAP
    step = 2 * math.pi / slots
    scale = max(1.0, _LEAST_ARC / (step * RINGS["unknown"]))
    at, spots, sectors = (_TOP_GAP + _SECTOR_GAP) / 2 * step, {}, []
    for domain, members in groups.items():
        start = at
        for node in members:
            half = wide[node.body.id] * step / 2
            spots[node.body.id] = Spot(at + half, RINGS[node.body.known_as] * scale)
            at += 2 * half
        sectors.append(Sector(domain, start, at))
        at += _SECTOR_GAP * step
    return Layout(spots, tuple(sectors), scale)


def _width(node: Node) -> float:
    """How many places a body takes: on a small ring a name needs more of the circle."""
    return RINGS["unknown"] / RINGS[node.body.known_as]


def _groups(
    nodes: Sequence[Node], edges: Sequence[Edge], domains: Sequence[str]
) -> dict[str | None, list[Node]]:
    """The bodies of each domain, those that are tied near each other."""
    order: Sequence[str | None] = (*domains, None)
    groups = {domain: [n for n in nodes if n.domain == domain] for domain in order}
    groups = {domain: members for domain, members in groups.items() if members}
    tied: defaultdict[str, list[str]] = defaultdict(list)
    for edge in edges:
        tied[edge.one].append(edge.other)
        tied[edge.other].append(edge.one)
    for _ in range(_ROUNDS):
        groups = _closer(groups, tied)
    return groups


def _closer(
    groups: Mapping[str | None, list[Node]], tied: Mapping[str, list[str]]
) -> dict[str | None, list[Node]]:
    """Each domain ordered by where the friends of its bodies stand, seen from its middle."""
    row = [node.body.id for members in groups.values() for node in members]
    where = {body: 2 * math.pi * at / len(row) for at, body in enumerate(row)}

    def pull(node: Node, middle: float) -> float:
        friends = [where[one] for one in tied.get(node.body.id, ()) if one in where]
        turns = [math.remainder(angle - middle, 2 * math.pi) for angle in friends]
        own = math.remainder(where[node.body.id] - middle, 2 * math.pi)
        return (own + sum(turns)) / (1 + len(turns))

    closer = {}
    for domain, members in groups.items():
        middle = where[members[len(members) // 2].body.id]
        closer[domain] = sorted(members, key=lambda node: (pull(node, middle), node.body.name))
    return closer


def bend(one: Spot, other: Spot) -> str:
    """The point to which the curve between two spots is drawn, for a path in SVG."""
    apart = abs(math.remainder(one.angle - other.angle, 2 * math.pi)) / math.pi
    pull = _NEAR_PULL + (_FAR_PULL - _NEAR_PULL) * min(1.0, 2 * apart)
    x, y = (one.x + other.x) / 2, (one.y + other.y) / 2
    across = math.dist((one.x, one.y), (other.x, other.y)) or 1.0
    aside_x, aside_y = (other.y - one.y) / across, (one.x - other.x) / across
    far = (x * aside_x + y * aside_y) * (1 + pull) / 2  # of its middle from that of the web
    push = 0.0
    if abs(far) < _CLEAR and apart > _OPPOSITE:
        push = 2 * (math.copysign(_CLEAR, far) - far)
    return f"{x * pull + push * aside_x:.1f} {y * pull + push * aside_y:.1f}"
