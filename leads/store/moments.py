"""What was said with bodies, and what is owed to them.

A body that was merged into another brings its moments along, and takes them back when
it is split off again: they are looked up, not moved.
"""

from collections.abc import Collection
from datetime import date

from sqlalchemy import ColumnElement, func, insert, select, update

from leads.model import ContactMoment
from leads.store.database import Database
from leads.store.rows import to_row
from leads.store.schema import moments, organisations


class Moments:
    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, moment: ContactMoment) -> int:
        """Write a moment down; returns its number."""
        row = to_row(moment, moments)
        del row["id"]
        with self._database.write() as connection:
            number = connection.execute(insert(moments).values(row).returning(moments.c.id))
            return int(number.scalar_one())

    def of(self, branch_id: str, bodies: Collection[str]) -> dict[str, list[ContactMoment]]:
        """The moments of a branch with these bodies, by body, oldest first."""
        query = select(organisations.c.id, organisations.c.merged_into).where(_is_one_of(bodies))
        with self._database.read() as connection:
            owners = {row.id: row.merged_into or row.id for row in connection.execute(query)}
        mine = (moments.c.branch_id == branch_id, moments.c.organisation_id.in_(owners))
        order = (moments.c.at, moments.c.id)
        found: dict[str, list[ContactMoment]] = {}
        for one in self._database.nouns(
            ContactMoment, select(moments).where(*mine).order_by(*order)
        ):
            found.setdefault(owners[one.organisation_id], []).append(one)
        return found

    def all(self, branch_id: str) -> list[ContactMoment]:
        """All moments of a branch, oldest first."""
        query = select(moments).where(moments.c.branch_id == branch_id)
        return self._database.nouns(ContactMoment, query.order_by(moments.c.at, moments.c.id))

    def owed(self, branch_id: str, until: date | None = None) -> list[ContactMoment]:
        """What is still owed, the first due first; with `until` only what is due by then.
        What was owed to a body that went into another is owed to that one."""
        mine = [moments.c.branch_id == branch_id, moments.c.owed]
        mine += [moments.c.due_on <= until] if until else []
        owner = func.coalesce(organisations.c.merged_into, organisations.c.id)
        others = (one for one in moments.c if one is not moments.c.organisation_id)
        query = select(*others, owner.label("organisation_id")).where(*mine)
        query = query.join(organisations, organisations.c.id == moments.c.organisation_id)
        return self._database.nouns(ContactMoment, query.order_by(moments.c.due_on, moments.c.id))

    def done(self, branch_id: str, number: int) -> ContactMoment | None:
        """What was owed is done; None when there was no such debt."""
        mine = (moments.c.branch_id == branch_id, moments.c.id == number, moments.c.owed)
        with self._database.write() as connection:
            change = update(moments).where(*mine).values(owed=False)
            if connection.execute(change.returning(moments.c.id)).one_or_none() is None:
                return None
        query = select(moments).where(moments.c.id == number)
        return self._database.noun(ContactMoment, query)


def _is_one_of(bodies: Collection[str]) -> ColumnElement[bool]:
    return organisations.c.id.in_(bodies) | organisations.c.merged_into.in_(bodies)
