"""Overviews: sources, organisations, calendar."""

from typing import TYPE_CHECKING

import click

from leads.cli.exits import DONE
from leads.cli.state import State, json_option, pass_state, put_json

if TYPE_CHECKING:
    from leads.service.overview import SourceLine


@click.command("sources")
@json_option
@pass_state
def sources_command(state: State, as_json: bool) -> int:
    """Alle bronnen: gelezen, gefaald en sinds wanneer."""
    from leads import service

    lines = service.source_lines(state.app)
    if as_json:
        put_json(sources=lines)
        return DONE
    for line in lines:
        click.echo(_source(state, line))
    if not lines:
        click.echo("Er staan nog geen bronnen in sources.yaml.")
    return DONE


def _source(state: State, line: "SourceLine") -> str:
    return f"{_mark(line)} {line.source.id:<20} {line.source.kind:<18} {_told(state, line)}"


def _mark(line: "SourceLine") -> str:
    if line.source.guess or not line.source.active or line.state is None:
        return "·"
    return "✗" if line.state.failing_since else "✓"


def _told(state: State, line: "SourceLine") -> str:
    source, known = line.source, line.state
    if source.guess:
        return "vermoeden; probeer het met: leads check"
    if not source.active:
        return "staat uit"
    if known is None or known.last_visit is None:
        return "nog niet gelezen"
    if known.failing_since:
        return f"{known.detail} (sinds {known.failing_since:%d-%m})"
    return f"{known.items} berichten, gelezen {known.last_visit:%d-%m %H:%M}"


@click.command("orgs")
@click.argument("name", required=False, default="", metavar="[NAAM]")
@json_option
@pass_state
def orgs_command(state: State, name: str, as_json: bool) -> int:
    """De organisaties die in de bronnen gevonden zijn, de meest genoemde eerst."""
    from leads import service

    found = service.organisations(state.app, name)
    if as_json:
        put_json(organisations=found)
        return DONE
    for body in found:
        click.echo(
            f"{body.mentions:>4}×  {body.name}" + (f"  ({body.type_id})" if body.type_id else "")
        )
    if not found:
        click.echo("Nog geen organisaties gevonden.")
    return DONE


@click.command("calendar")
@click.option("--weeks", default=8, show_default=True, help="Zoveel weken vooruit.")
@click.option("--themes", "themes_only", is_flag=True, help="De thema's van de bieb met hun namen.")
@json_option
@pass_state
def calendar_command(state: State, weeks: int, themes_only: bool, as_json: bool) -> int:
    """Landelijke thema's die eraan komen, wat er in de bronnen op de agenda staat, en
    wat samenvalt."""
    from leads import service

    if themes_only:
        return _themes(state, as_json)
    found = service.ahead(state.app, weeks)
    if as_json:
        put_json(themes=found.themes, events=found.events, clashes=found.clashes)
        return DONE
    words = state.app.words
    for theme in found.themes:
        sure = "" if theme.sure else " (verwacht)"
        click.echo(f"{words.day(theme.start):<24} {theme.name}{sure}")
    for one in found.events:
        when = words.moment(one.event.start) if one.event.start else ""
        click.echo(f"{when:<24} {one.event.name} — {one.source_name}")
    for clash in found.clashes:
        click.echo(
            f"{words.day(clash.day):<24} valt samen: {clash.first.name} / {clash.second.name}"
        )
    return DONE


def _themes(state: State, as_json: bool) -> int:
    themes = state.app.knowledge.themes
    if as_json:
        put_json(themes=[{"id": t.id, "label": state.app.words.label(t)} for t in themes])
    else:
        for theme in themes:
            click.echo(f"{theme.id:<26} {state.app.words.label(theme)}")
    return DONE
