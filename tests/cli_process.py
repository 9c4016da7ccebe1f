"""The real command line: in a process of its own, or for speed inside this one."""

import io
import os
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import pytest

from leads.cli import cli, speech
from leads.cli.exits import guarded
from leads.cli.state import State

ROOT = Path(__file__).parents[1]
NOW = "2026-03-24T08:00"
LEADS_YAML = """\
version: 1
branch:
  id: elsbroek
  name: Bibliotheek Elsbroek
  place: Heeze
  municipality: Heeze-Leende
  municipality_code: GM1658
http:
  contact: mailto:bieb@elsbroek.example
  allow_private: true
  pause: 1
nlp:
  model: none  # loading spaCy costs seconds in every child
"""


@dataclass
class Cli:
    """`leads` as a person or a script starts it: a clean environment, its own folder."""

    folder: Path
    env: dict[str, str] = field(default_factory=dict)
    running: list[subprocess.Popen[str]] = field(default_factory=list)
    python: str = sys.executable

    def __call__(self, *args: str, stdin: str = "", **env: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "leads", *args],
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            cwd=self.folder,
            env=self.environment(env),
            timeout=60,
            check=False,
        )

    def start(self, *args: str, **streams: object) -> subprocess.Popen[str]:
        """Without waiting for its end."""
        child = subprocess.Popen(
            [sys.executable, "-m", "leads", *args],
            encoding="utf-8",
            cwd=self.folder,
            env=self.environment({}),
            **streams,
        )
        self.running.append(child)
        return child

    def environment(self, more: dict[str, str]) -> dict[str, str]:
        bare = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder),
            "PYTHONPATH": str(ROOT),
            "PYTHONWARNINGS": "error",
            "LANG": "C.UTF-8",
            "COLUMNS": "80",
        }
        return {**bare, **self.env, **more}


class Done(NamedTuple):
    """How a command ended inside this process."""

    returncode: int
    stdout: str
    stderr: str


@dataclass
class Inside:
    """The same command line without a new process: for what does not hang on one."""

    cli: Cli
    patch: pytest.MonkeyPatch
    capture: pytest.CaptureFixture[str]

    def __call__(self, *args: str, stdin: str = "", **env: str) -> Done:
        wanted = self.cli.environment(env)
        on_term = signal.getsignal(signal.SIGTERM)
        with self.patch.context() as patch:
            for name in {name for name in os.environ if name.startswith("LEADS_")}:
                patch.delenv(name)
            for name in ("HOME", "COLUMNS", *self.cli.env, *env):
                patch.setenv(name, wanted[name])
            patch.setenv("LANGUAGE", "")
            patch.chdir(self.cli.folder)
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), "utf-8"))
            state = State(wanted, speech.chosen(args, wanted))
            speech.speak(state.words.language)
            self.capture.readouterr()
            code = guarded(cli, args, state)
        signal.signal(signal.SIGTERM, on_term)
        return Done(code, *self.capture.readouterr())
