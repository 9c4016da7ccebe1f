"""Who is named in which item: counted once, taken back when an item says otherwise."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, case, delete, select, tuple_, update

from leads import limits
from leads.directory import newest
from leads.model import Analysis, Contact, Naming, Organisation
from leads.store.dialect import insert
from leads.store.rows import decode, encode, to_row
from leads.store.schema import (
    organisation_items,
    organisation_names,
    organisations,
    settlements,
)
from leads.store.settling import absorb, add_names, recount
from leads.text import normal_name

_Pair = tuple[str, str]  # item, organisation


@dataclass(frozen=True, slots=True)
class _Named:
    """A naming in an item, under the id by which its body lives on."""

    item_id: str
    body_id: str
    naming: Naming
    at: datetime

    @property
    def pair(self) -> _Pair:
        return self.item_id, self.body_id


def note(connection: Connection, analyses: Sequence[Analysis]) -> None:
    """Add who is named in these items, and take back who no longer is."""
    living = _living(connection, {id_ for one in analyses for id_ in _ids(one.namings)})
    named = [_named(one, naming, living) for one in analyses for naming in one.namings]
    had = _pairs_of(connection, [one.item.id for one in analyses])
    have = {one.pair: one.naming.said for one in named}
    _add_bodies(connection, named)
    _change_pairs(connection, {pair: have[pair] for pair in have.keys() - had}, had - have.keys())
    _note_lines(connection, named)
    for kept, gone in _proven(named, living):
        absorb(connection, kept, gone)
    recount(connection, *sorted({body for _, body in had ^ have.keys()}))


def _ids(namings: Sequence[Naming]) -> Iterator[str]:
    for naming in namings:
        yield naming.body.id
        yield from naming.absorbs


def _living(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """Merged bodies by the id of the body they are now."""
    columns = organisations.c
    query = select(columns.id, columns.merged_into).where(
        columns.id.in_(ids), columns.merged_into.is_not(None)
    )
    return {row.id: row.merged_into for row in connection.execute(query)}


def _named(analysis: Analysis, naming: Naming, living: dict[str, str]) -> _Named:
    body = living.get(naming.body.id, naming.body.id)
    return _Named(analysis.item.id, body, naming, analysis.item.published)


def _proven(named: Sequence[_Named], living: dict[str, str]) -> list[_Pair]:
    """(kept, gone) for each body that proved to be another; each goes once."""
    gone = {
        other: one.body_id
        for one in named
        for other in one.naming.absorbs
        if other not in living and other != one.body_id
    }
    return [(kept, other) for other, kept in sorted(gone.items()) if kept not in gone]


def _pairs_of(connection: Connection, item_ids: list[str]) -> set[_Pair]:
    columns = organisation_items.c
    query = select(columns.item_id, columns.organisation_id).where(columns.item_id.in_(item_ids))
    return {(item_id, organisation_id) for item_id, organisation_id in connection.execute(query)}


def _add_bodies(connection: Connection, named: Sequence[_Named]) -> None:
    rows = {one.body_id: _row(one.body_id, one.naming.body, one.at) for one in reversed(named)}
    if rows:
        statement = insert(connection, organisations).on_conflict_do_nothing()
        connection.execute(statement, [rows[key] for key in sorted(rows)])


def _row(body_id: str, body: Organisation, at: datetime) -> dict[str, Any]:
    row = to_row(body, organisations)
    return row | {"id": body_id, "contact": [], "mentions": 0, "last_seen": at}


def _change_pairs(connection: Connection, added: dict[_Pair, str], removed: set[_Pair]) -> None:
    columns = organisation_items.c
    if removed:
        pair = tuple_(columns.item_id, columns.organisation_id)
        connection.execute(delete(organisation_items).where(pair.in_(sorted(removed))))
    if added:
        connection.execute(
            insert(connection, organisation_items).on_conflict_do_nothing(),
            [
                {"item_id": item, "organisation_id": body, "said": added[item, body]}
                for item, body in sorted(added)
            ],
        )


def _note_lines(connection: Connection, named: Sequence[_Named]) -> None:
    """Keep other spellings, contact, and when a body was last named."""
    if not named:
        return
    rows = _rows(connection, {one.body_id for one in named})
    for one in named:
        _add_to(rows[one.body_id], one)
    add_names(connection, _fresh_names(connection, named))
    last, seen = organisations.c.last_seen, bindparam("seen", type_=organisations.c.last_seen.type)
    connection.execute(
        update(organisations)
        .where(organisations.c.id == bindparam("body"))
        .values(
            type_id=bindparam("sort"),
            place=bindparam("lies_in"),
            contact=bindparam("lines"),
            last_seen=case((last < seen, seen), else_=last),
        ),
        [rows[body] for body in sorted(rows)],
    )


def _rows(connection: Connection, ids: Collection[str]) -> dict[str, dict[str, Any]]:
    columns = organisations.c
    query = (
        select(
            columns.id.label("body"),
            columns.type_id.label("sort"),
            columns.place.label("lies_in"),
            columns.contact.label("lines"),
            columns.last_seen.label("seen"),
        )
        .where(columns.id.in_(ids))
        .order_by(columns.id)
        .with_for_update()
    )
    return {row["body"]: dict(row) for row in connection.execute(query).mappings()}


def _fresh_names(connection: Connection, named: Sequence[_Named]) -> list[tuple[str, str, str]]:
    """Spellings to add; never one that a person took away from the body meanwhile."""
    ids = sorted({one.body_id for one in named})
    names, taken = _names(connection, ids), _taken_away(connection, ids)
    fresh = []
    for one in named:
        known = names.setdefault(one.body_id, set())
        for name in one.naming.body.names:
            room = len(known) <= limits.ALIASES_PER_ORGANISATION
            if room and name not in known and (one.body_id, normal_name(name)) not in taken:
                known.add(name)
                fresh.append((one.body_id, name, one.body_id))
    return fresh


def _names(connection: Connection, ids: Collection[str]) -> dict[str, set[str]]:
    columns = organisation_names.c
    query = select(columns.organisation_id, columns.name).where(columns.organisation_id.in_(ids))
    names: dict[str, set[str]] = {}
    for body, name in connection.execute(query):
        names.setdefault(body, set()).add(name)
    return names


def _taken_away(connection: Connection, ids: Collection[str]) -> set[tuple[str, str]]:
    columns = settlements.c
    query = select(columns.organisation_id, columns.new).where(
        columns.organisation_id.in_(ids), columns.verb == "split"
    )
    return {(body, normal_name(name)) for body, name in connection.execute(query)}


def _add_to(row: dict[str, Any], one: _Named) -> None:
    body = one.naming.body
    lines: tuple[Contact, ...] = decode(tuple[Contact, ...], row["lines"])
    row["sort"] = row["sort"] or body.type_id
    row["lies_in"] = row["lies_in"] or body.place
    row["lines"] = encode(newest((*lines, *body.contact)))
    row["seen"] = max(row["seen"], one.at)
