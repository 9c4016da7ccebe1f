"""All that differs between SQLite and PostgreSQL."""

import json
import sqlite3
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Connection, Engine, Table, create_engine, event
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from leads import limits
from leads.errors import StoreError
from leads.language import mark

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql

Row = Mapping[str, Any]
_MIGRATION_LOCK = 0x6C65616473  # any number will do, as long as it is always this one


def read_url(url: str) -> URL:
    """The address of a database; raises StoreError when it cannot be one of ours."""
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise StoreError(mark("Dit is geen adres van een database: {url}"), url=url) from error
    backend = address.get_backend_name()
    if backend in ("postgres", "postgresql"):
        return address.set(drivername="postgresql+psycopg")
    if backend != "sqlite" or address.database in (None, "", ":memory:"):
        raise StoreError(
            mark(
                "leads bewaart in SQLite (sqlite:///pad/leads.db) of PostgreSQL "
                "(postgresql://…), niet in {url}"
            ),
            url=address.render_as_string(),
        )
    return address


def sqlite_file(url: URL) -> Path | None:
    """The file of an SQLite database; None for PostgreSQL."""
    return Path(str(url.database)) if url.get_backend_name() == "sqlite" else None


def make_engine(url: URL) -> Engine:
    """An engine on which `database.Database` opens its transactions."""
    options: dict[str, Any] = {"json_serializer": partial(json.dumps, ensure_ascii=False)}
    if sqlite_file(url):
        engine = create_engine(url, connect_args={"timeout": limits.BUSY_SECONDS}, **options)
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    try:
        return create_engine(
            url, pool_pre_ping=True, connect_args={"connect_timeout": 10}, **options
        )
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise StoreError(
            mark("Voor PostgreSQL is een extra pakket nodig: {command}"),
            command="pip install 'leads-bieb[postgres]'",
        ) from error


def one_moment(engine: Engine) -> Engine:
    """The engine for transactions in which nothing changes: SQLite has no others, and
    PostgreSQL shows each statement what was committed before it unless it is asked."""
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ")


def _set_up_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # Left to itself the driver reads outside the transaction, and updates get lost unseen.
    connection.isolation_level = None
    _use_wal(connection)
    for pragma in ("synchronous=NORMAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def _use_wal(connection: sqlite3.Connection) -> None:
    # While another program makes the same new file, SQLite refuses this at once
    # and takes no notice of the timeout.
    give_up = time.monotonic() + limits.BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL").close()
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > give_up:
                raise
        time.sleep(0.02)


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that starts to write halfway fails at once when another wrote meanwhile.
    write = connection.get_execution_options().get("write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def insert(connection: Connection, table: Table) -> "sqlite.Insert | postgresql.Insert":
    """An INSERT that knows ON CONFLICT."""
    if connection.dialect.name == "sqlite":
        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql  # as slow to import as the rest of this room

    return postgresql.insert(table)


def upsert(
    connection: Connection,
    table: Table,
    rows: Sequence[Row],
    *,
    keep: Collection[str] = (),
    merge: Callable[[Any], dict[str, Any]] = lambda _new: {},
) -> None:
    """Insert rows, or overwrite the ones with the same primary key.

    Columns in `keep` hold what they held; `merge` gets the new row and returns
    SQL expressions for columns that are made of old and new.
    """
    if not rows:
        return
    statement = insert(connection, table)
    new = statement.excluded
    fixed = {column.name for column in table.primary_key} | set(keep)
    changes = {name: new[name] for name in rows[0] if name not in fixed} | merge(new)
    connection.execute(
        statement.on_conflict_do_update(index_elements=list(table.primary_key), set_=changes),
        rows,
    )


def lock_schema(connection: Connection) -> None:
    """Let one program at a time create or migrate; held until the transaction ends."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})")


def foreign_keys_off(connection: Connection) -> None:
    """SQLite changes a table by copying it, which must not look like a delete.
    The pragma does nothing inside a transaction, hence the bare connection."""
    if connection.dialect.name == "sqlite":
        connection.detach()
        bare = connection.connection.dbapi_connection
        assert bare is not None
        bare.execute("PRAGMA foreign_keys=OFF")


def copy_sqlite(source: Path, target: Path) -> None:
    """Copy a database that may be in use; `target` appears only when it is whole."""
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(target.name + ".part")
    half.unlink(missing_ok=True)
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(half)) as new:
        old.backup(new)
    half.replace(target)


def check(connection: Connection) -> str:
    """`ok`, or the first faults SQLite finds. PostgreSQL checks its own pages."""
    if connection.dialect.name != "sqlite":
        return "ok"
    found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check(5)")]
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(5)
    return "; ".join([*found, *(f"wees in {row[0]}" for row in orphans)])
