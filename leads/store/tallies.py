"""Items counted by source and day of publication, as they come in."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date
from typing import Any

from sqlalchemy import Connection, Select, func, select

from leads.model import Item
from leads.store.database import Database
from leads.store.dialect import upsert
from leads.store.schema import item_days

UNDATED = frozenset({"date-missing", "date-implausible"})  # flags of `leads.sources._time`
_SOME = 3  # one item without a date is a slip


class Tallies:
    def __init__(self, database: Database) -> None:
        self._database = database

    def days(self, after: date, last: date) -> dict[str, dict[date, int]]:
        """Source id → day (UTC) → number of items, after one day up to another."""
        found: dict[str, dict[date, int]] = {}
        with self._database.read() as connection:
            for source_id, day, number in connection.execute(days_query(after, last)):
                found.setdefault(source_id, {})[day] = number
        return found

    def undated(self, after: date) -> set[str]:
        """Sources of which each of some items after that day came without a readable date.
        What announces an event has the day of that, and needs no other."""
        with self._database.read() as connection:
            return set(connection.execute(undated_query(after)).scalars())


def count(connection: Connection, new: Sequence[Item]) -> None:
    """Add items that were not known before."""
    found = Counter((item.source_id, item.published.astimezone(UTC).date()) for item in new)
    dated = Counter(
        (item.source_id, item.published.astimezone(UTC).date())
        for item in new
        if item.events or not UNDATED & set(item.flags)
    )
    rows = [
        {"source_id": source_id, "day": day, "items": number, "dated": dated[source_id, day]}
        for (source_id, day), number in sorted(found.items())
    ]
    upsert(connection, item_days, rows, merge=_added)


def _added(new: Any) -> dict[str, Any]:
    return {name: item_days.c[name] + new[name] for name in ("items", "dated")}


def days_query(after: date, last: date) -> Select[Any]:
    """The question behind `Tallies.days`."""
    columns = item_days.c.source_id, item_days.c.day, item_days.c["items"]
    return select(*columns).where(item_days.c.day > after, item_days.c.day <= last)


def undated_query(after: date) -> Select[Any]:
    """The question behind `Tallies.undated`."""
    total, dated = func.sum(item_days.c["items"]), func.sum(item_days.c.dated)
    return (
        select(item_days.c.source_id)
        .where(item_days.c.day > after)
        .group_by(item_days.c.source_id)
        .having(dated == 0, total >= _SOME)
    )
