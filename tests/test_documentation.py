"""What the pages say exists: commands, settings, files, targets, variables."""

import configparser
import re
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from pages import PAGES, ROOT, Page

from docs import make_readme
from leads import service, settings, sources
from leads.cli import cli
from leads.cli.exits import MEANINGS
from leads.cli.state import State
from leads.settings import yaml_text
from leads.settings.config import LeadsFile
from leads.settings.overlay import DEFAULTS
from leads.settings.plan import Home

README = Page(ROOT / "README.md")
CONFIG = ROOT / "config"
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
EVERY_PAGE = pytest.mark.parametrize("page", PAGES, ids=str)


def everywhere(part: str) -> list[Any]:
    """Each example of a kind as a test of its own."""
    found = ((page, one) for page in PAGES for one in getattr(page, part)())
    return [pytest.param(one, id=f"{page}: {' '.join(one)}") for page, one in found]


# ── commands ─────────────────────────────────────────────────────────────────


def parsed(words: list[str], *, whole: bool = True) -> None:
    """Read a command line as the program would; raises click.UsageError.

    A line that is not `whole` only names a command: what it needs may be missing.
    """
    root = click.Context(cli, info_name="leads", obj=State({}, "en"))
    try:
        options, rest, _ = cli.make_parser(root).parse_args(list(words))
        if rest and not options.get("help"):
            name, command, rest = cli.resolve_command(root, rest)
            assert command is not None
            command.make_context(name, rest, parent=root).close()
    except click.exceptions.Exit:
        return  # --help
    except click.MissingParameter:
        if whole:
            raise


def make_room(words: list[str], folder: Path) -> None:
    """Let the files exist that a command line names."""
    for word in words:
        if re.fullmatch(r"[\w/.-]+\.(jsonl|eml|txt)", word) and not word.startswith("/"):
            (folder / word).parent.mkdir(parents=True, exist_ok=True)
            (folder / word).touch()


@pytest.mark.parametrize("words", everywhere("calls"))
def test_a_command_that_is_typed_is_understood(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    make_room(words, tmp_path)
    parsed(words)


@EVERY_PAGE
def test_a_command_that_is_named_exists(page: Page) -> None:
    told = [re.split(r"\\?\|", code)[0] for code in page.codes if code.startswith("leads ")]
    named = [code.split()[1:] for code in told]
    for words in named:
        if not re.search(r"[\[…]|COMMAND", " ".join(words)):
            parsed(words, whole=False)


@pytest.mark.parametrize("line", ["plnt 4as6hh", "show", "run --no-sent", "snooze x --until soon"])
def test_a_command_that_does_not_exist_is_seen(line: str) -> None:
    with pytest.raises(click.UsageError):
        parsed(line.split())


# ── settings ─────────────────────────────────────────────────────────────────


def yaml_blocks() -> list[Any]:
    shown = [(p, text) for p in PAGES for language, text in p.blocks if language == "yaml"]
    return [pytest.param(text, id=f"{page}: {text.splitlines()[0]}") for page, text in shown]


@pytest.fixture
def config(tmp_path: Path) -> Path:
    service.init(tmp_path, "Heeze")
    (tmp_path / "config" / "smtp-wachtwoord.txt").write_text("geheim")
    (tmp_path / "config" / "smtp-wachtwoord.txt").chmod(0o600)
    return tmp_path / "config"


def load(config: Path) -> settings.Settings:
    loaded = settings.load(Home(config=config, data=config), {}, sources.kinds())
    settings.load_knowledge(loaded.branch, config)
    return loaded


@pytest.mark.parametrize("text", yaml_blocks())
def test_settings_that_are_shown_are_understood(text: str, config: Path) -> None:
    file = text.splitlines()[0].removeprefix("# ")
    shown = yaml_text.parse(text, file)
    assert shown.problems == []
    if file == "leads.yaml":
        laid = over(yaml_text.read(config / file).tree, shown.tree)
        text = yaml.safe_dump(laid, allow_unicode=True)
    elif file != "sources.yaml":
        assert keys_of_entries(shown.tree) <= {"active"} | keys_of_entries(
            yaml_text.read(DEFAULTS / file).tree
        )
    (config / file).write_text(text, encoding="utf-8")
    load(config)


def over(under: Any, upper: Any) -> Any:
    if isinstance(under, dict) and isinstance(upper, dict):
        return {**under, **{key: over(under.get(key), upper[key]) for key in upper}}
    return upper


def keys_of_entries(tree: Any) -> set[str]:
    lists = [entries for entries in tree.values() if isinstance(entries, list)]
    return {key for entries in lists for entry in entries for key in entry}


@EVERY_PAGE
def test_a_setting_that_is_named_exists(page: Page) -> None:
    if page.path.name == "architecture.md":
        return  # there, `digest.build` is a function
    for code in page.codes:
        part, dot, key = code.partition(".")
        if dot and part in LeadsFile.model_fields and re.fullmatch(r"[a-z_]+", key):
            found = LeadsFile.model_fields[part].annotation
            assert key in getattr(found, "model_fields", {key}), code


@pytest.mark.parametrize("name", ["leads.yaml", "sources.yaml"])
def test_the_example_is_what_init_writes(config: Path, name: str) -> None:
    assert (CONFIG / name).read_bytes() == (config / name).read_bytes()


def test_what_the_example_leaves_out_is_valid_too(config: Path) -> None:
    for name in ("leads.yaml", "sources.yaml"):
        told = (config / name).read_text(encoding="utf-8")
        used = re.sub(r"^(\s*)# ((?: |- )*[a-z_]+:.*)$", r"\1\2", told, flags=re.MULTILINE)
        assert used != told
        (config / name).write_text(used, encoding="utf-8")
    loaded = load(config)
    assert loaded.mail is not None
    assert loaded.mail.password == "geheim"
    assert {"krant", "dorpshuis", "heemkunde-mastodon"} <= {s.id for s in loaded.sources}
    assert loaded.database.startswith("postgresql")


# ── files, targets, variables ────────────────────────────────────────────────


@EVERY_PAGE
def test_links_lead_somewhere(page: Page) -> None:
    for link in page.links:
        name, _, anchor = link.partition("#")
        target = (page.path.parent / name).resolve() if name else page.path
        assert target.exists(), link
        assert not anchor or anchor in Page(target).anchors, link


@EVERY_PAGE
def test_a_file_that_is_named_exists(page: Page) -> None:
    for code in page.codes:
        if not re.fullmatch(r"[\w.-]+(/[\w.-]+)*/?", code) or "NNNN" in code:
            continue
        first, _, rest = code.partition("/")
        if rest and first == "config":
            assert (CONFIG / rest).exists() or (DEFAULTS / rest).exists(), code
        elif (rest and first != "data" and (ROOT / first).is_dir()) or code.endswith(
            (".md", ".lock", ".toml")
        ):
            assert (ROOT / code).exists() or (page.path.parent / code).exists(), code


@EVERY_PAGE
def test_a_target_of_make_exists(page: Page) -> None:
    for line in [*page.typed(), *page.codes]:
        if found := re.match(r"make (\w+)", line):
            assert re.search(rf"^{found[1]}:", MAKEFILE, re.MULTILINE), line


def test_every_target_has_its_rule() -> None:
    phony = re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
    rules = set(re.findall(r"^(\w+):", MAKEFILE, re.MULTILINE))
    assert phony is not None
    assert set(phony[1].split()) == rules


@EVERY_PAGE
def test_a_variable_that_is_named_is_read(page: Page) -> None:
    known = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "leads").rglob("*.py"))
    known += (ROOT / "tests" / "conftest.py").read_text(encoding="utf-8")
    for name in set(re.findall(r"\bLEADS_[A-Z_]+\b", page.text)):
        assert f'"{name}"' in known or f"({name}" in known, name


def test_units_of_systemd_are_well_formed() -> None:
    units = [text for page in PAGES for language, text in page.blocks if language == "ini"]
    assert units
    for text in units:
        unit = configparser.ConfigParser(interpolation=None)
        unit.optionxform = str  # type: ignore[assignment, method-assign]
        unit.read_string(text)
        codes = unit.get("Service", "SuccessExitStatus", fallback="").split()
        assert {int(code) for code in codes} <= set(MEANINGS)


def test_lines_of_cron_have_five_times() -> None:
    lines = [text for page in PAGES for language, text in page.blocks if language == "crontab"]
    assert lines
    for line in "".join(lines).splitlines():
        assert re.match(r"([\d*/,-]+ ){5} ?/\S+/leads ", line), line


# ── the README and the decisions ─────────────────────────────────────────────


def test_the_readme_is_short_and_shows_one_chance() -> None:
    assert len(README.text.splitlines()) < 150
    shown = make_readme.between(README.text, "sample")
    [lead_id] = re.findall(r"leads accept (\w+)", shown)
    used = {w for words in README.calls() for w in words if re.fullmatch(r"[a-z0-9]{6}", w)}
    assert lead_id in used
    assert used - {lead_id} <= set(map(str, cli.list_commands(click.Context(cli))))


def test_the_figures_stand_in_the_readme() -> None:
    figures = make_readme.between(README.text, "figures")
    assert all(told in figures for told in make_readme.UNDERSTANDING.values())
    assert "| **leads** | 0." in figures


def test_the_picture_is_small_enough_to_load() -> None:
    data = make_readme.PICTURE.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(data[16:20], "big") == make_readme.WIDTH
    assert len(data) <= 200_000


def test_every_decision_is_in_the_list() -> None:
    folder = ROOT / "docs" / "decisions"
    files = sorted(folder.glob("[0-9]*.md"))
    assert [f.name[:4] for f in files] == [f"{n:04}" for n in range(1, len(files) + 1)]
    for file in files:
        number, _, title = file.read_text(encoding="utf-8").splitlines()[0].partition(". ")
        assert int(number.removeprefix("# ")) == int(file.name[:4])
        row = f"| [{file.name[:4]}]({file.name}) | {title} |"
        assert row in (folder / "README.md").read_text(encoding="utf-8")


# ── the faults ───────────────────────────────────────────────────────────────

FAULTS = ROOT / "docs" / "faults.md"


def shown_by() -> list[str]:
    return sorted(set(re.findall(r"`((?:\w+/)?test_\w+\.py(?:::test_\w+)?)`", FAULTS.read_text())))


def test_every_fault_of_the_list_is_there() -> None:
    numbers = re.findall(r"^\| (\d+) \|", FAULTS.read_text(encoding="utf-8"), re.MULTILINE)
    assert numbers == [str(number) for number in range(1, 35)]


@pytest.mark.parametrize("named", shown_by())
def test_a_test_that_shows_a_fault_exists(named: str) -> None:
    file, _, test = named.partition("::")
    path = ROOT / "tests" / file
    assert path.exists()
    assert f"def {test}(" in path.read_text(encoding="utf-8") or not test
