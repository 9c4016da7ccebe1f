"""Posts on Bluesky in which words occur (key: an app password of an account of one's own).

    log in | search | the newest posts of organisations

Option `query` is what is searched for (`Zandhoek`), `user` the handle that logs in, `secret`
names the app password. Searching finds persons too, and they are not looked for here: kept
are posts of accounts that bear a domain of their own, and of those in option `authors`
(handles or DIDs with commas between them).
"""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from urllib.parse import urlencode, urlsplit

from leads.errors import SourceError
from leads.model import KEY_PLACE, Item, Request, Response, Source
from leads.sources import _answer, _bluesky_post, _html, _json
from leads.sources._json import Fields

_SERVICE = "https://bsky.social"
_HOW = "maak op bsky.app onder Settings, App Passwords, een wachtwoord voor dit programma."
_HOSTS = (".bsky.social", ".brid.gy", ".bsky.team", ".blacksky.app", ".tngl.sh")
_PDS = "AtprotoPersonalDataServer"


def start(source: Source, since: datetime) -> Iterable[Request]:
    """The login; the search follows it.

    Raises SourceError: `bad-option` without `query` or `user`, `no-key` without secret.
    """
    query = {
        "q": _answer.option(source, "query"),
        "sort": "latest",
        "since": f"{since.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "limit": "100",
    }
    login = {"identifier": _answer.option(source, "user").lstrip("@"), "password": KEY_PLACE}
    yield Request(
        url=f"{source.url.rstrip('/') or _SERVICE}/xrpc/com.atproto.server.createSession",
        method="POST",
        data=json.dumps(login).encode(),
        headers={"content-type": "application/json"},
        key=_answer.key(source, _HOW, header=""),
        accept="application/json",
        carries={"search": urlencode(query)},
    )


def parse(source: Source, response: Response) -> Iterable[Item | Request]:
    """The search, when this is the answer to the login; else the posts.

    Raises SourceError: `error-in-body`, `not-json` or `wall`.
    """
    answer = _json.fields(_json.load(response))
    if search := response.request.carries.get("search"):
        return [_search(response, answer, search)]
    return _posts(source, response, answer)


def _search(response: Response, session: Fields, search: str) -> Request:
    """The question, at the server where the account lives."""
    token = _json.text(session, "accessJwt")
    if not token:
        raise SourceError("error-in-body", f"Inloggen bij Bluesky lukte niet; {_HOW}")
    return Request(
        url=f"{_home(response, session)}/xrpc/app.bsky.feed.searchPosts?{search}",
        headers={"authorization": f"Bearer {token}"},
        accept="application/json",
    )


def _home(response: Response, session: Fields) -> str:
    """The service that the account's own document names, else the one that let us in."""
    for service in _json.each(_json.fields(session.get("didDoc")).get("service")):
        address = _html.web_link(_json.text(service, "serviceEndpoint"))
        if _json.text(service, "type") == _PDS and address.startswith("https://"):
            return address.rstrip("/")
    here = urlsplit(response.url)
    return f"{here.scheme}://{here.netloc}"


def _posts(source: Source, response: Response, answer: Fields) -> Iterator[Item]:
    listed = {one.strip().lstrip("@") for one in source.options.get("authors", "").split(",")}
    for post in _json.each(answer.get("posts")):
        if _is_of_a_body(_json.fields(post.get("author")), listed) and _bluesky_post.is_for_us(
            post
        ):
            item = _bluesky_post.item(source, response, post)
            if item.text:
                yield item


def _is_of_a_body(author: Fields, listed: set[str]) -> bool:
    handle, did = _json.text(author, "handle").lower(), _json.text(author, "did")
    if listed & {handle, did}:
        return True
    return "." in handle and handle != "handle.invalid" and not handle.endswith(_HOSTS)
