"""Commands and options whose help is told in the language of the reader.

Click fixes a help text when a command is made; here it stays a Dutch sentence,
marked for the catalogue, until it is shown.
"""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from copy import copy
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from leads.cli.state import State
from leads.cli.table import COMMANDS
from leads.language import Words, mark

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_HELP = mark("Laat deze uitleg zien.")
_DAY_FIRST = re.compile(r"\d{1,2}-\d{1,2}-\d{4}")


def words_of(ctx: click.Context) -> Words:
    """The language of this call."""
    state = ctx.find_object(State)
    return state.words if state else Words()


class Formatter(click.HelpFormatter):
    """Keeps room for the sentences on a narrow terminal."""

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 26, col_spacing: int = 2
    ) -> None:
        super().write_dl(rows, min(col_max, self.width // 3), col_spacing)


class Context(click.Context):
    formatter_class = Formatter


class Option(click.Option):
    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        spoken = copy(self)
        spoken.help = words_of(ctx)(self.help or "")
        return click.Option.get_help_record(spoken, ctx)

    def make_metavar(self, ctx: click.Context) -> str:
        return words_of(ctx)(super().make_metavar(ctx))


class Argument(click.Argument):
    def make_metavar(self, ctx: click.Context) -> str:
        return words_of(ctx)(super().make_metavar(ctx))


class Command(click.Command):
    """`more` follows the sentence from the table of commands; `examples` are lines
    to type."""

    context_class = Context

    def __init__(
        self, *args: Any, more: str = "", examples: tuple[str, ...] = (), **kwargs: Any
    ) -> None:
        kwargs.setdefault("options_metavar", mark("[OPTIES]"))
        kwargs.setdefault("context_settings", {"help_option_names": ["-h", "--help"]})
        super().__init__(*args, **kwargs)
        self.more = more
        self.examples = examples

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [words_of(ctx)(piece) for piece in super().collect_usage_pieces(ctx)]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        found = super().get_help_option(ctx)
        if found:
            found.help = words_of(ctx)(_HELP)
        return found

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        words = words_of(ctx)
        told = COMMANDS[self.name].told if self.name in COMMANDS else self.help or ""
        for paragraph in filter(None, (told, self.more)):
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(words(paragraph))
        with formatter.section(words("Voorbeelden")):
            for line in self.examples:
                formatter.write(f"{'':{formatter.current_indent}}{line}\n")

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list["CompletionItem"]:
        found = super().shell_complete(ctx, incomplete)
        for item in found:
            item.help = words_of(ctx)(item.help or "")
        return found


class Day(click.ParamType[date]):
    """A day as 2027-04-01, or as 1-4-2027; told in plain words when it is neither."""

    name = "day"

    def convert(
        self, value: str | date, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        if isinstance(value, date):
            return value
        with suppress(ValueError):
            day, month, year = value.split("-") if _DAY_FIRST.fullmatch(value) else (0, 0, 0)
            return date(int(year), int(month), int(day)) if year else date.fromisoformat(value)
        words = words_of(ctx) if ctx else Words()
        self.fail(words("'{text}' is geen dag. Schrijf een dag als 2027-04-01.", text=value))


DAY = Day()

command = partial(click.command, cls=Command)
argument = partial(click.argument, cls=Argument)
option = partial(click.option, cls=Option)


def json_option(function: Callable[..., object]) -> Any:
    """`--json` on a command that has a result; it is kept in the State."""

    def keep(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
        ctx.obj.as_json = value

    json = option("--json", is_flag=True, expose_value=False, callback=keep, help=mark("Als JSON."))
    return json(function)


def out_option(told: str = mark("Schrijf naar een bestand.")) -> Callable[..., Any]:
    """`--out` on a command that can write its result to a file."""
    path: click.ParamType[Any] = click.Path(path_type=Path, dir_okay=False)
    return option("--out", type=path, metavar=mark("BESTAND"), help=told)


def most_option(told: str) -> Callable[..., Any]:
    """`--most` on a command that shows messages."""
    number = click.IntRange(min=1)
    return option(
        "--most", default=10, show_default=True, type=number, metavar=mark("GETAL"), help=told
    )
