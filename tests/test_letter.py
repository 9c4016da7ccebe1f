"""Letters: any mail gives its subject and words, and no more."""

from email.message import EmailMessage

import pytest

from leads import letter

QUOTED = (
    b"From: =?utf-8?q?Ren=C3=A9e?= <bestuur@comite.example>\r\n"
    b"Subject: =?windows-1252?Q?Caf=E9_zoekt_plek?=\r\n"
    b"Content-Type: text/plain; charset=windows-1252\r\n"
    b"Content-Transfer-Encoding: quoted-printable\r\n\r\n"
    b"Kan de bieb meedoen met het kindercaf=E9 op 24 april?\r\n"
)


def test_encoded_words_and_quoted_printable() -> None:
    read = letter.read(QUOTED)
    assert read is not None
    assert read.subject == "Café zoekt plek"
    assert read.text.strip() == "Kan de bieb meedoen met het kindercafé op 24 april?"
    assert "bestuur@comite.example" not in read.text


def test_html_without_its_markup_and_scripts() -> None:
    data = (
        b"From: a@b.example\r\nSubject: x\r\nContent-Type: text/html\r\n\r\n"
        b"<style>p {}</style><p>Dag bieb</p><script>boe()</script><p>Tot zo</p>"
    )
    read = letter.read(data)
    assert read is not None
    assert read.text.split() == ["Dag", "bieb", "Tot", "zo"]


def test_an_unknown_charset_loses_nothing() -> None:
    data = b"From: a@b.example\r\nContent-Type: text/plain; charset=klingon\r\n\r\ncaf\xe9"
    read = letter.read(data)
    assert read is not None
    assert read.text == "café"


def test_plain_text_is_no_letter() -> None:
    assert letter.read(b"Truus van de tennis zoekt een plek voor foto's") is None
    assert letter.read(b"") is None


def test_the_rule_above_a_forwarded_mail_is_no_word_of_who_forwarded_it():
    said = letter.pasted(
        "Iets voor ons?\n\n---------- Doorgestuurd bericht ----------\n"
        "Van: Kring <bestuur@kring.example>\nOnderwerp: Lezing\n\nWij zoeken nog een zaal.\n"
    )
    assert said.text == "Wij zoeken nog een zaal.\n\nIets voor ons?"


HEAD = b"From: An <balie@bieb.example>\r\nSubject: FW: plek\r\nContent-Type: text/plain\r\n\r\n"


@pytest.mark.parametrize(
    "forwarded",
    [
        "-----Oorspronkelijk bericht-----\nVan: Kring <info@kring.example>\n"
        "Verzonden: dinsdag 2 maart 2027 14:05\nAan: bieb\n"
        "Onderwerp: Lezing\n\nWij zoeken een zaal.",
        "Begin doorgestuurd bericht:\n\nVan: Kring <info@kring.example>\nOnderwerp: Lezing\n"
        "Datum: dinsdag 2 maart 2027 14:05\nAan: bieb\n\nWij zoeken een zaal.",
        "________________________________\n*Van:* Kring <info@kring.example>\n"
        "*Verzonden:* dinsdag 2 maart 2027 14:05\n*Onderwerp:* RE: Lezing\n\n"
        "> Wij zoeken een zaal.",
        "---------- Forwarded message ---------\nFrom: Kring <info@kring.example>\n"
        "Date: dinsdag 2 maart 2027 14:05\nSubject: Fwd: Lezing\nTo: bieb\n\n\n"
        "Wij zoeken een zaal.\n\nVan: Oud\nOnderwerp: Oud\n\nEen ouder bericht.",
        "> Van: Een ander <x@y.example>\n> Onderwerp: Fwd: Lezing\n>\n>> Van: Kring "
        "<info@kring.example>\n>> Datum: dinsdag 2 maart 2027 14:05\n>> Onderwerp: Lezing\n>>\n"
        ">> Wij zoeken een zaal.",
    ],
)
def test_the_original_of_a_forwarded_mail(forwarded: str) -> None:
    read = letter.read(HEAD + forwarded.encode())
    assert read is not None
    assert (read.sender, read.date) == (
        "Kring <info@kring.example>",
        "dinsdag 2 maart 2027 14:05",
    )
    assert read.subject.removeprefix("RE: ") == "Lezing"
    assert read.text == "Wij zoeken een zaal."


def test_a_mail_that_hangs_on_another() -> None:
    outer = EmailMessage()
    outer["From"], outer["Subject"] = "balie@bieb.example", "Fwd: Lezing"
    outer.set_content("Zie bijlage")
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "Kring <info@kring.example>", "Lezing"
    inner["Date"] = "Tue, 02 Mar 2027 14:05:00 +0100"
    inner.set_content("Wij zoeken een zaal voor een lezing.")
    outer.add_attachment(inner)
    outer.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="flyer.pdf")
    read = letter.read(outer.as_bytes())
    assert read is not None
    assert (read.subject, read.sender) == ("Lezing", "Kring <info@kring.example>")
    assert read.text == "Wij zoeken een zaal voor een lezing."
    assert read.attachments == ("flyer.pdf",)


@pytest.mark.parametrize(
    "under",
    [
        "-- \nJan Jansen\nsecretaris",
        "Met vriendelijke groet,\n\nJan Jansen\nsecretaris",
        "Groetjes Jan\nJan Jansen\nsecretaris",
        "Mvg\nJan Jansen\nsecretaris",
        "Verstuurd vanaf mijn iPhone\nJan Jansen\nsecretaris",
    ],
)
def test_a_signature_is_left_out_and_kept_apart(under: str) -> None:
    read = letter.read(HEAD + f"Wij zoeken een zaal.\n\n{under}\n".encode())
    assert read is not None
    assert read.text == "Wij zoeken een zaal."
    assert read.signature.splitlines() == ["Jan Jansen", "secretaris"]


def test_what_is_too_long_for_a_signature_is_text() -> None:
    long = "\n".join(f"Regel {n} van een verhaal." for n in range(20))
    read = letter.read(HEAD + f"Groetjes\n{long}".encode())
    assert read is not None
    assert read.text.startswith("Groetjes\nRegel 0")


def test_what_was_copied_out_of_a_mail() -> None:
    read = letter.pasted(
        "Van: Kring <info@kring.example>\nOnderwerp: Lezing\n\nWij zoeken een zaal."
    )
    assert (read.subject, read.sender) == ("Lezing", "Kring <info@kring.example>")
    assert letter.pasted("Van: alles wat").text == "Van: alles wat", "one line is no header"


@pytest.mark.parametrize(
    "header", [b"From: <", b"From: =?x?q?=", b'From: "a\r\n b"', b"From: a,b,;:@"]
)
def test_a_broken_sender_loses_no_letter(header: bytes) -> None:
    read = letter.read(header + b"\r\nSubject: x\r\n\r\nWij zoeken een zaal.")
    assert read is not None
    assert read.text == "Wij zoeken een zaal."
