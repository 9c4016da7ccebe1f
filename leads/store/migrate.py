"""Bring a database to the schema of this program.

Alembic takes half a second to import, so an up-to-date database is recognised
by one row, and a new one is made from the tables themselves; a test holds that
this equals all migrations.
"""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from leads.errors import SchemaError
from leads.language import mark
from leads.store import dialect
from leads.store.database import Database
from leads.store.schema import HEAD, metadata

MIGRATIONS = Path(__file__).parent / "migrations"


def bring_up_to_date(
    database: Database, *, backups: Path | None, head: str = HEAD, scripts: Path = MIGRATIONS
) -> None:
    """Create or migrate; at once ready when there is nothing to do.

    A copy of an SQLite file goes to `backups` (else beside the file) before its
    schema changes. Raises SchemaError when the database is of a newer program,
    of another program, or when a migration fails; then nothing has changed.
    """
    with database.read() as connection:
        version = _version(connection)
    if version == head:
        return
    if version is None:
        _create(database, head)
    else:
        _upgrade(database, version, backups, head, scripts)


def _version(connection: Connection) -> str | None:
    """The revision in the database; None when it has no tables yet."""
    if connection.dialect.has_table(connection, "alembic_version"):
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return str(found)
    if inspect(connection).get_table_names():
        raise SchemaError(mark("In deze database staan tabellen van een ander programma."))
    return None


def _create(database: Database, head: str) -> None:
    with database.migration() as connection:
        if _version(connection) is not None:
            return  # another program was first
        metadata.create_all(connection)
        connection.execute(
            text(
                "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
                "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
            )
        )
        connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": head})


def _upgrade(
    database: Database, version: str, backups: Path | None, head: str, scripts: Path
) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    known = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    if version not in known:
        raise _too_new(version, head, backups)
    copy = _copy_first(database, version, backups)
    with database.migration() as connection:
        if _version(connection) == head:
            return  # another program was first
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, head)
        except Exception as error:
            raise _failed(copy) from error


def _copy_first(database: Database, version: str, backups: Path | None) -> Path | None:
    """Copy the file under a name that is still free."""
    if database.file is None:
        return None
    folder = backups or database.file.parent
    name = f"{database.file.stem}-schema-{version}"
    number = 1
    while (target := folder / f"{name}-{number}.db").exists():
        number += 1
    with database.faults():
        dialect.copy_sqlite(database.file, target)
    return target


def _too_new(version: str, head: str, backups: Path | None) -> SchemaError:
    sentence = mark(
        "Deze database is van een nieuwere versie van leads (schema {version}; deze versie "
        "kent {head}). Installeer de nieuwste leads, of zet een oudere back-up terug."
    )
    if backups:
        sentence = mark(
            "Deze database is van een nieuwere versie van leads (schema {version}; deze versie "
            "kent {head}). Installeer de nieuwste leads, of zet een oudere back-up terug uit "
            "{backups}."
        )
    return SchemaError(sentence, version=version, head=head, backups=backups)


def _failed(copy: Path | None) -> SchemaError:
    if copy is None:
        return SchemaError(
            mark("Het bijwerken van de database is niet gelukt; er is niets veranderd.")
        )
    return SchemaError(
        mark(
            "Het bijwerken van de database is niet gelukt; er is niets veranderd. "
            "Een kopie van daarvoor staat in {copy}."
        ),
        copy=copy,
    )
