"""The one callable: batches, bounds, faults and identity."""

from collections.abc import Callable
from dataclasses import replace

from leads import limits, nlp
from leads.model import Branch, Extraction, Item, Knowledge, Label
from leads.nlp import Extractor
from leads.nlp.extractor import canonical

Make = Callable[..., Item]
Read = Callable[..., Extraction]


def test_one_extraction_for_each_item_in_the_same_order(
    extract: Extractor, make_item: Make
) -> None:
    items = [make_item(f"Bericht {n} van KBO Elsbroek.") for n in range(limits.ANALYSE_BATCH + 3)]
    assert [extraction.item_id for extraction in extract(items)] == [item.id for item in items]


def test_nothing_in_nothing_out(extract: Extractor) -> None:
    assert extract([]) == []


def test_a_fault_in_one_item_is_recorded_and_stops_no_other(
    extract: Extractor, make_item: Make
) -> None:
    good, bad = make_item("Kom bij KBO Elsbroek."), replace(make_item("Kapot."), text=None)  # type: ignore[arg-type]
    first, broken, last = extract([good, bad, make_item("Ook IVN Elsbroek doet mee.")])
    assert broken.error is not None
    assert broken.error.startswith("TypeError")
    assert broken.mentions == ()
    assert [m.name for m in first.organisations] == ["KBO Elsbroek"]
    assert [m.name for m in last.organisations] == ["IVN Elsbroek"]
    assert first.error is None
    assert last.error is None


def test_text_beyond_the_limit_is_not_read(read: Read) -> None:
    filler = "woord " * (limits.TEXT_CHARS // 6 + 1)
    assert read(filler + "Dit is KBO Elsbroek.").organisations == ()


def test_offsets_point_into_the_untouched_item(extract: Extractor, make_item: Make) -> None:
    item = make_item(
        "🎉🎉  Zaterdag 14 maart:\n\nopen dag bij Fanfare ‘De Eendracht’ !", "Één titel"
    )
    (extraction,) = extract([item])
    quotes = {mention.label: item.quote(mention.span) for mention in extraction.mentions}
    assert quotes[Label.ORG] == "Fanfare ‘De Eendracht’"
    assert quotes[Label.EVENT] == "open dag"
    assert quotes[Label.DATE] == "Zaterdag 14 maart"


def test_the_same_item_gives_the_same_extraction(knowledge: Knowledge, make_item: Make) -> None:
    item = make_item("Wim Jansen van KBO Elsbroek en de VVV spreken zaterdag 14 maart.")
    once, twice = (nlp.load(knowledge, nlp.NO_MODEL)([item]) for _ in range(2))
    assert once == twice


def test_the_version_follows_the_organisation_types(knowledge: Knowledge) -> None:
    fewer = replace(knowledge, organisation_types=knowledge.organisation_types[:-1])
    versions = [nlp.load(k, nlp.NO_MODEL).version for k in (knowledge, knowledge, fewer)]
    assert versions[0] == versions[1] != versions[2]


def test_the_version_follows_the_places_of_the_branch(knowledge: Knowledge) -> None:
    moved = replace(knowledge, branch=Branch(id="x", name="x", place="Kerkdijke"))
    assert nlp.load(knowledge, nlp.NO_MODEL).version != nlp.load(moved, nlp.NO_MODEL).version


def test_hostile_text_takes_no_more_than_its_share(read: Read) -> None:
    assert read("A. B'C-D (E) & " * 1300).error is None
    assert read("van de " * 2800).error is None
    assert read("'" * limits.TEXT_CHARS).error is None


def test_a_canonical_name_has_no_article_and_straight_quotes() -> None:
    assert canonical("de  Toneelclub ‘Ons  Genoegen’") == "Toneelclub 'Ons Genoegen'"
    assert canonical("De Zonnebloem") == "De Zonnebloem"


def test_a_village_of_the_branch_is_a_place_and_no_body(
    knowledge: Knowledge, make_item: Make
) -> None:
    own = replace(knowledge, branch=replace(knowledge.branch, neighbours=("De Hoeven",)))
    told = "Verhalen van vrouwen uit Syrië, Oekraïne en De Hoeven, muziek en een tafel."
    (extraction,) = nlp.load(own)([make_item(told)])
    assert extraction.organisations == ()
    assert "De Hoeven" in [m.name for m in extraction.mentions if m.label is Label.GPE]
