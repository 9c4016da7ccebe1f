"""The mail message: headers byte-exact, both parts, nothing injected."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import Any

import pytest
from digest.ammerloo import BRANCH, DAY, REPLY_TO, hostile, knowledge, lead, morning

from leads.digest import build, message, render_html, render_text
from leads.errors import UserError
from leads.language import Words
from leads.model import Branch, Digest

NL = Words("nl")
AT = datetime(2027, 3, 2, 6, 30, tzinfo=timezone(timedelta(hours=1)))


def written(digest: Digest | None = None, **changes: Any) -> EmailMessage:
    given: dict[str, Any] = {
        "sender": "leads@bieb.example",
        "to": ["Truus de Wit <truus@bieb.example>", "balie@bieb.example"],
        "reply_to": REPLY_TO,
        "domain": "bieb.example",
        "at": AT,
    }
    return message(digest or morning(), knowledge(), NL, **(given | changes))


def arrived(sent: EmailMessage) -> EmailMessage:
    return message_from_bytes(sent.as_bytes(), policy=policy.default)  # type: ignore[return-value]


def test_every_header_arrives_as_it_was_meant() -> None:
    mail = arrived(written())
    assert {name: str(value) for name, value in mail.items()} == {
        "From": "Kansen in Ammerloo <leads@bieb.example>",
        "To": "Truus de Wit <truus@bieb.example>, balie@bieb.example",
        "Reply-To": "Bieb Ammerloo <bieb@ammerloo.example>",
        "Subject": "4 kansen in Ammerloo - dinsdag 2 maart",
        "Date": "Tue, 02 Mar 2027 06:30:00 +0100",
        "Message-ID": "<digest.ammerloo.2027-03-02@bieb.example>",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
        "Content-Language": "nl",
        "List-Unsubscribe": "<mailto:bieb@ammerloo.example?subject=Afmelden>",
        "MIME-Version": "1.0",
        "Content-Type": mail["Content-Type"],
    }
    assert parsedate_to_datetime(mail["Date"]) == AT


def test_text_comes_first_and_both_parts_are_the_rendered_page() -> None:
    mail = arrived(written())
    assert mail.get_content_type() == "multipart/alternative"
    text, html = mail.iter_parts()
    assert (text.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    assert (
        text.get_content().splitlines()
        == render_text(morning(), knowledge(), NL, reply_to=REPLY_TO).splitlines()
    )
    assert (
        html.get_content().splitlines()
        == render_html(morning(), knowledge(), NL, reply_to=REPLY_TO).splitlines()
    )


def test_any_server_can_take_it() -> None:
    raw = written(build(BRANCH, DAY, [lead(title="é " * 1200)])).as_bytes()
    assert raw.isascii()
    assert max(len(line) for line in raw.split(b"\r\n")) <= 998
    assert raw.count(b"\n") == raw.count(b"\r\n")


def test_the_message_id_depends_on_branch_and_day_only() -> None:
    first, later = written(), written(build(BRANCH, DAY, []), at=AT + timedelta(hours=3))
    assert first["Message-ID"] == later["Message-ID"]
    odd = Branch(id="bieb ammer@loo", name="x", place="Ammerloo")
    mail = written(build(odd, DAY, []))
    assert mail["Message-ID"] == "<digest.bieb-ammer-loo.2027-03-02@bieb.example>"


def test_a_place_and_a_name_outside_ascii_survive() -> None:
    far = replace(
        BRANCH, place="Sint Anthónis-Zuidwest-bij-het-Grote-Wâld-en-de-Súdkant-fan-’e-Mar"
    )
    mail = arrived(written(build(far, DAY, [lead()]), sender="Bieb Súd <leads@bieb.example>"))
    assert mail["Subject"] == f"1 kans in {far.place} - dinsdag 2 maart"
    assert mail["From"].addresses[0].display_name == "Bieb Súd"


def test_a_long_unsubscribe_address_stays_whole() -> None:
    address = "a" * 60 + "@" + "b" * 60 + ".example"
    mail = arrived(written(reply_to=address))
    assert mail["List-Unsubscribe"] == f"<mailto:{address}?subject=Afmelden>"


@pytest.mark.parametrize(
    "changes",
    [
        {"sender": "leads@bieb.example\r\nBcc: x@evil.example"},
        {"sender": "Leads\nBcc: x@evil.example <leads@bieb.example>"},
        {"to": ["truus@bieb.example\r\nBcc: x@evil.example"]},
        {"reply_to": "bieb@ammerloo.example\nX: y"},
        {"domain": "bieb.example>\r\nBcc: x@evil.example"},
        {"domain": "bieb.example\n"},
        {"domain": ""},
        {"sender": "geen adres"},
        {"sender": ""},
        {"to": ["é@bieb.example"]},
        {"to": ["a b@bieb.example"]},
    ],
)
def test_a_header_of_more_than_one_line_or_a_wrong_address_is_refused(
    changes: dict[str, Any],
) -> None:
    with pytest.raises(UserError):
        written(**changes)


def test_a_line_break_in_the_place_or_a_title_starts_no_header() -> None:
    sly = replace(BRANCH, place="Ammerloo\r\nBcc: x@evil.example")
    for mail in (written(build(sly, DAY, [lead()])), written(hostile())):
        assert "Bcc" not in arrived(mail)
        assert b"\r\nBcc" not in mail.as_bytes().split(b"\r\n\r\n")[0]
