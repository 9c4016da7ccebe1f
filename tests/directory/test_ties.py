"""Who works with whom: what ties two bodies in a sentence, and what does not."""

import json
import time
from pathlib import Path

import pytest
from directory_nouns import AT, REGION, read

from leads import limits
from leads.directory import Book, ties
from leads.model import (
    Extraction,
    Field,
    Item,
    Label,
    Medium,
    Mention,
    Naming,
    Organisation,
    Span,
    Tie,
)

LABELLED = Path(__file__).with_name("ties.jsonl")
Told = tuple[str, str, str]


def told(marked: str, **about: object) -> tuple[Tie, ...]:
    item, extraction = read(marked, **about)
    reading = Book((), REGION).read(item, extraction)
    return ties(item, reading.extraction, reading.namings)


def kinds(marked: str) -> list[str]:
    return [tie.kind.value for tie in told(marked)]


@pytest.mark.parametrize(
    "sentence",
    [
        "De [[ORG|Harmonie Concordia]] speelt samen met het [[ORG|Koor Oranje]].",
        "[[ORG|Koor Oranje]] houdt i.s.m. de [[ORG|Harmonie Concordia]] een concert.",
        "Samen met leden van [[ORG|IVN Linde]] organiseert [[ORG|Scouting Sint Joris]] een tocht.",
        "De [[ORG|KBO Waalre]] en [[ORG|Humanitas]] slaan de handen ineen.",
        "Op 3 mei organiseren [[ORG|KBO Waalre]] en [[ORG|Humanitas]] een middag.",
        "De samenwerking tussen [[ORG|KBO Waalre]] en [[ORG|Humanitas]] bloeit.",
        "Georganiseerd door [[ORG|KBO Waalre]] en de [[ORG|Harmonie Concordia]].",
    ],
)
def test_bodies_that_do_something_together(sentence: str) -> None:
    assert kinds(sentence) == ["together"]


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("support", "[[ORG|Koor Oranje]] zingt met steun van de [[ORG|Rotary Linde]]."),
        ("support", "[[ORG|Rotary Linde]] sponsort [[ORG|Koor Oranje]]."),
        ("support", "[[ORG|Koor Oranje]] wordt gesubsidieerd door de [[ORG|Rotary Linde]]."),
        ("host", "[[ORG|Koor Oranje]] is zondag te gast bij de [[ORG|Rotary Linde]]."),
        ("host", "[[ORG|Koor Oranje]] repeteert in het gebouw van de [[ORG|Rotary Linde]]."),
    ],
)
def test_who_supports_or_hosts_is_the_other(kind: str, sentence: str) -> None:
    item, extraction = read(sentence)
    reading = Book((), REGION).read(item, extraction)
    names = {naming.body.id: naming.body.name for naming in reading.namings}
    [tie] = ties(item, reading.extraction, reading.namings)
    assert (tie.kind, names[tie.organisation_id], names[tie.other_id]) == (
        kind,
        "Koor Oranje",
        "Rotary Linde",
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "[[ORG|Koor Oranje]] en [[ORG|Harmonie Concordia]] spelen zondag tegen elkaar.",
        "[[ORG|Koor Oranje]] wil niet samen met [[ORG|Harmonie Concordia]] optreden.",
        "Agenda: [[ORG|Koor Oranje]], [[ORG|Harmonie Concordia]] en [[ORG|KBO Waalre]].",
        "[[ORG|Koor Oranje]] zingt op zaterdag. Samen met vrienden. [[ORG|KBO Waalre]] bakt.",
        "[[ORG|Koor Oranje]] en [[ORG|KBO Waalre]] hebben samen 300 leden.",
        "De [[ORG|Harmonie Concordia]] stopt de samenwerking met [[ORG|Koor Oranje]].",
        "[[ORG|Koor Oranje]] oefent samen met Koor Oranje-junioren bij [[ORG|Koor Oranje]].",
    ],
)
def test_names_beside_each_other_prove_nothing(sentence: str) -> None:
    assert told(sentence) == ()


def test_three_that_organise_are_tied_two_by_two_and_each_pair_once() -> None:
    said = "[[ORG|Koor Oranje]], [[ORG|KBO Waalre]] en de [[ORG|Harmonie Concordia]] houden "
    found = told(said + "een middag.\n" + said + "ook een avond.")
    assert len(found) == len({(tie.organisation_id, tie.other_id) for tie in found}) == 3
    assert {tie.seen_on for tie in found} == {AT.date()}


def test_the_quote_is_short_holds_both_and_names_no_person_or_number() -> None:
    long = "in het voorjaar en in de zomer en nog een keer in het najaar " * 2
    sentence = (
        "Volgens [[PER|Piet Jansen]] (06-12345678) speelt "
        f"[[ORG|Koor Oranje]] {long[:90]} samen met [[ORG|Harmonie Concordia]] in de kerk, {long}."
    )
    [tie] = told(sentence)
    assert len(tie.quote) <= limits.QUOTE_CHARS
    assert "Koor Oranje" in tie.quote
    assert "Harmonie Concordia" in tie.quote
    assert "Piet" not in tie.quote
    assert "1234" not in tie.quote
    assert told(
        "Bel [[PER|Piet Jansen]]: [[ORG|KBO Waalre]] doet mee, samen met [[ORG|IVN Linde]]."
    )[0].quote.startswith("Bel […]: KBO Waalre")


def test_two_long_names_far_apart_still_fit() -> None:
    far = "met een heel lang verhaal over van alles " * 2
    one, other = "Stichting " + "Aa " * 25 + "Eind", "Vereniging " + "Bee " * 20 + "Slot"
    [tie] = told(f"[[ORG|{one}]] werkt {far} samen met [[ORG|{other}]].")
    assert len(tie.quote) <= limits.QUOTE_CHARS
    assert tie.quote.startswith("Stichting")
    assert tie.quote.endswith("Slot")


def test_a_name_of_two_bodies_ties_neither() -> None:
    item, extraction = read("[[ORG|Koor Oranje]] zingt samen met [[ORG|KBO Waalre]].")
    twins = [Naming(body=Organisation(id=i, name="Koor Oranje"), said="") for i in ("a", "b")]
    kbo = Naming(body=Organisation(id="c", name="KBO Waalre"), said="")
    assert ties(item, extraction, [*twins, kbo]) == ()


def test_a_hostile_list_takes_no_time() -> None:
    names = " en ".join(f"[[ORG|Koor {chr(65 + n % 26)}{n}]]" for n in range(400))
    begun = time.process_time()
    told("a " * 400 + "samen met " * 300 + names)
    told("\n".join(["samen met " * 70 + "[[ORG|Koor A]], [[ORG|Koor B]]"] * 40))
    assert time.process_time() - begun < 2


def test_ties_in_labelled_sentences() -> None:
    """100 sentences of the training corpus with two bodies or more, drawn by lot."""
    right = read_ = there = 0
    for line in LABELLED.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        gold, found = _gold(record), _found(record)
        right, read_, there = right + len(gold & found), read_ + len(found), there + len(gold)
    assert right / read_ >= 0.9
    assert right / there >= 0.5


def _names(record: dict[str, object]) -> list[str]:
    return [record["sentence"][start:end] for start, end in record["bodies"]]  # type: ignore


def _gold(record: dict[str, object]) -> set[Told]:
    names = _names(record)
    pairs = ((kind, names[who], names[other]) for kind, who, other in record["ties"])  # type: ignore
    return {_in_order(*pair) for pair in pairs}


def _in_order(kind: str, one: str, other: str) -> Told:
    return (kind, *sorted((one, other))) if kind == "together" else (kind, one, other)  # type: ignore


def _found(record: dict[str, object]) -> set[Told]:
    text, names = str(record["sentence"]), _names(record)
    item = Item(
        source_id="krant",
        key="1",
        url="",
        title="",
        text=text,
        medium=Medium.NEWS,
        published=AT,
    )
    mentions = tuple(
        Mention(label=Label.ORG, span=Span(Field.TEXT, start, end), name=text[start:end])
        for start, end in record["bodies"]  # type: ignore
    )
    extraction = Extraction(
        item_id=item.id, mentions=mentions, events=(), deadlines=(), model="", version=""
    )
    namings = [Naming(body=Organisation(id=name, name=name), said="") for name in set(names)]
    return {
        (tie.kind.value, tie.organisation_id, tie.other_id)
        for tie in ties(item, extraction, namings)
    }
