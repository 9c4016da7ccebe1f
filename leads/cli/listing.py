"""The leads: list them, show one, and add one of your own."""

import sys
from pathlib import Path

import click

from leads.cli.command import argument, command, json_option, option
from leads.cli.exits import DONE
from leads.cli.state import State, pass_state, put_json
from leads.language import mark
from leads.model import Decision, Lead, Status
from leads.text import one_line


@command("list", examples=("leads list", "leads list --status shed --json"))
@option(
    "--status",
    type=click.Choice([status.value for status in Status]),
    metavar=mark("STAND"),
    help=mark("Alleen deze stand: seed, shed, planted, sprouting, …"),
)
@option("--all", "every", is_flag=True, help=mark("Ook wat klaar is of is blijven liggen."))
@json_option
@pass_state
def list_command(state: State, status: str | None, every: bool) -> int:
    from leads import service

    leads = service.list_leads(state.app, Status(status) if status else None, every)
    if state.as_json:
        put_json(leads=leads)
    elif not leads:
        click.echo(state.words("Geen open kansen."))
    else:
        for lead in leads:
            click.echo(_line(state, lead))
        state.say("\n" + state.words("Meer weten: {command}", command=f"leads show {leads[0].id}"))
    return DONE


def _line(state: State, lead: Lead) -> str:
    """One lead on one line: id, last useful day, station, title."""
    from leads.words import plain

    before = lead.act_before.strftime("%d-%m") if lead.act_before else "  –  "
    station = plain(lead.status, state.words)
    title = one_line(lead.title)
    return f"{click.style(lead.id, bold=True)}  {before}  {station:<12}  {title}"


@command("show", examples=("leads show k3f9a", "leads show k3 --json"))
@argument("lead_id", metavar="ID")
@json_option
@pass_state
def show_command(state: State, lead_id: str) -> int:
    from leads import service

    lead = service.show(state.app, lead_id)
    if state.as_json:
        put_json(lead=lead, history=service.history(state.app, lead.id))
    else:
        click.echo(service.lead_text(state.app, lead))
        for decision in service.history(state.app, lead.id):
            click.echo(_past(state, decision))
    return DONE


def _past(state: State, decision: Decision) -> str:
    """One decision on one line: day, what was decided, by whom, and the note."""
    from leads.app import LOCAL
    from leads.words import REASONS, plain

    words = state.words
    said = [words.day(decision.at.astimezone(LOCAL).date())]
    if decision.undoes is not None:
        said.append(words("teruggenomen"))
    elif decision.status:
        said.append(plain(decision.status, words))
    said += [words(REASONS[decision.reason])] if decision.reason in REASONS else []
    said += [decision.who] if decision.who else []
    note = f": {one_line(decision.note)}" if decision.note else ""
    return f"   {', '.join(said)}{note}"


@command(
    "add",
    more=mark("Wat je doorgeeft wordt gelezen en gewogen als elk ander bericht."),
    examples=('leads add "De harmonie zoekt een zaal"', "leads add --from brief.eml"),
)
@argument("text", metavar=mark("[TEKST]"), required=False)
@option(
    "--from",
    "file",
    type=click.Path(path_type=Path, allow_dash=True, dir_okay=False),
    metavar=mark("BESTAND"),
    help=mark("Een tekst- of .eml-bestand; - leest van de invoer."),
)
@json_option
@pass_state
def add_command(state: State, text: str | None, file: Path | None) -> int:
    from leads import service

    added = service.add(state.app, _given(state, text, file))
    if state.as_json:
        put_json(item=added.item, lead=added.lead)
    elif added.lead:
        click.echo(_line(state, added.lead))
    else:
        click.echo(
            state.words("Bewaard. Er is geen kans in gevonden, maar het telt mee bij wat nog komt.")
        )
    return DONE


def _given(state: State, text: str | None, file: Path | None) -> str | bytes:
    if text is not None and file is None:
        return text
    if file is None or text is not None:
        raise click.UsageError(state.words("Geef een zin, of een bestand met --from."))
    if str(file) == "-":
        return sys.stdin.buffer.read()
    try:
        return file.read_bytes()
    except OSError as error:
        raise click.UsageError(
            state.words("{path} kan niet worden gelezen: {cause}", path=file, cause=error.strerror)
        ) from error
