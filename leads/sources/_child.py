"""Parse in child processes that can be killed.

    with ParsePool() as pool:
        found = pool.parse(source, response)

Tiny inputs can keep a parser busy for hours, and no thread can be stopped from
outside. A child that takes too long, needs too much memory or dies costs one visit of
one source; the next parse gets a new child. A plain child program is used rather than
`multiprocessing`, because that imports the main program again in every child.
"""

import contextlib
import os
import pickle
import queue
import subprocess
import sys
import tempfile
import threading
from collections.abc import Collection, Sequence
from types import TracebackType
from typing import IO, Self, cast

from leads import limits
from leads.errors import SourceError
from leads.model import Bookmark, Item, Request, Response, Rest, Source

Answer = list[Item | Request | Bookmark | Rest]
Question = tuple[str, Source | None, Response]
_COMMAND = [sys.executable, "-P", "-W", "ignore", "-m", "leads.sources._worker"]
_START_SECONDS = 60.0  # a cold disk and a busy machine; two tenths of a second as a rule
_TOO_LONG = "Het lezen van deze bron duurde te lang en is gestopt."
_DIED = "Het lezen van deze bron ging mis"
_NO_START = "Het hulpprogramma dat bronnen leest, start niet"


class ParsePool:
    """At most `workers` children, started when first needed; safe to use from threads.

    `seconds` is the time one parse may take. `kinds` are those that will be read: a child
    imports them before its first clock runs, and all of them when none are named.
    """

    def __init__(
        self,
        workers: int = 2,
        *,
        seconds: float = limits.PARSE_SECONDS,
        kinds: Collection[str] = (),
    ) -> None:
        self._seconds = seconds
        self._kinds = sorted(kinds)
        self._idle: queue.LifoQueue[_Child | None] = queue.LifoQueue()
        self._running: set[_Child] = set()
        self._lock = threading.Lock()
        self._closed = False
        for _ in range(workers):
            self._idle.put(None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def parse(self, source: Source, response: Response) -> Answer:
        """What the kind of `source` finds in `response`.

        Raises SourceError: the kind's own, `parse-timeout`, or `parse-crash` (also when
        no child can be started, or when the pool was closed meanwhile).
        """
        return cast(Answer, self._ask(("parse", source, response)))

    def look(self, response: Response) -> "list[Source | Request]":
        """The sources that `response` is or announces, and pages that may announce more;
        see `_discover.look`. Raises SourceError as `parse` does."""
        return cast("list[Source | Request]", self._ask(("look", None, response)))

    def article(self, response: Response) -> str:
        """The words of the article on a page; see `_article.text` for the SourceErrors beside
        those of `parse`."""
        return cast(str, self._ask(("article", None, response)))

    def reservations(self, response: Response) -> list[tuple[str, bool]]:
        """The rules of a tdmrep.json; see `_opt_out.of_site`."""
        return cast("list[tuple[str, bool]]", self._ask(("reservations", None, response)))

    def _ask(self, question: Question) -> object:
        child = self._idle.get()
        try:
            if child is None or not child.alive:
                child = self._start(child)
            return child.answer(question, self._seconds)
        finally:
            self._idle.put(child)

    def close(self) -> None:
        """End all children at once; a parse that is going on fails."""
        with self._lock:
            self._closed = True
            children, self._running = self._running, set()
        for child in children:
            child.end()

    def _start(self, old: "_Child | None") -> "_Child":
        if old is not None:
            old.end()
        with self._lock:
            if self._closed:
                raise SourceError("parse-crash", f"{_DIED}: het lezen is afgebroken.")
            child = _Child(self._kinds)
            self._running = {child, *(one for one in self._running if one is not old)}
        return child


class _Child:
    """One child process and the two pipes to it."""

    def __init__(self, kinds: Sequence[str]) -> None:
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115  closed by `end`
        try:
            self._process = subprocess.Popen(
                [*_COMMAND, *kinds],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._complaints,
                env={**os.environ, "PYTHONPATH": _import_path()},
                start_new_session=True,  # Ctrl-C is for the program; it ends its children itself
            )
        except (OSError, ValueError) as error:
            self._complaints.close()
            raise SourceError("parse-crash", f"{_NO_START}: {error}") from error
        self._ready = False
        self._late = threading.Event()

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def answer(self, question: Question, seconds: float) -> object:
        if not self._ready:
            self._hear(_START_SECONDS, _NO_START)
            self._ready = True
        self._say(pickle.dumps(question))
        found = self._hear(seconds, _DIED)
        if isinstance(found, SourceError):
            raise found
        return found

    def end(self) -> None:
        """Kill, and wait until it is gone; a child holds nothing worth saving."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout, self._complaints):
            with contextlib.suppress(OSError, ValueError):  # half a message may be waiting in it
                cast(IO[bytes], pipe).close()

    def _say(self, message: bytes) -> None:
        pipe = cast(IO[bytes], self._process.stdin)
        with contextlib.suppress(OSError, ValueError):  # it died: `_hear` finds out and tells why
            write(pipe, message)

    def _hear(self, seconds: float, otherwise: str) -> object:
        """The next message, or a SourceError when it does not come in time."""
        timer = threading.Timer(seconds, self._stop)
        timer.start()
        try:
            return pickle.loads(read(cast(IO[bytes], self._process.stdout)))
        except (OSError, ValueError, EOFError, pickle.UnpicklingError) as error:
            self._process.kill()
            self._process.wait()
            if self._late.is_set():
                raise SourceError("parse-timeout", _TOO_LONG) from error
            raise SourceError("parse-crash", f"{otherwise}: {self._last_words()}") from error
        finally:
            timer.cancel()
            timer.join()

    def _stop(self) -> None:
        self._late.set()
        self._process.kill()

    def _last_words(self) -> str:
        status = self._process.wait()
        with contextlib.suppress(OSError, ValueError):
            self._complaints.seek(0)
            lines = self._complaints.read().decode(errors="replace").strip().splitlines()
            if lines:
                return lines[-1][:300]
        return f"het proces eindigde met {status}."


def _import_path() -> str:
    """Where this program finds its modules; the child must find the same."""
    return os.pathsep.join(path or os.getcwd() for path in sys.path)


def write(pipe: IO[bytes], message: bytes) -> None:
    """Send one message: its length in eight bytes, then the message."""
    pipe.write(len(message).to_bytes(8, "big") + message)
    pipe.flush()


def read(pipe: IO[bytes]) -> bytes:
    """Receive one message; raises EOFError when the other side is gone."""
    length = int.from_bytes(_exactly(pipe, 8), "big")
    return _exactly(pipe, length)


def _exactly(pipe: IO[bytes], length: int) -> bytes:
    found = pipe.read(length)
    if len(found) < length:
        raise EOFError("the other side is gone")
    return found
