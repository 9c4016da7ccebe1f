"""What tests of the store do in another process, and how they start one.

The children come from a fork server that has the store imported already, so
that ten of them cost less than one fresh interpreter.
"""

import multiprocessing
import os
from datetime import timedelta
from itertools import count
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from store_nouns import NOW, make_item, make_source, make_visit

from leads.errors import LeadsError
from leads.store import Store
from leads.store.runs import this_process

ITEMS_PER_VISIT = 20

_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(
    ["pytest", "leads.store.store", "sqlalchemy.dialects.sqlite", "sqlalchemy.dialects.postgresql"]
)


def start(work: object, *arguments: object) -> tuple[BaseProcess, Connection]:
    """Run `work(*arguments, pipe)` in a child; returns it and our end of the pipe."""
    ours, theirs = _context.Pipe()
    child = _context.Process(target=work, args=(*arguments, theirs))
    child.start()
    theirs.close()
    return child, ours


def visit_for_ever(url: str, turn: int, pipe: Connection) -> None:
    """Save one visit of twenty items after another, and tell of each."""
    with Store.open(url, backups=None) as store:
        for number in count():
            keys = range(ITEMS_PER_VISIT)
            items = [make_item(f"{turn}-{number}-{key}") for key in keys]
            at = NOW + timedelta(days=turn, seconds=number)
            pipe.send(store.save_visit(make_visit(at=at), items))


def open_new(url: str, pipe: Connection) -> None:
    """Open a database that may not exist yet, as soon as we are told to."""
    pipe.recv()
    try:
        with Store.open(url, backups=None) as store:
            store.sources.register([make_source()])
        pipe.send("open")
    except LeadsError as error:
        pipe.send(str(error))


def hold_lease(url: str, pipe: Connection) -> None:
    """Take the lease, say so, and keep it until killed."""
    with Store.open(url, backups=None) as store:
        store.runs.acquire("run", this_process(), NOW, 120)
        pipe.send(this_process())
        pipe.recv()


def write_as_nobody(url: str, pipe: Connection) -> None:
    """Try to write as a user without rights; tell what we were told."""
    if os.geteuid() == 0:
        os.seteuid(65534)
    try:
        with Store.open(url, backups=None) as store:
            store.sources.register([make_source()])
        pipe.send("written")
    except LeadsError as error:
        pipe.send(f"{type(error).__name__}: {error}")
