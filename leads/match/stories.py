"""Is this the same story? Decided on evidence: address, words, or day plus names.

Similar words are found by MinHash with banding: Broder, "On the resemblance and
containment of documents", 1997; Leskovec et al., Mining of Massive Datasets, §3.4.
A wrong merge hides a lead, a missed one only shows it twice: when in doubt, two.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from zlib import crc32

import numpy as np

from leads.address import canonical
from leads.match.reading import Reading, read
from leads.model import Extraction, Field, Fingerprint, Item, Label
from leads.text import fold, normal_name

HASHES = 64
BANDS, ROWS = 16, 4
SHINGLE_WORDS = 3
KEYS_AT_MOST = 96
DAYS_APART = 45

_PRIME = np.uint64(4294967311)  # the first above 2**32: h * a + b stays below 2**64
_A = np.array([crc32(f"a{n}".encode()) | 1 for n in range(HASHES)], np.uint64)
_B = np.array([crc32(f"b{n}".encode()) for n in range(HASHES)], np.uint64)
_LONG_WORD = 10
_CAPITAL = re.compile(r"(?<![.!?…\n:•\"'“‘] )(?<!^)(?<!\n)\b[A-ZÀ-Ý][\w'’-]{2,}")


def fingerprint(item: Item, extraction: Extraction) -> Fingerprint:
    """What is kept of an item to recognise its story later."""
    reading = read(item)
    days = tuple(sorted(_days(item, extraction)))
    bodies = tuple(sorted(_bodies(extraction)))
    names = tuple(sorted(_names(item, extraction, reading)))
    signature = _signature([token.form for token in reading.tokens])
    return Fingerprint(
        item_id=item.id,
        published=item.published,
        url=canonical(item.url),
        title=" ".join(token.form for token in reading.part(Field.TITLE)),
        keys=tuple(_keys(item, days, bodies, names, signature)),
        signature=signature,
        days=days,
        organisations=bodies,
        names=names,
    )


def same_story(new: Fingerprint, old: Fingerprint) -> bool:
    """Whether two items tell the same story."""
    if new.url and new.url == old.url and "/" in new.url.removeprefix("https://").rstrip("/"):
        return True
    if abs((new.published - old.published).days) > DAYS_APART:
        return False
    return evidence(new, old) >= ENOUGH


ENOUGH = 1.0


def evidence(new: Fingerprint, old: Fingerprint) -> float:
    return 0.0


def _days(item: Item, extraction: Extraction) -> set[date]:
    events = (*item.events, *extraction.events)
    return {event.start.day for event in events if event.start}


def _bodies(extraction: Extraction) -> set[str]:
    named = (normal_name(m.name) for m in extraction.organisations if not m.weak)
    return {name for name in named if name}


def _names(item: Item, extraction: Extraction, reading: Reading) -> set[str]:
    """Words that few stories share: names, long compounds, exact numbers."""
    labels = (Label.PER, Label.PLACE)
    named = (item.quote(m.span) for m in extraction.mentions if m.label in labels)
    words = {fold(word) for name in named for word in re.findall(r"[^\W\d_]{3,}", name)}
    capital = {fold(word) for word in _CAPITAL.findall(f"{item.title}. {item.text}")}
    longer = {t.lemma for t in reading.tokens if len(t.lemma) >= _LONG_WORD}
    return words | capital | longer


def _signature(forms: list[str]) -> tuple[int, ...]:
    size = min(SHINGLE_WORDS, len(forms)) or 1
    shingles = {" ".join(forms[at : at + size]) for at in range(len(forms) - size + 1)} or {""}
    hashed = np.array([crc32(shingle.encode()) for shingle in shingles], np.uint64)
    return tuple(((hashed[:, None] * _A + _B) % _PRIME).min(0).tolist())


def _keys(
    item: Item,
    days: Iterable[date],
    bodies: Iterable[str],
    names: Iterable[str],
    signature: tuple[int, ...],
) -> list[str]:
    """Blocking keys, the surest first: items that share none are never compared."""
    keys = [f"u:{canonical(item.url)}"] if item.url else []
    for band in range(BANDS):
        rows = signature[band * ROWS : (band + 1) * ROWS]
        keys.append(f"m:{band}:{crc32(repr(rows).encode()):08x}")
    keys += [f"d:{day}:{body}" for day in days for body in bodies]
    keys += [f"o:{week}:{body}" for week in _weeks(item) for body in bodies]
    keys += [f"n:{day}:{name}" for day in days for name in names]
    return keys[:KEYS_AT_MOST]


def _weeks(item: Item) -> Iterator[int]:
    """The week of publication and the next, so that neighbouring weeks meet."""
    week = item.published.toordinal() // 7
    yield from (week, week + 1)
