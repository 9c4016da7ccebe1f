"""Is this day the day of a happening? A linear judge over what stands around the date.

The weights are learned from the annotated corpus by `training/train_happenings.py`;
every feature is a word or a yes/no that can be read back.
"""

import json
import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from importlib.resources import files

from leads.model import Field, Label
from leads.nlp import event_words
from leads.nlp.dates import TimeExpression
from leads.nlp.language_model import LIKELY, WHEN, Entity, trust
from leads.nlp.passage import Dated, Sentence, distance

THRESHOLD = 0.0
"""Where precision and recall meet on villages the judge has not seen."""

SCALE = 3.0
_FAR = (15, 40, 90)
_DATES = (WHEN, Label.DATE)
_BULLETS = " •*-–\t"
_HOUR = re.compile(r"\d\d[.:]\d\d|\d ?u(?:ur)?\b")
_WORD = re.compile(r"[\w’'-]+")
_WEEKDAY = re.compile(r"dag|^(?:ma|di|wo|do|vr|za|zo)\b")


@cache
def shipped() -> Mapping[str, float]:
    """What each feature says for (above 0) or against (below 0) a happening."""
    path = files("leads") / "defaults" / "happenings.json"
    learned: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))
    return learned


def score(seen: Collection[str], says: Mapping[str, float]) -> float:
    """What the weights make of these features; above THRESHOLD: a happening."""
    known = [says[feature] for feature in sorted(seen) if feature in says]
    return says[""] + (SCALE * sum(known) / len(known) ** 0.5 if known else 0.0)


def happens(dated: Dated, says: Mapping[str, float]) -> bool:
    """Is this day the day of a happening?"""
    return score(frozenset(features(dated)), says) > THRESHOLD


def features(dated: Dated) -> Iterator[str]:
    """What the judge looks at, each as one short text."""
    row = dated.row
    yield from _of_time(dated)
    yield from _of_triggers(dated)
    yield from _of_model(dated)
    yield from _of_layout(dated)
    yield from _of_words(row, dated.time)
    yield f"times={min(len(row.times), 3)}"
    yield f"all-times={min(sum(len(other.times) for other in dated.rows), 6)}"
    facts = {
        "place": row.names(Label.PLACE),
        "body": row.names(Label.ORG),
        "cancelled": event_words.CANCELLED.search(row.text),
        "closed": event_words.CLOSED.search(row.text),
        "title-closed": event_words.CLOSED.search(dated.item.title),
        "title-cancelled": event_words.CANCELLED.search(dated.item.title),
    }
    yield from (name for name, found in facts.items() if found)


def _of_time(dated: Dated) -> Iterator[str]:
    time, words = dated.time, dated.words.lower()
    clock = time.start is not None and time.start.clock is not None
    weekday, digits = bool(_WEEKDAY.search(words)), any(c.isdigit() for c in words)
    yield f"kind={time.kind}"
    yield f"clock={clock}"
    yield f"kind={time.kind} clock={clock}"
    yield f"when={_when(dated)}"
    yield f"medium={dated.item.medium}"
    yield f"field={dated.row.part.field}"
    yield f"weekday={weekday} digits={digits}"
    yield from (f"flag={flag}" for flag in time.flags)
    yield from (f"time={word}" for word in _WORD.findall(words) if not word.isdigit())


def _when(dated: Dated) -> str:
    if dated.time.start is None:
        return "unknown"
    days = (dated.time.start.day - dated.item.published.date()).days
    bounds = (("past", 0), ("today", 1), ("week", 8), ("soon", 70))
    return next((name for name, below in bounds if days < below), "far")


def _of_triggers(dated: Dated) -> Iterator[str]:
    own = dated.row.triggers
    yield f"triggers={min(len(own), 2)}"
    if own:
        nearest = min(own, key=lambda trigger: distance(trigger, dated.time))
        far = distance(nearest, dated.time)
        yield f"trigger-far={sum(far >= bound for bound in _FAR)}"
        yield f"trigger-after={nearest.start > dated.time.start_char}"
        yield f"trigger={nearest.name.lower().split()[-1][-6:]}"
    for side, row in (("before", dated.before), ("after", dated.after)):
        if row is not None and row.triggers:
            yield f"trigger-{side} times={bool(row.times)} own={bool(own)}"
    if any(row.part.field is Field.TITLE and row.triggers for row in dated.rows):
        yield f"trigger-title own={bool(own)}"


def _of_model(dated: Dated) -> Iterator[str]:
    """What the language model takes the date for, and the happenings that it sees near it."""
    row, time = dated.row, dated.time
    if row.part.seen is None:
        yield "model=absent"
        return
    date = max(
        (e for e in row.part.seen if e.label in _DATES and _meets(e, time)),
        key=lambda entity: entity.score,
        default=None,
    )
    said = f"{date.label} {trust(date.score)}" if date else "none"
    own = seen_happenings(row)
    likely = any(entity.score > LIKELY for entity in own)
    yield f"model={said}"
    yield f"model={said} event={likely} trigger={bool(row.triggers)}"
    if own:
        nearest = min(own, key=lambda entity: distance(entity, time))
        far = sum(distance(nearest, time) >= bound for bound in _FAR)
        yield f"seen-event={trust(nearest.score)} far={far}"
        yield f"seen-event after={nearest.start > time.start_char}"
    else:
        yield "seen-event=none"
    others = [("before", dated.before), ("after", dated.after)]
    others += [("title", other) for other in dated.rows if other.part.field is Field.TITLE]
    for where, other in others:
        if other is not None and any(e.score > LIKELY for e in seen_happenings(other)):
            yield f"seen-{where} own={likely}"


def seen_happenings(row: Sentence) -> list[Entity]:
    """The happenings that the language model sees in a sentence, the doubtful too."""
    seen = row.part.seen or ()
    return [e for e in seen if e.label == Label.EVENT and row.start <= e.start < row.end]


def _meets(entity: Entity, time: TimeExpression) -> bool:
    return entity.start < time.end_char and time.start_char < entity.end


def _of_layout(dated: Dated) -> Iterator[str]:
    """How the date stands on its line, and in the item."""
    row, time = dated.row, dated.time
    opens = _opens(row, time)
    text = row.part.text
    next_mark = _mark(text[time.end_char : time.end_char + 2].strip()[:1])
    yield f"opens={opens} next={next_mark}"
    yield f"prev={_mark(text[max(time.start_char - 2, 0) : time.start_char].strip()[-1:])}"
    listed = sum(_opens(other, other.times[0]) for other in dated.rows if other.times)
    yield f"listed={min(listed, 4)} opens={opens}"
    yield f"long={sum(len(row.text) >= bound for bound in (30, 70, 120, 200))}"
    yield f"number={sum(dated.number >= bound for bound in (1, 3, 8))}"
    if time.start is not None:
        again = [t for other in dated.rows for t in other.times if _same_day(t, time)]
        yield f"same-day={min(len(again), 3)}"
        yield f"range={time.end is not None and time.end.day > time.start.day}"
        clock = time.start.clock is not None
        yield f"hour={bool(_HOUR.search(row.text))} own={clock}"
        yield f"kind={time.kind} clock={clock} trigger={bool(row.triggers)}"


def _opens(row: Sentence, time: TimeExpression) -> bool:
    return not row.part.text[row.start : time.start_char].strip(_BULLETS)


def _mark(said: str) -> str:
    return "" if not said else "word" if said.isalnum() else said


def _same_day(one: TimeExpression, other: TimeExpression) -> bool:
    return bool(one.start and other.start and one.start.day == other.start.day)


def _of_words(row: Sentence, time: TimeExpression) -> Iterator[str]:
    left = _WORD.findall(row.part.text[row.start : time.start_char].lower())
    right = _WORD.findall(row.part.text[time.end_char : row.end].lower())
    yield f"left1={left[-1] if left else ''}"
    yield f"right1={right[0] if right else ''}"
    yield from (f"left={word}" for word in left[-3:])
    yield from (f"right={word}" for word in right[:4])
