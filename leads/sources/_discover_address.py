"""Sources that follow from an address alone."""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urljoin, urlsplit

from leads.model import Medium, Source
from leads.text import one_line

_BLUESKY = re.compile(r"https?://bsky\.app/profile/([\w.:%-]+)/?", re.IGNORECASE)
_MASTODON = re.compile(r"(https?://[\w.-]+(?::\d+)?)/@(\w+)/?", re.IGNORECASE)
_CHANNEL = re.compile(r"https?://(?:www\.)?youtube\.com/channel/(UC[\w-]{22})/?")
_NOT_MASTODON = ("youtube.com", "medium.com", "threads.net", "threads.com", "tiktok.com")
_APPVIEW = "https://public.api.bsky.app"
_VIDEOS = "https://www.youtube.com/feeds/videos.xml?channel_id="
_PATHS = ("/feed/", "/rss", "/rss.xml", "/feed.xml", "/rss/index.xml", "/atom.xml")
_OF_WORDPRESS = ("/feed/", "/?feed=rss2")
_NAME_CHARS = 100


def source(
    kind: str, url: str, name: str, medium: Medium, options: Mapping[str, str] = {}
) -> Source:
    """A source that nobody gave an id yet."""
    said = one_line(name, _NAME_CHARS) or called(url)
    return Source(id="", kind=kind, url=url, name=said, medium=medium, options=options)


def called(url: str) -> str:
    """What to call a site of which only the address is known: `dorpskrant.nl`."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


def account(url: str, owner: str = "") -> Source | None:
    """The account that an address is the page of: at Bluesky, Mastodon, or a YouTube
    channel; `owner` is whose it is, when that is known."""
    if found := _BLUESKY.fullmatch(url):
        actor = unquote(found[1])
        name = f"{owner or actor} op Bluesky"
        return source("bluesky", _APPVIEW, name, Medium.SOCIAL, {"actor": actor})
    if found := _CHANNEL.fullmatch(url):
        return source("feed", _VIDEOS + found[1], f"{owner} op YouTube".strip(), Medium.SOCIAL)
    found = _MASTODON.fullmatch(url)
    if found is None or (urlsplit(url).hostname or "").lower().endswith(_NOT_MASTODON):
        return None
    name = f"{owner or found[2]} op Mastodon"
    return source("mastodon", found[1], name, Medium.SOCIAL, {"account": found[2]})


def news_paths(home: str, name: str, *, wordpress: bool) -> Iterator[Source]:
    """Where a site may keep its news without saying so, the likeliest first."""
    for path in _OF_WORDPRESS if wordpress else _PATHS:
        yield source("feed", urljoin(home, path), name, Medium.NEWS)
    if wordpress:
        yield source("wordpress", urljoin(home, "/"), name, Medium.NEWS)


def calendar_paths(home: str, name: str, *, wordpress: bool) -> Iterator[Source]:
    """The same for what is on there."""
    kind = "tribe_events" if wordpress else "gancio"
    yield source(kind, urljoin(home, "/"), f"Agenda van {name}", Medium.CALENDAR)
