"""Posts in the JSON of Bluesky's `app.bsky.feed.getAuthorFeed`."""

import re
from collections.abc import Sequence
from typing import Any

from leads.demo.village import Data, one_paragraph, utc

_LINK_OR_TAG = re.compile(r"\[([^\]]+)\]\((\S+?)\)|#(\w+)")


def page(club: Data, *, cursor: str, limit: int) -> dict[str, Any]:
    """At most `limit` posts after the one the cursor names ('' for the newest)."""
    posts: Sequence[Data] = club["posts"]
    times = [_stamp(post) for post in posts]
    first = times.index(cursor) + 1 if cursor in times else 0
    shown = posts[first : first + limit]
    more = {"cursor": _stamp(shown[-1])} if first + limit < len(posts) and shown else {}
    return {"feed": [_feed_item(club, post) for post in shown], **more}


def _feed_item(club: Data, post: Data) -> dict[str, Any]:
    item: dict[str, Any] = {"post": _post(club, post)}
    if "repost_by" in post:
        item["reason"] = {
            "$type": "app.bsky.feed.defs#reasonRepost",
            "by": _author(post["repost_by"], club["did"], club["name"]),
            "indexedAt": _stamp(post),
        }
    return item


def _post(club: Data, post: Data) -> dict[str, Any]:
    text, facets = rich_text(one_paragraph(post["text"]))
    own = "author" not in post
    did = club["did"] if own else "did:plc:demoweermanaa2027bbbbbb"
    author = _author(post.get("author", club["handle"]), did, club["name"] if own else "Weerman")
    return {
        "uri": f"at://{did}/app.bsky.feed.post/{post['id']}",
        "cid": f"bafydemo{post['id']}",
        "author": author,
        "record": {
            "$type": "app.bsky.feed.post",
            "text": text,
            "createdAt": _stamp(post),
            "langs": ["nl"],
            **({"facets": facets} if facets else {}),
        },
        "replyCount": 0,
        "repostCount": 1,
        "likeCount": 4,
        "indexedAt": _stamp(post),
        "labels": [{"src": did, "val": post["label"]}] if "label" in post else [],
    }


def _author(handle: str, did: str, name: str) -> dict[str, Any]:
    return {"did": did, "handle": handle, "displayName": name, "labels": []}


def rich_text(written: str) -> tuple[str, list[dict[str, Any]]]:
    """The text as shown, and its facets: offsets count UTF-8 bytes, not characters."""
    text, facets, at = "", [], 0
    for match in _LINK_OR_TAG.finditer(written):
        text += written[at : match.start()]
        shown = match[1] or f"#{match[3]}"
        start = len(text.encode())
        text += shown
        facets.append(_facet(start, len(text.encode()), link=match[2], tag=match[3]))
        at = match.end()
    return text + written[at:], facets


def _facet(start: int, end: int, *, link: str | None, tag: str | None) -> dict[str, Any]:
    key, value = ("link", link) if link else ("tag", tag)
    feature = {"$type": f"app.bsky.richtext.facet#{key}", "uri" if link else "tag": value}
    return {"index": {"byteStart": start, "byteEnd": end}, "features": [feature]}


def _stamp(post: Data) -> str:
    return f"{utc(post['published']):%Y-%m-%dT%H:%M:%S}.000Z"
