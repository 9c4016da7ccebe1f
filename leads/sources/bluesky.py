"""Posts of one public account on Bluesky (AT Protocol, public AppView, no key).

Option `actor` is a handle or, better, a DID: handles change. `url` may stay empty. Who
asked to be hidden from visitors without an account (label `!no-unauthenticated`) is.
"""

from collections.abc import Iterable
from datetime import datetime
from urllib.parse import urlencode

from leads.model import Item, Request, Response, Source
from leads.sources import _answer, _bluesky_post, _json

_PUBLIC = "https://public.api.bsky.app"


def start(source: Source, since: datetime) -> Iterable[Request]:
    """The newest posts.

    Raises SourceError `bad-option` without `actor`.
    """
    actor = _answer.option(source, "actor").lstrip("@")
    query = urlencode({"actor": actor, "limit": 50, "filter": "posts_no_replies"})
    base = source.url.rstrip("/") or _PUBLIC
    yield Request(url=f"{base}/xrpc/app.bsky.feed.getAuthorFeed?{query}", accept="application/json")


def parse(source: Source, response: Response) -> Iterable[Item]:
    """The account's own posts; no reposts, pins or answers.

    Raises SourceError: `error-in-body`, `not-json` or `wall`.
    """
    for one in _json.each(_json.fields(_json.load(response)).get("feed")):
        post = _json.fields(one.get("post"))
        if not one.get("reason") and _bluesky_post.is_for_us(post):
            item = _bluesky_post.item(source, response, post)
            if item.text:
                yield item
