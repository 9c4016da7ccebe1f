"""Items counted by source and day."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, Select, Text, case, cast, func, or_, select

from leads.store.database import Database
from leads.store.schema import items

_UNDATED = ("date-missing", "date-implausible")  # flags of `leads.sources._time`
_SOME = 3  # one item without a date is a slip


class Tallies:
    def __init__(self, database: Database) -> None:
        self._database = database

    def days(self, since: datetime, until: datetime) -> dict[str, dict[date, int]]:
        """Source id → day of publication (UTC) → number of items, between two instants."""
        found: dict[str, dict[date, int]] = {}
        with self._database.read() as connection:
            for source_id, day, number in connection.execute(days_query(since, until)):
                found.setdefault(source_id, {})[day] = number
        return found

    def undated(self, since: datetime) -> set[str]:
        """Sources of which each of some items since then came without a readable date. What
        announces an event has the day of that, and needs no other."""
        with self._database.read() as connection:
            return set(connection.execute(undated_query(since)).scalars())


def days_query(since: datetime, until: datetime) -> Select[Any]:
    """The question behind `Tallies.days`, answered from one index alone."""
    day = func.date(items.c.published, type_=Date)
    return (
        select(items.c.source_id, day, func.count())
        .where(items.c.published > since, items.c.published <= until)
        .group_by(items.c.source_id, day)
    )


def undated_query(since: datetime) -> Select[Any]:
    """The question behind `Tallies.undated`: no date, and no event in fields either."""
    flags = cast(items.c.flags, Text)
    dated = case((or_(*(flags.contains(flag) for flag in _UNDATED)), 0), else_=1)
    return (
        select(items.c.source_id)
        .where(items.c.published > since, items.c.events_until == date.min)
        .group_by(items.c.source_id)
        .having(func.max(dated) == 0, func.count() >= _SOME)
    )
