"""The kinds of source: one module each, found by its file name.

    kind = sources.load("feed")
    for request in kind.start(source, since): …
    for found in kind.parse(source, response): …

Both functions are pure: they do not fetch, look at a clock or keep anything.
A module whose name starts with `_` is a helper, not a kind.
"""

import difflib
import importlib
import pkgutil
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Protocol, cast

from leads.errors import UserError
from leads.language import mark
from leads.model import Bookmark, Item, Request, Response, Rest, Source
from leads.sources._child import ParsePool
from leads.sources._discover_address import account, calendar_paths, news_paths
from leads.sources._opt_out import TDMREP, reserved

__all__ = [
    "TDMREP",
    "Kind",
    "ParsePool",
    "account",
    "calendar_paths",
    "kinds",
    "load",
    "news_paths",
    "reserved",
]


class Kind(Protocol):
    """What a module in this package offers."""

    def start(self, source: Source, since: datetime) -> Iterable[Request]:
        """The first requests of a visit. `since` is an aware instant: older news is known.

        Raises SourceError `bad-option` when the source lacks a setting.
        """
        ...

    def parse(
        self, source: Source, response: Response
    ) -> Iterable[Item | Request | Bookmark | Rest]:
        """The items in an answer, further requests it takes to complete them, where
        the next visit may go on, and when it may come.

        Raises SourceError when the answer is not what this kind reads.
        """
        ...


@cache
def kinds() -> tuple[str, ...]:
    """The names that may stand behind `kind:` in sources.yaml."""
    return tuple(
        sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))
    )


def load(kind: str) -> Kind:
    """The module of a kind; a dotted name (`ourtown.noticeboard`) is imported from elsewhere.

    Raises UserError for a name that does not exist.
    """
    if "." in kind:
        return _load_elsewhere(kind)
    if kind not in kinds():
        raise _unknown(kind)
    return cast(Kind, importlib.import_module(f"{__name__}.{kind}"))


def _load_elsewhere(kind: str) -> Kind:
    try:
        module = importlib.import_module(kind)
    except ImportError as error:
        raise UserError(
            mark("De module '{kind}' voor deze soort bron is niet te laden."), kind=kind
        ) from error
    if not (hasattr(module, "start") and hasattr(module, "parse")):
        raise UserError(mark("De module '{kind}' mist een functie start of parse."), kind=kind)
    return cast(Kind, module)


def _unknown(kind: str) -> UserError:
    near = difflib.get_close_matches(kind, kinds(), n=1, cutoff=0.6)
    if near:
        sentence = mark("Ik ken geen soort bron '{kind}'. Bedoel je '{near}'?")
        return UserError(sentence, kind=kind, near=near[0])
    choices = ", ".join(kinds())
    return UserError(
        mark("Ik ken geen soort bron '{kind}'. Kies uit: {choices}."), kind=kind, choices=choices
    )
