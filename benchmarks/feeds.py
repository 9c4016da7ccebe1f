"""A round over many feeds: the program beside `reader`, a library that does the same.

    pip install reader
    python -m benchmarks.feeds --feeds 300 --pairs 5
    python -m benchmarks.feeds --feeds 1000 --pairs 5 --latency 0.05
    python -m benchmarks.feeds --silent
    python -m benchmarks.feeds --memory 1000 5000

Each feed has an address of its own on loopback (127.1.0.1 and on) and twenty items; one
server speaks for all. Both sides start as a new process on the same state: `leads refresh
--all` with its settings and database in a folder, `reader` with ten workers and its own
file. Told: processor time with children, and the time on the clock, the median of the
pairs. The program waits a second between two requests to one host (robots.txt and the
feed; `http.pause: 1`), as `reader` does not; that is in its time on the clock.

Rounds: `cold` all is new; `304` the validators hold; `one new` a twenty-first item;
`same` the same bytes without validators.
"""

import argparse
import asyncio
import compileall
import contextlib
import json
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ITEMS = 20
SIDES = ("leads", "reader")
ROUNDS = ("cold", "304", "one new", "same")
PEER = """
import sys
from reader import make_reader
reader = make_reader(sys.argv[1])
for url in open(sys.argv[2]).read().split():
    reader.add_feed(url, exist_ok=True)
reader.update_feeds(workers=10, scheduled=False)
"""
SETTINGS = """\
version: 1
branch: {id: elsbroek, name: Bibliotheek Elsbroek, place: Heeze}
http: {contact: "mailto:bieb@elsbroek.example", pause: 1, allow_private: ja}
"""
TEXT = (
    "De heemkundekring van het dorp houdt op donderdag {day} april om 20.00 uur een avond over "
    "het weven in de achterkamer. Er is plaats voor zestig bezoekers in het dorpshuis, en de kring "
    "zoekt nog een vitrine voor de oude spoelen. Wie iets heeft liggen kan het bestuur mailen. "
)


def host(number: int) -> str:
    return f"127.{1 + number // 62_500}.{number // 250 % 250}.{1 + number % 250}"


def feed(number: int, more: int = 0) -> bytes:
    items = "".join(_item(number, each) for each in range(ITEMS + more))
    channel = f"<title>Krant {number}</title><link>http://krant{number}.example/</link>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{channel}{items}'.encode() + (
        b"</channel></rss>"
    )


def _item(number: int, each: int) -> str:
    day = 1 + each % 28
    link = f"http://krant{number}.example/bericht/{each}"
    return (
        f"<item><guid>{link}</guid><link>{link}</link><title>Bericht {each} van krant {number}"
        f"</title><pubDate>Mon, {day:02} Mar 2027 06:00:00 +0100</pubDate><description>&lt;p&gt;"
        f"{TEXT.format(day=day) * 3}&lt;/p&gt;</description></item>"
    )


# ── the server ───────────────────────────────────────────────────────────────


@dataclass
class Server:
    """All feeds on one port, each at an address of its own. `silent` never answer."""

    latency: float = 0.0
    more: int = 0
    validators: bool = True
    silent: frozenset[int] = frozenset()
    port: int = 0
    _loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)

    @contextmanager
    def running(self) -> Iterator["Server"]:
        started = threading.Event()
        thread = threading.Thread(target=self._run, args=(started,), daemon=True)
        thread.start()
        started.wait()
        yield self
        self._loop.call_soon_threadsafe(self._hang_up)
        thread.join()

    def _hang_up(self) -> None:
        for talk in asyncio.all_tasks(self._loop):
            talk.cancel()
        self._loop.call_soon(self._loop.stop)

    def _run(self, started: threading.Event) -> None:
        asyncio.set_event_loop(self._loop)
        serve = asyncio.start_server(self._talk, "0.0.0.0", 0, backlog=2000)
        server = self._loop.run_until_complete(serve)
        self.port = server.sockets[0].getsockname()[1]
        started.set()
        self._loop.run_forever()

    async def _talk(self, asks: asyncio.StreamReader, says: asyncio.StreamWriter) -> None:
        number = self._number(says.get_extra_info("sockname")[0])
        with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            while True:
                asked = (await asks.readuntil(b"\r\n\r\n")).decode("latin-1")
                if number in self.silent:
                    await asyncio.sleep(3600)
                if self.latency:
                    await asyncio.sleep(self.latency)
                says.write(self._answer(number, asked))
                await says.drain()
        says.close()

    def _number(self, address: str) -> int:
        _, a, b, c = map(int, address.split("."))
        return (a - 1) * 62_500 + b * 250 + c - 1

    def _answer(self, number: int, asked: str) -> bytes:
        if "robots.txt" in asked.partition("\r\n")[0]:
            return b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n"
        tag = f'"{number}-{self.more}"'
        if self.validators and tag in asked:
            return f"HTTP/1.1 304 Not Modified\r\netag: {tag}\r\n\r\n".encode()
        body = feed(number, self.more)
        validator = f"etag: {tag}\r\n" if self.validators else ""
        told = f"content-type: application/rss+xml\r\n{validator}content-length: {len(body)}"
        return f"HTTP/1.1 200 OK\r\n{told}\r\n\r\n".encode() + body


# ── the two sides ────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Cost:
    """Seconds of processor time and on the clock, and the largest process in MiB."""

    cpu: float
    wall: float
    memory: float


def prepare(folder: Path, server: Server, feeds: int) -> None:
    """What both sides read: the settings of one, the list of the other."""
    urls = [f"http://{host(number)}:{server.port}/feed" for number in range(feeds)]
    (folder / "feeds.txt").write_text("\n".join(urls))
    (folder / "config").mkdir()
    (folder / "config" / "leads.yaml").write_text(SETTINGS)
    sources = [
        {"id": f"krant-{number}", "kind": "feed", "name": f"Krant {number}", "url": url}
        for number, url in enumerate(urls)
    ]
    (folder / "config" / "sources.yaml").write_text(json.dumps({"sources": sources}))


def compiled() -> None:
    """As an installer leaves it; a checkout may be run without its bytecode ever being kept."""
    compileall.compile_dir(ROOT / "leads", quiet=2)


def command(side: str, folder: Path) -> list[str]:
    if side == "reader":
        return [sys.executable, "-c", PEER, str(folder / "reader.db"), str(folder / "feeds.txt")]
    return [sys.executable, "-m", "leads", "--home", str(folder), "refresh", "--all"]


def cost(side: str, folder: Path) -> Cost:
    """Of one round in a process of its own, which is asked how much it used."""
    watch = (
        "import resource, subprocess, sys, json, time\n"
        "began = time.monotonic()\n"
        "done = subprocess.run(sys.argv[1:], capture_output=True, text=True)\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(json.dumps([used.ru_utime + used.ru_stime, time.monotonic() - began,"
        " used.ru_maxrss / 1024, done.returncode, done.stderr[-500:]]))"
    )
    ran = [sys.executable, "-c", watch, *command(side, folder)]
    told = subprocess.run(ran, capture_output=True, text=True, check=True, cwd=ROOT)
    cpu, wall, memory, code, said = json.loads(told.stdout)
    assert code == 0, said
    return Cost(cpu, wall, memory)


def rounds(feeds: int, latency: float) -> Iterator[tuple[str, str, Cost]]:
    """One pair of each round: what round, which side, what it cost."""
    server = Server(latency=latency)
    with tempfile.TemporaryDirectory() as name, server.running():
        folder = Path(name)
        prepare(folder, server, feeds)
        for round_, change in _CHANGES.items():
            change(server)
            for side in SIDES:
                yield round_, side, cost(side, folder)


def _as_it_was(server: Server) -> None:
    """Nothing changes on the server."""


def _one_more(server: Server) -> None:
    server.more = 1


def _no_validators(server: Server) -> None:
    server.validators = False


_CHANGES: dict[str, Callable[[Server], None]] = {
    "cold": _as_it_was,
    "304": _as_it_was,
    "one new": _one_more,
    "same": _no_validators,
}


def silent_sources() -> None:
    """Of 200 sources ten never answer: when was the last of the others stored?"""
    server = Server(silent=frozenset(range(0, 200, 20)))
    with tempfile.TemporaryDirectory() as name, server.running():
        folder = Path(name)
        prepare(folder, server, 200)
        began = time.monotonic()
        child = subprocess.Popen(
            command("leads", folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT
        )
        stored, seconds = _watched(folder / "data" / "leads.db", began, child)
    print(f"{stored} of 190 healthy sources stored, the last after {seconds:.1f} s")


def _watched(database: Path, began: float, child: "subprocess.Popen[bytes]") -> tuple[int, float]:
    import sqlite3

    stored, at = 0, 0.0
    while stored < 190 and child.poll() is None and time.monotonic() - began < 60:
        time.sleep(0.02)
        with contextlib.suppress(sqlite3.Error):
            with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
                query = "SELECT COUNT(*) FROM sources WHERE last_success IS NOT NULL"
                (now,) = connection.execute(query).fetchone()
            if now > stored:
                stored, at = now, time.monotonic() - began
    child.kill()
    child.wait()
    return stored, at


def memory(sizes: list[int]) -> None:
    """The largest process of a cold round."""
    for feeds in sizes:
        server = Server()
        with tempfile.TemporaryDirectory() as name, server.running():
            prepare(Path(name), server, feeds)
            print(f"{feeds:,} feeds: {cost('leads', Path(name)).memory:.0f} MiB at most")


def compare(feeds: int, pairs: int, latency: float) -> None:
    found: dict[tuple[str, str], list[Cost]] = {}
    for _ in range(pairs):
        for round_, side, spent in rounds(feeds, latency):
            found.setdefault((round_, side), []).append(spent)
    print(f"{feeds} feeds of {ITEMS} items, {latency * 1000:.0f} ms latency, {pairs} pairs")
    names = ("leads CPU", "reader", "less", "leads wall", "reader", "less")
    print(" " * 10 + "".join(f"{name:>11}" for name in names))
    for round_ in ROUNDS:
        ours, peer = found[round_, "leads"], found[round_, "reader"]
        row = f"{round_:10}"
        for name in ("cpu", "wall"):
            a, b = ([getattr(one, name) for one in side] for side in (ours, peer))
            less = statistics.median(y / x for x, y in zip(a, b, strict=True))
            row += f"{statistics.median(a):>11.2f}{statistics.median(b):>11.2f}{less:>10.1f}x"
        print(row)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--feeds", type=int, default=300)
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--latency", type=float, default=0.0, help="seconds")
    parser.add_argument("--silent", action="store_true", help="sources that never answer")
    parser.add_argument("--memory", type=int, nargs="+", metavar="FEEDS")
    asked = parser.parse_args()
    compiled()
    if asked.silent:
        silent_sources()
    elif asked.memory:
        memory(asked.memory)
    else:
        compare(asked.feeds, asked.pairs, asked.latency)


if __name__ == "__main__":
    main()
