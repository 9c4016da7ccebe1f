"""A real store for every test: an SQLite file, and PostgreSQL when a server is given."""

import os
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from leads.store import Store

POSTGRES = os.environ.get("LEADS_TEST_POSTGRES", "")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "url" in metafunc.fixturenames:
        both = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]
        metafunc.parametrize("url", both if POSTGRES else both[:1], indirect=True)


@pytest.fixture
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database of this test alone."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'leads.db'}"
    else:
        yield from _postgres_schema()


def _postgres_schema() -> Iterator[str]:
    name = f"leads_{uuid.uuid4().hex}"
    engine = create_engine(POSTGRES, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
        options = f"-csearch_path={name} -csynchronous_commit=off"
        here = make_url(POSTGRES).update_query_dict({"options": options})
        yield here.render_as_string(hide_password=False)
        connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
    engine.dispose()


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite database with nothing in it: copied, for making it anew costs more."""
    file = tmp_path_factory.mktemp("store") / "empty.db"
    Store.open(f"sqlite:///{file}", backups=None).close()
    return file


@pytest.fixture
def store(url: str, empty_file: Path) -> Iterator[Store]:
    if url.startswith("sqlite"):
        shutil.copy(empty_file, url.removeprefix("sqlite:///"))
    with Store.open(url, backups=None) as opened:
        yield opened


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'leads.db'}"
