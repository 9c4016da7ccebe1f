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
from leads.language import mark
from leads.model import Run, Sending
from leads.store.health import last_run

_FREE_BYTES = 200 * 1024 * 1024
_TROUBLED = {
    Sending.REFUSED: mark("de server weigerde de mail van {day}"),
    Sending.CLAIMED: mark("onzeker is de mail van {day}"),
    Sending.UNCLEAR: mark("onzeker is de mail van {day}"),
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
        return Finding("run", False, app.words.told(error))
    ended = [run for run in (whole, rounds) if run and run.finished]
    if not ended:
        return Finding("run", False, app.words("er is nog geen run afgemaakt"))
    newest = max(ended, key=_finished)
    good = all(run.exit in (0, 4) for run in (newest, whole or newest))
    recent = app.now() - _finished(newest) <= max_age
    at = f"{_finished(newest):%Y-%m-%d %H:%M} UTC"
    return Finding("run", good and recent, app.words("laatste run: {at}", at=at))


def _finished(run: Run) -> datetime:
    assert run.finished is not None
    return run.finished


def _safely(part: str, look: Callable[[App], Finding], app: App) -> Finding:
    try:
        return look(app)
    except LeadsError as error:
        return Finding(part, False, app.words.told(error))


def _python(app: App) -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding("python", sys.version_info >= (3, 11), version)


def _xml(app: App) -> Finding:
    version = expat.EXPAT_VERSION.removeprefix("expat_")
    new_enough = tuple(map(int, version.split("."))) >= _OLD_EXPAT
    return Finding("xml", new_enough, f"expat {version}")


def _settings(app: App) -> Finding:
    sources = app.words.count("{n} bron", "{n} bronnen", len(app.settings.sources))
    told = f"{app.settings.home.config}, {sources}"
    return Finding(
        "instellingen", not app.settings.warnings, "; ".join((told, *app.settings.warnings))
    )


def _store(app: App) -> Finding:
    told = app.store.integrity()
    return Finding("database", told == "ok", f"{app.settings.database}: {told}")


def _texts(app: App) -> Finding:
    """How much of what others wrote is kept, and since when."""
    whole, since, shortened = app.store.texts.stored()
    told = app.words.count("{n} bericht met tekst", "{n} berichten met tekst", whole)
    if since:
        told = app.words("{texts}, het oudste van {day}", texts=told, day=f"{since:%d-%m-%Y}")
    days, short = app.settings.keep_text_days, app.words("{n} ingekort", n=shortened)
    kept = app.words("de tekst blijft {days} dagen", days=days)
    return Finding("teksten", True, "; ".join((told, short, kept)))


def _disk(app: App) -> Finding:
    folder = next(_existing(app.settings.home.data))
    free = shutil.disk_usage(folder).free
    told = app.words("{size} MB vrij in {folder}", size=free // 2**20, folder=folder)
    return Finding("schijf", free > _FREE_BYTES, told)


def _existing(folder: Path) -> Iterator[Path]:
    return (path for path in (folder, *folder.absolute().parents) if path.exists())


def _language(app: App) -> Finding:
    extractor = app.extractor
    told = f"{extractor.name} {extractor.version}"
    return Finding("taal", extractor.notice is None, extractor.notice or told)


def _mail(app: App) -> Finding:
    plan = app.settings.mail
    if plan is None:
        told = app.words("geen mail ingesteld; de ochtendmail komt op het scherm")
        return Finding("mail", True, told)
    told = app.words(
        "{server} ({security}) naar {to}",
        server=f"{plan.host}:{plan.port}",
        security=plan.security,
        to=", ".join(plan.to),
    )
    last = app.store.digests.last(app.knowledge.branch.id)
    if last is None or last.state not in _TROUBLED:
        return Finding("mail", True, told)
    trouble = app.words(_TROUBLED[last.state], day=f"{last.day:%d-%m-%Y}")
    return Finding("mail", False, "; ".join(filter(None, (told, trouble, last.detail))))


_PARTS: dict[str, Callable[[App], Finding]] = {
    "python": _python,
    "xml": _xml,
    mark("instellingen"): _settings,
    "database": _store,
    mark("teksten"): _texts,
    mark("schijf"): _disk,
    mark("taal"): _language,
    "mail": _mail,
}
