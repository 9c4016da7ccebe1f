"""'Has it changed?': validators go back as they came, and the bytes decide."""

import gzip
import hashlib

import pytest
from faultserver import FaultServer, conditional, redirect, reply

from leads.errors import FetchError
from leads.model import Key, Request, Response, Unchanged, Validators

BODY = b"<rss>nieuws</rss>"
HASH = hashlib.sha256(BODY).hexdigest()
MODIFIED = "Fri, 20 Nov 2026 05:00:00 GMT"


def test_a_whole_answer(server: FaultServer, fetch) -> None:
    packed = gzip.compress(BODY)
    headers = {"Content-Encoding": "gzip", "ETag": 'W/"1"', "Last-Modified": MODIFIED}
    server.on("/feed", reply(200, packed, headers))
    request = {"carries": {"page": "2"}, "accept": "application/rss+xml", "headers": {"X-Key": "k"}}
    answer = fetch(server.url("/feed"), request=request)
    assert isinstance(answer, Response)
    assert (answer.body, answer.status, answer.url) == (BODY, 200, server.url("/feed"))
    assert answer.request == Request(url=server.url("/feed"), **request)
    assert answer.moved_to is None
    assert answer.validators == Validators(etag='W/"1"', last_modified=MODIFIED, body_sha256=HASH)
    sent = server.asked("/feed")[0].headers
    assert (sent["accept"], sent["accept-encoding"], sent["x-key"]) == (
        "application/rss+xml", "gzip", "k",
    )  # fmt: skip
    assert "if-none-match" not in sent


@pytest.mark.parametrize("etag", ['"1"', 'W/"abc-gzip"', "bare", '"a, b"'])
def test_validators_go_back_as_they_came(server: FaultServer, fetch, etag: str) -> None:
    server.on("/feed", conditional(BODY, etag, MODIFIED))
    first = fetch(server.url("/feed"))
    assert isinstance(first, Response)
    again = fetch(server.url("/feed"), first.validators)
    assert isinstance(again, Unchanged)
    assert again.validators == first.validators
    sent = server.asked("/feed")[1].headers
    assert (sent["if-none-match"], sent["if-modified-since"]) == (etag, MODIFIED)


def test_a_validator_that_cannot_go_back_as_it_came_stays_away(server: FaultServer, fetch) -> None:
    server.on("/feed", conditional(BODY, '"caf\xe9"', MODIFIED))
    first = fetch(server.url("/feed"))
    fetch(server.url("/feed"), first.validators)
    sent = server.asked("/feed")[1].headers
    assert "if-none-match" not in sent
    assert sent["if-modified-since"] == MODIFIED


def test_a_304_may_bring_new_validators_and_keeps_the_rest(server: FaultServer, fetch) -> None:
    server.on("/feed", reply(304, headers={"ETag": '"2"', "Cache-Control": "max-age=60"}))
    known = Validators(etag='"1"', last_modified=MODIFIED, body_sha256=HASH)
    answer = fetch(server.url("/feed"), known)
    assert isinstance(answer, Unchanged)
    assert answer.validators == Validators(etag='"2"', last_modified=MODIFIED, body_sha256=HASH)
    assert answer.headers["cache-control"] == "max-age=60"


def test_a_304_nobody_asked_for_is_no_answer(server: FaultServer, code) -> None:
    server.on("/feed", reply(304))
    assert code(server.url("/feed"), Validators(body_sha256=HASH)) == "protocol"


def test_the_same_bytes_are_unchanged_whatever_the_etag_says(server: FaultServer, fetch) -> None:
    server.on("/feed", reply(200, BODY, {"ETag": '"2"'}))
    answer = fetch(server.url("/feed"), Validators(etag='"1"', body_sha256=HASH))
    assert isinstance(answer, Unchanged)
    assert answer.validators == Validators(etag='"2"', body_sha256=HASH)


def test_other_bytes_are_new_whatever_the_etag_says(server: FaultServer, fetch) -> None:
    server.on("/feed", reply(200, b"<rss>meer</rss>", {"ETag": '"1"'}))
    assert isinstance(
        fetch(server.url("/feed"), Validators(etag='"1"', body_sha256=HASH)), Response
    )


@pytest.mark.parametrize(
    ("statuses", "moved"),
    [((301,), True), ((308, 301), True), ((302,), False), ((301, 302), False), ((307, 308), False),
     ((303,), False)],
)  # fmt: skip
def test_only_a_wholly_permanent_way_is_a_move(
    server: FaultServer, fetch, statuses: tuple[int, ...], moved: bool
) -> None:
    for n, status in enumerate(statuses):
        server.on(f"/{n}", redirect(f"/{n + 1}", status))
    end = f"/{len(statuses)}"
    server.on(end, reply(200, BODY))
    answer = fetch(server.url("/0"))
    assert isinstance(answer, Response)
    assert answer.url == server.url(end)
    assert answer.moved_to == (server.url(end) if moved else None)


def test_a_move_to_the_bare_home_page_is_no_move(server: FaultServer, fetch) -> None:
    server.on("/feed", redirect("/", 301))
    server.on("/", reply(200, BODY))
    answer = fetch(server.url("/feed"))
    assert isinstance(answer, Response)
    assert answer.moved_to is None


def test_a_redirect_in_raw_utf8_is_understood(server: FaultServer, fetch) -> None:
    server.on("/feed", redirect("/caf\u00c3\u00a9"))  # UTF-8 bytes, written as latin-1
    server.on("/caf%C3%A9", reply(200, BODY))
    assert isinstance(fetch(server.url("/feed")), Response)


def test_validators_survive_a_redirect_and_keys_stay_home(server: FaultServer, fetch) -> None:
    with FaultServer("127.0.0.2") as other:
        server.on("/feed", redirect(other.url("/feed")))
        other.on("/feed", conditional(BODY, '"1"'))
        known = Validators(etag='"1"')
        answer = fetch(server.url("/feed"), known, request={"headers": {"Authorization": "k"}})
        assert isinstance(answer, Unchanged)
        assert server.asked("/feed")[0].headers["authorization"] == "k"
        assert "authorization" not in other.asked("/feed")[0].headers


def test_a_key_goes_along_by_its_name_and_stays_home(server: FaultServer, fetch) -> None:
    with FaultServer("127.0.0.2") as other:
        server.on("/feed", redirect(other.url("/feed")))
        other.on("/feed", reply(200, BODY))
        asked = {"key": Key("UIT_KEY", "vraag hem aan", header="x-client-id", scheme="")}
        answer = fetch(server.url("/feed"), request=asked, secrets={"UIT_KEY": "s3cr3t"})
        assert server.asked("/feed")[0].headers["x-client-id"] == "s3cr3t"
        assert "x-client-id" not in other.asked("/feed")[0].headers
        assert "s3cr3t" not in repr(answer)


def test_a_key_may_stand_behind_a_scheme(server: FaultServer, fetch) -> None:
    server.on("/feed", reply(200, BODY))
    asked = {"key": Key("X_TOKEN", "koop hem")}
    fetch(server.url("/feed"), request=asked, secrets={"X_TOKEN": "s3cr3t"})
    assert server.asked("/feed")[0].headers["authorization"] == "Bearer s3cr3t"


def test_without_its_key_nothing_is_asked_and_the_way_to_get_one_is_told(server, fetch) -> None:
    asked = {"key": Key("UIT_KEY", "vraag hem aan bij publiq")}
    error = fetch(server.url("/feed"), request=asked, secrets={"ANDERE": "s3cr3t"})
    assert isinstance(error, FetchError)
    assert error.code == "no-key"
    assert error.detail == (
        "de sleutel UIT_KEY staat niet in de omgeving; vraag hem aan bij publiq"
    )
    assert server.paths == []


def test_a_long_question_goes_by_post_without_conditions(server: FaultServer, fetch) -> None:
    server.on("/api", reply(200, b"{}"))
    asked = {"method": "POST", "data": b'{"query": "{}"}', "headers": {"Content-Type": "a/b"}}
    assert isinstance(fetch(server.url("/api"), Validators(etag='"1"'), asked), Response)
    (seen,) = server.asked("/api")
    assert (seen.method, seen.data) == ("POST", b'{"query": "{}"}')
    assert seen.headers["content-type"] == "a/b"
    assert "if-none-match" not in seen.headers


def test_a_question_by_post_is_not_passed_on_to_another_site(server: FaultServer, code) -> None:
    with FaultServer("127.0.0.2") as other:
        server.on("/api", redirect(other.url("/api"), 308))
        asked = {"method": "POST", "data": b"{}"}
        assert code(server.url("/api"), request=asked) == "redirects"
        assert other.paths == []


@pytest.mark.parametrize("wall", ["http://myprivacy.dpgmedia.nl/consent?x=1", "/privacy-gate/x"])
def test_a_consent_wall_is_named_and_not_read(server: FaultServer, code, wall: str) -> None:
    server.on("/feed", redirect(wall, 301))
    assert code(server.url("/feed")) == "wall"
    assert server.paths == ["/robots.txt", "/feed"]


def test_only_the_headers_are_asked_for_with_head(server: FaultServer, fetch) -> None:
    server.on("/feed", reply(200, BODY))
    answer = fetch(server.url("/feed"), request={"method": "HEAD"})
    assert isinstance(answer, Response)
    assert (answer.body, answer.headers["content-length"]) == (b"", str(len(BODY)))


def test_one_connection_serves_the_whole_visit(server: FaultServer, fetch) -> None:
    server.on("/robots.txt", reply(200, b""))
    server.on("/feed", conditional(BODY, '"1"'))
    assert isinstance(fetch(server.url("/feed"), Validators(etag='"1"')), Unchanged)
    assert server.connections == 1
