"""Whatever a source sends: nothing, two megabytes, another language, markup, control marks."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from leads import limits, nlp
from leads.model import Extraction, Item, Knowledge, Organisation
from leads.nlp import Extractor, speech

Make = Callable[..., Item]
Read = Callable[..., Extraction]


def bodies(extraction: Extraction) -> list[str]:
    return [m.name for m in extraction.organisations if not m.weak]


@pytest.mark.parametrize(
    "text", ["", " \n\t ", "🎉🎈🙌", "…", "\x00\x01\x02", "\u200b\ufeff", "?!" * 50]
)
def test_nothing_to_read_gives_nothing(read: Read, text: str) -> None:
    extraction = read(text)
    assert (extraction.error, extraction.mentions, extraction.events) == (None, (), ())


def test_two_megabytes_are_read_up_to_the_limit_only(extract: Extractor, make_item: Make) -> None:
    item = make_item("Zaterdag 14 maart zingt Koor Crescendo in de kerk. " * 40_000)
    started = time.process_time()
    (extraction,) = extract([item])
    assert time.process_time() - started < 5
    assert extraction.error is None
    assert max(m.span.end for m in extraction.mentions) <= limits.TEXT_CHARS


def test_all_in_capitals_still_gives_the_day(read: Read) -> None:
    extraction = read("KOM ALLEMAAL NAAR DE ROMMELMARKT OP ZATERDAG 14 MAART OM 10.00 UUR!")
    assert [event.start and event.start.iso() for event in extraction.events] == [
        "2026-03-14T10:00"
    ]


def test_control_marks_and_odd_spaces_do_not_move_the_offsets(
    extract: Extractor, make_item: Make
) -> None:
    item = make_item("\ufeffDe\u00a0KBO Elsbroek\u200b houdt\x0b op zaterdag 14 maart een lezing.")
    (extraction,) = extract([item])
    assert [item.quote(m.span) for m in extraction.organisations] == ["KBO Elsbroek"]


def test_markup_that_was_left_in_is_no_name(read: Read) -> None:
    extraction = read(
        '<p class="Intro">Zaterdag 14 maart geeft <b>Harmonie Sint Caecilia</b> een concert.</p>'
        "<script>var Google = {Tag: 1};</script>"
    )
    assert "Harmonie Sint Caecilia" in bodies(extraction)
    assert not any("<" in name or ">" in name for name in bodies(extraction))


@pytest.mark.parametrize(
    "text",
    [
        "Join us on Saturday 14 March for the opening of the new exhibition at the Town Hall, with "
        "music by the Riverside Brass Band and drinks for all of you.",
        "Am Samstag, dem 14. März, lädt der Heimatverein Neuenhaus zu einem Vortrag ein. Der "
        "Eintritt ist frei und es gibt auch Kaffee für die Gäste.",
        "Le samedi 14 mars, la Société Historique organise une conférence sur les moulins du "
        "village et nous vous invitons avec plaisir.",
        "Zapraszamy na spotkanie w sobotę i w niedzielę o godzinie dziesiątej. Nie ma opłat, a dla "
        "dzieci jest zabawa oraz kawa z ciastem od Polski Dom.",
        "Cumartesi günü saat sekizde derneğimizin yeni binasında bir konser var ve çocuklar için "
        "oyunlar da olacak, giriş ücretsizdir ve herkes davetlidir.",
        "ندعوكم يوم السبت إلى حفل افتتاح المعرض الجديد في مبنى البلدية مع الموسيقى والشاي للجميع",
    ],
)
def test_another_language_is_noted_and_not_guessed(read: Read, text: str) -> None:
    extraction = read(text)
    assert extraction.flags == (speech.OTHER,)
    assert (bodies(extraction), extraction.events) == ([], ())


def test_a_known_body_is_found_in_any_language(extract: Extractor, make_item: Make) -> None:
    known = Organisation(id="taalhuis", name="Taalhuis Elsbroek")
    item = make_item(
        "You can learn Dutch with us at Taalhuis Elsbroek every Tuesday; the lessons are free and "
        "there is coffee for all who join us."
    )
    assert bodies(extract([item], [known])[0]) == ["Taalhuis Elsbroek"]


@pytest.mark.parametrize(
    "text",
    [
        "De harmonie speelt zaterdag op het plein en de kinderen mogen mee.",
        "Op sneon 14 maart is der yn it doarpshûs in lêzing oer de skiednis fan it doarp en de "
        "minsken dy't hjir wennen; elk is wolkom.",
        "Weet geer ein plaats veur oos beuk? Veer höbbe drie-enveertig deuze vol en veer zeuke "
        "ein rumte in ut dörp veur de veurlaesaovend.",
        "Wij draaien vrijdag The Best of the Beatles met DJ Rico in De Kelder, kom ook.",
    ],
)
def test_dutch_frisian_and_dialect_are_read(text: str) -> None:
    assert speech.language(text) is None


def test_a_few_words_are_never_judged() -> None:
    assert speech.language("The Sound of Music") is None


def test_without_a_model_folder_the_rules_work_and_say_so(
    knowledge: Knowledge, make_item: Make, tmp_path: Path
) -> None:
    extract = nlp.load(knowledge, str(tmp_path / "weg"))
    assert extract.notice
    assert bodies(extract([make_item("Kom bij KBO Elsbroek.")])[0]) == ["KBO Elsbroek"]
