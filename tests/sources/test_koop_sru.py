"""Official publications: what is kept, paging that ends, errors sent as 200."""

from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from sources.saved_pages import answer, make_source

from leads.errors import SourceError
from leads.model import Item, Request
from leads.sources import koop_sru as kind

SINCE = datetime(2026, 11, 15, 23, 30, tzinfo=UTC)  # the 16th on the Dutch clock
SRU = "http://docs.oasis-open.org/ns/search-ws/sruResponse"


def source(name):
    return make_source("koop_sru", url="https://sru.example/sru", options={"municipality": name})


def query(name):
    (request,) = kind.start(source(name), SINCE)
    return parse_qs(urlsplit(request.url).query)


def record(number, section="participatie", title="Titel"):
    return (
        '<record><recordData><g:gzd xmlns:g="http://standaarden.overheid.nl/sru"'
        ' xmlns:t="http://purl.org/dc/terms/"><g:originalData>'
        f"<t:identifier>gmb-2026-{number}</t:identifier><t:title>{title}</t:title>"
        f'<t:type scheme="OVERHEIDop.Rubriek">{section}</t:type><t:creator>Eikenwold</t:creator>'
        "</g:originalData></g:gzd></recordData></record>"
    )


def page(*records, after=""):
    following = f"<nextRecordPosition>{after}</nextRecordPosition>" if after else ""
    return (
        f'<searchRetrieveResponse xmlns="{SRU}"><numberOfRecords>5000</numberOfRecords>'
        f"<records>{''.join(records)}</records>{following}</searchRetrieveResponse>"
    )


def parse(body, position="1"):
    carries = {"query": "q", "position": position}
    request = Request(url="https://sru.example/sru?query=q", carries=carries)
    return list(kind.parse(source("Eikenwold"), answer(body, "text/xml", request=request)))


def test_the_query_quotes_names_and_counts_dutch_days():
    assert query("'s-Eikenwold (Lb.)")["query"] == [
        'c.product-area=="officielepublicaties" and w.organisatietype=="gemeente"'
        ' and dt.creator=="\'s-Eikenwold (Lb.)" and dt.modified>=2026-11-16'
    ]
    assert "sortKeys" not in query("Eikenwold")


def test_a_quote_in_a_name_cannot_change_the_query():
    assert 'creator=="Eik or x==" and' in query('Eik" or x=="')["query"][0]


def test_the_municipality_is_needed():
    with pytest.raises(SourceError) as error:
        list(kind.start(source(" "), SINCE))
    assert error.value.code == "bad-option"


@pytest.mark.parametrize(
    ("section", "title", "kept"),
    [
        ("evenementenvergunning", "Lichtjesroute", True),
        ("Participatie", "Praat mee", True),
        ("andere vergunning", "Vergunning kermis Brink", True),
        ("omgevingsvergunning", "Dakkapel Molenweg 3", False),
        ("oproeping", "Oproep festival", False),
        ("uitschrijving basisregistratie personen", "Kermis", False),
        ("", "Kerstmarkt", True),
    ],
)
def test_what_is_kept(section, title, kept):
    assert bool(parse(page(record(1, section, title)))) is kept


def test_a_record_without_places_and_links_is_whole():
    (item,) = parse(page(record(7)))
    assert item.url == "https://zoek.officielebekendmakingen.nl/gmb-2026-7.html"
    assert (item.place, item.flags) == (None, ("date-missing",))
    assert item.text == "Participatie van de gemeente Eikenwold."


def test_the_next_page_is_asked_for_while_there_is_progress():
    *items, following = parse(page(record(1), record(2), after="101"))
    assert all(isinstance(item, Item) for item in items)
    assert following.carries == {"query": "q", "position": "101"}
    assert "startRecord=101" in following.url


@pytest.mark.parametrize("after", ["101", "57", "x", ""])
def test_paging_stops_without_progress(after):
    assert all(isinstance(one, Item) for one in parse(page(record(1), after=after), "101"))


def test_paging_stops_at_an_empty_page_whatever_the_count_says():
    assert parse(page(after="201"), "101") == []


DIAGNOSTIC = (
    f'<searchRetrieveResponse xmlns="{SRU}"><version>2.0</version><diagnostics>'
    '<d:diagnostic xmlns:d="http://docs.oasis-open.org/ns/search-ws/diagnostic">'
    "<d:uri>info:srw/diagnostic/1/10</d:uri><d:message>mismatched input</d:message>"
    "</d:diagnostic></diagnostics></searchRetrieveResponse>"
)
ENTITIES = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + page(record(1, title="&a;"))


@pytest.mark.parametrize(
    "body",
    [
        DIAGNOSTIC,
        "<!DOCTYPE html><html><title>Fout</title></html>",
        "<html><body>Service Unavailable</body></html>",
        ENTITIES,
        ENTITIES.encode("utf-16"),
        page(record(1))[:-40],
        '<andere xmlns="urn:x"/>',
        "",
    ],
)
def test_what_is_no_answer_is_an_error(body):
    with pytest.raises(SourceError) as error:
        parse(body)
    assert error.value.code == "error-in-body"


def test_the_message_of_the_service_is_told():
    with pytest.raises(SourceError, match="mismatched input"):
        parse(DIAGNOSTIC)
