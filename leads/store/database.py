"""Transactions, with the errors of the driver turned into ours."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Select
from sqlalchemy.exc import DBAPIError

from leads.errors import StoreError
from leads.language import mark
from leads.store import dialect
from leads.store.faults import translate
from leads.store.rows import Noun, from_row


class Database:
    """Short transactions on one address. `where` is that address without its password."""

    def __init__(self, url: URL) -> None:
        self.url = url
        self.file = dialect.sqlite_file(url)
        self.where = str(self.file or url.render_as_string())
        self.engine = dialect.make_engine(url)
        self._writer = self.engine.execution_options(write=True)
        self._still = dialect.one_moment(self.engine)
        self._inode: int | None = None
        self._here = threading.local()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One moment of the database, for statements that only read."""
        shared: Connection | None = getattr(self._here, "moment", None)
        if shared:
            with self.faults():
                yield shared
            return
        with self.faults(), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def moment(self) -> Iterator[None]:
        """All that this thread reads inside is of one moment, and on one connection; what is
        written meanwhile is seen afterwards."""
        with self.faults(), self._still.begin() as connection:
            self._here.moment = connection
            try:
                yield
            finally:
                self._here.moment = None

    def nouns(self, cls: type[Noun], query: Select[Any]) -> list[Noun]:
        """What a query gives, as nouns."""
        with self.read() as connection:
            rows = connection.execute(query).mappings().all()
        return [from_row(cls, row) for row in rows]

    def noun(self, cls: type[Noun], query: Select[Any]) -> Noun | None:
        """The first of them, if there is one."""
        return next(iter(self.nouns(cls, query)), None)

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """All or nothing; what is read inside does not change before the end."""
        with self.faults():
            self._same_file()
            with self._writer.begin() as connection:
                yield connection

    @contextmanager
    def migration(self) -> Iterator[Connection]:
        """Like `write`, with room to rebuild tables."""
        with self.faults(), self._writer.connect() as connection:
            dialect.foreign_keys_off(connection)
            with connection.begin():
                dialect.lock_schema(connection)
                yield connection

    @contextmanager
    def faults(self) -> Iterator[None]:
        """Turn what the driver raises into a StoreError."""
        try:
            yield
        except (DBAPIError, sqlite3.Error) as error:
            raise translate(error, self.where) from error

    def close(self) -> None:
        self.engine.dispose()

    def remember_file(self) -> None:
        """From here on a write fails when the file is no longer the same one."""
        self._inode = _inode(self.file)

    def _same_file(self) -> None:
        # SQLite goes on writing into a deleted file without a word.
        if self._inode != _inode(self.file) and self._inode is not None:
            raise StoreError(
                mark(
                    "Het bestand {where} is verwijderd of vervangen terwijl leads liep. "
                    "Start leads opnieuw."
                ),
                where=self.where,
            )


def _inode(file: Path | None) -> int | None:
    try:
        return file.stat().st_ino if file else None
    except OSError:
        return None
