"""What was understood of one item, with the words it was read in marked."""

from collections.abc import Iterator
from datetime import date

import click

from leads.digest import why
from leads.language import Words
from leads.model import Field, Knowledge, Label, Mention
from leads.service import Tried
from leads.text import harmless, snippet
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
        click.style(_marked(one, Field.TITLE) or snippet(one.item.text, 60), bold=True),
        f"  {one.item.source_name} · {one.item.published:%d-%m-%Y} · {one.item.url}",
        f"  {_marked(one, Field.TEXT)}",
        *_organisations(one, words),
        *_events(one, words),
        *_reasons(one, knowledge, words, today),
        f"  → {_verdict(one, words)}",
        "",
    ]
    return "\n".join(lines)


def _organisations(one: Tried, words: Words) -> Iterator[str]:
    for mention in _once(one.extraction.organisations):
        yield "  " + words("organisatie: {name}", name=mention.name)


def _once(mentions: tuple[Mention, ...]) -> list[Mention]:
    return list({mention.name: mention for mention in mentions}.values())


def _events(one: Tried, words: Words) -> Iterator[str]:
    for event in one.extraction.events:
        when = words.moment(event.start) if event.start else words("datum nog niet bekend")
        yield "  " + words("op de agenda: {name}, {when}", name=event.name, when=when)
    for deadline in one.extraction.deadlines:
        yield "  " + words("uiterlijk: {when}", when=words.moment(deadline.day))


def _reasons(one: Tried, knowledge: Knowledge, words: Words, today: date) -> Iterator[str]:
    worth = one.assessment
    for reason in why(worth.reasons, knowledge, words, act_before=worth.act_before, day=today):
        yield f"  {reason.text}" + (f": “{reason.quote}”" if reason.quote else "")


def _verdict(one: Tried, words: Words) -> str:
    if not one.assessment.shown:
        return words("geen kans")
    strength = one.assessment.strength
    return words("kans ({strength})", strength=strength_word(strength, words) if strength else "–")


def _marked(one: Tried, field: Field) -> str:
    """The words of one part, each mention in its colour."""
    text = one.item.part(field)
    limit = len(text) if field is Field.TITLE else _TEXT_CHARS
    out, at = [], 0
    for mention in sorted(_in(one, field), key=lambda m: m.span.start):
        start, end = mention.span.start, mention.span.end
        if start < at or end > limit:
            continue
        colour = _COLOURS.get(mention.label)
        out += [harmless(text[at:start]), click.style(harmless(text[start:end]), fg=colour)]
        at = end
    tail = harmless(text[at:limit]) + ("…" if limit < len(text) else "")
    return "".join([*out, tail]).replace("\n", " ")


def _in(one: Tried, field: Field) -> list[Mention]:
    """Persons stay unmarked: they are read only to be left out."""
    return [
        mention
        for mention in one.extraction.mentions
        if mention.span.field is field and mention.label is not Label.PER
    ]
