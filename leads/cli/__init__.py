"""The command `leads`: thin, quick to start, one service verb for each command.

`leads --help` reads only the table of commands; a command's own module (and with
it the heavy libraries) is imported when that command runs.
"""

import gc
import os
import sys
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from leads import __version__
from leads.cli import speech
from leads.cli.command import Command, Option, option, words_of
from leads.cli.exits import MEANINGS, guarded
from leads.cli.state import State, colour
from leads.cli.table import ALIASES, COMMANDS, GROUPS
from leads.language import mark

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_HELP_WORDS = ("help", "hulp")
COMPLETE = "_LEADS_COMPLETE"
_ALIKE = 70  # of 100: 'lits' is list, 'foo' is nothing


class Lazy(Command, click.Group):
    """A group that imports a command only when it is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        name = ALIASES.get(name, name)
        if name not in COMMANDS:
            return None
        module = import_module(f"leads.cli.{COMMANDS[name].module}")
        command: click.Command = getattr(module, f"{name}_command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] in _HELP_WORDS and not ctx.resilient_parsing:
            args = _help_for(ctx, args[1:])
        if self.get_command(ctx, args[0]) is None and not ctx.resilient_parsing:
            raise click.UsageError(_unknown(ctx, args[0]), ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        words = words_of(ctx)
        for group in GROUPS:
            rows = [
                (f"{name}, {entry.alias}", words(entry.told))
                for name, entry in COMMANDS.items()
                if entry.group == group
            ]
            with formatter.section(words(group)):
                formatter.write_dl(rows)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        words = words_of(ctx)
        with formatter.section(words("Codes bij het afsluiten")):
            formatter.write_dl([(str(code), words(told)) for code, told in MEANINGS.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list["CompletionItem"]:
        """Names and aliases from the table; no command is imported for it."""
        from click.shell_completion import CompletionItem

        names = {**dict(zip(COMMANDS, COMMANDS, strict=True)), **ALIASES}
        return [
            CompletionItem(typed, help=words_of(ctx)(COMMANDS[name].told))
            for typed, name in names.items()
            if typed.startswith(incomplete)
        ] or Command.shell_complete(self, ctx, incomplete)


def _help_for(ctx: click.Context, args: list[str]) -> list[str]:
    """`leads help list` is `leads list --help`."""
    if not args:
        click.echo(ctx.get_help())
        ctx.exit()
    return [args[0], "--help"]


def _unknown(ctx: click.Context, typed: str) -> str:
    from rapidfuzz import fuzz, process

    words = words_of(ctx)
    # whole words against whole words: the default scorer finds 'foo' in 'oogst'
    choices = [*COMMANDS, *ALIASES]
    near = process.extractOne(typed, choices, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    if near:
        return words("'{typed}' ken ik niet. Bedoel je '{near}'?", typed=typed, near=near[0])
    return words("'{typed}' ken ik niet.", typed=typed)


@click.group(
    cls=Lazy,
    help=mark("Kansen om samen te werken, uit je eigen dorp."),
    more=mark("Elke opdracht heeft een Engelse en een Nederlandse naam."),
    examples=("leads demo", "leads init mijnbieb --place Heeze"),
    subcommand_metavar=mark("OPDRACHT [ARGUMENTEN]…"),
    invoke_without_command=True,
)
@option(
    "--home",
    type=click.Path(path_type=Path),
    metavar=mark("MAP"),
    help=mark("De map met config/ en data/."),
)
@option("--now", metavar=mark("TIJD"), help=mark("Doe alsof het nu dit tijdstip is (ISO)."))
@option(
    "--lang",
    type=click.Choice(["nl", "en"]),
    envvar="LEADS_LANG",
    help=mark("De taal van wat je ziet."),
)
@option("--no-color", is_flag=True, help=mark("Geen kleuren."))
@option("-q", "--quiet", is_flag=True, help=mark("Alleen het resultaat en fouten."))
@option("--debug", is_flag=True, help=mark("Laat bij een fout de technische details zien."))
@click.version_option(
    __version__,
    "-V",
    "--version",
    message="%(prog)s %(version)s",
    prog_name="leads",
    cls=Option,
    help=mark("Laat de versie zien."),
)
@click.pass_context
def cli(ctx: click.Context, /, no_color: bool, **options: Any) -> None:
    state: State = ctx.obj
    state.take(**options)
    ctx.color = colour(no_color, state.env)
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


_OBJECTS = 10_000  # made before the collector looks for rings: a fifth less time in a round


def main() -> None:
    """The entry point: faults become one sentence and an exit code."""
    gc.set_threshold(_OBJECTS)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # an old encoding has no ✓
    state = State(os.environ, speech.chosen(sys.argv[1:], os.environ))
    speech.speak(state.words.language)
    if COMPLETE in os.environ:
        sys.exit(_complete(state, os.environ[COMPLETE]))
    sys.exit(guarded(cli, sys.argv[1:], state))


def _complete(state: State, instruction: str) -> int:
    from click.shell_completion import shell_complete

    return shell_complete(cli, {"obj": state}, "leads", COMPLETE, instruction)
