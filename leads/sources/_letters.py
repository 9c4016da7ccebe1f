"""Mails as items: newsletters, forwarded messages, requests; never who wrote them.

What a mail is called comes from its mailing list (List-Id, RFC 2919) or from the domain of
its sender, when that is one of an organisation. Answers of machines are left out, and so is
the morning mail of this program.
"""

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr

from leads import letter, limits
from leads.errors import SourceError
from leads.letter import Letter
from leads.model import Event, Item, Response, Source
from leads.sources import _answer, _parts, _time, ical
from leads.text import mask, one_line

_NOT_MAIL = "Er kwamen bestanden die geen mail zijn; exporteer berichten als .eml."


@dataclass(frozen=True)
class _Head:
    """What the headers say: `name` of the list, or the domain of who wrote it first; ''
    for a private sender."""

    name: str
    message_id: bytes
    automatic: bool


def items(source: Source, response: Response, *, named: bool) -> Iterator[Item]:
    """An item for each mail with words in it. `named`: its name in the answer is its key,
    else its Message-ID, or its bytes when it has none.

    Raises SourceError `not-a-mail` when there are files and none of them is a mail.
    """
    seen: set[str] = set()
    strange = 0
    for name, data in _parts.each(response):
        told = letter.read(data)
        if told is None:
            strange += 1
            continue
        message = _message(data)
        head = _head(message, told)
        key = name if named else _hashed(head.message_id or data)
        if key not in seen and not head.automatic and (told.subject or told.text).strip():
            seen.add(key)
            yield _item(source, response, key, told, head, _events(source, response, message))
    if strange and not seen:
        raise SourceError("not-a-mail", _NOT_MAIL)


def _item(
    source: Source,
    response: Response,
    key: str,
    told: Letter,
    head: _Head,
    events: tuple[Event, ...],
) -> Item:
    hidden = (lambda words: words) if head.name else mask
    found = _answer.Found(
        key=key,
        title=hidden(told.subject),
        text=hidden(told.text),
        markup=False,
        when=_time.published(told.date, response.fetched_at),
        events=events,
    )
    item = _answer.item(source, response, found)
    return replace(item, source_name=f"{source.name}: {head.name}" if head.name else source.name)


def _hashed(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:20]


def _message(data: bytes) -> EmailMessage:
    message = BytesParser(EmailMessage, policy=policy.default).parsebytes(data)
    assert isinstance(message, EmailMessage)
    return message


def _head(message: EmailMessage, told: Letter) -> _Head:
    listed = _header(message, "List-Id")
    automatic = _header(message, "Auto-Submitted").lower() not in ("", "no")
    return _Head(
        name=one_line(_list_name(listed) or _domain(told.sender), limits.NAME_CHARS),
        message_id=_header(message, "Message-ID").lower().encode(),
        automatic=(automatic and not listed) or message.get_content_type() == "multipart/report",
    )


def _list_name(listed: str) -> str:
    """`Nieuws van het dorpshuis <nieuws.dorpshuis.example>` → its words, else its domain."""
    words, _, domain = listed.partition("<")
    return words.strip().strip('"').strip() or domain.strip("> ")


def _domain(sender: str) -> str:
    """The domain of an organisation; '' for the mail boxes that private persons use."""
    from leads import directory  # it knows bodies by the thousand: only where a mail came

    return directory.own_domain(parseaddr(sender)[1])


def _events(source: Source, response: Response, message: EmailMessage) -> tuple[Event, ...]:
    """Events that are sent as a calendar with the mail (iMIP, RFC 6047)."""
    found: list[Event] = []
    for part in message.walk():
        if part.get_content_type() == "text/calendar":
            body = part.get_payload(decode=True)
            with suppress(SourceError):
                if isinstance(body, bytes):
                    told = replace(response, body=body, headers={})
                    found += [event for item in ical.parse(source, told) for event in item.events]
    return tuple(found[: limits.EVENTS_PER_LETTER])


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message[name] or "").strip()
    except (MessageError, ValueError, IndexError):  # what some programs write is no header
        return ""
