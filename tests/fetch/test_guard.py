"""Nothing is sent to an address inside somebody's network."""

import socket
import threading
import time
from collections.abc import Sequence

import pytest
from faultserver import FaultServer, Trap, redirect, reply

from leads.fetch.guard import Blocked, judged, system_resolver
from leads.model import Response

PUBLIC = ["93.184.216.34", "2606:2800:220:1::1"]
INSIDE = [
    "127.0.0.1", "127.8.9.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "192.88.99.1", "198.18.0.1",
    "::1", "::", "fc00::1", "fe80::1", "fec0::1", "ff02::1", "::ffff:127.0.0.1",
    "::ffff:100.64.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2001::1", "2002:7f00:1::",
    "::127.0.0.1", "3fff::1", "5f00::1", "2001:db8::1",
]  # fmt: skip
NEVER = ["169.254.169.254", "100.64.0.1", "0.0.0.0", "::", "fe80::1", "224.0.0.1"]
HOSTS = [
    "127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.1", "017700000001", "0", "0.0.0.0",
    "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::]", "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]",
]  # fmt: skip


@pytest.mark.parametrize("address", INSIDE)
def test_addresses_that_are_not_of_the_open_internet(address: str) -> None:
    with pytest.raises(Blocked):
        judged([address], allow_private=False)


@pytest.mark.parametrize("address", INSIDE)
@pytest.mark.parametrize("written", ["name", "number"])
def test_none_of_them_is_dialled(code, address: str, written: str) -> None:
    """A test that dials anything but this machine fails by itself (see conftest)."""
    number = f"[{address}]" if ":" in address else address
    with Trap() as trap:
        url = f"http://{'dorp.example' if written == 'name' else number}:{trap.port}/"
        assert code(url, allow_private=False, resolve=lambda _: [address]) == "blocked-address"
        assert not trap.touched


def test_public_addresses_pass() -> None:
    assert judged(PUBLIC, allow_private=False) == PUBLIC


@pytest.mark.parametrize("address", NEVER)
def test_what_is_nobodys_own_server_stays_shut(address: str) -> None:
    with pytest.raises(Blocked):
        judged([address], allow_private=True)


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.1", "::1", "fd00::1", "192.168.0.9"])
def test_a_server_of_ones_own_can_be_opened(address: str) -> None:
    assert judged([address], allow_private=True) == [address]


def test_one_bad_record_among_good_ones_blocks() -> None:
    with pytest.raises(Blocked):
        judged([PUBLIC[0], "10.0.0.1"], allow_private=False)


def test_a_junk_link_local_record_beside_a_public_one_is_skipped() -> None:
    assert judged(["fe80::1", PUBLIC[0]], allow_private=False) == [PUBLIC[0]]
    with pytest.raises(Blocked):
        judged(["fe80::1", "10.0.0.1"], allow_private=False)


@pytest.mark.parametrize("host", HOSTS)
def test_every_spelling_of_this_machine_is_blocked_without_a_packet(code, host: str) -> None:
    with Trap() as trap:
        assert code(f"http://{host}:{trap.port}/", allow_private=False) == "blocked-address"
        assert not trap.touched


def test_the_trap_would_have_noticed() -> None:
    with Trap() as trap:
        socket.create_connection(("127.0.0.1", trap.port)).close()
        assert trap.touched


@pytest.mark.parametrize("host", ["0", "0.0.0.0", "[::]"])
def test_a_redirect_inside_is_blocked_without_a_packet(
    server: FaultServer, code, host: str
) -> None:
    with Trap() as trap:
        server.on("/feed", redirect(f"http://{host}:{trap.port}/secret"))
        assert code(server.url("/feed")) == "blocked-address"
        assert not trap.touched


def test_robots_txt_cannot_lead_inside_either(server: FaultServer, code) -> None:
    with Trap() as trap:
        server.on("/robots.txt", redirect(f"http://0:{trap.port}/"))
        assert code(server.url("/feed")) == "blocked-address"
        assert not trap.touched


@pytest.mark.parametrize("answers", [[PUBLIC[0], "127.0.0.1"], ["127.0.0.1", PUBLIC[0]]])
def test_a_name_with_a_private_record_is_not_dialled(code, answers: list[str]) -> None:
    with Trap() as trap:
        url = f"http://dorp.example:{trap.port}/"
        assert code(url, allow_private=False, resolve=lambda _: answers) == "blocked-address"
        assert not trap.touched


def test_rebinding_is_blocked_at_connect(code) -> None:
    """A name that is good when first asked, and inside at the next connection."""
    answers = [["127.0.0.2"], ["0.0.0.0"]]
    with FaultServer("127.0.0.2") as server, Trap(port=server.port) as trap:
        server.on("/robots.txt", reply(404, headers={"Connection": "close"}))
        url = server.url("/feed", host="dorp.example")
        assert code(url, resolve=lambda _: answers.pop(0)) == "blocked-address"
        assert server.paths == ["/robots.txt"]
        assert not trap.touched


def test_the_judged_address_is_the_one_dialled(fetch) -> None:
    asked: list[str] = []

    def resolve(host: str) -> Sequence[str]:
        asked.append(host)
        return ["127.0.0.3", "fe80::1"]

    with FaultServer("127.0.0.3") as server:
        server.on("/feed", reply(200, b"here"))
        assert isinstance(
            fetch(server.url("/feed", host="dorp.example"), resolve=resolve), Response
        )
        assert asked == ["dorp.example"] * server.connections
        assert server.seen[0].headers["host"] == f"dorp.example:{server.port}"


def test_the_second_address_is_tried_when_the_first_is_dead(fetch) -> None:
    with FaultServer("127.0.0.3") as server:
        server.on("/feed", reply(200, b"here"))
        url = server.url("/feed", host="dorp.example")
        assert isinstance(fetch(url, resolve=lambda _: ["127.0.0.4", "127.0.0.3"]), Response)


def test_a_name_that_does_not_exist(code) -> None:
    def resolve(_: str) -> Sequence[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    assert code("http://dorp.example/", resolve=resolve) == "dns"
    assert code("http://dorp.example/", resolve=lambda _: []) == "dns"


def test_a_slow_name_server_holds_nobody_up(code) -> None:
    over = threading.Event()
    began = time.monotonic()
    slow = {"resolve": lambda _: over.wait(30) and [], "total_seconds": 0.2}
    assert code("http://dorp.example/", **slow) == "timeout"
    assert time.monotonic() - began < 10
    over.set()


def test_the_system_resolver_knows_this_machine_once() -> None:
    answers = system_resolver("localhost")
    assert "127.0.0.1" in answers
    assert len(answers) == len(set(answers))
