"""Letters: any mail gives its subject and words, and no more."""

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
