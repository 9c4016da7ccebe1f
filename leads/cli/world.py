"""Overviews: sources and calendar."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from leads.cli.command import command, json_option, option
from leads.cli.exits import DONE
from leads.cli.state import State, pass_state, put_json
from leads.language import LOCAL, Words, mark
from leads.text import one_line
from leads.words import fault_told, remark, silence

if TYPE_CHECKING:
    from leads.model import Rhythm, SourceState
    from leads.service.overview import Ahead, SourceLine


def list_sources(state: State) -> int:
    """`leads sources` without a verb."""
    from leads import service

    lines = service.source_lines(state.app)
    if state.as_json:
        put_json(sources=lines)
        return DONE
    if lines:
        month = state.words("30 dagen (normaal)")
        wide = max(20, *(len(line.source.id) for line in lines))
        click.echo(f"  {state.words('bron'):<{wide}} {state.words('soort'):<18} {month}")
    for line in lines:
        told, count = _told(line, state.words), _count(line.rhythm)
        name = f"{line.source.id:<{wide}} {line.source.kind:<18}"
        click.echo(f"{_sign(line)} {name} {count:>11}  {told}")
    if not lines:
        click.echo(state.words("Er staan nog geen bronnen in sources.yaml."))
    return DONE


def _count(rhythm: "Rhythm") -> str:
    """Items of the last 30 days against the usual number."""
    usual = "?" if rhythm.usual is None else f"{rhythm.usual:.0f}"
    return f"{rhythm.month} ({usual})"


def _sign(line: "SourceLine") -> str:
    unread = line.source.guess or not line.source.active or line.paused
    if unread or line.state is None:
        return "·"
    if line.state.failing_since:
        return "✗"
    return "!" if line.rhythm.silence or line.remark else "✓"


def _told(line: "SourceLine", words: Words) -> str:
    source, known = line.source, line.state
    if source.guess:
        return words("vermoeden; probeer het met: {command}", command="leads check")
    if not source.active:
        return words("staat uit")
    if line.paused and known and known.paused_until:
        return _paused(known.paused_until, words)
    if known is None or known.last_visit is None:
        return words("nog niet gelezen")
    if known.failing_since:
        why = fault_told(known.reason, known.detail, words)
        since = words("{why} (sinds {day})", why=why, day=_local(known.failing_since, "%d-%m"))
        return since if known.last_success else words("{since}; nog nooit gelezen", since=since)
    read = words.count("{n} bericht", "{n} berichten", known.items)
    told = words("{read}, gelezen {at}", read=read, at=_local(known.last_visit, "%d-%m %H:%M"))
    return "; ".join((told, *_oddities(line, words)))


def _local(at: datetime, form: str) -> str:
    """An instant on the clock of the village."""
    return at.astimezone(LOCAL).strftime(form)


def _paused(until: date, words: Words) -> str:
    if until == date.max:
        return words("gepauzeerd")
    return words("gepauzeerd tot {day}", day=words.day(until))


def _oddities(line: "SourceLine", words: Words) -> Iterator[str]:
    if line.source.full_text and line.state and line.state.opted_out:
        yield _opted_out(line.state, words)
    if line.rhythm.silence:
        yield silence(line.rhythm.silence, words)
    if line.remark == "moved" and line.state:
        yield words("verhuisd; zet in sources.yaml: {url}", url=one_line(line.state.moved_to or ""))
    elif line.remark:
        yield remark(line.remark, words)


def _opted_out(state: "SourceState", words: Words) -> str:
    return words(
        "alleen de eerste regels: de site houdt leesprogramma's buiten ({how}, {day})",
        how=one_line(state.opted_out or ""),
        day=f"{state.opted_out_on:%d-%m}",
    )


@command("calendar", examples=("leads calendar", "leads calendar --weeks 4"))
@option(
    "--weeks",
    default=8,
    show_default=True,
    type=click.IntRange(1, 104),
    metavar=mark("GETAL"),
    help=mark("Zoveel weken vooruit."),
)
@option("--themes", "themes_only", is_flag=True, help=mark("De thema's van de bieb met hun namen."))
@json_option
@pass_state
def calendar_command(state: State, weeks: int, themes_only: bool) -> int:
    from leads import service

    if themes_only:
        return _themes(state)
    found = service.ahead(state.app, weeks)
    if state.as_json:
        put_json(themes=found.themes, events=found.events, clashes=found.clashes)
        return DONE
    for when, what in _ahead(found, state.words):
        click.echo(f"{when:<24} {one_line(what)}")
    return DONE


def _ahead(found: "Ahead", words: Words) -> Iterator[tuple[str, str]]:
    for theme in found.themes:
        sure = theme.name if theme.sure else words("{name} (verwacht)", name=theme.name)
        yield words.day(theme.start), sure
    for one in found.events:
        when = words.moment(one.event.start) if one.event.start else ""
        yield when, f"{one.event.name} — {one.source_name}"
    for clash in found.clashes:
        both = f"{clash.first.name} / {clash.second.name}"
        yield words.day(clash.day), words("valt samen: {both}", both=both)


def _themes(state: State) -> int:
    themes = state.app.knowledge.themes
    if state.as_json:
        put_json(themes=[{"id": theme.id, "label": state.words.label(theme)} for theme in themes])
        return DONE
    for theme in themes:
        click.echo(f"{theme.id:<26} {state.words.label(theme)}")
    return DONE
