"""Which stretches are judged, and what the judge looks at."""

import pytest

from leads.model import Field, Label, Medium
from leads.nlp import names, naming
from leads.nlp.naming import Setting
from leads.nlp.spans import Seen, candidates


def judged(text: str) -> list[str]:
    (row,) = names.rows(text)
    seen = [Seen(name.at, name.at + len(name.words), None) for name in row.names]
    words = row.words
    return [text[words[a].start : words[b - 1].end] for a, b in candidates(words, seen)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ook Vakbond FNV praat mee.", "FNV"),
        ("Gisteren kreeg Stichting Kunst in de Kerk geld.", "Stichting Kunst in de Kerk"),
        ("Dat meldt Waterschap Aa en Maas vandaag.", "Waterschap Aa en Maas"),
        ("Hier zingt gemengd koor Cantabile altijd.", "gemengd koor Cantabile"),
        ("Bij modehuis Franssen is het druk.", "modehuis Franssen"),
        ("Vraag het de bibliotheek of de bieb.", "bieb"),
        ("Zo zegt Stichting Strandbibliotheek i.o. vandaag.", "Stichting Strandbibliotheek i.o."),
        ("Het Islamitisch Centrum Oost (ICO) bouwt.", "Islamitisch Centrum Oost (ICO)"),
        ("De gemeenteraad van Elsbroek vergadert.", "gemeenteraad van Elsbroek"),
        ("Zaterdag speelt Quick Boys 2 uit.", "Quick Boys 2"),
    ],
)
def test_the_name_is_among_the_stretches(text: str, name: str) -> None:
    assert name in judged(text)


def test_a_stretch_has_a_capital_and_no_small_word_at_its_edge() -> None:
    stretches = judged("En daarna ging de voorzitter van de club met Jan naar huis en terug.")
    assert all(any(c.isupper() for c in stretch) for stretch in stretches)
    assert not any(stretch.endswith((" van", " de", " en")) for stretch in stretches)


def setting(text: str, model: list[Seen] | None) -> Setting:
    (row,) = names.rows(text)
    return Setting(
        row=row,
        rules=[Seen(2, 4, Label.ORG, "sure")],
        model=model,
        field=Field.TEXT,
        medium=Medium.NEWS,
        text=text,
        own=frozenset(),
        speaker="",
    )


def test_features_tell_what_rules_and_model_saw() -> None:
    text = "Vandaag zingt Koor Crescendo weer."
    seen = naming.features(setting(text, [Seen(3, 4, Label.PER)]), (2, 4))
    assert "rule=same ORG sure" in seen
    assert "model=over-r PER" in seen
    assert "left=zingt" in seen


def test_without_a_model_that_is_told_too() -> None:
    seen = naming.features(setting("Vandaag zingt Koor Crescendo weer.", None), (2, 4))
    assert "model=absent" in seen


def test_of_two_stretches_that_touch_the_likelier_one_is_the_name() -> None:
    says = {"": -1.0, "first=koor": 3.0, "last=crescendo": 2.0}
    found = naming.judged(setting("Vandaag zingt Koor Crescendo weer.", None), says)
    assert [span for span, _ in found] == [(2, 4)]


def test_every_shipped_weight_is_a_readable_feature() -> None:
    weights = naming.shipped()
    assert len(weights) > 1000
    assert {"speaker", "left=door", "rule=same ORG sure model=absent"} <= weights.keys()
