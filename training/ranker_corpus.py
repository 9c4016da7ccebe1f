"""What the ranker learns from: the annotated items, and the domain files themselves."""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from leads import nlp, settings  # noqa: E402
from leads.evaluation import KINDS, Gold  # noqa: E402
from leads.match.features import Findings, numbers  # noqa: E402
from leads.match.ngrams import counted_tokens, grams_of  # noqa: E402
from leads.match.reading import Reading, read  # noqa: E402
from leads.match.signals import always_out  # noqa: E402
from leads.model import Item, Medium  # noqa: E402
from leads.service.predict import Given, branch_of, read_corpus  # noqa: E402

WRITERS = (
    ("Elsbroek", "Nieuw-Harke", "Tongelrode"),
    ("Hoogveld-Zuid", "Kerkdijke", "Oosterwaard"),
    ("Duinhoven", "Laarbroek", "Polderveen"),
    ("Beeklaar", "Wijkerwoude", "Sint Annaveld"),
    ("Bredeveen aan den IJssel", "Groot-Lintel", "Westkapelmonde"),
    ("Zevenhuisdijk",),
    ("Broekzijde", "Heidelaar"),
)
"""Villages that one hand wrote, as far as their length and manner tell."""

OTHER_KINDS = "overig"
TERMS_PER_LESSON = 6

KIND_OF: Mapping[str, str] = {
    word: OTHER_KINDS if word == "other" else next(iter(ids)) for word, ids in KINDS.items()
}
"""The corpus word for a kind of lead → the id of signals.yaml the model learns."""


@dataclass(frozen=True)
class Example:
    """One item of the corpus, looked at as the program itself would."""

    gold: Gold
    grams: Mapping[int, int]
    numbers: Mapping[str, float]
    out: bool


@dataclass(frozen=True)
class Lesson:
    """Words of the domain files that stand for fields: terms of a theme, the name
    of a national week, the nouns of a sort of club."""

    grams: Mapping[int, int]
    fields: frozenset[str]


def examples() -> list[Example]:
    """Every item of train.jsonl."""
    corpus = read_corpus(ROOT / "training" / "train.jsonl")
    villages = dict.fromkeys(given.village for given in corpus)
    return [example for village in villages for example in _of(village, corpus)]


def _of(village: str, corpus: Sequence[Given]) -> Iterator[Example]:
    knowledge = settings.load_knowledge(branch_of(village))
    givens = [given for given in corpus if given.village == village]
    extractions = nlp.load(knowledge)([given.item for given in givens])
    for given, extraction in zip(givens, extractions, strict=True):
        found = Findings(given.item, extraction, knowledge, given.today)
        assert given.gold is not None
        yield Example(given.gold, _grams(found.reading), numbers(found), always_out(found.reading))


def lessons() -> list[Lesson]:
    """The domain files as short texts: a model that read them knows words that the
    corpus happens to lack."""
    known = settings.load_knowledge(branch_of(""))
    field_of = {theme.id: theme.field for theme in known.themes}
    taught: list[tuple[str, Sequence[str]]] = []
    for theme in known.themes:
        for terms in (theme.strong, theme.normal):
            for at in range(0, len(terms), TERMS_PER_LESSON):
                taught.append((". ".join(terms[at : at + TERMS_PER_LESSON]), [theme.id]))
    taught += [(theme.name, theme.themes) for theme in known.national_themes]
    taught += [(". ".join(k.head_nouns), k.themes[:2]) for k in known.organisation_types]
    return [
        Lesson(
            _grams(read(_as_item(text))), frozenset(field_of[t] for t in themes if t in field_of)
        )
        for text, themes in taught
        if text
    ]


def _known(themes: Sequence[str], field_of: Mapping[str, str]) -> frozenset[str]:
    return frozenset(field_of[theme] for theme in themes if theme in field_of)


def writer_of(chosen: Sequence[Example]) -> "np.ndarray[tuple[int], np.dtype[np.intp]]":
    """For each example the number of its writer: what is left out together."""
    by_village = {v: at for at, villages in enumerate(WRITERS) for v in villages}
    return np.array([by_village[example.gold.village] for example in chosen])


def _grams(reading: Reading) -> Counter[int]:
    return Counter(np.concatenate(grams_of(counted_tokens(reading))).tolist())


def _as_item(text: str) -> Item:
    return Item(
        source_id="domain",
        key=text,
        url="",
        title="",
        text=text,
        medium=Medium.NEWS,
        published=datetime(2025, 1, 1, tzinfo=UTC),
    )
