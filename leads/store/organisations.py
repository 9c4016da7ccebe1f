"""The directory: bodies that were named, and how often."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, bindparam, case, delete, select, tuple_, update

from leads import limits
from leads.model import Extraction, Item, Mention, Organisation
from leads.store.database import Database
from leads.store.dialect import insert
from leads.store.schema import organisation_items, organisations
from leads.text import normal_name


class Organisations:
    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[Organisation]:
        """Every body, by name."""
        query = select(organisations).order_by(organisations.c.name, organisations.c.id)
        return self._database.nouns(Organisation, query)

    def directory(self, limit: int) -> list[Organisation]:
        """The bodies named most often, at most `limit`."""
        query = (
            select(organisations)
            .order_by(organisations.c.mentions.desc(), organisations.c.id)
            .limit(limit)
        )
        return self._database.nouns(Organisation, query)


_Pair = tuple[str, str]  # item, organisation


@dataclass(frozen=True, slots=True)
class _Naming:
    """One body named in one item."""

    organisation_id: str
    item_id: str
    normal_name: str
    name: str
    type_id: str | None
    place: str | None
    at: datetime

    @property
    def pair(self) -> _Pair:
        return self.item_id, self.organisation_id


def count_mentions(connection: Connection, read: Sequence[tuple[Item, Extraction]]) -> None:
    """Add who is named in these items, and take back who no longer is.

    One name of one type in one place is one body. Bare head nouns ('de school')
    name nobody in particular and do not count.
    """
    namings = [one for item, found in read for one in _namings(item, found)]
    had = _pairs_of(connection, [item.id for item, _ in read])
    have = {one.pair for one in namings}
    new = [one for one in namings if one.pair not in had]
    _add_bodies(connection, new)
    _change_pairs(connection, have - had, had - have)
    _change_counts(connection, have - had, had - have)
    _note_names(connection, new)


def _namings(item: Item, found: Extraction) -> list[_Naming]:
    named = [mention for mention in found.organisations if not mention.weak]
    return [_naming(item, mention) for mention in named if normal_name(mention.name)]


def _naming(item: Item, mention: Mention) -> _Naming:
    normal = normal_name(mention.name)
    identity = f"{normal}\n{mention.type_id or ''}\n{item.place or ''}"
    return _Naming(
        organisation_id=sha256(identity.encode()).hexdigest()[:16],
        item_id=item.id,
        normal_name=normal,
        name=mention.name,
        type_id=mention.type_id,
        place=item.place,
        at=item.published,
    )


def _pairs_of(connection: Connection, item_ids: list[str]) -> set[_Pair]:
    columns = organisation_items.c
    query = select(columns.item_id, columns.organisation_id).where(columns.item_id.in_(item_ids))
    return {(item_id, organisation_id) for item_id, organisation_id in connection.execute(query)}


def _add_bodies(connection: Connection, namings: list[_Naming]) -> None:
    rows: dict[str, dict[str, Any]] = {
        one.organisation_id: {
            "id": one.organisation_id,
            "normal_name": one.normal_name,
            "name": one.name,
            "type_id": one.type_id,
            "place": one.place,
            "aliases": [],
            "known_as": "unknown",
            "mentions": 0,
            "last_seen": one.at,
        }
        for one in reversed(namings)
    }
    if rows:
        statement = insert(connection, organisations).on_conflict_do_nothing()
        connection.execute(statement, [rows[key] for key in sorted(rows)])


def _change_pairs(connection: Connection, added: set[_Pair], removed: set[_Pair]) -> None:
    columns = organisation_items.c
    if removed:
        pair = tuple_(columns.item_id, columns.organisation_id)
        connection.execute(delete(organisation_items).where(pair.in_(sorted(removed))))
    if added:
        connection.execute(
            insert(connection, organisation_items).on_conflict_do_nothing(),
            [{"item_id": item, "organisation_id": body} for item, body in sorted(added)],
        )


def _change_counts(connection: Connection, added: set[_Pair], removed: set[_Pair]) -> None:
    change = Counter(body for _, body in added)
    change.subtract(body for _, body in removed)
    if not change:
        return
    by_how_many = organisations.c.mentions + bindparam("change")
    connection.execute(
        update(organisations)
        .where(organisations.c.id == bindparam("body"))
        .values(mentions=by_how_many),
        [{"body": body, "change": change[body]} for body in sorted(change)],
    )


def _note_names(connection: Connection, namings: list[_Naming]) -> None:
    """Keep other spellings, and when a body was last named."""
    rows = _bodies(connection, namings)
    for one in namings:
        row = rows[one.organisation_id]
        row["seen"] = max(row["seen"], one.at)
        if one.name not in (row["name"], *row["spelt"]):
            row["spelt"] = [*row["spelt"], one.name][: limits.ALIASES_PER_ORGANISATION]
    if rows:
        last = organisations.c.last_seen
        seen = bindparam("seen", type_=last.type)
        connection.execute(
            update(organisations)
            .where(organisations.c.id == bindparam("body"))
            .values(aliases=bindparam("spelt"), last_seen=case((last < seen, seen), else_=last)),
            [{key: row[key] for key in ("body", "spelt", "seen")} for row in rows.values()],
        )


def _bodies(connection: Connection, namings: list[_Naming]) -> dict[str, dict[str, Any]]:
    columns = organisations.c
    query = (
        select(
            columns.id.label("body"),
            columns.name,
            columns.aliases.label("spelt"),
            columns.last_seen.label("seen"),
        )
        .where(columns.id.in_({one.organisation_id for one in namings}))
        .order_by(columns.id)
        .with_for_update()
    )
    return {row["body"]: dict(row) for row in connection.execute(query).mappings()}
