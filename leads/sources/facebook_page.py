"""Posts of a page on Facebook, from the Graph API (key: a token for that page).

Option `page` is the number or name of the page. Meta gives a token to who has a role on the
page, or after a review ("Page Public Content Access"). Comments and reactions are not read.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from urllib.parse import quote

from leads.model import Item, Request, Response, Source
from leads.sources import _answer, _graph, _json, _time
from leads.sources._json import Fields

_HOW = "vraag een rol bij de pagina en maak een paginatoken op developers.facebook.com."
_FIELDS = (
    "id,message,created_time,permalink_url,is_published"
    ",attachments{title,description,unshimmed_url,media_type}"
)
_PICTURES = frozenset({"photo", "album", "video"})  # their titles are written by the machine


def start(source: Source, since: datetime) -> Iterable[Request]:
    """The newest posts.

    Raises SourceError: `bad-option` without `page`, `no-key` without secret.
    """
    page = quote(_answer.option(source, "page").lstrip("@"), safe="")
    yield _graph.request(source, f"{page}/posts", {"fields": _FIELDS, "limit": "25"}, _HOW)


def parse(source: Source, response: Response) -> Iterator[Item]:
    """The posts with words; a picture alone tells nothing.

    Raises SourceError: `error-in-body`, `not-json` or `wall`.
    """
    for post in _json.each(_json.fields(_json.load(response)).get("data")):
        text = "\n".join(_lines(post))
        if post.get("is_published") is not False and text and _json.text(post, "id"):
            found = _answer.Found(
                key=_json.text(post, "id"),
                url=_json.text(post, "permalink_url"),
                text=text,
                markup=False,
                when=_time.published(post.get("created_time"), response.fetched_at),
            )
            yield _answer.item(source, response, found)


def _lines(post: Fields) -> Iterator[str]:
    """The post itself, and the card of a page it points to."""
    said = _json.text(post, "message")
    if said:
        yield said
    for card in _json.each(_json.fields(post.get("attachments")).get("data")):
        if _json.text(card, "media_type") not in _PICTURES:
            parts = (_json.text(card, name) for name in ("title", "description", "unshimmed_url"))
            yield from (part for part in parts if part and part not in said)
