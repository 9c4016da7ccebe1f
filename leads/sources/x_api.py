"""Posts of one account on X, from its API v2 (key: an app token; every post read costs money).

Option `user_id` is the number of the account, or `username` its name: looking that up costs
again each time. Off is the better choice; ask the organisation for its own site or mail.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from urllib.parse import quote, urlencode

from leads.errors import SourceError
from leads.model import Item, Request, Response, Source
from leads.sources import _answer, _json, _time
from leads.sources._json import Fields

_API = "https://api.x.com"
_HOW = "koop lees-tegoed en maak een app-token op developer.x.com."


def start(source: Source, since: datetime) -> Iterable[Request]:
    """The posts since then, or first the number of the account.

    Raises SourceError: `bad-option` without `user_id` and `username`, `no-key` without secret.
    """
    after = f"{since.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    if number := source.options.get("user_id", "").strip():
        yield _timeline(source, number, after)
        return
    name = quote(_answer.option(source, "username").lstrip("@"), safe="")
    yield _request(source, f"users/by/username/{name}", {"since": after})


def parse(source: Source, response: Response) -> Iterable[Item | Request]:
    """The posts, or the question for them when this is the account.

    Raises SourceError: `error-in-body`, `not-json` or `wall`. No posts is no error: then
    the answer has no `data` at all.
    """
    answer = _json.fields(_json.load(response))
    data = answer.get("data")
    if data is None:
        _complain(answer)
        return []
    if after := response.request.carries.get("since"):
        return [_timeline(source, _json.text(_json.fields(data), "id"), after)]
    return _posts(source, response, data)


def _request(source: Source, path: str, carries: dict[str, str]) -> Request:
    return Request(
        url=f"{source.url.rstrip('/') or _API}/2/{path}",
        key=_answer.key(source, _HOW),
        accept="application/json",
        carries=carries,
    )


def _timeline(source: Source, number: str, after: str) -> Request:
    if not number.isdecimal():
        raise SourceError("bad-option", f"Bron '{source.id}': 'user_id' moet een getal zijn.")
    query = {
        "max_results": 25,
        "exclude": "replies,retweets",
        "start_time": after,
        "tweet.fields": "created_at,entities",
    }
    return _request(source, f"users/{number}/tweets?{urlencode(query)}", {})


def _complain(answer: Fields) -> None:
    for error in _json.each(answer.get("errors") or []):
        said = _json.text(error, "detail") or _json.text(error, "title") or "zonder uitleg"
        raise SourceError("error-in-body", f"X meldt een fout: {said}")


def _posts(source: Source, response: Response, data: object) -> Iterator[Item]:
    for post in _json.each(data):
        number = _json.text(post, "id")
        text = _with_links(_json.text(post, "text"), post)
        if number.isdecimal() and text:
            found = _answer.Found(
                key=number,
                url=f"https://x.com/i/status/{number}",
                text=text,
                when=_time.published(post.get("created_at"), response.fetched_at),
            )
            yield _answer.item(source, response, found)


def _with_links(text: str, post: Fields) -> str:
    """The text with whole addresses in place of t.co ones; it comes with entities (`&amp;`)."""
    for link in _json.each(_json.fields(post.get("entities")).get("urls")):
        short, whole = _json.text(link, "url"), _json.text(link, "expanded_url")
        if short and whole:
            text = text.replace(short, whole)
    return text
