"""The web as a drawing: SVG that stands alone, with its colours for light and dark."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from itertools import pairwise

from leads.language import Words, mark
from leads.limits import BODIES_DRAWN
from leads.model import TieKind
from leads.network.build import UNKNOWN, Edge, Network, Node
from leads.network.layout import MIDDLE, RINGS, Layout, Sector, Spot, bend, place
from leads.network.xml import xml_text
from leads.text import snippet
from leads.words import tie_kind

COLOURS = 8  # more cannot be told apart
_LABEL_CHARS = 27
_LABEL_ROOM = 192.0
_LEGEND_LINE = 25.0
_LEGEND_COLUMNS = 3
_WIDEST = 5
_KNOWN_COUNTS = 4
_OFTEN = 3  # a body of an unknown sort that is named so often lives near
_RING_NAMES = {
    "partner": mark("partner"),
    "known": mark("bekend"),
    UNKNOWN: mark("alleen gelezen"),
}


@cache
def style() -> str:
    """The style sheet of the drawing."""
    return files("leads.templates").joinpath("network.css").read_text(encoding="utf-8")


def drawn(network: Network) -> tuple[Node, ...]:
    """The bodies in the picture: best known first, then those with ties, then those of a
    known sort, then most named. Who is none of these (`Tweede Kamer`) is only in the list."""
    tied = {end for edge in network.edges for end in (edge.one, edge.other)} | set(network.own)
    order = sorted(
        network.nodes,
        key=lambda node: (
            node.body.known_as == UNKNOWN,
            node.body.id not in tied,
            node.domain is None,
            -node.body.mentions,
            node.body.name,
        ),
    )
    near = [node for node in order if _is_near(node, node.body.id in tied)]
    return tuple(near[:BODIES_DRAWN])


def _is_near(node: Node, tied: bool) -> bool:
    known = node.body.known_as != UNKNOWN
    return known or tied or node.domain is not None or node.body.mentions >= _OFTEN


def classes(network: Network, nodes: Sequence[Node]) -> dict[str | None, str]:
    """The colour of each domain: those with most bodies have one of their own, and one that
    the branch knows counts for several."""
    sizes: Counter[str] = Counter()
    for node in nodes:
        if node.domain:
            sizes[node.domain] += 1 if node.body.known_as == UNKNOWN else _KNOWN_COUNTS
    order = [theme.id for theme in network.themes]
    most = sorted(sizes, key=lambda domain: (-sizes[domain], order.index(domain)))[:COLOURS]
    return {domain: f"d{number}" for number, domain in enumerate(most)}


def svg(network: Network, words: Words, *, alone: bool = True) -> str:
    """The picture; with `alone` it brings its style sheet, else the page has it."""
    nodes = drawn(network)
    shown = {node.body.id for node in nodes}
    edges = [edge for edge in network.edges if {edge.one, edge.other} <= shown]
    layout = place(nodes, edges, [theme.id for theme in network.themes])
    reach = RINGS[UNKNOWN] * layout.scale + _LABEL_ROOM
    colours = classes(network, nodes)
    legend = list(_legend(colours, network, words, -reach + 20, reach + 24))
    height = 2 * reach + 40 + _LEGEND_LINE * _legend_rows(colours)
    title = words("Het netwerk rond {name}", name=network.branch.name)
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" class="web" role="img" '
        f'aria-label="{_text(title)}" '
        f'viewBox="{-reach:.0f} {-reach:.0f} {2 * reach:.0f} {height:.0f}">',
        f"<title>{_text(title)}</title>",
        f"<style>{style()}</style>" if alone else "",
        f'<rect class="paper" x="{-reach:.0f}" y="{-reach:.0f}" width="100%" height="100%"/>',
        *_rings(layout, words),
        *_sectors(layout, colours),
        *_spokes(nodes, network, layout),
        *(_edge(edge, network, layout, words) for edge in reversed(edges)),
        *(_node(node, layout, colours, words) for node in nodes),
        *_middle(network),
        *legend,
        "</svg>",
    ]
    return "\n".join(part for part in parts if part) + "\n"


def _text(value: str) -> str:
    return escape(xml_text(value))


# ── the web itself ───────────────────────────────────────────────────────────


def _rings(layout: Layout, words: Words) -> Iterator[str]:
    for standing, radius in RINGS.items():
        far = radius * layout.scale
        yield f'<circle class="ring" r="{far:.1f}"/>'
        name = _text(words(_RING_NAMES[standing]))
        yield f'<text class="ring-name" y="{-far + 4:.1f}">{name}</text>'


def _sectors(layout: Layout, colours: Mapping[str | None, str]) -> Iterator[str]:
    far = RINGS[UNKNOWN] * layout.scale
    for sector in layout.sectors:
        yield f'<path class="sector {colours.get(sector.domain, "dx")}" d="{_arc(sector, far)}"/>'
    for before, after in pairwise(layout.sectors):
        angle = (before.end + after.start) / 2
        yield f'<path class="ray" d="M{_at(Spot(angle, MIDDLE))} L{_at(Spot(angle, far))}"/>'


def _arc(sector: Sector, radius: float) -> str:
    start, end = Spot(sector.start, radius), Spot(sector.end, radius)
    large = int(sector.end - sector.start > math.pi)
    return f"M{_at(start)} A{radius:.1f} {radius:.1f} 0 {large} 1 {_at(end)}"


def _at(spot: Spot) -> str:
    return f"{spot.x:.1f} {spot.y:.1f}"


def _middle(network: Network) -> Iterator[str]:
    yield f'<circle class="middle" r="{MIDDLE:.0f}"/>'
    first, _, second = network.branch.name.partition(" ")
    lines = [snippet(line, 14) for line in (first, second) if line]
    for number, line in enumerate(lines):
        y = 5 + 17 * (number - (len(lines) - 1) / 2)
        yield f'<text class="middle-name" y="{y:.1f}">{_text(line)}</text>'


def _spokes(nodes: Sequence[Node], network: Network, layout: Layout) -> Iterator[str]:
    """From the library to whom it knows, and to those whom papers tie to it."""
    for node in nodes:
        own = network.own.get(node.body.id)
        if own or node.body.known_as != UNKNOWN:
            spot = layout.spots[node.body.id]
            width = 1.2 + min(len(own.proofs) if own else 0, _WIDEST)
            wide = f'style="stroke-width:{width:.1f}px"'
            kind = node.body.known_as if node.body.known_as != UNKNOWN else "seen"
            yield f'<path class="spoke {kind}" {wide} d="M0 0 L{_at(spot)}"/>'


def _edge(edge: Edge, network: Network, layout: Layout, words: Words) -> str:
    one, other = layout.spots[edge.one], layout.spots[edge.other]
    width = 1.3 + 0.9 * min(len(edge.proofs) - 1, _WIDEST)
    names = f"{network.name(edge.one)} – {network.name(edge.other)}"
    told = f"{names}: {tie_kind(edge.kind, words)} ({len(edge.proofs)}×)"
    return (
        f'<path class="tie {edge.kind.value}" style="stroke-width:{width:.1f}px" '
        f'data-ends="{edge.one} {edge.other}" d="M{_at(one)} Q{bend(one, other)} {_at(other)}">'
        f"<title>{_text(told)}</title></path>"
    )


def _node(node: Node, layout: Layout, colours: Mapping[str | None, str], words: Words) -> str:
    body, spot = node.body, layout.spots[node.body.id]
    size = 4.0 + min(body.mentions, 12) ** 0.5 * 1.5
    turn = math.degrees(spot.angle) - 90
    left = spot.angle > math.pi
    away = size + 5
    label = _text(snippet(body.name, _LABEL_CHARS))
    where = (
        f'transform="rotate({turn - 180 if left else turn:.2f})" x="{-away if left else away:.1f}"'
    )
    side = ' class="left"' if left else ""
    known = words(_RING_NAMES[body.known_as])
    return (
        f'<g class="node {colours.get(node.domain, "dx")} {body.known_as}" data-id="{body.id}" '
        f'transform="translate({_at(spot)})"><title>{_text(f"{body.name} ({known})")}</title>'
        f'<circle r="{size:.1f}"/><text{side} y="4" {where}>{label}</text></g>'
    )


# ── the legend ───────────────────────────────────────────────────────────────


def _legend_rows(colours: Mapping[str | None, str]) -> int:
    return -(-(len(colours) + 1) // _LEGEND_COLUMNS) + 2


def _legend(
    colours: Mapping[str | None, str], network: Network, words: Words, left: float, top: float
) -> Iterator[str]:
    """What the colours and the lines mean."""
    labels = {theme.id: words.label(theme) for theme in network.themes}
    entries = [(colour, labels[str(domain)]) for domain, colour in colours.items()]
    entries.append(("dx", words("overig")))
    column = -2 * left / _LEGEND_COLUMNS
    for number, (colour, label) in enumerate(entries):
        x = left + column * (number % _LEGEND_COLUMNS)
        y = top + _LEGEND_LINE * (number // _LEGEND_COLUMNS)
        yield (
            f'<g class="node {colour}" transform="translate({x:.0f} {y:.0f})"><circle r="7"/>'
            f'<text x="14" y="4">{_text(label)}</text></g>'
        )
    y = top + _LEGEND_LINE * (_legend_rows(colours) - 1.6)
    for number, kind in enumerate(TieKind):
        x = left + column * number
        yield (
            f'<g class="node" transform="translate({x:.0f} {y:.0f})">'
            f'<path class="tie {kind.value}" style="stroke-width:2px" d="M-7 0 L30 0"/>'
            f'<text x="38" y="4">{_text(tie_kind(kind, words))}</text></g>'
        )
    told = words("Een dikkere lijn: vaker gelezen. Een grotere stip: vaker genoemd.")
    yield f'<text class="note" x="{left - 7:.0f}" y="{y + _LEGEND_LINE:.0f}">{_text(told)}</text>'
