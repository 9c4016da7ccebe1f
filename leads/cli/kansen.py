"""The leads and what is decided about them: list, show, add, and one small
command for each verb."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from leads.cli.exits import DONE
from leads.cli.state import State, json_option, pass_state, put_json
from leads.model import Lead, Status


@click.command("list")
@click.option("--status", type=click.Choice([s.value for s in Status]), help="Alleen deze stand.")
@click.option("--all", "every", is_flag=True, help="Ook wat klaar is of is blijven liggen.")
@json_option
@pass_state
def list_command(state: State, status: str | None, every: bool, as_json: bool) -> int:
    """De kansen die open staan, de dringendste eerst."""
    from leads import service

    leads = service.list_leads(state.app, Status(status) if status else None, every)
    if as_json:
        put_json(leads=leads)
    elif not leads:
        click.echo("Geen open kansen.")
    else:
        for lead in leads:
            click.echo(lead_line(state, lead))
        click.echo(f"\nMeer weten: leads show {leads[0].id}")
    return DONE


def lead_line(state: State, lead: Lead) -> str:
    """One lead on one line: id, station, last useful day, title."""
    from leads.words import plain

    before = lead.act_before.strftime("%d-%m") if lead.act_before else "  –  "
    station = plain(lead.status, state.app.words)
    return f"{click.style(lead.id, bold=True)}  {before}  {station:<12}  {lead.title}"


@click.command("show")
@click.argument("lead_id", metavar="ID")
@json_option
@pass_state
def show_command(state: State, lead_id: str, as_json: bool) -> int:
    """Eén kans: wie, wat, waarom wij, eerste stap, en waar het stond."""
    from leads import service

    lead = service.show(state.app, lead_id)
    if as_json:
        put_json(lead=lead, history=service.history(state.app, lead.id))
    else:
        click.echo(service.lead_text(state.app, lead))
    return DONE


# ── verbs ────────────────────────────────────────────────────────────────────


def _ids(command: Any) -> Any:
    command = click.option("--who", default="", metavar="NAAM", help="Wie het besluit.")(command)
    return click.argument("lead_ids", metavar="ID…", nargs=-1, required=True)(command)


def _tell(state: State, lead_ids: tuple[str, ...], verb: str, **said: Any) -> int:
    from leads import service
    from leads.words import plain

    for done in service.decide(state.app, lead_ids, verb, **said):
        station = plain(done.lead.status, state.app.words)
        click.echo(f"{done.lead.id}  {station}: {done.lead.title}")
    state.say("Toch niet? leads undo " + " ".join(lead_ids))
    return DONE


def _verb(name: str, doc: str) -> click.Command:
    """A command for a verb that needs no more than an optional note."""

    @click.command(name, help=doc)
    @_ids
    @click.option("--note", default=None, metavar="TEKST", help="Een regel erbij.")
    @pass_state
    def command(state: State, lead_ids: tuple[str, ...], who: str, note: str | None) -> int:
        return _tell(state, lead_ids, name, who=who, note=note)

    return command


accept_command = _verb("accept", "Oppakken: iemand neemt contact op.")
talk_command = _verb("talk", "We zijn in gesprek.")
bloom_command = _verb("bloom", "Het is afgesproken of het loopt.")
harvest_command = _verb("harvest", "Gedaan; schrijf met --note in één regel wat het opleverde.")
root_command = _verb("root", "Dit is een vaste partner geworden.")
wrong_command = _verb("wrong", "Geen kans: dit had er niet tussen moeten staan.")


@click.command("snooze")
@_ids
@click.option(
    "--until", required=True, type=click.DateTime(["%Y-%m-%d"]), help="De dag dat het terugkomt."
)
@pass_state
def snooze_command(state: State, lead_ids: tuple[str, ...], who: str, until: Any) -> int:
    """Later: in de schuur tot een dag."""
    day: date = until.date()
    return _tell(state, lead_ids, "snooze", who=who, until=day)


@click.command("drop")
@_ids
@click.option(
    "--reason",
    required=True,
    metavar="REDEN",
    help="te-laat, geen-tijd, kennen-we, ander-thema, buiten-gebied of wil-niet.",
)
@click.option("--note", default=None, metavar="TEKST", help="Een regel erbij.")
@pass_state
def drop_command(
    state: State, lead_ids: tuple[str, ...], who: str, reason: str, note: str | None
) -> int:
    """Laten liggen, met een reden."""
    return _tell(state, lead_ids, "drop", who=who, reason=reason, note=note)


@click.command("note")
@click.argument("lead_id", metavar="ID")
@click.argument("text", metavar="TEKST")
@click.option("--who", default="", metavar="NAAM", help="Wie het schrijft.")
@pass_state
def note_command(state: State, lead_id: str, text: str, who: str) -> int:
    """Schrijf iets bij een kans; de stand blijft zoals hij is."""
    return _tell(state, (lead_id,), "note", who=who, note=text)


@click.command("undo")
@_ids
@pass_state
def undo_command(state: State, lead_ids: tuple[str, ...], who: str) -> int:
    """Neem het laatste besluit over een kans terug."""
    from leads import service
    from leads.words import plain

    for done in service.undo(state.app, lead_ids, who=who):
        station = plain(done.lead.status, state.app.words)
        click.echo(f"{done.lead.id}  weer {station}: {done.lead.title}")
    return DONE


@click.command("add")
@click.argument("text", metavar="TEKST", required=False)
@click.option(
    "--from",
    "file",
    type=click.Path(path_type=Path, allow_dash=True, dir_okay=False),
    help="Een tekst- of .eml-bestand; - leest van de invoer.",
)
@json_option
@pass_state
def add_command(state: State, text: str | None, file: Path | None, as_json: bool) -> int:
    """Geef zelf een tip door: iets van de balie, of een doorgestuurde mail."""
    from leads import service

    added = service.add(state.app, _given(text, file))
    if as_json:
        put_json(item=added.item, lead=added.lead)
    elif added.lead:
        click.echo(f"{added.lead.id}  nieuw: {added.lead.title}")
    else:
        click.echo("Bewaard. Er is geen kans in gevonden, maar het telt mee bij wat nog komt.")
    return DONE


def _given(text: str | None, file: Path | None) -> str | bytes:
    if text is not None and file is None:
        return text
    if file is None:
        raise click.UsageError("Geef een zin, of een bestand met --from.")
    if str(file) == "-":
        return click.get_binary_stream("stdin").read()
    try:
        return file.read_bytes()
    except OSError as error:
        raise click.UsageError(f"{file} kan niet worden gelezen: {error.strerror}") from error
