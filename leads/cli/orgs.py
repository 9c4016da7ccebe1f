"""The directory of organisations: look one up, and settle what only a person can say."""

import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leads.cli.command import DAY, argument, command, json_option, option, out_option
from leads.cli.daily import put_file
from leads.cli.exits import DONE
from leads.cli.keys import END, Keys
from leads.cli.sheet import named, sheet
from leads.cli.state import State, json_text, pass_state, put_json
from leads.language import Words, mark
from leads.model import Organisation
from leads.text import one_line
from leads.words import STANDINGS

if TYPE_CHECKING:
    from leads.directory import Doubt

_ANSWERS = {
    "d": (mark("dezelfde"), "same"),
    "n": (mark("niet dezelfde"), "different"),
    "l": (mark("later"), "later"),
    END: (mark("klaar"), ""),
}


@command(
    "orgs",
    more=mark(
        "Zonder opdracht: de lijst, of wat past bij een naam. Wat je vastlegt met rename, merge, "
        "split of known blijft staan; een naam met spaties zet je tussen aanhalingstekens."
    ),
    examples=(
        "leads orgs harmonie",
        "leads orgs show harmonie",
        "leads orgs rename OVE Dorpswinkels",
        "leads orgs merge harmonie fanfare",
        "leads orgs split harmonie fanfare",
        "leads orgs known harmonie --as partner",
        'leads orgs note harmonie "zoekt in het najaar een zaal" --due 2027-09-01',
        "leads orgs done 12",
        "leads orgs --doubtful",
    ),
)
@argument(
    "asked",
    nargs=-1,
    metavar=mark("[show|note|done|rename|merge|split|known] [NAAM]…"),
)
@option("--doubtful", is_flag=True, help=mark("Vraag van elk twijfelpaar of het dezelfde is."))
@option(
    "--as",
    "standing",
    type=click.Choice(list(STANDINGS)),
    metavar=mark("HOE"),
    help=mark("Bij known: partner, known (bekend) of unknown (onbekend)."),
)
@option("--owed", is_flag=True, help=mark("Bij note: dit hebben wij beloofd."))
@option(
    "--due",
    default=None,
    type=DAY,
    metavar=mark("DAG"),
    help=mark("Bij note: beloofd voor deze dag; dan staat het in de ochtendmail."),
)
@out_option(mark("Bij show: schrijf naar een bestand."))
@option("--who", default="", metavar=mark("NAAM"), help=mark("Wie dit vastlegt."))
@json_option
@pass_state
def orgs_command(
    state: State,
    asked: tuple[str, ...],
    doubtful: bool,
    standing: str | None,
    owed: bool,
    due: date | None,
    out: Path | None,
    who: str,
) -> int:
    if doubtful:
        return _doubts(state, who)
    verb, names = (asked[0], asked[1:]) if asked else ("", ())
    if verb == "known" and names:
        return _known(state, " ".join(names), standing, who)
    if standing:
        raise click.UsageError(state.words("--as hoort bij: {command}", command="leads orgs known"))
    if verb == "show" and names:
        return _show(state, " ".join(names), out)
    if verb == "note" and names:
        return _note(state, names, owed, due, who)
    if verb == "done" and names:
        return _moment_done(state, names)
    if verb in _SETTLING and names:
        return _settle(state, verb, names, who)
    return _list(state, " ".join(asked))


def _list(state: State, name: str) -> int:
    from leads import service

    found = service.organisations(state.app, name)
    if state.as_json:
        put_json(organisations=found)
        return DONE
    for body in found:
        click.echo(f"{body.mentions:>4}×  {named(body)}")
    if not found:
        click.echo(state.words("Nog geen organisaties gevonden."))
    return DONE


# ── one body ─────────────────────────────────────────────────────────────────


def _show(state: State, name: str, out: Path | None) -> int:
    from leads import service

    found = service.about(state.app, name)
    if state.as_json:
        told = {key: value for key, value in vars(found).items() if key != "body"}
        put_file(json_text(organisation=found.body, **told).encode(), out, state)
        return DONE
    lines = [*sheet(found, state.words), ""]
    if out is None:
        click.echo(click.style(named(found.body), bold=True))
        click.echo("\n".join(lines), nl=False)
    else:
        put_file("\n".join([named(found.body), *lines]).encode(), out, state)
    return DONE


# ── what was said, and what is owed ──────────────────────────────────────────


def _note(state: State, words: Sequence[str], owed: bool, due: date | None, who: str) -> int:
    from leads import service

    if len(words) != 2:
        command = 'leads orgs note "…" "…"'
        raise click.UsageError(
            state.words("Geef de naam en wat er gezegd is: {command}", command=command)
        )
    body, moment = service.note_moment(state.app, words[0], words[1], who=who, owed=owed, due=due)
    if state.as_json:
        put_json(organisation=body, moment=moment)
        return DONE
    click.echo(f"{named(body)}: {one_line(moment.note)}")
    if moment.owed:
        command = f"leads orgs done {moment.id}"
        state.say(state.words("Gedaan? {command}", command=command))
    return DONE


def _moment_done(state: State, numbers: Sequence[str]) -> int:
    from leads import service

    if not all(number.isdecimal() for number in numbers):
        raise click.UsageError(state.words("Geef het nummer dat ervoor staat."))
    done = [service.moment_done(state.app, int(number)) for number in numbers]
    if state.as_json:
        put_json(done=done)
        return DONE
    for moment in done:
        click.echo(state.words("Gedaan: {what}", what=one_line(moment.note)))
    return DONE


# ── settling ─────────────────────────────────────────────────────────────────


def _settle(state: State, verb: str, names: Sequence[str], who: str) -> int:
    if len(names) != 2:
        raise click.UsageError(
            state.words(
                "Geef twee namen, elk tussen aanhalingstekens: {command}",
                command=f'leads orgs {verb} "…" "…"',
            )
        )
    return _SETTLING[verb](state, names[0], names[1], who)


def _rename(state: State, old: str, new: str, who: str) -> int:
    from leads import service

    before = service.organisation(state.app, old).name
    body = service.rename(state.app, old, new, who)
    return _done(state, [body], f'leads orgs rename {service.short_id(body)} "{before}"')


def _merge(state: State, kept: str, gone: str, who: str) -> int:
    from leads import service

    name = service.organisation(state.app, gone).name
    body = service.merge(state.app, kept, gone, who)
    return _done(state, [body], f'leads orgs split {service.short_id(body)} "{name}"')


def _split(state: State, name: str, alias: str, who: str) -> int:
    from leads import service

    both = service.split(state.app, name, alias, who)
    ids = " ".join(map(service.short_id, both))
    return _done(state, list(both), f"leads orgs merge {ids}")


_SETTLING: dict[str, Callable[[State, str, str, str], int]] = {
    "rename": _rename,
    "merge": _merge,
    "split": _split,
}


def _known(state: State, name: str, standing: str | None, who: str) -> int:
    from leads import service

    if standing is None:
        raise click.UsageError(
            state.words("Zeg hoe jullie ze kennen: {choices}", choices="--as partner|known|unknown")
        )
    before = service.organisation(state.app, name).known_as
    body = service.know(state.app, name, standing, who)
    return _done(state, [body], f"leads orgs known {service.short_id(body)} --as {before}")


def _done(state: State, bodies: list[Organisation], undo: str) -> int:
    if state.as_json:
        put_json(organisations=bodies)
        return DONE
    for body in bodies:
        also = state.words("ook: {names}", names=one_line(", ".join(body.aliases)))
        standing = state.words(STANDINGS[body.known_as])
        click.echo(f"{named(body)}  {standing}" + (f"; {also}" if body.aliases else ""))
    state.say(state.words("Toch niet? Doe: {command}", command=undo))
    return DONE


# ── doubtful pairs ───────────────────────────────────────────────────────────


def _doubts(state: State, who: str) -> int:
    from leads import service

    pairs = service.doubts(state.app)
    if state.as_json:
        put_json(doubtful=pairs)
        return DONE
    if not pairs:
        click.echo(state.words("Er zijn geen organisaties waarover ik twijfel."))
    with Keys() as keys:
        _ask(state, pairs, who, keys)
    return DONE


def _ask(state: State, pairs: Sequence["Doubt"], who: str, keys: Keys) -> None:
    """Each pair, with a question for as long as there are answers; where nobody sits at
    a screen the rest is still shown."""
    from leads import service

    asking, gone = True, set[str]()
    for pair in pairs:
        if gone & {pair.first.id, pair.second.id}:
            continue  # it became another body a moment ago
        click.echo("\n" + _pair(pair))
        verb = _answer(state.words, keys) if asking else ""
        asking = bool(verb)
        if verb:
            service.judge(state.app, pair, verb, who)
        elif sys.stdin.isatty():
            return
        if verb == "same":
            gone.add(pair.second.id)


def _pair(pair: "Doubt") -> str:
    return "\n".join(f"{body.mentions:>4}×  {named(body)}" for body in (pair.first, pair.second))


def _answer(words: Words, keys: Keys) -> str:
    """What a person says of a pair; empty when they stop, or the pipe ends."""
    click.echo("  ".join(f"[{key}] {words(told)}" for key, (told, _) in _ANSWERS.items()))
    while (key := keys.next()) not in _ANSWERS:
        continue
    return _ANSWERS[key][1]
