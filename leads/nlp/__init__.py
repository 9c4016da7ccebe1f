"""spaCy and the rules behind one callable: items → extractions.

extract = load(knowledge)
extractions = extract(items, directory)
"""

from leads.errors import NlpError
from leads.language import Words
from leads.model import Knowledge
from leads.nlp import language_model
from leads.nlp.extractor import Extractor

__all__ = ["NO_MODEL", "Extractor", "load"]

NO_MODEL = "none"
"""Asks for the rules alone."""


def load(knowledge: Knowledge, model: str = "") -> Extractor:
    """An extractor for one branch.

    `model` is "" for the small model that comes with the program, "none" for the
    rules alone, or a spaCy package or folder. A model that is missing or was
    made for another spaCy is left out, and `Extractor.notice` says so.
    """
    if model == NO_MODEL:
        return Extractor(knowledge)
    words = Words(knowledge.branch.language)
    try:
        found = language_model.load(model, words) if model else language_model.shipped(words)
    except NlpError as fault:
        notice = words(
            "Het taalmodel {model} doet niet mee: {reason}. De regels werken gewoon door.",
            model=model or "leads_ner",
            reason=fault,
        )
        return Extractor(knowledge, notice=notice)
    return Extractor(knowledge, found)
