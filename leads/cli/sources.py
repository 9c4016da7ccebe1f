"""The sources: how they fare, finding and adding them, setting one aside, OPML."""

from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import click

from leads.cli import finding
from leads.cli.command import DAY, argument, command, json_option, most_option, option, out_option
from leads.cli.daily import put_file
from leads.cli.exits import DONE
from leads.cli.state import State, pass_state, put_json
from leads.language import mark

_ALIASES = {
    "zoek": "find",
    "voegtoe": "add",
    "pauze": "pause",
    "hervat": "resume",
    "probeer": "test",
    "invoer": "import",
    "uitvoer": "export",
}


class _Said(NamedTuple):
    """What was typed after the verb."""

    what: str
    picks: tuple[int, ...]
    until: date | None
    most: int
    out: Path | None


@command(
    "sources",
    more=mark(
        "Zonder opdracht: hoe het met elke bron gaat. find bekijkt een site en stelt bronnen "
        "voor; add schrijft er een bij in sources.yaml; pause en resume zetten een bron stil "
        "en weer aan; test leest er een zonder iets te bewaren."
    ),
    examples=(
        "leads sources",
        "leads sources find dorpskrant.example",
        "leads sources add dorpskrant.example --pick 1",
        "leads sources add '{id: krant, kind: feed, url: https://krant.example/rss, name: Krant}'",
        "leads sources pause krant --until 2027-09-01",
        "leads sources resume krant",
        "leads sources test krant",
        "leads sources import feeds.opml",
        "leads sources export --out bronnen.opml",
    ),
)
@argument(
    "asked",
    nargs=-1,
    metavar=mark("[find|add|pause|resume|test|import|export] [ADRES|BRON|BESTAND]"),
)
@option(
    "--pick",
    "picks",
    multiple=True,
    type=click.IntRange(min=1),
    metavar=mark("GETAL"),
    help=mark("Bij add: neem dit voorstel van find; mag vaker."),
)
@option(
    "--until",
    default=None,
    type=DAY,
    metavar=mark("DAG"),
    help=mark("Bij pause: lees weer vanaf deze dag."),
)
@most_option(mark("Bij test: hooguit zoveel berichten."))
@out_option(mark("Bij export: schrijf naar een bestand."))
@json_option
@pass_state
def sources_command(state: State, /, asked: tuple[str, ...], **said: Any) -> int:
    if not asked:
        from leads.cli.world import list_sources

        return list_sources(state)
    verb, what = _ALIASES.get(asked[0], asked[0]), " ".join(asked[1:])
    if verb not in _VERBS:
        known = ", ".join(_VERBS)
        raise click.UsageError(
            state.words("'{verb}' kan hier niet. Kies uit: {choices}", verb=asked[0], choices=known)
        )
    if not what and verb != "export":
        raise click.UsageError(
            state.words("Zeg om welke bron het gaat: {command}", command=f"leads sources {verb} …")
        )
    return _VERBS[verb](state, _Said(what, **said))


# ── the verbs ────────────────────────────────────────────────────────────────


def _find(state: State, said: _Said) -> int:
    return finding.find(state, said.what)


def _add(state: State, said: _Said) -> int:
    return finding.add(state, said.what, said.picks)


def _pause(state: State, said: _Said) -> int:
    from leads import service

    source = service.pause(state.app, said.what, said.until)
    if state.as_json:
        put_json(source=source, paused_until=said.until)
        return DONE
    until = state.words.day(said.until) if said.until else ""
    told = state.words("{name} is gepauzeerd tot {day}.", name=source.name, day=until)
    click.echo(told if until else state.words("{name} is gepauzeerd.", name=source.name))
    command = f"leads sources resume {source.id}"
    state.say(state.words("Weer lezen? {command}", command=command))
    return DONE


def _resume(state: State, said: _Said) -> int:
    from leads import service

    source = service.resume(state.app, said.what)
    if state.as_json:
        put_json(source=source, paused_until=None)
        return DONE
    click.echo(state.words("{name} wordt weer gelezen.", name=source.name))
    return DONE


def _test(state: State, said: _Said) -> int:
    from leads import service
    from leads.cli import understanding

    app = state.app
    tried = service.read_now(app, said.what, said.most)
    if state.as_json:
        put_json(tried=tried)
        return DONE
    for one in tried:
        click.echo(understanding.render(one, app.knowledge, app.words, app.today.date()))
    if not tried:
        click.echo(state.words("Er staat hier niets om te lezen."))
    return DONE


# ── opml ─────────────────────────────────────────────────────────────────────


def _import(state: State, said: _Said) -> int:
    from leads import service

    done = service.import_opml(state.app, _read(Path(said.what), state))
    if state.as_json:
        told = {key: value for key, value in vars(done).items() if key != "text"}
        put_json(**told)
        return DONE
    words = state.words
    click.echo(done.text, nl=False)
    added, known = len(done.added), len(done.known)
    click.echo(words.count("{n} bron toegevoegd.", "{n} bronnen toegevoegd.", added))
    if known:
        click.echo(words.count("{n} stond er al.", "{n} stonden er al.", known))
    if done.unreadable:
        click.echo(
            words.count(
                "{n} overgeslagen: geen webadres.",
                "{n} overgeslagen: geen webadres.",
                done.unreadable,
            )
        )
    if done.off:
        ids = ", ".join(one.id for one in done.off)
        state.say(words("Staat nog uit, kijk eerst of je het vertrouwt: {ids}", ids=ids))
    return DONE


def _read(path: Path, state: State) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise click.UsageError(
            state.words("{path} kan niet worden gelezen: {cause}", path=path, cause=error.strerror)
        ) from error


def _export(state: State, said: _Said) -> int:
    from leads import service

    if state.as_json:
        put_json(sources=state.app.settings.sources)
        return DONE
    put_file(service.export_opml(state.app), said.out, state)
    return DONE


_VERBS = {
    "find": _find,
    "add": _add,
    "pause": _pause,
    "resume": _resume,
    "test": _test,
    "import": _import,
    "export": _export,
}
