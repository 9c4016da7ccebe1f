"""Who works with whom, as items say it. A tie of a body that was merged is a tie of the
body it is now; the ids are only followed when read, so that a split brings it back."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Select, delete, func, or_, select, update

from leads.model import Analysis, Proof, Tie, TieKind
from leads.store.database import Database
from leads.store.dialect import insert
from leads.store.rows import to_row
from leads.store.schema import assessments, items, organisations, ties

_ONE, _OTHER = organisations.alias("one"), organisations.alias("other")


class Ties:
    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, branch_id: str) -> list[Proof]:
        """Every tie in what a branch has looked at, newest first."""
        return self._proofs(told_query(branch_id))

    def of(self, branch_id: str, body_id: str) -> list[Proof]:
        """The ties of one body, newest first."""
        return self._proofs(told_query(branch_id, body_id))

    def _proofs(self, query: Select[Any]) -> list[Proof]:
        with self._database.read() as connection:
            rows = connection.execute(query).all()
        # two bodies that became one are not tied to themselves
        return [_proof(row) for row in rows if row.organisation_id != row.other_id]


def told_query(branch_id: str, body_id: str | None = None) -> Select[Any]:
    """The ties that a branch read of (with this body), each end as the body it is now."""
    query = (
        select(
            ties.c.item_id,
            func.coalesce(_ONE.c.merged_into, _ONE.c.id).label("organisation_id"),
            func.coalesce(_OTHER.c.merged_into, _OTHER.c.id).label("other_id"),
            ties.c.kind,
            ties.c.quote,
            ties.c.seen_on,
            items.c.source_name,
            items.c.url,
        )
        .join(_ONE, _ONE.c.id == ties.c.organisation_id)
        .join(_OTHER, _OTHER.c.id == ties.c.other_id)
        .join(items, items.c.id == ties.c.item_id)
        .join(assessments, assessments.c.item_id == ties.c.item_id)
        .where(assessments.c.branch_id == branch_id)
        .order_by(ties.c.seen_on.desc(), ties.c.item_id, ties.c.organisation_id, ties.c.other_id)
    )
    if body_id is None:
        return query
    now = or_(organisations.c.id == body_id, organisations.c.merged_into == body_id)
    same = select(organisations.c.id).where(now)
    return query.where(or_(ties.c.organisation_id.in_(same), ties.c.other_id.in_(same)))


def _proof(row: Any) -> Proof:
    kind, one, other = TieKind(row.kind), row.organisation_id, row.other_id
    if kind is TieKind.TOGETHER:
        one, other = sorted((one, other))
    tie = Tie(
        item_id=row.item_id,
        organisation_id=one,
        other_id=other,
        kind=kind,
        quote=row.quote,
        seen_on=row.seen_on,
    )
    return Proof(tie=tie, source_name=row.source_name, url=row.url)


def note(connection: Connection, analyses: Sequence[Analysis]) -> None:
    """Put the ties that these items tell of in the place of those they told before."""
    ids = [one.item.id for one in analyses]
    connection.execute(delete(ties).where(ties.c.item_id.in_(ids)))
    rows = [to_row(tie, ties) for one in analyses for tie in one.ties]
    if rows:
        connection.execute(insert(connection, ties).on_conflict_do_nothing(), rows)


def follow(connection: Connection, source: str, target: str, item_ids: Collection[str]) -> None:
    """Let the ties of a body in these items be those of another."""
    for end in (ties.c.organisation_id, ties.c.other_id):
        mine = (end == source, ties.c.item_id.in_(item_ids))
        connection.execute(update(ties).where(*mine).values({end.name: target}))
