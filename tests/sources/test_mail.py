"""Mails and forms as items: what is kept, what is not, and files that are neither."""

import json
from datetime import UTC, datetime

import pytest
from sources.saved_pages import answer, make_source

from leads import limits
from leads.errors import SourceError
from leads.fetch.parts import bundled
from leads.sources import _parts, eml_folder, form, imap

SINCE = datetime(2026, 11, 5, 23, 30, tzinfo=UTC)  # the 6th on the Dutch clock
BOX = make_source(
    "imap",
    url="imaps://imap.example:1993/INBOX/Nieuws",
    medium="mail",
    options={"user": "post vak@bieb.example"},
    secret="POSTVAK",
    name="Postvak",
)
FOLDER = make_source("eml_folder", url="file:///srv/mail", medium="mail", name="Mail")
FORM = make_source("form", url="file:///srv/aanvragen/", medium="mail", name="Formulier")


def mail(text="Wij zoeken een zaal.", sender="info@koor.example", **headers):
    lines = {"From": sender, "Subject": "Concert", **headers}
    head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in lines.items())
    return f"{head}\r\n{text}\r\n".encode()


def parts(*files):
    label, body = bundled((f"{n}.x", data) for n, data in enumerate(files))
    return answer(body, label)


def read(*mails):
    return list(eml_folder.parse(FOLDER, parts(*mails)))


def ask(**fields):
    told = {"schema": "leads.request/1", "title": "Boekenruil", **fields}
    return json.dumps(told).encode()


def asked(*files):
    return list(form.parse(FORM, parts(*files)))


# ── where they are ───────────────────────────────────────────────────────────


def test_a_mailbox_is_asked_for_what_came_since_the_dutch_day():
    (request,) = imap.start(BOX, SINCE)
    assert request.url == (
        "imaps://post%20vak%40bieb.example@imap.example:1993/INBOX/Nieuws?SINCE%206-Nov-2026"
    )
    assert (request.key.name, request.key.header) == ("POSTVAK", "")


@pytest.mark.parametrize(
    ("kind", "source", "code"),
    [
        (imap, make_source("imap", secret="X", options={"user": "a"}), "bad-option"),
        (imap, make_source("imap", url="imaps://a.example/", secret="X"), "bad-option"),
        (imap, make_source("imap", url="imaps://a.example/", options={"user": "a"}), "no-key"),
        (eml_folder, make_source("eml_folder"), "bad-option"),
        (form, make_source("form", url="file://server/map/"), "bad-option"),
    ],
)
def test_a_setting_that_is_wrong_or_missing(kind, source, code):
    with pytest.raises(SourceError) as error:
        list(kind.start(source, SINCE))
    assert error.value.code == code


def test_a_form_may_be_one_file():
    (folder,) = form.start(FORM, SINCE)
    (file,) = form.start(make_source("form", url="file:///srv/a.JSON"), SINCE)
    assert (folder.url, file.url) == ("file:///srv/aanvragen/?ends=.json", "file:///srv/a.JSON")


# ── several files in one answer ──────────────────────────────────────────────


@pytest.mark.parametrize(
    "data", [b"", b"\r\n", b"--leads\r\n\r\n", b"\r\n\r\n--x--", bytes(range(256))]
)
def test_files_come_out_of_a_bundle_as_they_went_in(data):
    files = [("één a.eml", data), ("twee.eml", data + b"x"), ("één a.eml", data)]
    label, body = bundled(files)
    assert list(_parts.each(answer(body, label))) == files
    assert bundled(files) == (label, body)
    assert bundled(files[:2])[0] != label


# ── mails ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("headers", "name"),
    [
        ({"List_Id": "Nieuws van De Linde <nieuws.delinde.example>"}, "Mail: Nieuws van De Linde"),
        ({"List_Id": "<nieuws.delinde.example>"}, "Mail: nieuws.delinde.example"),
        ({"sender": "An Verzonnen <an@koor.example>"}, "Mail: koor.example"),
        ({"sender": "An Verzonnen <an.verzonnen@gmail.com>"}, "Mail"),
        ({"sender": "an.verzonnen@ziggo.nl"}, "Mail"),
    ],
)
def test_a_mail_is_named_after_a_list_or_a_domain_and_never_a_person(headers, name):
    (item,) = read(mail(**headers))
    assert item.source_name == name
    assert "erzonnen" not in repr(item)


def test_how_to_reach_a_private_sender_is_not_kept_and_an_organisation_is():
    text = "Bel 06 12345678 of mail an@koor.example."
    private, public = read(mail(text, "an@gmail.com"), mail(text, Message_ID="<1@x>"))
    assert private.text == "Bel […] of mail […]."
    assert public.text == text


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Auto_Submitted": "auto-generated"},  # as the morning mail of leads itself
        {"Content_Type": 'multipart/report; boundary="b"'},
    ],
)
def test_what_machines_answer_is_left_out(headers):
    assert read(mail(**headers), mail(Subject="Echt"))[0].title == "Echt"


def test_a_newsletter_may_be_sent_by_a_machine():
    assert read(mail(Auto_Submitted="auto-generated", List_Id="<n.example>"))


def test_a_mail_that_was_saved_twice_is_one_and_without_id_its_bytes_count():
    once = mail(Message_ID="<A@koor.example>")
    assert len(read(once, once + b"x", mail(Message_ID="<a@KOOR.example>"))) == 1
    assert len(read(mail("een"), mail("twee"), mail("een"))) == 2


def test_in_a_mailbox_the_name_of_the_mail_is_its_key():
    one = mail(Message_ID="<a@koor.example>")
    items = imap.parse(BOX, parts(one, one))
    assert [item.key for item in items] == ["0.x", "1.x"]


@pytest.mark.parametrize("date", ["", "gisteren", "Fri, 99 Foo 2026 10:00", "Mon, 1 Jan 1900 0:00"])
def test_a_mail_without_a_date_that_can_be_true_counts_as_seen_now(date):
    (item,) = read(mail(Date=date))
    assert item.published.isoformat() == "2026-11-20T17:00:00+00:00"
    assert item.flags


def test_an_unknown_charset_loses_no_mail():
    body = mail(Content_Type="text/plain; charset=x-gek") + "Café".encode("cp1252")
    assert read(body)[0].text.endswith("Café")


def test_a_long_mail_is_cut():
    assert len(read(mail("woord " * 10_000))[0].text) <= limits.TEXT_CHARS


def test_files_that_are_no_mail_are_passed_over_while_there_are_mails():
    assert len(read(b"\x89PNG\r\n\x1a\n" + bytes(200), b"", mail())) == 1
    with pytest.raises(SourceError, match=r"\.eml") as error:
        read(b"\x89PNG\r\n\x1a\n" + bytes(200))
    assert error.value.code == "not-a-mail"
    assert read() == []


def test_a_calendar_that_is_broken_costs_no_mail():
    body = "--b\r\nContent-Type: text/calendar\r\n\r\nBEGIN:VCAL\r\n--b\r\n\r\nKom.\r\n--b--"
    (item,) = read(mail(body, Content_Type='multipart/mixed; boundary="b"'))
    assert (item.events, item.text) == ((), "Kom.")


# ── the form ─────────────────────────────────────────────────────────────────


def test_who_asked_stays_in_the_file():
    (item,) = asked(
        ask(
            contact_name="An Verzonnen",
            contact_email="an@voorbeeld.example",
            description="Bel An op 0612345678",
        )
    )
    assert "Verzonnen" not in repr(item)
    assert "an@voorbeeld" not in repr(item)
    assert "0612345678" not in repr(item)
    assert item.text.endswith("staat in 0.x.")


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        (None, None, None),
        ("volgende week", None, None),
        ({"start": "2027-04-24", "end": None}, "2027-04-24", None),
        ({"start": "2027-04-24", "end": "2027-04-23"}, "2027-04-24", None),
        ({"start": "2027-04-24T10:00:00+02:00"}, "2027-04-24T10:00", None),
        ({"start": "2027-04-24", "end": "2027-04-25"}, "2027-04-24", "2027-04-25"),
    ],
)
def test_days_of_a_request(when, start, end):
    (item,) = asked(ask(when=when))
    found = [(e.start.iso(), e.end and e.end.iso()) for e in item.events]
    assert found == ([(start, end)] if start else [])


@pytest.mark.parametrize(
    "file",
    [
        b"",
        b"{",
        b"[[[" * 10_000,
        b"\xff\xfe",
        b"{}",
        ask(schema="leads.request/2"),
        ask(title=""),
        ask(title=["x"]),
        ask(description="x" * 40_000),
    ],
    ids=["empty", "cut", "deep", "bytes", "nothing", "schema", "title", "type", "large"],
)
def test_what_is_no_request_is_passed_over_while_there_are_others(file):
    assert [item.title for item in asked(file, ask())] == ["Boekenruil"]
    with pytest.raises(SourceError) as error:
        asked(file)
    assert error.value.code == "not-json"


def test_a_file_may_hold_a_list_and_a_request_sent_twice_is_one():
    both = [json.loads(ask()), json.loads(ask(title="Lezing")), "x", json.loads(ask())]
    assert len(asked(json.dumps(both).encode(), ask())) == 2
    assert asked() == []
