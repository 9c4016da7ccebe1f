"""Mastodon and Bluesky: only what an account says itself, to everyone."""

import json

import pytest
from sources.saved_pages import answer, make_source

from leads.errors import SourceError
from leads.model import Request
from leads.sources import bluesky, mastodon

MASTODON = make_source("mastodon", url="https://masto.example", options={"account": "delinde"})
BLUESKY = make_source("bluesky", url="", options={"actor": "did:plc:eik"})
DID = "did:plc:eik"


def toots(*posts):
    return list(mastodon.parse(MASTODON, answer(json.dumps(list(posts)))))


def toot(**fields):
    known = {
        "id": "abc",
        "url": "https://masto.example/@delinde/abc",
        "visibility": "public",
        "created_at": "2026-11-20T14:00:00.000Z",
        "content": "<p>Wie helpt mee?</p>",
    }
    return {**known, **fields}


def skeets(*posts):
    return list(bluesky.parse(BLUESKY, answer(json.dumps({"feed": list(posts)}))))


def skeet(text="Wie helpt mee?", facets=(), labels=(), author_labels=(), record=None, **fields):
    post = {
        "uri": f"at://{DID}/app.bsky.feed.post/3k",
        "author": {"did": DID, "labels": [{"val": v} for v in author_labels]},
        "record": {"text": text, "facets": list(facets), **(record or {})},
        "labels": [{"val": v} for v in labels],
        "indexedAt": "2026-11-20T09:00:00Z",
    }
    return {"post": post, **fields}


def link(begin, end, uri="https://eik.example/lang-adres"):
    features = [{"$type": "app.bsky.richtext.facet#link", "uri": uri}]
    return {"index": {"byteStart": begin, "byteEnd": end}, "features": features}


def test_an_account_leads_to_its_posts():
    (request,) = mastodon.parse(MASTODON, answer('{"id": "a/../b", "acct": "delinde"}'))
    assert isinstance(request, Request)
    assert request.url.startswith("https://masto.example/api/v1/accounts/a%2F..%2Fb/statuses?")


def test_an_account_that_does_not_want_to_be_indexed_is_left_alone():
    assert list(mastodon.parse(MASTODON, answer('{"id": "1", "noindex": true}'))) == []
    assert toots(toot(account={"noindex": True})) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"visibility": "unlisted"},
        {"visibility": "private"},
        {"visibility": None},
        {"reblog": {"id": "1"}},
        {"in_reply_to_id": "9"},
        {"content": ""},
        {"content": None},
    ],
)
def test_toots_that_are_not_for_us(fields):
    assert toots(toot(**fields)) == []


def test_a_toot_has_no_title_and_keeps_its_warning():
    (item,) = toots(toot(spoiler_text="Let op: eten", url=None, uri="https://masto.example/u/1"))
    assert (item.title, item.text) == ("", "Let op: eten\nWie helpt mee?")
    assert (item.key, item.url) == ("abc", "https://masto.example/u/1")


def test_an_empty_timeline_is_no_fault():
    assert toots() == []
    assert skeets() == []


@pytest.mark.parametrize(
    ("kind", "source"), [(mastodon, MASTODON), (bluesky, BLUESKY)], ids=["mastodon", "bluesky"]
)
@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('{"error": "This API requires an authenticated user"}', "error-in-body"),
        ('{"error": "BlockedActor", "message": "geblokkeerd"}', "error-in-body"),
        ("<html><title>403 Forbidden</title></html>", "not-json"),
        ("[{", "not-json"),
        ("[" * 100_000, "not-json"),
    ],
)
def test_errors_are_named(kind, source, body, code):
    with pytest.raises(SourceError) as error:
        list(kind.parse(source, answer(body)))
    assert error.value.code == code


@pytest.mark.parametrize("kind", [mastodon, bluesky])
def test_the_account_is_needed(kind):
    with pytest.raises(SourceError) as error:
        list(kind.start(make_source("x"), answer("").fetched_at))
    assert error.value.code == "bad-option"


@pytest.mark.parametrize(
    "fields",
    [
        {"reason": {"$type": "app.bsky.feed.defs#reasonRepost"}},
        {"reason": {"$type": "app.bsky.feed.defs#reasonPin"}},
        {"labels": ["!no-unauthenticated"]},
        {"author_labels": ["!no-unauthenticated"]},
        {"record": {"labels": {"values": [{"val": "!no-unauthenticated"}]}}},
        {"record": {"reply": {"root": {}}}},
        {"text": ""},
    ],
)
def test_skeets_that_are_not_for_us(fields):
    assert skeets(skeet(**fields)) == []


def test_offsets_of_links_count_bytes():
    text = "Eén kéér: eik.exa... kom"
    begin = len("Eén kéér: ".encode())
    (item,) = skeets(skeet(text, [link(begin, begin + len("eik.exa..."))]))
    assert item.text == "Eén kéér: https://eik.example/lang-adres kom"


@pytest.mark.parametrize("place", [(1, 2), (5, 5), (9, 3), (-4, 2), (0, 999), ("0", 2), (None, 1)])
def test_offsets_that_do_not_fit_change_nothing(place):
    assert skeets(skeet("één dag", [link(*place)]))[0].text == "één dag"


def test_several_links_are_all_filled_in():
    facets = [link(0, 1, "https://a.example"), link(2, 3, "https://b.example")]
    assert skeets(skeet("a b", facets))[0].text == "https://a.example https://b.example"


def test_the_time_of_the_server_counts_and_the_did_is_the_name():
    (item,) = skeets(skeet(record={"createdAt": "2031-01-01T00:00:00Z"}))
    assert item.published.isoformat() == "2026-11-20T09:00:00+00:00"
    assert item.url == "https://bsky.app/profile/did:plc:eik/post/3k"
