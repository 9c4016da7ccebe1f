"""What a site has for programs: one answer → what may be read there, and pages to look at.

    answer | is it a feed, calendar or sitemap itself? | else the signs on the page

Nothing is tried here; the ids of the sources are still empty.
"""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from leads.model import Medium, Request, Response, Source
from leads.sources import _discover_page, _encoding, _feed_json, _html, _xml
from leads.sources._discover_address import called, source

_FEEDS = frozenset({"rss", "feed", "RDF"})
_SITEMAPS = frozenset({"urlset", "sitemapindex"})
_TITLE = re.compile(r"<(?:\w+:)?title\b[^>]{0,200}>(.{0,500}?)</", re.DOTALL)
_JSON_TITLE = re.compile(r'"title"\s*:\s*"([^"\\]{1,200})"')
_CALENDAR_NAME = re.compile(r"^X-WR-CALNAME[^:\r\n]{0,99}:(.{1,200}?)\r?$", re.MULTILINE)
_SITEMAP_LINE = re.compile(r"^\s*sitemap\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)
_NEWS = re.compile("news|nieuws", re.IGNORECASE)
_HEAD_CHARS = 20_000
_SITEMAPS_TRIED = 2


def look(response: Response) -> list[Source | Request]:
    """The sources that an answer is or announces, the best door first, and pages of the
    same site that may announce more."""
    text = _encoding.text_of(response)
    itself = _itself(text, response.url)
    if itself:
        return [itself]
    if urlsplit(response.url).path == "/robots.txt":
        return [*_sitemaps(text, response.url)]
    return [*_discover_page.signs(text, response)]


def _itself(text: str, url: str) -> Source | None:
    """An answer that is a source already."""
    kind, head = _xml.root(text), text[:_HEAD_CHARS]
    if kind in _FEEDS:
        return source("feed", url, _title(_TITLE.search(head)), Medium.NEWS)
    if _feed_json.is_feed(text):
        return source("feed", url, _title(_JSON_TITLE.search(head)), Medium.NEWS)
    if head.lstrip()[:15].upper() == "BEGIN:VCALENDAR":
        return source("ical", url, _title(_CALENDAR_NAME.search(head)), Medium.CALENDAR)
    if kind in _SITEMAPS:
        return source("news_sitemap", url, called(url), Medium.NEWS)
    return None


def _title(found: re.Match[str] | None) -> str:
    plain = found[1].replace("<![CDATA[", "").replace("]]>", "") if found else ""
    return _html.title(plain)


def _sitemaps(text: str, url: str) -> Iterable[Source]:
    """Those that robots.txt names; of many only what is called news."""
    links = [_html.web_link(found, url) for found in _SITEMAP_LINE.findall(text)]
    named = [link for link in links if _NEWS.search(urlsplit(link).path)]
    for link in (named or links)[:_SITEMAPS_TRIED]:
        if link:
            yield source("news_sitemap", link, called(url), Medium.NEWS)
