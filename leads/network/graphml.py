"""The web for other programs: GraphML (graphml.graphdrawing.org), as Gephi and yEd read it."""

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from leads.network.build import UNKNOWN, Edge, Network, Node
from leads.network.xml import xml_text

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
LIBRARY = "library"
#: (for, name, type) of each property, as GraphML declares them
_KEYS = (
    ("node", "name", "string"),
    ("node", "type", "string"),
    ("node", "domain", "string"),
    ("node", "place", "string"),
    ("node", "known_as", "string"),
    ("node", "mentions", "int"),
    ("node", "last_contact", "string"),
    ("edge", "kind", "string"),
    ("edge", "count", "int"),
    ("edge", "last", "string"),
    ("edge", "quote", "string"),
    ("edge", "source", "string"),
    ("edge", "url", "string"),
)


def graphml(network: Network) -> str:
    """One document with all bodies and ties; the library is the node `library`, tied to
    whom it knows. A tie runs to the one that supports or hosts; 'together' has no direction."""
    root = Element("graphml", xmlns=_NAMESPACE)
    for owner, name, kind in _KEYS:
        about = {"for": owner, "id": _key(owner, name), "attr.name": name, "attr.type": kind}
        SubElement(root, "key", about)
    graph = SubElement(root, "graph", id="network", edgedefault="undirected")
    library = {"name": network.branch.name, "type": LIBRARY, "place": network.branch.place}
    _fill(SubElement(graph, "node", id=LIBRARY), "node", library)
    for node in network.nodes:
        _fill(SubElement(graph, "node", id=f"b{node.body.id}"), "node", _about(node))
    for told, source, target, directed in _lines(network):
        ends = {"source": source, "target": target, "directed": directed}
        _fill(SubElement(graph, "edge", ends), "edge", told)
    indent(root)
    return tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _key(owner: str, name: str) -> str:
    return f"{owner}-{name}"


def _fill(element: Element, owner: str, told: Mapping[str, object]) -> None:
    for name, value in told.items():
        if value is not None:
            SubElement(element, "data", key=_key(owner, name)).text = xml_text(str(value))


def _about(node: Node) -> dict[str, object]:
    return {
        "name": node.body.name,
        "type": node.body.type_id,
        "domain": node.domain,
        "place": node.body.place,
        "known_as": node.body.known_as,
        "mentions": node.body.mentions,
        "last_contact": node.last_contact,
    }


def _lines(network: Network) -> Iterator[tuple[dict[str, object], str, str, str]]:
    for node in network.nodes:
        own = network.own.get(node.body.id)
        if own or node.body.known_as != UNKNOWN:
            told = {"kind": node.body.known_as} | (_told(own) if own else {})
            yield told, LIBRARY, f"b{node.body.id}", "false"
    for edge in network.edges:
        directed = "false" if edge.kind == "together" else "true"
        yield _told(edge), f"b{edge.one}", f"b{edge.other}", directed


def _told(edge: Edge) -> dict[str, object]:
    newest = edge.proofs[0]
    return {
        "kind": edge.kind.value,
        "count": len(edge.proofs),
        "last": newest.tie.seen_on,
        "quote": newest.tie.quote,
        "source": newest.source_name,
        "url": newest.url,
    }
