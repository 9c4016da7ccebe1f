"""A field of an item as sentences, each with the times, names and happenings in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from leads import limits
from leads.model import Field, Item, Label
from leads.nlp import dates, sentences
from leads.nlp.dates import TimeExpression
from leads.nlp.language_model import Entity
from leads.nlp.recognise import Claim, Trust
from leads.nlp.triggers import Trigger


@dataclass(frozen=True, slots=True)
class Part:
    """One field of an item with all that was found in it."""

    field: Field
    text: str
    times: Sequence[TimeExpression]
    triggers: Sequence[Trigger]
    claims: Sequence[Claim]
    seen: Sequence[Entity] | None = None
    """What the language model saw; None without one."""


def texts(item: Item) -> dict[Field, str]:
    """Title and text are read apart; offsets count in the untouched strings."""
    return {
        Field.TITLE: item.title[: limits.TITLE_CHARS],
        Field.TEXT: item.text[: limits.TEXT_CHARS],
    }


def times(item: Item) -> dict[Field, list[TimeExpression]]:
    """The dates of title and text, read as one: 'Agenda 4 maart' ¶ 'Aanvang 19.30 uur'."""
    read = texts(item)
    shift = len(read[Field.TITLE]) + 1
    found: dict[Field, list[TimeExpression]] = {Field.TITLE: [], Field.TEXT: []}
    joint = f"{read[Field.TITLE]}\n{read[Field.TEXT]}"
    for time in dates.find(joint, item.published, programme=True):
        if time.start_char < shift:
            clock = time.clock_span
            within = clock if clock and clock[1] < shift else None
            found[Field.TITLE].append(replace(time, clock_span=within))
        else:
            found[Field.TEXT].append(_earlier(time, shift))
    return found


def _earlier(time: TimeExpression, shift: int) -> TimeExpression:
    clock = time.clock_span
    before = (clock[0] - shift, clock[1] - shift) if clock and clock[0] >= shift else None
    return replace(
        time,
        start_char=time.start_char - shift,
        end_char=time.end_char - shift,
        clock_span=before,
    )


@dataclass(frozen=True)
class Sentence:
    """A stretch of a part, with what stands in it."""

    part: Part
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.part.text[self.start : self.end]

    @cached_property
    def times(self) -> list[TimeExpression]:
        return [t for t in self.part.times if self.start <= t.start_char < self.end]

    @cached_property
    def triggers(self) -> list[Trigger]:
        dates = [(t.start_char, t.end_char) for t in self.part.times]
        taken = [
            (c.span.start, c.span.end)
            for c in self.part.claims
            if c.label in (Label.PLACE, Label.ORG, Label.PER) and c.trust is not Trust.CONTEXT
        ]
        return [
            t
            for t in self.part.triggers
            if self.start <= t.start < self.end
            and not _inside(t, dates if t.sure else dates + taken)
        ]

    def names(self, *labels: Label) -> list[Claim]:
        return [
            c
            for c in self.part.claims
            if c.label in labels and self.start <= c.span.start < self.end
        ]


def _inside(trigger: Trigger, taken: Sequence[tuple[int, int]]) -> bool:
    return any(trigger.start < end and start < trigger.end for start, end in taken)


def distance(name: Trigger | Entity, time: TimeExpression) -> int:
    """How many characters lie between the two."""
    return max(name.start - time.end_char, time.start_char - name.end, 0)


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression where it stands: in sentence `number` of all `rows` of an item."""

    item: Item
    rows: Sequence[Sentence]
    number: int
    time: TimeExpression

    @property
    def row(self) -> Sentence:
        return self.rows[self.number]

    @property
    def before(self) -> Sentence | None:
        return self.rows[self.number - 1] if self.number else None

    @property
    def after(self) -> Sentence | None:
        return self.rows[self.number + 1] if self.number + 1 < len(self.rows) else None

    @property
    def words(self) -> str:
        return self.row.part.text[self.time.start_char : self.time.end_char]


def dated(item: Item, parts: Sequence[Part]) -> list[Dated]:
    """Every time expression of an item, in order."""
    sentences = rows(parts)
    return [
        Dated(item, sentences, number, time)
        for number, row in enumerate(sentences)
        for time in _spanning(row.times)
    ]


def _spanning(times: Sequence[TimeExpression]) -> Iterator[TimeExpression]:
    """The days of one list as one time: 'zaterdag 17 en zondag 18 mei' is from 17 to 18 May."""
    for _, listed in groupby(times, key=lambda time: (time.start_char, time.rrule)):
        first, *more = listed
        last = next((one.end or one.start for one in reversed(more)), first.end)
        yield replace(first, end=last) if first.start else first


def rows(parts: Sequence[Part]) -> list[Sentence]:
    """All sentences of an item, title first."""
    return [Sentence(part, *span) for part in parts for span in sentences.split(part.text)]
