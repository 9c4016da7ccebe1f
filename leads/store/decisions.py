"""What people decided. Rows are only ever added; a lead's status follows from them."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, insert, select, update

from leads.errors import UserError
from leads.language import mark
from leads.model import Decision, Status
from leads.store.database import Database
from leads.store.rows import from_row, to_row
from leads.store.schema import assessments, decisions, leads, organisation_items


class Decisions:
    def __init__(self, database: Database) -> None:
        self._database = database

    def append(self, decision: Decision) -> int:
        """Add a decision and move its lead along; returns the id of the row.

        Raises UserError when the lead does not exist.
        """
        with self._database.write() as connection:
            return _append(connection, decision)

    def undo(
        self,
        branch_id: str,
        lead_id: str,
        who: str,
        at: datetime,
        decision_id: int | None = None,
    ) -> Decision:
        """Take back a decision by adding one that names it; returns the new one.

        Without `decision_id` the last decision that still holds is taken back, so
        that a second undo goes one further. With the id of an undo, what that took
        back holds again. Raises UserError when there is nothing to take back.
        """
        with self._database.write() as connection:
            _lock_lead(connection, branch_id, lead_id)
            target = _target(_history(connection, branch_id, lead_id), decision_id)
            undo = Decision(
                lead_id=lead_id,
                branch_id=branch_id,
                at=at,
                verb="undo",
                status=None,
                who=who,
                undoes=target.id,
            )
            number = _append(connection, undo)
            return _history(connection, branch_id, lead_id, number)[0]

    def history(self, branch_id: str, lead_id: str) -> list[Decision]:
        """All that was decided of one lead, oldest first, undone or not."""
        with self._database.read() as connection:
            return _history(connection, branch_id, lead_id)

    def of_leads(self, branch_id: str, lead_ids: Collection[str]) -> dict[str, list[Decision]]:
        """The same for some leads, by lead; a lead without decisions is left out."""
        mine = (decisions.c.branch_id == branch_id, decisions.c.lead_id.in_(lead_ids))
        found: dict[str, list[Decision]] = {}
        query = select(decisions).where(*mine).order_by(decisions.c.id)
        for one in self._database.nouns(Decision, query) if lead_ids else ():
            found.setdefault(one.lead_id, []).append(one)
        return found

    def leads_with(
        self, branch_id: str, bodies: Collection[str], verbs: Collection[str]
    ) -> dict[str, set[str]]:
        """The leads that stand on an item that names one of these bodies and on which one
        of these verbs was once decided, by body."""
        found: dict[str, set[str]] = {}
        if not bodies:
            return found  # asked for nobody, a database reads everything
        with self._database.read() as connection:
            for row in connection.execute(leads_with_query(branch_id, bodies, verbs)):
                found.setdefault(row.organisation_id, set()).add(row.lead_id)
        return found

    def noted(self, branch_id: str) -> list[Decision]:
        """The decisions of a branch that hold a note, oldest first."""
        mine = (decisions.c.branch_id == branch_id, decisions.c.note.is_not(None))
        return self._database.nouns(
            Decision, select(decisions).where(*mine).order_by(decisions.c.id)
        )

    def all(self, branch_id: str) -> list[Decision]:
        """Every decision of a branch, oldest first."""
        query = select(decisions).where(decisions.c.branch_id == branch_id)
        return self._database.nouns(Decision, query.order_by(decisions.c.id))

    def recent(self, branch_id: str, limit: int) -> list[Decision]:
        """The last decisions of a branch, newest first."""
        query = select(decisions).where(decisions.c.branch_id == branch_id)
        return self._database.nouns(Decision, query.order_by(decisions.c.id.desc()).limit(limit))


def leads_with_query(
    branch_id: str, bodies: Collection[str], verbs: Collection[str]
) -> Select[Any]:
    """The question behind `Decisions.leads_with`, from the body to its items and on."""
    return (
        select(organisation_items.c.organisation_id, decisions.c.lead_id)
        .join(assessments, assessments.c.item_id == organisation_items.c.item_id)
        .join(
            decisions,
            (decisions.c.branch_id == assessments.c.branch_id)
            & (decisions.c.lead_id == assessments.c.lead_id),
        )
        .where(
            organisation_items.c.organisation_id.in_(bodies),
            assessments.c.branch_id == branch_id,
            decisions.c.verb.in_(verbs),
        )
        .distinct()
    )


def holding(history: Sequence[Decision]) -> list[Decision]:
    """The decisions that still hold, oldest first: not taken back, or taken back by
    an undo that was itself taken back. `history` is in the order of the ids."""
    undone: set[int | None] = set()
    still = []
    for decision in reversed(history):
        if decision.id not in undone:
            still.append(decision)
            if decision.undoes is not None:
                undone.add(decision.undoes)
    return still[::-1]


def _target(history: Sequence[Decision], decision_id: int | None) -> Decision:
    still = holding(history)
    if decision_id is None:
        found = [one for one in still if one.undoes is None]
    else:
        found = [one for one in still if one.id == decision_id]
    if not found:
        raise UserError(mark("Er is bij deze kans geen besluit om terug te draaien."))
    return found[-1]


def _append(connection: Connection, decision: Decision) -> int:
    first = _lock_lead(connection, decision.branch_id, decision.lead_id)
    row = to_row(decision, decisions)
    del row["id"]
    number = connection.execute(
        insert(decisions).values(row).returning(decisions.c.id)
    ).scalar_one()
    history = _history(connection, decision.branch_id, decision.lead_id)
    status, wake_on = _standing(history, first)
    connection.execute(
        update(leads)
        .where(leads.c.branch_id == decision.branch_id, leads.c.id == decision.lead_id)
        .values(status=status, wake_on=wake_on)
    )
    return int(number)


def _standing(history: Sequence[Decision], first: Any) -> tuple[Status | str, date | None]:
    moves = [one for one in holding(history) if one.status is not None]
    if not moves:
        return first.first_status, first.first_wake_on
    last = moves[-1]
    assert last.status is not None
    return last.status, last.wake_on


def _lock_lead(connection: Connection, branch_id: str, lead_id: str) -> Any:
    """Hold the lead until the end, so that two people decide one after the other."""
    query = select(leads.c.first_status, leads.c.first_wake_on).where(
        leads.c.branch_id == branch_id, leads.c.id == lead_id
    )
    row = connection.execute(query.with_for_update()).one_or_none()
    if row is None:
        raise UserError(mark("Er is geen kans met nummer '{id}'."), id=lead_id)
    return row


def _history(
    connection: Connection, branch_id: str, lead_id: str, number: int | None = None
) -> list[Decision]:
    query = select(decisions).where(
        decisions.c.branch_id == branch_id, decisions.c.lead_id == lead_id
    )
    if number is not None:
        query = query.where(decisions.c.id == number)
    rows = connection.execute(query.order_by(decisions.c.id)).mappings()
    return [from_row(Decision, row) for row in rows]
