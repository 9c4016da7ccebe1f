"""A mailbox on a real IMAP server: read whole, left as it was, never reached by accident."""

import socket
import ssl
import threading
from collections.abc import Iterator

import pytest
import trustme
from mailboxserver import PASSWORD, USER, MailboxServer

from leads import limits
from leads.errors import FetchError
from leads.fetch import mailbox
from leads.model import Key, Response, Unchanged, Validators
from leads.sources import _parts

AUTHORITY = trustme.CA()
HOST = "imap.example"
KEY = Key("POSTVAK", "maak een app-wachtwoord", header="")
SINCE = "SINCE%206-Nov-2020"
MAILS = (
    b"From: Kring <bestuur@kring.example>\r\nSubject: Lezing\r\n\r\nWij zoeken een zaal.\r\n",
    b"From: Koor <info@koor.example>\r\nSubject: Concert\r\n\r\n--leads-\r\n\r\nKom ook.\r\n",
)


def serving(name: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    AUTHORITY.issue_cert(name).configure_cert(context)
    return context


def trusting() -> ssl.SSLContext:
    context = ssl.create_default_context()
    AUTHORITY.configure_trust(context)
    return context


@pytest.fixture(scope="module")
def encrypted() -> Iterator[MailboxServer]:
    """Two mails in the inbox of a server with a certificate for HOST."""
    with MailboxServer(serving(HOST)) as server:
        server.deliver(*MAILS)
        yield server


@pytest.fixture(scope="module")
def plain() -> Iterator[MailboxServer]:
    with MailboxServer() as server:
        yield server


@pytest.fixture
def read(fetch, encrypted):
    """Read the mailbox; keywords change the address or what the fetcher is made with."""
    trust = trusting()

    def run(known=None, *, box="INBOX", user=USER, search=SINCE, host=HOST, **options):
        place = f"imaps://{host}:{encrypted.port}"
        url = f"{place}/{box}?{search}".replace("://", f"://{user.replace('@', '%40')}@")
        defaults = {
            "places": [f"{place}/INBOX"],
            "secrets": {"POSTVAK": PASSWORD},
            "resolve": lambda _: ["127.0.0.1"],
            "tls": trust,
        }
        return fetch(url, known, {"key": KEY}, **{**defaults, **options})

    return run


def code(answer):
    assert isinstance(answer, FetchError), answer
    return answer.code


def test_every_mail_comes_under_a_lasting_name_and_no_flag_changes(read, encrypted):
    answer = read()
    assert isinstance(answer, Response)
    names, mails = zip(*_parts.each(answer), strict=True)
    assert mails == MAILS
    assert len({name.partition("/")[0] for name in names}) == 1
    assert [name.partition("/")[2].isdigit() for name in names] == [True, True]
    assert encrypted.flags() == [set(), set()]


def test_the_same_mails_are_no_news(read):
    first = read()
    assert isinstance(read(first.validators), Unchanged)
    assert isinstance(read(Validators(body_sha256="x")), Response)


def test_a_mail_marked_as_deleted_is_gone(plain, fetch):
    plain.deliver(*MAILS)
    plain.delete(1)
    place = f"imap://127.0.0.1:{plain.port}/INBOX"
    url = f"{place}?{SINCE}".replace("://", "://postvak%40bieb.example@")
    secrets = {"POSTVAK": PASSWORD}
    answer = fetch(url, None, {"key": KEY}, places=[place], secrets=secrets)
    assert [mail for _, mail in _parts.each(answer)] == [MAILS[1]]


def test_no_mail_since_a_day_is_an_empty_answer(read):
    assert list(_parts.each(read(search="SINCE%201-Jan-2090"))) == []


def test_only_the_newest_are_read_and_each_up_to_its_limit(read, monkeypatch):
    monkeypatch.setattr(limits, "LETTERS_PER_VISIT", 1)
    monkeypatch.setattr(limits, "LETTER_BYTES", 40)
    assert [mail for _, mail in _parts.each(read())] == [MAILS[1][:40]]


def test_a_wrong_password_is_named_with_the_way_to_a_new_one(read):
    error = read(secrets={"POSTVAK": "verkeerd"})
    assert code(error) == "forbidden"
    assert error.detail.endswith("weigert de sleutel POSTVAK, of de vraag ermee; " + KEY.how)
    assert "verkeerd" not in repr(error.__cause__)


@pytest.mark.parametrize("password", ["wacht\r\nA1 DELETE INBOX", "wächt", ""])
def test_a_password_that_is_no_line_is_not_sent(read, password):
    assert code(read(secrets={"POSTVAK": password})) in ("forbidden", "no-key")


def test_without_the_password_nobody_is_called(read, encrypted):
    before = encrypted.logins
    assert code(read(secrets={})) == "no-key"
    assert encrypted.logins == before


def test_another_mailbox_than_those_of_the_branch_is_not_opened(read, encrypted):
    before = encrypted.logins
    assert code(read(places=["imaps://elders.example/INBOX"])) == "blocked-address"
    assert code(read(places=[])) == "blocked-address"
    assert encrypted.logins == before


def test_a_private_address_is_not_dialled_unless_it_may(read, encrypted):
    before = encrypted.logins
    assert code(read(allow_private=False)) == "blocked-address"
    assert encrypted.logins == before


def far_away(monkeypatch) -> None:
    """A server on this machine may do without encryption; these tests need one elsewhere."""
    monkeypatch.setattr(mailbox, "_is_this_machine", lambda _: False)


@pytest.mark.parametrize(("name", "expected"), [(HOST, None), ("anders.example", "tls")])
def test_a_plain_connection_is_encrypted_before_the_password(fetch, monkeypatch, name, expected):
    far_away(monkeypatch)
    with MailboxServer(starttls=serving(HOST)) as server:
        server.deliver(MAILS[0])
        place = f"imap://{name}:{server.port}/INBOX"
        url = f"{place}?{SINCE}".replace("://", "://postvak%40bieb.example@")
        options = {"places": [place], "secrets": {"POSTVAK": PASSWORD}, "tls": trusting()}
        answer = fetch(url, None, {"key": KEY}, resolve=lambda _: ["127.0.0.1"], **options)
    if expected:
        assert code(answer) == expected
    else:
        assert [mail for _, mail in _parts.each(answer)] == [MAILS[0]]


def test_a_server_that_does_not_encrypt_gets_no_password(fetch, plain, monkeypatch):
    far_away(monkeypatch)
    place = f"imap://127.0.0.1:{plain.port}/INBOX"
    url = f"{place}?{SINCE}".replace("://", "://postvak%40bieb.example@")
    answer = fetch(url, None, {"key": KEY}, places=[place], secrets={"POSTVAK": PASSWORD})
    assert code(answer) == "protocol"


def test_a_certificate_of_another_server_is_refused(read):
    assert code(read(host="anders.example")) == "tls"


def test_a_folder_that_is_not_there(read):
    assert code(read(box="Nieuwsbrieven")) == "not-found"


@pytest.mark.parametrize(
    "wrong",
    [
        {"search": "ALL"},
        {"search": "SINCE%206-Nov-2020%20X"},
        {"box": "IN%0D%0ABOX"},
        {"user": "a b"},
    ],
)
def test_nothing_else_can_be_said_to_the_server(read, wrong):
    assert code(read(**wrong)) == "bad-address"


def test_a_name_that_leads_nowhere(read):
    def nowhere(_):
        raise socket.gaierror("nobody")

    assert code(read(resolve=nowhere)) == "dns"


def test_a_server_that_is_not_there(fetch):
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    place = f"imap://a@127.0.0.1:{port}/INBOX"
    secrets = {"POSTVAK": "x"}
    answer = fetch(f"{place}?{SINCE}", None, {"key": KEY}, places=[place], secrets=secrets)
    assert code(answer) == "down"


@pytest.mark.parametrize(
    ("said", "expected"),
    [(b"SSH-2.0-OpenSSH\r\n", "protocol"), (b"", "protocol"), (None, "timeout")],
)
def test_something_else_than_a_mail_server(fetch, monkeypatch, said, expected):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        caller = threading.Thread(target=_answer, args=(listening, said), daemon=True)
        caller.start()
        place = f"imap://a@127.0.0.1:{listening.getsockname()[1]}/INBOX"
        options = {"places": [place], "secrets": {"POSTVAK": "x"}, "total_seconds": 0.5}
        answer = fetch(f"{place}?{SINCE}", None, {"key": KEY}, **options)
    assert code(answer) == expected


def _answer(listening: socket.socket, said: bytes | None) -> None:
    connection, _ = listening.accept()
    with connection:
        if said is None:
            threading.Event().wait(1.0)
        else:
            connection.sendall(said)
