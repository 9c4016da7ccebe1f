"""The directory in the daily run: which bodies new items may mean, and where to call them."""

from collections.abc import Collection, Iterable, Sequence

from leads import directory
from leads.app import App
from leads.directory import Book
from leads.model import Extraction, Item, Lead, Organisation
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
    found = bodies(app, {lead.organisations[0] for lead in leads if lead.organisations})
    lines = {name: directory.contact_line(body) for name, body in found.items()}
    return {name: line for name, line in lines.items() if line}


def bodies(app: App, names: Collection[str]) -> dict[str, Organisation]:
    """The bodies that bear these names here; a doubtful name is left out."""
    known = _book(app, {(name, app.region.place) for name in names})
    found = {name: known.named(name, place=app.region.place) for name in sorted(names)}
    return {name: some[0] for name, some in found.items() if len(some) == 1}


def _book(app: App, named: Iterable[tuple[str, str | None]], types: Iterable[str] = ()) -> Book:
    """The bodies near these names, each with the place it was read in."""
    branch, region = app.knowledge.branch, app.region
    named = list(named)
    forms = {form for name, place in named for form in region.forms(name, place)} - {""}
    places = {region.place_of(name, place) for name, place in named}
    here = {branch.place, branch.municipality, *branch.neighbours, *filter(None, places)}
    bodies = app.store.organisations.near(forms, places=here, types=tuple(types))
    return Book(bodies, region, app.store.organisations.apart([body.id for body in bodies]))
