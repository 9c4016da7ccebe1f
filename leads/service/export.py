"""All that a branch has, in nouns: to keep, to move to another program, to show."""

from leads.app import App
from leads.model import Status


def export(app: App) -> dict[str, object]:
    """Everything of this branch by English keys; ready for JSON."""
    branch, store = app.knowledge.branch, app.store
    return {
        "branch": branch,
        "exported_at": app.now(),
        "leads": store.leads.open(branch.id, list(Status)),
        "decisions": store.decisions.all(branch.id),
        "people": store.people.all(branch.id),
        "moments": store.moments.all(branch.id),
        "organisations": store.organisations.all(branch.id),
        "ties": store.ties.all(branch.id),
    }
