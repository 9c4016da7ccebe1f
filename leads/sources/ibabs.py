"""Meetings on the public portal of an iBabs municipality (no key): their day, place and name.

`url` is the portal (`https://zandhoek.bestuurlijkeinformatie.nl`). It answers per month with
a piece of HTML; the months there count from zero. What is asked too much is answered with
403, and with a block of days after that: then we come back much later.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from functools import partial

from lxml import etree

from leads.model import Event, EventStatus, Item, Moment, Request, Response, Source
from leads.sources import _agenda, _answer, _council, _encoding, _html, _time
from leads.text import one_line

_MONTHS = 4  # this one and the three after it
_ITEM = re.compile(r"/Agenda/Index/([0-9a-f-]{8,40})", re.IGNORECASE)
_CLOCKS = re.compile(r"(\d{1,2}[:.]\d\d)(?:\s*(?:-|–|tot)\s*(\d{1,2}[:.]\d\d))?")


def start(source: Source, since: datetime) -> Iterable[Request]:
    """The month of `since` and the next ones, one request each."""
    first = _time.local(since).date()
    for ahead in range(_MONTHS):
        years, month = divmod(first.month - 1 + ahead, 12)
        query = f"year={first.year + years}&month={month}"
        yield Request(
            url=f"{source.url.rstrip('/')}/Calendar/GetMonthAgendas?{query}",
            accept="text/html",
            carries={"since": first.isoformat()},
            busy=frozenset({403}),
        )


def parse(source: Source, response: Response) -> Iterator[Item]:
    """The meetings of one month; a month without meetings is an empty answer.

    Raises SourceError `error-in-body` or `wall` for a whole page in place of a piece.
    """
    text = _encoding.text_of(response)
    if not text.strip():
        return
    if _answer.is_page(text) or "<" not in text:
        raise _answer.unexpected(text, "error-in-body")
    tree = etree.fromstring(f"<div>{text}</div>", etree.HTMLParser(no_network=True))
    today = _time.local(response.fetched_at).date().isoformat()
    for link in tree.iter("a"):
        found = _ITEM.search(link.get("href") or "")
        if found and "calendar-item" in (link.get("class") or "").split():
            item = _item(source, response, link, found[1].lower())
            if item and _is_near(item, response.request.carries.get("since", today), response):
                yield item


def _is_near(item: Item, since: str, response: Response) -> bool:
    return all(_council.is_near(e.start.day, since, response) for e in item.events if e.start)


def _item(source: Source, response: Response, link: etree._Element, key: str) -> Item | None:
    said = partial(_said, link)
    day = _time.read(said("sr-only"))
    if not day:
        return None
    event = _event(source, response, day[0].date(), said)
    more = (said("calendar-item-subtitle"), said("calendar-item-description"))
    description = "\n".join(one for one in more if one != event.name)
    found = _answer.Found(
        key=key,
        url=link.get("href") or "",
        title=event.name,
        text=_council.without_persons(_agenda.text(event, description)),
        markup=False,
        when=_time.published(None, response.fetched_at),
        events=(event,),
    )
    return _answer.item(source, response, found)


def _event(source: Source, response: Response, day: date, said: Callable[[str], str]) -> Event:
    clocks = _CLOCKS.search(said("calendar-item-time"))
    begin = _council.wall_clock(day.isoformat(), clocks[1] if clocks else "") or Moment(day)
    end = _council.wall_clock(day.isoformat(), clocks[2] or "") if clocks else None
    name = one_line(said("calendar-item-label") or said("calendar-item-subtitle"))
    off = _council.CALLED_OFF.search(name)
    return Event(
        name=name or "Vergadering",
        start=begin,
        end=_council.until(begin, end),
        place=said("calendar-item-location").strip("() ") or None,
        organiser=source.organisation,
        status=EventStatus.CANCELLED if off else _agenda.status(begin, None, response.fetched_at),
    )


def _said(link: etree._Element, name: str) -> str:
    """The words of the first element of this class inside the link."""
    for element in link.iter():
        if name in (element.get("class") or "").split():
            return _html.words(etree.tostring(element, encoding="unicode", with_tail=False))
    return ""
