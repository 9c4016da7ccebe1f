"""Kinds that need a key: where it goes, what is asked for, and errors as these sites send them."""

import json
from datetime import UTC, datetime

import pytest
from sources.saved_pages import answer, make_source

from leads import sources
from leads.errors import SourceError
from leads.model import KEY_PLACE, Request

SINCE = datetime(2026, 11, 6, 6, tzinfo=UTC)
OPTIONS = {
    "x_api": {"user_id": "4400"},
    "facebook_page": {"page": "dorpshuis"},
    "instagram": {"account": "museum", "own_id": "17"},
    "bluesky_search": {"query": "Eikenwold", "user": "@bieb.example", "authors": "did:plc:a"},
}


def start(kind, secret="SLEUTEL", url="", **options):
    known = OPTIONS[kind] | options
    source = make_source(kind, url=url, secret=secret, options=known)
    return list(sources.load(kind).start(source, SINCE))


def parse(kind, value, **fields):
    body = value if isinstance(value, str) else json.dumps(value)
    source = make_source(kind, url="", secret="SLEUTEL", options=OPTIONS[kind])
    return list(sources.load(kind).parse(source, answer(body, "application/json", **fields)))


def code(function, *args, **fields):
    with pytest.raises(SourceError) as error:
        function(*args, **fields)
    return error.value.code


@pytest.mark.parametrize("kind", OPTIONS)
def test_without_a_key_its_name_is_asked_for_and_where_to_get_one_told(kind):
    with pytest.raises(SourceError, match=r"heeft een 'secret' nodig: .{20,}") as error:
        start(kind, secret="")
    assert error.value.code == "no-key"


@pytest.mark.parametrize("kind", OPTIONS)
def test_the_key_goes_to_the_site_itself_and_over_https(kind):
    (request,) = start(kind)
    assert request.url.startswith("https://")
    assert request.key.name == "SLEUTEL"
    assert bool(request.key.header) != (KEY_PLACE in request.url + request.data.decode())


@pytest.mark.parametrize("kind", OPTIONS)
@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<!doctype html><title>Log in</title>", "wall"),
        ("<html><head><title>Sorry</title></head></html>", "not-json"),
        ("", "not-json"),
        ("{", "not-json"),
        ({"error": {"message": "Token expired", "code": 190}}, "error-in-body"),
    ],
)
def test_what_is_no_answer_is_an_error(kind, body, expected):
    assert code(parse, kind, body) == expected


@pytest.mark.parametrize("kind", ["x_api", "facebook_page", "instagram"])
@pytest.mark.parametrize("body", [{}, {"data": []}, {"data": "x"}, {"meta": {"result_count": 0}}])
def test_no_posts_is_no_error(kind, body):
    assert parse(kind, body) == []


def test_the_error_of_meta_is_told_in_its_words():
    with pytest.raises(SourceError, match="Token expired"):
        parse("facebook_page", {"error": {"message": "Token expired", "code": 190}})


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("x_api", {"user_id": "dorpsbelang"}),
        ("x_api", {"user_id": ""}),
        ("facebook_page", {"page": " "}),
        ("instagram", {"account": "a){id}"}),
        ("instagram", {"own_id": "me"}),
        ("bluesky_search", {"query": ""}),
        ("bluesky_search", {"user": ""}),
    ],
)
def test_a_setting_that_is_wrong_or_missing(kind, options):
    assert code(start, kind, **options) == "bad-option"


# ── X ────────────────────────────────────────────────────────────────────────


def test_x_with_the_number_of_an_account_its_name_is_not_looked_up():
    (request,) = start("x_api")
    assert request.url.startswith("https://api.x.com/2/users/4400/tweets?")


def test_x_an_account_that_is_gone_is_an_error():
    gone = {"errors": [{"title": "Not Found Error", "detail": "Could not find user"}]}
    with pytest.raises(SourceError, match="Could not find user"):
        parse("x_api", gone)


def test_x_errors_beside_posts_cost_nothing():
    both = {"data": [{"id": "1", "text": "Kom"}, {"id": "x", "text": "Weg"}], "errors": [{}]}
    (item,) = parse("x_api", both)
    assert (item.text, item.flags) == ("Kom", ("date-missing",))


def test_x_an_account_that_is_no_number_is_not_asked_for():
    request = Request(url="https://api.x.com/", carries={"since": "2026-11-06T06:00:00Z"})
    assert code(parse, "x_api", {"data": {"id": "../admin"}}, request=request) == "bad-option"


# ── Bluesky ──────────────────────────────────────────────────────────────────


def login(session, url="https://bsky.social/xrpc/x"):
    request = Request(url=url, carries={"search": "q=Eikenwold"})
    return parse("bluesky_search", session, request=request, url=url)


def test_bluesky_the_password_is_in_the_question_and_not_in_what_follows():
    (asked,) = start("bluesky_search")
    assert json.loads(asked.data) == {"identifier": "bieb.example", "password": KEY_PLACE}
    (search,) = login({"accessJwt": "abc"})
    assert search.url == "https://bsky.social/xrpc/app.bsky.feed.searchPosts?q=Eikenwold"
    assert search.headers == {"authorization": "Bearer abc"}
    assert search.key is None


@pytest.mark.parametrize(
    "service",
    [
        "x",
        [{"type": "Other", "serviceEndpoint": "https://pds.example"}],
        [{"type": "AtprotoPersonalDataServer", "serviceEndpoint": "http://pds.example"}],
        [{"type": "AtprotoPersonalDataServer", "serviceEndpoint": "file:///etc"}],
    ],
)
def test_bluesky_the_token_goes_to_no_address_that_is_not_safe(service):
    (search,) = login({"accessJwt": "abc", "didDoc": {"service": service}})
    assert search.url.startswith("https://bsky.social/")


def test_bluesky_a_login_that_fails_is_an_error():
    assert code(login, {"did": "did:plc:own"}) == "error-in-body"


@pytest.mark.parametrize(
    ("handle", "did", "kept"),
    [
        ("kring.example", "did:plc:b", True),
        ("an.bsky.social", "did:plc:b", False),
        ("an.bsky.social", "did:plc:a", True),
        ("an.kring.example.brid.gy", "did:plc:b", False),
        ("handle.invalid", "did:plc:b", False),
        ("", "", False),
    ],
)
def test_bluesky_posts_of_persons_are_not_kept(handle, did, kept):
    author = {"handle": handle, "did": did}
    post = {"uri": "at://x/y/1", "author": author, "record": {"text": "Eikenwold"}}
    assert bool(parse("bluesky_search", {"posts": [post]})) is kept
