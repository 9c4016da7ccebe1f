"""A folder into which mails are dropped as .eml files: newsletters, forwarded messages.

`url` is the folder on this computer (`file:///srv/leads/mail/`). Nothing in it is changed;
the newest files are read.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from leads.model import Body, Item, Request, Response, Source
from leads.sources import _answer, _letters


def start(source: Source, since: datetime) -> Iterable[Request]:
    """The .eml files of the folder.

    Raises SourceError `bad-option` for another address than a folder's.
    """
    yield Request(url=f"{_answer.folder(source)}?ends=.eml", body=Body.PAPER)


def parse(source: Source, response: Response) -> Iterator[Item]:
    """An item per mail, whatever its file is called; each mail once.

    Raises SourceError `not-a-mail` when no file is one.
    """
    return _letters.items(source, response, named=False)
