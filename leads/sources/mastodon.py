"""Posts of one public account on a Mastodon server (API v1, no key).

`url` is the server, option `account` the name there: `dorpshuis`. An account that asks
not to be indexed is not read.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from urllib.parse import quote, urlencode

from leads.errors import SourceError
from leads.model import Item, Request, Response, Source
from leads.sources import _answer, _json, _time
from leads.sources._json import Fields

_POSTS = urlencode({"limit": 40, "exclude_replies": "true", "exclude_reblogs": "true"})


def start(source: Source, since: datetime) -> Iterable[Request]:
    """The number of the account; its posts follow.

    Raises SourceError `bad-option` without `account`.
    """
    account = _answer.option(source, "account").lstrip("@")
    yield _request(source, f"accounts/lookup?{urlencode({'acct': account})}")


def parse(source: Source, response: Response) -> Iterable[Item | Request]:
    """A request for the posts, or the public posts themselves.

    Raises SourceError: `error-in-body`, `not-json` or `wall`.
    """
    value = _json.load(response)
    if isinstance(value, list):
        yield from _posts(source, response, value)
        return
    account = _json.fields(value)
    number = _json.text(account, "id")
    if not number:
        raise SourceError("error-in-body", "De server noemde geen account.")
    if not account.get("noindex") and not account.get("suspended"):
        yield _request(source, f"accounts/{quote(number, safe='')}/statuses?{_POSTS}")


def _request(source: Source, path: str) -> Request:
    return Request(url=f"{source.url.rstrip('/')}/api/v1/{path}", accept="application/json")


def _posts(source: Source, response: Response, posts: object) -> Iterator[Item]:
    for post in _json.each(posts):
        item = _item(source, response, post) if _is_for_us(post) else None
        if item and item.text:
            yield item


def _is_for_us(post: Fields) -> bool:
    """Public, the account's own, no answer to someone, and allowed to be kept."""
    account = _json.fields(post.get("account"))
    return (
        post.get("visibility") == "public"
        and not post.get("reblog")
        and not post.get("in_reply_to_id")
        and not account.get("noindex")
    )


def _item(source: Source, response: Response, post: Fields) -> Item:
    warning = _json.text(post, "spoiler_text")
    return _answer.item(
        source,
        response,
        _answer.Found(
            key=_json.text(post, "id") or _json.text(post, "uri"),
            url=_json.text(post, "url") or _json.text(post, "uri"),
            text=f"<p>{warning}</p>{_json.text(post, 'content')}",
            when=_time.published(post.get("created_at"), response.fetched_at),
        ),
    )
