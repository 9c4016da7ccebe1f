"""One body out of two, two out of one, another name: the rows behind what a person settles."""

from typing import Any

from sqlalchemy import Connection, delete, func, select, update

from leads.directory import blocking_keys, body_id, newest
from leads.errors import UserError
from leads.language import mark
from leads.model import Contact, Organisation, Settlement
from leads.store import acquaintances, ties
from leads.store.dialect import insert
from leads.store.rows import decode, encode, to_row
from leads.store.schema import (
    organisation_items,
    organisation_keys,
    organisation_names,
    organisations,
    settlements,
)
from leads.text import normal_name

_CHANGED = mark("Deze organisatie is net samengevoegd met een andere. Kijk opnieuw.")
_NAMES, _ITEMS = organisation_names.c, organisation_items.c


def append(connection: Connection, settlement: Settlement) -> None:
    """Add what a person said; rows are never changed."""
    row = to_row(settlement, settlements)
    del row["id"]
    connection.execute(insert(connection, settlements).values(row))


def add_names(connection: Connection, names: list[tuple[str, str, str]]) -> None:
    """Note (body, name, body that first bore it), and by what the names are found."""
    if not names:
        return
    rows = [
        {"organisation_id": body, "name": name, "normal_name": normal_name(name), "origin": origin}
        for body, name, origin in names
    ]
    keys = {(key, row["normal_name"]) for row in rows for key in blocking_keys(row["normal_name"])}
    connection.execute(insert(connection, organisation_names).on_conflict_do_nothing(), rows)
    connection.execute(
        insert(connection, organisation_keys).on_conflict_do_nothing(),
        [{"key": key, "normal_name": normal} for key, normal in sorted(keys)],
    )


def rename(connection: Connection, body: str, name: str) -> None:
    _lock(connection, body)
    add_names(connection, [(body, name, body)])
    connection.execute(update(organisations).where(organisations.c.id == body).values(name=name))


def know(connection: Connection, said: Settlement) -> None:
    """Set how a branch knows a body."""
    _lock(connection, said.organisation_id)
    acquaintances.know(
        connection,
        str(said.branch_id),
        said.organisation_id,
        said.new or acquaintances.UNKNOWN,
        said.who,
        said.at,
    )
    append(connection, said)


def absorb(connection: Connection, kept: str, gone: str) -> None:
    """Let one body take over the names, items and lines of another."""
    rows = {body: _lock(connection, body) for body in sorted((kept, gone))}
    keep, lose = rows[kept], rows[gone]
    _move_names(connection, gone, kept)
    _move_items(connection, gone, kept)
    acquaintances.take_over(connection, kept, gone)
    lines = [*decode(tuple[Contact, ...], keep["contact"]), *_lines(lose)]
    connection.execute(
        update(organisations)
        .where(organisations.c.id == kept)
        .values(
            type_id=keep["type_id"] or lose["type_id"],
            place=keep["place"] or lose["place"],
            contact=encode(newest(lines)),
            last_seen=max(keep["last_seen"], lose["last_seen"]),
        )
    )
    change = update(organisations).where(organisations.c.id == gone)
    connection.execute(change.values(merged_into=kept))
    # what had gone into the second is now in the first
    follow = update(organisations).where(organisations.c.merged_into == gone)
    connection.execute(follow.values(merged_into=kept))
    recount(connection, kept, gone)


def detach(connection: Connection, body: Organisation, alias: str) -> str:
    """Give an alias a body of its own, with the items that used it; returns its id.

    A body that was merged comes back whole, with all the names it brought.
    """
    row = _lock(connection, body.id)
    named = (_NAMES.organisation_id == body.id, _NAMES.name == alias)
    origin = connection.execute(select(_NAMES.origin).where(*named)).scalar()
    if origin is None:
        raise UserError(_CHANGED)
    other = origin if origin != body.id else body_id(alias, f"split {body.id}", row["place"])
    _bring_back(connection, other, alias, row)
    alike = _NAMES.normal_name == normal_name(alias)
    which = _NAMES.origin == other if origin == other else alike
    mine = (_NAMES.organisation_id == body.id, _NAMES.name != body.name, which)
    moved = connection.execute(select(_NAMES.normal_name).where(*mine)).scalars().all()
    change = update(organisation_names).where(*mine)
    connection.execute(change.values(organisation_id=other, origin=other))
    name = select(organisations.c.name).where(organisations.c.id == other)
    add_names(connection, [(other, connection.execute(name).scalar_one(), other)])
    left = select(_NAMES.normal_name).where(_NAMES.organisation_id == body.id)
    own = set(moved) - set(connection.execute(left).scalars())
    theirs = (_ITEMS.organisation_id == body.id, _ITEMS.said.in_(own))
    used_in = connection.execute(select(_ITEMS.item_id).where(*theirs)).scalars().all()
    connection.execute(update(organisation_items).where(*theirs).values(organisation_id=other))
    ties.follow(connection, body.id, other, used_in)
    recount(connection, body.id, other)
    return other


def recount(connection: Connection, *bodies: str) -> None:
    """Count the items of bodies anew."""
    for body in bodies:
        how_many = select(func.count()).where(_ITEMS.organisation_id == body).scalar_subquery()
        change = update(organisations).where(organisations.c.id == body)
        connection.execute(change.values(mentions=how_many))


def _bring_back(connection: Connection, other: str, alias: str, row: Any) -> None:
    """A merged body lives again; else a new one, of the same place and type."""
    new = {
        "id": other,
        "name": alias,
        "type_id": row["type_id"],
        "place": row["place"],
        "contact": [],
        "mentions": 0,
        "last_seen": row["last_seen"],
        "merged_into": None,
    }
    connection.execute(insert(connection, organisations).on_conflict_do_nothing(), new)
    change = update(organisations).where(organisations.c.id == other)
    connection.execute(change.values(merged_into=None))


def _move_names(connection: Connection, source: str, target: str) -> None:
    has = select(_NAMES.name).where(_NAMES.organisation_id == target)
    mine = _NAMES.organisation_id == source
    connection.execute(delete(organisation_names).where(mine, _NAMES.name.in_(has)))
    connection.execute(update(organisation_names).where(mine).values(organisation_id=target))


def _move_items(connection: Connection, source: str, target: str) -> None:
    has = select(_ITEMS.item_id).where(_ITEMS.organisation_id == target)
    mine = _ITEMS.organisation_id == source
    connection.execute(delete(organisation_items).where(mine, _ITEMS.item_id.in_(has)))
    connection.execute(update(organisation_items).where(mine).values(organisation_id=target))


def _lines(row: Any) -> tuple[Contact, ...]:
    lines: tuple[Contact, ...] = decode(tuple[Contact, ...], row["contact"])
    return lines


def _lock(connection: Connection, body: str) -> Any:
    """Hold a body until the end, so that two people settle one after the other."""
    query = select(organisations).where(
        organisations.c.id == body, organisations.c.merged_into.is_(None)
    )
    row = connection.execute(query.with_for_update()).mappings().one_or_none()
    if row is None:
        raise UserError(_CHANGED)
    return row
