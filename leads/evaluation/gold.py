"""Gold records: an annotated line → what the program may see, and what is right.

Two forms are read. In the first, names stand as `[[LABEL|words]]` in title and
text; in the second, as offsets in `orgs`. Offsets count in the stripped but
otherwise untouched title or text.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

GIVEN = (
    "id", "village", "today", "source_kind", "source_name", "url", "title", "text", "published",
)  # fmt: skip

_MARK = re.compile(r"\[\[([A-Z]+)\|([^\]\n]*)\]\]")
_SAME_FIELD = {"duurzaamheid": "natuur"}


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Offsets of a name in `title` or `text`, end exclusive."""

    field: str
    start: int
    end: int

    def touches(self, other: "Stretch") -> bool:
        return self.field == other.field and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class GoldMention:
    """An organisation in the words: its stretch, equally good stretches, its name."""

    stretch: Stretch
    name: str
    alts: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An event: `start` is `2026-03-28` or `2026-03-28T10:00`, or None ('in mei')."""

    start: str | None
    end: str | None
    status: str
    span: str


@dataclass(frozen=True, slots=True)
class Gold:
    """What is right about one item; `grade` is 0 to 3, `kind` the corpus word."""

    id: str
    village: str
    grade: int
    kind: str
    fields: frozenset[str]
    mentions: tuple[GoldMention, ...]
    optional: tuple[Stretch, ...]
    events: tuple[GoldEvent, ...]
    optional_dates: tuple[str, ...]
    duplicate_of: str | None


def parse_gold(line: str) -> tuple[dict[str, str], Gold | None]:
    """One line → the fields given to the program, and the gold (None when absent).

    Raises ValueError when the line is not a JSON object, or lacks `id`,
    `village` or `text`.
    """
    record = json.loads(line)
    if not isinstance(record, dict):
        raise ValueError("a line must be a JSON object")
    if missing := [key for key in ("id", "village", "text") if key not in record]:
        raise ValueError(f"a line lacks {', '.join(missing)}")
    title, in_title = strip_marks(str(record.get("title") or ""), "title")
    text, in_text = strip_marks(str(record["text"]), "text")
    given = {key: str(record.get(key) or "") for key in GIVEN} | {"title": title, "text": text}
    if record.get("grade") is None:
        return given, None
    return given, _gold(record, [*in_title, *in_text])


def strip_marks(value: str, field: str) -> tuple[str, list[GoldMention]]:
    """The words without marks, and the organisations that were marked."""
    plain, mentions, last = "", [], 0
    for mark in _MARK.finditer(value):
        plain += value[last : mark.start()]
        if mark[1] == "ORG":
            stretch = Stretch(field, len(plain), len(plain) + len(mark[2]))
            mentions.append(GoldMention(stretch, mark[2]))
        plain += mark[2]
        last = mark.end()
    return plain + value[last:], mentions


def _gold(record: Mapping[str, Any], marked: list[GoldMention]) -> Gold:
    listed = [_mention(m, org) for org in record.get("orgs") or () for m in org["mentions"]]
    return Gold(
        id=str(record["id"]),
        village=str(record["village"]),
        grade=int(record["grade"]),
        kind=str(record.get("lead_kind") or "none"),
        fields=corpus_fields(record.get("themes") or ()),
        mentions=tuple(listed if "orgs" in record else marked),
        optional=tuple(_stretch(o) for o in record.get("orgs_optional") or ()),
        events=tuple(_event(e) for e in record.get("events") or ()),
        optional_dates=tuple(str(d["text_span"]) for d in record.get("dates_optional") or ()),
        duplicate_of=record.get("duplicate_of") or None,
    )


def corpus_fields(themes: Iterable[str]) -> frozenset[str]:
    """Corpus themes as fields; sustainability counts as nature."""
    return frozenset(_SAME_FIELD.get(theme, theme) for theme in themes)


def _stretch(record: Mapping[str, Any]) -> Stretch:
    return Stretch(str(record["in"]), int(record["start"]), int(record["end"]))


def _mention(record: Mapping[str, Any], org: Mapping[str, Any]) -> GoldMention:
    where = _stretch(record)
    alts = tuple(Stretch(where.field, int(a), int(b)) for a, b in record.get("alts") or ())
    return GoldMention(where, str(org.get("canonical") or ""), alts)


def _event(record: Mapping[str, Any]) -> GoldEvent:
    return GoldEvent(
        start=record.get("start") or None,
        end=record.get("end") or None,
        status=str(record.get("status") or "upcoming"),
        span=str(record.get("text_span") or record.get("when_text") or ""),
    )


def day_of(moment: str) -> date:
    """The day of `2026-03-28` or `2026-03-28T10:00`."""
    return date.fromisoformat(moment[:10])
