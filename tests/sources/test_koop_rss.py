"""The RSS of official publications: the real title, the type, and never a person."""

from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from sources.saved_pages import answer, make_source

from leads.errors import SourceError
from leads.sources import koop_rss as kind

SINCE = datetime(2026, 11, 15, tzinfo=UTC)
SOURCE = make_source("koop_rss", options={"municipality": "Eikenwold"})


def entry(title="gmb-2026-1 : Eikenwold", description="Denk mee", domain="participatie", link=""):
    return (
        f"<item><title>{title}</title><description>{description}</description>"
        f'<link>{link}</link><category domain="{domain}">Gemeenteblad</category></item>'
    )


def parse(*entries, body=None):
    text = body or f'<rss version="2.0"><channel>{"".join(entries)}</channel></rss>'
    return list(kind.parse(SOURCE, answer(text, "text/xml")))


def test_a_query_has_its_bars_quotes_and_spaces_escaped():
    source = make_source("koop_rss", url="", options={"municipality": '\'s-Eik | "wold" (Lb)'})
    (request,) = kind.start(source, SINCE)
    assert request.url.startswith("https://zoek.officielebekendmakingen.nl/rss?q=")
    assert not set('|" ') & set(request.url)
    (query,) = parse_qs(urlsplit(request.url).query)["q"]
    assert '(dt.creator=="\'s-Eik | wold (Lb)")' in query


def test_without_municipality_and_address_there_is_nothing_to_ask():
    with pytest.raises(SourceError) as error:
        list(kind.start(make_source("koop_rss", url=""), SINCE))
    assert error.value.code == "bad-option"


@pytest.mark.parametrize(
    ("domain", "title"),
    [
        ("uitschrijving basisregistratie personen", "Buurtfeest"),
        ("oproeping", "Evenement"),
        ("", "Uitschrijving A. Verzonnen, festivalterrein"),
        ("participatie", "Naamswijziging B. Verzonnen"),
        ("participatie", "Oproep aan mevrouw B. Verzonnen"),
    ],
)
def test_nothing_about_a_person_is_kept(domain, title):
    assert parse(entry(description=title, domain=domain)) == []


@pytest.mark.parametrize(
    ("domain", "title", "kept"),
    [
        ("evenementenvergunning", "Lichtjesroute", True),
        ("OVERHEIDop.Rubriek|Participatie", "Denk mee", True),
        ("verkeersbesluit of -mededeling", "Kerkstraat dicht", True),
        ("andere melding", "Melding rommelmarkt", True),
        ("omgevingsvergunning", "Dakkapel", False),
        ("", "Zomaar iets", False),
    ],
)
def test_the_type_decides_or_an_event_in_the_title(domain, title, kept):
    assert bool(parse(entry(description=title, domain=domain))) is kept


def test_without_a_description_the_number_is_no_title_but_there_is_no_other():
    assert parse(entry(description="")) == []


def test_a_publication_has_one_key_whichever_feed_brought_it():
    link = "https://zoek.example/gmb-2026-77.html"
    (one,) = parse(entry(title="Denk mee", description="Over het plein", link=link))
    (two,) = parse(entry(title="GMB-2026-77 : Eikenwold"))
    assert one.key == two.key == "gmb-2026-77"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<!doctype html><title>Storing</title>", "not-a-feed"),
        ("<html><head><title>Cookies toestaan</title></head></html>", "wall"),
        ('{"error": "x"}', "not-a-feed"),
        ("<rss><channel><item><title>gmb-2026", "half-a-feed"),
        (" ", "not-a-feed"),
    ],
)
def test_what_is_no_feed_is_an_error(body, code):
    with pytest.raises(SourceError) as error:
        parse(body=body)
    assert error.value.code == code


def test_what_stands_before_a_cut_is_kept():
    body = f'<rss version="2.0"><channel>{entry()}<item><title>gmb-'
    assert [item.title for item in parse(body=body)] == ["Denk mee"]
