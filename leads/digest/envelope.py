"""The digest as a mail message: text and HTML of the same page, and its headers."""

import re
from collections.abc import Sequence
from datetime import datetime
from email import policy
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr

from leads.digest import html, plain
from leads.digest.entry import reply
from leads.digest.view import Page
from leads.errors import UserError
from leads.language import Words, mark
from leads.model import Digest
from leads.text import one_line

# Lines as long as RFC 5322 §2.1.1 allows: folding inside long addresses breaks them.
MAIL = policy.SMTP.clone(max_line_length=998)

_NOT_IN_AN_ID = re.compile(r"[^A-Za-z0-9-]+")
_DOMAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")


def seal(
    digest: Digest,
    page: Page,
    words: Words,
    *,
    sender: str,
    to: Sequence[str],
    reply_to: str,
    domain: str,
    at: datetime,
) -> EmailMessage:
    """Text first, then HTML (RFC 2046 §5.1.4); quoted-printable, so that any server takes it."""
    message = EmailMessage(policy=MAIL)
    name = words("Kansen in {place}", place=one_line(digest.branch.place, 80))
    _address_to(message, _person(sender, name), [_person(one) for one in to], _person(reply_to))
    message["Subject"] = _one_line(page.subject)
    message["Date"] = format_datetime(at)
    message["Message-ID"] = _message_id(digest, domain)
    stop = reply(words("Afmelden"), "", words, reply_to)
    if stop:
        message["List-Unsubscribe"] = f"<{stop.url}>"
    message.set_content(plain.write(page), cte="quoted-printable")
    message.add_alternative(html.write(page), subtype="html", cte="quoted-printable")
    _mark_automatic(message, words)
    return message


def _address_to(message: EmailMessage, sender: Address, to: list[Address], back: Address) -> None:
    message["From"] = sender
    message["To"] = to
    message["Reply-To"] = back


def _mark_automatic(message: EmailMessage, words: Words) -> None:
    """So that no holiday answer comes back (RFC 3834 §5). Comes last: a message that
    becomes multipart gives its content headers away to the first part."""
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message["Content-Language"] = words.language


def _message_id(digest: Digest, domain: str) -> str:
    """The same mail keeps the same name, so that a second sending is recognised as a copy."""
    if not _DOMAIN.fullmatch(domain):
        raise UserError(
            mark("'{domain}' is geen domein voor een bericht"), domain=one_line(domain, 80)
        )
    branch = _NOT_IN_AN_ID.sub("-", digest.branch.id).strip("-") or "leads"
    return f"<digest.{branch}.{digest.day.isoformat()}@{domain}>"


def _person(value: str, name: str = "") -> Address:
    """`Bieb <bieb@example.org>` or a bare address; `name` serves where there is none."""
    shown, address = parseaddr(_one_line(value))
    wrong = UserError(mark("'{address}' is geen mailadres"), address=one_line(value, 80))
    if not (address.isascii() and "@" in address):
        raise wrong
    try:
        return Address(display_name=shown or name, addr_spec=address)
    except (HeaderParseError, ValueError, IndexError) as error:
        raise wrong from error


def _one_line(value: str) -> str:
    """A line break in a header would let a stranger write headers of his own."""
    if "\r" in value or "\n" in value:
        raise UserError(
            mark("een kopregel mag maar één regel zijn: '{value}'"), value=one_line(value, 80)
        )
    return value
