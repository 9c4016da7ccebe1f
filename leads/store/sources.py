"""What the store remembers of the sources in sources.yaml."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, null, select, update

from leads import limits
from leads.errors import StoreError
from leads.language import mark
from leads.model import Source, SourceState, Validators
from leads.store.database import Database
from leads.store.dialect import upsert
from leads.store.rows import from_row, to_row
from leads.store.schema import sources, validators

_OF_THE_ADDRESS = (
    "next_at failing_since reason detail moved_to bookmark opted_out opted_out_on"
).split()
_NEW = {"removed": False, "failures": 0, "items": 0}


class Sources:
    def __init__(self, database: Database) -> None:
        self._database = database

    def register(self, known: Sequence[Source]) -> None:
        """Make these the sources. The rows of others are kept and marked removed;
        a source with another address than before starts with a clean slate."""
        rows = [to_row(source, sources) | _NEW for source in known]
        keep = ("failures", "items", "bookmark")
        with self._database.write() as connection:
            _forget_moved(connection, known)
            connection.execute(update(sources).values(removed=True))
            upsert(connection, sources, rows, keep=keep)

    def due(self, known: Sequence[Source], now: datetime) -> list[Source]:
        """The active ones to visit now: never visited, or their time has come.
        A last visit in the future means that the clock was set back: due as well."""
        query = select(sources.c.id, sources.c.next_at, sources.c.last_visit)
        with self._database.read() as connection:
            rows = {row.id: row for row in connection.execute(query)}
        return [one for one in known if one.active and _is_due(rows.get(one.id), now)]

    def pause(self, source_id: str, until: date | None) -> None:
        """Read a source again from this day on (date.max: when told to); None ends a pause.

        Raises StoreError when the source was never registered.
        """
        statement = update(sources).where(sources.c.id == source_id)
        with self._database.write() as connection:
            if not connection.execute(statement.values(paused_until=until)).rowcount:
                raise StoreError(
                    mark("De bron '{id}' is niet bekend in de database."), id=source_id
                )

    def validators(self, now: datetime) -> dict[str, dict[str, Validators]]:
        """Source id → address of a request → what the server gave for it last time, not
        longer than a month ago: after that a page is asked for in full."""
        since = now - timedelta(days=limits.VALIDATORS_DAYS)
        found: dict[str, dict[str, Validators]] = {}
        with self._database.read() as connection:
            query = select(validators).where(validators.c.since > since)
            for row in connection.execute(query).mappings():
                found.setdefault(row["source_id"], {})[row["url"]] = from_row(Validators, row)
        return found

    def states(self) -> dict[str, SourceState]:
        """Source id → its state; removed sources too."""
        query = select(sources, sources.c.id.label("source_id"))
        with self._database.read() as connection:
            rows = connection.execute(query).mappings().all()
        return {row["id"]: from_row(SourceState, row) for row in rows}

    def removed(self) -> list[str]:
        """Ids of sources that are no longer in sources.yaml; their items are kept."""
        query = select(sources.c.id).where(sources.c.removed).order_by(sources.c.id)
        with self._database.read() as connection:
            return list(connection.execute(query).scalars())


def _is_due(row: Any, now: datetime) -> bool:
    if row is None or row.next_at is None or row.last_visit is None:
        return True
    return bool(row.next_at <= now or row.last_visit > now)


def _forget_moved(connection: Connection, known: Sequence[Source]) -> None:
    if not known:
        return
    forget = update(sources).where(
        sources.c.id == bindparam("known_id"), sources.c.url != bindparam("known_url")
    )
    nothing = dict.fromkeys(_OF_THE_ADDRESS, null())
    connection.execute(
        forget.values(failures=0, **nothing),
        [{"known_id": source.id, "known_url": source.url} for source in known],
    )
