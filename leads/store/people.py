"""Persons who were typed in with their consent: the only rows that are ever taken away."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import delete, insert, select, update

from leads.model import Person
from leads.store.database import Database
from leads.store.rows import to_row
from leads.store.schema import people


class People:
    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, person: Person) -> int:
        """Keep a person; returns the number of the row."""
        row = _row(person)
        with self._database.write() as connection:
            number = connection.execute(insert(people).values(row).returning(people.c.id))
            return int(number.scalar_one())

    def change(self, person: Person) -> None:
        """Overwrite all that is known of a person, by its number."""
        mine = (people.c.id == person.id, people.c.branch_id == person.branch_id)
        with self._database.write() as connection:
            connection.execute(update(people).where(*mine).values(_row(person)))

    def all(self, branch_id: str) -> list[Person]:
        """Everybody of a branch by name, also whose consent has ended."""
        query = select(people).where(people.c.branch_id == branch_id)
        return self._database.nouns(Person, query.order_by(people.c.name, people.c.id))

    def known(self, branch_id: str, day: date) -> list[Person]:
        """Those whose consent still holds on a day, by name."""
        query = select(people).where(people.c.branch_id == branch_id, people.c.expires_on >= day)
        return self._database.nouns(Person, query.order_by(people.c.name, people.c.id))

    def expired(self, branch_id: str, before: date) -> list[Person]:
        """Those whose consent ended before a day, the first to end first."""
        query = select(people).where(people.c.branch_id == branch_id, people.c.expires_on < before)
        return self._database.nouns(Person, query.order_by(people.c.expires_on, people.c.id))

    def erase(self, branch_id: str, numbers: Collection[int]) -> None:
        """Take persons away for good."""
        mine = (people.c.branch_id == branch_id, people.c.id.in_(numbers))
        with self._database.write() as connection:
            connection.execute(delete(people).where(*mine))


def _row(person: Person) -> dict[str, object]:
    row = to_row(person, people)
    del row["id"]
    return row
