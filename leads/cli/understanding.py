"""What was understood of one item, with the words it was read in marked."""

from collections.abc import Iterator
from datetime import date

import click

from leads.cli.marked import legend, pieces
from leads.digest import why
from leads.language import Words
from leads.model import Field, Knowledge, Label, Mention
from leads.service import Tried
from leads.text import snippet
from leads.words import strength as strength_word

_COLOURS = {
    Label.ORG: "green",
    Label.EVENT: "magenta",
    Label.DATE: "cyan",
    Label.TIME: "cyan",
    Label.PLACE: "yellow",
    Label.GPE: "yellow",
}
_TEXT_CHARS = 600


def render(one: Tried, knowledge: Knowledge, words: Words, today: date) -> str:
    """Title, text with marked spans, then organisations, dates and reasons."""
    lines = [
        click.style(_marked(one, Field.TITLE, words) or snippet(one.item.text, 60), bold=True),
        f"  {one.item.source_name} · {one.item.published:%d-%m-%Y} · {one.item.url}",
        f"  {_marked(one, Field.TEXT, words)}",
        *(f"  {line}" for line in findings(one, knowledge, words, today)),
        f"  → {verdict(one, words)}",
        "",
    ]
    return "\n".join(lines)


def findings(one: Tried, knowledge: Knowledge, words: Words, today: date) -> Iterator[str]:
    """Organisations, dates and reasons, a line each."""
    yield from _organisations(one, words)
    yield from _events(one, words)
    yield from _reasons(one, knowledge, words, today)


def _organisations(one: Tried, words: Words) -> Iterator[str]:
    for mention in _once(one.extraction.organisations):
        yield words("organisatie: {name}", name=mention.name)


def _once(mentions: tuple[Mention, ...]) -> list[Mention]:
    return list({mention.name: mention for mention in mentions}.values())


def _events(one: Tried, words: Words) -> Iterator[str]:
    for event in one.extraction.events:
        when = words.moment(event.start) if event.start else words("datum nog niet bekend")
        yield words("op de agenda: {name}, {when}", name=event.name, when=when)
    for deadline in one.extraction.deadlines:
        yield words("uiterlijk: {when}", when=words.moment(deadline.day))


def _reasons(one: Tried, knowledge: Knowledge, words: Words, today: date) -> Iterator[str]:
    worth = one.assessment
    for reason in why(worth.reasons, knowledge, words, act_before=worth.act_before, day=today):
        yield reason.text + (f": “{reason.quote}”" if reason.quote else "")


def verdict(one: Tried, words: Words) -> str:
    if not one.assessment.shown:
        return words("geen kans")
    strength = one.assessment.strength
    return words("kans ({strength})", strength=strength_word(strength, words) if strength else "–")


def _marked(one: Tried, field: Field, words: Words) -> str:
    """The words of one part, each mention in its colour."""
    limit = len(one.item.title) if field is Field.TITLE else _TEXT_CHARS
    coloured = (
        click.style(piece.text, fg=_COLOURS[Label(piece.label)]) if piece.label else piece.text
        for piece in pieces(one, field, words, limit)
    )
    return "".join(coloured).replace("\n", " ")


def legend_line(words: Words) -> str:
    """Which colour stands for what."""
    told = (click.style(piece.text, fg=_COLOURS[Label(piece.label)]) for piece in legend(words))
    return "  ".join(told)
