"""Certificates that do not hold are named; there is no way around them."""

import socket
import ssl
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
import trustme
from faultserver import FaultServer, redirect, reply, silence

from leads.errors import FetchError
from leads.fetch.failures import CERTIFICATES, OLD_TLS
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


def self_signed() -> trustme.LeafCert:
    """A certificate that vouches for itself, as a server in a cupboard has."""
    authority = trustme.CA()
    return trustme.LeafCert(
        authority.private_key_pem.bytes(), authority.cert_pem.bytes(), chain_to_ca=[]
    )


def test_a_site_that_signed_its_own_certificate(fetch) -> None:
    with https(self_signed()) as server:
        answer = fetch(server.url("/feed", host=HOST), resolve=resolve)
    assert failed(answer).detail == CERTIFICATES[18]


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion")
def test_a_site_that_speaks_only_old_tls(fetch) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    AUTHORITY.issue_cert(HOST).configure_cert(context)
    context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1
    context.set_ciphers("DEFAULT@SECLEVEL=0")
    with socket.create_server(("127.0.0.1", 0)) as listening, ThreadPoolExecutor(1) as thread:
        refused = thread.submit(greet, listening, context)
        url = f"https://{HOST}:{listening.getsockname()[1]}/feed"
        answer = fetch(url, resolve=resolve, tls=trusting())
    assert failed(answer).detail == OLD_TLS
    assert refused.result()


def greet(listening: socket.socket, context: ssl.SSLContext) -> bool:
    """Take one connection; whether its TLS greeting failed. (A server of asyncio does not
    tell the other side why.)"""
    connected, _ = listening.accept()
    with connected:
        try:
            context.wrap_socket(connected, server_side=True).close()
        except ssl.SSLError:
            return True
    return False


@contextmanager
def https_without_its_middle(root: trustme.CA) -> Iterator[tuple[FaultServer, bytes]]:
    """A site that forgets to send the certificate between its own and the root, and that
    certificate."""
    middle = root.create_child_ca()
    leaf = middle.issue_cert(HOST)
    alone = trustme.LeafCert(
        leaf.private_key_pem.bytes(), leaf.cert_chain_pems[0].bytes(), chain_to_ca=[]
    )
    with https(alone) as server:
        yield server, middle.cert_pem.bytes()


def test_a_site_that_forgets_the_certificate_in_between(fetch) -> None:
    root = trustme.CA()
    with https_without_its_middle(root) as (server, _):
        answer = fetch(server.url("/feed", host=HOST), resolve=resolve, tls=trusting(root))
    assert failed(answer).detail in (CERTIFICATES[20], CERTIFICATES[21])
    assert server.paths == []


def test_a_file_with_the_authority_of_a_site_opens_that_site_only(fetch, tmp_path: Path) -> None:
    file = tmp_path / "dorp.pem"
    AUTHORITY.cert_pem.write_to_path(str(file))
    with https(AUTHORITY.issue_cert(HOST, "stad.example")) as server:
        known = {"resolve": resolve, "authorities": {HOST: file}}
        assert isinstance(fetch(server.url("/feed", host="Dorp.Example"), **known), Response)
        failed(fetch(server.url("/feed", host="stad.example"), **known))
        server.on("/feed", redirect(server.url("/feed", host="stad.example")))
        failed(fetch(server.url("/feed", host=HOST), **known))


def test_the_name_still_counts_at_a_site_with_a_file(fetch, tmp_path: Path) -> None:
    file = tmp_path / "dorp.pem"
    AUTHORITY.cert_pem.write_to_path(str(file))
    with https(AUTHORITY.issue_cert("stad.example")) as server:
        url = server.url("/feed", host=HOST)
        answer = fetch(url, resolve=resolve, authorities={HOST: file})
    assert failed(answer).detail == CERTIFICATES[62]


def test_a_file_may_hold_the_certificate_in_between(fetch, tmp_path: Path) -> None:
    """The root is trusted already, here by standing in the same file."""
    root, file = trustme.CA(), tmp_path / "dorp.pem"
    with https_without_its_middle(root) as (server, middle):
        file.write_bytes(middle + root.cert_pem.bytes())
        url = server.url("/feed", host=HOST)
        assert isinstance(fetch(url, resolve=resolve, authorities={HOST: file}), Response)


@pytest.mark.parametrize("held", [None, b"", b"geen certificaat"])
def test_a_file_that_is_no_certificate_is_named(fetch, tmp_path: Path, held: bytes | None) -> None:
    file = tmp_path / "dorp.pem"
    if held is not None:
        file.write_bytes(held)
    answer = fetch(f"https://{HOST}/feed", resolve=resolve, authorities={HOST: file})
    assert str(file) in failed(answer).detail


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
