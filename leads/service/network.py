"""The web around the library: who works with whom, whom the branch knows, and where nobody is."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from leads import network as network_room
from leads.app import LOCAL, App
from leads.model import Organisation, Proof
from leads.network import Network
from leads.service.talks import talks_with


def network(app: App) -> Network:
    """The web of this branch, from what it read and what it decided."""
    branch_id = app.knowledge.branch.id
    bodies = app.store.organisations.read_of(branch_id)
    talks = talks_with(app, bodies)
    return network_room.build(
        bodies,
        app.store.ties.all(branch_id),
        app.knowledge,
        app.today.date(),
        spoken={body: said[-1].at.astimezone(LOCAL) for body, said in talks.items() if said},
        owed=_owed(app, bodies),
    )


def _owed(app: App, bodies: list[Organisation]) -> Counter[str]:
    """How much is owed to each body."""
    branch_id = app.knowledge.branch.id
    if not app.store.moments.owed(branch_id):
        return Counter()
    moments = app.store.moments.of(branch_id, [body.id for body in bodies])
    return Counter(body for body, some in moments.items() for one in some if one.owed)


def network_json(found: Network) -> dict[str, object]:
    """The web as plain values."""
    return network_room.as_json(found)


def network_text(app: App, found: Network, form: str) -> str:
    """The web as `text`, `graphml`, `svg` or `html`."""
    if form == "graphml":
        return network_room.graphml(found)
    drawn = {"text": network_room.text, "svg": network_room.svg, "html": network_room.html}
    return drawn[form](found, app.words)


@dataclass(frozen=True)
class Tied:
    """A tie of one body as seen from there: `gives` when it is the one that supports or hosts."""

    other: Organisation
    gives: bool
    proof: Proof


def ties_of(app: App, body: Organisation) -> list[Tied]:
    """The ties of one body that the branch read of, newest first."""
    proofs = app.store.ties.of(app.knowledge.branch.id, body.id)
    named = {one for proof in proofs for one in (proof.tie.organisation_id, proof.tie.other_id)}
    bodies = {one.id: one for one in app.store.organisations.some(named)}
    return [_tied(bodies, proof, body.id) for proof in proofs]


def _tied(bodies: Mapping[str, Organisation], proof: Proof, body_id: str) -> Tied:
    gives = proof.tie.other_id == body_id
    other = proof.tie.organisation_id if gives else proof.tie.other_id
    return Tied(bodies[other], gives, proof)
