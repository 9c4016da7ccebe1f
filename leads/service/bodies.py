"""The directory in the daily run: which bodies new items may mean, and where to call them."""

from collections.abc import Iterable, Sequence

from leads import directory
from leads.app import App
from leads.directory import Book
from leads.model import Extraction, Item, Lead
from leads.text import normal_name


def book(app: App, items: Sequence[Item], extractions: Sequence[Extraction]) -> Book:
    """The bodies that these items may mean, and no others."""
    mentions = [
        (item, mention)
        for item, extraction in zip(items, extractions, strict=True)
        for mention in extraction.organisations
    ]
    said = {normal_name(item.quote(mention.span)) for item, mention in mentions}
    named = {normal_name(mention.name) for _, mention in mentions}
    own = {normal_name(item.organisation) for item in items if item.organisation}
    weak = {m.type_id for _, m in mentions if m.type_id and (m.weak or _bare(app, m.name))}
    places = {app.region.place_of(mention.name, item.place) for item, mention in mentions}
    return _book(app, said | named | own, places, weak)


def contacts(app: App, leads: Iterable[Lead]) -> dict[str, str]:
    """Where to call or mail the first body of each lead, by the name in the lead."""
    names = list(dict.fromkeys(lead.organisations[0] for lead in leads if lead.organisations))
    known = _book(app, set(map(normal_name, names)), {app.region.place_of(n, None) for n in names})
    found = {name: known.named(name, place=app.region.place) for name in names}
    lines = {name: directory.contact_line(b[0]) for name, b in found.items() if len(b) == 1}
    return {name: line for name, line in lines.items() if line}


def _book(app: App, names: set[str], places: set[str | None], types: Iterable[str] = ()) -> Book:
    branch = app.knowledge.branch
    here = {branch.place, branch.municipality, *branch.neighbours, *filter(None, places)}
    bodies = app.store.organisations.near(names - {""}, places=here, types=tuple(types))
    return Book(bodies, app.region, app.store.organisations.apart([body.id for body in bodies]))


def _bare(app: App, name: str) -> bool:
    return app.region.is_generic(normal_name(name))
