"""Which verbs ran, and the lease that lets one run at a time touch a database."""

import os
import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, insert, select, update

from leads.errors import AlreadyRunning
from leads.language import mark
from leads.model import Json, Run
from leads.store import dialect
from leads.store.database import Database
from leads.store.rows import encode
from leads.store.schema import leases, runs

_TOKEN = secrets.token_hex(4)


def this_process() -> str:
    """`host:pid:token`. In a container the next process may well get the same host
    and number; the token tells them apart."""
    return f"{socket.gethostname()}:{os.getpid()}:{_TOKEN}"


class Runs:
    def __init__(self, database: Database) -> None:
        self._database = database

    # ── the log ──────────────────────────────────────────────────────────────

    def start(self, verb: str, at: datetime) -> int:
        """Note that a verb begins; returns the number of the run."""
        new = insert(runs).values(verb=verb, started=at, figures={})
        with self._database.write() as connection:
            return int(connection.execute(new.returning(runs.c.id)).scalar_one())

    def finish(self, run_id: int, at: datetime, exit: int, figures: Json) -> None:
        """Note how it ended: its exit code and what it counted."""
        ended = update(runs).where(runs.c.id == run_id)
        with self._database.write() as connection:
            connection.execute(ended.values(finished=at, exit=exit, figures=encode(figures)))

    def last(self, verb: str, *, finished: bool = True) -> Run | None:
        """The newest run of a verb; with `finished=False` also one that is busy or died."""
        query = select(runs).where(runs.c.verb == verb)
        if finished:
            query = query.where(runs.c.finished.is_not(None))
        return self._database.noun(Run, query.order_by(runs.c.id.desc()).limit(1))

    # ── the lease ────────────────────────────────────────────────────────────

    @contextmanager
    def lease(self, name: str, holder: str, now: datetime, seconds: float) -> Iterator[None]:
        """Hold a lease for the length of the block; renew it when that may be long."""
        self.acquire(name, holder, now, seconds)
        try:
            yield
        finally:
            self.release(name, holder)

    def acquire(self, name: str, holder: str, now: datetime, seconds: float) -> None:
        """Take the lease until `seconds` from now. `holder` is as `this_process` gives it.

        Raises AlreadyRunning when another holds it, unless that one's time is up
        or its process on this machine is gone.
        """
        row = {
            "name": name,
            "holder": holder,
            "renewed_at": now,
            "until": now + timedelta(seconds=seconds),
        }
        with self._database.write() as connection:
            first = dialect.insert(connection, leases).values(row).on_conflict_do_nothing()
            if connection.execute(first.returning(leases.c.name)).one_or_none():
                return
            query = select(leases).where(leases.c.name == name).with_for_update()
            held = connection.execute(query).one()
            if not _is_free(held, now):
                raise _held_by(held)
            connection.execute(update(leases).where(leases.c.name == name).values(row))

    def renew(self, name: str, holder: str, now: datetime, seconds: float) -> None:
        """Hold it longer. Raises AlreadyRunning when another has taken it over."""
        until = now + timedelta(seconds=seconds)
        mine = update(leases).where(leases.c.name == name, leases.c.holder == holder)
        with self._database.write() as connection:
            renewed = mine.values(renewed_at=now, until=until).returning(leases.c.name)
            if not connection.execute(renewed).one_or_none():
                raise AlreadyRunning(mark("Een andere run van leads heeft het werk overgenomen."))

    def release(self, name: str, holder: str) -> None:
        """Give it back; nothing happens when another has it."""
        mine = delete(leases).where(leases.c.name == name, leases.c.holder == holder)
        with self._database.write() as connection:
            connection.execute(mine)


def _is_free(held: Any, now: datetime) -> bool:
    length = held.until - held.renewed_at
    clock_was_set_back = held.renewed_at > now + length
    return held.until <= now or clock_was_set_back or _is_dead(held.holder)


def _is_dead(holder: str) -> bool:
    """Whether this is a process of this machine that is no more. When in doubt, no."""
    host, pid, token = holder.rsplit(":", 2)
    if host != socket.gethostname() or os.name != "posix":
        return False
    if int(pid) == os.getpid():
        return token != _TOKEN
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


def _held_by(held: Any) -> AlreadyRunning:
    host, pid, _ = held.holder.rsplit(":", 2)
    return AlreadyRunning(
        mark(
            "Er is al een run van leads bezig (op {host}, proces {pid}). "
            "Wacht tot die klaar is en probeer het dan opnieuw."
        ),
        host=host,
        pid=pid,
    )
