"""The store: where all that is read, found and decided is kept."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType

from leads.errors import StoreError
from leads.language import mark
from leads.model import Analysis, Branch, Item, Visit
from leads.store import analyses, dialect, visits
from leads.store.database import Database
from leads.store.decisions import Decisions
from leads.store.digests import Digests
from leads.store.erasing import Erasing
from leads.store.hosts import Hosts
from leads.store.items import Items
from leads.store.leads import Leads
from leads.store.migrate import bring_up_to_date
from leads.store.moments import Moments
from leads.store.organisations import Organisations
from leads.store.people import People
from leads.store.runs import Runs
from leads.store.sources import Sources
from leads.store.tallies import Tallies
from leads.store.tastes import Tastes
from leads.store.texts import Texts
from leads.store.ties import Ties
from leads.store.traces import Traces


class Store:
    """One database, in nouns. Safe to share between threads."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.sources = Sources(database)
        self.hosts = Hosts(database)
        self.items = Items(database)
        self.organisations = Organisations(database)
        self.leads = Leads(database)
        self.tallies = Tallies(database)
        self.decisions = Decisions(database)
        self.tastes = Tastes(database)
        self.moments = Moments(database)
        self.people = People(database)
        self.erasing = Erasing(database)
        self.digests = Digests(database)
        self.texts = Texts(database)
        self.traces = Traces(database)
        self.runs = Runs(database)
        self.ties = Ties(database)

    @classmethod
    def open(cls, url: str, *, backups: Path | None) -> "Store":
        """Open `sqlite:///path` or `postgresql://…`, made or migrated when needed.

        `backups` is where a copy of an SQLite file goes before a migration; None:
        beside the file. Raises StoreError when it does not open, SchemaError when
        a newer program wrote it or a migration fails.
        """
        database = Database(dialect.read_url(url))
        try:
            bring_up_to_date(database, backups=backups)
        except BaseException:
            database.close()
            raise
        database.remember_file()
        return cls(database)

    def save_visit(self, visit: Visit, items: Sequence[Item]) -> int:
        """Keep what a visit brought and how it went; returns the number of new items.

        Raises StoreError when the source was never registered.
        """
        return self.save_visits([(visit, items)])[visit.source_id]

    def save_visits(self, brought: Sequence[visits.Brought]) -> dict[str, int]:
        """The same for visits of different sources at once: all are kept, or none; returns
        the number of new items by source."""
        return visits.save_visits(self._database, brought)

    def fresh(self, items: Sequence[Item]) -> list[Item]:
        """Those of a visit that are not known yet, or tell something else than before."""
        return visits.fresh(self._database, items)

    def save_analysis(self, branch: Branch, done: Sequence[Analysis]) -> None:
        """Keep what was found in items, the leads, and that the branch looked at them."""
        analyses.save_analysis(self._database, branch.id, done)

    def moment(self) -> AbstractContextManager[None]:
        """All that is read inside, by this thread, is of one moment of the database: many
        small questions cost less, and nothing changes between them."""
        return self._database.moment()

    def backup(self, path: Path) -> Path:
        """Copy the database to `path` while it is in use; returns `path`.

        Raises StoreError on PostgreSQL, which has its own tools for this.
        """
        if self._database.file is None:
            raise StoreError(mark("Maak van PostgreSQL een back-up met pg_dump."))
        with self._database.faults():
            dialect.copy_sqlite(self._database.file, path)
        return path

    def integrity(self) -> str:
        """`ok`, or what is wrong with the database."""
        with self._database.read() as connection:
            return dialect.check(connection)

    def close(self) -> None:
        self._database.close()

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
