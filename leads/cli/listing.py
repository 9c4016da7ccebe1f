"""The leads: list them, show one, and add one of your own."""

import sys
from pathlib import Path

import click

from leads import limits
from leads.cli.command import argument, command, json_option, option
from leads.cli.exits import DONE
from leads.cli.said import past
from leads.cli.state import State, pass_state, put_json
from leads.language import mark
from leads.model import Lead, Medium, Status
from leads.text import one_line

_TIP_BYTES = limits.TIP_BYTES + 1  # one more, so that what is too large is seen
_NAMES_CHARS = 300


@command("list", examples=("leads list", "leads list --status harvested", "leads list --mine"))
@option(
    "--status",
    type=click.Choice([status.value for status in Status]),
    metavar=mark("STAND"),
    help=mark("Alleen deze stand: seed, shed, planted, sprouting, …"),
)
@option("--all", "every", is_flag=True, help=mark("Ook wat klaar is of is blijven liggen."))
@option("--who", default="", metavar=mark("NAAM"), help=mark("Alleen wat deze persoon oppakte."))
@option("--mine", is_flag=True, help=mark("Alleen wat jij oppakte."))
@json_option
@pass_state
def list_command(state: State, status: str | None, every: bool, who: str, mine: bool) -> int:
    from leads import service

    if mine and not (who := who or state.app.settings.who):
        raise click.UsageError(state.words("Ik weet niet wie je bent. Zeg het met --who."))
    leads = service.list_leads(state.app, Status(status) if status else None, every, who)
    taken, brought = service.takers(state.app, leads), service.harvests(state.app, leads)
    if state.as_json:
        put_json(leads=leads, who=taken, results=brought)
    elif not leads:
        click.echo(state.words("Geen open kansen."))
    else:
        for lead in leads:
            click.echo(_line(state, lead, taken.get(lead.id, "")))
            if lead.id in brought:
                click.echo(f"{'':8}→ {one_line(brought[lead.id])}")
        state.say("\n" + state.words("Meer weten: {command}", command=f"leads show {leads[0].id}"))
    return DONE


def _line(state: State, lead: Lead, who: str = "") -> str:
    """One lead on one line: id, last useful day, station, title, what changed, who took
    it, and where a tip came from."""
    from leads.digest.changes import change_told
    from leads.words import plain

    before = lead.act_before.strftime("%d-%m") if lead.act_before else "  –  "
    station = plain(lead.status, state.words)
    tips = [seen.source_name for seen in lead.sightings if seen.medium is Medium.MAIL]
    news = change_told(lead.change, state.words) if lead.change else ""
    around = ", ".join(one_line(one) for one in filter(None, (news, who, *tips)))
    title = one_line(lead.title) + (f"  ({around})" if around else "")
    return f"{click.style(lead.id, bold=True)}  {before}  {station:<12}  {title}"


@command("show", examples=("leads show k3f9a", "leads show k3 --json"))
@argument("lead_id", metavar="ID")
@json_option
@pass_state
def show_command(state: State, lead_id: str) -> int:
    from leads import service

    lead = service.show(state.app, lead_id)
    if state.as_json:
        put_json(
            lead=lead,
            history=service.history(state.app, lead.id),
            last_talk=service.last_talks(state.app, [lead]).get(lead.id),
            people=service.people_for(state.app, [lead], state.app.today.date()).get(lead.id, ()),
            pitch=service.pitch(state.app, lead),
        )
    else:
        click.echo(service.lead_text(state.app, lead))
        for decision in service.history(state.app, lead.id):
            click.echo(f"   {past(decision, state.words, state.app.today.date())}")
    return DONE


@command(
    "pitch",
    more=mark("Om over te nemen en te veranderen; leads verstuurt het nooit zelf."),
    examples=("leads pitch k3f9a", "leads pitch k3f9a | xclip"),
)
@argument("lead_id", metavar="ID")
@json_option
@pass_state
def pitch_command(state: State, lead_id: str) -> int:
    from leads import service

    said = service.pitch(state.app, service.show(state.app, lead_id))
    if state.as_json:
        put_json(pitch=said)
    else:
        click.echo(said.text)
    return DONE


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
@option("--who", default="", metavar=mark("NAAM"), help=mark("Van wie de tip komt, of wie typt."))
@json_option
@pass_state
def add_command(state: State, text: str | None, file: Path | None, who: str) -> int:
    from leads import service

    added = service.add(state.app, _given(state, text, file), who)
    if state.as_json:
        put_json(item=added.item, lead=added.lead, ignored=added.ignored)
    elif added.lead:
        click.echo(_line(state, added.lead))
    else:
        click.echo(
            state.words("Bewaard. Er is net een andere run bezig; die maakt er een kans van.")
        )
    if added.ignored:
        names = one_line(", ".join(added.ignored), _NAMES_CHARS)
        state.say(state.words("Bijlagen lees ik niet: {names}", names=names))
    return DONE


def _given(state: State, text: str | None, file: Path | None) -> str | bytes:
    if text is not None and file is None:
        return _file(state, Path(text)) if _is_mail(text) else text
    if file is None or text is not None:
        raise click.UsageError(state.words("Geef een zin, of een bestand met --from."))
    return sys.stdin.buffer.read(_TIP_BYTES) if str(file) == "-" else _file(state, file)


def _is_mail(text: str) -> bool:
    """No tip is a single word that ends so: who types it forgot `--from`."""
    return text.strip().lower().endswith(".eml") and "\n" not in text


def _file(state: State, file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(_TIP_BYTES)
    except OSError as error:
        raise click.UsageError(
            state.words("{path} kan niet worden gelezen: {cause}", path=file, cause=error.strerror)
        ) from error
