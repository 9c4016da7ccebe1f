"""What all commands share: the global options, the App, and ways to speak."""

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from leads.app import App
    from leads.language import Words


class State:
    """The global options, and the App they make when a command first needs it."""

    def __init__(
        self,
        home: Path | None = None,
        now: str | None = None,
        lang: str | None = None,
        no_color: bool = False,
        quiet: bool = False,
        debug: bool = False,
    ) -> None:
        self.home = home
        self.now = now
        self.lang = lang
        self.no_color = no_color
        self.quiet = quiet
        self.debug = debug

    @cached_property
    def app(self) -> "App":
        from leads.app import open_app

        app = open_app(self.home, now=self.now, language=self.lang)
        for warning in app.settings.warnings:
            self.say(f"Let op: {warning}")
        return app

    @cached_property
    def words(self) -> "Words":
        from leads.language import Words

        return Words(self.lang or "nl")

    def say(self, sentence: str) -> None:
        """A remark for the person, on stderr; silent with --quiet."""
        if not self.quiet:
            click.echo(sentence, err=True)

    def progress(self, sentence: str) -> None:
        """A passing remark, only where a person watches."""
        if sys.stderr.isatty() and not self.quiet:
            click.echo(sentence, err=True)


pass_state = click.make_pass_decorator(State)


def json_option(command: Any) -> Any:
    """`--json` on a command that has a result."""
    return click.option("--json", "as_json", is_flag=True, help="Als JSON.")(command)


def put_json(**result: object) -> None:
    """One JSON object on stdout, with the number of its schema."""
    click.echo(json.dumps({"schema": 1, **_plain(result)}, ensure_ascii=False, indent=2))


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return _plain(asdict(value))
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, str):
        return value
    if isinstance(value, Iterable):
        return [_plain(inner) for inner in value]
    return value
