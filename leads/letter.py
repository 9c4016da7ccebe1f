"""A mail as bytes → its subject, its words, and where they came from (RFC 5322, RFC 2045).

Of a forwarded mail the original counts: its words, its sender, its day. Signatures and
the marks of quoting are left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from html.parser import HTMLParser
from typing import NamedTuple

_BREAKS = {"p", "br", "div", "li", "tr", "blockquote", "h1", "h2", "h3", "h4"}
_SILENT = {"script", "style", "head"}
_QUOTING = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
_HEADER = re.compile(
    r"^\W{0,3}(van|from|verzonden|sent|datum|date|aan|to|cc|kopie|onderwerp|subject|beantwoorden|"
    r"reply-to)\W{0,3}:\W{0,3}\s*(.*)$",
    re.IGNORECASE,
)
_FROM, _WHEN, _SUBJECT = (
    ("van", "from"),
    ("verzonden", "sent", "datum", "date"),
    ("onderwerp", "subject"),
)
_RULE = re.compile(
    r"^\W*(?:begin )?(?:doorgestuurd|oorspronkelijk|forwarded|original)\w* (?:bericht|message)\W*$"
    r"|^_{5,}\s*$|^(?:op|on) .{5,200} (?:schreef|wrote)\b.{0,200}:\s*$",
    re.IGNORECASE,
)
_FORWARDED = re.compile(r"^\s*(?:(?:fwd?|fw|doorst|doorgest|tr|wg)\s*:\s*)+", re.IGNORECASE)
_CLOSING = re.compile(
    r"^\s*(?:(?:met )?(?:vriendelijke|hartelijke|warme|fijne|lieve|zonnige) groet\w*"
    r"|(?:veel |de )?groet(?:en|jes)?\b.{0,30}|m\.?v\.?g\.?|hoogachtend|kind regards|best regards"
    r"|verzonden vanaf .*|verstuurd vanaf .*|sent from my .*|download outlook .*)\s*[,.!]?\s*$",
    re.IGNORECASE,
)
_SIGNATURE_LINES = 14
_SIGNATURE_CHARS = 120
_ENOUGH = 12  # letters of an original; less is an empty forward


@dataclass(frozen=True, slots=True)
class Letter:
    """Subject and plain text. `sender` and `date` are as written in the mail, or in the
    original that was forwarded; `signature` is what stood under it; `attachments` are
    the names of what is not read."""

    subject: str
    text: str
    sender: str = ""
    date: str = ""
    signature: str = ""
    attachments: tuple[str, ...] = ()


def read(data: bytes) -> Letter | None:
    """The letter in these bytes, or None when they are no mail.

    Plain text is preferred to HTML; an unknown charset is read as UTF-8, then as
    windows-1252, so that no letter is lost.
    """
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    if "From" not in message and "Subject" not in message:
        return None
    inner = next(_enclosed(message), None)
    outer = _original(_plain(message))
    if inner is None:
        return outer
    told = _original(_plain(inner))
    return replace(told, attachments=(*told.attachments, *outer.attachments))


def pasted(text: str) -> Letter:
    """The same of words that somebody copied out of a mail, its headers perhaps with them."""
    return _original(Letter(subject="", text=text))


def _enclosed(message: EmailMessage) -> Iterator[EmailMessage]:
    """A mail that hangs on another as a whole (RFC 2046 §5.2.1), the innermost first."""
    for part in message.walk():
        if part is not message and part.get_content_type() == "message/rfc822":
            for whole in part.get_payload():
                if isinstance(whole, EmailMessage):
                    yield from _enclosed(whole)
                    yield whole


def _plain(message: EmailMessage) -> Letter:
    """A mail as it stands, its headers and all its words."""
    body = message.get_body(preferencelist=("plain", "html"))
    text = ""
    if isinstance(body, EmailMessage):
        text = _words(body)
        text = _without_tags(text) if body.get_content_type() == "text/html" else text
    return Letter(
        subject=_header(message, "Subject"),
        text=text,
        sender=_header(message, "From"),
        date=_header(message, "Date"),
        attachments=tuple(_attached(message)),
    )


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message[name] or "")
    except (MessageError, ValueError, IndexError):  # what some programs write is no header
        return ""


def _attached(message: EmailMessage) -> Iterator[str]:
    for part in message.walk():
        kind = part.get_content_type()
        if part.get_content_disposition() == "attachment" and kind != "message/rfc822":
            yield part.get_filename() or kind


# ── the original in a forwarded mail ─────────────────────────────────────────


class _Block(NamedTuple):
    """The headers of a forwarded mail: the lines where they stand, and what they say."""

    start: int
    end: int
    said: dict[str, str]

    def told(self, names: Sequence[str], before: str) -> str:
        """The first of these headers that says something, else what was known before."""
        return next((self.said[name] for name in names if self.said.get(name)), before)


def _original(letter: Letter) -> Letter:
    """What was forwarded, with what the forwarder wrote about it at its end."""
    lines = [line.rstrip() for line in _QUOTING.sub("", letter.text).splitlines()]
    blocks = list(_blocks(lines))
    above, _ = _signed(_words_of(lines[: blocks[0].start] if blocks else []))
    found = replace(letter, subject=_FORWARDED.sub("", letter.subject))
    for block in blocks:
        found = replace(
            found,
            sender=block.told(_FROM, found.sender),
            date=block.told(_WHEN, found.date),
            subject=_FORWARDED.sub("", block.told(_SUBJECT, found.subject)),
        )
        text, signature = _signed(_until_next(lines, block.end))
        if sum(map(str.isalpha, text)) >= _ENOUGH:
            return replace(found, text=f"{text}\n\n{above}".strip(), signature=signature)
    text, signature = _signed(_words_of(lines))
    return replace(found, text=text, signature=signature)


def _blocks(lines: Sequence[str]) -> Iterator[_Block]:
    """Lines of headers that follow each other, at least two, with a sender."""
    at = 0
    while at < len(lines):
        start, said = at, dict[str, str]()
        while at < len(lines) and (hit := _HEADER.match(lines[at])):
            if hit[1].lower() in said:
                break  # the headers of the mail inside this one
            said[hit[1].lower()] = hit[2].strip()
            at += 2 if at + 2 < len(lines) and _between(lines[at + 1 : at + 3]) else 1
        if len(said) > 1 and not said.keys().isdisjoint(_FROM):
            yield _Block(start, at, said)
        at = max(at, start + 1)


def _between(two: Sequence[str]) -> bool:
    """An empty line inside a block of headers, as HTML leaves them."""
    return not two[0] and bool(_HEADER.match(two[1]))


def _until_next(lines: Sequence[str], start: int) -> list[str]:
    """The words of one mail: up to the headers of the one it answers."""
    later = next((block.start for block in _blocks(lines[start:])), len(lines))
    return _words_of(lines[start : start + later])


def _words_of(lines: Sequence[str]) -> list[str]:
    """Without the rules that mail programs draw between one mail and the next."""
    return [line for line in lines if not _RULE.match(line)]


def _signed(lines: Sequence[str]) -> tuple[str, str]:
    """A text and what stands under it: after `-- ` (RFC 3676 §4.3) or a closing word,
    when that is short enough to be a signature."""
    for number, line in enumerate(lines):
        under = [one for one in lines[number + 1 :] if one.strip()]
        short = len(under) <= _SIGNATURE_LINES and all(len(o) <= _SIGNATURE_CHARS for o in under)
        if (line in ("--", "-- ") or _CLOSING.match(line)) and short:
            return "\n".join(lines[:number]).strip(), "\n".join(under)
    return "\n".join(lines).strip(), ""


# ── words out of a part ──────────────────────────────────────────────────────


def _words(body: EmailMessage) -> str:
    raw = body.get_payload(decode=True)
    assert isinstance(raw, bytes)
    for charset in (body.get_content_charset() or "utf-8", "utf-8"):
        try:
            return raw.decode(charset)
        except (LookupError, UnicodeDecodeError):
            continue
    return raw.decode("windows-1252", "replace")


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in _SILENT
        if tag in _BREAKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in _SILENT

    def handle_data(self, data: str) -> None:
        if self.silent <= 0:
            self.parts.append(data)


def _without_tags(markup: str) -> str:
    reader = _Text()
    reader.feed(markup)
    return "".join(reader.parts)
