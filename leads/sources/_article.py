"""The page of an article → its words, unless the site keeps programs out.

The words are found by trafilatura (https://trafilatura.readthedocs.io), in precise mode.
"""

import re
from urllib.parse import urlsplit

from leads import limits
from leads.errors import SourceError
from leads.model import Response
from leads.sources import _answer, _encoding, _opt_out
from leads.text import clean

_TITLE = re.compile(r"<title[^>]*>([^<]{0,300})", re.IGNORECASE)
_NOT_THERE = re.compile(
    r"\b404\b|niet gevonden|bestaat niet(?: meer)?|not found|domein(?:naam)? (?:is )?te koop"
    r"|domain (?:is )?for sale|geparkeerd",
    re.IGNORECASE,
)
_PAID = re.compile(  # schema.org: in JSON-LD, or as an element in the page
    r"""["']isAccessibleForFree["']\s*:\s*["']?(?:https?://schema\.org/)?false"""
    r"""|itemprop=["']?isAccessibleForFree["']?\s+content=["']?(?:https?://schema\.org/)?false""",
    re.IGNORECASE,
)


def text(response: Response) -> str:
    """The words of the article on a page.

    Raises SourceError: `opted-out` with the name of what keeps programs out as its detail,
    `wall` for a page that is paid for or stands in front of the article, `not-found` for
    one that is not there although the server says so, `no-text` when no words are found.
    """
    page = _encoding.text_of(response)
    if name := _opt_out.of_page(response.headers, page):
        raise SourceError("opted-out", name)
    if _answer.is_wall(page) or _PAID.search(page):
        raise SourceError("wall", "Voor dit artikel staat een betaal-, inlog- of cookiescherm.")
    if _is_not_there(response, page):
        raise SourceError("not-found", "De pagina van dit artikel is er niet.")
    found = clean(_words(page), limits.TEXT_CHARS)
    if not found:
        raise SourceError("no-text", "Op deze pagina staat geen artikel.")
    return found


def _is_not_there(response: Response, page: str) -> bool:
    """A kind word with status 200, or the front page in place of the article."""
    title = _TITLE.search(page[:20_000])
    if title and _NOT_THERE.search(title[1]):
        return True
    asked, came = urlsplit(response.request.url).path, urlsplit(response.url).path
    return came in ("", "/") and asked not in ("", "/")


def _words(page: str) -> str:
    import trafilatura  # takes a third of a second, and few branches read pages

    found = trafilatura.extract(
        page, fast=True, favor_precision=True, include_comments=False, include_tables=False
    )
    return found or ""
