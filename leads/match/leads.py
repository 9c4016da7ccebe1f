"""One story, one lead: made from its first item, mended by each later one."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from leads import limits
from leads.language import mark
from leads.match.reading import sentences
from leads.match.reasons import ordered
from leads.model import (
    Assessment,
    Branch,
    Event,
    EventStatus,
    Extraction,
    Item,
    Lead,
    Reason,
    Sighting,
)
from leads.text import fold, mask, normal_name, one_line, snippet

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # no i, l, o, 0 or 1: it is read aloud and typed
ID_LENGTH = 6
TITLE_CHARS = 90
ORGANISATIONS_AT_MOST = 6
CANCELLED = mark("het gaat niet door")
NEW_DATE = mark("de datum is verzet")
NEW_PLACE = mark("het is op een andere plek")
REASONS_AT_MOST = 12
EVENTS_AT_MOST = 20


def new_lead(
    item: Item, extraction: Extraction, assessment: Assessment, branch: Branch, now: datetime
) -> Lead:
    """The lead that an item begins. Its id is the same on every machine."""
    return Lead(
        id=lead_id(branch.id, item.id),
        branch_id=branch.id,
        title=title(item),
        score=assessment.score,
        grade=assessment.grade,
        strength=assessment.strength,
        kind=assessment.kind,
        themes=assessment.themes,
        organisations=organisations(item, extraction),
        events=_events(item, extraction),
        reasons=assessment.reasons[:REASONS_AT_MOST],
        sightings=(sighting(item),),
        offer=assessment.offer,
        act_before=assessment.act_before,
        found_at=now,
        changed_at=now,
    )


def join(
    lead: Lead, item: Item, extraction: Extraction, assessment: Assessment, now: datetime
) -> Lead:
    """The lead with one more sighting, at its best score.

    `change` and `changed_at` are set when the item moves, places elsewhere or
    cancels an event of the lead. An item that was seen before (its words changed)
    replaces its own sighting.
    """
    events = _events(item, extraction)
    change = _change(lead.events, events)
    better = assessment.score > lead.score
    others = tuple(s for s in lead.sightings if s.item_id != item.id)
    return replace(
        lead,
        score=max(lead.score, assessment.score),
        grade=max(lead.grade, assessment.grade),
        strength=assessment.strength or lead.strength if better else lead.strength,
        kind=assessment.kind if better else lead.kind,
        themes=assessment.themes if better else lead.themes,
        organisations=_together(lead.organisations, organisations(item, extraction)),
        events=_merged(_still_true(lead.events, events, change) if others else (), events),
        reasons=_reasons(lead.reasons, assessment.reasons, item.id),
        sightings=(*others, sighting(item)),
        offer=assessment.offer if better else lead.offer,
        act_before=assessment.act_before if change or better else lead.act_before,
        change=change or lead.change,
        changed_at=now if change else lead.changed_at,
    )


def lead_id(branch_id: str, item_id: str) -> str:
    """Six characters that are easy to read aloud, from a hash of branch and item."""
    number = int.from_bytes(hashlib.sha256(f"{branch_id}\n{item_id}".encode()).digest()[:8])
    letters = []
    for _ in range(ID_LENGTH):
        number, letter = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[letter])
    return "".join(letters)


def title(item: Item) -> str:
    """The item's title, or the first sentence of a post."""
    if item.title.strip():
        return mask(one_line(item.title, limits.TITLE_CHARS))
    text = item.text.strip()
    first = next((text[start:end] for start, end in sentences(text)), text)
    return mask(snippet(first, TITLE_CHARS))


def sighting(item: Item) -> Sighting:
    """Where a story was read: a link and a short excerpt, never the whole text."""
    return Sighting(
        item_id=item.id,
        source_id=item.source_id,
        source_name=item.source_name,
        url=item.url,
        title=mask(one_line(item.title, limits.TITLE_CHARS)),
        snippet=mask(snippet(item.text, limits.SNIPPET_CHARS)),
        published=item.published,
        medium=item.medium,
    )


def organisations(item: Item, extraction: Extraction) -> tuple[str, ...]:
    """Names of bodies, who organises first, then as they stand in the item."""
    organisers = [e.organiser for e in (*item.events, *extraction.events) if e.organiser]
    named = [mention.name for mention in ordered(extraction.organisations)]
    own = [item.organisation] if item.organisation else []
    return _together(organisers, [*own, *named])


def _together(first: Iterable[str], more: Iterable[str]) -> tuple[str, ...]:
    """Names without repeats: a name that is part of a longer one gives way to it."""
    kept: dict[str, str] = {}
    for name in (*first, *more):
        key = normal_name(name)
        if not key or any(_part_of(key, longer) for longer in kept):
            continue
        place = next((known for known in kept if _part_of(known, key)), key)
        kept[place] = name
    return tuple(dict.fromkeys(kept.values()))[:ORGANISATIONS_AT_MOST]


def _part_of(part: str, whole: str) -> bool:
    return f" {part} " in f" {whole} "


def _events(item: Item, extraction: Extraction) -> tuple[Event, ...]:
    found = {(e.name, e.start, e.status): e for e in (*item.events, *extraction.events)}
    return tuple(sorted(found.values(), key=_when))[:EVENTS_AT_MOST]


def _when(event: Event) -> tuple[str, str]:
    return event.start.iso() if event.start else "9", event.name


def _change(old: Sequence[Event], new: Sequence[Event]) -> str | None:
    """What a later item says otherwise, the gravest first."""
    running = [e for e in old if e.status is EventStatus.UPCOMING]
    if any(e.status is EventStatus.CANCELLED for e in new) and running:
        return CANCELLED
    pairs = [(a, b) for a in running for b in new if _alike(a, b)]
    if any(a.start and b.start and a.start.day != b.start.day for a, b in pairs):
        known = {e.start.day for e in running if e.start}
        if any(b.start and b.start.day not in known for _, b in pairs):
            return NEW_DATE
    moved = (a.place and b.place and _elsewhere(a.place, b.place) for a, b in pairs)
    return NEW_PLACE if any(moved) else None


def _alike(one: Event, other: Event) -> bool:
    return normal_name(one.name) == normal_name(other.name)


def _elsewhere(one: str, other: str) -> bool:
    first, second = fold(one), fold(other)
    return not (first in second or second in first)


def _still_true(old: Sequence[Event], new: Sequence[Event], change: str | None) -> Sequence[Event]:
    """What earlier items told, without the day from which an event was moved."""
    if change != NEW_DATE:
        return old
    return [event for event in old if not any(_alike(event, other) for other in new)]


def _merged(old: Sequence[Event], new: Sequence[Event]) -> tuple[Event, ...]:
    """Events of all sightings; the latest telling of an event on a day stands."""
    told = {(e.start.day if e.start else None, normal_name(e.name)): e for e in (*old, *new)}
    return tuple(sorted(told.values(), key=_when))[:EVENTS_AT_MOST]


def _reasons(old: Sequence[Reason], new: Sequence[Reason], item_id: str) -> tuple[Reason, ...]:
    """One reason of a kind and subject: the one with most points."""
    best: dict[tuple[str, str], Reason] = {}
    for reason in sorted((*[r for r in old if r.item_id != item_id], *new), key=_most_points):
        best.setdefault((reason.kind, reason.ref), reason)
    return tuple(best.values())[:REASONS_AT_MOST]


def _most_points(reason: Reason) -> tuple[float, str, str]:
    return -reason.points, reason.kind, reason.ref
