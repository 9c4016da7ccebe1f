"""Posts of one public account on Bluesky (AT Protocol, public AppView, no key).

Option `actor` is a handle or, better, a DID: handles change. `url` may stay empty. Who
asked to be hidden from visitors without an account (label `!no-unauthenticated`) is.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from urllib.parse import quote, urlencode

from leads.model import Item, Request, Response, Source
from leads.sources import _answer, _json, _time
from leads.sources._json import Fields

_PUBLIC = "https://public.api.bsky.app"
_HIDDEN = frozenset({"!no-unauthenticated", "!hide", "!takedown"})
_LINK = "app.bsky.richtext.facet#link"


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
        if not one.get("reason") and _is_for_us(post):
            item = _item(source, response, post)
            if item.text:
                yield item


def _is_for_us(post: Fields) -> bool:
    record = _json.fields(post.get("record"))
    own_labels = _json.fields(record.get("labels")).get("values")
    author = _json.fields(post.get("author"))
    labels = [*_json.each(post.get("labels")), *_json.each(author.get("labels"))]
    labels += _json.each(own_labels)
    return not record.get("reply") and not any(label.get("val") in _HIDDEN for label in labels)


def _item(source: Source, response: Response, post: Fields) -> Item:
    uri = _json.text(post, "uri")
    did = _json.text(_json.fields(post.get("author")), "did")
    name = quote(uri.rpartition("/")[2], safe="")
    return _answer.item(
        source,
        response,
        _answer.Found(
            key=uri,
            url=f"https://bsky.app/profile/{quote(did, safe=':')}/post/{name}",
            text="\n".join(_lines(_json.fields(post.get("record")))),
            markup=False,
            when=_time.published(post.get("indexedAt"), response.fetched_at),
        ),
    )


def _lines(record: Fields) -> Iterator[str]:
    """The post with its links in full, and the card below it."""
    said = _with_links(_json.text(record, "text"), record.get("facets"))
    yield said
    card = _json.fields(_json.fields(record.get("embed")).get("external"))
    address = _json.text(card, "uri")
    if address and address not in said:
        yield f"{_json.text(card, 'title')} {address}"


def _with_links(text: str, facets: object) -> str:
    """Put the whole address where the app shows a shortened one.

    Facets count in bytes of UTF-8, end exclusive; one that does not fit is ignored.
    """
    raw = text.encode()
    for begin, end, address in sorted(_links(facets), reverse=True):
        if 0 <= begin < end <= len(raw):
            changed = raw[:begin] + address.encode() + raw[end:]
            raw = changed if _is_utf8(changed) else raw
    return raw.decode()


def _links(facets: object) -> Iterator[tuple[int, int, str]]:
    for facet in _json.each(facets):
        index = _json.fields(facet.get("index"))
        begin, end = index.get("byteStart"), index.get("byteEnd")
        for feature in _json.each(facet.get("features")):
            if feature.get("$type") == _LINK and isinstance(begin, int) and isinstance(end, int):
                yield begin, end, _json.text(feature, "uri")


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True
