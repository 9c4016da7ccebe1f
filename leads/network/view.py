"""The web in words: what text and page both say. All that comes from outside passes here."""

from dataclasses import dataclass

from leads.language import Words
from leads.model import Proof, TieKind
from leads.network.build import Edge, Gap, Network, Node
from leads.text import one_line, web_address
from leads.words import standing, tie_kind

_PROOFS = 3


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence that shows a tie, and where it stands."""

    quote: str
    cite: str
    url: str


@dataclass(frozen=True, slots=True)
class Bond:
    """A tie in words: `names` of both, `told` how, and the newest proofs."""

    names: str
    told: str
    proofs: tuple[Told, ...]


def bond(network: Network, edge: Edge, words: Words) -> Bond:
    names = one_line(f"{network.name(edge.one)} – {network.name(edge.other)}")
    times = words.count("{n} keer gelezen", "{n} keer gelezen", len(edge.proofs))
    proofs = tuple(_told(proof, words) for proof in edge.proofs[:_PROOFS])
    return Bond(names, f"{how(network, edge, words)} · {times}", proofs)


def how(network: Network, edge: Edge, words: Words) -> str:
    """`samen`, `steun of opdracht van Rotary`, `te gast bij De Schutse`."""
    newest = next(proof.tie for proof in edge.proofs if proof.tie.kind is edge.kind)
    name = one_line(network.name(newest.other_id))
    if edge.kind is TieKind.SUPPORT:
        return words("steun of opdracht van {name}", name=name)
    if edge.kind is TieKind.HOST:
        return words("te gast bij {name}", name=name)
    return tie_kind(edge.kind, words)


def _told(proof: Proof, words: Words) -> Told:
    day = words.day(proof.tie.seen_on, year=True)
    cite = ", ".join(filter(None, (one_line(proof.source_name), day)))
    return Told(one_line(proof.tie.quote), cite, web_address(proof.url))


def about(node: Node, words: Words) -> str:
    """`partner · 4 keer genoemd · gesproken op dinsdag 2 maart 2027`."""
    parts = [
        one_line(node.body.place or ""),
        standing(node.body.known_as, words),
        words.count("{n} keer genoemd", "{n} keer genoemd", node.body.mentions),
    ]
    if node.last_contact:
        day = words.day(node.last_contact, year=True)
        parts.append(words("gesproken op {day}", day=day))
    if node.owed:
        parts.append(words.count("{n} belofte open", "{n} beloften open", node.owed))
    return " · ".join(filter(None, parts))


def gap(found: Gap, words: Words) -> str:
    """`Senioren`, with whom the branch read of: `Senioren (wel gelezen over KBO Elsbroek)`."""
    label = words.label(found.theme)
    names = words.join(one_line(body.name) for body in found.seen)
    return words("{label} (wel gelezen over {names})", label=label, names=names) if names else label


def summary(network: Network, words: Words) -> str:
    """How many bodies the branch read of, knows, and has as partners."""
    standings = [node.body.known_as for node in network.nodes]
    return words(
        "{read} gelezen, {known} bekend, {partners} partner; {ties} onderling",
        read=words.count("{n} organisatie", "{n} organisaties", len(standings)),
        known=standings.count("known"),
        partners=standings.count("partner"),
        ties=words.count("{n} band", "{n} banden", len(network.edges)),
    )
