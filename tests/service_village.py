"""A village of one branch whose sources are real servers on loopback.

    paper = village.site("krant")
    paper.publish(stories.LESSONS)
    ran = village.run(MORNING)                 # one morning, in this process
    done = village.leads("run", now=MORNING)   # the same, as cron does it

Every site has an address of its own (127.0.1.1, .2, …), as politeness counts by host.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email.utils import format_datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape
from zoneinfo import ZoneInfo

import yaml
from faultserver import FaultServer, Handler, conditional

import leads
from leads import service
from leads.app import App, open_app
from leads.model import Branch, Item
from leads.service import Ran
from leads.settings import load_knowledge

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MORNING = datetime(2027, 3, 2, 6, 30, tzinfo=AMSTERDAM)  # a Tuesday
DAY = timedelta(days=1)
ROOT = Path(leads.__file__).parents[1]
BRANCH = {
    "id": "lindebroek",
    "name": "Bibliotheek Lindebroek",
    "place": "Lindebroek",
    "municipality": "Lindebroek en Aa",
    "neighbours": ["Oosteind"],
}


@dataclass(frozen=True)
class Post:
    """One entry of a feed. `published` None leaves the date out."""

    key: str
    title: str
    text: str
    published: datetime | None = MORNING - DAY
    link: str = ""


def rss(*posts: Post) -> bytes:
    """A newspaper's feed with these posts."""
    channel = "<title>Krant</title><link>https://krant.example/</link>"
    entries = "".join(map(_entry, posts))
    return f'<rss version="2.0"><channel>{channel}{entries}</channel></rss>'.encode()


def _entry(post: Post) -> str:
    date = f"<pubDate>{format_datetime(post.published)}</pubDate>" if post.published else ""
    link = post.link or f"https://krant.example/{post.key}"
    return (
        f'<item><guid isPermaLink="false">{post.key}</guid><link>{link}</link>{date}'
        f"<title>{escape(post.title)}</title><description>{escape(post.text)}</description></item>"
    )


class Site:
    """A source of the village and the server that speaks for it."""

    def __init__(self, host: str, path: str, stack: ExitStack) -> None:
        self.server = stack.enter_context(FaultServer(host))
        self.source: dict[str, Any] = {}
        self.path = path
        self.close = stack.close  # the server goes down: nobody listens there any more

    def publish(self, *posts: Post) -> None:
        """Serve a feed of these posts, with validators."""
        self.serve(rss(*posts))

    def serve(self, body: bytes) -> None:
        """Serve this document, with validators."""
        self.answer(conditional(body, f'"{sha256(body).hexdigest()[:12]}"'))

    def answer(self, *handlers: Handler) -> None:
        """Answer in any other way."""
        self.server.on(self.path, *handlers)

    @property
    def visits(self) -> int:
        return len(self.server.asked(self.path))


@cache
def _shipped() -> tuple[str, ...]:
    """The ids of the national themes that come with the program."""
    return tuple(theme.id for theme in load_knowledge(Branch(**BRANCH)).national_themes)


class Village:
    """A home folder, its sites, and ways to let a morning pass."""

    def __init__(self, home: Path, stack: ExitStack) -> None:
        self.home = home
        self.sites: list[Site] = []
        self.settings: dict[str, Any] = {
            "version": 1,
            "branch": BRANCH,
            "http": {"contact": "bieb@lindebroek.example", "pause": 1, "allow_private": True},
            "nlp": {"model": "none"},
        }
        self.national: set[str] = set()  # ids of the national themes that count here
        self.corrected: list[dict[str, Any]] = []  # and what the branch says otherwise of them
        self._stack = stack

    def site(self, name: str, /, *, kind: str = "feed", path: str = "/feed", **more: Any) -> Site:
        """A new source with an address of its own."""
        host = f"127.0.1.{len(self.sites) + 1}"
        site = Site(host, path, self._stack.enter_context(ExitStack()))
        url = site.server.url(path)
        site.source = {"id": name, "kind": kind, "url": url, "name": name.title(), **more}
        self.sites.append(site)
        return site

    def mail(self, port: int, *to: str) -> None:
        """Have the digest mailed to these people through a server on loopback."""
        self.settings["mail"] = {
            "sender": "Leads <leads@bieb.example>",
            "to": list(to or ("marja@bieb.example",)),
            "host": "127.0.0.1",
            "port": port,
            "security": "none",
        }

    def write_settings(self) -> None:
        folder = self.home / "config"
        folder.mkdir(parents=True, exist_ok=True)
        files = {
            "leads.yaml": self.settings,
            "sources.yaml": {"sources": [site.source for site in self.sites]},
            "national_themes.yaml": {"entries": [*self._silent_themes(), *self.corrected]},
        }
        for name, value in files.items():
            text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False)
            (folder / name).write_text(text, encoding="utf-8")

    def _silent_themes(self) -> Iterator[dict[str, Any]]:
        shipped = (theme for theme in _shipped() if theme not in self.national)
        return ({"id": theme, "active": False} for theme in shipped)

    # ── in this process ──────────────────────────────────────────────────────

    def app(self, now: datetime = MORNING) -> App:
        """The program on this home under a clock that stands still.

        Without the pause between two requests to one host: how that is kept is
        tested where fetching is.
        """
        self.write_settings()
        app = open_app(self.home, now=now.isoformat(), env={})
        http = replace(app.settings.http, pause=0.0)
        app = replace(app, settings=replace(app.settings, http=http))
        self._stack.callback(close, app)
        return app

    def run(self, now: datetime = MORNING, *, send: bool = True) -> Ran:
        """One morning. Every source is due again after an hour."""
        return service.run(self.app(now), send=send)

    def items(self) -> dict[str, Item]:
        """All that is stored, by the key the source gave it."""
        return {item.key: item for item in self.app().store.items.newest(1000)}

    # ── as another process ───────────────────────────────────────────────────

    def start(self, *args: str, now: datetime | None = MORNING) -> subprocess.Popen[str]:
        """`leads …` on this home; a child that is left over is killed with the test."""
        self.write_settings()
        clock = ("--now", now.isoformat()) if now else ()
        child = start_python("-m", "leads", "--home", str(self.home), *clock, *args)
        self._stack.callback(stop, child)
        return child

    def leads(self, *args: str, now: datetime | None = MORNING) -> subprocess.CompletedProcess[str]:
        """`leads …` on this home, until it ends."""
        child = self.start(*args, now=now)
        out, err = child.communicate(timeout=120)
        return subprocess.CompletedProcess(args, child.returncode, out, err)

    def imports_of(self, *args: str, now: datetime) -> set[str]:
        """The modules that `leads …` imports, at their top name."""
        self.write_settings()
        home, clock = ("--home", str(self.home)), ("--now", now.isoformat())
        child = start_python("-X", "importtime", "-m", "leads", *home, *clock, *args)
        _, err = child.communicate(timeout=120)
        assert child.returncode == 0, err
        lines = (line for line in err.splitlines() if line.startswith("import time:"))
        return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}


def start_python(*args: str) -> subprocess.Popen[str]:
    """A Python of our own that finds `leads`, with an environment that says nothing of it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LEADS_")}
    return subprocess.Popen(
        [sys.executable, *args],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**kept, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
    )


def stop(child: subprocess.Popen[str]) -> None:
    """Kill a child that still runs, and close our ends of its pipes."""
    if child.poll() is None:
        child.kill()
    child.communicate(timeout=10)


def close(app: App) -> None:
    """Close the database, if it was ever opened."""
    if "store" in vars(app):
        app.store.close()


@contextmanager
def village_in(home: Path) -> Iterator[Village]:
    """A village; its servers, children and databases are gone afterwards."""
    with ExitStack() as stack:
        yield Village(home, stack)
