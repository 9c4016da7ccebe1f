"""The learned score: words and findings in one linear sum, so it can explain itself.

Trained by `training/train_ranker.py` (ridge regression on the grade) and read
from one file. Beside the grade the same model tells the fields of the themes
and the kind of lead. Text is weighed by tf-idf with a sublinear term frequency
and unit length: Salton and Buckley, Information Processing & Management 24(5),
1988.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from leads.match.ngrams import Hashes, counted_tokens, grams_of
from leads.match.reading import Reading, Token

Floats = NDArray[np.float32]

GRADE = "grade"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the model thinks: `score` is on the scale of grades, `fields` and
    `kinds` (corpus words) tell how much speaks for each, about 0 to 1."""

    score: float
    grade: int
    fields: Mapping[str, float]
    kinds: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Scores from which an item is shown and called strong, the three steps
    between grades, and for each field from where it is named."""

    shown: float
    strong: float
    steps: tuple[float, float, float]
    fields: Mapping[str, float]


class Ranker:
    """A linear model over n-gram hashes and named numbers."""

    def __init__(
        self,
        *,
        hashes: Hashes,
        idf: Floats,
        word_weights: Floats,
        names: Sequence[str],
        number_weights: Floats,
        bias: Floats,
        outputs: Sequence[str],
        thresholds: Thresholds,
    ) -> None:
        self._hashes, self._idf, self._words = hashes, idf, word_weights
        self._names = {name: at for at, name in enumerate(names)}
        self._numbers, self._bias = number_weights, bias
        self._outputs = list(outputs)
        self._grade = self._outputs.index(GRADE)
        self.thresholds = thresholds

    @classmethod
    def from_bytes(cls, data: bytes) -> "Ranker":
        """Read what `training/train_ranker.py` wrote. Raises ValueError on another format."""
        with np.load(io.BytesIO(data), allow_pickle=False) as file:
            if int(file["format"]) != FORMAT:
                raise ValueError(f"ranker file has format {int(file['format'])}, not {FORMAT}")
            outputs = [str(name) for name in file["outputs"]]
            cuts = file["thresholds"]
            fields = [name for name in outputs if name.startswith("field:")]
            return cls(
                hashes=file["hashes"],
                idf=file["idf"].astype(np.float32),
                word_weights=file["words"].astype(np.float32) * file["scales"],
                names=[str(name) for name in file["names"]],
                number_weights=file["numbers"],
                bias=file["bias"],
                outputs=outputs,
                thresholds=Thresholds(
                    shown=float(cuts[0]),
                    strong=float(cuts[1]),
                    steps=(float(cuts[2]), float(cuts[3]), float(cuts[4])),
                    fields={
                        name.removeprefix("field:"): float(cut)
                        for name, cut in zip(fields, cuts[5:], strict=True)
                    },
                ),
            )

    def judge(self, reading: Reading, numbers: Mapping[str, float]) -> Judgement:
        """The score of an item, its fields and its kind."""
        at, weights = self._weigh(np.concatenate(_grams(reading) or [_NONE]))
        sums = self._bias + weights @ self._words[at]
        for name, value in numbers.items():
            if (row := self._names.get(name)) is not None:
                sums = sums + value * self._numbers[row]
        named = dict(zip(self._outputs, map(float, sums), strict=True))
        return Judgement(
            score=named[GRADE],
            grade=sum(named[GRADE] >= step for step in self.thresholds.steps),
            fields=_under("field:", named),
            kinds=_under("kind:", named),
        )

    def of_numbers(self, numbers: Mapping[str, float]) -> float:
        """The part of the score that the named numbers make."""
        known = [
            (self._names[name], value) for name, value in numbers.items() if name in self._names
        ]
        return float(sum(value * self._numbers[row, self._grade] for row, value in known))

    def explain(
        self, reading: Reading, numbers: Mapping[str, float], most: int = 10
    ) -> list[tuple[str, float]]:
        """What weighed most in the score: (word or name of a finding, contribution)."""
        sums: dict[str, float] = {}
        for token, share in self.by_token(reading):
            sums[token.form] = sums.get(token.form, 0.0) + share
        for name, value in numbers.items():
            if (row := self._names.get(name)) is not None:
                sums[f"[{name}]"] = value * float(self._numbers[row, self._grade])
        return sorted(sums.items(), key=lambda pair: (-abs(pair[1]), pair[0]))[:most]

    def by_token(self, reading: Reading, output: str = GRADE) -> Iterator[tuple[Token, float]]:
        """How much each word added to an output of the model."""
        column = self._outputs.index(output)
        tokens, grams = counted_tokens(reading), _grams(reading)
        if not tokens:
            return
        everything = np.concatenate(grams)
        at, weights = self._weigh(everything)
        each = dict(zip(self._hashes[at].tolist(), weights * self._words[at, column], strict=True))
        seen, counts = np.unique(everything, return_counts=True)
        times = dict(zip(seen.tolist(), counts.tolist(), strict=True))
        for token, own in zip(tokens, grams, strict=True):
            yield token, float(sum(each.get(g, 0.0) / times[g] for g in own.tolist()))

    def _weigh(self, grams: Hashes) -> tuple[NDArray[np.intp], Floats]:
        """The known n-grams (as rows) and their tf-idf weights, of unit length."""
        found, counts = np.unique(grams, return_counts=True)
        at = np.searchsorted(self._hashes, found)
        at[at == len(self._hashes)] = 0
        known = self._hashes[at] == found
        at, counts = at[known], counts[known]
        weights = (1 + np.log(counts)).astype(np.float32) * self._idf[at]
        size = float(np.linalg.norm(weights))
        return at, weights / size if size else weights


_NONE = np.array([], dtype=np.uint32)


def _grams(reading: Reading) -> list[Hashes]:
    return grams_of(counted_tokens(reading))


def _under(prefix: str, named: Mapping[str, float]) -> dict[str, float]:
    return {
        name.removeprefix(prefix): value for name, value in named.items() if name.startswith(prefix)
    }
