"""The one question of a health check, answered without SQLAlchemy for SQLite."""

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from leads.errors import StoreError
from leads.language import mark
from leads.model import Run

_QUERY = """
    SELECT id, verb, started, finished, exit, figures FROM runs
    WHERE verb = ? AND finished IS NOT NULL ORDER BY id DESC LIMIT 1
"""


def last_run(url: str, verb: str) -> Run | None:
    """The newest finished run of a verb; None when there is none yet.

    Raises StoreError when the database is not there or cannot be read.
    """
    if not url.startswith("sqlite"):
        from leads.store.store import Store

        with Store.open(url, backups=None) as store:
            return store.runs.last(verb)
    path = Path(url.partition(":///")[2])
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as file:
            row = file.execute(_QUERY, (verb,)).fetchone()
    except sqlite3.Error as error:
        raise StoreError(
            mark("De database {path} is niet te lezen: {cause}"), path=path, cause=error
        ) from error
    return _run(*row) if row else None


def _run(id: int, verb: str, started: str, finished: str, exit: int, figures: str) -> Run:
    return Run(
        id=id,
        verb=verb,
        started=_instant(started),
        finished=_instant(finished),
        exit=exit,
        figures=json.loads(figures),
    )


def _instant(stored: str) -> datetime:
    return datetime.fromisoformat(stored).replace(tzinfo=UTC)
