"""A PDF at a fixed address: the village paper, a programme, the agenda of an association.

An item per page, because a page of a village paper tells of other things than the next.
Scanned papers have no text; that is told, not guessed at.
"""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime

from leads.model import Body, Item, Request, Response, Source
from leads.sources import _answer, _pdf, _time

_LETTERS = 80  # on a page with less there is a picture, an advertisement or nothing


def start(source: Source, since: datetime) -> Iterable[Request]:
    """The paper itself."""
    yield Request(url=source.url, accept="application/pdf", body=Body.PAPER)


def parse(source: Source, response: Response) -> Iterator[Item]:
    """The pages with text, each once; the next issue at the same address has other keys.

    Raises SourceError: `not-a-pdf`, `no-text` or `wall`.
    """
    seen: set[str] = set()
    for number, text in enumerate(_pdf.pages(response), start=1):
        key = hashlib.sha256(text.encode()).hexdigest()[:20]
        if sum(map(str.isalpha, text)) >= _LETTERS and key not in seen:
            seen.add(key)
            yield _item(source, response, number, key, text)


def _item(source: Source, response: Response, number: int, key: str, text: str) -> Item:
    changed = response.headers.get("last-modified", "")
    return _answer.item(
        source,
        response,
        _answer.Found(
            key=key,
            url=f"{response.url.partition('#')[0]}#page={number}",
            title=f"{source.name}, bladzijde {number}",
            text=text,
            markup=False,
            when=_time.published(changed, response.fetched_at),
        ),
    )
