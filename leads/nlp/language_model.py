"""spaCy behind one call: texts in, named stretches out. spaCy itself is imported on first use."""

import json
from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from leads import limits
from leads.errors import NlpError
from leads.language import Words
from leads.model import Label

if TYPE_CHECKING:
    from spacy.language import Language

Entity = tuple[int, int, Label]

_LABELS = {
    **{str(label): label for label in Label},
    "PERSON": Label.PER,
    "LOC": Label.GPE,
    "FAC": Label.PLACE,
}
_UNUSED = ["tagger", "morphologizer", "parser", "lemmatizer", "attribute_ruler", "senter"]


class LanguageModel:
    """A trained name finder; its word is an extra source, below that of the rules."""

    def __init__(self, nlp: "Language") -> None:
        self._nlp = nlp
        self.name = f"{nlp.meta['lang']}_{nlp.meta['name']}"
        self.version = str(nlp.meta["version"])

    def entities(self, texts: Sequence[str]) -> list[list[Entity]]:
        """Start, end and label of what it sees, in characters of each text."""
        docs = self._nlp.pipe(texts, batch_size=limits.ANALYSE_BATCH)
        return [
            [(e.start_char, e.end_char, _LABELS[e.label_]) for e in doc.ents if e.label_ in _LABELS]
            for doc in docs
        ]


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
