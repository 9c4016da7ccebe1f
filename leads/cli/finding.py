"""Finding sources at a site, and putting them in sources.yaml."""

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from leads.cli.exits import DONE, FAILED
from leads.cli.state import State, put_json
from leads.language import Words, mark
from leads.text import one_line

if TYPE_CHECKING:
    from leads.model import Source
    from leads.service import Barred, Proposal, Site

_NOTHING = {
    "news": mark("nieuws (RSS, Atom, WordPress, news sitemap)"),
    "calendar": mark("agenda (iCalendar, JSON-LD, The Events Calendar, Gancio)"),
    "social": mark("eigen accounts (Mastodon, Bluesky)"),
}


_ELSE = mark(
    "Vraag de site om een agenda of RSS, of neem hun nieuwsbrief in een postvak (kind: imap). "
    "Een gewone pagina lees je met kind: page; zie docs/sources.md."
)


def find(state: State, what: str) -> int:
    """`leads sources find`: look at a site and show what may be read there."""
    from leads import service

    state.progress(state.words("Ik bekijk de site rustig; dat kan een minuut duren."))
    site = service.find(state.app, what)
    if state.as_json:
        put_json(url=site.url, proposals=site.proposals, barred=site.barred, nothing=site.nothing)
    else:
        _show(site, state)
        if site.proposals:
            add = f"leads sources add {one_line(what)} --pick 1"
            state.say(state.words("Toevoegen? {command}", command=add))
        else:
            state.say(state.words(_ELSE))
    return DONE if site.proposals else FAILED


def _show(site: "Site", state: State) -> None:
    for number, proposal in enumerate(site.proposals, start=1):
        click.echo("\n".join(_proposed(number, proposal, state)) + "\n")
    for barred in site.barred:
        click.echo(_barred(barred, state.words))
    for medium in site.nothing:
        click.echo(state.words("Niets gevonden: {what}", what=state.words(_NOTHING[medium])))


def _proposed(number: int, proposal: "Proposal", state: State) -> Iterator[str]:
    from leads.settings.adding import entries

    words = state.words
    read = words.count("{n} bericht", "{n} berichten", proposal.items)
    known = words("staat al in sources.yaml als '{id}'", id=proposal.known)
    told = f"{read}; {known}" if proposal.known else read
    yield click.style(f"{number}  {one_line(proposal.source.name)}", bold=True) + f"  {told}"
    yield entries([proposal.source]).rstrip()
    for item in proposal.first:
        yield f"    {words.day(item.day)}  {one_line(item.title, 80)}"


def _barred(barred: "Barred", words: Words) -> str:
    from leads.words import fault_told

    why = fault_told(barred.reason, barred.detail, words)
    return f"✗ {barred.source.kind} {one_line(barred.source.url)}: {why}"


# ── adding ───────────────────────────────────────────────────────────────────


def add(state: State, what: str, picks: Sequence[int]) -> int:
    """`leads sources add`: what was found at an address, or an entry that was written out."""
    from leads import service

    text = sys.stdin.read() if what == "-" else what
    is_entry = what == "-" or text.lstrip().startswith(("{", "- ", "id:", "sources:"))
    new = service.read_entry(text) if is_entry else _chosen(state, what, picks)
    if not new:
        return FAILED
    entered = service.add_sources(state.app, new)
    if state.as_json:
        put_json(added=entered.sources)
        return DONE
    click.echo(entered.text, nl=False)
    ids = ", ".join(one.id for one in entered.sources)
    state.say(state.words("Bijgeschreven in sources.yaml: {ids}", ids=ids))
    return DONE


def _chosen(state: State, what: str, picks: Sequence[int]) -> Sequence["Source"]:
    """The proposals for a site that were picked, or its only new one."""
    from leads import service

    site = service.find(state.app, what)
    new = [one for one in site.proposals if not one.known]
    too_high = [pick for pick in picks if pick > len(site.proposals)]
    if len(new) == 1 and not picks:
        return [new[0].source]
    if new and picks and not too_high:
        return [site.proposals[pick - 1].source for pick in dict.fromkeys(picks)]
    _show(site, state)
    if new:
        raise click.UsageError(
            state.words("Kies wat je wilt toevoegen met --pick en het nummer ervoor.")
        )
    state.say(state.words("Er is niets bij om toe te voegen."))
    return []
