"""Bodies + ties + what a branch knows → the web around the library."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime

from leads.model import Branch, Knowledge, Organisation, Proof, Theme, TieKind
from leads.text import fold, normal_name

UNKNOWN = "unknown"
_LIBRARY = ("bibliotheek", "bieb")
_SEEN_AT_A_GAP = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A body that the branch read of. `domain` is the id of its first theme; `last_contact`
    is when somebody of the branch spoke with it last, `owed` what was promised and is not done."""

    body: Organisation
    domain: str | None = None
    last_contact: date | None = None
    owed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """Two bodies that are tied, in the order of the newest proof."""

    one: str
    other: str
    proofs: tuple[Proof, ...]

    @property
    def kind(self) -> TieKind:
        """What is said of them most; what was said last, when it is a draw."""
        return Counter(proof.tie.kind for proof in self.proofs).most_common(1)[0][0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A theme of which the branch knows nobody; `seen` are bodies that it read of."""

    theme: Theme
    seen: tuple[Organisation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The web on one day, the library in its middle. `own` are the ties of the library
    itself, by the id of the body at the other end; `edges` those between others, most
    evidence first."""

    branch: Branch
    day: date
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    own: Mapping[str, Edge]
    gaps: tuple[Gap, ...]
    themes: tuple[Theme, ...]
    names: Mapping[str, str]

    def name(self, body_id: str) -> str:
        """What a body is called; the library by the name of the branch."""
        return self.names.get(body_id, self.branch.name)


def build(
    bodies: Sequence[Organisation],
    proofs: Sequence[Proof],
    knowledge: Knowledge,
    day: date,
    *,
    spoken: Mapping[str, datetime],
    owed: Mapping[str, int],
) -> Network:
    """The web of a branch. `spoken` and `owed` tell by the id of a body when the branch
    spoke with it last, and how much it owes; `proofs` come newest first."""
    library = _library(bodies, knowledge.branch)
    domains = _domains(knowledge)
    nodes = [
        Node(
            body=body,
            domain=domains.get(body.type_id),
            last_contact=spoken[body.id].date() if body.id in spoken else None,
            owed=owed.get(body.id, 0),
        )
        for body in bodies
        if body.id not in library
    ]
    here = {node.body.id for node in nodes}
    edges = _edges(proofs, here | library)
    return Network(
        branch=knowledge.branch,
        day=day,
        nodes=tuple(sorted(nodes, key=_best_known)),
        edges=tuple(edge for edge in edges if {edge.one, edge.other} <= here),
        own=_own(edges, library, here),
        gaps=tuple(_gaps(nodes, knowledge)),
        themes=knowledge.themes,
        names={node.body.id: node.body.name for node in nodes},
    )


def _best_known(node: Node) -> tuple[int, int, str]:
    standing = ("partner", "known", UNKNOWN).index(node.body.known_as)
    return standing, -node.body.mentions, node.body.name


def _library(bodies: Sequence[Organisation], branch: Branch) -> set[str]:
    """The ids of the library itself, as papers call it."""
    places = ("", branch.place, branch.municipality)
    here = {f"{word} {place}" for word in _LIBRARY for place in places}
    called = {normal_name(name) for name in (branch.name, *here)}
    hints = {name.split()[0] for name in called if name}  # a normal form takes its time
    return {
        body.id
        for body in bodies
        for name in body.names
        if any(hint in fold(name) for hint in hints) and normal_name(name) in called
    }


def _domains(knowledge: Knowledge) -> dict[str | None, str]:
    """The first theme of each type; types that may be anything have none."""
    themes = {theme.id for theme in knowledge.themes}
    return {
        kind.id: kind.themes[0]
        for kind in knowledge.organisation_types
        if kind.themes and kind.themes[0] in themes and not kind.fallback
    }


def _edges(proofs: Sequence[Proof], ids: Set[str]) -> list[Edge]:
    between: defaultdict[frozenset[str], list[Proof]] = defaultdict(list)
    for proof in proofs:
        ends = frozenset((proof.tie.organisation_id, proof.tie.other_id))
        if ends <= ids and len(ends) == 2:
            between[ends].append(proof)
    edges = [_edge(told) for told in between.values()]
    return sorted(edges, key=lambda e: (-len(e.proofs), -e.proofs[0].tie.seen_on.toordinal()))


def _edge(proofs: Sequence[Proof]) -> Edge:
    newest = proofs[0].tie
    return Edge(one=newest.organisation_id, other=newest.other_id, proofs=tuple(proofs))


def _own(edges: Sequence[Edge], library: Collection[str], here: Collection[str]) -> dict[str, Edge]:
    """Ties with the library, by the body at the other end."""
    own = {}
    for edge in edges:
        for mine, theirs in ((edge.one, edge.other), (edge.other, edge.one)):
            if mine in library and theirs in here:
                own[theirs] = edge
    return own


def _gaps(nodes: Sequence[Node], knowledge: Knowledge) -> list[Gap]:
    gaps = []
    for theme in knowledge.themes:
        types: dict[str | None, int] = {
            kind.id: kind.themes.index(theme.id)
            for kind in knowledge.organisation_types
            if theme.id in kind.themes and not kind.fallback
        }
        there = [node.body for node in nodes if node.body.type_id in types]
        known = any(body.known_as != UNKNOWN for body in there)
        if types and not known and theme.id not in knowledge.branch.muted_themes:
            gaps.append(Gap(theme=theme, seen=_first(there, types)))
    return gaps


def _first(
    bodies: Sequence[Organisation], rank: Mapping[str | None, int]
) -> tuple[Organisation, ...]:
    """Those to whom a theme means most, then the most named."""
    order = sorted(bodies, key=lambda body: (rank[body.type_id], -body.mentions, body.name))
    return tuple(order[:_SEEN_AT_A_GAP])
