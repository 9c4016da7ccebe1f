"""The same page as text, HTML and data: complete, equal, calm and harmless."""

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from html import unescape
from itertools import pairwise

import pytest
from digest.ammerloo import (
    BRANCH,
    DAY,
    REPLY_TO,
    hostile,
    knowledge,
    lead,
    morning,
    quiet,
    reason,
    sighting,
)
from lxml import html

from leads.digest import as_json, build, render_html, render_text, subject
from leads.digest.view import page
from leads.language import Words
from leads.limits import MAIL_HTML_BYTES
from leads.model import (
    EXPECTED,
    Digest,
    Event,
    EventStatus,
    Lead,
    Moment,
    SourceHealth,
    Status,
)

NL = Words("nl")


def text(digest: Digest) -> str:
    return render_text(digest, knowledge(), NL, reply_to=REPLY_TO)


def flat(said: str) -> str:
    return " ".join(said.split())


def markup(digest: Digest) -> html.HtmlElement:
    return html.document_fromstring(render_html(digest, knowledge(), NL, reply_to=REPLY_TO))


def of(*leads: Lead) -> Digest:
    return build(BRANCH, DAY, leads)


# ── what is said ─────────────────────────────────────────────────────────────


def test_an_entry_has_who_what_why_first_step_and_before_when() -> None:
    said = flat(text(morning()))
    for line in (
        "3. Heemkundekring Ammer en Loo wil weefgetouw uit 1830 laten zien",
        "Vraag. Uiterlijk rond woensdag 7 april, nog 5 weken (sterk).",
        "Wie: Heemkundekring Ammer en Loo en Basisschool De Spoel",
        "Wat: Open middag over het weven, zaterdag 10 april, 14.00 uur, schuur aan de Weversstraat",
        "Waarom: Ze zoeken een plek om iets te laten zien.",
        "Past bij erfgoed en heemkunde (‘weefgetouw’).",
        "“Het getouw past niet in ons zaaltje, dus we zoeken een plek waar mensen binnen kunnen "
        "lopen.”",
        "Bron: De Ammerbode, maandag 1 maart https://ammerbode.example/nieuws/getouw",
        "Ook gezien in: Heemkundekring Ammer en Loo, maandag 1 maart",
        "Eerste stap: Je kunt Heemkundekring Ammer en Loo bellen en een vitrine",
        "leads accept k3f9ab (of snooze, drop, wrong)",
        "mailto:bieb@ammerloo.example?subject=Oppakken%20k3f9ab",
    ):
        assert line in said, line


def test_the_blocks_stand_in_their_order() -> None:
    said = text(morning())
    headings = re.findall(r"^[A-Z][A-Z' ]{5,}$", said, re.MULTILINE)
    assert headings == [
        "NIEUWE KANSEN",
        "UIT DE SCHUUR",
        "LANDELIJKE THEMA'S DIE ERAAN KOMEN",
        "VALT SAMEN",
        "BRONNEN",
    ]
    assert "Hier wilde je vandaag op terugkomen." in said
    assert "Er staat nog 1 kans open: leads list" in said


def test_a_changed_lead_says_what_changed_and_a_repeated_one_since_when() -> None:
    assert "Veranderd: de commissie vergadert een week eerder: 23 maart" in text(morning())
    again = lead(shown_on=date(2027, 2, 26), act_before=date(2027, 3, 4))
    assert "Stond ook in de mail van vrijdag 26 februari." in text(of(again))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("cancelled", "Afgelast. Wie:"),
        ("cancelled kinderdisco", "Afgelast: kinderdisco. Wie:"),
        ("announced 2027-06-05", "Aangekondigd voor zaterdag 5 juni."),
        ("elsewhere De Spoel", "Nu op een andere plek: De Spoel."),
        ("moved 2027-06-05 2027-06-12", "Verplaatst naar zaterdag 12 juni (was zaterdag 5 juni)."),
        ("moved 2026-12-30 2027-01-06", "Verplaatst naar woensdag 6 januari 2027 (was"),
        ("moved 2027-06-05T19:30 2027-06-05T20:00", "Begint om 20.00 uur (was 19.30)."),
    ],
)
def test_what_changed_is_said_in_full(change: str, told: str) -> None:
    taken = lead(status=Status.PLANTED, change=change)
    said = flat(text(build(BRANCH, DAY, [], changed=[taken])))
    assert "VERANDERD Fotoclub zoekt muur" in said
    assert told in said


def test_of_what_is_off_nothing_is_offered() -> None:
    said = flat(text(build(BRANCH, DAY, [], changed=[lead(change="cancelled")])))
    assert "Je kunt Fotoclub Tegenlicht vragen of er iets anders komt." in said
    assert "Vraag." not in said


def test_a_last_day_that_was_computed_is_called_so() -> None:
    day = date(2027, 3, 20)
    read = lead(act_before=day, reasons=(reason("time", "2027-03-20", "tot 20 maart"),))
    assert "Reageer voor zaterdag 20 maart, nog 2 weken" in text(of(read))
    for computed in (lead(act_before=day), lead(act_before=day, reasons=(reason("time", "2"),))):
        assert "Uiterlijk rond zaterdag 20 maart, nog 2 weken" in text(of(computed))


def test_a_request_says_what_is_asked_and_what_we_have() -> None:
    said = flat(text(of(lead())))
    assert "Vraag. Geen vaste einddatum" in said
    assert "Ons antwoord: expositiewand of vitrine." in said
    in_time = flat(text(of(lead(offer="publiciteit"))))
    assert "Vraag." in in_time
    assert "Ons antwoord" not in in_time
    assert "“Wij zoeken een muur om onze foto's te hangen.”" in said
    others = replace(knowledge(), branch=replace(BRANCH, offers=("lezing",)))
    assert "Vraag." not in render_text(of(lead()), others, NL)
    assert "Ons antwoord" not in render_text(of(lead(reasons=())), knowledge(), NL)


def test_the_blocks_beside_the_seven() -> None:
    again = lead(
        "j",
        title="Boekenmarkt",
        status=Status.SHED,
        wake_on=DAY,
        events=(
            Event(name="boekenmarkt", start=Moment(date(2026, 6, 7)), status=EventStatus.PAST),
            Event(name="boekenmarkt", start=Moment(date(2027, 6, 6)), flags=(EXPECTED,)),
        ),
        reasons=(reason("again", "boekenmarkt", "De boekenmarkt trok negenhonderd mensen."),),
    )
    rare = lead("u", strength=None, reasons=(reason("unexpected", "muziek_dans", "trompet", 0.1),))
    digest = replace(build(BRANCH, DAY, [], woken=[again]), unexpected=rare)
    said = flat(text(digest))
    assert "KOMT ER WEER AAN Boekenmarkt" in said
    assert "Verwacht rond zondag 6 juni 2027, vorige keer was het zondag 7 juni 2026." in said
    assert "“De boekenmarkt trok negenhonderd mensen.”" in said
    assert "UIT DE SCHUUR" not in said
    assert "EENS IETS ANDERS Fotoclub zoekt muur" in said


def test_an_estimated_date_is_called_expected() -> None:
    said = flat(text(morning()))
    assert "4 tot en met 5 mei, over 9 weken." in said
    assert "Verwacht 18 tot en met 20 juni (datum nog niet zeker), over 15 weken." in said
    assert "In Ammerloo doet mee: Oranjecomité Ammerloo." in said
    assert "In Ammerloo is nog niemand gezien. Vaak doen mee: heemkundekring" in said


def test_a_clash_says_how_it_was_found() -> None:
    said = flat(text(morning()))
    assert "Paasmiddag van Zonnebloem Ammerloo valt samen met Bingo voor 65-plus" in said
    assert "Gevonden doordat beide berichten dezelfde dag noemen." in said


def test_sources_say_what_failed_why_and_since_when() -> None:
    said = flat(text(morning()))
    assert "9 bronnen gelezen." in said
    assert "Agenda gemeente: de site gaf niet op tijd antwoord, sinds zaterdag 27 februari." in said


def test_a_long_list_of_broken_sources_is_counted() -> None:
    broken = [SourceHealth(source_id=f"s{n}", name=f"Bron {n}", ok=False) for n in range(40)]
    said = text(build(BRANCH, DAY, [], sources=broken))
    assert said.count("gaf niets terug.") == 6
    assert "Nog 34 bronnen gaven niets terug: leads sources" in flat(said)
    assert "0 bronnen gelezen." in said


def test_the_first_three_in_full_the_rest_shorter() -> None:
    twice = tuple(sighting(f"s{n}") for n in range(2))
    view = page(of(*(lead(f"n{n}", sightings=twice) for n in range(5))), knowledge(), NL)
    entries = view.sections[0].entries
    assert [len(entry.also) for entry in entries] == [1, 1, 1, 0, 0]
    assert all(entry.quote and entry.facts and entry.source.url for entry in entries)
    assert ["Wat" in [fact.label for fact in entry.facts] for entry in entries] == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_a_quote_is_a_sentence_of_the_source_when_the_proof_is_one_word() -> None:
    said = text(of(lead(reasons=(reason("ask", "expositie", "muur"),))))
    assert "“Fotoclub Tegenlicht bestaat al jaren, maar een vaste plek" in said


def test_a_quote_is_literal_and_short() -> None:
    words = "We zoeken een muur want onze foto's liggen al jaren in een doos. " * 5
    view = page(of(lead(reasons=(reason("ask", "expositie", words),))), knowledge(), NL)
    quote = view.sections[0].entries[0].quote
    assert len(quote) <= 150
    assert words.startswith(quote.rstrip("…"))


def test_a_woken_lead_of_last_year_has_no_date_of_last_year() -> None:
    old = lead(status=Status.FALLOW, wake_on=DAY, act_before=date(2026, 5, 1))
    said = text(build(BRANCH, DAY, [], woken=[old]))
    assert "Nieuwe datum nog niet bekend" in said
    assert "Nu is er weer tijd." in said
    assert "1 mei" not in said


@pytest.mark.parametrize(
    ("digest", "said"),
    [
        (of(lead()), "1 kans in Ammerloo - dinsdag 2 maart"),
        (of(lead("a"), lead("b"), lead("c")), "3 kansen in Ammerloo - dinsdag 2 maart"),
        (
            build(BRANCH, DAY, [], woken=morning().woken),
            "1 kans uit de schuur in Ammerloo - dinsdag 2 maart",
        ),
        (
            build(BRANCH, DAY, [], clashes=morning().clashes),
            "Dit komt eraan in Ammerloo - dinsdag 2 maart",
        ),
        (quiet(), "Geen nieuwe kansen in Ammerloo - maandag 8 maart"),
    ],
)
def test_subject(digest: Digest, said: str) -> None:
    assert subject(digest, NL) == said


def test_nothing_new_is_a_short_mail() -> None:
    said = text(quiet())
    assert "Vandaag geen nieuwe kansen." in said
    assert "9 bronnen gelezen." in said
    assert "Er staan nog 4 kansen open: leads list" in said
    assert len(said) < 700


def test_without_a_reply_address_there_are_commands_but_no_mail_links() -> None:
    said = render_text(morning(), knowledge(), NL)
    assert "leads accept k3f9ab" in said
    assert "mailto:" not in said
    assert "mailto:" not in render_html(morning(), knowledge(), NL)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_calm_words(language: str) -> None:
    said = render_text(morning(), knowledge(), Words(language))
    assert "!" not in said
    assert not re.search(r"\b(score|match|prospect|target|lead)\b", said, re.IGNORECASE)


def test_english_leaves_no_dutch_frame() -> None:
    said = render_text(quiet(), knowledge(), Words("en"), reply_to=REPLY_TO)
    assert "No new chances today." in said
    assert "9 sources read." in said
    assert not re.search(r"\b(kans|kansen|bron|bronnen|geen|nog)\b", said)


# ── text ─────────────────────────────────────────────────────────────────────


def test_text_fits_72_columns_and_addresses_stand_alone() -> None:
    long = lead(title="Woord" * 50, organisations=("Vereniging" * 9,), sightings=_long_address())
    for line in text(build(BRANCH, DAY, [long, *morning().leads])).splitlines():
        address = re.search(r"(?:https?://|mailto:)\S+", line)
        assert len(line) <= 72 or address, line
        if address:
            assert line.strip() == address.group()


def _long_address() -> tuple[object, ...]:
    return (sighting("lang", url="https://ammerbode.example/" + "a/" * 200),)


# ── HTML ─────────────────────────────────────────────────────────────────────


def test_text_and_html_are_twins() -> None:
    lines = [line.strip() for line in text(morning()).splitlines()]
    plain = flat(" ".join(line for line in lines if line and not line.startswith("-" * 9)))
    tree = markup(morning())
    shown = [h.text_content().strip() for h in tree.iter("h3")]
    places = [plain.find(flat(title)) for title in shown]
    assert -1 not in places
    assert places == sorted(places)
    for paragraph in tree.xpath("//p[not(@class) or @class='fact' or @class='step']"):
        if not paragraph.xpath(".//a"):
            assert flat(paragraph.text_content()) in plain
    web = {a.get("href") for a in tree.iter("a") if a.get("href").startswith("http")}
    assert web == set(re.findall(r"https?://\S+", text(morning())))


def test_html_is_accessible() -> None:
    tree = markup(morning())
    root = tree.getroottree().getroot()
    assert (root.get("lang"), root.get("dir")) == ("nl", "ltr")
    assert tree.findtext(".//title") == subject(morning(), NL)
    assert {t.get("role") for t in tree.iter("table")} == {"presentation"}
    levels = [int(h.tag[1]) for h in tree.iter("h1", "h2", "h3")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    for link in tree.xpath("//a[starts-with(@href, 'mailto:') and contains(@class, 'answer')]"):
        assert link.get("aria-label", link.text).startswith(link.text)
    assert not list(tree.iter("img", "script", "form", "iframe", "link", "base", "object"))


def test_html_asks_nothing_of_the_network() -> None:
    said = render_html(morning(), knowledge(), NL, reply_to=REPLY_TO)
    assert not re.search(r"@import|url\(|src=|refresh", said)
    assert "prefers-color-scheme: dark" in said
    assert '<meta name="color-scheme" content="light dark">' in said
    assert 'style="' in said, "styles are inlined for mail programs that drop <style>"


def test_the_preheader_names_the_first_lead() -> None:
    for digest in (morning(), quiet(), of(lead(title="Kort")), of(lead(title="lang " * 60))):
        view = page(digest, knowledge(), NL)
        assert 40 <= len(view.preheader) <= 90
    assert page(morning(), knowledge(), NL).preheader.startswith("Wie heeft een lange tafel")


def test_html_stays_below_the_size_at_which_mail_is_cut() -> None:
    full = lead(
        title='Zes & zes " is <twaalf> ' * 13,
        organisations=("Vereniging & Co " * 12,) * 9,
        sightings=tuple(
            sighting(f"s{n}", url=f"https://a.example/{n}/" + "x" * 900) for n in range(9)
        ),
        reasons=tuple(reason("theme", t.id, "woord & woord " * 20) for t in knowledge().themes),
        change="de datum " * 60,
        shown_on=date(2027, 3, 1),
        changed_at=datetime(2027, 3, 2, 5, tzinfo=UTC),
    )
    many = [replace(full, id=f"n{n}") for n in range(7)]
    asleep = [replace(full, id=f"w{n}", status=Status.SHED) for n in range(7)]
    digest = build(BRANCH, DAY, many, woken=asleep[:2], sources=morning().sources)
    said = render_html(digest, knowledge(), NL, reply_to=REPLY_TO)
    assert len(said.encode()) < MAIL_HTML_BYTES
    assert len(html.document_fromstring(said).xpath("//h3")) == 9


# ── hostile words ────────────────────────────────────────────────────────────


def test_hostile_words_come_out_as_words() -> None:
    tree = markup(hostile())
    assert not list(tree.iter("script", "img"))
    assert "<script>alert(1)</script>" in tree.xpath("//h3")[0].text_content()
    for link in tree.iter("a"):
        assert link.get("href").startswith(("https://", "http://", "mailto:"))
    assert not [e for e in tree.iter() if any(name.startswith("on") for name in e.attrib)]


@pytest.mark.parametrize("render", [render_text, render_html])
def test_no_control_or_direction_character_gets_through(render: object) -> None:
    said = unescape(render(hostile(), knowledge(), NL, reply_to=REPLY_TO))  # type: ignore[operator]
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]", said)
    said.encode("utf-8")
    assert "{{ 7*7 }} {page} %s" in flat(said)


def test_an_address_that_no_browser_should_open_is_not_shown_as_one() -> None:
    said = text(hostile())
    assert "javascript:" not in said
    assert "x.example" not in said


# ── data ─────────────────────────────────────────────────────────────────────


def test_json_is_complete_and_stable() -> None:
    data = json.loads(json.dumps(as_json(morning(), knowledge(), NL)))
    assert data["schema"] == 1
    assert list(data) == [
        "schema",
        "branch",
        "place",
        "day",
        "language",
        "subject",
        "leads",
        "changed",
        "woken",
        "unexpected",
        "reminders",
        "announcements",
        "clashes",
        "together",
        "sources",
        "left_over",
        "still_open",
    ]
    first = data["leads"][0]
    assert (first["id"], first["act_before"], first["strength"]) == (
        "q4t8ne",
        "2027-03-08",
        "sterk",
    )
    assert first["reasons"][0] == {
        "kind": "ask",
        "ref": "ruimte",
        "points": 3,
        "text": "ze zoeken een ruimte",
        "quote": "Wie heeft op 20 maart een lange tafel voor ons?",
        "item": "item",
    }
    assert first["events"][0]["start"] == "2027-03-20T13:30"
    assert first["sightings"][0]["published"] == "2027-03-01T08:30:00+00:00"
    assert data["announcements"][1]["sure"] is False
    assert data["sources"][-1]["reason"] == "timeout"
