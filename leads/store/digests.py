"""Which digests were sent. A digest is claimed before it is mailed, so that no
crash and no second program can send it twice."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import select, update

from leads.errors import StoreError
from leads.language import mark
from leads.model import DigestRecord, Sending
from leads.store.database import Database
from leads.store.dialect import insert
from leads.store.schema import digests, leads, notices


class Digests:
    def __init__(self, database: Database) -> None:
        self._database = database

    def claim(self, branch_id: str, day: date, message_id: str, at: datetime) -> bool:
        """True for the one caller who may send the digest of this local day.

        A refused digest may be claimed again. One that is sent, skipped or unclear
        may not, nor one that is claimed: a claim that stays open is of a program
        that died between claim and answer, so the mail may have gone out.
        """
        row = {"state": Sending.CLAIMED, "message_id": message_id, "at": at, "detail": None}
        with self._database.write() as connection:
            statement = insert(connection, digests).values(branch_id=branch_id, day=day, **row)
            statement = statement.on_conflict_do_update(
                index_elements=[digests.c.branch_id, digests.c.day],
                set_=row,
                where=digests.c.state == Sending.REFUSED,
            )
            won = connection.execute(statement.returning(digests.c.day)).one_or_none()
        return won is not None

    def mark(
        self, branch_id: str, day: date, state: Sending, detail: str | None, at: datetime
    ) -> None:
        """Write down how a claimed digest fared.

        A digest may be skipped without a claim; what was sent stays sent. Raises
        StoreError when a digest gets another state without ever being claimed.
        """
        this = (digests.c.branch_id == branch_id) & (digests.c.day == day)
        row = {"state": state, "detail": detail, "at": at}
        change = update(digests).where(this).values(row)
        if state is Sending.SKIPPED:
            change = change.where(digests.c.state == Sending.CLAIMED)
        with self._database.write() as connection:
            if connection.execute(change.returning(digests.c.day)).one_or_none():
                return
            if state is not Sending.SKIPPED:
                raise StoreError(
                    mark("Het bericht van {day} is nooit aangemeld om te versturen."), day=day
                )
            skipped = insert(connection, digests).values(branch_id=branch_id, day=day, **row)
            connection.execute(skipped.on_conflict_do_nothing())

    def get(self, branch_id: str, day: date) -> DigestRecord | None:
        query = select(digests).where(digests.c.branch_id == branch_id, digests.c.day == day)
        return self._database.noun(DigestRecord, query)

    def last(self, branch_id: str) -> DigestRecord | None:
        """The digest of the latest day, whatever became of it."""
        query = select(digests).where(digests.c.branch_id == branch_id)
        return self._database.noun(DigestRecord, query.order_by(digests.c.day.desc()).limit(1))

    def mark_shown(self, branch_id: str, day: date, lead_ids: Collection[str]) -> None:
        """These leads stood in the digest of `day`."""
        shown = update(leads).where(leads.c.branch_id == branch_id, leads.c.id.in_(lead_ids))
        with self._database.write() as connection:
            connection.execute(shown.values(shown_on=day, unshown=False))

    def told(self, branch_id: str, before: date) -> set[str]:
        """The keys of what stood in a digest before this day: themes, clashes."""
        query = select(notices.c.key).where(
            notices.c.branch_id == branch_id, notices.c.day < before
        )
        with self._database.read() as connection:
            return set(connection.execute(query).scalars())

    def mark_told(self, branch_id: str, day: date, keys: Collection[str]) -> None:
        """These stood in the digest of `day`; the first day counts."""
        rows = [{"branch_id": branch_id, "key": key, "day": day} for key in keys]
        if not rows:
            return
        with self._database.write() as connection:
            connection.execute(insert(connection, notices).values(rows).on_conflict_do_nothing())
