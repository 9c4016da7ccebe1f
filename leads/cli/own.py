"""What is the branch's own: take all of it along, or have a name forgotten."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leads.cli.command import argument, command, json_option, option, out_option
from leads.cli.daily import put_file
from leads.cli.exits import DONE
from leads.cli.state import State, json_text, pass_state, put_json
from leads.language import Words, mark
from leads.text import one_line

if TYPE_CHECKING:
    from leads.service import Erased, Trace

_YES = ("j", "ja", "y", "yes")


@command(
    "export",
    more=mark(
        "Als JSON: kansen, besluiten, personen, wat met organisaties is afgesproken en de lijst "
        "van organisaties. Er staan namen in: bewaar het zorgvuldig."
    ),
    examples=("leads export --out bieb.json",),
)
@out_option()
@pass_state
def export_command(state: State, out: Path | None) -> int:
    from leads import service

    put_file(json_text(**service.export(state.app)).encode(), out, state)
    return DONE


@command(
    "erase",
    more=mark(
        "De persoon gaat weg, en in notities en tips van de balie komt [naam gewist]. Dat is niet "
        "terug te draaien."
    ),
    examples=('leads erase "Truus Jansen"', 'leads erase "Truus Jansen" --partly'),
)
@argument("name", metavar=mark("NAAM"))
@option("--partly", is_flag=True, help=mark("Ook waar alleen voor- of achternaam staat."))
@json_option
@pass_state
def erase_command(state: State, name: str, partly: bool) -> int:
    return erase_name(state, name, partly)


def erase_name(state: State, name: str, partly: bool) -> int:
    """Erase a name and tell what was done; what is doubtful is listed, and asked of a
    person who sits at the keyboard."""
    from leads import service

    done = service.erase(state.app, name, partly=partly)
    if done.left and not partly and state.asks:
        _list_left(done.left, state)
        if _yes(state.words("Ook daar maskeren? [j/n]")):
            more = service.erase(state.app, name, partly=True)
            done = done._replace(masked=done.masked + more.masked, left=())
    if state.as_json:
        put_json(erased=done._asdict())
        return DONE
    click.echo(_erased(done, state.words))
    if done.left and not state.asks:
        _list_left(done.left, state)
        state.say(
            state.words(
                "Ook daar maskeren? Doe: {command}", command=f'leads erase "{name}" --partly'
            )
        )
    state.say(
        state.words(
            "Reservekopieën en mails die al weg zijn, houden wat erin stond. Berichten uit de "
            "krant ook."
        )
    )
    return DONE


def _yes(question: str) -> bool:
    """Click's own question knows no 'j'."""
    return click.prompt(question, prompt_suffix=" ", err=True).strip().lower() in _YES


def _erased(done: "Erased", words: Words) -> str:
    gone = words.count("{n} persoon gewist", "{n} personen gewist", done.persons)
    masked = words.count(
        "in {n} tekst staat nu [naam gewist]", "in {n} teksten staat nu [naam gewist]", done.masked
    )
    return f"{gone}; {masked}."


def _list_left(left: Sequence["Trace"], state: State) -> None:
    state.say(state.words("Hier staat een deel van de naam; misschien is het iemand anders:"))
    for trace in left:
        state.say(f"  “{one_line(trace.text, 200)}”")
