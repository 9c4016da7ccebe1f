"""JSON Feed 1.0 and 1.1 (jsonfeed.org), read without trust. Authors are left out."""

import html
import re

from leads.errors import SourceError
from leads.model import Response
from leads.sources import _json
from leads.sources._feed_lxml import Raw
from leads.sources._json import Fields

_VERSION = re.compile(r'"https?:\\?/\\?/jsonfeed\.org\\?/version')
_OBJECT = re.compile(r"\s*\{")
_STOPPED = "De feed zegt zelf dat er niets meer bij komt; zoek het nieuwe adres van de site."


def is_feed(text: str) -> bool:
    """Whether this looks like JSON Feed rather than any other JSON."""
    return bool(_OBJECT.match(text) and _VERSION.search(text))


def raws(response: Response) -> list[Raw]:
    """The entries. Raises SourceError: `not-json`, or `error-in-body` when it `expired`."""
    feed = _json.fields(_json.load(response))
    if feed.get("expired") is True:
        raise SourceError("error-in-body", _STOPPED)
    return [_raw(item) for item in _json.each(feed.get("items"))]


def _raw(item: Fields) -> Raw:
    plain = _json.text(item, "content_text") or _json.text(item, "summary")
    return Raw(
        guid=_json.text(item, "id"),
        link=_json.text(item, "url") or _json.text(item, "external_url"),
        title=html.escape(_json.text(item, "title")),
        text=_json.text(item, "content_html") or html.escape(plain),
        date=_json.text(item, "date_published") or _json.text(item, "date_modified"),
    )
