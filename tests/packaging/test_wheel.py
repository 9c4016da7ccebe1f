"""The wheel: everything in it, and it works from an empty folder."""

import re
import tarfile
import tomllib
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest
from packaging_run import Run, call
from pages import ROOT

from docs import make_readme

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def files_below(folder: Path) -> set[str]:
    return {
        path.relative_to(folder.parent).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture(scope="session")
def wheel(built: Path) -> zipfile.ZipFile:
    [path] = built.glob("*.whl")
    assert re.fullmatch(r"leads_bieb-[\w.]+-py3-none-any\.whl", path.name)
    return zipfile.ZipFile(path)


def test_the_wheel_holds_every_file_of_the_package_and_nothing_else(
    wheel: zipfile.ZipFile,
) -> None:
    held = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert held == files_below(ROOT / "leads")
    assert {"leads/py.typed", "leads/defaults/ranker.npz", "leads/templates/digest.html"} <= held


def test_the_wheel_says_who_it_is(wheel: zipfile.ZipFile) -> None:
    [metadata] = [name for name in wheel.namelist() if name.endswith("/METADATA")]
    told = message_from_bytes(wheel.read(metadata))
    assert told["Name"] == "leads-bieb"
    assert told["Requires-Python"] == ">=3.11"
    assert told["License-Expression"] == "MIT"
    assert told.get_all("License-File") == ["LICENSE", "NOTICE"]
    assert [line for line in told.get_all("Requires-Dist", []) if "@" in line] == []
    assert wheel.read(metadata).endswith((ROOT / "README.md").read_bytes())


def test_the_source_distribution_can_be_tested(built: Path) -> None:
    [path] = built.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}
    wanted = files_below(ROOT / "leads") | files_below(ROOT / "tests") | files_below(ROOT / "docs")
    wanted |= {"Makefile", "requirements.lock", "requirements-dev.lock", "babel.cfg", "Dockerfile"}
    assert wanted - held == set()
    assert [name for name in held if name.startswith(("data/", ".git/", ".venv"))] == []


def test_the_lock_holds_every_dependency_with_its_hash() -> None:
    locked = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", locked.strip())
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    names = {re.split(r"\[|==", entry)[0].lower() for entry in entries}
    asked = {re.split(r"[\[<>=~ ]", line)[0].lower() for line in PROJECT["dependencies"]}
    assert asked - names == set()
    assert {"hatchling", "editables", "psycopg"} <= names


def test_it_is_the_wheel_that_runs(python: Path, tmp_path: Path) -> None:
    done = call([python, "-c", "import leads; print(leads.__file__)"], tmp_path)
    assert Path(done.stdout.strip()).is_relative_to(python.parent.parent)


def test_help_needs_nothing(leads: Run, tmp_path: Path) -> None:
    done = leads("--help")
    assert done.returncode == 0
    assert "leads init" in done.stdout
    assert list((tmp_path / "empty").iterdir()) == []


def test_the_demo_works_from_an_empty_folder(leads: Run, python: Path, tmp_path: Path) -> None:
    [package] = python.parent.parent.glob("lib/python*/site-packages/leads")
    before = files_below(package)
    done = leads("demo", "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    page = tmp_path / "out" / "ochtendmail.html"
    assert str(page) in done.stderr
    assert "<html" in page.read_text(encoding="utf-8")
    left = {one.name for one in (tmp_path / "empty").iterdir()}
    assert left <= {".cache"}  # the folder is HOME too: the table of Dutch words is kept there
    assert files_below(package) == before
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert make_readme.sample(done.stdout) == make_readme.between(readme, "sample")


def test_a_new_village_starts_from_an_empty_folder(leads: Run, tmp_path: Path) -> None:
    begun = leads("init", "mijnbieb", "--place", "Heeze")
    assert begun.returncode == 0, begun.stderr
    assert files_below(tmp_path / "empty" / "mijnbieb") == {
        "mijnbieb/config/leads.yaml",
        "mijnbieb/config/sources.yaml",
    }
    checked = leads("--home", "mijnbieb", "check", "--offline")
    assert checked.returncode == 0, checked.stderr
    listed = leads("--lang", "en", "--home", "mijnbieb", "list")
    assert listed.returncode == 0, listed.stderr
