"""Is this stretch the name of an organisation? A linear judge over its words and what is around.

The weights are learned from the annotated corpus by `training/train_names.py`; every
feature is a word or a yes/no that can be read back.
"""

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from leads.model import Field, Label, Medium
from leads.nlp import event_words, lexicon, names, persons, places
from leads.nlp.language_model import Entity, trust
from leads.nlp.names import Name, Row
from leads.nlp.spans import Range, Seen, candidates
from leads.nlp.tokens import Word

THRESHOLD = -1.1
"""Lower ones cost exact names, higher ones cost names that are never found."""

SURE = 1.0
"""Above it, the name is looked for in the rest of the item."""

_SMALL = lexicon.FUNCTION_WORDS | lexicon.SENTENCE_WORDS
_ABBREVIATION = re.compile(r"(?:[A-Z][A-Z&*-]{1,7}|(?:[A-Z]\.){2,5})$")


@cache
def shipped() -> Mapping[str, float]:
    """What each feature says for (above 0) or against (below 0) a name."""
    path = files("leads") / "defaults" / "names.json"
    if not path.is_file():
        return {}
    learned: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))
    return learned


def score(seen: Collection[str], says: Mapping[str, float]) -> float:
    """Log odds that a stretch with these features is a name."""
    get = says.get
    return sum([get(feature, 0.0) for feature in seen])  # a list: half the time of a generator


@dataclass(frozen=True)
class Setting:
    """What a row stands in: its item, and what rules and model saw in it."""

    row: Row
    rules: Sequence[Seen]
    model: Sequence[Seen] | None
    field: Field
    medium: Medium
    text: str
    own: frozenset[str]
    speaker: str


def judged(at: Setting, says: Mapping[str, float]) -> list[tuple[Range, float]]:
    """The stretches of a row that are names, with their odds; the likeliest first."""
    spans = candidates(at.row.words, [*at.rules, *(at.model or ())])
    odds = ((span, score(features(at, span), says)) for span in spans)
    ranked = sorted(((s, o) for s, o in odds if o > THRESHOLD), key=lambda pair: -pair[1])
    kept: list[tuple[Range, float]] = []
    for span, odd in ranked:
        if not any(span[0] < last and first < span[1] for (first, last), _ in kept):
            kept.append((span, odd))
    return kept


def of_rules(told: Iterable[tuple[Name, Label | None, bool]]) -> list[Seen]:
    """What the rules saw, as words of a row."""
    return [
        Seen(n.at, n.at + len(n.words), label, "sure" if sure else "") for n, label, sure in told
    ]


def of_model(row: Row, entities: Iterable[Entity]) -> list[Seen]:
    """What a language model saw, from characters of the text to words of a row."""
    begin, end = row.words[0].start, row.words[-1].end
    found = []
    for start, stop, label, score in entities:
        if start < end and begin < stop:
            at = [n for n, w in enumerate(row.words) if w.start < stop and start < w.end]
            if at:
                found.append(Seen(at[0], at[-1] + 1, label, trust(score)))
    return found


def features(at: Setting, span: Range) -> list[str]:
    """What the judge looks at, each as one short text."""
    return [
        "",
        *_of_sources(at, span),
        *_of_words(at, span),
        *_around(at, span),
    ]


def _of_sources(at: Setting, span: Range) -> Iterator[str]:
    rule = _relation(at.rules, span)
    model = "absent" if at.model is None else _relation(at.model, span)
    yield f"rule={rule}"
    yield f"model={model}"
    yield f"rule={rule} model={model}"


def _relation(seen: Sequence[Seen], span: Range) -> str:
    """How the stretch lies to what was seen: the same, within, around or across; and as what."""
    first, last = span
    best = "none"
    for said in seen:
        if said.first >= last or said.last <= first:
            continue
        if said.first == first and said.last == last:
            return f"same {said.label} {said.trust}"
        inside = said.first <= first and last <= said.last
        around = first <= said.first and said.last <= last
        how = "in" if inside else "over" if around else "cross"
        edge = "-l" if said.first == first else "-r" if said.last == last else ""
        best = f"{how}{edge} {said.label}"
    return best


_KINDS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("venue", lambda word: word.lower() in lexicon.VENUE_WORDS),
    ("body", names.is_body),
    ("event", event_words.is_trigger),
    ("role", lambda word: word.lower() in lexicon.PERSON_ROLES),
    ("small", lambda word: word.lower() in _SMALL),
    ("first", lambda word: word in persons.FIRST_NAMES),
    ("abbr", _ABBREVIATION.match),
    ("digit", lambda word: word[0].isdigit()),
    ("place", lambda word: word.lower() in places.known()),
    ("mark", lambda word: not word[0].isalnum()),
    ("word", lambda word: True),
)


@lru_cache(maxsize=32_768)
def _kind(word: str) -> str:
    """The class of a word, for words that the corpus does not have."""
    return next(kind for kind, fits in _KINDS if fits(word)) + _case(word)


def _case(word: str) -> str:
    if word.isupper() and len(word) > 1:
        return "^"
    return "+" if word[0].isupper() else ""


def _of_words(at: Setting, span: Range) -> Iterator[str]:
    words = at.row.words[span[0] : span[1]]
    text = at.text[words[0].start : words[-1].end]
    kinds = [_kind(word.text) for word in words]
    first, last = words[0].low, words[-1].low
    shape = " ".join(kinds[:4]) if len(kinds) < 5 else f"{kinds[0]} {kinds[1]}.. {kinds[-1]}"
    yield f"shape={shape}"
    yield f"n={min(len(words), 6)}"
    yield f"first={first}"
    yield f"last={last}"
    yield f"first-end={first[-4:]}"
    yield f"last-end={last[-4:]}"
    yield f"first-ending={first[-6:]}"
    yield f"last-ending={last[-6:]}"
    yield f"last-start={last[:4]}"
    yield f"kinds={kinds[0]} {kinds[-1]}"
    yield from (f"in={word.low}" for word in words[1:-1])
    if len(words) == 1:
        yield f"only={first}"
        yield f"only-kind={kinds[0]}"
    if text in lexicon.NATIONAL_BODIES:
        yield "national"
    elif any(word.text in lexicon.NATIONAL_BODIES for word in words):
        yield "national-in"
    low = text.lower()
    if low in at.own or low in places.known():
        yield "place"
    elif last in at.own or last in places.known():
        yield "place-last"
    if low == at.speaker:
        yield "speaker"
    if len(text) > 3 and (count := at.text.count(text)) > 1:
        yield f"again={min(count, 3)} n={min(len(words), 2)}"


def _around(at: Setting, span: Range) -> Iterator[str]:
    row, (first, last) = at.row.words, span
    before = row[first - 1] if first else None
    before2 = row[first - 2] if first > 1 else None
    after = row[last] if last < len(row) else None
    left, right = _said(before), _said(after)
    start, end = _kind(row[first].text), _kind(row[last - 1].text)
    left_kind = _kind(before.text) if before else "start"
    right_kind = _kind(after.text) if after else "end"
    glued = "" if before is None or before.end < row[first].start else "~"
    glued_right = "" if after is None or after.start > row[last - 1].end else "~"
    yield f"left={left}{glued}"
    yield f"right={right}{glued_right}"
    yield f"left-kind={left_kind}{glued} {start}"
    yield f"right-kind={right_kind}{glued_right} {end}"
    yield f"lefts={_said(before2)} {left}"
    yield f"left-end={left[-4:]} {start}"
    yield f"right-end={right[-2:]}{_case(after.text) if after else ''}"
    yield f"sides={left_kind} {right_kind}"
    yield f"field={at.field} {start}"
    yield f"medium={at.medium}"
    if at.row.shouts:
        yield "shouts"
    if first == 0:
        yield f"opens {start} {right_kind}"
    if last == len(row):
        yield f"closes {left} {start}"
    if len(row) == last - first:
        yield f"line {start}"


def _said(word: Word | None) -> str:
    return word.low if word else "|"
