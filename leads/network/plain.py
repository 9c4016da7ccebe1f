"""The web as text: the strongest ties with the sentence that shows them, then the gaps."""

from collections.abc import Iterator

from leads.language import Words
from leads.network.build import Edge, Network
from leads.network.view import bond, gap, summary

_TIES = 15


def text(network: Network, words: Words) -> str:
    """Lines for a terminal, addresses on lines of their own."""
    return "\n".join(_lines(network, words)) + "\n"


def _lines(network: Network, words: Words) -> Iterator[str]:
    yield words("Het netwerk rond {name}", name=network.branch.name)
    yield summary(network, words)
    edges = [*network.own.values(), *network.edges]
    if edges:
        yield ""
        yield words("Wie met wie")
    for edge in edges[:_TIES]:
        yield from _tie(network, edge, words)
    if (more := len(edges) - _TIES) > 0:
        yield "  " + words.count("… en nog {n} band", "… en nog {n} banden", more)
    if network.gaps:
        yield ""
        yield words("Nog niemand bij")
    for one in network.gaps:
        yield f"  {gap(one, words)}"


def _tie(network: Network, edge: Edge, words: Words) -> Iterator[str]:
    told = bond(network, edge, words)
    yield f"  {told.names}  ({told.told})"
    newest = told.proofs[0]
    yield f"    “{newest.quote}”"
    yield f"    {newest.cite}"
    if newest.url:
        yield f"    {newest.url}"
