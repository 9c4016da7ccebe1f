"""A folder of the branch itself, read like any other place: `file:///srv/mail/?ends=.eml`.

A folder is answered with its newest files in one bundle, a file with its bytes.
"""

import heapq
import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from leads import limits
from leads.fetch.failures import failure
from leads.fetch.parts import bundled
from leads.model import Request


def read(request: Request, places: frozenset[str]) -> tuple[str, bytes]:
    """The content type and the bytes.

    Raises FetchError: `blocked-address` for what lies outside `places` (addresses of
    folders and files that are sources), `not-found`, `forbidden` or `too-big`.
    """
    path = _path(request.url)
    if not any(_is_inside(path, _path(place)) for place in places):
        raise failure("blocked-address", request.url)
    try:
        if path.is_dir():
            ends = parse_qs(urlsplit(request.url).query).get("ends", [""])[0]
            return bundled(_newest(path, ends.lower()))
        return "", _bytes(path, limits.BODY_BYTES[request.body], request.url)
    except FileNotFoundError as error:
        raise failure("not-found", request.url) from error
    except OSError as error:
        raise failure("forbidden", request.url) from error


def _path(url: str) -> Path:
    """Where an address leads, links on the disk followed."""
    path = unquote(urlsplit(url).path)
    return Path(os.path.realpath(path.lstrip("/") if os.name == "nt" else path))


def _is_inside(path: Path, place: Path) -> bool:
    return path == place or place in path.parents


def _newest(folder: Path, ends: str) -> Iterator[tuple[str, bytes]]:
    files = [
        one
        for one in folder.iterdir()
        if one.name.lower().endswith(ends) and not one.name.startswith(".") and _is_own(one, folder)
    ]
    latest = heapq.nlargest(limits.FILES_PER_FOLDER, files, key=lambda one: one.stat().st_mtime_ns)
    for file in sorted(latest):
        yield file.name, _start(file)


def _is_own(file: Path, folder: Path) -> bool:
    """A file that lies here itself: a link may lead to anything."""
    return file.is_file() and file.resolve().parent == folder


def _start(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(limits.LETTER_BYTES)


def _bytes(path: Path, most: int, url: str) -> bytes:
    with path.open("rb") as opened:
        data = opened.read(most + 1)
    if len(data) > most:
        raise failure("too-big", url)
    return data
