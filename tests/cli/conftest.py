"""A home for the command, empty or with three leads."""

import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cli_process import LEADS_YAML, NOW, Cli, Inside
from store_nouns import make_analysis, make_item, make_lead, make_source, make_visit

from leads import settings, sources
from leads.store import Store


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Cli]:
    """`leads` where nothing was set up."""
    cli = Cli(tmp_path)
    yield cli
    for child in cli.running:
        if child.poll() is None:
            child.send_signal(signal.SIGKILL)
        child.wait()
        for stream in (child.stdin, child.stdout, child.stderr):
            if stream:
                stream.close()


@pytest.fixture
def inside(
    bare: Cli, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Inside:
    """The same inside this process."""
    return Inside(bare, monkeypatch, capsys)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with three new leads: aaa111, aab222 and ccc333."""
    home = tmp_path_factory.mktemp("home")
    (home / "config").mkdir()
    (home / "data").mkdir()
    (home / "config" / "leads.yaml").write_text(LEADS_YAML, encoding="utf-8")
    (home / "config" / "sources.yaml").write_text("sources: []\n", encoding="utf-8")
    found = settings.load(settings.find_home(home, {}, home), {}, sources.kinds())
    with Store.open(found.database, backups=None) as store:
        store.sources.register([make_source()])
        for n, lead_id in enumerate(("aaa111", "aab222", "ccc333")):
            item = make_item(lead_id)
            store.save_visit(make_visit(), [item])
            lead = make_lead(lead_id, item, title=f"Kans {lead_id}", score=5.0 - n)
            store.save_analysis(found.branch, [make_analysis(item, lead, lead_id)])
    return home


@pytest.fixture
def child(bare: Cli, filled: Path) -> Cli:
    """`leads` in a home of its own with three new leads, on 24 March 2026."""
    shutil.copytree(filled, bare.folder, dirs_exist_ok=True)
    bare.env["LEADS_NOW"] = NOW
    return bare


@pytest.fixture
def leads(
    child: Cli, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Inside:
    """The same, inside this process."""
    return Inside(child, monkeypatch, capsys)


@pytest.fixture
def opened(child: Cli) -> Callable[[], Store]:
    """Opens the same database beside the command."""
    return lambda: Store.open(f"sqlite:///{child.folder / 'data' / 'leads.db'}", backups=None)
