"""A mail as bytes → its subject and its words (RFC 5322, RFC 2045)."""

from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from html.parser import HTMLParser

_BREAKS = {"p", "br", "div", "li", "tr", "h1", "h2", "h3", "h4"}
_SILENT = {"script", "style", "head"}


@dataclass(frozen=True, slots=True)
class Letter:
    """Subject and plain text; the writer's name and address are left behind."""

    subject: str
    text: str


def read(data: bytes) -> Letter | None:
    """The letter in these bytes, or None when they are no mail.

    Plain text is preferred to HTML; an unknown charset is read as UTF-8, then as
    windows-1252, so that no letter is lost.
    """
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    if not (message["From"] or message["Subject"]) or not message.keys():
        return None
    body = message.get_body(preferencelist=("plain", "html"))
    if not isinstance(body, EmailMessage):
        return Letter(str(message["Subject"] or ""), "")
    text = _words(body)
    if body.get_content_type() == "text/html":
        text = _without_tags(text)
    return Letter(str(message["Subject"] or ""), text)


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
