"""The date grammar on the training corpus: floors that must not sink."""

import json
import re
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from leads.nlp.dates import TimeExpression, find, mentions

TRAIN = Path(__file__).parents[2] / "training" / "train.jsonl"
MARK = re.compile(r"\[\[(\w+)\|([^\]]*)\]\]")


class Annotated:
    """One item of the corpus without its marks, with what they held."""

    def __init__(self, row: dict) -> None:
        marked = f"{row['title']}\n{row['text']}"
        self.text, self.marks, at = "", [], 0
        for match in MARK.finditer(marked):
            self.text += marked[at : match.start()]
            start = len(self.text)
            self.text += match[2]
            self.marks.append((match[1], start, len(self.text)))
            at = match.end()
        self.text += marked[at:]
        self.events = [event for event in row["events"] if event["start"]]
        self.found = find(self.text, datetime.fromisoformat(row["published"]))

    def dated(self) -> list[TimeExpression]:
        return [e for e in self.found if e.start is not None and e.kind != "deadline"]

    def marked(self, label: str) -> list[tuple[int, int]]:
        return [(start, end) for kind, start, end in self.marks if kind == label]

    def event_days(self) -> set[date]:
        days: set[date] = set()
        for event in self.events:
            first = date.fromisoformat(event["start"][:10])
            last = date.fromisoformat((event["end"] or event["start"])[:10])
            days.update(first + timedelta(days=step) for step in range((last - first).days + 1))
        return days


@pytest.fixture(scope="module")
def corpus() -> list[Annotated]:
    return [Annotated(json.loads(line)) for line in TRAIN.read_text().splitlines()]


def _overlap(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def test_the_day_of_an_event_is_found(corpus: list[Annotated]) -> None:
    hits = [
        any(e.start.day.isoformat() == event["start"][:10] for e in item.dated() if e.start)
        for item in corpus
        for event in item.events
    ]
    assert sum(hits) / len(hits) > 0.96


def test_the_clock_of_an_event_is_found(corpus: list[Annotated]) -> None:
    hits = [
        any(e.start.iso() == event["start"] for e in item.dated() if e.start)
        for item in corpus
        for event in item.events
        if "T" in event["start"]
    ]
    assert sum(hits) / len(hits) > 0.87


def test_found_days_are_dates_in_the_text(corpus: list[Annotated]) -> None:
    hits = [
        e.start is not None
        and (
            e.start.day in item.event_days()
            or _overlap((e.start_char, e.end_char), item.marked("DATE"))
        )
        for item in corpus
        for e in item.dated()
    ]
    assert sum(hits) / len(hits) > 0.985


@pytest.mark.parametrize("label", ["DATE", "TIME"])
def test_mentions_meet_the_marks(corpus: list[Annotated], label: str) -> None:
    found = met = marks = seen = 0
    for item in corpus:
        ours = [(start, end) for kind, start, end in mentions(item.text) if kind == label]
        theirs = item.marked(label)
        found, marks = found + len(ours), marks + len(theirs)
        met += sum(_overlap(span, theirs) for span in ours)
        seen += sum(_overlap(span, ours) for span in theirs)
    assert met / found > 0.97
    assert seen / marks > 0.95
