"""What the program would make of items it has never stored: the predictions
behind `leads evaluate`, by the very code that makes the digest."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from leads import match, nlp, settings
from leads.digest.reasons import phrase
from leads.errors import UserError
from leads.evaluation import Gold, parse_gold
from leads.language import Words, mark
from leads.model import (
    Assessment,
    Branch,
    Event,
    Extraction,
    Fingerprint,
    Item,
    Knowledge,
    Medium,
    Mention,
    Reason,
)

Record = dict[str, object]


@dataclass(frozen=True)
class Given:
    """One line of a corpus: what the program may see, and the gold beside it."""

    item: Item
    village: str
    today: date
    gold: Gold | None


def read_corpus(path: Path) -> list[Given]:
    """Read JSON lines. Raises UserError with the line that is wrong."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            found.append(given_of(*parse_gold(line)))
        except (ValueError, KeyError) as error:
            raise UserError(
                mark("{file}:{line}: deze regel kan ik niet lezen: {cause}"),
                file=path.name,
                line=number,
                cause=error,
            ) from error
    return found


def given_of(fields: Mapping[str, str], gold: Gold | None) -> Given:
    """What `parse_gold` read, as an item beside its gold."""
    item = Item(
        source_id=fields["source_name"],
        key=fields["id"],
        url=fields["url"],
        title=fields["title"],
        text=fields["text"],
        medium=Medium(fields["source_kind"]),
        published=datetime.fromisoformat(fields["published"]),
        source_name=fields["source_name"],
    )
    return Given(item, fields["village"], date.fromisoformat(fields["today"]), gold)


def branch_of(village: str) -> Branch:
    """The branch for whom a village's items are the intake."""
    return Branch(id="evaluate", name=f"Bibliotheek {village}", place=village)


@dataclass(frozen=True)
class Judged:
    """One item as the program sees it. `twin` is the earlier item that tells the
    same story."""

    given: Given
    extraction: Extraction
    assessment: Assessment
    twin: str | None
    knowledge: Knowledge


def judge(
    corpus: Sequence[Given],
    progress: Callable[[str], None] = lambda _: None,
    ranker: match.Ranker | None = None,
) -> list[Judged]:
    """Judge every item on its own day, villages apart, earlier items seen only; by the
    shipped weights, or by others."""
    ranker = ranker or load_ranker()
    judged: list[Judged] = []
    for village in dict.fromkeys(one.village for one in corpus):
        progress(village)
        items = sorted((one for one in corpus if one.village == village), key=_by_day)
        judged += _village(items, settings.load_knowledge(branch_of(village)), ranker)
    return judged


def load_ranker() -> match.Ranker:
    """The shipped weights."""
    return match.Ranker.from_bytes(settings.load_ranker())


def _by_day(one: Given) -> date:
    return one.today


def _village(
    items: Sequence[Given], knowledge: Knowledge, ranker: match.Ranker
) -> Iterator[Judged]:
    extractions = nlp.load(knowledge)([one.item for one in items])
    seen: list[tuple[str, Fingerprint]] = []
    known: set[str] = set()
    for one, extraction in zip(items, extractions, strict=True):
        assessment = match.assess(
            one.item, extraction, knowledge, ranker, today=one.today, known=frozenset(known)
        )
        mark = match.fingerprint(one.item, extraction)
        twin = next((key for key, old in seen if _same(mark, old)), None)
        yield Judged(one, extraction, assessment, twin, knowledge)
        seen.append((one.item.key, mark))
        known.update(body.name for body in extraction.organisations)


def _same(new: Fingerprint, old: Fingerprint) -> bool:
    return not set(new.keys).isdisjoint(old.keys) and match.same_story(new, old)


# ── one prediction a line ────────────────────────────────────────────────────


def records(judged: Iterable[Judged]) -> Iterator[Record]:
    """Judgements as the JSON objects that `--predictions` writes."""
    words = Words("nl")
    for one in judged:
        worth = one.assessment
        yield {
            "id": one.given.item.key,
            "score": worth.score,
            "shown": worth.shown,
            "strength": worth.strength.value if worth.strength else None,
            "grade": worth.grade,
            "themes": list(worth.themes),
            "kind": worth.kind,
            "orgs": [_organisation(m) for m in one.extraction.organisations if not m.weak],
            "events": [_event(event, one.given.item) for event in one.extraction.events],
            "dup_of": one.twin,
            "reasons": [
                {"text": _phrase(one, reason, words), "quote": reason.quote}
                for reason in worth.reasons
            ],
        }


def _phrase(one: Judged, reason: Reason, words: Words) -> str:
    return phrase(
        reason,
        one.knowledge,
        words,
        act_before=one.assessment.act_before,
        day=one.given.today,
    )


def write(judged: Iterable[Judged], path: Path) -> None:
    """Write predictions as JSON lines."""
    lines = (json.dumps(record, ensure_ascii=False) for record in records(judged))
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _organisation(mention: Mention) -> Record:
    return {
        "in": mention.span.field.value,
        "start": mention.span.start,
        "end": mention.span.end,
        "name": mention.name,
        "type": mention.type_id,
    }


def _event(event: Event, item: Item) -> Record:
    return {
        "name": event.name,
        "start": event.start.iso() if event.start else None,
        "end": event.end.iso() if event.end else None,
        "place": event.place,
        "status": event.status.value,
        "text_span": item.quote(event.when) if event.when else None,
    }
