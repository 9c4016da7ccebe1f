"""The texts that were read: how many are whole, and shortening those that are old.

An address, a title and what was found in a text stay for good; the words of a newspaper
are kept no longer than they are of use.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, bindparam, exists, func, null, or_, select, update

from leads.model import Extraction, Item
from leads.store.database import Database
from leads.store.rows import from_row
from leads.store.schema import assessments, extractions, items, sources


class Stored(NamedTuple):
    """Messages with their whole text, the oldest of them, and those that were shortened."""

    whole: int
    since: datetime | None
    shortened: int


class Texts:
    def __init__(self, database: Database) -> None:
        self._database = database

    def old(self, before: datetime, today: date, limit: int) -> list[tuple[Item, Extraction]]:
        """At most `limit` items published before then with their whole text, oldest first,
        each with what was found in it (nothing, when nobody looked).

        Left out: what still waits to be looked at because it announces something from
        `today` on, and what was typed at a desk: the branch's own words are nowhere else.
        """
        with self._database.read() as connection:
            rows = connection.execute(old_query(before, today, limit)).mappings().all()
            found = select(extractions).where(extractions.c.item_id.in_(row["id"] for row in rows))
            of_id = {row["item_id"]: row for row in connection.execute(found).mappings()}
        return [(from_row(Item, row), _extraction(row["id"], of_id)) for row in rows]

    def shorten(self, excerpts: Mapping[str, str], day: date) -> None:
        """Put these in the place of the texts, by item; they are not looked at again, and
        when their source still serves them unchanged they stay as they are."""
        rows = [{"item": item_id, "short": text} for item_id, text in excerpts.items()]
        this = update(items).where(items.c.id == bindparam("item"))
        short = this.values(text=bindparam("short"), teaser=null(), shortened_on=day)
        with self._database.write() as connection:
            connection.execute(short, rows)

    def stored(self) -> Stored:
        """What is kept, from one index."""
        whole = items.c.shortened_on.is_(None)
        counted = select(func.count(), func.min(items.c.published)).where(whole)
        short = select(func.count()).where(items.c.shortened_on.is_not(None))
        with self._database.read() as connection:
            number, since = connection.execute(counted).one()
            return Stored(number, since, connection.execute(short).scalar_one())


def old_query(before: datetime, today: date, limit: int) -> Select[Any]:
    """The question behind `Texts.old`, answered from the index on what is whole."""
    looked_at = exists().where(assessments.c.item_id == items.c.id)
    desks = select(sources.c.id).where(sources.c.kind == "desk")
    return (
        select(items)
        .where(
            items.c.shortened_on.is_(None),
            items.c.published < before,
            or_(items.c.events_until < today, looked_at),
            items.c.source_id.not_in(desks),
        )
        .order_by(items.c.published)
        .limit(limit)
    )


def _extraction(item_id: str, of_id: Mapping[str, Any]) -> Extraction:
    if item_id in of_id:
        return from_row(Extraction, of_id[item_id])
    return Extraction(item_id=item_id, mentions=(), events=(), deadlines=(), model="", version="")
