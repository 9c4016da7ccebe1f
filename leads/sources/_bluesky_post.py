"""A post on Bluesky (lexicon `app.bsky.feed.defs#postView`) as an item."""

from collections.abc import Iterator
from urllib.parse import quote

from leads.model import Item, Response, Source
from leads.sources import _answer, _json, _time
from leads.sources._json import Fields

_HIDDEN = frozenset({"!no-unauthenticated", "!hide", "!takedown"})
_LINK = "app.bsky.richtext.facet#link"


def is_for_us(post: Fields) -> bool:
    """Whether a post begins a conversation and nobody asked to hide it or its author."""
    record = _json.fields(post.get("record"))
    own_labels = _json.fields(record.get("labels")).get("values")
    author = _json.fields(post.get("author"))
    labels = [*_json.each(post.get("labels")), *_json.each(author.get("labels"))]
    labels += _json.each(own_labels)
    hidden = any(_json.text(label, "val") in _HIDDEN for label in labels)
    return bool(_json.text(post, "uri")) and not record.get("reply") and not hidden


def item(source: Source, response: Response, post: Fields) -> Item:
    """A post with its whole links; who wrote it is in its address only."""
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
