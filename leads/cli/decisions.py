"""What a person decides about leads: one small command for each verb."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from leads.cli.command import DAY, argument, command, json_option, option
from leads.cli.exits import DONE
from leads.cli.said import past, talk
from leads.cli.state import State, pass_state, put_json
from leads.language import mark
from leads.text import one_line
from leads.words import REASONS, plain

if TYPE_CHECKING:
    from leads.service import Decided

_who = option(
    "--who",
    default="",
    metavar=mark("NAAM"),
    help=mark("Wie dit besluit; anders LEADS_WHO, leads.yaml of je naam op deze computer."),
)
_note = option("--note", default=None, metavar=mark("TEKST"), help=mark("Een regel erbij."))
_lead_ids = argument("lead_ids", metavar="ID…", nargs=-1, required=True)


def _deciding(function: Callable[..., int]) -> Any:
    """What all these commands have: ids, --who, --json and the State."""
    return _lead_ids(_who(json_option(pass_state(function))))


def _decide(state: State, lead_ids: Sequence[str], verb: str, **said: Any) -> int:
    from leads import service

    _tell(state, service.decide(state.app, lead_ids, verb, **said))
    undo = f"leads undo {' '.join(lead_ids)}"
    state.say(state.words("Toch niet? Doe: {command}", command=undo))
    return DONE


def _tell(state: State, decided: Sequence["Decided"]) -> None:
    if state.as_json:
        put_json(decided=decided)
        return
    for one in decided:
        station = plain(one.lead.status, state.words)
        click.echo(f"{one.lead.id}  {station}: {one_line(one.lead.title)}")
        if one.undone:
            what = past(one.undone, state.words, state.app.today.date())
            click.echo(state.words("   teruggenomen: {what}", what=what))
        if one.before:
            click.echo(state.words("   Let op: {what}", what=talk(one.before, state.app)))


def _verb(name: str, more: str = "") -> click.Command:
    """A command for a verb that needs no more than an optional note."""

    @command(name, more=more, examples=(f"leads {name} k3f9a", f"leads {name} k3f9a --who Marja"))
    @_deciding
    @_note
    def decide(state: State, lead_ids: tuple[str, ...], who: str, note: str | None) -> int:
        return _decide(state, lead_ids, name, who=who, note=note)

    made: click.Command = decide
    return made


accept_command = _verb("accept")
talk_command = _verb("talk")
bloom_command = _verb("bloom")


@command(
    "harvest",
    more=mark("Schrijf met --note in één regel wat het opleverde; anders vraag ik ernaar."),
    examples=('leads harvest k3f9a --note "32 bezoekers, en twee nieuwe vrijwilligers"',),
)
@_deciding
@_note
def harvest_command(state: State, lead_ids: tuple[str, ...], who: str, note: str | None) -> int:
    if note is None and state.asks:
        question = state.words("Wat leverde het op, in één regel?")
        note = click.prompt(question, prompt_suffix=" ", err=True)
    return _decide(state, lead_ids, "harvest", who=who, note=note)


root_command = _verb("root")
wrong_command = _verb("wrong")


@command("snooze", examples=("leads snooze k3f9a --until 2027-04-01",))
@_deciding
@option(
    "--until",
    required=True,
    type=DAY,
    metavar=mark("DAG"),
    help=mark("De dag dat het terugkomt, als 2027-04-01."),
)
@_note
def snooze_command(
    state: State, lead_ids: tuple[str, ...], who: str, until: date, note: str | None
) -> int:
    return _decide(state, lead_ids, "snooze", who=who, until=until, note=note)


@command("drop", examples=("leads drop k3f9a --reason geen-tijd",))
@_deciding
@option(
    "--reason",
    required=True,
    type=click.Choice(list(REASONS)),
    metavar=mark("REDEN"),
    help=mark("te-laat, geen-tijd, kennen-we, ander-thema, buiten-gebied, wil-niet of geen-kans."),
)
@_note
def drop_command(
    state: State, lead_ids: tuple[str, ...], who: str, reason: str, note: str | None
) -> int:
    return _decide(state, lead_ids, "drop", who=who, reason=reason, note=note)


@command(
    "note",
    more=mark("De stand blijft zoals hij is."),
    examples=('leads note k3f9a "Ans belt dinsdag"',),
)
@argument("lead_id", metavar="ID")
@argument("text", metavar=mark("TEKST"))
@_who
@json_option
@pass_state
def note_command(state: State, lead_id: str, text: str, who: str) -> int:
    return _decide(state, (lead_id,), "note", who=who, note=text)


@command("undo", examples=("leads undo k3f9a",))
@_deciding
def undo_command(state: State, lead_ids: tuple[str, ...], who: str) -> int:
    from leads import service

    _tell(state, service.undo(state.app, lead_ids, who=who))
    return DONE
