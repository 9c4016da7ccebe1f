"""Page → words of the article: the program's child process beside trafilatura alone.

    python -m benchmarks.fulltext --pages 300

Made-up news pages of 80 kB with menus, sidebars and scripts go through `ParsePool.article`
(decoding, the ways to keep programs out, walls, trafilatura, and the pipe to the child) and
through `trafilatura.extract` with the same settings in a process of its own. Processor time with
children and their start, the median of five pairs.
"""

import argparse
import resource
import statistics
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime

from leads.model import Request, Response
from leads.sources import ParsePool

PAIRS = 5
PARAGRAPH = (
    "De heemkundekring van het dorp houdt op {day} april een avond over het weven in huis. "
    "Er is plaats voor zestig bezoekers, en de kring zoekt nog een vitrine voor de oude spoelen. "
)
MENU = "".join(f"<li><a href='/rubriek/{n}'>Rubriek {n}</a></li>" for n in range(200))
SCRIPT = "<script>" + "var gegevens = {a: 1, b: [2, 3], c: 'tekst'};" * 1_000 + "</script>"
ASIDE = "".join(
    f"<div class=teaser><a href='/nieuws/{n}'><h3>Ander bericht {n}</h3></a><p>Kort.</p></div>"
    for n in range(300)
)
ALONE = """
import pickle, sys, trafilatura
for body in pickle.load(sys.stdin.buffer):
    trafilatura.extract(body.decode(), fast=True, favor_precision=True,
                        include_comments=False, include_tables=False)
"""


def page(number: int) -> bytes:
    story = "".join(f"<p>{PARAGRAPH.format(day=day)}</p>" for day in range(1, 8 + number % 5))
    body = f"<nav><ul>{MENU}</ul></nav><article><h1>Avond {number}</h1>{story}</article>"
    head = f"<title>Avond {number}</title>{SCRIPT}"
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}<aside>{ASIDE}</aside>".encode()


def ours(pages: list[bytes]) -> None:
    asked = Request(url="https://krant.example/nieuws/avond")
    now = datetime(2027, 3, 2, tzinfo=UTC)
    with ParsePool(workers=1) as pool:
        for body in pages:
            answer = Response(
                request=asked, url=asked.url, status=200, headers={}, body=body, fetched_at=now
            )
            assert "vitrine" in pool.article(answer)


def alone(pages: list[bytes]) -> None:
    import pickle

    subprocess.run([sys.executable, "-c", ALONE], input=pickle.dumps(pages), check=True)


def seconds(work: Callable[[list[bytes]], None], pages: list[bytes]) -> float:
    """Of processor time, children included."""
    before = _used()
    work(pages)
    return _used() - before


def _used() -> float:
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    used = [resource.getrusage(kind) for kind in kinds]
    return sum(one.ru_utime + one.ru_stime for one in used)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pages", type=int, default=300)
    pages = [page(number) for number in range(parser.parse_args().pages)]
    pairs = [(seconds(ours, pages), seconds(alone, pages)) for _ in range(PAIRS)]
    size = statistics.mean(map(len, pages)) / 1000
    print(
        f"{len(pages)} pages of {size:.0f} kB, median of {PAIRS} pairs, ms of processor time each"
    )
    for name, column in zip(("leads", "trafilatura"), zip(*pairs, strict=True), strict=True):
        print(f"{name:12} {statistics.median(column) / len(pages) * 1000:6.1f}")
    print(f"{'ratio':12} {statistics.median(a / b for a, b in pairs):6.2f}")


if __name__ == "__main__":
    main()
