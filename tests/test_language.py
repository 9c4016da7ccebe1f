"""Dutch and English on screen, and a catalogue that keeps up with the program."""

import pickle
import re
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
import translations
from babel.messages.catalog import Catalog

from leads import words as vocabulary
from leads.errors import SourceError, UserError
from leads.language import Words, read_day
from leads.model import Moment, Status, Strength


@pytest.fixture(scope="module")
def nl() -> Words:
    return Words("nl")


@pytest.fixture(scope="module")
def en() -> Words:
    return Words("en")


def test_dutch_is_said_as_written(nl: Words) -> None:
    assert nl("Vandaag geen nieuwe kansen.") == "Vandaag geen nieuwe kansen."
    assert nl("Kansen in {place}", place="Ammerloo") == "Kansen in Ammerloo"


def test_english_comes_from_the_catalogue(en: Words) -> None:
    assert en("Vandaag geen nieuwe kansen.") == "No new chances today."
    assert (
        en("Een zin die niet in de catalogus staat.") == "Een zin die niet in de catalogus staat."
    )
    assert en("") == "", "gettext would answer with the head of the catalogue"


def test_braces_in_a_name_stay_braces(nl: Words) -> None:
    assert nl("Kansen in {place}", place="{x.__class__}") == "Kansen in {x.__class__}"


@pytest.mark.parametrize(
    ("n", "dutch", "english"),
    [
        (0, "0 bronnen gelezen.", "0 sources read."),
        (1, "1 bron gelezen.", "1 source read."),
        (2, "2 bronnen gelezen.", "2 sources read."),
    ],
)
def test_plurals(nl: Words, en: Words, n: int, dutch: str, english: str) -> None:
    forms = ("{n} bron gelezen.", "{n} bronnen gelezen.")
    assert nl.count(*forms, n) == dutch
    assert en.count(*forms, n) == english


def test_days(nl: Words, en: Words) -> None:
    day = date(2027, 4, 10)
    assert nl.day(day) == "zaterdag 10 april"
    assert nl.day(day, year=True) == "zaterdag 10 april 2027"
    assert en.day(day) == "Saturday 10 April"
    assert nl.moment(Moment(day)) == "zaterdag 10 april"
    assert nl.moment(Moment(day, time(9, 5))) == "zaterdag 10 april, 09.05 uur"


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (date(2027, 5, 4), date(2027, 5, 4), "dinsdag 4 mei"),
        (date(2027, 5, 4), date(2027, 5, 1), "dinsdag 4 mei"),
        (date(2027, 6, 18), date(2027, 6, 20), "18 tot en met 20 juni"),
        (date(2027, 9, 29), date(2027, 10, 10), "29 september tot en met 10 oktober"),
        (date(2026, 5, 4), date(2027, 5, 6), "4 mei tot en met 6 mei"),
    ],
)
def test_spans_of_days(nl: Words, start: date, end: date, said: str) -> None:
    assert nl.days(start, end) == said


def test_an_instant_falls_on_the_day_of_the_village(nl: Words) -> None:
    assert nl.instant(datetime(2027, 3, 1, 23, 30, tzinfo=UTC)) == "dinsdag 2 maart"
    assert nl.instant(datetime(2027, 7, 1, 21, 59, tzinfo=UTC)) == "donderdag 1 juli"


def test_numbers_and_lists(nl: Words, en: Words) -> None:
    assert [nl.number(n) for n in (1, 3, 12, 13)] == ["één", "drie", "twaalf", "13"]
    assert en.number(3) == "three"
    assert nl.join(["a", "b", "c"]) == "a, b en c"
    assert nl.join([]) == ""


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("mondeling, 3 maart", date(2027, 3, 3)),
        ("3 april", date(2026, 4, 3)),
        ("Tue, 2 Mar 2027 14:05:00", date(2027, 3, 2)),
        ("March 2, 2027 at 3 PM", date(2027, 3, 2)),
        ("di 2 mrt. 2027 om 14:05", date(2027, 3, 2)),
        ("2027-02-01", date(2027, 2, 1)),
        ("op 1-2-2027", date(2027, 2, 1)),
        ("29 feb", None),
        ("31-2-2027", None),
        ("aan de balie, 12 uur", None),
    ],
)
def test_a_written_day_is_read(said: str, day: date | None) -> None:
    assert read_day(said, date(2027, 3, 10)) == day


def test_an_unknown_language_reads_as_dutch() -> None:
    assert Words("fy").language == "nl"


def test_every_station_strength_and_fault_has_its_words(nl: Words, en: Words) -> None:
    for status in Status:
        assert vocabulary.garden(status, nl)
        assert vocabulary.plain(status, en)
    assert vocabulary.garden(Status.SEED, nl) == "zaadje"
    assert vocabulary.plain(Status.SEED, en) == "new"
    assert [vocabulary.strength(one, en) for one in Strength] == ["strong", "fair"]
    assert vocabulary.fault("timeout", nl) == "de site gaf niet op tijd antwoord"
    assert vocabulary.fault("never heard of", nl) == vocabulary.fault(None, nl) == "gaf niets terug"


def test_every_fault_code_of_the_error_tree_has_words(nl: Words) -> None:
    from leads import errors

    said = f"{errors.FetchError.__doc__} {errors.SourceError.__doc__}"
    lists = re.findall(r"is one of: ([a-z0-9, \n-]+)\.", said)
    codes = [code.strip() for one in lists for code in one.split(",")]
    assert len(codes) > 20
    assert [c for c in codes if vocabulary.fault(c, nl) == "gaf niets terug"] == []


# ── the catalogue ────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def gathered() -> Catalog:
    return translations.gathered()


def test_every_sentence_has_english(gathered: Catalog) -> None:
    stored = translations.stored()
    missing = [
        message.id
        for message in gathered
        if message.id
        and (message.id not in stored or not translations.translated(stored[message.id]))
    ]
    assert missing == [], "run: python tests/translations.py, then fill in leads.po"


def test_click_speaks_dutch() -> None:
    stored = translations.stored(translations.CLICK)
    missing = [
        message.id
        for message in translations.of_click()
        if message.id
        and (message.id not in stored or not translations.translated(stored[message.id]))
    ]
    assert missing == [], "run: python tests/translations.py, then fill in click.po"


def test_no_english_is_left_without_its_dutch(gathered: Catalog) -> None:
    kept = [message.id for message in translations.stored() if message.id]
    assert [sentence for sentence in kept if sentence not in gathered] == []


def test_the_compiled_catalogue_is_fresh() -> None:
    for path in (translations.LEADS, translations.CLICK):
        compiled = translations.compiled(translations.stored(path))
        assert path.with_suffix(".mo").read_bytes() == compiled, "run: python tests/translations.py"


@pytest.mark.parametrize(
    "path", [translations.LEADS, translations.CLICK], ids=lambda path: path.stem
)
def test_a_translation_fills_in_the_same_names(path: Path) -> None:
    for message in translations.stored(path):
        if message.id:
            source = message.id if isinstance(message.id, tuple) else (message.id,)
            told = message.string if isinstance(message.string, tuple) else (message.string,)
            assert _names(told[-1]) == _names(source[-1]), message.id


def _names(sentence: str) -> set[str]:
    return set(re.findall(r"\{(\w+)[!}]", sentence))


def test_an_error_is_told_in_either_language(nl: Words, en: Words) -> None:
    error = UserError("Er is geen kans met nummer '{id}'.", id="{x}")
    assert str(error) == nl.told(error) == "Er is geen kans met nummer '{x}'."
    assert en.told(error) == "There is no chance with number '{x}'."
    again = pickle.loads(pickle.dumps(error))
    assert en.told(again) == en.told(error)
    assert en.told(SourceError("not-json", "{half")) == "{half"


def test_the_gatherer_sees_calls_tables_and_plurals(gathered: Catalog) -> None:
    assert "Vandaag geen nieuwe kansen." in gathered, "words(…)"
    assert "zaadje" in gathered, "mark(…)"
    assert "{n} bron gelezen." in gathered, "words.count(…)"
    assert "{org} bellen en {offer} aanbieden" in gathered, "signals.yaml"
    assert any("{event}" in str(message.id) for message in gathered), "themes.yaml"


#: `leads` is the name of the program; as a noun it has a word like these in front
_LEADS = r"(?:de|die|deze|geen|nieuwe|open|alle|meer|\d+|\{n\}) leads(?!\.yaml)"


@pytest.mark.parametrize(
    ("said", "never"),
    [
        ("een lead", "lead"),
        ("{n} nieuwe leads", _LEADS),
        *((f"{word} komt voor", f"{word}s?") for word in ("score", "match", "target", "prospect")),
    ],
)
def test_no_sales_words_on_screen(gathered: Catalog, said: str, never: str) -> None:
    pattern = re.compile(rf"\b{never}\b", re.IGNORECASE)
    assert pattern.search(said)
    for message in gathered:
        sentences = message.id if isinstance(message.id, tuple) else (message.id,)
        for sentence in sentences:
            assert not pattern.search(sentence), sentence
            assert "!" not in sentence
