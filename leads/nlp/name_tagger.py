"""A spaCy component that names things by one tag for each token: B-ORG, L-ORG, U-GPE, O.

    doc.spans["names"], doc.spans["names"].attrs["scores"], doc.ents

Cheaper than a transition parser, as all tokens are judged at once; the likeliest row of
tags that is well formed is found afterwards (Viterbi, 1967). It leans towards names: a
doubtful one comes too, with a low score, for the judges to weigh.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.pipeline import Tagger
from spacy.scorer import get_ner_prf
from spacy.tokens import Doc, Span
from spacy.training import Example, offsets_to_biluo_tags

from leads.nlp.language_model import LIKELY, NAMES

FACTORY = "leads_names"
_LEANING = 1.0
"""How much less the log odds of 'no name' count."""

_PLAIN = 0.9
"""A token that is so surely no name parts what stands before and after it."""

_LEAST = 1e-9


@Language.factory(FACTORY, assigns=["doc.ents", "doc.spans"], default_config={"model": {}})
def make(nlp: Language, name: str, model: Any) -> "NameTagger":
    return NameTagger(nlp.vocab, model, name, scorer=_scored)


def _scored(examples: Iterable[Example], **_: object) -> dict[str, Any]:
    return get_ner_prf(examples)


def told(doc: Doc, entities: Iterable[tuple[int, int, str]]) -> Example:
    """An example to learn from; `entities` in characters, not overlapping."""
    tags = offsets_to_biluo_tags(doc, list(entities))
    return Example.from_dict(
        doc, {"entities": tags, "tags": ["O" if t == "-" else t for t in tags]}
    )


class NameTagger(Tagger):  # type: ignore[misc]  # spaCy tells no types here
    """The tagger of spaCy with tags for names; learns from `told` examples."""

    def predict(self, docs: Sequence[Doc]) -> list[Any]:
        return list(map(_odds, self.model.predict(docs))) if any(map(len, docs)) else []

    def set_annotations(self, docs: Iterable[Doc], found: Iterable[Any]) -> None:
        tags = Tags(self.labels)
        for doc, odds in zip(docs, found, strict=False):
            spans, scores = [], []
            for first, last, label, score in tags.names(odds):
                spans.append(Span(doc, first, last, label=label))
                scores.append(score)
            doc.spans[NAMES] = spans
            doc.spans[NAMES].attrs["scores"] = scores
            doc.ents = [s for s, score in zip(spans, scores, strict=True) if score > LIKELY]


def _odds(scores: Any) -> Any:
    """Scores of a row as chances that add up to 1."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True)) if len(scores) else scores
    return raised / raised.sum(axis=1, keepdims=True) if len(scores) else scores


class Tags:
    """What may follow what, and the names in a table of odds (a row for each token)."""

    def __init__(self, labels: Sequence[str]) -> None:
        self._none = labels.index("O")
        self._labels = list(labels)
        opens = np.array([tag[0] in "BUO" for tag in labels])
        ends = np.array([tag[0] in "LUO" for tag in labels])
        kinds = [tag[2:] for tag in labels]
        same = np.array([[one == other for other in kinds] for one in kinds])
        follows = np.where(ends[:, None], opens[None, :], same & ~opens[None, :])
        self._follows = np.where(follows, 0.0, -1e4)
        self._first, self._last = np.where(opens, 0.0, -1e4), np.where(ends, 0.0, -1e4)
        self._kinds = {kind: [n for n, k in enumerate(kinds) if k == kind] for kind in kinds}

    def names(self, odds: Any) -> Iterator[tuple[int, int, str, float]]:
        """First token, one past the last, label, and the mean odds of that label."""
        if not len(odds):
            return
        busy = np.flatnonzero(odds[:, self._none] < _PLAIN)
        if not len(busy):
            return
        for run in np.split(busy, np.flatnonzero(np.diff(busy) > 1) + 1):
            first = int(run[0])
            yield from self._in_run(odds[first : int(run[-1]) + 1], first)

    def _in_run(self, odds: Any, shift: int) -> Iterator[tuple[int, int, str, float]]:
        begin = 0
        for at, tag in enumerate(self._best(odds)):
            shape, kind = self._labels[tag][0], self._labels[tag][2:]
            if shape in "BU":
                begin = at
            if shape in "LU":
                score = float(odds[begin : at + 1, self._kinds[kind]].sum(axis=1).mean())
                yield shift + begin, shift + at + 1, kind, score

    def _best(self, odds: Any) -> list[int]:
        """The likeliest well-formed row of tags."""
        logs = np.log(np.maximum(odds, _LEAST))
        logs[:, self._none] -= _LEANING
        total, back = logs[0] + self._first, []
        for row in logs[1:]:
            ways = total[:, None] + self._follows
            back.append(ways.argmax(axis=0))
            total = ways.max(axis=0) + row
        row_of_tags = [int((total + self._last).argmax())]
        for before in reversed(back):
            row_of_tags.append(int(before[row_of_tags[-1]]))
        return row_of_tags[::-1]
