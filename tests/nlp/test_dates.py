"""The date grammar: phrases with their whole meaning, words that are no date, any text at all."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leads.feasts import easter
from leads.model import Moment
from leads.nlp.dates import TimeExpression, find, mentions
from leads.nlp.dates.feasts import dates_of
from leads.nlp.dates.lexicon import VOCABULARY

HERE = Path(__file__).parent
PHRASES = [json.loads(line) for line in (HERE / "date_phrases.jsonl").read_text().splitlines()]
DATE_FREE = (HERE / "date_free.txt").read_text().splitlines()
PUBLISHED = datetime.fromisoformat("2026-03-02T09:00:00+01:00")


def described(text: str, found: TimeExpression) -> dict[str, object]:
    return {
        "words": text[found.start_char : found.end_char],
        "start": found.start and found.start.iso(),
        "end": found.end and found.end.iso(),
        "kind": found.kind,
        "rrule": found.rrule,
        "flags": list(found.flags),
    }


@pytest.mark.parametrize("phrase", PHRASES, ids=[phrase["text"] for phrase in PHRASES])
def test_a_phrase_is_read_whole(phrase: dict) -> None:
    text = phrase["text"]
    found = find(text, datetime.fromisoformat(phrase["published"]))
    assert [described(text, expression) for expression in found] == phrase["expect"]


def test_the_phrase_file_holds_what_it_should() -> None:
    origins = [phrase["origin"] for phrase in PHRASES]
    assert origins.count("phrase") == 25
    assert sum("-" in origin for origin in origins) >= 40  # ids of corpus items
    assert len({phrase["text"] for phrase in PHRASES}) >= 100


def test_a_guess_is_flagged_with_a_word_that_is_explained() -> None:
    explained = TimeExpression.__doc__ or ""
    flags = {flag for p in PHRASES for found in p["expect"] for flag in found["flags"]}
    assert flags
    assert all(flag in explained for flag in flags)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Sneon 14 maart om 20.00 oere is der muzyk.", "2026-03-14T20:00"),
        ("Op tongersdei 5 novimber begjint it om 19.30 oere.", "2026-11-05T19:30"),
        ("Freedtejûn 20 maart is de doar iepen.", "2026-03-20"),
        ("Zaoterdig 14 miert is 't vastelaovesbal.", "2026-03-14"),
        ("Dunderdag 12 maart is d'r veurlaesaovend.", "2026-03-12"),
    ],
)
def test_frisian_and_dialect_days(text: str, start: str) -> None:
    (found,) = find(text, PUBLISHED)
    assert found.start is not None
    assert found.start.iso() == start
    assert "weekday-mismatch" not in found.flags


def test_hours_of_a_programme_come_only_when_asked_for() -> None:
    text = "Zaterdag 14 maart is het feest om 10.00 uur.\n13.00 uur zeskamp\n20.00 uur bal"
    assert len(find(text, PUBLISHED)) == 1
    found = find(text, PUBLISHED, programme=True)
    assert [one.start and one.start.iso() for one in found] == [
        "2026-03-14T10:00",
        "2026-03-14T13:00",
        "2026-03-14T20:00",
    ]
    assert [one.flags for one in found[1:]] == [("day-from-above",)] * 2


@pytest.mark.parametrize("sentence", DATE_FREE)
def test_words_without_a_date_give_none(sentence: str) -> None:
    assert find(sentence, PUBLISHED) == []


def test_spans_point_at_the_words() -> None:
    text = "Op vrijdag 20 maart is er een lezing, aanvang 19.30 uur."
    (found,) = find(text, PUBLISHED)
    assert text[found.start_char : found.end_char] == "vrijdag 20 maart"
    assert found.clock_span is not None
    assert text[slice(*found.clock_span)] == "19.30 uur"


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("Om 20.00 uur op zaterdag 14 maart.", time(20)),
        ("Zaterdag 14 maart is het feest. Aanvang 14.00 uur.", time(14)),
        ("Datum: zaterdag 14 maart\nTijd: 16.00 - 18.00 uur", time(16)),
        ("Zaterdag 14 maart, zaal open 19.00 uur, begin half acht.", time(19, 30)),
        ("Zaterdag 14 maart van negen tot elf.", time(9)),
        ("Zaterdag 14 maart, 's middags om drie uur", time(15)),
        ("Zaterdagavond 14 maart om kwart voor acht", time(19, 45)),
        ("Zaterdagochtend 14 maart om half negen", time(8, 30)),
        ("Zaterdag 14 maart om vijf over half tien 's ochtends", time(9, 35)),
        ("Zaterdag 14 maart duurt het twee uur.", None),
        ("Zaterdag 14 maart binnen 24 uur.", None),
        ("Zaterdag 14 maart, tot 17.00 uur.", None),
    ],
)
def test_a_date_takes_the_clock_that_is_told_with_it(text: str, clock: time | None) -> None:
    (found,) = find(text, PUBLISHED)
    assert found.start == Moment(date(2026, 3, 14), clock)


def test_only_the_end_may_be_told() -> None:
    (found,) = find("Zaterdag 14 maart, tot 17.00 uur.", PUBLISHED)
    assert found.end == Moment(date(2026, 3, 14), time(17))


def test_each_date_has_its_own_clock() -> None:
    text = "Zaterdag 14 maart om 20.00 uur en zondag 15 maart om 14.30 uur."
    starts = [found.start for found in find(text, PUBLISHED)]
    assert starts == [Moment(date(2026, 3, 14), time(20)), Moment(date(2026, 3, 15), time(14, 30))]


def test_the_day_of_publication_is_that_of_the_netherlands() -> None:
    late = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)  # half past midnight in Amsterdam
    (found,) = find("morgen", late)
    assert found.start == Moment(date(2026, 3, 4))


def test_what_has_begun_stays_in_this_year() -> None:
    (found,) = find("De expositie is er van 1 februari tot en met 5 april.", PUBLISHED)
    assert (found.start, found.end) == (Moment(date(2026, 2, 1)), Moment(date(2026, 4, 5)))


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027, 2038])
def test_easter_is_a_sunday_between_its_bounds(year: int) -> None:
    found = easter(year)
    assert found.weekday() == 6
    assert date(year, 3, 22) <= found <= date(year, 4, 25)


def test_every_feast_of_the_lexicon_has_a_date() -> None:
    feasts = {str(value) for kind, value in VOCABULARY.values() if kind == "G"}
    for feast in feasts:
        first, last = dates_of(feast, 2026)
        assert first <= last < first + timedelta(days=3)


def test_kings_day_is_never_a_sunday() -> None:
    assert all(dates_of("koningsdag", year)[0].weekday() != 6 for year in range(2014, 2060))


def test_mentions_are_the_marks_of_the_corpus() -> None:
    text = "Van 3 t/m 10 oktober, elke woensdag van 14.00 tot 16.00 uur, in de herfstvakantie."
    assert [(label, text[start:end]) for label, start, end in mentions(text)] == [
        ("DATE", "Van 3 t/m 10 oktober"),
        ("DATE", "elke woensdag"),
        ("TIME", "van 14.00 tot 16.00 uur"),
        ("DATE", "de herfstvakantie"),
    ]


def test_a_list_is_one_mention() -> None:
    assert len(mentions("op 12, 19 en 26 maart om 11 en 14 uur")) == 2


# ── any text at all ──────────────────────────────────────────────────────────

_NUMBERS = "1 7 12 29 31 32 2026 12/4 5-7 19.30 24.00 13u30 9u 12-04-2026 0"
_WORDS = st.sampled_from([*VOCABULARY, *_NUMBERS.split()])
_JOINS = st.sampled_from([" ", ", ", "-", " - ", "\n", ". ", " (", ") ", ""])
_DATELIKE = st.lists(st.tuples(_WORDS, _JOINS), max_size=25).map(
    lambda parts: "".join(word + join for word, join in parts)
)
_INSTANTS = st.datetimes(timezones=st.just(UTC))


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=200) | _DATELIKE, reference=_INSTANTS)
def test_any_text_gives_sound_expressions(text: str, reference: datetime) -> None:
    for found in find(text, reference):
        assert 0 <= found.start_char < found.end_char <= len(text)
        assert found.kind in ("event", "deadline", "period", "recurrence", "past")
        assert (found.rrule is None) == (found.kind != "recurrence")
        if found.start is None and found.end is None and found.rrule is None:
            assert found.flags  # why there is no day
        if found.start and found.end:
            assert found.start.day <= found.end.day


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=200) | _DATELIKE)
def test_mentions_never_overlap(text: str) -> None:
    ends = 0
    for _, start, end in mentions(text):
        assert ends <= start < end <= len(text)
        ends = end


@given(text=_DATELIKE)
def test_the_same_words_read_the_same_twice(text: str) -> None:
    assert find(text, PUBLISHED) == find(text, PUBLISHED)


@pytest.mark.parametrize("years", [1, 1899, 2191, 9999])
def test_a_reference_far_from_now_gives_nothing(years: int) -> None:
    assert find("morgen", PUBLISHED.replace(year=years)) == []


def test_a_letter_that_grows_when_lowered_keeps_the_offsets() -> None:
    text = "İİİ zaterdag 14 maart"
    (found,) = find(text, PUBLISHED)
    assert text[found.start_char : found.end_char] == "zaterdag 14 maart"


@pytest.mark.parametrize(
    "piece",
    ["1 ", "1, ", "12/4 ", "1 mei ", "tot 1 mei ", "za 3 · ", "19.30 uur 1 mei ", "half acht ",
     "was 1 mei, ", "elke dinsdag om 9 uur ", "1 maart\n", "a'", "1-", "ge", "a.", "van 9 tot "],
)  # fmt: skip
def test_monotonous_text_comes_to_an_end(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    for found in find(text, PUBLISHED)[:50]:
        assert replace(found, flags=()).end_char <= len(text)
