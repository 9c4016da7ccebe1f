"""Posts in the JSON of a Mastodon server: the account and its statuses."""

import html
import re
from collections.abc import Sequence
from typing import Any

from leads.demo.village import Data, one_paragraph, utc

_TAG = re.compile(r"#(\w+)")
_LINK_OR_TAG = re.compile(r"https?://(?P<link>\S+)|#(?P<tag>\w+)")


def account(club: Data) -> dict[str, Any]:
    """The public profile."""
    return {
        "id": club["account"],
        "username": club["username"],
        "acct": club["username"],
        "display_name": club["name"],
        "note": f"<p>{html.escape(club['note'])}</p>",
        "url": f"{club['instance']}/@{club['username']}",
        "bot": False,
        "group": False,
        "locked": False,
        "discoverable": True,
        "indexable": True,
        "fields": [],
    }


def timeline(club: Data, *, replies: bool, boosts: bool) -> list[Data]:
    """The posts a reader gets. The private one is among them: a server that is set up
    wrongly gives it, and a careful reader leaves it out."""
    return [
        post
        for post in club["posts"]
        if (replies or not post.get("reply")) and (boosts or "boost_of" not in post)
    ]


def page(posts: Sequence[Data], *, before: str, limit: int) -> list[Data]:
    """At most `limit` posts older than the one with id `before` ('' for the newest)."""
    ids = [post["id"] for post in posts]
    first = ids.index(before) + 1 if before in ids else 0
    return list(posts[first : first + limit])


def status(club: Data, post: Data) -> dict[str, Any]:
    """One status. A boost is an empty shell around somebody else's words."""
    if "boost_of" not in post:
        return _status(club, post, account(club), post["text"])
    other = {**club, "username": post["boost_of"], "name": post["boost_of"], "account": "2207"}
    words = _status(club, {**post, "id": post["id"] + "9"}, account(other), post["text"])
    return {**_status(club, post, account(club), ""), "reblog": words}


def _status(club: Data, post: Data, by: dict[str, Any], text: str) -> dict[str, Any]:
    return {
        "id": post["id"],
        "created_at": f"{utc(post['published']):%Y-%m-%dT%H:%M:%S}.000Z",
        "edited_at": None,
        "url": f"{by['url']}/{post['id']}",
        "uri": f"{club['instance']}/users/{by['username']}/statuses/{post['id']}",
        "visibility": post.get("visibility", "public"),
        "sensitive": False,
        "spoiler_text": "",
        "language": "nl",
        "in_reply_to_id": "116190000000000001" if post.get("reply") else None,
        "content": _content(club, text),
        "tags": [_tag(club, name) for name in _TAG.findall(text)],
        "media_attachments": [],
        "mentions": [],
        "reblog": None,
        "card": None,
        "poll": None,
        "account": by,
    }


def _tag(club: Data, name: str) -> dict[str, str]:
    return {"name": name.lower(), "url": f"{club['instance']}/tags/{name.lower()}"}


def _content(club: Data, text: str) -> str:
    """HTML as Mastodon writes it: long addresses partly hidden, tags as links."""

    def anchor(match: re.Match[str]) -> str:
        return _link(match["link"]) if match["link"] else _hashtag(club, match["tag"])

    said = html.escape(one_paragraph(text), quote=False)
    return f"<p>{_LINK_OR_TAG.sub(anchor, said)}</p>" if said else ""


def _link(address: str) -> str:
    shown, rest = address[:30], address[30:]
    return (
        f'<a href="https://{address}" target="_blank" rel="nofollow noopener">'
        f'<span class="invisible">https://</span><span class="ellipsis">{shown}</span>'
        f'<span class="invisible">{rest}</span></a>'
    )


def _hashtag(club: Data, name: str) -> str:
    tag = _tag(club, name)
    return f'<a href="{tag["url"]}" class="mention hashtag" rel="tag">#<span>{name}</span></a>'
