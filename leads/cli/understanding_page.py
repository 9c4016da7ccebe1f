"""What was understood of some items, as one HTML page that also works without colour."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from leads.cli.marked import Piece, legend, pieces
from leads.cli.understanding import findings, verdict
from leads.language import Words
from leads.limits import TEXT_CHARS
from leads.model import Field, Knowledge
from leads.service import Tried
from leads.text import one_line, web_address

_TEMPLATES = Path(__file__).parents[1] / "templates"


class _Entry(NamedTuple):
    title: list[Piece]
    text: list[Piece]
    source: str
    url: str
    lines: list[str]
    verdict: str


class _Page(NamedTuple):
    language: str
    title: str
    legend_label: str
    legend: list[Piece]
    entries: list[_Entry]
    nothing: str


def write(tried: Sequence[Tried], knowledge: Knowledge, words: Words, today: date) -> str:
    """The page; everything on it is escaped, and it loads nothing."""
    page = _Page(
        language=words.language,
        title=words("Wat ik in deze berichten lees"),
        legend_label=words("Gemarkeerd"),
        legend=legend(words),
        entries=[_entry(one, knowledge, words, today) for one in tried],
        nothing=words("Er staat hier niets om te lezen."),
    )
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("understanding.html").render(page=page)


def _entry(one: Tried, knowledge: Knowledge, words: Words, today: date) -> _Entry:
    return _Entry(
        title=list(pieces(one, Field.TITLE, words, TEXT_CHARS)),
        text=list(pieces(one, Field.TEXT, words, TEXT_CHARS)),
        source=f"{one_line(one.item.source_name)} · {one.item.published:%d-%m-%Y}",
        url=web_address(one.item.url),
        lines=list(findings(one, knowledge, words, today)),
        verdict=verdict(one, words),
    )
