"""The Dockerfile, read; and its steps done in a bare folder, for want of an engine."""

import json
import re
import shlex
import shutil
import tomllib
from pathlib import Path
from typing import NamedTuple

import click
import pytest
from packaging_run import Run, add_locked_libraries, bare_environment, call, install
from pages import ROOT

from leads.cli import cli
from leads.cli.state import State

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


class Step(NamedTuple):
    """One instruction of a Dockerfile and what stands behind it."""

    name: str
    rest: str


def stages() -> list[list[Step]]:
    """The instructions of each stage, the first one being FROM."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    lines = re.sub(r"^#.*\n", "", text, flags=re.MULTILINE).replace("\\\n", " ").splitlines()
    found: list[list[Step]] = []
    for line in filter(str.strip, lines):
        name, _, rest = line.strip().partition(" ")
        if name == "FROM":
            found.append([])
        found[-1].append(Step(name, rest.strip()))
    return found


BUILD, FINAL = stages()


def only(stage: list[Step], name: str) -> str:
    [rest] = [step.rest for step in stage if step.name == name]
    return rest


def variables() -> dict[str, str]:
    return dict(word.split("=", 1) for word in shlex.split(only(FINAL, "ENV")))


def copied(stage: list[Step]) -> list[tuple[list[str], str]]:
    """(sources, target) of each COPY from the checkout."""
    words = [shlex.split(step.rest) for step in stage if step.name == "COPY"]
    return [(sources, target) for *sources, target in words if "--from" not in sources[0]]


def test_both_stages_stand_on_one_python_that_is_supported() -> None:
    images = [re.match(r"python:(3\.\d+)-slim\b", stage[0].rest) for stage in (BUILD, FINAL)]
    [version] = {found[1] for found in images if found}
    assert all(images)
    assert f"Programming Language :: Python :: {version}" in PROJECT["classifiers"]


def test_what_is_copied_is_there_and_not_ignored() -> None:
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    for sources, _ in copied(BUILD):
        for source in sources:
            assert (ROOT / source).exists(), source
            assert source not in ignored
    assert copied(FINAL) == []


def test_only_hashed_libraries_go_in() -> None:
    runs = [step.rest for step in BUILD if step.name == "RUN" and "install" in step.rest]
    assert any("--require-hashes -r requirements.lock" in run for run in runs)
    for run in runs:
        assert "--require-hashes" in run or {"--no-deps", "--no-build-isolation"} <= set(
            run.split()
        )


def test_it_runs_without_root() -> None:
    names = [step.name for step in FINAL]
    assert names.index("USER") > max(n for n, name in enumerate(names) if name == "RUN")
    made = " ".join(step.rest for step in FINAL if step.name == "RUN")
    assert re.search(rf"useradd --uid [1-9]\d{{3,}} .*\b{only(FINAL, 'USER')}\b", made)


def test_what_it_writes_is_the_volume() -> None:
    [volume] = json.loads(only(FINAL, "VOLUME"))
    assert volume == f"{variables()['LEADS_HOME']}/data"
    made = " ".join(step.rest for step in FINAL if step.name == "RUN")
    assert f"chown {only(FINAL, 'USER')} {volume}" in made
    assert only(FINAL, "WORKDIR") == variables()["LEADS_HOME"]


def test_signals_reach_the_program() -> None:
    """In exec form there is no shell between."""
    assert json.loads(only(FINAL, "ENTRYPOINT")) == ["leads"]
    assert only(FINAL, "STOPSIGNAL") == "SIGTERM"


@pytest.mark.parametrize("name", ["CMD", "HEALTHCHECK"])
def test_its_commands_exist(name: str) -> None:
    words = json.loads(only(FINAL, name).partition("CMD ")[2] or only(FINAL, name))
    root = click.Context(cli, info_name="leads", obj=State({}, "en"))
    called, command, rest = cli.resolve_command(root, words[1:] if words[0] == "leads" else words)
    assert command is not None
    command.make_context(called, rest, parent=root)


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The python of an environment made by the steps of the first stage."""
    source = tmp_path_factory.mktemp("src")
    for sources, target in copied(BUILD):
        for name in sources:
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, source / target)
            else:
                shutil.copy(ROOT / name, source / target)
    python = bare_environment(tmp_path_factory.mktemp("opt"))
    add_locked_libraries(python)
    done = install(python, source, "--no-build-isolation", "--ignore-installed")
    assert done.returncode == 0, done.stderr
    return python


@pytest.fixture
def container(image: Path, tmp_path: Path) -> Run:
    """The command as the container starts it, in a home with an empty config."""
    home = tmp_path / "home"
    (home / "config").mkdir(parents=True)
    told = {**variables(), "LEADS_HOME": str(home)}
    told.pop("PATH")
    return lambda *args: call([image.with_name("leads"), *args], home, **told)


HEALTH = json.loads(only(FINAL, "HEALTHCHECK").partition("CMD ")[2])[1:]


def test_health_without_settings_is_one_clear_sentence(container: Run) -> None:
    done = container(*HEALTH)
    assert done.returncode == 2
    assert "leads init" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_health_before_the_first_run_is_bad_but_no_crash(container: Run, tmp_path: Path) -> None:
    assert container("init", str(tmp_path / "home"), "--place", "Heeze").returncode == 0
    done = container(*HEALTH)
    assert done.returncode == 5
    assert "Traceback" not in done.stdout + done.stderr


def test_a_home_that_cannot_be_written_is_a_sentence_too(container: Run, tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert container("init", str(home), "--place", "Heeze").returncode == 0
    (home / "data").symlink_to("/dev/fd")  # a folder in which nobody makes a file, not even root
    before = {path: path.read_bytes() for path in (home / "config").iterdir()}
    done = container("refresh")
    assert done.returncode == 5
    assert str(home / "data") in done.stderr
    assert "Traceback" not in done.stderr
    assert {path: path.read_bytes() for path in (home / "config").iterdir()} == before
