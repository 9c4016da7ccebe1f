"""What the ranker learns from: the annotated items, short messages beside them, and the
domain files themselves."""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from leads import nlp, settings  # noqa: E402
from leads.evaluation import GIVEN, KINDS, Gold, parse_gold  # noqa: E402
from leads.match.features import Findings, numbers  # noqa: E402
from leads.match.ngrams import counted_tokens, grams_of  # noqa: E402
from leads.match.reading import Reading, read  # noqa: E402
from leads.match.signals import always_out  # noqa: E402
from leads.model import Item, Knowledge, Medium  # noqa: E402
from leads.service.predict import Given, branch_of, given_of, read_corpus  # noqa: E402

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

MESSY = WRITERS[5] + WRITERS[6]
"""Villages of messy intake: cut-off excerpts, council lines, days of mere noise."""

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
    """Words of the domain files that stand for fields or for a kind of lead: terms of a
    theme, the name of a national week, the nouns of a sort of club, cues of a signal."""

    grams: Mapping[int, int]
    fields: frozenset[str] = frozenset()
    kind: str = ""


def examples() -> list[Example]:
    """Every item of train.jsonl."""
    corpus = read_corpus(ROOT / "training" / "train.jsonl")
    villages = dict.fromkeys(given.village for given in corpus)
    return [
        example
        for village in villages
        for example in _looked_at(village, [one for one in corpus if one.village == village])
    ]


def _looked_at(place: str, givens: Sequence[Given]) -> Iterator[Example]:
    knowledge = settings.load_knowledge(branch_of(place))
    extractions = nlp.load(knowledge)([given.item for given in givens])
    for given, extraction in zip(givens, extractions, strict=True):
        found = Findings(given.item, extraction, knowledge, given.today)
        assert given.gold is not None
        yield Example(given.gold, _grams(found.reading), numbers(found), always_out(found.reading))


def messages() -> list[Example]:
    """The messages of messages.yaml, each as if from a village of its own: they are learned
    from and never measured, so that the model hears more voices than those of the corpus."""
    path = ROOT / "training" / "messages.yaml"
    listed = yaml.safe_load(path.read_text(encoding="utf-8"))
    rows = enumerate(listed["messages"])
    return list(
        _looked_at(listed["place"], [_message(at, listed["today"], row) for at, row in rows])
    )


def _message(at: int, day: object, row: Sequence[Any]) -> Given:
    grade, kind, fields, medium, source, title, text = row
    record = dict.fromkeys(GIVEN, "") | {
        "id": f"message-{at}",
        "village": f"message {at}",
        "today": f"{day}",
        "published": f"{day}T07:00:00+01:00",
        "source_kind": medium,
        "source_name": source,
        "title": title,
        "text": text,
        "grade": grade,
        "lead_kind": kind,
        "themes": fields.split(),
    }
    return given_of(*parse_gold(json.dumps(record)))


def lessons() -> list[Lesson]:
    """The domain files as short texts: a model that read them knows words that the
    corpus happens to lack."""
    known = settings.load_knowledge(branch_of(""))
    return [*_of_themes(known), *_of_signals(known)]


def _of_themes(known: Knowledge) -> Iterator[Lesson]:
    field_of = {theme.id: theme.field for theme in known.themes}

    def lesson(text: str, themes: Sequence[str]) -> Lesson:
        fields = frozenset(field_of[theme] for theme in themes if theme in field_of)
        return Lesson(_grams_in(text), fields=fields)

    for theme in known.themes:
        for text in (*_chunks(theme.strong), *_chunks(theme.normal)):
            yield lesson(text, [theme.id])
    for week in known.national_themes:
        yield lesson(week.name, week.themes)
    for sort in known.organisation_types:
        if sort.head_nouns:
            yield lesson(". ".join(sort.head_nouns), sort.themes[:2])


def _of_signals(known: Knowledge) -> Iterator[Lesson]:
    learned = _learned_kinds()
    for signal in known.signals:
        for text in _chunks(signal.cues) if signal.id in learned else ():
            yield Lesson(_grams_in(text), kind=learned[signal.id])


def _learned_kinds() -> dict[str, str]:
    """An id of signals.yaml → the id under which the model learns it."""
    return {signal: KIND_OF[word] for word, signals in KINDS.items() for signal in signals}


def _chunks(terms: Sequence[str]) -> list[str]:
    starts = range(0, len(terms), TERMS_PER_LESSON)
    return [". ".join(terms[at : at + TERMS_PER_LESSON]) for at in starts]


def writer_of(chosen: Sequence[Example]) -> "np.ndarray[tuple[int], np.dtype[np.intp]]":
    """For each example the number of its writer: what is left out together."""
    by_village = {v: at for at, villages in enumerate(WRITERS) for v in villages}
    return np.array([by_village[example.gold.village] for example in chosen])


def _grams(reading: Reading) -> Counter[int]:
    return Counter(np.concatenate(grams_of(counted_tokens(reading))).tolist())


def _grams_in(text: str) -> Counter[int]:
    return _grams(read(_as_item(text)))


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
