"""Run an installed program away from here, with a clean environment."""

import os
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable, Sequence
from pathlib import Path

Done = subprocess.CompletedProcess[str]
Run = Callable[..., Done]
_PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")


def call(command: Sequence[str | Path], cwd: Path, **env: str) -> Done:
    """Run a program with nothing from this environment but what it needs to start."""
    clean = {"PATH": os.defpath, "HOME": str(cwd), "LC_ALL": "C.UTF-8", **env}
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=clean,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )


def bare_environment(folder: Path) -> Path:
    """A new virtual environment with nothing in it; returns its python."""
    venv.create(folder, symlinks=True)
    return folder / "bin" / "python"


def add_locked_libraries(python: Path) -> None:
    """Let it see the libraries of this environment, but nothing that is installed editable
    (a `.pth` in a folder that a `.pth` names is not read)."""
    [site] = python.parent.parent.glob("lib/python*/site-packages")
    libraries = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (site / "locked.pth").write_text("\n".join(sorted(libraries)), encoding="utf-8")


def install(python: Path, what: Path, *options: str) -> Done:
    """Install a wheel or a source tree, without its dependencies."""
    command = [*_PIP, "--python", python, "install", "--no-index", "--no-deps", *options, what]
    return call(command, python.parent)
