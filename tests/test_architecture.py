"""The page about the architecture holds: its picture of the house, and the contracts."""

import ast
import importlib
import inspect
import re
import tomllib
from collections.abc import Iterator

import pytest
from pages import ROOT, Page

PAGE = Page(ROOT / "docs" / "architecture.md")
HOUSE = ROOT / "leads"
NOT_ROOMS = {"__init__.py", "__main__.py", "py.typed", "__pycache__"}
[PICTURE] = [text for language, text in PAGE.blocks if language == ""]
[CONTRACTS] = [text for language, text in PAGE.blocks if language == "python"]


def drawn() -> set[str]:
    """The names at the start of a line of the picture; a line without words may hold several."""
    lines = [line.strip() for line in PICTURE.splitlines()[1:] if "──" not in line]
    told = [line.split("  ") if re.fullmatch(r"[\w/ ]+", line) else [line] for line in lines]
    return {part.split()[0].rstrip("/") for parts in told for part in parts}


def test_the_picture_shows_every_room_and_no_other() -> None:
    assert drawn() == {path.name for path in HOUSE.iterdir()} - NOT_ROOMS


def test_the_picture_agrees_with_the_import_rules() -> None:
    rules = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = rules["tool"]["importlinter"]["contracts"][0]["layers"]
    ruled = {name.removeprefix("leads.") for layer in layers for name in re.split(r" [|:] ", layer)}
    modules = {name.removesuffix(".py") for name in drawn()}
    assert ruled == modules - {"templates", "locale", "defaults"}


def declared() -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """Each function of the contracts with its dotted name."""
    for part in re.split(r"^# ", CONTRACTS, flags=re.MULTILINE)[1:]:
        room, _, source = part.partition("\n")
        for node in ast.parse(source).body:
            if isinstance(node, ast.ClassDef):
                for inner in node.body:
                    assert isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef)
                    yield f"{room}.{node.name}.{inner.name}", inner
            else:
                assert isinstance(node, ast.FunctionDef)
                yield f"{room}.{node.name}", node


@pytest.mark.parametrize(("name", "told"), [pytest.param(*one, id=one[0]) for one in declared()])
def test_a_contract_is_kept(name: str, told: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
    room, *rest = name.split(".")
    found = importlib.import_module(f"leads.{room}")
    for part in rest:
        found = getattr(found, part)
    real = inspect.signature(found).parameters
    named = {arg.arg for arg in (*told.args.args, *told.args.kwonlyargs)}
    asked = {one.name for one in real.values() if one.default is one.empty and one.name != "self"}
    assert named <= set(real)
    assert asked <= named
    by_name = {one.name for one in real.values() if one.kind is one.KEYWORD_ONLY}
    assert {arg.arg for arg in told.args.kwonlyargs} == by_name & named
    assert isinstance(told, ast.AsyncFunctionDef) == inspect.iscoroutinefunction(found)


@pytest.mark.parametrize(
    "code", [c for c in PAGE.codes if re.match(r"(service|match|digest)\.", c)]
)
def test_a_step_of_an_article_exists(code: str) -> None:
    room, name = re.match(r"(\w+)\.(\w+)", code).groups()  # type: ignore[union-attr]
    names = importlib.import_module(f"leads.{room}").__all__
    assert any(one.startswith(name) for one in names) if code.endswith("*") else name in names


# ── the network ──────────────────────────────────────────────────────────────

NETWORK = set(
    "socket socketserver http urllib.request httpx httpcore anyio aiohttp imaplib smtplib poplib "
    "ftplib xmlrpc requests webbrowser".split()
)
DIALLING = re.compile(r"\b(?:open_connection|create_connection|fetch_url|urlopen)\b")
WAYS_OUT = {
    "fetch/client.py": {"httpx", "aiohttp"},
    "fetch/guard.py": {"aiohttp", "socket"},
    "fetch/mailbox.py": {"imaplib", "socket"},
    "mail.py": {"smtplib"},  # to the server of the settings alone
    "demo/server.py": {"http", "socketserver"},  # listens, on this machine
    "store/runs.py": {"socket"},  # asks for the name of this machine
}


def imported(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            yield from (node.module, *(f"{node.module}.{one.name}" for one in node.names))


def test_the_ways_to_the_network_are_these() -> None:
    """A new one must go past the guard, or be told here why it need not."""
    found = {}
    for file in HOUSE.rglob("*.py"):
        names = {part for name in imported(file.read_text("utf-8")) for part in parts_of(name)}
        if names & NETWORK:
            found[file.relative_to(HOUSE).as_posix()] = names & NETWORK
    assert found == WAYS_OUT


def parts_of(name: str) -> set[str]:
    return {name, name.partition(".")[0]}


def test_only_the_guarded_ones_dial() -> None:
    files = [f for f in HOUSE.rglob("*.py") if DIALLING.search(f.read_text("utf-8"))]
    assert [file.relative_to(HOUSE).as_posix() for file in files] == ["fetch/mailbox.py"]
