"""What every test gets: no way out to the internet, and an honest list of what
this machine cannot run."""

import ipaddress
import os
import shutil
import socket
from collections.abc import Iterator
from typing import Any

import pytest

_connect = socket.socket.connect

#: what a machine may lack → the variable that names it
CHROMIUM = os.environ.setdefault(
    "LEADS_TEST_CHROMIUM", shutil.which("chromium") or shutil.which("google-chrome") or ""
)
NEEDED = {
    "a browser (LEADS_TEST_CHROMIUM, or chromium on the path)": CHROMIUM,
    "a PostgreSQL server (LEADS_TEST_POSTGRES)": os.environ.get("LEADS_TEST_POSTGRES", ""),
}
LACKING = [name for name, found in NEEDED.items() if not found]


def pytest_configure() -> None:
    if LACKING and os.environ.get("LEADS_TEST_DEMAND_ALL"):
        pytest.exit(f"every test must run here, but there is no {LACKING[0]}", returncode=1)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without a browser its tests are left out, and the last line says so."""
    if CHROMIUM:
        return
    left_out = [item for item in items if item.get_closest_marker("browser")]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for name in LACKING:
        terminalreporter.write_line(f"NOT TESTED HERE, for want of {name}")


def _loopback_only(self: socket.socket, address: object) -> object:
    """Refuse any address that is not this machine, so that a library that
    reaches out by itself fails loudly."""
    if self.family in (socket.AF_INET, socket.AF_INET6):
        host = address[0]  # type: ignore[index]
        if host != "localhost" and not ipaddress.ip_address(host).is_loopback:
            raise AssertionError(f"a test tried to reach {host}")
    return _connect(self, address)  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def stay_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket.socket, "connect", _loopback_only)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium, for tests marked `browser`; while it is there, no other loop can run."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield running
        running.close()
