"""The directory of organisations: look one up, and settle what only a person can say."""

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from leads.cli.command import argument, command, json_option, option
from leads.cli.exits import DONE
from leads.cli.keys import END, Keys
from leads.cli.state import State, pass_state, put_json
from leads.language import Words, mark
from leads.model import Organisation
from leads.text import one_line
from leads.words import plain

if TYPE_CHECKING:
    from leads.directory import Doubt
    from leads.service import About

_ANSWERS = {
    "d": (mark("dezelfde"), "same"),
    "n": (mark("niet dezelfde"), "different"),
    "l": (mark("later"), "later"),
    END: (mark("klaar"), ""),
}
_STANDING = {
    "partner": mark("partner"),
    "known": mark("bekend"),
    "unknown": mark("onbekend"),
}
_SETTLED = {
    "rename": mark("van naam veranderd: {old} → {new}"),
    "merge": mark("samengevoegd: {old} → {new}"),
    "split": mark("losgemaakt: {new} van {old}"),
    "different": mark("niet dezelfde: {old} en {new}"),
    "later": mark("later bekijken: {old} en {new}"),
    "known": mark("we kennen ze als: {new}"),
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
        "leads orgs --doubtful",
    ),
)
@argument(
    "asked",
    nargs=-1,
    metavar=mark("[show|rename|merge|split|known] [NAAM]…"),
)
@option("--doubtful", is_flag=True, help=mark("Vraag van elk twijfelpaar of het dezelfde is."))
@option(
    "--as",
    "standing",
    type=click.Choice(list(_STANDING)),
    metavar=mark("HOE"),
    help=mark("Bij known: partner, known (bekend) of unknown (onbekend)."),
)
@option("--who", default="", metavar=mark("NAAM"), help=mark("Wie dit vastlegt."))
@json_option
@pass_state
def orgs_command(
    state: State, asked: tuple[str, ...], doubtful: bool, standing: str | None, who: str
) -> int:
    if doubtful:
        return _doubts(state, who)
    verb, names = (asked[0], asked[1:]) if asked else ("", ())
    if verb == "known" and names:
        return _known(state, " ".join(names), standing, who)
    if standing:
        raise click.UsageError(state.words("--as hoort bij: {command}", command="leads orgs known"))
    if verb == "show" and names:
        return _show(state, " ".join(names))
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
        click.echo(f"{body.mentions:>4}×  {_named(body)}")
    if not found:
        click.echo(state.words("Nog geen organisaties gevonden."))
    return DONE


def _named(body: Organisation) -> str:
    known = ", ".join(filter(None, (body.type_id, body.place)))
    return f"{one_line(body.name)}  ({known})" if known else one_line(body.name)


# ── one body ─────────────────────────────────────────────────────────────────


def _show(state: State, name: str) -> int:
    from leads import service

    found = service.about(state.app, name)
    if state.as_json:
        put_json(organisation=found.body, seen=found.seen, leads=found.leads, settled=found.settled)
        return DONE
    for line in _lines(found, state.words):
        click.echo(line)
    return DONE


def _lines(found: "About", words: Words) -> Iterator[str]:
    from leads import service

    body = found.body
    yield click.style(_named(body), bold=True)
    standing = words(_STANDING[body.known_as])
    times = words.count("{n} keer genoemd", "{n} keer genoemd", body.mentions)
    yield f"  {service.short_id(body)} · {times} · {standing}"
    if body.aliases:
        yield "  " + words("ook: {names}", names=one_line(", ".join(body.aliases)))
    for line in body.contact:
        read = words("gelezen op {day}", day=words.day(line.seen_on, year=True))
        yield f"  {line.value} ({read})"
        yield f"    {line.url}"
    yield from _seen(found, words)
    yield from _leads(found, words)
    yield from _settled(found, words)


def _seen(found: "About", words: Words) -> Iterator[str]:
    if found.seen:
        yield words("Laatst gezien")
    for seen in found.seen:
        where = f"{seen.published:%d-%m-%Y}  {one_line(seen.source_name)}: {seen.title}"
        yield f"  {where}"
        if seen.quote:
            yield f"    “{one_line(seen.quote)}”"
        if seen.url:
            yield f"    {one_line(seen.url)}"


def _leads(found: "About", words: Words) -> Iterator[str]:
    if found.leads:
        yield words("Kansen")
    for about in found.leads:
        lead = about.lead
        yield f"  {lead.id}  {plain(lead.status, words):<12}  {one_line(lead.title)}"
        for one in about.decisions:
            to = plain(one.status, words) if one.status else one.verb
            said = " · ".join(filter(None, (f"{one.at:%d-%m-%Y}", one.who, to, one.note)))
            yield f"    {one_line(said)}"


def _settled(found: "About", words: Words) -> Iterator[str]:
    if found.settled:
        yield words("Vastgelegd")
    for one in found.settled:
        new = words(_STANDING[one.new or "unknown"]) if one.verb == "known" else one.new
        said = words(_SETTLED[one.verb], old=one.old, new=new)
        yield "  " + one_line(" · ".join(filter(None, (f"{one.at:%d-%m-%Y}", one.who, said))))


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
        standing = state.words(_STANDING[body.known_as])
        click.echo(f"{_named(body)}  {standing}" + (f"; {also}" if body.aliases else ""))
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
    return "\n".join(f"{body.mentions:>4}×  {_named(body)}" for body in (pair.first, pair.second))


def _answer(words: Words, keys: Keys) -> str:
    """What a person says of a pair; empty when they stop, or the pipe ends."""
    click.echo("  ".join(f"[{key}] {words(told)}" for key, (told, _) in _ANSWERS.items()))
    while (key := keys.next()) not in _ANSWERS:
        continue
    return _ANSWERS[key][1]
