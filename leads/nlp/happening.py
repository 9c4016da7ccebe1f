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
from leads.nlp.passage import Dated, Sentence, distance

THRESHOLD = -0.1
"""Where precision and recall meet on villages the judge has not seen."""

SCALE = 3.0
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
    yield from _of_words(row, dated.time)
    yield f"times={min(len(row.times), 3)}"
    yield f"all-times={min(sum(len(other.times) for other in dated.rows), 6)}"
    facts = {
        "place": row.names(Label.PLACE),
        "body": row.names(Label.ORG),
        "cancelled": event_words.CANCELLED.search(row.text),
        "closed": event_words.CLOSED.search(row.text),
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
        yield f"trigger-far={sum(far >= bound for bound in (15, 40, 90))}"
        yield f"trigger-after={nearest.start > dated.time.start_char}"
        yield f"trigger={nearest.name.lower().split()[-1][-6:]}"
    for side, row in (("before", dated.before), ("after", dated.after)):
        if row is not None and row.triggers:
            yield f"trigger-{side} times={bool(row.times)} own={bool(own)}"
    if any(row.part.field is Field.TITLE and row.triggers for row in dated.rows):
        yield f"trigger-title own={bool(own)}"


def _of_words(row: Sentence, time: TimeExpression) -> Iterator[str]:
    left = _WORD.findall(row.part.text[row.start : time.start_char].lower())
    right = _WORD.findall(row.part.text[time.end_char : row.end].lower())
    yield f"left1={left[-1] if left else ''}"
    yield f"right1={right[0] if right else ''}"
    yield from (f"left={word}" for word in left[-3:])
    yield from (f"right={word}" for word in right[:4])
