"""The same story or not: a wrong merge hides a lead."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from match_nouns import event, extraction, item, named, organisation

from leads import nlp, settings
from leads.evaluation.prediction import Prediction
from leads.evaluation.understanding import duplicate_figures
from leads.match import fingerprint, same_story
from leads.match.stories import HASHES, KEYS_AT_MOST
from leads.model import Fingerprint, Item, Label, Medium
from leads.service.predict import branch_of, read_corpus

CORPUS = Path(__file__).parent.parent / "corpus" / "dev.jsonl"
WEEKLY = item(
    "Heemkundekring zoekt ruimere zaal",
    "De belangstelling voor de lezing over de Peelbrand is zo groot dat Heemkundekring D'n "
    "Elzenhof uit zijn jasje barst. Spreker Toon Verhoeven vertelt op 6 februari.",
    url="https://weekblad.example/2027/01/zaal",
)
POST = item(
    "",
    "Mensen wat een animo voor onze Peelbrand-avond op 6 feb met Toon Verhoeven! Wie heeft er "
    "een zaaltje? Heemkundekring D'n Elzenhof",
    url="https://social.example/elzenhof/1",
    source_id="facebook-elzenhof",
)


def mark(paper: Item, day: str | None = "2027-02-06T20:00") -> Fingerprint:
    body = organisation(paper, "Heemkundekring D'n Elzenhof")
    speaker = named(paper, Label.PER, "Toon Verhoeven")
    events = (event("avond", day),) if day else ()
    return fingerprint(paper, extraction(paper, body, speaker, events=events))


def later(paper: Item, days: int, **changes: object) -> Item:
    return replace(paper, published=paper.published + timedelta(days=days), **changes)  # type: ignore[arg-type]


def test_an_article_and_a_post_on_one_evening_are_one_story() -> None:
    first, second = mark(WEEKLY), mark(later(POST, 2))
    assert set(first.keys) & set(second.keys)
    assert same_story(second, first)
    assert same_story(first, second)


def test_another_evening_is_another_story() -> None:
    first, second = mark(WEEKLY), mark(later(POST, 2), "2027-03-06T20:00")
    assert not same_story(second, first)


def test_two_notices_of_a_calendar_in_one_mould_are_two() -> None:
    def notice(name: str, body: str, **changes: object) -> Fingerprint:
        when = "Donderdag 14 oktober 2027 van 14.00 tot 16.00 uur"
        paper = item(name, f"{when}. Organisatie: {body}.", url="", **changes)
        events = (event(name, "2027-10-14T14:00", organiser=body),)
        return fingerprint(paper, extraction(paper, organisation(paper, body), events=events))

    choir = notice("Zangmiddag voor senioren", "Koor De Lijster", source_id="koor")
    lecture = notice("Lezing voor senioren", "Ouderenbond Elzerade")
    assert not same_story(choir, lecture)
    again = notice("Zangmiddag voor senioren", "Koor De Lijster", source_id="dorpsagenda")
    assert same_story(again, choir)


def test_the_report_afterwards_is_another_story() -> None:
    assert not same_story(mark(later(POST, 20), "2027-03-14"), mark(WEEKLY, "2027-03-14"))


def test_one_body_and_one_day_alone_prove_nothing() -> None:
    one = item(
        "Koor zingt",
        "Het Kinderkoor zingt zaterdag in de kerk.",
        key="1",
        url="https://a.example/1",
    )
    other = item(
        "", "Zaterdag speelt de fanfare voor de school.", key="2", url="https://b.example/2"
    )
    on = (event("optreden", "2027-03-20"),)
    first = fingerprint(one, extraction(one, events=on))
    second = fingerprint(other, extraction(other, events=on))
    assert not same_story(second, first)


def test_one_address_is_one_story_whatever_hangs_behind_it() -> None:
    address = "http://weekblad.example/2027/01/zaal?utm_source=mail#top"
    moved = item(
        "Nieuwe kop", "Heel andere woorden in het stuk zelf.", url=address, source_id="ander"
    )
    assert same_story(fingerprint(moved, extraction(moved)), mark(WEEKLY))


def test_agenda_points_on_the_page_of_one_meeting_are_stories_of_their_own() -> None:
    page = "https://raad.example/vergadering/9"
    first = item("Cultuurnota 2028", "Agendapunt van de commissie.", key="1", url=page)
    second = item("Spreekrecht", "Agendapunt van de commissie.", key="2", url=page)
    on = (event("Commissie Samenleving", "2027-03-09"),)
    assert not same_story(
        fingerprint(second, extraction(second, events=on)),
        fingerprint(first, extraction(first, events=on)),
    )


def test_one_street_in_common_is_no_story() -> None:
    road = item("Straat dicht", "De Leemdijk gaat twee weken dicht.", url="https://a.example/1")
    pair = item(
        "Zestig jaar samen", "Een paar van de Leemdijk.", url="https://b.example/2", source_id="b"
    )
    first = fingerprint(road, extraction(road))
    second = fingerprint(pair, extraction(pair))
    assert set(first.names) & set(second.names) == {"leemdijk"}
    assert not same_story(second, first)


def test_a_sum_that_both_tell_makes_one_story() -> None:
    paper = item("Oude boeken brengen 3.460 euro op", "De Lions telden zondag.", url="")
    post = item("", "3460 euro!!! Dank aan iedereen.", url="", source_id="facebook-lions")
    on = (event("boekenmarkt", "2027-01-17"),)
    first, second = (fingerprint(one, extraction(one, events=on)) for one in (paper, post))
    assert set(first.keys) & set(second.keys)
    assert same_story(second, first)


def test_a_year_is_no_sum() -> None:
    paper = item(text="Vondst uit 1874, tweede editie in 2027, aanvang 20.00 uur, 3461 AB.")
    assert not {"1874", "2027", "2000", "3461"} & set(fingerprint(paper, extraction(paper)).names)


def test_a_post_that_points_at_the_article_tells_its_story() -> None:
    post = item("", f"Het staat in de krant: {WEEKLY.url} !", source_id="facebook-elzenhof")
    first, second = mark(WEEKLY), fingerprint(post, extraction(post))
    assert set(first.keys) & set(second.keys)
    assert same_story(second, first)
    assert same_story(first, second)


def test_a_post_with_many_links_tells_none_of_those_stories() -> None:
    post = item("", f"Lees {WEEKLY.url} en https://weekblad.example/2027/01/x", source_id="fb")
    assert not same_story(fingerprint(post, extraction(post)), mark(WEEKLY))


@pytest.mark.parametrize("speaker", ["Facebook Lionsclub De Kust", "Lionsclub De Kust"])
def test_who_speaks_need_not_name_itself(speaker: str) -> None:
    post = item("", "Zaterdag!", medium=Medium.SOCIAL, source_name=speaker, source_id="facebook")
    paper = item("Markt van de Lions", "Lionsclub De Kust houdt markt.", source_id="krant")
    body = organisation(paper, "Lionsclub De Kust")
    on = (event("markt", "2027-01-17"),)
    first = fingerprint(paper, extraction(paper, body, events=on))
    assert same_story(fingerprint(post, extraction(post, events=on)), first)


def test_an_authority_and_a_day_prove_nothing() -> None:
    first, second = (
        item(
            title, f"De gemeente Elzerade {what}.", source_id=title, url=f"https://a.example/{what}"
        )
        for title, what in (("Weg", "asfalteert"), ("Lintjes", "ontvangt jubilarissen"))
    )
    on = (event("dag", "2027-01-17"),)
    marks = []
    for one in (first, second):
        found = (organisation(one, "gemeente Elzerade"), named(one, Label.GPE, "Elzerade"))
        marks.append(fingerprint(one, extraction(one, *found, events=on)))
    assert not same_story(*marks)


def test_a_list_of_permits_is_not_the_story_of_one_of_them() -> None:
    listed = item(
        "Verleende vergunningen",
        "1. Ringrijden: Ons Genoegen\n2. Avond over de Peelbrand: Heemkundekring D'n Elzenhof, "
        "Toon Verhoeven\n3. Kermis",
        source_id="bekendmakingen",
        url="https://gemeente.example/1",
    )
    assert not same_story(mark(WEEKLY), mark(listed))


def test_the_front_page_of_a_site_proves_nothing() -> None:
    first = item("Koor zingt", "Het koor zingt.", url="https://gemeente.example/")
    second = item("Weg dicht", "De weg is dicht.", url="https://gemeente.example/")
    assert not same_story(
        fingerprint(second, extraction(second)), fingerprint(first, extraction(first))
    )


def test_a_copied_article_is_one_story() -> None:
    copy = later(WEEKLY, 1, url="https://ander.example/x", source_id="ander")
    assert same_story(fingerprint(copy, extraction(copy)), fingerprint(WEEKLY, extraction(WEEKLY)))


def test_last_years_fair_is_another_story() -> None:
    again = later(WEEKLY, 364, url="https://weekblad.example/2028/01/zaal")
    assert not same_story(mark(again, None), mark(WEEKLY, None))


def test_the_village_itself_is_no_rare_word() -> None:
    paper = item(text="De markt in Elzerade trekt veel volk.")
    found = fingerprint(paper, extraction(paper, named(paper, Label.GPE, "Elzerade")))
    assert "elzerade" not in found.names


def test_a_fingerprint_is_bounded_and_the_same_each_time() -> None:
    long = item("Titel", "Woord Naam heemkundevereniging " * 2_000)
    found = mark(WEEKLY)
    assert len(fingerprint(long, extraction(long)).keys) <= KEYS_AT_MOST
    assert len(found.signature) == HASHES
    assert found == mark(WEEKLY)


@pytest.mark.parametrize("text", ["", "een", "een twee", "🦁"])
def test_the_shortest_texts_have_a_fingerprint(text: str) -> None:
    paper = item(text=text, url="")
    found = fingerprint(paper, extraction(paper))
    assert len(found.signature) == HASHES


def test_on_messy_intake_merges_are_right() -> None:
    """Zuiderkogge and Zandmeer: at least 95 of 100 merges right, 60 of 100 found."""
    pairs = []
    for village in ("Zuiderkogge", "Zandmeer"):
        givens = [given for given in read_corpus(CORPUS) if given.village == village]
        extract = nlp.load(settings.load_knowledge(branch_of(village)), nlp.NO_MODEL)
        found = extract([given.item for given in givens])
        marks = [fingerprint(g.item, f) for g, f in zip(givens, found, strict=True)]
        for at, given in enumerate(givens):
            twin = next((n for n in range(at) if same_story(marks[at], marks[n])), None)
            assert given.gold is not None
            pairs.append((given.gold, _said(given.gold.id, twin, givens)))
    figures = duplicate_figures(pairs)
    assert figures["dup_p"] >= 0.95
    assert figures["dup_r"] >= 0.6


def _said(item_id: str, twin: int | None, givens: list) -> Prediction:  # type: ignore[type-arg]
    return Prediction(
        id=item_id,
        score=0,
        shown=False,
        strength=None,
        themes=(),
        kind=None,
        orgs=(),
        events=(),
        duplicate_of=None if twin is None else givens[twin].gold.id,
    )
