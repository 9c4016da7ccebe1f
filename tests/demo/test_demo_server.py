"""The village's servers speak HTTP as real ones do."""

import gzip
import socket
import struct
import threading
from urllib.parse import urlsplit

import pytest
from protego import Protego

from leads import demo

FEED = ("ammerbode", "/feed/")
READABLE = [
    FEED,
    ("aa-nieuws", "/atom.xml"),
    ("gemeenteraad", "/api/search?organization=ammerloo_en_aa"),
    ("heemkundekring", "/api/v1/accounts/1104/statuses"),
    ("ivn", "/xrpc/app.bsky.feed.getAuthorFeed?actor=ivn-ammerloo.example"),
    ("de-schutse", "/agenda.ics"),
    ("getouw", "/wp-json/tribe/events/v1/events"),
]


def test_every_source_has_an_address_of_its_own(bases):
    assert len(bases) == 9
    assert len({urlsplit(base).netloc for base in bases.values()}) == 9
    assert all(urlsplit(base).hostname.startswith("127.0.0.") for base in bases.values())


@pytest.mark.parametrize(("source", "path"), READABLE)
def test_a_second_visit_with_the_tag_gets_304_without_body(get, source, path):
    first = get(source, path)
    again = get(source, path, {"If-None-Match": first.headers["etag"]})
    assert (first.status, again.status, again.body) == (200, 304, b"")
    assert again.headers["etag"] == first.headers["etag"]


def test_a_tag_counts_when_it_is_weak_or_one_of_several_and_not_otherwise(get):
    tag = get(*FEED).headers["etag"]
    assert get(*FEED, {"If-None-Match": f'"other", W/{tag}'}).status == 304
    assert get(*FEED, {"If-None-Match": '"other"'}).status == 200


def test_the_date_decides_when_no_tag_is_sent(get):
    changed = get(*FEED).headers["last-modified"]
    assert get(*FEED, {"If-Modified-Since": changed}).status == 304
    assert get(*FEED, {"If-Modified-Since": "Mon, 01 Mar 2027 06:00:00 GMT"}).status == 200
    assert get(*FEED, {"If-Modified-Since": "gisteren"}).status == 200
    both = {"If-Modified-Since": changed, "If-None-Match": '"other"'}
    assert get(*FEED, both).status == 200


def test_packed_on_request_under_another_tag(get):
    plain = get(*FEED)
    packed = get(*FEED, {"Accept-Encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert len(packed.body) < len(plain.body) / 2
    assert gzip.decompress(packed.body) == plain.body
    assert packed.headers["etag"] != plain.headers["etag"]
    assert "content-encoding" not in plain.headers


def test_the_servers_live_in_the_village_s_time(get):
    assert get(*FEED).headers["date"] == "Tue, 02 Mar 2027 06:00:00 GMT"


def test_labels_are_as_odd_as_in_real_life(get):
    feed = get(*FEED)
    assert feed.headers["content-type"].startswith("text/html")
    assert 'rel="https://api.w.org/"' in feed.headers["link"]


def test_robots_allow_what_leads_reads(get, bases):
    for source, path in READABLE:
        robots = get(source, "/robots.txt")
        if robots.status == 200:
            rules = Protego.parse(robots.body.decode())
            assert rules.can_fetch(bases[source] + path, "leads")
    assert get("gemeenteraad", "/robots.txt").status == 404
    assert Protego.parse(get("ammerbode", "/robots.txt").body.decode()).crawl_delay("leads") == 1


def test_one_source_is_broken(get):
    assert get("zorgkrant", "/feed/").status == 500
    assert get("zorgkrant", "/feed/").status == 500


@pytest.mark.parametrize("source", ["ammerbode", "aa-nieuws", "bekendmakingen", "de-schutse"])
def test_what_is_not_there_is_404(get, source):
    assert get(source, "/nergens").status == 404


def test_everything_stops_when_the_village_goes_home():
    with demo.serve() as bases:
        assert set(bases.values()) <= _threads()
    assert _threads().isdisjoint(bases.values())
    address = urlsplit(bases["ivn"])
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((address.hostname, address.port), timeout=1)


def test_a_caller_that_hangs_up_is_not_worth_a_traceback(capsys):
    before = threading.active_count()
    with demo.serve() as bases:
        address = urlsplit(bases["ivn"])
        caller = socket.create_connection((address.hostname, address.port), timeout=1)
        caller.sendall(b"GET /robots.txt")
        caller.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        caller.close()  # with a reset
    for _ in iter(lambda: threading.active_count() > before, False):
        pass
    assert capsys.readouterr().err == ""


def _threads() -> set[str]:
    return {thread.name for thread in threading.enumerate()}
