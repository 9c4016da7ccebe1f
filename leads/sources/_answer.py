"""What came instead of what was promised, and items made of what did come."""

import re
from dataclasses import dataclass, field

from leads import limits
from leads.errors import SourceError
from leads.model import Event, Item, Key, Response, Source
from leads.sources import _html
from leads.sources._time import When
from leads.text import clean, one_line

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_PAGE_TITLE = re.compile(r"<title[^>]*>([^<]{0,300})", re.IGNORECASE)
_WALL = re.compile(
    r"privacy.?gate|cookie|consent|toestemming|inloggen|aanmelden|log ?in|sign ?in|captcha"
    r"|just a moment|even geduld|checking your browser|attention required|access denied|robot",
    re.IGNORECASE,
)
_DETAILS = {
    "wall": "In plaats van nieuws kwam een inlog- of cookiescherm.",
    "page": "In plaats van een bestand voor programma's kwam een gewone webpagina.",
    "empty": "Het antwoord was leeg.",
    "other": "Het antwoord was niet wat deze bron belooft; klopt het adres?",
}


def unexpected(text: str, code: str) -> SourceError:
    """The error for an answer of the wrong sort: `wall` for a login or consent page,
    else `code`."""
    if not text.strip():
        return SourceError(code, _DETAILS["empty"])
    if not is_page(text):
        return SourceError(code, _DETAILS["other"])
    if is_wall(text):
        return SourceError("wall", _DETAILS["wall"])
    return SourceError(code, _DETAILS["page"])


def is_wall(text: str) -> bool:
    """Whether this page, by its title, stands in front of the one that was asked for."""
    title = _PAGE_TITLE.search(text[:20_000])
    return bool(title and _WALL.search(title[1]))


def is_page(text: str) -> bool:
    """Whether this is a web page made for people."""
    return bool(_PAGE.match(text[:5_000]))


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a kind read of one thing, before cleaning. `title` and `text` may hold markup
    only when `markup` says so; `url` may be relative."""

    key: str
    when: When
    title: str = ""
    text: str = ""
    url: str = ""
    markup: bool = True
    place: str | None = None
    events: tuple[Event, ...] = ()
    flags: tuple[str, ...] = field(default=())


def item(source: Source, response: Response, found: Found) -> Item:
    """An item in plain words, within the limits, with a link that is safe to show."""
    return Item(
        source_id=source.id,
        key=one_line(found.key, limits.URL_CHARS),
        url=_html.web_link(found.url, response.url),
        title=_html.title(found.title)
        if found.markup
        else one_line(found.title, limits.TITLE_CHARS),
        text=_html.words(found.text) if found.markup else clean(found.text, limits.TEXT_CHARS),
        medium=source.medium,
        published=found.when.at,
        precision=found.when.precision,
        source_name=source.name,
        place=found.place or source.place,
        organisation=source.organisation,
        events=found.events,
        flags=(*found.when.flags, *found.flags),
    )


def option(source: Source, name: str) -> str:
    """A setting this kind cannot do without.

    Raises SourceError `bad-option` when it is missing.
    """
    value = source.options.get(name, "").strip()
    if not value:
        raise SourceError(
            "bad-option", f"Bron '{source.id}' heeft onder 'options' een '{name}' nodig."
        )
    return value


def key(source: Source, how: str, *, header: str = "authorization", scheme: str = "Bearer") -> Key:
    """The key that goes along with each request of a kind that needs one; `how` says
    in a Dutch sentence where to get it.

    Raises SourceError `no-key` when the source names none.
    """
    if not source.secret:
        raise SourceError("no-key", f"Bron '{source.id}' heeft een 'secret' nodig: {how}")
    return Key(source.secret, how, header, scheme)


def folder(source: Source) -> str:
    """The address of a folder or file on this computer.

    Raises SourceError `bad-option` for any other address.
    """
    if not source.url.startswith("file:///"):
        detail = f"Bron '{source.id}': schrijf de 'url' als file:///map/op/deze/computer/."
        raise SourceError("bad-option", detail)
    return source.url.partition("?")[0]
