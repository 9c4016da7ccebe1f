"""The directory: bodies that were named, where, and what people settled about them."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, or_, select

from leads.directory import Pair, blocking_keys
from leads.model import Item, Organisation, Settlement
from leads.store import settling
from leads.store.acquaintances import PARTNER, UNKNOWN, known_as
from leads.store.database import Database
from leads.store.rows import from_row
from leads.store.schema import (
    assessments,
    items,
    organisation_items,
    organisation_keys,
    organisation_names,
    organisations,
    settlements,
)

_JUDGED = ("merge", "split", "different", "later")


class Organisations:
    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, branch_id: str = "") -> list[Organisation]:
        """Every body, by name, as a branch knows it."""
        with self._database.read() as connection:
            return read_bodies(connection, _alive(), branch_id)

    def some(self, ids: Collection[str]) -> list[Organisation]:
        """The bodies with these ids, by name."""
        with self._database.read() as connection:
            return read_bodies(connection, _alive().where(organisations.c.id.in_(ids)))

    def read_of(self, branch_id: str) -> list[Organisation]:
        """The bodies named in what a branch has looked at, by name."""
        looked_at = select(assessments.c.item_id).where(assessments.c.branch_id == branch_id)
        named = select(organisation_items.c.organisation_id).where(
            organisation_items.c.item_id.in_(looked_at)
        )
        with self._database.read() as connection:
            return read_bodies(connection, _alive().where(organisations.c.id.in_(named)), branch_id)

    def partners(self, branch_id: str) -> list[Organisation]:
        """The bodies that the branch works with already, by name."""
        with self._database.read() as connection:
            standing = known_as(connection, branch_id)
            ids = [body_id for body_id, known in standing.items() if known == PARTNER]
            return read_bodies(connection, _alive().where(organisations.c.id.in_(ids)))

    def of_types(self, types: Collection[str], limit: int) -> list[Organisation]:
        """Bodies of these types, the ones named most often first, at most `limit`."""
        wanted = _alive().where(organisations.c.type_id.in_(types))
        order = (organisations.c.mentions.desc(), organisations.c.id)
        with self._database.read() as connection:
            found = read_bodies(connection, wanted.order_by(*order).limit(limit))
        return sorted(found, key=lambda body: (-body.mentions, body.id))

    def directory(self, limit: int) -> list[Organisation]:
        """The bodies named most often, at most `limit`."""
        order = (organisations.c.mentions.desc(), organisations.c.id)
        with self._database.read() as connection:
            found = read_bodies(connection, _alive().order_by(*order).limit(limit))
        return sorted(found, key=lambda body: (-body.mentions, body.id))

    def near(
        self, names: Collection[str], *, places: Collection[str], types: Collection[str] = ()
    ) -> list[Organisation]:
        """The bodies in these places (or in none that is known) that share a blocking key
        with one of these normal names, or are of one of these types."""
        keys = {key for name in names for key in blocking_keys(name)}
        with self._database.read() as connection:
            return read_bodies(connection, near_query(keys, places, types))

    def apart(self, ids: Collection[str]) -> set[Pair]:
        """The pairs with one of these bodies that a person said are not the same."""
        verdicts = self.verdicts(ids)
        return {pair for pair, last in verdicts.items() if last.verb in ("split", "different")}

    def verdicts(self, ids: Collection[str] | None = None) -> dict[Pair, Settlement]:
        """The last that a person said of each pair of bodies (with one of these ids)."""
        query = select(settlements).where(settlements.c.verb.in_(_JUDGED))
        if ids is not None:
            mine = settlements.c.organisation_id.in_(ids) | settlements.c.other_id.in_(ids)
            query = query.where(mine)
        found = self._database.nouns(Settlement, query.order_by(settlements.c.id))
        return {frozenset((one.organisation_id, str(one.other_id))): one for one in found}

    def history(self, branch_id: str, body_id: str) -> list[Settlement]:
        """All that was settled about a body, oldest first; how other branches know it is theirs."""
        about = settlements.c.organisation_id == body_id, settlements.c.other_id == body_id
        ours = settlements.c.branch_id.is_(None), settlements.c.branch_id == branch_id
        query = select(settlements).where(or_(*about), or_(*ours)).order_by(settlements.c.id)
        return self._database.nouns(Settlement, query)

    def seen(self, body_id: str, limit: int) -> list[tuple[Item, str]]:
        """The items that name a body, newest first, each with the normal form it uses."""
        query = (
            select(items, organisation_items.c.said)
            .join(organisation_items, organisation_items.c.item_id == items.c.id)
            .where(organisation_items.c.organisation_id == body_id)
            .order_by(items.c.published.desc(), items.c.id)
            .limit(limit)
        )
        with self._database.read() as connection:
            rows = connection.execute(query).mappings().all()
        return [(from_row(Item, row), row["said"]) for row in rows]

    def named_in(self, item_ids: Collection[str]) -> list[Organisation]:
        """The bodies that these items name, by name."""
        named = select(organisation_items.c.organisation_id).where(
            organisation_items.c.item_id.in_(item_ids)
        )
        with self._database.read() as connection:
            return read_bodies(connection, _alive().where(organisations.c.id.in_(named)))

    def lead_ids(self, branch_id: str, body_id: str) -> list[str]:
        """The leads of a branch that stand on an item that names this body."""
        query = (
            select(assessments.c.lead_id)
            .join(organisation_items, organisation_items.c.item_id == assessments.c.item_id)
            .where(
                organisation_items.c.organisation_id == body_id,
                assessments.c.branch_id == branch_id,
                assessments.c.lead_id.is_not(None),
            )
            .distinct()
            .order_by(assessments.c.lead_id)
        )
        with self._database.read() as connection:
            return list(connection.execute(query).scalars())

    # ── settled by a person ──────────────────────────────────────────────────

    def rename(self, body: Organisation, name: str, *, who: str, at: datetime) -> None:
        """Call a body otherwise; its old name stays as an alias."""
        with self._database.write() as connection:
            settling.rename(connection, body.id, name)
            said = Settlement(
                organisation_id=body.id, at=at, verb="rename", who=who, old=body.name, new=name
            )
            settling.append(connection, said)

    def merge(self, kept: Organisation, gone: Organisation, *, who: str, at: datetime) -> None:
        """Make one body of two: the first keeps its name, the other's names are aliases."""
        with self._database.write() as connection:
            settling.absorb(connection, kept.id, gone.id)
            said = Settlement(
                organisation_id=kept.id,
                at=at,
                verb="merge",
                who=who,
                other_id=gone.id,
                old=gone.name,
                new=kept.name,
            )
            settling.append(connection, said)

    def split(self, body: Organisation, alias: str, *, who: str, at: datetime) -> str:
        """Make an alias a body of its own again, never to be taken for `body`; returns its id."""
        with self._database.write() as connection:
            other = settling.detach(connection, body, alias)
            said = Settlement(
                organisation_id=body.id,
                at=at,
                verb="split",
                who=who,
                other_id=other,
                old=body.name,
                new=alias,
            )
            settling.append(connection, said)
        return other

    def judge(
        self, one: Organisation, other: Organisation, verb: str, *, who: str, at: datetime
    ) -> None:
        """Remember that two bodies are `different`, or that a person answers `later`."""
        said = Settlement(
            organisation_id=one.id,
            at=at,
            verb=verb,
            who=who,
            other_id=other.id,
            old=one.name,
            new=other.name,
        )
        with self._database.write() as connection:
            settling.append(connection, said)

    def know(
        self, branch_id: str, body: Organisation, known_as: str, *, who: str, at: datetime
    ) -> None:
        """Set how a branch knows a body."""
        said = Settlement(
            organisation_id=body.id,
            branch_id=branch_id,
            at=at,
            verb="known",
            who=who,
            old=body.known_as,
            new=known_as,
        )
        with self._database.write() as connection:
            settling.know(connection, said)


def _alive() -> Select[tuple[str]]:
    return select(organisations.c.id).where(organisations.c.merged_into.is_(None))


def near_query(
    keys: Collection[str], places: Collection[str], types: Collection[str]
) -> Select[tuple[str]]:
    """The ids behind `Organisations.near`, found from indexes on keys, names and types."""
    shared = (
        select(organisation_names.c.organisation_id)
        .join(
            organisation_keys,
            organisation_keys.c.normal_name == organisation_names.c.normal_name,
        )
        .where(organisation_keys.c.key.in_(keys))
    )
    return _alive().where(
        or_(organisations.c.place.is_(None), organisations.c.place.in_(places)),
        or_(organisations.c.id.in_(shared), organisations.c.type_id.in_(types)),
    )


def read_bodies(
    connection: Connection, ids: Select[tuple[str]], branch_id: str = ""
) -> list[Organisation]:
    """The bodies with these ids, with their aliases, by name, as a branch knows them."""
    wanted = ids.subquery()
    named = organisation_names.c
    bodies = (
        select(organisations)
        .where(organisations.c.id.in_(select(wanted.c.id)))
        .order_by(organisations.c.name, organisations.c.id)
    )
    names = (
        select(named.organisation_id, named.name)
        .where(named.organisation_id.in_(select(wanted.c.id)))
        .order_by(named.organisation_id, named.name)
    )
    known: dict[str, list[str]] = {}
    for body_id, name in connection.execute(names):
        known.setdefault(body_id, []).append(name)
    rows = connection.execute(bodies).mappings().all()
    standing = known_as(connection, branch_id) if branch_id else {}
    return [_body(row, known.get(row["id"], []), standing.get(row["id"], UNKNOWN)) for row in rows]


def _body(row: Mapping[Any, Any], names: list[str], standing: str) -> Organisation:
    aliases = [name for name in names if name != row["name"]]
    return from_row(Organisation, {**row, "aliases": aliases, "known_as": standing})
