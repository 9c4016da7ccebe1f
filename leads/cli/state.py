"""What all commands share: the global options, the App, and ways to speak."""

import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from leads.language import Words

if TYPE_CHECKING:
    from leads.app import App

# JSON leaves these as they are, but a terminal may obey them (ECMA-48 C1, bidi)
_OBEYED = re.compile("[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class State:
    """The global options, and the App they make when a command first needs it.

    Made before the options are read; `take` fills them in.
    """

    def __init__(self, env: Mapping[str, str], language: str = "nl") -> None:
        self.env = env
        self.language = language
        self.home: Path | None = None
        self.now: str | None = None
        self.asked_language: str | None = None
        self.quiet = False
        self.debug = False
        self.as_json = False

    def take(
        self, home: Path | None, now: str | None, lang: str | None, quiet: bool, debug: bool
    ) -> None:
        self.home, self.now, self.asked_language = home, now, lang
        self.quiet, self.debug = quiet, debug

    @cached_property
    def app(self) -> "App":
        from leads.app import open_app

        app = open_app(self.home, now=self.now, language=self.asked_language)
        click.get_current_context().call_on_close(app.close)
        for warning in app.settings.warnings:
            self.say(app.words("Let op: {warning}", warning=warning))
        return app

    @property
    def words(self) -> Words:
        """In the language of the settings once they are read."""
        return self.app.words if "app" in self.__dict__ else Words(self.language)

    @property
    def asks(self) -> bool:
        """Whether a person sits here who can answer."""
        return sys.stdin is not None and sys.stdin.isatty() and not self.as_json

    def say(self, sentence: str) -> None:
        """A remark for the person, on stderr; silent with --quiet."""
        if not self.quiet:
            click.echo(sentence, err=True)

    def progress(self, sentence: str) -> None:
        """A passing remark, only where a person watches."""
        watched = sys.stderr is not None and sys.stderr.isatty()
        if watched and not (self.quiet or self.as_json or self.env.get("CI")):
            click.echo(sentence, err=True)


pass_state = click.make_pass_decorator(State)


def colour(no_color: bool, env: Mapping[str, str]) -> bool | None:
    """Whether to use colour; None leaves it to whether a terminal listens.

    NO_COLOR and FORCE_COLOR count when they are not empty (no-color.org).
    """
    if no_color or env.get("NO_COLOR"):
        return False
    if env.get("FORCE_COLOR"):
        return True
    return False if env.get("TERM") == "dumb" else None


def put_json(**result: object) -> None:
    """One JSON object on stdout, with the number of its schema."""
    encoding = (sys.stdout.encoding or "ascii") if sys.stdout is not None else "ascii"
    click.echo(json_text(not encoding.lower().startswith("utf"), **result), nl=False)


def json_text(ascii_only: bool = False, /, **result: object) -> str:
    """The same as text, with a newline at its end."""
    import json

    text = json.dumps({"schema": 1, **_plain(result)}, ensure_ascii=ascii_only, indent=2)
    return _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return _plain(asdict(value))
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, str):
        return value
    if isinstance(value, Iterable):
        return [_plain(inner) for inner in value]
    return value
