"""The web around the library: bodies, ties, and where nobody is known yet.

    network = build(bodies, proofs, knowledge, day, spoken=…, owed=…)
    svg(network, words)

Pure: time and data come in.
"""

from leads.network.build import Edge, Gap, Network, Node, build
from leads.network.data import as_json
from leads.network.graphml import graphml
from leads.network.page import html
from leads.network.picture import svg
from leads.network.plain import text

__all__ = ["Edge", "Gap", "Network", "Node", "as_json", "build", "graphml", "html", "svg", "text"]
