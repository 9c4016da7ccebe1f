"""What people send: a mailbox, a folder of mails and a form, read in one morning."""

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from mailboxserver import PASSWORD, MailboxServer
from service_village import DAY, MORNING, Post, Village, close

from leads import service
from leads.app import open_app

LESSON = (
    b"From: Dorpshuis <nieuws@delinde.example>\r\nSubject: Muren gezocht\r\n"
    b"Message-ID: <1@delinde.example>\r\nDate: Mon, 01 Mar 2027 10:00:00 +0100\r\n\r\n"
    b"De fotoclub zoekt muren voor een expositie in april. Wie heeft er plek?\r\n"
)
ASKED = {
    "schema": "leads.request/1",
    "submitted_at": "2027-03-01T09:00:00+01:00",
    "contact_email": "an@prive.example",
    "title": "Voorlezen",
    "organisation": "Speeltuin De Wip",
    "description": "Wij zoeken iemand die komt voorlezen.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "post").mkdir()
    return tmp_path / "post"


def add(village: Village, name: str, kind: str, url: str, **more) -> None:
    """A source that no web server speaks for."""
    source = {"id": name, "kind": kind, "url": url, "name": name.title(), "medium": "mail"}
    village.sites.append(SimpleNamespace(source=source | more))


def refresh(village: Village, now: datetime = MORNING, **env: str) -> dict[str, service.Refreshed]:
    village.write_settings()
    app = open_app(village.home, now=now.isoformat(), env=env)
    app = replace(app, settings=replace(app.settings, http=replace(app.settings.http, pause=0.0)))
    try:
        return {visit.source_id: visit for visit in service.refresh(app, every=True).visits}
    finally:
        close(app)


def test_a_mailbox_a_folder_and_a_form_are_sources_like_any_other(village, folder) -> None:
    (folder / "a.eml").write_bytes(LESSON)
    (folder / "b.json").write_text(json.dumps(ASKED))
    village.site("krant").publish(Post("1", "Markt", "Zaterdag is er markt."))
    add(village, "map", "eml_folder", folder.as_uri())
    add(village, "formulier", "form", folder.as_uri())
    with MailboxServer() as server:
        server.deliver(LESSON, at=MORNING - DAY)
        box = f"imap://127.0.0.1:{server.port}/INBOX"
        add(
            village,
            "postvak",
            "imap",
            box,
            secret="POSTVAK",
            options={"user": "postvak@bieb.example"},
        )
        first = refresh(village, POSTVAK=PASSWORD)
        again = refresh(village, MORNING + DAY, POSTVAK=PASSWORD)
        assert server.flags() == [set()]
    assert {name: (visit.reason, visit.new) for name, visit in first.items()} == {
        "krant": (None, 1),
        "map": (None, 1),
        "formulier": (None, 1),
        "postvak": (None, 1),
    }
    assert {visit.new for visit in again.values()} == {0}
    names = {item.source_name for item in village.items().values()}
    assert names == {"Krant", "Map: delinde.example", "Formulier", "Postvak: delinde.example"}
    for file in (village.home / "data").rglob("*"):
        assert file.is_dir() or not any(
            secret in file.read_bytes() for secret in (PASSWORD.encode(), b"an@prive.example")
        )


def test_a_mailbox_without_its_password_is_passed_over_and_says_so(village, folder) -> None:
    add(village, "map", "eml_folder", folder.as_uri())
    (folder / "a.eml").write_bytes(LESSON)
    box = "imaps://imap.example/INBOX"
    add(village, "postvak", "imap", box, secret="POSTVAK", options={"user": "a@bieb.example"})
    visits = refresh(village)
    assert visits["map"].new == 1
    assert visits["postvak"].reason == "no-key"
    assert "POSTVAK" in visits["postvak"].detail
    assert "app-wachtwoord" in visits["postvak"].detail


def test_a_page_that_is_not_needed_costs_no_visit(village) -> None:
    """The agenda of a council in a paper that cannot be read."""
    site = village.site("raad", kind="notubiz", path="", options={"organization": "9"})
    paper = {"title": "Agenda", "url": site.server.url("/agenda.pdf")}
    meeting = {"id": 1, "attributes": [{"id": 1, "value": "Raad"}], "documents": [paper]}
    day = (MORNING - 14 * DAY).date()
    form = "&format=json&version=1.17.0"
    window = f"{day}+00%3A00%3A00&date_to={day + 90 * DAY}+23%3A59%3A59"
    site.path = f"/events?organisation_id=9&date_from={window}&page=1{form}"
    site.serve(json.dumps({"events": [{"id": 1}]}).encode())
    site.path = f"/events/meetings/1?{form[1:]}"
    site.serve(json.dumps({"meeting": meeting}).encode())
    site.path = "/agenda.pdf"
    site.serve(b"%PDF-1.4 a scan")
    visits = refresh(village)
    assert site.visits == 1
    assert (visits["raad"].reason, visits["raad"].seen) == (None, 0)
