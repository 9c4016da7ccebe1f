"""Hand a message to an SMTP server, and know afterwards whether it was taken.

The dialogue is spoken step by step (RFC 5321 §3.3) instead of with
`smtplib.sendmail`, because only so can a refusal before the message be told from
a silence after it: the first may be tried again, the second never by itself.
"""

import contextlib
import re
import smtplib
import ssl
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import getaddresses
from typing import Literal

from leads.errors import MailRefused, MailUnclear
from leads.language import mark
from leads.text import one_line

_LEADING_DOT = re.compile(rb"(?m)^\.")
_OK, _FORWARDED, _GO_AHEAD = 250, 251, 354
_UNREADABLE = -1  # what smtplib makes of a reply without a code

Refusals = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SmtpServer:
    """Where mail goes out. With `starttls` and `tls` the certificate is verified, against
    `ca_file` where the server has one of its own; `timeout` is in seconds for each answer."""

    host: str
    port: int = 587
    security: Literal["none", "starttls", "tls"] = "starttls"
    user: str = ""
    password: str = field(default="", repr=False)
    ca_file: str = ""
    timeout: float = 30.0


def send(message: EmailMessage, server: SmtpServer) -> Refusals:
    """Hand over a message; returns the recipients that were refused (address → answer)
    while at least one was accepted.

    Raises MailRefused when the server certainly does not have it, MailUnclear when the
    connection broke or went silent after the message was handed over.
    """
    with _connected(server) as smtp:
        with _refusals():
            refused = _envelope(smtp, message)
            code, said = smtp.docmd("DATA")
            _expect(_GO_AHEAD, code, said)
        code, said = _hand_over(smtp, message)
        with _refusals():
            _expect(_OK, code, said)
        return refused


@contextlib.contextmanager
def _connected(server: SmtpServer) -> Iterator[smtplib.SMTP]:
    """A session that is over when left; a failing goodbye changes nothing of what was said."""
    with _refusals():
        smtp = _open(server)
    try:
        with _refusals():
            _introduce(smtp, server)
        yield smtp
        with contextlib.suppress(OSError):
            smtp.quit()
    finally:
        smtp.close()


@contextlib.contextmanager
def _refusals() -> Iterator[None]:
    """Whatever goes wrong here happens before the server has the message."""
    try:
        yield
    except smtplib.SMTPResponseException as error:
        raise _refusal(error.smtp_code, error.smtp_error) from error
    except smtplib.SMTPException as error:
        raise MailRefused(one_line(str(error))) from error
    except ssl.SSLError as error:
        raise MailRefused(
            mark("de beveiligde verbinding klopt niet: {cause}"), cause=error
        ) from error
    except UnicodeError as error:
        raise MailRefused(
            mark("naam of wachtwoord heeft letters die SMTP niet kent: {cause}"), cause=error
        ) from error
    except OSError as error:
        raise MailRefused(mark("de mailserver is niet bereikbaar: {cause}"), cause=error) from error


def _open(server: SmtpServer) -> smtplib.SMTP:
    if server.security == "tls":
        return smtplib.SMTP_SSL(
            server.host, server.port, timeout=server.timeout, context=_trust(server)
        )
    return smtplib.SMTP(server.host, server.port, timeout=server.timeout)


def _introduce(smtp: smtplib.SMTP, server: SmtpServer) -> None:
    """Never goes on in the clear when STARTTLS was asked for."""
    if server.security == "starttls":
        smtp.starttls(context=_trust(server))
    smtp.ehlo_or_helo_if_needed()
    if server.user:
        smtp.login(server.user, server.password)


def _trust(server: SmtpServer) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=server.ca_file or None)


def _envelope(smtp: smtplib.SMTP, message: EmailMessage) -> Refusals:
    """Sender and recipients; MailRefused when the server takes none of them."""
    sender = _addresses(message, "From")[0]
    code, said = smtp.mail(sender)
    _expect(_OK, code, said)
    recipients = _addresses(message, "To", "Cc")
    refused: Refusals = {}
    if not recipients:
        raise MailRefused(mark("het bericht heeft geen ontvangers"))
    for address in recipients:
        code, said = smtp.rcpt(address)
        if code not in (_OK, _FORWARDED):
            refused[address] = f"{code} {_text(said)}"
    if len(refused) == len(recipients):
        raise MailRefused("; ".join(f"{to}: {answer}" for to, answer in refused.items()))
    return refused


def _hand_over(smtp: smtplib.SMTP, message: EmailMessage) -> tuple[int, bytes]:
    """From the first byte on, silence no longer means that nothing arrived."""
    plain = message.as_bytes(policy=message.policy.clone(linesep="\r\n"))
    body = _LEADING_DOT.sub(b"..", plain)
    end = b".\r\n" if body.endswith(b"\r\n") else b"\r\n.\r\n"
    try:
        smtp.send(body + end)
        code, said = smtp.getreply()
    except OSError as error:
        raise MailUnclear(
            mark("de verbinding brak af nadat het bericht was overhandigd: {cause}"), cause=error
        ) from error
    if code == _UNREADABLE:
        raise MailUnclear(
            mark("de mailserver gaf een onleesbaar antwoord: {answer}"), answer=_text(said)
        )
    return code, said


def _addresses(message: EmailMessage, *headers: str) -> Sequence[str]:
    values = [str(value) for header in headers for value in message.get_all(header, [])]
    return [address for _, address in getaddresses(values) if address]


def _expect(wanted: int, code: int, said: bytes) -> None:
    if code != wanted:
        raise _refusal(code, said)


def _refusal(code: int, said: bytes | str) -> MailRefused:
    answer = f"{code} {_text(said)}"
    return MailRefused(mark("de mailserver weigert het bericht: {answer}"), answer=answer)


def _text(said: bytes | str) -> str:
    return one_line(said if isinstance(said, str) else said.decode("utf-8", "replace"), 300)
