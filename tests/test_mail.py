"""Mail against real SMTP servers on loopback: taken, refused, half refused, vanished."""

import asyncio
import ssl
import threading
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import SMTP as CRLF
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
import trustme
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from leads.errors import MailRefused, MailUnclear
from leads.mail import SmtpServer, send

Handler = Any


class Postbox:
    """Takes everything and keeps it."""

    def __init__(self) -> None:
        self.taken: list[Envelope] = []

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.taken.append(envelope)
        return "250 OK"


@pytest.fixture
def serve() -> Iterator[Callable[..., int]]:
    """Start servers in a thread of their own: serve(handler, …) returns the port."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    running: list[asyncio.Server] = []

    def start(handler: Handler, *, tls: ssl.SSLContext | None = None, **options: Any) -> int:
        async def listen() -> asyncio.Server:
            return await loop.create_server(
                lambda: SMTP(handler, hostname="mx.test", loop=loop, **options),
                "127.0.0.1",
                0,
                ssl=tls,
            )

        running.append(asyncio.run_coroutine_threadsafe(listen(), loop).result(5))
        return int(running[-1].sockets[0].getsockname()[1])

    yield start
    asyncio.run_coroutine_threadsafe(_stop(running), loop).result(5)
    loop.call_soon_threadsafe(loop.stop)
    thread.join(5)
    loop.close()


async def _stop(running: list[asyncio.Server]) -> None:
    for server in running:
        server.close()
    others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    await asyncio.sleep(0)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def _certified(authority: trustme.CA, host: str = "127.0.0.1") -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(host).configure_cert(context)
    return context


@pytest.fixture
def ca_file(authority: trustme.CA, tmp_path: Path) -> str:
    path = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    return str(path)


def plain(port: int, **options: Any) -> SmtpServer:
    return SmtpServer(host="127.0.0.1", port=port, security="none", timeout=5, **options)


def message(*to: str, text: str = "Goedemorgen.\n") -> EmailMessage:
    written = EmailMessage(policy=CRLF)
    written["From"] = "Leads <leads@bieb.example>"
    written["To"] = ", ".join(to or ("bieb@ammerloo.example",))
    written["Subject"] = "3 kansen in Café Ammerloo"
    written.set_content(text, cte="quoted-printable")
    return written


def test_a_message_arrives_as_it_was_written(serve: Callable[..., int]) -> None:
    postbox = Postbox()
    text = ".punt vooraan\n..twee punten\nFrom iemand\nmet een é\n"
    assert send(message(text=text), plain(serve(postbox))) == {}

    envelope = postbox.taken[0]
    assert (envelope.mail_from, envelope.rcpt_tos) == (
        "leads@bieb.example",
        ["bieb@ammerloo.example"],
    )
    assert envelope.content == message(text=text).as_bytes()
    arrived = BytesParser(policy=default).parsebytes(bytes(envelope.content))
    assert arrived.get_content().splitlines() == text.splitlines()
    assert b"\r\n.punt vooraan\r\n..twee" in bytes(envelope.content)
    assert arrived["Subject"] == "3 kansen in Café Ammerloo"


def test_one_of_three_refused_leaves_two_with_their_mail(serve: Callable[..., int]) -> None:
    class NoGhosts(Postbox):
        async def handle_RCPT(
            self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any
        ) -> str:
            if address.startswith("spook"):
                return "550 5.1.1 no such user"
            envelope.rcpt_tos.append(address)
            return "250 OK"

    handler = NoGhosts()
    to = ("an@bieb.example", "spook@bieb.example", "bert@bieb.example")
    refused = send(message(*to), plain(serve(handler)))
    assert refused == {"spook@bieb.example": "550 5.1.1 no such user"}
    assert handler.taken[0].rcpt_tos == ["an@bieb.example", "bert@bieb.example"]

    with pytest.raises(MailRefused, match=r"spook@bieb\.example: 550"):
        send(message("spook@bieb.example"), plain(serve(handler)))


@pytest.mark.parametrize(
    ("step", "answer"),
    [
        ("handle_MAIL", "450 4.2.0 greylisted, come back later"),
        ("handle_MAIL", "550 5.7.1 not from you"),
        ("handle_RCPT", "452 4.2.2 mailbox full"),
        ("handle_DATA", "452 4.3.1 no room"),
        ("handle_DATA", "554 5.6.0 not this"),
    ],
)
def test_a_refusal_is_certain_and_names_the_answer(
    serve: Callable[..., int], step: str, answer: str
) -> None:
    async def refuse(*_: object) -> str:
        return answer

    handler = type("Refuser", (), {step: staticmethod(refuse)})()
    with pytest.raises(MailRefused, match=answer):
        send(message(), plain(serve(handler)))


def test_a_server_that_vanishes_after_the_message_leaves_it_unclear(
    serve: Callable[..., int],
) -> None:
    class Vanishing(Postbox):
        async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
            self.taken.append(envelope)
            assert server.transport is not None
            server.transport.close()
            return "250 OK"

    handler = Vanishing()
    with pytest.raises(MailUnclear, match="overhandigd"):
        send(message(), plain(serve(handler)))
    assert len(handler.taken) == 1, "the server had it, so trying again would send it twice"


def test_silence_after_the_message_leaves_it_unclear(serve: Callable[..., int]) -> None:
    class Silent(Postbox):
        async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
            await asyncio.sleep(60)
            return "250 OK"

    server = SmtpServer(host="127.0.0.1", port=serve(Silent()), security="none", timeout=0.3)
    with pytest.raises(MailUnclear):
        send(message(), server)


def test_a_server_that_vanishes_before_the_message_has_refused(serve: Callable[..., int]) -> None:
    class Leaving(Postbox):
        async def handle_RCPT(
            self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any
        ) -> str:
            assert server.transport is not None
            server.transport.close()
            return "250 OK"

    with pytest.raises(MailRefused):
        send(message(), plain(serve(Leaving())))


def test_a_failing_goodbye_changes_nothing(serve: Callable[..., int]) -> None:
    class Rude(Postbox):
        async def handle_QUIT(self, server: SMTP, session: Session, envelope: Envelope) -> str:
            return "421 4.4.2 go away"

    handler = Rude()
    assert send(message(), plain(serve(handler))) == {}
    assert len(handler.taken) == 1


def test_nobody_listens() -> None:
    with pytest.raises(MailRefused, match="niet bereikbaar"):
        send(message(), plain(1))


def test_a_message_for_nobody_is_refused(serve: Callable[..., int]) -> None:
    written = message()
    del written["To"]
    with pytest.raises(MailRefused, match="geen ontvangers"):
        send(written, plain(serve(Postbox())))


class Doorman:
    """Lets one pair of name and password in."""

    def __call__(
        self, server: SMTP, session: Session, envelope: Envelope, how: str, who: Any
    ) -> Any:
        right = (who.login, who.password) == (b"leads", b"geheim")
        return AuthResult(success=right, handled=right)


def _starttls(serve: Callable[..., int], authority: trustme.CA, handler: Handler) -> int:
    return serve(
        handler,
        tls_context=_certified(authority),
        require_starttls=True,
        authenticator=Doorman(),
        auth_required=True,
    )


def test_starttls_with_name_and_password(
    serve: Callable[..., int], authority: trustme.CA, ca_file: str
) -> None:
    handler = Postbox()
    server = SmtpServer(
        host="127.0.0.1",
        port=_starttls(serve, authority, handler),
        security="starttls",
        user="leads",
        password="geheim",
        ca_file=ca_file,
        timeout=5,
    )
    assert send(message(), server) == {}
    assert len(handler.taken) == 1
    assert "geheim" not in repr(server)


@pytest.mark.parametrize(("password", "code"), [("fout", "535"), ("fóut", "SMTP niet kent")])
def test_a_wrong_password_is_refused(
    serve: Callable[..., int], authority: trustme.CA, ca_file: str, password: str, code: str
) -> None:
    handler = Postbox()
    server = SmtpServer(
        host="127.0.0.1",
        port=_starttls(serve, authority, handler),
        user="leads",
        password=password,
        ca_file=ca_file,
        timeout=5,
    )
    with pytest.raises(MailRefused, match=code):
        send(message(), server)
    assert handler.taken == []


def test_tls_from_the_first_byte(
    serve: Callable[..., int], authority: trustme.CA, ca_file: str
) -> None:
    handler = Postbox()
    port = serve(handler, tls=_certified(authority))
    server = SmtpServer(host="127.0.0.1", port=port, security="tls", ca_file=ca_file, timeout=5)
    assert send(message(), server) == {}
    assert len(handler.taken) == 1


@pytest.mark.parametrize("fault", ["unknown authority", "other host"])
def test_a_certificate_that_is_wrong_stops_the_mail(
    serve: Callable[..., int], authority: trustme.CA, ca_file: str, fault: str
) -> None:
    handler = Postbox()
    host = "127.0.0.1" if fault == "unknown authority" else "elders.example"
    trusted = "" if fault == "unknown authority" else ca_file
    port = serve(handler, tls_context=_certified(authority, host))
    server = SmtpServer(host="127.0.0.1", port=port, ca_file=trusted, timeout=5)
    with pytest.raises(MailRefused, match="beveiligde verbinding"):
        send(message(), server)
    assert handler.taken == []


def test_a_server_without_starttls_gets_nothing_in_the_clear(serve: Callable[..., int]) -> None:
    handler = Postbox()
    server = SmtpServer(host="127.0.0.1", port=serve(handler), user="leads", password="geheim")
    with pytest.raises(MailRefused, match="STARTTLS"):
        send(message(), server)
    assert handler.taken == []
