"""Does everything work? One line for each part, and the quick question a
container asks."""

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from xml.parsers import expat

from leads.app import App
from leads.errors import LeadsError, StoreError
from leads.model import Run, Sending
from leads.store.health import last_run

_FREE_BYTES = 200 * 1024 * 1024
_TROUBLED = {
    Sending.REFUSED: "de server weigerde de mail",
    Sending.CLAIMED: "onzeker is de mail",
    Sending.UNCLEAR: "onzeker is de mail",
}
_OLD_EXPAT = (2, 4, 1)  # earlier ones expand 'billion laughs' without a brake


@dataclass(frozen=True)
class Finding:
    """One part of the installation: does it work, and what to do if not."""

    part: str
    ok: bool
    told: str


def examine(app: App) -> list[Finding]:
    """Look at every part; a fault in one is a finding, not a stop."""
    return [_safely(part, look, app) for part, look in _PARTS.items()]


def healthy(app: App, max_age: timedelta) -> Finding:
    """Was the last run good and recent? Reads two rows and loads nothing heavy.

    Beside whole runs the rounds of the daemon count: on a Sunday it only reads.
    """
    try:
        whole, rounds = (last_run(app.settings.database, verb) for verb in ("run", "refresh"))
    except StoreError as error:
        return Finding("run", False, str(error))
    ended = [run for run in (whole, rounds) if run and run.finished]
    if not ended:
        return Finding("run", False, "er is nog geen run afgemaakt")
    newest = max(ended, key=_finished)
    good = all(run.exit in (0, 4) for run in (newest, whole or newest))
    recent = app.now() - _finished(newest) <= max_age
    return Finding("run", good and recent, f"laatste run: {_finished(newest):%Y-%m-%d %H:%M} UTC")


def _finished(run: Run) -> datetime:
    assert run.finished is not None
    return run.finished


def _safely(part: str, look: Callable[[App], Finding], app: App) -> Finding:
    try:
        return look(app)
    except LeadsError as error:
        return Finding(part, False, str(error))


def _python(app: App) -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding("python", sys.version_info >= (3, 11), version)


def _xml(app: App) -> Finding:
    version = expat.EXPAT_VERSION.removeprefix("expat_")
    new_enough = tuple(map(int, version.split("."))) >= _OLD_EXPAT
    return Finding("xml", new_enough, f"expat {version}")


def _settings(app: App) -> Finding:
    told = f"{app.settings.home.config}, {len(app.settings.sources)} bronnen"
    return Finding(
        "instellingen", not app.settings.warnings, "; ".join((told, *app.settings.warnings))
    )


def _store(app: App) -> Finding:
    told = app.store.integrity()
    return Finding("database", told == "ok", f"{app.settings.database}: {told}")


def _disk(app: App) -> Finding:
    folder = next(_existing(app.settings.home.data))
    free = shutil.disk_usage(folder).free
    return Finding("schijf", free > _FREE_BYTES, f"{free // 2**20} MB vrij in {folder}")


def _existing(folder: Path) -> Iterator[Path]:
    return (path for path in (folder, *folder.absolute().parents) if path.exists())


def _language(app: App) -> Finding:
    extractor = app.extractor
    told = f"{extractor.name} {extractor.version}"
    return Finding("taal", extractor.notice is None, extractor.notice or told)


def _mail(app: App) -> Finding:
    plan = app.settings.mail
    if plan is None:
        return Finding("mail", True, "geen mail ingesteld; de ochtendmail komt op het scherm")
    told = f"{plan.host}:{plan.port} ({plan.security}) naar {', '.join(plan.to)}"
    last = app.store.digests.last(app.knowledge.branch.id)
    if last is None or last.state not in _TROUBLED:
        return Finding("mail", True, told)
    trouble = f"{_TROUBLED[last.state]} van {last.day:%d-%m-%Y}"
    return Finding("mail", False, "; ".join(filter(None, (told, trouble, last.detail))))


_PARTS: dict[str, Callable[[App], Finding]] = {
    "python": _python,
    "xml": _xml,
    "instellingen": _settings,
    "database": _store,
    "schijf": _disk,
    "taal": _language,
    "mail": _mail,
}
