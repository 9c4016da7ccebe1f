"""All that is known of one body, on one sheet: for who takes over, or rings tomorrow."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from leads.cli.said import day_of, past
from leads.digest import talk_sentence
from leads.language import LOCAL, Words, mark
from leads.model import ContactMoment, Organisation, TieKind
from leads.text import one_line
from leads.words import STANDINGS, plain

if TYPE_CHECKING:
    from leads.service import About

_TIES = 8
#: by kind, and whether this body is the one that gives
_TIED = {
    (TieKind.TOGETHER, False): mark("samen met {name}"),
    (TieKind.SUPPORT, False): mark("steun of opdracht van {name}"),
    (TieKind.SUPPORT, True): mark("steun of opdracht aan {name}"),
    (TieKind.HOST, False): mark("te gast bij {name}"),
    (TieKind.HOST, True): mark("ontvangt {name}"),
}
_SETTLED = {
    "rename": mark("van naam veranderd: {old} → {new}"),
    "merge": mark("samengevoegd: {old} → {new}"),
    "split": mark("losgemaakt: {new} van {old}"),
    "different": mark("niet dezelfde: {old} en {new}"),
    "later": mark("later bekijken: {old} en {new}"),
    "known": mark("we kennen ze als: {new}"),
}


def named(body: Organisation) -> str:
    """A body with its type and place."""
    known = ", ".join(filter(None, (body.type_id, body.place)))
    return f"{one_line(body.name)}  ({known})" if known else one_line(body.name)


def sheet(found: "About", words: Words) -> Iterator[str]:
    """The lines below the name, what one needs first on top."""
    from leads import service

    body = found.body
    standing = words(STANDINGS[body.known_as])
    times = words.count("{n} keer genoemd", "{n} keer genoemd", body.mentions)
    yield f"  {service.short_id(body)} · {times} · {standing}"
    if body.aliases:
        yield "  " + words("ook: {names}", names=one_line(", ".join(body.aliases)))
    yield from _contact(found, words)
    yield from _talks(found, words)
    yield from _owed(found, words)
    yield from _harvests(found, words)
    yield from _ties(found, words)
    yield from _leads(found, words)
    yield from _seen(found, words)
    yield from _settled(found, words)


def _contact(found: "About", words: Words) -> Iterator[str]:
    yield words("Bereikbaar")
    if not found.body.contact:
        yield "  " + words("nog niet bekend")
    for line in found.body.contact:
        read = words("gelezen op {day}", day=words.day(line.seen_on, year=True))
        source = found.sources.get(line.source_id, line.source_id)
        yield f"  {one_line(line.value)} ({read}, {one_line(source)})"
        if line.url:
            yield f"    {one_line(line.url)}"


def _talks(found: "About", words: Words) -> Iterator[str]:
    yield words("Laatst gesproken")
    if not found.talks:
        yield "  " + words("nog niet, voor zover genoteerd")
    for talk in reversed(found.talks):
        yield "  " + talk_sentence(talk, words, day=found.day)


def _owed(found: "About", words: Words) -> Iterator[str]:
    if found.owed:
        yield words("Nog te doen")
    for moment in found.owed:
        yield f"  {_promise(moment, words)}"


def _promise(moment: ContactMoment, words: Words) -> str:
    since = words.day(moment.at.astimezone(LOCAL).date(), year=True)
    said = [words("beloofd op {day}", day=since), one_line(moment.who)]
    if moment.due_on:
        said.insert(0, words("voor {day}", day=words.day(moment.due_on, year=True)))
    return f"{moment.id:>3}  {one_line(moment.note)} ({', '.join(filter(None, said))})"


def _harvests(found: "About", words: Words) -> Iterator[str]:
    """From the decisions that hold: what was done with this body, and what it brought."""
    brought = [
        (about.lead, one)
        for about in found.leads
        for one in about.holding
        if one.verb == "harvest" and one.note
    ]
    if brought:
        yield words("Wat het opleverde")
    for lead, one in brought:
        day = day_of(one.at, words, found.day)
        yield f"  {day}: {one_line(one.note or '')} (‘{one_line(lead.title)}’)"


def _ties(found: "About", words: Words) -> Iterator[str]:
    """Who works with this body, with the sentence that shows it."""
    if found.ties:
        yield words("Wie met wie")
    for one in found.ties[:_TIES]:
        tie, name = one.proof.tie, one_line(one.other.name)
        yield "  " + words(_TIED[tie.kind, one.gives and tie.kind != "together"], name=name)
        yield f"    “{one_line(tie.quote)}”"
        day = words.day(tie.seen_on, year=True)
        yield f"    {one_line(one.proof.source_name)}, {day}"
        if one.proof.url:
            yield f"    {one_line(one.proof.url)}"


def _leads(found: "About", words: Words) -> Iterator[str]:
    if found.leads:
        yield words("Kansen")
    for about in found.leads:
        lead = about.lead
        yield f"  {lead.id}  {plain(lead.status, words):<12}  {one_line(lead.title)}"
        for one in about.decisions:
            yield f"    {past(one, words, found.day)}"


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


def _settled(found: "About", words: Words) -> Iterator[str]:
    if found.settled:
        yield words("Vastgelegd")
    for one in found.settled:
        new = words(STANDINGS[one.new or "unknown"]) if one.verb == "known" else one.new
        said = words(_SETTLED[one.verb], old=one.old, new=new)
        yield "  " + one_line(" · ".join(filter(None, (f"{one.at:%d-%m-%Y}", one.who, said))))
