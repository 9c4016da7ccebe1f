"""When each host may be asked again, and what it asks of machines, kept between runs."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select

from leads.model import RobotsTxt
from leads.store.database import Database
from leads.store.dialect import upsert
from leads.store.schema import hosts, robots


class Hosts:
    def __init__(self, database: Database) -> None:
        self._database = database

    def ready_at(self) -> dict[str, datetime]:
        """Host → not to be asked before."""
        with self._database.read() as connection:
            return {row.host: row.ready_at for row in connection.execute(select(hosts))}

    def save_ready_at(self, ready_at: Mapping[str, datetime]) -> None:
        """Overwrite what is known of these hosts."""
        rows = [{"host": host, "ready_at": at} for host, at in sorted(ready_at.items())]
        with self._database.write() as connection:
            upsert(connection, hosts, rows)

    def robots(self) -> dict[str, RobotsTxt]:
        """Origin → the last copy of its robots.txt, however old."""
        with self._database.read() as connection:
            rows = connection.execute(select(robots)).all()
        return {row.origin: RobotsTxt(row.text, row.read_at) for row in rows}

    def save_robots(self, copies: Mapping[str, RobotsTxt]) -> None:
        """Keep these copies in the place of older ones."""
        rows = [
            {"origin": origin, "text": copy.text.replace("\x00", ""), "read_at": copy.read_at}
            for origin, copy in sorted(copies.items())
        ]
        with self._database.write() as connection:
            upsert(connection, robots, rows)
