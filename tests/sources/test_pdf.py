"""PDFs: their words, and a clear reason when there are none."""

import io
import zlib
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader, PdfWriter
from sources.pdf_bytes import pdf
from sources.saved_pages import answer, make_source

from leads import limits
from leads.errors import SourceError
from leads.model import Body, Moment, Request
from leads.sources import _agenda_paper
from leads.sources import pdf as kind
from leads.sources._council import Meeting, Paper

SOURCE = make_source("pdf", url="https://krant.example/laatste.pdf", name="Dorpskrant")
STORY = ("De harmonie zoekt een zaal voor het concert van zaterdag 19 december.",) * 2


def parse(body):
    return list(kind.parse(SOURCE, answer(body, "application/pdf")))


def locked(body, password):
    writer = PdfWriter()
    writer.append(io.BytesIO(body))
    writer.encrypt(password, owner_password="eigenaar", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def bomb():
    """A page of 80 kB that unpacks to 80 MB."""
    packed = zlib.compress(bytes(80_000_000))
    plain = pdf(STORY)
    begin, end = plain.index(b"<</Length"), plain.index(b"endstream")
    head = b"<</Length %d/Filter/FlateDecode>>\nstream\n" % len(packed)
    return plain[:begin] + head + packed + b"\n" + plain[end:]


def test_a_paper_may_be_larger_than_a_feed():
    (request,) = kind.start(SOURCE, datetime(2026, 11, 6, tzinfo=UTC))
    assert request.body is Body.PAPER
    assert limits.BODY_BYTES[Body.PAPER] > limits.BODY_BYTES[Body.FEED]


@pytest.mark.parametrize(
    ("body", "code", "said"),
    [
        (pdf([], []), "no-text", "scan"),
        (pdf(["blz. 1"]), "no-text", "scan"),
        (locked(pdf(STORY), "geheim"), "no-text", "beveiligd"),
        (pdf(STORY)[:200], "no-text", "beschadigd"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 40, "no-text", "beschadigd"),
        (b"<!doctype html><title>Niet gevonden</title>", "not-a-pdf", "webpagina"),
        (b"<html><head><title>Inloggen</title></head></html>", "wall", "inlog"),
        (b"", "not-a-pdf", "leeg"),
    ],
    ids=["scan", "stamp", "locked", "cut", "junk", "page", "wall", "empty"],
)
def test_without_words_the_reason_is_told(body, code, said):
    with pytest.raises(SourceError, match=said) as error:
        parse(body)
    assert error.value.code == code


def test_a_paper_that_anyone_may_open_is_read():
    assert len(parse(locked(pdf(STORY), ""))) == 1


def test_junk_before_the_header_is_no_matter():
    assert len(parse(b"\n\n" + pdf(STORY))) == 1


def test_lines_that_go_on_are_joined_and_broken_words_made_whole():
    (item,) = parse(
        pdf(
            [
                "Kerstconcert",
                "De harmonie zoekt voor 19 december een plek voor het kerst-",
                "concert, want het dorpshuis is dan dicht en de Stichting",
                "Dorpsfeest heeft geen tent.",
                "Bel ons.",
            ]
        )
    )
    assert item.text == (
        "Kerstconcert\nDe harmonie zoekt voor 19 december een plek voor het kerstconcert,"
        " want het dorpshuis is dan dicht en de Stichting Dorpsfeest heeft geen tent.\nBel ons."
    )


def test_the_same_page_is_the_same_item_and_the_next_issue_is_not():
    first, second = parse(pdf(STORY)), parse(pdf([*STORY, "Kom ook."]))
    assert [item.key for item in first] == [item.key for item in parse(pdf(["x"], STORY))]
    assert first[0].key != second[0].key


def test_a_thick_paper_is_read_up_to_a_limit():
    pages = [[f"Bladzijde {n}", *STORY] for n in range(limits.PDF_PAGES + 5)]
    assert len(parse(pdf(*pages))) == limits.PDF_PAGES


def test_a_bomb_is_stopped():
    with pytest.raises(SourceError) as error:
        parse(bomb())
    assert error.value.code == "no-text"


# ── the agenda of a meeting as a paper ───────────────────────────────────────

MEETING = Meeting(id="m1", name="Dorpsraad", start=Moment(datetime(2026, 12, 1).date()))


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("Agenda dorpsraad", True),
        ("Uitnodiging en agenda", True),
        ("Besluitenlijst bij de agenda", False),
        ("Langetermijnagenda", False),
        ("Lange termijn agenda", False),
        ("Raadsvoorstel", False),
    ],
)
def test_only_the_agenda_itself_is_asked_for(name, asked):
    papers = [Paper(name, "/stuk.pdf"), Paper(name, "/nog-een.pdf")]
    found = list(_agenda_paper.requests(MEETING, papers, answer(b"")))
    assert [request.url for request in found] == ["https://bron.example/stuk.pdf"] * asked
    assert all(request.optional for request in found)


def test_an_agenda_keeps_what_is_told_of_its_meeting():
    (request,) = _agenda_paper.requests(
        MEETING, [Paper("Agenda", "https://a.example/1")], answer("")
    )
    body = pdf(["Griffier: A. Verzonnen", "1. Bibliotheekbus krijgt nieuwe plek"])
    (item,) = _agenda_paper.items(SOURCE, answer(body, request=request))
    assert item.events[0].start == MEETING.start
    assert "Bibliotheekbus" in item.text
    assert "Verzonnen" not in item.text


def test_a_pdf_made_for_these_tests_is_one():
    assert len(PdfReader(io.BytesIO(pdf(["a"], ["b"]))).pages) == 2


def test_a_request_of_the_service_is_no_paper():
    assert not _agenda_paper.is_answered_by(answer("", request=Request(url="https://x.example/")))
