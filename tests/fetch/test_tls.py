"""Certificates that do not hold are named; there is no way around them."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
import trustme
from faultserver import FaultServer, redirect, reply, silence

from leads.errors import FetchError
from leads.fetch.failures import CERTIFICATES
from leads.model import Response

AUTHORITY = trustme.CA()
HOST = "dorp.example"


def resolve(_: str) -> list[str]:
    return ["127.0.0.1"]


@contextmanager
def https(certificate: trustme.LeafCert) -> Iterator[FaultServer]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    with FaultServer(tls=context) as server:
        server.on("/feed", reply(200, b"here"))
        yield server


def trusting(authority: trustme.CA = AUTHORITY) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


def failed(answer: object) -> FetchError:
    assert isinstance(answer, FetchError), answer
    assert answer.code == "tls"
    return answer


def test_a_good_certificate_for_the_name_not_the_dialled_address(fetch) -> None:
    with https(AUTHORITY.issue_cert(HOST)) as server:
        answer = fetch(server.url("/feed", host=HOST), resolve=resolve, tls=trusting())
    assert isinstance(answer, Response)
    assert answer.body == b"here"


def test_a_certificate_of_another_site(fetch) -> None:
    with https(AUTHORITY.issue_cert("stad.example")) as server:
        answer = fetch(server.url("/feed", host=HOST), resolve=resolve, tls=trusting())
    assert failed(answer).detail == CERTIFICATES[62]
    assert server.paths == []


def test_an_expired_certificate(fetch) -> None:
    old = AUTHORITY.issue_cert(
        HOST,
        not_before=datetime(2020, 1, 1, tzinfo=UTC),
        not_after=datetime(2021, 1, 1, tzinfo=UTC),
    )
    with https(old) as server:
        answer = fetch(server.url("/feed", host=HOST), resolve=resolve, tls=trusting())
    assert failed(answer).detail == CERTIFICATES[10]


@pytest.mark.parametrize("tls", [None, trusting(trustme.CA())])
def test_an_unknown_authority(fetch, tls: ssl.SSLContext | None) -> None:
    with https(AUTHORITY.issue_cert(HOST)) as server:
        answer = fetch(server.url("/feed", host=HOST), resolve=resolve, tls=tls)
    assert failed(answer).detail in (CERTIFICATES[19], CERTIFICATES[20])
    assert server.connections == 0 or server.paths == []


def test_a_certificate_is_judged_once(fetch) -> None:
    asked: list[str] = []
    with https(AUTHORITY.issue_cert("stad.example")) as server:
        fetch(
            server.url("/feed", host=HOST),
            resolve=lambda host: asked.append(host) or ["127.0.0.1"],
            tls=trusting(),
        )
    assert asked == [HOST]


def test_plain_http_on_the_https_port(server: FaultServer, fetch) -> None:
    server.on("/feed", silence())
    answer = fetch(f"https://127.0.0.1:{server.port}/feed", total_seconds=0.3)
    assert isinstance(answer, FetchError)
    assert answer.code in ("timeout", "tls")


def test_a_step_down_from_https_to_http_is_refused(server: FaultServer, code) -> None:
    with https(AUTHORITY.issue_cert(HOST)) as secure:
        secure.on("/feed", redirect(server.url("/feed")))
        url = secure.url("/feed", host=HOST)
        assert code(url, resolve=resolve, tls=trusting()) == "redirects"
    assert server.paths == []
