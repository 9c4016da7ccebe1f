"""The web as plain values with stable English names, for `--format json`."""

from collections.abc import Iterator

from leads.network.build import UNKNOWN, Edge, Network, Node

Json = dict[str, object]


def as_json(network: Network) -> Json:
    """All bodies, ties with their evidence, and themes with nobody known in them. `from` and
    `to` are ids; the library is `library`; `to` is the one that supports or hosts."""
    return {
        "branch": network.branch.id,
        "day": network.day.isoformat(),
        "nodes": [_node(node) for node in network.nodes],
        "edges": [*_own(network), *(_edge(edge) for edge in network.edges)],
        "gaps": [
            {
                "theme": gap.theme.id,
                "label": gap.theme.label_nl,
                "seen": [body.name for body in gap.seen],
            }
            for gap in network.gaps
        ],
    }


def _node(node: Node) -> Json:
    return {
        "id": node.body.id,
        "name": node.body.name,
        "type": node.body.type_id,
        "domain": node.domain,
        "place": node.body.place,
        "known_as": node.body.known_as,
        "mentions": node.body.mentions,
        "last_contact": node.last_contact.isoformat() if node.last_contact else None,
        "owed": node.owed,
    }


def _own(network: Network) -> Iterator[Json]:
    """Whom the library knows, and who is tied to it in what was read."""
    for node in network.nodes:
        own = network.own.get(node.body.id)
        if own or node.body.known_as != UNKNOWN:
            told = {"kind": node.body.known_as, "count": len(own.proofs) if own else 0}
            yield {"from": "library", "to": node.body.id} | told | {"evidence": _evidence(own)}


def _edge(edge: Edge) -> Json:
    told = {"kind": edge.kind.value, "count": len(edge.proofs)}
    return {"from": edge.one, "to": edge.other} | told | {"evidence": _evidence(edge)}


def _evidence(edge: Edge | None) -> list[Json]:
    return [
        {
            "kind": proof.tie.kind.value,
            "quote": proof.tie.quote,
            "source": proof.source_name,
            "url": proof.url,
            "date": proof.tie.seen_on.isoformat(),
        }
        for proof in (edge.proofs if edge else ())
    ]
