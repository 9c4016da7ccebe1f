"""Folders of the branch itself: their files, and nothing that lies elsewhere."""

import os

import pytest

from leads import limits
from leads.errors import FetchError
from leads.model import Response, Unchanged
from leads.sources import _parts


@pytest.fixture
def box(tmp_path):
    folder = tmp_path / "post vak"
    folder.mkdir()
    (tmp_path / "geheim.eml").write_bytes(b"niet voor ons")
    return folder


def read(fetch, folder, path="/?ends=.eml", known=None, places=None):
    place = folder.as_uri()
    return fetch(place + path, known, places=[place] if places is None else places)


def code(answer):
    assert isinstance(answer, FetchError), answer
    return answer.code


def test_the_files_come_with_their_names_and_others_stay(fetch, box):
    (box / "één.eml").write_bytes(b"Subject: a\r\n\r\n\xe9\r\n--leads\r\n")
    (box / "TWEE.EML").write_bytes(b"")
    (box / "plaatje.png").write_bytes(b"x")
    (box / ".verborgen.eml").write_bytes(b"x")
    (box / "map.eml").mkdir()
    answer = read(fetch, box)
    assert isinstance(answer, Response)
    assert dict(_parts.each(answer)) == {
        "TWEE.EML": b"",
        "één.eml": b"Subject: a\r\n\r\n\xe9\r\n--leads\r\n",
    }


def test_the_same_files_are_no_news_and_a_changed_one_is(fetch, box):
    (box / "a.eml").write_bytes(b"een")
    known = read(fetch, box).validators
    assert isinstance(read(fetch, box, known=known), Unchanged)
    (box / "a.eml").write_bytes(b"twee")
    assert isinstance(read(fetch, box, known=known), Response)


def test_one_file_comes_as_it_is(fetch, box):
    (box / "a.json").write_bytes(b"{}")
    answer = read(fetch, box, "/a.json")
    assert list(_parts.each(answer)) == [("", b"{}")]


def test_an_empty_folder_is_an_empty_answer(fetch, box):
    assert list(_parts.each(read(fetch, box))) == []


def test_the_newest_files_are_read_and_each_up_to_its_limit(fetch, box, monkeypatch):
    monkeypatch.setattr(limits, "FILES_PER_FOLDER", 2)
    monkeypatch.setattr(limits, "LETTER_BYTES", 3)
    for number, name in enumerate(("oud", "midden", "nieuw")):
        (box / f"{name}.eml").write_bytes(b"abcdef")
        os.utime(box / f"{name}.eml", (number, number))
    assert list(_parts.each(read(fetch, box))) == [("midden.eml", b"abc"), ("nieuw.eml", b"abc")]


@pytest.mark.parametrize("path", ["/../geheim.eml", "/..", "/%2e%2e/geheim.eml"])
def test_what_lies_outside_is_not_read(fetch, box, path):
    assert code(read(fetch, box, path)) == "blocked-address"


def test_a_folder_that_is_no_source_is_not_read(fetch, box):
    assert code(read(fetch, box, places=[])) == "blocked-address"
    assert code(read(fetch, box, places=["https://krant.example/"])) == "blocked-address"


def test_a_link_that_leads_outside_is_not_followed(fetch, box):
    (box / "link.eml").symlink_to(box.parent / "geheim.eml")
    assert list(_parts.each(read(fetch, box))) == []
    assert code(read(fetch, box, "/link.eml")) == "blocked-address"


def test_a_folder_that_is_not_there(fetch, box):
    assert code(read(fetch, box / "weg")) == "not-found"


def test_a_file_that_is_too_large(fetch, box):
    with (box / "groot.json").open("wb") as file:
        file.truncate(6 * limits.MIB)
    assert code(read(fetch, box, "/groot.json")) == "too-big"


def test_a_page_of_the_web_cannot_lead_to_a_file(fetch, box, server):
    from faultserver import redirect

    server.on("/feed", redirect((box.parent / "geheim.eml").as_uri()))
    answer = fetch(server.url("/feed"), places=[box.as_uri()])
    assert code(answer) in ("bad-address", "redirects")
