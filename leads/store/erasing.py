"""A name taken out of what a branch wrote itself. The one place where what was decided
is written over: only its words, never what was decided."""

from collections.abc import Callable, Collection
from typing import Any

from sqlalchemy import Connection, Table, select, update

from leads.model import Item
from leads.store.database import Database
from leads.store.schema import assessments, decisions, items, leads, moments, people, ties

Masked = Callable[[str], str]
_LEAD_WORDS = ("title", "organisations", "events", "reasons", "sightings")


class Erasing:
    def __init__(self, database: Database) -> None:
        self._database = database

    def items_of(self, source_id: str) -> list[Item]:
        """All that came in by one source, oldest first."""
        query = select(items).where(items.c.source_id == source_id)
        return self._database.nouns(Item, query.order_by(items.c.published, items.c.id))

    def notes(
        self,
        branch_id: str,
        masked: Masked,
        *,
        decided: Collection[int] = (),
        said: Collection[int] = (),
        persons: Collection[int] = (),
    ) -> None:
        """Mask the notes of these decisions, moments and persons."""
        of = ((decisions, decided), (moments, said), (people, persons))
        with self._database.write() as connection:
            for table, numbers in of:
                mine = (table.c.branch_id == branch_id, table.c.id.in_(numbers))
                _rewrite(connection, table, mine, ("note",), masked)

    def leads_on(self, branch_id: str, item_ids: Collection[str], masked: Masked) -> None:
        """Mask the words of the leads that stand on these items, and of the ties they tell."""
        on = select(assessments.c.lead_id).where(
            assessments.c.branch_id == branch_id, assessments.c.item_id.in_(item_ids)
        )
        mine = (leads.c.branch_id == branch_id, leads.c.id.in_(on))
        with self._database.write() as connection:
            _rewrite(connection, leads, mine, _LEAD_WORDS, masked)
            _rewrite(connection, ties, (ties.c.item_id.in_(item_ids),), ("quote",), masked)


def _rewrite(
    connection: Connection, table: Table, mine: Any, names: Collection[str], masked: Masked
) -> None:
    for row in connection.execute(select(table).where(*mine)).mappings().all():
        new = {name: _deep(row[name], masked) for name in names}
        this = [column == row[column.name] for column in table.primary_key]
        connection.execute(update(table).where(*this).values(new))


def _deep(value: Any, masked: Masked) -> Any:
    """Every text in a value of a column, JSON or plain."""
    if isinstance(value, str):
        return masked(value)
    if isinstance(value, list):
        return [_deep(one, masked) for one in value]
    if isinstance(value, dict):
        return {key: _deep(one, masked) for key, one in value.items()}
    return value
