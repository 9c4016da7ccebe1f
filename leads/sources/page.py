"""A plain web page, read by CSS selectors from the settings: for who has nothing else.

    page | each `item` | its title, link, date and text | items

Options: `item` (needed) is each thing on the page; within it `title`, `link`, `date` and
`text`, which have a sensible default. `empty` holds the words the page shows when there is
nothing. With medium `calendar` the date is when it happens, else when it was published.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from leads import limits
from leads.errors import SourceError
from leads.model import Body, Event, Item, Medium, Request, Response, Source
from leads.sources import _agenda, _answer, _encoding, _html, _time, _written_day
from leads.sources._written_day import Written
from leads.text import clean

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_ACCEPT = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"
_DEFAULTS = {
    "title": "h1, h2, h3, h4, h5, h6, a[href]",
    "link": "a[href]",
    "date": "time, [datetime]",
    "text": "",
}
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_REDESIGN = (
    "Op deze pagina past niets meer bij '{selector}' ({name}); de site is waarschijnlijk vernieuwd."
)


def start(source: Source, since: datetime) -> Iterable[Request]:
    """The page.

    Raises SourceError `bad-option` without `item`.
    """
    _answer.option(source, "item")
    yield Request(url=source.url, accept=_ACCEPT, body=Body.PAGE)


def parse(source: Source, response: Response) -> Iterable[Item]:
    """What the selectors find, each once.

    Raises SourceError: `redesign` when one that the settings name finds nothing any more,
    `bad-option` for one that is no selector, or `wall`.
    """
    text = _encoding.text_of(response)
    if "<" not in text:
        raise _answer.unexpected(text, "redesign")
    soup = _soup(text)
    tags = _select(source, soup, "item", _answer.option(source, "item"))
    if not tags and (empty := source.options.get("empty")) and _says(soup, empty):
        return []
    if not tags:
        raise _nothing(source, "item", text)
    base = _base(soup, response)
    things = [_thing(source, tag, base) for tag in tags]
    for name in _DEFAULTS:
        if source.options.get(name) and not any(name in thing.found for thing in things):
            raise _nothing(source, name, text)
    return _items(source, response, [thing for thing in things if thing.title])


def _soup(text: str) -> "BeautifulSoup":
    from bs4 import BeautifulSoup  # slow to import, and only needed here

    return BeautifulSoup(_DECLARATION.sub("", text, count=1), "lxml")


def _select(source: Source, tag: "Tag", name: str, selector: str) -> list["Tag"]:
    from soupsieve import SelectorSyntaxError

    try:
        return list(tag.select(selector, limit=limits.ITEMS_PER_FEED))
    except (SelectorSyntaxError, NotImplementedError) as error:
        raise SourceError(
            "bad-option", f"Bij bron '{source.id}' is '{selector}' ({name}) geen CSS-selector."
        ) from error


def _says(soup: "BeautifulSoup", words: str) -> bool:
    return words.casefold() in " ".join(soup.get_text(" ").split()).casefold()


def _nothing(source: Source, name: str, text: str) -> SourceError:
    if _answer.is_wall(text):
        return _answer.unexpected(text, "wall")
    return SourceError("redesign", _REDESIGN.format(selector=source.options[name], name=name))


def _base(soup: "BeautifulSoup", response: Response) -> str:
    """What links are relative to (HTML, the base element)."""
    base = soup.select_one("base[href]")
    return urljoin(response.url, str(base["href"])) if base else response.url


# ── one thing on the page ────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True)
class _Thing:
    """In plain words; `date` as a machine reads it or as it is written, `found` are the
    selectors that fitted."""

    title: str
    link: str
    date: str
    text: str
    found: frozenset[str]


def _thing(source: Source, tag: "Tag", base: str) -> _Thing:
    parts = {name: _part(source, tag, name) for name in _DEFAULTS}
    whole = _html.words(str(tag))
    title = _words(parts["title"][:1]) or whole.partition("\n")[0]
    rest = whole.replace(title, "", 1).replace(_words(parts["date"][:1]), "", 1)
    is_calendar = source.medium is Medium.CALENDAR and not source.options.get("date")
    return _Thing(
        title=_html.title(title),
        link=_html.web_link(_address(tag, parts["link"]), base),
        date=_date(parts["date"]) or (whole if is_calendar else ""),
        text=_words(parts["text"]) or clean(rest),
        found=frozenset(name for name, tags in parts.items() if tags),
    )


def _part(source: Source, tag: "Tag", name: str) -> list["Tag"]:
    selector = source.options.get(name) or _DEFAULTS[name]
    return _select(source, tag, name, selector) if selector else []


def _words(tags: list["Tag"]) -> str:
    return _html.words("\n".join(map(str, tags)))


def _address(tag: "Tag", links: list["Tag"]) -> str:
    """Of the link that was chosen, or that lies in what was chosen, or around it all."""
    inner = (one for link in links[:1] for one in (link, *link.select("a[href]", limit=1)))
    return next((str(one["href"]) for one in (*inner, tag) if one.get("href")), "")


def _date(tags: list["Tag"]) -> str:
    given = (str(tag.get(name) or "") for tag in tags[:1] for name in ("datetime", "content"))
    return next(filter(None, given), "") or _words(tags[:1])


# ── items ────────────────────────────────────────────────────────────────────


def _items(source: Source, response: Response, things: list[_Thing]) -> Iterator[Item]:
    """Events for what has a day in an agenda, plain items for the rest."""
    ahead, today = source.medium is Medium.CALENDAR, _time.local(response.fetched_at).date()
    shared = Counter(thing.link for thing in set(things))
    notices: list[_agenda.Notice] = []
    plain: dict[str, _answer.Found] = {}
    for thing in things:
        written = _written_day.find(thing.date, today, ahead=ahead)
        key = thing.link if thing.link and shared[thing.link] == 1 else _long_key(thing, written)
        if ahead and written:
            notices.append(_notice(source, response, thing, written, key))
        else:
            plain.setdefault(key, _found(response, thing, written, key))
    yield from _agenda.items(source, response, notices)
    for found in plain.values():
        yield _answer.item(source, response, found)


def _long_key(thing: _Thing, written: Written | None) -> str:
    day = written.begin.iso() if written else ""
    return " ".join(filter(None, (thing.link, thing.title, day)))


def _notice(
    source: Source, response: Response, thing: _Thing, written: Written, key: str
) -> _agenda.Notice:
    event = Event(
        name=thing.title,
        start=written.begin,
        end=written.end,
        organiser=source.organisation,
        status=_agenda.status(written.begin, written.end, response.fetched_at),
        flags=written.flags,
    )
    return _agenda.Notice(
        key=key,
        event=event,
        when=_time.published(None, response.fetched_at),
        url=thing.link or response.url,
        description=thing.text,
    )


def _found(response: Response, thing: _Thing, written: Written | None, key: str) -> _answer.Found:
    exact = thing.date if _time.read(thing.date) else ""
    raw = exact or (written.begin.iso() if written else "")
    return _answer.Found(
        key=key,
        url=thing.link or response.url,
        title=thing.title,
        text=thing.text,
        markup=False,
        when=_time.published(raw, response.fetched_at),
        flags=written.flags if written else (),
    )
