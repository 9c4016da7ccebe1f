"""The directory in the daily run: which bodies new items may mean, and where to call them."""

from collections.abc import Iterable, Sequence

from leads import directory
from leads.app import App
from leads.directory import Book
from leads.model import Extraction, Item, Lead
from leads.text import normal_name


def book(app: App, items: Sequence[Item], extractions: Sequence[Extraction]) -> Book:
    """The bodies that these items may mean, and no others."""
    named = {(item.organisation, item.place) for item in items if item.organisation}
    types = set()
    for item, extraction in zip(items, extractions, strict=True):
        for mention in extraction.organisations:
            said = item.quote(mention.span)
            named |= {(mention.name, item.place), (said, item.place)}
            bare = mention.weak or app.region.is_generic(normal_name(mention.name))
            types |= {mention.type_id} if mention.type_id and bare else set()
    return _book(app, named, types)


def contacts(app: App, leads: Iterable[Lead]) -> dict[str, str]:
    """Where to call or mail the first body of each lead, by the name in the lead."""
    names = {lead.organisations[0] for lead in leads if lead.organisations}
    known = _book(app, {(name, app.region.place) for name in names})
    found = {name: known.named(name, place=app.region.place) for name in sorted(names)}
    lines = {name: directory.contact_line(b[0]) for name, b in found.items() if len(b) == 1}
    return {name: line for name, line in lines.items() if line}


def _book(app: App, named: Iterable[tuple[str, str | None]], types: Iterable[str] = ()) -> Book:
    """The bodies near these names, each with the place it was read in."""
    branch, region = app.knowledge.branch, app.region
    named = list(named)
    forms = {form for name, place in named for form in region.forms(name, place)} - {""}
    places = {region.place_of(name, place) for name, place in named}
    here = {branch.place, branch.municipality, *branch.neighbours, *filter(None, places)}
    bodies = app.store.organisations.near(forms, places=here, types=tuple(types))
    return Book(bodies, region, app.store.organisations.apart([body.id for body in bodies]))
