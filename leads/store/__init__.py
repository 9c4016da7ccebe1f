"""The only SQL: SQLite and PostgreSQL, one schema, migrations.

    with Store.open("sqlite:////home/bieb/data/leads.db", backups=None) as store:
        for source in store.sources.due(sources, now): ...

Every public method is one transaction and speaks the nouns of `leads.model`.
`Store` is imported on first use: `leads.store.health` has to stay light.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leads.store.store import Store

__all__ = ["Store"]


def __getattr__(name: str) -> object:
    if name != "Store":
        raise AttributeError(name)
    from leads.store.store import Store

    return Store
