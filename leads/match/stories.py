"""Is this the same story? Decided on evidence: address, words, or day plus names.

Similar words are found by MinHash with banding: Broder, "On the resemblance and
containment of documents", 1997; Leskovec et al., Mining of Massive Datasets, §3.4.
A wrong merge hides a lead, a missed one only shows it twice: when in doubt, two.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from math import log1p
from zlib import crc32

import numpy as np

from leads.address import canonical
from leads.match.common_words import COMMON
from leads.match.reading import Reading, read
from leads.match.standing import Standing, speaker, standing
from leads.model import Extraction, Field, Fingerprint, Item, Label
from leads.text import fold, normal_name

HASHES = 64
BANDS, ROWS = 16, 4
SHINGLE_WORDS = 3
KEYS_AT_MOST = 96
NAMES_KEYED = 12
DAYS_APART = 45
COPY = 0.5  # the share of equal hashes from which one text is the other's copy

# logistic regression on the pairs of the training villages: with villages left out, 78 of 89
# pairs are found at this bound and none is wrong
BASE, ENOUGH = -1.9, 0.0
SAME_DAY, SAME_BODY = 1.3, 2.1
RARE_WORDS, RARE_SHARE = 1.1, 6.5
WEEK_APART = -0.9
NAMES_ALONE = 2  # rare words that must be shared where no day and no body is
LIST_LINES = 3  # a list of permits or agenda points tells many stories, so it joins none

_PRIME = np.uint64(4294967311)  # the first above 2**32: h * a + b stays below 2**64
_A = np.array([crc32(f"a{n}".encode()) | 1 for n in range(HASHES)], np.uint64)
_B = np.array([crc32(f"b{n}".encode()) for n in range(HASHES)], np.uint64)
_LONG_WORD = 10
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_AMOUNT = re.compile(
    r"(?<![\w.,:/+-])(?:\d{1,3}(?:\.\d{3})+|\d{3,6})(?![\w:/-]|[.,]\d| ?[A-Z]{2}\b)"
)
_LIST_LINE = re.compile(r"(?m)^\s*(?:\d+[.)]|[-*•])\s*\S")
_LINK = re.compile(r"https?://\S+")
_YEARS = range(1500, 2100)
_NAMING = (Label.PER, Label.PLACE)
_CAPITAL = re.compile(r"(?<![.!?…\n:•\"'“‘] )(?<!^)(?<!\n)\b[A-ZÀ-Ý][\w'’-]{2,}")


def fingerprint(item: Item, extraction: Extraction) -> Fingerprint:
    """What is kept of an item to recognise its story later."""
    reading = read(item)
    days = tuple(sorted(_days(extraction)))
    bodies = tuple(sorted(_bodies(item, extraction)))
    names = tuple(sorted(_names(item, extraction, reading)))
    if len(_LIST_LINE.findall(item.text)) >= LIST_LINES:
        bodies, names = _in_title(bodies, item), _in_title(names, item)
    signature = _signature([token.form for token in reading.tokens])
    return Fingerprint(
        item_id=item.id,
        source_id=item.source_id,
        published=item.published,
        url=canonical(item.url),
        title=" ".join(token.form for token in reading.part(Field.TITLE)),
        keys=tuple(_keys(item, days, bodies, names, _named(item, extraction, _NAMING), signature)),
        signature=signature,
        days=days,
        organisations=bodies,
        names=names,
    )


def same_story(new: Fingerprint, old: Fingerprint) -> bool:
    """Whether two items tell the same story.

    One address or nearly the same words settle it. Otherwise day, bodies and rare
    words must speak for it together; two items that name different days tell two
    stories, however much they share: series and yearly fairs look alike.
    """
    own = new.source_id == old.source_id
    if new.url and new.url == old.url and _is_page(new.url):
        return not own or new.title == old.title  # agenda points share the page of a meeting
    apart = abs((new.published - old.published).days)
    if apart > DAYS_APART:
        return False
    if _points_at(new, old) or _points_at(old, new):
        return True
    alike = _same_words(new, old)
    if new.days and old.days and not set(new.days) & set(old.days):
        return alike >= COPY and new.title == old.title
    if own:
        # a source tells a story once; its next piece, or the next agenda point, is another
        return alike >= COPY and new.title == old.title
    if _before_and_after(new, old):
        return False
    return (alike >= COPY and not _of_others(new, old)) or _evidence(new, old, apart) >= ENOUGH


def _before_and_after(new: Fingerprint, old: Fingerprint) -> bool:
    """An announcement and the report: one was out before their day, one came after it."""
    early, late = sorted((new.published.date(), old.published.date()))
    shared = set(new.days) & set(old.days)
    return bool(shared) and all(early < day < late for day in shared)


def _of_others(new: Fingerprint, old: Fingerprint) -> bool:
    """Two short notices in one mould (a day, an hour, who organises) that name two bodies."""
    one, other = (set(" ".join(mark.organisations).split()) for mark in (new, old))
    return bool(one and other) and one.isdisjoint(other)


def _points_at(post: Fingerprint, page: Fingerprint) -> bool:
    """A post with the address of the other item in its words."""
    return bool(page.url) and post.source_id != page.source_id and f"u:{page.url}" in post.keys


def _is_page(url: str) -> bool:
    """More than the front page of a site, which many items may share."""
    return "/" in url.removeprefix("https://").rstrip("/")


def _same_words(new: Fingerprint, old: Fingerprint) -> float:
    """The estimated share of three-word stretches that both texts hold."""
    pairs = zip(new.signature, old.signature, strict=True)
    return sum(one == other for one, other in pairs) / HASHES


def _evidence(new: Fingerprint, old: Fingerprint, apart: int) -> float:
    """Log-odds that two items tell one story; weights fitted on the training villages."""
    bodies = set(new.organisations) & set(old.organisations)
    days = set(new.days) & set(old.days)
    # the words of a shared body are counted with the body, not once more as rare words
    shared = len((set(new.names) & set(old.names)).difference(*map(str.split, bodies)))
    if shared < _least(bool(bodies), bool(days)):
        return BASE  # a day, a body or one street in common is no story
    fewest = min(len(new.names), len(old.names))
    return (
        BASE
        + SAME_DAY * bool(days)
        + SAME_BODY * min(2, len(bodies))
        + RARE_WORDS * log1p(shared)
        + RARE_SHARE * shared / (fewest + 2)
        + WEEK_APART * min(6.0, apart / 7)
    )


def _least(body: bool, day: bool) -> int:
    """How many rare words two tellings must share besides: a club has more than one thing
    to tell in a week, and a village more than one on a day."""
    if body and day:
        return 0
    return 1 if body or day else NAMES_ALONE


def _days(extraction: Extraction) -> set[date]:
    return {event.start.day for event in extraction.events if event.start}


def _bodies(item: Item, extraction: Extraction) -> set[str]:
    """The bodies named, and the one that speaks: a club's own post rarely says its name.

    Not those that stand in many stories of one day: authorities, and where things happen.
    """
    named = (m.name for m in extraction.organisations if not m.weak)
    names = (name for name in (*named, speaker(item)) if standing(name) is Standing.BODY)
    return {name for name in map(normal_name, names) if name}


def _in_title(names: Iterable[str], item: Item) -> tuple[str, ...]:
    """Of a list only what it is headed by: each line is a story of its own."""
    head = fold(item.title)
    return tuple(name for name in names if name in head)


def _names(item: Item, extraction: Extraction, reading: Reading) -> set[str]:
    """Words that few stories share: names, long compounds, and sums or counts. Not the
    places, which every item of a village names."""
    longer = {t.lemma for t in reading.tokens if len(t.lemma) >= _LONG_WORD}
    capital = {fold(word) for word in _CAPITAL.findall(f"{item.title}. {item.text}")}
    named = _named(item, extraction, _NAMING)
    places = _places(item, extraction)
    rare = {
        word
        for word in (longer | capital | named) - COMMON
        if not places.issuperset(_LETTERS.findall(word) or [word])
    }
    return rare | _amounts(f"{item.title}\n{item.text}")


def _places(item: Item, extraction: Extraction) -> set[str]:
    """The words of places, and of bodies that bear the name of theirs."""
    bodies = [m.name for m in extraction.organisations] + [item.source_name]
    official = [b for b in bodies if standing(b) in (Standing.AUTHORITY, Standing.LIBRARY)]
    words = {fold(word) for name in official for word in _LETTERS.findall(name)}
    return words | _named(item, extraction, (Label.GPE,))


def _amounts(said: str) -> set[str]:
    """Numbers of three figures and up ('3.460 euro'): two tellings may share no other word."""
    found = (amount.replace(".", "") for amount in _AMOUNT.findall(said))
    return {amount for amount in found if int(amount) not in _YEARS}


def _named(item: Item, extraction: Extraction, labels: Iterable[Label]) -> set[str]:
    """The words of all mentions with one of these labels."""
    said = (item.quote(m.span) for m in extraction.mentions if m.label in labels)
    return {fold(word) for name in said for word in _LETTERS.findall(name)}


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
    people: Iterable[str],
    signature: tuple[int, ...],
) -> list[str]:
    """Blocking keys, the surest first: items that share none are never compared."""
    keys = [f"u:{address}" for address in (canonical(item.url), *_links(item)) if address]
    for band in range(BANDS):
        rows = signature[band * ROWS : (band + 1) * ROWS]
        keys.append(f"m:{band}:{crc32(repr(rows).encode()):08x}")
    keys += [f"d:{day}:{body}" for day in days for body in bodies]
    keys += [f"o:{week}:{body}" for week in _weeks(item) for body in bodies]
    keys += [f"p:{week}:{name}" for week in _weeks(item) for name in sorted(people)]
    longest = sorted(names, key=lambda name: (-len(name), name))[:NAMES_KEYED]
    keys += [f"p:{week}:{name}" for name in longest for week in _weeks(item)]
    keys += [f"n:{day}:{name}" for day in days for name in names]
    return list(dict.fromkeys(keys))[:KEYS_AT_MOST]


def _links(item: Item) -> list[str]:
    """The one page a post points at; who lists many tells no story of one of them."""
    links = {canonical(link.rstrip(".,;:!?)")) for link in _LINK.findall(item.text)}
    return [link for link in links if _is_page(link)] if len(links) == 1 else []


def _weeks(item: Item) -> Iterator[int]:
    """The week of publication and the next, so that neighbouring weeks meet."""
    week = item.published.toordinal() // 7
    yield from (week, week + 1)
