"""Help in two languages, on a narrow terminal, quickly; and the page made from it."""

import re
import sys
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from types import ModuleType

import click
import pytest
from cli_process import ROOT, Cli

from leads.cli import cli, speech
from leads.cli.command import Command, Context
from leads.cli.exits import MEANINGS
from leads.cli.state import State
from leads.cli.table import ALIASES, COMMANDS
from leads.language import Words

HEAVY = {
    "spacy",
    "numpy",
    "httpx",
    "sqlalchemy",
    "feedparser",
    "bs4",
    "pydantic",
    "yaml",
    "babel",
}


@pytest.fixture
def language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("LANGUAGE", "")
    speech.speak(request.param)
    return str(request.param)


def command(name: str) -> Command:
    found = cli.get_command(Context(cli), name)
    assert isinstance(found, Command)
    return found


def shown(name: str, language: str, width: int = 80) -> str:
    """The help of one command, as the command line makes it."""
    state = State({}, language)
    root = Context(cli, info_name="leads", obj=state, terminal_width=width, **cli.context_settings)
    return Context(command(name), info_name=name, parent=root).get_help()


both = pytest.mark.parametrize("language", ["nl", "en"], indirect=True)


@both
@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_with_an_example(name: str, language: str) -> None:
    told = shown(name, language)
    assert Words(language)(COMMANDS[name].told) in re.sub(r"\s+", " ", told)
    assert f"leads {name}" in told.partition(Words(language)("Voorbeelden"))[2]
    assert re.search(r"-h, --help\s+(Laat deze uitleg zien|Show this help)", told)
    stray = {
        "nl": r"Usage:|Options|default:|required|Show ",
        "en": r"Gebruik:|Opties|verplicht|Laat ",
    }
    assert not re.search(stray[language], told)


@both
@pytest.mark.parametrize("name", COMMANDS)
def test_help_fits_a_narrow_terminal(name: str, language: str) -> None:
    examples = command(name).examples
    for line in shown(name, language, width=40).splitlines():
        assert len(line) <= 40 or line.strip() in examples


@pytest.mark.parametrize("asked", [["--help"], ["-h"], ["help"], ["hulp"], []])
def test_help_in_dutch(bare: Cli, asked: list[str]) -> None:
    done = bare(*asked)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Gebruik: leads [OPTIES] OPDRACHT")
    assert "list, lijst" in done.stdout
    assert "  75   er draait er al een" in done.stdout


@pytest.mark.parametrize("asked", [["--lang", "en", "--help"], ["--help", "--lang=en"]])
def test_help_in_english(bare: Cli, asked: list[str]) -> None:
    done = bare(*asked)
    assert done.stdout.startswith("Usage: leads [OPTIONS] COMMAND")
    assert "Show which chances are open." in done.stdout
    assert "Show this help." in done.stdout


def test_the_environment_chooses_the_language(bare: Cli) -> None:
    assert "Show which chances are open." in bare("list", "--help", LEADS_LANG="en").stdout
    dutch = bare("--lang", "nl", "help", "lijst", LEADS_LANG="en", LANGUAGE="en").stdout
    assert "Laat zien welke kansen open staan." in dutch


def test_help_imports_nothing_heavy(bare: Cli) -> None:
    told = bare("--help", PYTHONPROFILEIMPORTTIME="1").stderr
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in told.splitlines()}
    assert "click" in imported, "the list of imports can be read"
    assert imported & HEAVY == set()


def test_every_command_has_a_dutch_name_of_its_own() -> None:
    assert len(ALIASES) == len(COMMANDS)
    assert not set(ALIASES) & set(COMMANDS)
    for alias, name in ALIASES.items():
        assert command(alias) is command(name)


# ── the page ─────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def made() -> Iterator[ModuleType]:
    spec = spec_from_file_location("make_commands", ROOT / "docs" / "make_commands.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    before = list(sys.path)
    spec.loader.exec_module(module)
    yield module
    sys.path[:] = before


@pytest.mark.parametrize("language", ["en"], indirect=True)
def test_the_page_of_commands_is_true(made: ModuleType, language: str) -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert page == made.page(), "run: python docs/make_commands.py"
    for name, entry in COMMANDS.items():
        assert f"| [`{name}`](#{name}) | `{entry.alias}` |" in page
    for code in MEANINGS:
        assert f"\n| {code} | " in page


def test_options_of_the_page_are_those_of_the_program() -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    for name in COMMANDS:
        section = page.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
        for option in command(name).params:
            if isinstance(option, click.Option):
                assert option.opts[-1] in section
