"""The whole job on the built-in village: the same code, sources and manners as
for any other village, under a clock that stands still."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from leads.app import App, open_app
from leads.model import Visit
from leads.service.digest import digest_bytes, remember_shown
from leads.service.run import Ran, run


@dataclass(frozen=True)
class Shown:
    """A finished demo: what ran, the App to look further with, and the HTML page."""

    ran: Ran
    app: App
    page: Path


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
        ran = run(app, send=False, progress=progress)
    remember_shown(app, ran.digest)
    page = folder / "ochtendmail.html"
    page.write_bytes(digest_bytes(app, ran.digest, "html"))
    return Shown(ran, app, page)
