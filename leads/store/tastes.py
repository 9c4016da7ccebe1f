"""What a branch learned from its decisions, and the decisions it learns from."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select

from leads import limits
from leads.model import Decision, Lead, Taste
from leads.store.database import Database
from leads.store.decisions import holding
from leads.store.dialect import upsert
from leads.store.rows import from_row, to_row
from leads.store.schema import decisions, leads, tastes

Told = tuple[Lead, list[Decision]]

#: what the program does by itself tells nothing of a taste
_BY_PROGRAM = ("fade", "wake")


class Tastes:
    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, branch_id: str) -> Taste | None:
        """What was learned last; None when nothing ever was."""
        return self._database.noun(Taste, select(tastes).where(tastes.c.branch_id == branch_id))

    def save(self, taste: Taste) -> None:
        """Keep this in the place of what was learned before."""
        with self._database.write() as connection:
            upsert(connection, tastes, [to_row(taste, tastes)])

    def told(self, branch_id: str, after: int = 0) -> list[Told]:
        """The leads that were decided on after the decision `after`, in the order of their
        last decision, each with its later decisions that hold, oldest first; a bounded
        number, the latest."""
        query = _by_people(branch_id).where(decisions.c.id > after)
        with self._database.read() as connection:
            rows = connection.execute(query.limit(limits.DECISIONS_LEARNED)).mappings().all()
            ids = {row["lead_id"] for row in rows}
            found = select(leads).where(leads.c.branch_id == branch_id, leads.c.id.in_(ids))
            by_id = {row["id"]: from_row(Lead, row) for row in connection.execute(found).mappings()}
        history: dict[str, list[Decision]] = {}
        for row in rows:
            history.setdefault(row["lead_id"], []).append(from_row(Decision, row))
        return [(by_id[key], holding(some[::-1])) for key, some in reversed(history.items())]

    def last_decision(self, branch_id: str) -> int:
        """The number of the latest decision of a branch, or 0."""
        query = select(func.max(decisions.c.id)).where(decisions.c.branch_id == branch_id)
        with self._database.read() as connection:
            return int(connection.execute(query).scalar() or 0)

    def decided_at(self, branch_id: str) -> datetime | None:
        """When a person decided last."""
        last = self._database.noun(Decision, _by_people(branch_id).limit(1))
        return last.at if last else None


def _by_people(branch_id: str) -> Select[Any]:
    """Decisions of persons, newest first."""
    mine = (decisions.c.branch_id == branch_id, decisions.c.verb.not_in(_BY_PROGRAM))
    return select(decisions).where(*mine).order_by(decisions.c.id.desc())
