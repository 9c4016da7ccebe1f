"""Posts of a professional account on Instagram, by business discovery (key: a token of an
own professional account, for sixty days at a time).

Option `account` is whose posts are read, `own_id` the number of the own account. Private and
personal accounts cannot be read, and should not be.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from leads.errors import SourceError
from leads.model import Item, Request, Response, Source
from leads.sources import _answer, _graph, _json, _time

_HOW = "koppel een eigen zakelijk account aan een Facebook-pagina en maak daarvoor een token."
_ACCOUNT = re.compile(r"[A-Za-z0-9._]{1,30}")


def start(source: Source, since: datetime) -> Iterable[Request]:
    """The newest posts.

    Raises SourceError: `bad-option` without `account` or `own_id` or with one that cannot
    be, `no-key` without secret.
    """
    account = _answer.option(source, "account").lstrip("@")
    own = _answer.option(source, "own_id")
    if not _ACCOUNT.fullmatch(account) or not own.isdecimal():
        detail = f"Bron '{source.id}': 'account' is een naam op Instagram, 'own_id' een getal."
        raise SourceError("bad-option", detail)
    media = "media.limit(25){id,caption,permalink,timestamp}"
    fields = f"business_discovery.username({account}){{username,{media}}}"
    yield _graph.request(source, own, {"fields": fields}, _HOW)


def parse(source: Source, response: Response) -> Iterator[Item]:
    """The posts with a caption.

    Raises SourceError: `error-in-body`, `not-json` or `wall`.
    """
    answer = _json.fields(_json.load(response))
    media = _json.fields(_json.fields(answer.get("business_discovery")).get("media"))
    for post in _json.each(media.get("data")):
        caption, number = _json.text(post, "caption"), _json.text(post, "id")
        if caption.strip() and number:
            found = _answer.Found(
                key=number,
                url=_json.text(post, "permalink"),
                text=caption,
                markup=False,
                when=_time.published(post.get("timestamp"), response.fetched_at),
            )
            yield _answer.item(source, response, found)
