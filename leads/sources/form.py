"""Requests from a form on the library's site, left in a folder as JSON (`leads.request/1`).

`url` is the folder, or one file (`file:///srv/leads/aanvragen/`). How to reach who asked is
never read: it stays in the file, and the item says in which.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from leads import limits
from leads.errors import SourceError
from leads.language import Words
from leads.model import Event, Item, Moment, Request, Response, Source
from leads.sources import _agenda, _answer, _encoding, _html, _json, _parts, _time
from leads.sources._json import Fields
from leads.text import mask, one_line

_SCHEMA = "leads.request/1"
_NO_REQUEST = "In de bestanden staat geen aanvraag van het formulier (schema leads.request/1)."


def start(source: Source, since: datetime) -> Iterable[Request]:
    """The .json files of the folder, or the one file.

    Raises SourceError `bad-option` for an address that is not on this computer.
    """
    folder = _answer.folder(source)
    yield Request(url=folder if folder.lower().endswith(".json") else f"{folder}?ends=.json")


def parse(source: Source, response: Response) -> Iterator[Item]:
    """An item per request, each once.

    Raises SourceError `not-json` when there are files and none holds a request.
    """
    seen: set[str] = set()
    files = 0
    for name, data in _parts.each(response):
        files += 1
        for told in _requests(data):
            item = _item(source, response, name, told)
            if item.key not in seen:
                seen.add(item.key)
                yield item
    if files and not seen:
        raise SourceError("not-json", _NO_REQUEST)


def _requests(data: bytes) -> Iterator[Fields]:
    """What in a file is a request; a form that anybody can fill in sends anything."""
    if len(data) > limits.FORM_BYTES:
        return
    try:
        value = json.loads(_encoding.decode(data))
    except (ValueError, RecursionError):
        return
    for told in _json.each(value):
        if _json.text(told, "schema") == _SCHEMA and _line(told, "title"):
            yield told


def _item(source: Source, response: Response, name: str, told: Fields) -> Item:
    title, organisation = _line(told, "title"), _line(told, "organisation")
    said = "\n".join((_json.text(told, "submitted_at"), title, organisation))
    event = _event(response, told)
    found = _answer.Found(
        key=hashlib.sha256(said.encode()).hexdigest()[:20],
        url=_json.text(told, "source_url"),
        title=title,
        text="\n".join(filter(None, _lines(told, event, name))),
        markup=False,
        when=_time.published(told.get("submitted_at"), response.fetched_at),
        events=(event,) if event else (),
    )
    item = _answer.item(source, response, found)
    return replace(item, organisation=organisation or source.organisation)


def _line(told: Fields, name: str) -> str:
    return _html.title(_json.text(told, name))


def _event(response: Response, told: Fields) -> Event | None:
    when = _json.fields(told.get("when"))
    start = _moment(_json.text(when, "start"))
    end = _moment(_json.text(when, "end"))
    if start is None:
        return None
    return Event(
        name=_line(told, "title"),
        start=start,
        end=end if end and end.iso() > start.iso() else None,
        place=_line(told, "where") or None,
        organiser=_line(told, "organisation") or None,
        status=_agenda.status(start, end, response.fetched_at),
    )


def _moment(said: str) -> Moment | None:
    found = _time.read(said)
    if not found:
        return None
    moment = _time.moment(found[0])
    return moment if moment.clock != _time.NO_TIME else Moment(moment.day)


def _lines(told: Fields, event: Event | None, file: str) -> Iterator[str]:
    """What was asked, in sentences. A number or address that was typed among the words
    is as private as the fields for it."""
    organisation = _line(told, "organisation")
    yield f"Aanvraag van {organisation}." if organisation else "Aanvraag via het formulier."
    yield mask(_html.words(_json.text(told, "description"), limits.TEXT_CHARS // 2))
    if event:
        yield _agenda.text(replace(event, organiser=None), "")
    if _json.yes(_json.fields(told.get("when")), "flexible"):
        yield "De datum kan nog schuiven."
    audience = told.get("audience")
    if isinstance(audience, list) and (names := [a for a in audience if isinstance(a, str)]):
        yield f"Voor: {Words('nl').join([one_line(n, 80) for n in names[:10]])}."
    if file:
        yield f"Hoe je de aanvrager bereikt, staat in {one_line(file, 200)}."
