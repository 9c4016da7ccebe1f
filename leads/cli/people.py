"""Persons who may be asked: typed in with their consent, shown until it ends."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import click

from leads.cli.command import DAY, argument, command, json_option, option, out_option
from leads.cli.daily import put_file
from leads.cli.exits import DONE
from leads.cli.own import erase_name
from leads.cli.state import State, json_text, pass_state, put_json
from leads.language import Words, mark
from leads.model import Person
from leads.text import one_line


class _Said(NamedTuple):
    """What was typed after the verb."""

    name: str
    rename: str
    contact: str
    interests: tuple[str, ...]
    consent: str
    until: date | None
    note: str | None
    out: Path | None
    partly: bool
    who: str


@command(
    "people",
    more=mark(
        "Zonder opdracht: de lijst. Toestemming is nodig, en geldt twee jaar als je niets anders "
        "zegt. Daarna wordt de persoon gewist. Een naam met spaties zet je tussen aanhalingstekens."
    ),
    examples=(
        "leads people",
        'leads people add "Truus Jansen" --contact 0497-555777 --interest fotografie '
        '--interest tennis --consent "mondeling, 3 maart"',
        "leads people show truus",
        'leads people renew truus --consent "mail van 2 maart"',
        "leads people edit truus --interest fotografie",
        "leads people export truus --out truus.json",
        "leads people erase truus",
    ),
)
@argument("asked", nargs=-1, metavar=mark("[add|show|renew|edit|export|erase] [NAAM]"))
@option(
    "--name", "rename", default="", metavar=mark("NAAM"), help=mark("Bij edit: een andere naam.")
)
@option(
    "--contact",
    default="",
    metavar=mark("TEKST"),
    help=mark("Telefoon of mailadres, zoals de persoon het gaf."),
)
@option(
    "--interest",
    "interests",
    multiple=True,
    metavar=mark("WOORD"),
    help=mark("Waar iemand iets mee heeft: fotografie, tennis; mag vaker."),
)
@option(
    "--consent",
    default="",
    metavar=mark("TEKST"),
    help=mark("Hoe en wanneer de toestemming is gegeven: 'mondeling, 3 maart'."),
)
@option(
    "--until",
    default=None,
    type=DAY,
    metavar=mark("DAG"),
    help=mark("Tot wanneer de toestemming geldt; anders twee jaar."),
)
@option("--note", default=None, metavar=mark("TEKST"), help=mark("Een regel erbij."))
@out_option(mark("Bij export: schrijf naar een bestand."))
@option(
    "--partly", is_flag=True, help=mark("Bij erase: ook waar alleen voor- of achternaam staat.")
)
@option("--who", default="", metavar=mark("NAAM"), help=mark("Wie dit opschrijft."))
@json_option
@pass_state
def people_command(state: State, /, asked: tuple[str, ...], **said: Any) -> int:
    verb, name = (asked[0], " ".join(asked[1:])) if asked else ("", "")
    if not asked:
        return _list(state)
    if verb not in _VERBS:
        known = ", ".join(_VERBS)
        raise click.UsageError(
            state.words("'{verb}' kan hier niet. Kies uit: {choices}", verb=verb, choices=known)
        )
    if not name:
        raise click.UsageError(
            state.words("Zeg om wie het gaat: {command}", command=f"leads people {verb} NAAM")
        )
    return _VERBS[verb](state, _Said(name=name, **said))


# ── looking ──────────────────────────────────────────────────────────────────


def _list(state: State) -> int:
    from leads import service

    found = service.people(state.app)
    if state.as_json:
        put_json(people=found)
        return DONE
    soon = {one.id for one in service.leaving(state.app, state.app.today.date())}
    for one in found:
        click.echo(_line(one, state.words, ends_soon=one.id in soon))
    if not found:
        click.echo(
            state.words(
                "Nog niemand. Iemand toevoegen: {command}", command="leads people add --help"
            )
        )
    return DONE


def _line(one: Person, words: Words, *, ends_soon: bool = False) -> str:
    """Number, name, interests, and until when."""
    until = words("tot {day}", day=words.day(one.expires_on, year=True))
    if ends_soon:
        until = words("loopt af op {day}", day=words.day(one.expires_on, year=True))
    interests = one_line(", ".join(one.interests))
    return f"{one.id:>3}  {one_line(one.name)}  {interests}  ({until})"


def _show(state: State, said: _Said) -> int:
    from leads import service

    return _told(state, service.person(state.app, said.name))


def _told(state: State, one: Person) -> int:
    if state.as_json:
        put_json(person=one)
        return DONE
    words = state.words
    lines = [
        _line(one, words),
        words("     bereikbaar: {contact}", contact=one_line(one.contact)),
        words(
            "     toestemming: {consent} ({day}); geldig tot en met {until}",
            consent=one_line(one.consent),
            day=words.day(one.consent_on, year=True),
            until=words.day(one.expires_on, year=True),
        ),
    ]
    lines += [words("     notitie: {note}", note=one_line(one.note))] if one.note else []
    lines += (
        [words("     opgeschreven door {who}", who=one_line(one.added_by))] if one.added_by else []
    )
    click.echo("\n".join(lines))
    return DONE


# ── changing ─────────────────────────────────────────────────────────────────


def _add(state: State, said: _Said) -> int:
    from leads import service

    new = service.add_person(
        state.app,
        said.name,
        contact=said.contact,
        interests=said.interests,
        consent=said.consent,
        until=said.until,
        note=said.note or "",
        who=said.who,
    )
    _told(state, new)
    state.say(_ends(new, state.words))
    return DONE


def _ends(one: Person, words: Words) -> str:
    day = words.day(one.expires_on, year=True)
    return words(
        "Op {day} loopt de toestemming af; daarna wordt {name} gewist.",
        day=day,
        name=one_line(one.name),
    )


def _renew(state: State, said: _Said) -> int:
    from leads import service

    new = service.renew_person(state.app, said.name, consent=said.consent, until=said.until)
    _told(state, new)
    state.say(_ends(new, state.words))
    return DONE


def _edit(state: State, said: _Said) -> int:
    from leads import service

    new = service.edit_person(
        state.app,
        said.name,
        rename=said.rename,
        contact=said.contact,
        interests=said.interests,
        note=said.note,
    )
    return _told(state, new)


def _export(state: State, said: _Said) -> int:
    """All that is kept of one person, for that person (GDPR, article 15)."""
    from leads import service

    one = service.person(state.app, said.name, ended=True)
    put_file(
        json_text(person=one, traces=service.traces(state.app, one.name)).encode(), said.out, state
    )
    return DONE


def _erase(state: State, said: _Said) -> int:
    from leads import service

    one = service.person(state.app, said.name, ended=True)
    return erase_name(state, one.name, said.partly)


_VERBS: dict[str, Callable[[State, _Said], int]] = {
    "add": _add,
    "show": _show,
    "renew": _renew,
    "edit": _edit,
    "export": _export,
    "erase": _erase,
}
