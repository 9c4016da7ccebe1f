"""Open leads → digest → text, HTML, JSON, mail message. Pure: time and data come in."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from email.message import EmailMessage

from leads.digest import data, envelope, html, plain
from leads.digest.around import talk_sentence
from leads.digest.build import build
from leads.digest.entry import describe
from leads.digest.pitch import pitch
from leads.digest.reasons import Why, subject_of_taste, why
from leads.digest.steps import first_step
from leads.digest.view import Page, page, subject
from leads.language import Words
from leads.limits import MAIL_HTML_BYTES
from leads.model import Digest, Fit, Knowledge, Lead, Talk

__all__ = [
    "Why",
    "as_json",
    "build",
    "first_step",
    "message",
    "pitch",
    "render_html",
    "render_lead",
    "render_text",
    "subject",
    "subject_of_taste",
    "talk_sentence",
    "why",
]


def render_text(digest: Digest, knowledge: Knowledge, words: Words, *, reply_to: str = "") -> str:
    """At most 72 columns, addresses on lines of their own. With `reply_to` (a mail
    address) every lead also has a link that answers by mail."""
    return plain.write(page(digest, knowledge, words, reply_to=reply_to))


def render_lead(
    lead: Lead,
    knowledge: Knowledge,
    words: Words,
    *,
    day: date,
    contacts: Mapping[str, str] = {},
    talk: Talk | None = None,
    people: Sequence[Fit] = (),
    pitch: str = "",
) -> str:
    """One lead as `render_text` tells it in full, then every reason with its quote;
    `contacts` as in `build`, `talk` and `people` as in a digest, `pitch` is what
    to say first."""
    entry = describe(
        lead,
        knowledge,
        words,
        day=day,
        full=True,
        contacts=contacts,
        talk=talk,
        people=people,
    )
    told = why(lead.reasons, knowledge, words, act_before=lead.act_before, day=day, against=True)
    begin = [plain.write_pitch(pitch, words)] if pitch else []
    return "\n\n".join([plain.write_entry(entry), *begin, plain.write_reasons(told, words)])


def render_html(digest: Digest, knowledge: Knowledge, words: Words, *, reply_to: str = "") -> str:
    """The twin of `render_text`: the same leads in the same order, below the size at
    which mail programs cut a message."""
    return html.write(_page_that_fits(digest, knowledge, words, reply_to))


def as_json(digest: Digest, knowledge: Knowledge, words: Words) -> dict[str, object]:
    """The digest as plain data under `schema` 1, for programs."""
    return data.write(digest, knowledge, words)


def message(
    digest: Digest,
    knowledge: Knowledge,
    words: Words,
    *,
    sender: str,
    to: Sequence[str],
    reply_to: str,
    domain: str,
    at: datetime,
) -> EmailMessage:
    """A mail that any server takes: text and HTML of the same page.

    `sender`, `to` and `reply_to` are addresses with or without a name, `domain` is
    what the Message-ID ends in, `at` the aware instant for the Date header. The
    Message-ID depends on branch and day only. Raises UserError for an address that
    is none and for a line break in a header.
    """
    return envelope.seal(
        digest,
        _page_that_fits(digest, knowledge, words, reply_to),
        words,
        sender=sender,
        to=to,
        reply_to=reply_to,
        domain=domain,
        at=at,
    )


def _page_that_fits(digest: Digest, knowledge: Knowledge, words: Words, reply_to: str) -> Page:
    """Every lead in short when the mail would be cut by the reader's program."""
    full = page(digest, knowledge, words, reply_to=reply_to)
    if len(html.write(full).encode()) <= MAIL_HTML_BYTES:
        return full
    return page(digest, knowledge, words, reply_to=reply_to, brief=True)
