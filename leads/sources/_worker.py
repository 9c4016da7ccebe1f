"""The child program of `_child`: reads (what, source, response), answers with what was found.

Run as `python -m leads.sources._worker [KIND …]`; ends when its input does.
"""

import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable
from typing import IO

from leads import limits
from leads.errors import LeadsError, SourceError
from leads.model import Response, Source
from leads.sources import _article, _opt_out, kinds, load
from leads.sources._child import read, write

_ALARM_SECONDS = int(2 * limits.PARSE_SECONDS) + 1


def main() -> None:
    """Answer one question after another until there are no more."""
    questions = sys.stdin.buffer
    answers = _private_output()
    _limit_memory()
    for kind in sys.argv[1:] or kinds():  # not while the clock of a parse runs
        load(kind)
    gc.freeze()  # what is loaded stays: the collector need not walk it for every feed
    write(answers, pickle.dumps("ready"))
    while True:
        try:
            question = read(questions)
        except EOFError:
            return
        _set_alarm(_ALARM_SECONDS)
        write(answers, pickle.dumps(_answer(*pickle.loads(question))))
        _set_alarm(0)


def _answer(what: str, source: Source | None, response: Response) -> object:
    """What was found, or a SourceError as a value."""
    try:
        return _ASKED[what](source, response)
    except SourceError as error:
        return error
    except LeadsError as error:
        return SourceError("bad-option", str(error))
    except MemoryError:
        os._exit(86)  # nothing in here can be trusted any more
    except Exception as error:  # a fault of one source becomes the answer about that source
        return SourceError("parse-crash", f"{type(error).__name__}: {error}"[:300])


def _parsed(source: Source | None, response: Response) -> object:
    assert source is not None
    return list(load(source.kind).parse(source, response))


def _look(_: Source | None, response: Response) -> object:
    from leads.sources import _discover  # brings nearly all the kinds along

    return _discover.look(response)


_ASKED: dict[str, Callable[[Source | None, Response], object]] = {
    "parse": _parsed,
    "look": _look,
    "article": lambda _, response: _article.text(response),
    "reservations": lambda _, response: _opt_out.of_site(response),
}


def _private_output() -> IO[bytes]:
    """The way back, out of reach of a library that prints."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _limit_memory() -> None:
    try:
        import resource

        resource.setrlimit(
            resource.RLIMIT_AS, (limits.PARSE_MEMORY_BYTES, limits.PARSE_MEMORY_BYTES)
        )
    except (ImportError, ValueError, OSError):
        return  # Windows has no such limit, macOS refuses it: the clock still holds


def _set_alarm(seconds: int) -> None:
    """Die by the system's own clock if the program that should kill us is gone."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


if __name__ == "__main__":
    main()
