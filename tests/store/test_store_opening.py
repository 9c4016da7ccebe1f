"""Opening: create, recognise, migrate, refuse."""

import json
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, inspect, text
from store_children import open_new, start
from store_nouns import NOW, make_item, make_source, make_visit

from leads.errors import SchemaError, StoreError
from leads.store import Store, dialect
from leads.store.database import Database
from leads.store.migrate import MIGRATIONS, bring_up_to_date
from leads.store.schema import HEAD, metadata

ADD_COLUMN = f"""
import sqlalchemy as sa
from alembic import op

revision = "0901"
down_revision = "{HEAD}"

def upgrade():
    op.add_column("hosts", sa.Column("note", sa.Text()))
    with op.batch_alter_table("sources") as table:
        table.alter_column("detail", new_column_name="sentence")
"""

FAIL = """
from alembic import op

revision = "0902"
down_revision = "0901"

def upgrade():
    op.execute("UPDATE sources SET name = 'halverwege'")
    op.execute("SELECT * FROM a_table_that_is_not_there")
"""


@contextmanager
def database(url: str) -> Iterator[Database]:
    opened = Database(dialect.read_url(url))
    try:
        yield opened
    finally:
        opened.close()


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    """The migrations of a next version: one that works, one that does not."""
    folder = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "0901_next.py").write_text(ADD_COLUMN)
    (folder / "versions" / "0902_broken.py").write_text(FAIL)
    return folder


def start_empty(database: Database) -> None:
    """An alembic database on which no migration ran yet."""
    with database.write() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32))"))
        connection.execute(text("INSERT INTO alembic_version VALUES ('0000')"))


def before_the_first(folder: Path) -> Path:
    """The real migrations with an empty one before them."""
    shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    first = folder / "versions" / "0001_first.py"
    first.write_text(first.read_text().replace("down_revision = None", 'down_revision = "0000"', 1))
    (folder / "versions" / "0000_empty.py").write_text(
        'revision = "0000"\ndown_revision = None\n\ndef upgrade():\n    pass\n'
    )
    return folder


def described(engine: Engine) -> dict[str, Any]:
    """All that can be asked of a schema, in an order that does not matter."""
    inspector = inspect(engine)
    return {
        table: {
            "columns": {
                column["name"]: (str(column["type"]), column["nullable"])
                for column in inspector.get_columns(table)
            },
            "key": inspector.get_pk_constraint(table),
            "foreign": sorted(map(str, inspector.get_foreign_keys(table))),
            "indexes": sorted(map(str, inspector.get_indexes(table))),
        }
        for table in inspector.get_table_names()
        if table != "alembic_version"
    }


def test_a_fresh_schema_equals_all_migrations(url: str, tmp_path: Path) -> None:
    scripts = before_the_first(tmp_path / "scripts")
    with database(url) as migrated:
        start_empty(migrated)
        bring_up_to_date(migrated, backups=tmp_path, scripts=scripts)
        by_migrations = described(migrated.engine)
        with migrated.write() as connection:
            metadata.drop_all(connection)
            connection.execute(text("DROP TABLE alembic_version"))
        bring_up_to_date(migrated, backups=None)
        assert by_migrations == described(migrated.engine)
    assert set(by_migrations) == set(metadata.tables)


def test_head_is_the_last_migration() -> None:
    revisions = sorted(path.name[:4] for path in (MIGRATIONS / "versions").glob("0*.py"))
    assert revisions[-1] == HEAD


def test_opening_again_keeps_what_was_there(url: str) -> None:
    with Store.open(url, backups=None) as store:
        store.sources.register([make_source()])
    with Store.open(url, backups=None) as store:
        assert list(store.sources.states()) == ["krant"]


def test_opening_an_up_to_date_database_does_not_import_alembic(sqlite_url: str) -> None:
    program = (
        "import sys; from leads.store import Store\n"
        f"Store.open({sqlite_url!r}, backups=None).close()\n"
        f"Store.open({sqlite_url!r}, backups=None).close()\n"
        "sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_a_newer_schema_is_refused_with_an_instruction(url: str, tmp_path: Path) -> None:
    Store.open(url, backups=None).close()
    with database(url) as newer, newer.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0999'"))
    with pytest.raises(SchemaError, match=r"nieuwere versie van leads \(schema 0999.*Installeer"):
        Store.open(url, backups=tmp_path)
    assert not list(tmp_path.glob("*schema*"))


def test_a_migration_copies_the_file_first(sqlite_url: str, scripts: Path, tmp_path: Path) -> None:
    with Store.open(sqlite_url, backups=None) as store:
        store.sources.register([make_source()])
    with database(sqlite_url) as old:
        bring_up_to_date(old, backups=tmp_path / "backups", head="0901", scripts=scripts)
        assert "note" in described(old.engine)["hosts"]["columns"]
        with old.read() as connection:
            assert connection.execute(text("SELECT sentence FROM sources")).all() == [(None,)]
    with closing(sqlite3.connect(tmp_path / "backups" / f"leads-schema-{HEAD}-1.db")) as copy:
        assert copy.execute("SELECT version_num FROM alembic_version").fetchone() == (HEAD,)
        assert copy.execute("SELECT id FROM sources").fetchone() == ("krant",)


def test_a_migration_keeps_rows_that_refer_to_a_rebuilt_table(
    sqlite_url: str, scripts: Path
) -> None:
    with Store.open(sqlite_url, backups=None) as store:
        store.sources.register([make_source()])
        store.save_visit(make_visit(), [make_item()])
    with database(sqlite_url) as old:
        bring_up_to_date(old, backups=None, head="0901", scripts=scripts)
        with old.read() as connection:
            assert connection.execute(text("SELECT count(*) FROM items")).scalar() == 1
            assert dialect.check(connection) == "ok"


def test_a_migration_that_fails_changes_nothing(url: str, scripts: Path, tmp_path: Path) -> None:
    with Store.open(url, backups=None) as store:
        store.sources.register([make_source()])
    with database(url) as old:
        before = described(old.engine)
        with pytest.raises(SchemaError, match="niet gelukt; er is niets veranderd"):
            bring_up_to_date(old, backups=tmp_path, head="0902", scripts=scripts)
        assert described(old.engine) == before
        with old.read() as connection:
            assert connection.execute(text("SELECT name FROM sources")).scalar() == "De Krant"
            version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
            assert version == HEAD


def test_a_second_migration_does_not_overwrite_the_first_copy(
    sqlite_url: str, scripts: Path, tmp_path: Path
) -> None:
    Store.open(sqlite_url, backups=None).close()
    with database(sqlite_url) as old:
        for _ in range(2):
            with pytest.raises(SchemaError, match="Een kopie van daarvoor staat in"):
                bring_up_to_date(old, backups=None, head="0902", scripts=scripts)
    assert sorted(path.name for path in tmp_path.glob("*schema*")) == [
        f"leads-schema-{HEAD}-1.db",
        f"leads-schema-{HEAD}-2.db",
    ]


def test_a_database_of_another_program_is_refused(url: str) -> None:
    with database(url) as other, other.write() as connection:
        connection.execute(text("CREATE TABLE recipes (id INTEGER)"))
    with pytest.raises(SchemaError, match="tabellen van een ander programma"):
        Store.open(url, backups=None)


def test_programs_may_create_one_database_at_once(url: str) -> None:
    children = [start(open_new, url) for _ in range(3)]
    for _, pipe in children:
        pipe.send("go")
    assert [pipe.recv() for _, pipe in children] == ["open"] * 3
    for child, _ in children:
        child.join(10)


def test_a_new_file_that_is_busy_for_a_moment_is_waited_for(
    sqlite_url: str, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(tmp_path / "leads.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with ThreadPoolExecutor(1) as pool:
            opened = pool.submit(Store.open, sqlite_url, backups=None)
            time.sleep(0.2)
            assert not opened.done()
            other.execute("ROLLBACK")
            opened.result(10).close()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("", "geen adres"),
        ("niets", "geen adres"),
        ("sqlite://", "SQLite"),
        ("sqlite:///:memory:", "SQLite"),
        ("mysql://root:geheim@host/leads", "PostgreSQL"),
        ("sqlite:////geen/map/leads.db", "gaat niet open. Kijk of de map bestaat"),
        ("postgresql://postgres@127.0.0.1:1/test", "niet te bereiken"),
    ],
)
def test_an_address_that_cannot_work_is_explained(address: str, said: str) -> None:
    with pytest.raises(StoreError, match=said) as caught:
        Store.open(address, backups=None)
    assert "geheim" not in str(caught.value)


@pytest.mark.parametrize("junk", [b"geen database, wel veel tekst " * 500, b"SQLite format 3\0x"])
def test_a_corrupt_file_is_explained(junk: bytes, tmp_path: Path) -> None:
    (tmp_path / "leads.db").write_bytes(junk)
    with pytest.raises(StoreError, match="beschadigd of is geen database van leads"):
        Store.open(f"sqlite:///{tmp_path / 'leads.db'}", backups=None)
    assert (tmp_path / "leads.db").read_bytes() == junk


def test_names_of_files_may_hold_spaces_and_percents(tmp_path: Path) -> None:
    folder = tmp_path / "Mijn map 100% é"
    folder.mkdir()
    with Store.open(f"sqlite:///{folder / 'leads.db'}", backups=None) as store:
        assert store.integrity() == "ok"
    assert (folder / "leads.db").exists()


def test_stored_text_is_readable_for_people(sqlite_url: str, tmp_path: Path) -> None:
    with Store.open(sqlite_url, backups=None) as store:
        run = store.runs.start("refresh", NOW)
        store.runs.finish(run, NOW, 0, {"café": 1})
    with closing(sqlite3.connect(tmp_path / "leads.db")) as file:
        stored = file.execute("SELECT figures FROM runs").fetchone()[0]
    assert json.loads(stored) == {"café": 1}
    assert "café" in stored
