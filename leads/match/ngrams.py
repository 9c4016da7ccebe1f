"""Words as numbers: which n-grams a text holds, by hash.

An n-gram is a word, a pair of neighbouring words, or four to six characters
within a word (Dutch glues words together: 'voorleesontbijt' shares pieces with
'voorlezen'). Hashes are CRC-32, the same on every machine.
"""

from collections.abc import Sequence
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from leads.match.reading import Reading, Token
from leads.model import Field

Hashes = NDArray[np.uint32]

_SHORTEST, _LONGEST = 4, 6


def counted_tokens(reading: Reading) -> list[Token]:
    """The words that count, in order; those of the title count double."""
    return [*reading.part(Field.TITLE), *reading.tokens]


def grams_of(tokens: Sequence[Token]) -> list[Hashes]:
    """Per token the hashes of its own n-grams and of the pair with the word before."""
    words = [_plain(token.form) for token in tokens]
    return [
        np.append(_inside(word), _hash(f"b:{left} {word}")) if left else _inside(word)
        for left, word in zip(["", *words], words, strict=False)
    ]


def _plain(form: str) -> str:
    """Numbers, years and clock times are all one word: the model knows no season."""
    return "0" if form[0].isdigit() else form


def _hash(gram: str) -> np.uint32:
    return np.uint32(crc32(gram.encode()))


@lru_cache(maxsize=50_000)
def _inside(word: str) -> Hashes:
    framed = f"<{word}>"
    pieces = (
        f"c:{framed[at : at + size]}"
        for size in range(_SHORTEST, _LONGEST + 1)
        for at in range(len(framed) - size + 1)
    )
    return np.array([_hash(f"w:{word}"), *map(_hash, pieces)], dtype=np.uint32)
