"""The command `leads`: thin, quick to start, one service verb for each command.

`leads --help` reads only this table; a command's own module (and with it the
heavy libraries) is imported when that command runs.
"""

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from leads import __version__

#: command → (module in leads.cli, Dutch alias, what it does)
COMMANDS: dict[str, tuple[str, str, str]] = {
    "demo": ("start", "proef", "Het hele werk op een ingebouwd dorp; laat de ochtendmail zien."),
    "init": ("start", "begin", "Maak instellingen voor jouw plaats."),
    "check": ("start", "controle", "Controleer de instellingen en probeer elke bron."),
    "try": ("start", "probeer", "Laat zien wat er uit een adres te lezen is."),
    "run": ("daily", "ochtend", "Lees, begrijp, maak de ochtendmail en verstuur hem. Voor cron."),
    "refresh": ("daily", "lees", "Bezoek de bronnen die aan de beurt zijn."),
    "analyse": ("daily", "begrijp", "Begrijp en weeg wat nieuw is."),
    "digest": ("daily", "ochtendmail", "Laat de ochtendmail zien, bewaar of verstuur hem."),
    "list": ("kansen", "lijst", "De kansen die open staan."),
    "show": ("kansen", "toon", "Eén kans met alle redenen."),
    "review": ("review", "doorloop", "Loop de nieuwe kansen één voor één langs."),
    "accept": ("kansen", "plant", "Oppakken."),
    "talk": ("kansen", "gesprek", "We zijn in gesprek."),
    "bloom": ("kansen", "bloei", "Het loopt."),
    "harvest": ("kansen", "oogst", "Gedaan, met één regel resultaat."),
    "root": ("kansen", "geworteld", "Vaste partner."),
    "snooze": ("kansen", "schuur", "Later: in de schuur tot een dag."),
    "drop": ("kansen", "braak", "Laten liggen, met een reden."),
    "wrong": ("kansen", "geenkans", "Geen kans: verkeerd gevonden."),
    "note": ("kansen", "notitie", "Schrijf iets bij een kans."),
    "undo": ("kansen", "terug", "Neem het laatste besluit terug."),
    "add": ("kansen", "tip", "Geef zelf een tip door, van de balie of uit een mail."),
    "sources": ("world", "bronnen", "Alle bronnen en hoe het ermee gaat."),
    "orgs": ("world", "organisaties", "De organisaties die gevonden zijn."),
    "calendar": ("world", "kalender", "Landelijke thema's, agenda en wat samenvalt."),
    "evaluate": ("check", "meet", "Meet hoe goed het lezen en kiezen gaat."),
    "doctor": ("check", "dokter", "Kijk of alles het doet."),
    "daemon": ("daily", "dienst", "Blijf draaien en doe elke ochtend het werk."),
    "completion": ("check", "aanvullen", "Aanvullen met Tab in bash, zsh of fish."),
}
ALIASES = {alias: name for name, (_, alias, _) in COMMANDS.items()}

GROUPS = {
    "Beginnen": ("demo", "init", "check", "try", "doctor"),
    "Elke ochtend": ("run", "refresh", "analyse", "digest", "daemon"),
    "Kansen": ("list", "show", "review", "add"),
    "Besluiten": (
        "accept",
        "talk",
        "bloom",
        "harvest",
        "root",
        "snooze",
        "drop",
        "wrong",
        "note",
        "undo",
    ),
    "Overzicht": ("sources", "orgs", "calendar"),
    "Meten": ("evaluate", "completion"),
}


class Lazy(click.Group):
    """A group that imports a command only when it is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        name = ALIASES.get(name, name)
        if name not in COMMANDS:
            return None
        module = import_module(f"leads.cli.{COMMANDS[name][0]}")
        command: click.Command = getattr(module, f"{name}_command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from rapidfuzz import process

            near = process.extractOne(args[0], [*COMMANDS, *ALIASES], score_cutoff=60)
            hint = f" Bedoel je '{near[0]}'?" if near else " Kijk bij: leads --help"
            raise click.UsageError(f"'{args[0]}' ken ik niet.{hint}", ctx) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for title, names in GROUPS.items():
            rows = [(f"{name}, {COMMANDS[name][1]}", COMMANDS[name][2]) for name in names]
            with formatter.section(title):
                formatter.write_dl(rows, col_max=26)


HELP = """Kansen om samen te werken, uit je eigen dorp.

\b
  leads demo                        zie wat het doet, in twintig seconden
  leads init mijnbieb --place Heeze begin voor je eigen plaats

Elke opdracht heeft een Engelse en een Nederlandse naam.
"""

EPILOG = (
    "Codes bij het afsluiten: 0 goed, 1 fout in het programma, 2 verkeerd gebruik, "
    "3 instellingen, 4 deels gelukt, 5 niet gelukt, 75 er draait er al een."
)


@click.group(
    cls=Lazy,
    help=HELP,
    epilog=EPILOG,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("--home", type=click.Path(path_type=Path), help="De map met config/ en data/.")
@click.option("--now", metavar="ISO", help="Doe alsof het nu dit tijdstip is.")
@click.option("--lang", type=click.Choice(["nl", "en"]), help="Taal van de mail en de lijsten.")
@click.option("--no-color", is_flag=True, help="Geen kleuren.")
@click.option("-q", "--quiet", is_flag=True, help="Alleen het resultaat en fouten.")
@click.option("--debug", is_flag=True, help="Laat bij een fout de technische details zien.")
@click.version_option(__version__, prog_name="leads")
@click.pass_context
def cli(ctx: click.Context, **options: Any) -> None:
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
        return
    from leads.cli.state import State

    ctx.obj = State(**options)
    ctx.color = None if not (options["no_color"] or "NO_COLOR" in os.environ) else False
    if "FORCE_COLOR" in os.environ and ctx.color is None:
        ctx.color = True


def main() -> None:
    """The entry point: faults become one sentence and an exit code."""
    from leads.cli.exits import guarded

    sys.exit(guarded(cli))
