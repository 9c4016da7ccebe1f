"""Newsletters and messages in a mailbox that is there for them, by IMAP (key: its password).

`url` is the mailbox (`imaps://imap.provider.example/INBOX`), option `user` who logs in,
`secret` names the password. Nothing is marked as read, moved or sent.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from urllib.parse import quote, urlsplit

from leads.errors import SourceError
from leads.model import Body, Item, Request, Response, Source
from leads.sources import _answer, _letters, _time

_HOW = "maak bij je mailprovider een app-wachtwoord voor dit postvak."
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def start(source: Source, since: datetime) -> Iterable[Request]:
    """The mails that came in from the Dutch day of `since` on.

    Raises SourceError: `bad-option` for another address or without `user`, `no-key` when
    the source names no secret.
    """
    parts = urlsplit(source.url)
    if parts.scheme not in ("imap", "imaps"):
        detail = f"Bron '{source.id}': schrijf de 'url' als imaps://server/INBOX."
        raise SourceError("bad-option", detail)
    day = _time.local(since).date()
    user = quote(_answer.option(source, "user"), safe="")
    search = quote(f"SINCE {day.day}-{_MONTHS[day.month - 1]}-{day.year}")
    host = parts.netloc.rpartition("@")[2]
    yield Request(
        url=f"{parts.scheme}://{user}@{host}{parts.path or '/INBOX'}?{search}",
        key=_answer.key(source, _HOW, header=""),
        body=Body.PAPER,
    )


def parse(source: Source, response: Response) -> Iterator[Item]:
    """An item per mail, its key the UIDVALIDITY and UID of the mailbox.

    Raises SourceError `not-a-mail` when nothing in the mailbox is one.
    """
    return _letters.items(source, response, named=True)
