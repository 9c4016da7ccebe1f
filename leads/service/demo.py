"""The whole job on the built-in village: the same code, sources and manners as
for any other village, under a clock that stands still."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from leads.app import App, open_app
from leads.model import Outcome, Visit
from leads.service.analyse import analyse
from leads.service.decide import decide
from leads.service.digest import digest_bytes, remember_shown
from leads.service.run import Ran, run

if TYPE_CHECKING:
    from leads.demo import Earlier


@dataclass(frozen=True)
class Shown:
    """A finished demo: what ran, the App to look further with, and the HTML page."""

    ran: Ran
    app: App
    page: Path


def _live_before(app: App, earlier: "Iterable[Earlier]") -> None:
    """Read on their own days what the branch knew before this morning, so that there is
    something to remember."""
    for one in earlier:
        then = _on(app, one.at.astimezone(UTC))
        then.store.sources.register(then.settings.sources)
        then.store.save_visit(_visit(one), [one.item])
        analyse(then)
        lead = then.store.leads.of_item(then.knowledge.branch.id, one.item.id)
        if one.taken and lead:
            decide(then, [lead.id], "accept", who=one.taken)


def _on(app: App, at: datetime) -> App:
    """The same installation on another day; what is slow to open is shared."""
    then = replace(app, now=lambda: at)
    vars(then).update(store=app.store, extractor=app.extractor, ranker=app.ranker)
    return then


def _visit(one: "Earlier") -> Visit:
    at = one.at.astimezone(UTC)
    return Visit(source_id=one.item.source_id, at=at, outcome=Outcome.NEW, next_at=at)


def demo(
    folder: Path, *, language: str = "nl", progress: Callable[[Visit], None] = lambda _: None
) -> Shown:
    """Run the demo in an empty folder: settings, database and page stay there."""
    from leads import demo as village

    with village.serve() as bases:
        (folder / "config").mkdir(parents=True, exist_ok=True)
        for name, text in village.config(bases).items():
            (folder / "config" / name).write_text(text, encoding="utf-8")
        app = open_app(folder, now=village.NOW.isoformat(), language=language, env={})
        _live_before(app, village.earlier())
        ran = run(app, send=False, progress=progress)
    remember_shown(app, ran.digest)
    page = folder / "ochtendmail.html"
    page.write_bytes(digest_bytes(app, ran.digest, "html"))
    return Shown(ran, app, page)
