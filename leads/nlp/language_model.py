"""spaCy behind one call: texts in, named stretches out. spaCy itself is imported on first use."""

import json
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from leads import limits
from leads.errors import NlpError
from leads.language import Words
from leads.model import Label

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NAMES = "names"
"""The spans of a doc in which the shipped model keeps what it sees, with scores."""

LIKELY = 0.5
"""From this score on, it is rather a name than none."""

SURE = 0.9
WHEN = "WHEN"
"""What the shipped model calls the date of a happening; other dates are a DATE."""

_LABELS: Mapping[str, str] = {
    **{str(label): str(label) for label in Label},
    WHEN: WHEN,
    "PERSON": str(Label.PER),
    "LOC": str(Label.GPE),
    "FAC": str(Label.PLACE),
}
_UNUSED = ["tagger", "morphologizer", "parser", "lemmatizer", "attribute_ruler", "senter"]


class Entity(NamedTuple):
    """A stretch of a text in characters; `score` is 0 to 1, 1 when a model gives none."""

    start: int
    end: int
    label: str
    score: float = 1.0


def trust(score: float) -> str:
    """How far to believe a score, in one word; '' when it is just likely."""
    return "sure" if score > SURE else "" if score > LIKELY else "maybe"


class LanguageModel:
    """A trained name finder; its word is an extra source, below that of the rules."""

    def __init__(self, nlp: "Language") -> None:
        self._nlp = nlp
        self.name = f"{nlp.meta['lang']}_{nlp.meta['name']}"
        self.version = str(nlp.meta["version"])

    def entities(self, texts: Sequence[str]) -> list[list[Entity]]:
        """What it sees in each text, the doubtful too when the model tells how sure it is."""
        docs = self._nlp.pipe(texts, batch_size=limits.ANALYSE_BATCH)
        return [list(_entities(doc)) for doc in docs]


def _entities(doc: "Doc") -> Iterator[Entity]:
    spans = doc.spans.get(NAMES, doc.ents)
    scores = doc.spans[NAMES].attrs["scores"] if NAMES in doc.spans else [1.0] * len(spans)
    for span, score in zip(spans, scores, strict=True):
        if span.label_ in _LABELS:
            yield Entity(span.start_char, span.end_char, _LABELS[span.label_], score)


def shipped(words: Words) -> LanguageModel | None:
    """The model that comes with the program, if it does. Raises NlpError when it does not fit."""
    with as_file(files("leads") / "defaults" / "model") as folder:
        return load(str(folder), words) if (folder / "meta.json").exists() else None


def load(model: str, words: Words) -> LanguageModel:
    """A spaCy package by name, or a folder with one.

    Raises NlpError, in a sentence for the user, when it is not there, cannot be
    read, or was made for another spaCy.
    """
    import spacy
    from spacy.about import __version__ as here

    from leads.nlp import name_tagger  # noqa: F401 - tells spaCy how our own part is made

    if not Path(model).is_dir() and not spacy.util.is_package(model):
        raise NlpError(words("er is geen spaCy-model of map met deze naam"))
    folder = Path(model) if Path(model).is_dir() else spacy.util.get_package_path(model)
    try:
        wanted = json.loads((folder / "meta.json").read_text(encoding="utf-8"))["spacy_version"]
        if not spacy.util.is_compatible_version(here, wanted):
            raise NlpError(
                words(
                    "het is gemaakt voor spaCy {wanted} en hier staat {here}",
                    wanted=wanted,
                    here=here,
                )
            )
        return LanguageModel(spacy.load(model, exclude=_UNUSED))
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise NlpError(words("de bestanden zijn niet te lezen")) from fault
