"""The web as one page that needs nothing else: the picture, a list to search, the gaps."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from leads.language import Words
from leads.limits import TIES_LISTED
from leads.network.build import Network
from leads.network.picture import classes, drawn, style, svg
from leads.network.view import about, bond, gap, summary
from leads.text import one_line

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).parents[1] / "templates"


def html(network: Network, words: Words) -> str:
    """One HTML document; everything in it is escaped, and nothing is fetched."""
    nodes = drawn(network)
    edges = [*network.own.values(), *network.edges]
    colours = classes(network, nodes)
    return (
        _environment()
        .get_template("network.html")
        .render(
            language=words.language,
            said=_said(words, len(network.nodes) - len(nodes), len(edges) - TIES_LISTED),
            title=words("Het netwerk rond {name}", name=one_line(network.branch.name)),
            day=words.day(network.day, year=True),
            summary=summary(network, words),
            style=style(),
            picture=svg(network, words, alone=False),
            bonds=[bond(network, edge, words) for edge in edges[:TIES_LISTED]],
            bodies=[
                (
                    node.body.id,
                    one_line(node.body.name),
                    about(node, words),
                    colours.get(node.domain, "dx"),
                )
                for node in network.nodes
            ],
            gaps=[gap(one, words) for one in network.gaps],
        )
    )


def _said(words: Words, left_out: int, more: int) -> dict[str, str]:
    """The fixed sentences of the page."""
    return {
        "find": words("Zoek een organisatie"),
        "gaps": words("Nog niemand bij"),
        "bonds": words("Wie met wie"),
        "no_bonds": words("Nog niets gelezen over wie met wie samenwerkt."),
        "more": words.count("… en nog {n} band", "… en nog {n} banden", more) if more > 0 else "",
        "bodies": words("Organisaties"),
        "no_bodies": words("Nog geen organisaties gevonden."),
        "left_out": words.count(
            "{n} organisatie staat alleen in de lijst.",
            "{n} organisaties staan alleen in de lijst.",
            left_out,
        )
        if left_out
        else "",
    }


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
