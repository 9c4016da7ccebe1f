"""From the first schema on: the directory keeps its bodies, spellings, items and standings."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from store_nouns import BRANCH, NOW, make_analysis, make_item, make_source, make_visit

from leads.store import Store, dialect
from leads.store.database import Database
from leads.store.migrate import MIGRATIONS, bring_up_to_date

_BODY = (
    "INSERT INTO organisations (id, normal_name, name, type_id, place, aliases, known_as, "
    "mentions, last_seen) VALUES (:id, :normal, :name, NULL, 'Elsbroek', :aliases, :known, 1, :at)"
)
_NAMED = "INSERT INTO organisation_items (item_id, organisation_id) VALUES (:item, 'k1')"
_ITEM = (
    "INSERT INTO items (id, source_id, key, url, title, text, medium, published, precision, "
    "source_name, events, flags, content_hash, turn) VALUES (:id, 'krant', '1', '', '', '', "
    "'news', :at, 'instant', '', '[]', '[]', '', 1)"
)


@contextmanager
def database(url: str) -> Iterator[Database]:
    opened = Database(dialect.read_url(url))
    try:
        yield opened
    finally:
        opened.close()


@pytest.fixture
def old(url: str, tmp_path: Path) -> Iterator[Database]:
    """A database as the first version of the program left it."""
    scripts = tmp_path / "first"
    (scripts / "versions").mkdir(parents=True)
    (scripts / "env.py").write_text((MIGRATIONS / "env.py").read_text())
    first = (MIGRATIONS / "versions" / "0001_first.py").read_text()
    first = first.replace("down_revision = None", 'down_revision = "0000"', 1)
    (scripts / "versions" / "0001_first.py").write_text(first)
    (scripts / "versions" / "0000_empty.py").write_text(
        'revision = "0000"\ndown_revision = None\n\ndef upgrade():\n    pass\n'
    )
    with database(url) as made:
        with made.write() as connection:
            connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32))"))
            connection.execute(text("INSERT INTO alembic_version VALUES ('0000')"))
        bring_up_to_date(made, backups=tmp_path, head="0001", scripts=scripts)
        with made.write() as connection:
            _fill(connection)
        yield made


def _fill(connection: Connection) -> None:
    at = NOW.replace(tzinfo=None) if connection.dialect.name == "sqlite" else NOW
    connection.execute(
        text(
            "INSERT INTO sources (id, kind, url, name, removed, failures, items) "
            "VALUES ('krant', 'feed', '', '', :no, 0, 0)"
        ),
        {"no": False},
    )
    connection.execute(text("INSERT INTO branches VALUES ('elsbroek', 1), ('neerdal', 1)"))
    connection.execute(text(_ITEM), {"id": "i1", "at": str(at)})
    kring = {"id": "k1", "normal": "heemkundekring vonder", "name": "Heemkundekring De Vonder"}
    spelt = json.dumps(["Stichting Heemkundekring de Vonder"])
    connection.execute(text(_BODY), {**kring, "aliases": spelt, "known": "partner", "at": str(at)})
    koor = {"id": "k2", "normal": "koor oranje", "name": "Koor Oranje", "aliases": "[]"}
    connection.execute(text(_BODY), {**koor, "known": "unknown", "at": str(at)})
    connection.execute(text(_NAMED), {"item": "i1"})


def test_bodies_and_their_spellings_survive(old: Database, url: str) -> None:
    with Store.open(url, backups=None) as store:
        kring, koor = store.organisations.all(BRANCH.id)
        assert (kring.name, kring.aliases, kring.known_as, kring.mentions) == (
            "Heemkundekring De Vonder",
            ("Stichting Heemkundekring de Vonder",),
            "partner",
            1,
        )
        assert store.organisations.all("neerdal")[0].known_as == "partner"
        assert store.organisations.all("elders")[0].known_as == "unknown"
        assert kring.last_seen == NOW
        assert (koor.name, koor.aliases, koor.contact) == ("Koor Oranje", (), ())
        seen = store.organisations.seen("k1", 5)
        assert [(item.source_id, said) for item, said in seen] == [
            ("krant", "heemkundekring vonder")
        ]
        assert store.integrity() == "ok"


def test_a_body_of_before_is_found_again(old: Database, url: str) -> None:
    with Store.open(url, backups=None) as store:
        found = store.organisations.near(["heemkundekring vonder"], places=["Elsbroek"])
        assert [body.id for body in found] == ["k1"]
        store.sources.register([make_source()])
        item = make_item("nieuw")
        store.save_visit(make_visit(), [item])
        store.save_analysis(BRANCH, [make_analysis(item, bodies=store.organisations.all())])
        assert {body.id: body.mentions for body in store.organisations.all()} == {"k1": 2, "k2": 1}
