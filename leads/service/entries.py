"""Entries of sources.yaml, in and out: added by hand, and as OPML."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from leads import settings, sources
from leads.app import App
from leads.errors import UserError
from leads.language import mark
from leads.model import Source
from leads.service.discover import address_of, with_id
from leads.settings import adding
from leads.text import one_line

_FILE = "sources.yaml"


@dataclass(frozen=True)
class Entered:
    """What was added to sources.yaml, and the text of it as it stands there."""

    sources: tuple[Source, ...]
    text: str


def read_entry(text: str) -> tuple[Source, ...]:
    """The entries that somebody wrote out: `{id: krant, kind: feed, …}`, an entry as it
    stands in sources.yaml, or a list of them.

    Raises ConfigError with every fault, UserError when there is no entry in it.
    """
    found = settings.check_sources(_as_file(text).encode(), "invoer", sources.kinds())
    if not found:
        raise UserError(mark("'{text}' is geen webadres en geen bron."), text=one_line(text, 80))
    return found


def _as_file(text: str) -> str:
    bare = text.strip("\n")
    lead = bare.lstrip()
    if lead.startswith("{"):
        return f"sources: [{bare}]"
    if lead.startswith("- "):
        return f"sources:\n{bare}\n"
    if lead.startswith("id:"):
        return "sources:\n" + "\n".join(
            ("- " if number == 0 else "  ") + line for number, line in enumerate(lead.splitlines())
        )
    return bare if lead.startswith("sources:") else ""


def add_sources(app: App, new: Sequence[Source]) -> Entered:
    """Put entries behind those in sources.yaml; nothing that stands there changes.

    Raises UserError when an id or address is there already, or the file cannot be written;
    then nothing is added.
    """
    remark = f"toegevoegd op {app.today.date():%d-%m-%Y}"
    path = app.settings.home.config / _FILE
    return Entered(tuple(new), adding.add(path, new, sources.kinds(), remark))


# ── opml ─────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Imported:
    """What came of an OPML file. `known` were in sources.yaml already, `unreadable` is how
    many were no web feeds; of the added ones `off` are switched off until somebody looked."""

    added: tuple[Source, ...]
    known: tuple[Source, ...]
    off: tuple[Source, ...]
    unreadable: int
    text: str


def import_opml(app: App, data: bytes) -> Imported:
    """Add the sources of an OPML file, all or none. Raises UserError as `opml.read` and
    `add_sources` do."""
    from leads.settings import opml  # lxml, which the quick question of a container must not pay

    found, unreadable = opml.read(data)
    new, known = _sorted(app, found)
    text = add_sources(app, new).text if new else ""
    off = tuple(one for one in new if not one.active)
    return Imported(tuple(new), tuple(known), off, unreadable, text)


def _sorted(app: App, found: Sequence[Source]) -> tuple[list[Source], list[Source]]:
    """The new ones, each with an id of its own, and those that are there already."""
    addresses = {address_of(one) for one in app.settings.sources}
    taken = {one.id for one in app.settings.sources}
    new: list[Source] = []
    known: list[Source] = []
    for one in found:
        if address_of(one) in addresses:
            known.append(one)
            continue
        named = one if one.id and one.id not in taken else with_id(replace(one, id=""), taken)
        new.append(named)
        addresses.add(address_of(one))
        taken.add(named.id)
    return new, known


def export_opml(app: App) -> bytes:
    """All of sources.yaml as OPML."""
    name = app.knowledge.branch.name
    from leads.settings import opml

    return opml.write(app.settings.sources, name, app.now())
