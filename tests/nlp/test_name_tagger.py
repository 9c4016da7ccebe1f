"""The part of spaCy that names things: well-formed names from odds, doubtful ones with a score."""

import numpy as np
import pytest
import spacy
from spacy.language import Language

from leads.nlp import language_model, name_tagger
from leads.nlp.language_model import LIKELY, LanguageModel

LABELS = ("B-ORG", "I-ORG", "L-ORG", "O", "U-GPE", "U-ORG")


def names(*rows: dict[str, float]) -> list[tuple[int, int, str]]:
    """What is read from the odds of each token; what is not said is 'no name'."""
    table = np.array([[row.get(tag, 0.0) for tag in LABELS] for row in rows])
    table[:, LABELS.index("O")] += 1 - table.sum(axis=1)
    found = name_tagger.Tags(LABELS).names(table)
    return [(first, last, label) for first, last, label, _ in found]


def test_a_name_of_three_tokens_and_one_of_one() -> None:
    row = names({"B-ORG": 0.9}, {"I-ORG": 0.8}, {"L-ORG": 0.9}, {}, {"U-GPE": 0.7})
    assert row == [(0, 3, "ORG"), (4, 5, "GPE")]


def test_tags_that_do_not_follow_each_other_are_mended() -> None:
    """A name that opens and never ends is none; the likeliest whole name is."""
    assert names({"B-ORG": 0.9}, {"U-ORG": 0.5, "L-ORG": 0.45}) == [(0, 2, "ORG")]


def test_nothing_in_plain_words() -> None:
    assert names({}, {"U-ORG": 0.05}, {}) == []
    assert list(name_tagger.Tags(LABELS).names(np.zeros((0, len(LABELS))))) == []


@pytest.fixture(scope="module")
def taught() -> Language:
    nlp = spacy.blank("nl")
    nlp.add_pipe(name_tagger.FACTORY, name="names", config={"model": {**SMALL}})
    texts = [
        ("Kom naar Muzerije vandaag", [(9, 17, "ORG")]),
        ("De bus rijdt vandaag niet", []),
    ]
    examples = [name_tagger.told(nlp.make_doc(text), marks) for text, marks in texts]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(40):
        nlp.update(examples, sgd=optimizer)
    return nlp


SMALL = {
    "@architectures": "spacy.Tagger.v2",
    "nO": None,
    "normalize": False,
    "tok2vec": {
        "@architectures": "spacy.HashEmbedCNN.v2",
        "width": 16,
        "depth": 1,
        "embed_size": 100,
        "window_size": 1,
        "maxout_pieces": 2,
        "subword_features": True,
        "pretrained_vectors": None,
    },
}


def test_it_learns_and_tells_how_sure_it_is(taught: Language) -> None:
    (found,) = LanguageModel(taught).entities(["Kom naar Muzerije vandaag"])
    assert [(entity.start, entity.end, entity.label) for entity in found] == [(9, 17, "ORG")]
    assert LIKELY < found[0].score <= 1
    assert [ent.text for ent in taught("Kom naar Muzerije vandaag").ents] == ["Muzerije"]


def test_texts_without_words_give_nothing(taught: Language) -> None:
    assert LanguageModel(taught).entities(["", "De bus rijdt"]) == [[], []]


def test_other_models_are_sure_of_all_they_say() -> None:
    blank = spacy.blank("nl")
    ruler = blank.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "ORG", "pattern": "Muzerije"}])  # type: ignore[attr-defined]
    assert LanguageModel(blank).entities(["Muzerije"]) == [
        [language_model.Entity(0, 8, "ORG", 1.0)]
    ]
