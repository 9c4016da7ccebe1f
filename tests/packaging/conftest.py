"""The wheel as others get it: built, installed beside the locked libraries, run elsewhere."""

import sys
from pathlib import Path

import pytest
from packaging_run import Done, Run, add_locked_libraries, bare_environment, call, install
from pages import ROOT


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source distribution, and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("dist")
    done = call([sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT], folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="session")
def python(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The python of an environment in which the wheel is installed."""
    python = bare_environment(tmp_path_factory.mktemp("venv"))
    [wheel] = built.glob("*.whl")
    done = install(python, wheel)
    assert done.returncode == 0, done.stderr
    add_locked_libraries(python)
    return python


@pytest.fixture
def leads(python: Path, tmp_path: Path) -> Run:
    """The installed command, run in an empty folder."""
    empty = tmp_path / "empty"
    empty.mkdir()

    def run(*args: str | Path, **env: str) -> Done:
        return call([python.with_name("leads"), *args], empty, **env)

    return run
