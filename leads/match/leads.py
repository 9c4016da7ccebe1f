"""One story, one lead: made from its first item, mended by each later one."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from leads import limits
from leads.match.changes import change, says_so, settled, still_true, updates
from leads.match.reasons import ordered
from leads.match.standing import standing
from leads.model import (
    Assessment,
    Branch,
    ChangeKind,
    Event,
    Extraction,
    Item,
    Lead,
    Reason,
    Sighting,
)
from leads.text import mask, normal_name, one_line, sentences, snippet

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # no i, l, o, 0 or 1: it is read aloud and typed
ID_LENGTH = 6
TITLE_CHARS = 90
ORGANISATIONS_AT_MOST = 6
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
        events=_events(extraction),
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
    cancels an event of the lead (see `changes`). An item that was seen before (its
    words changed) replaces its own sighting.
    """
    events = settled(_events(extraction))
    others = tuple(s for s in lead.sightings if s.item_id != item.id)
    firm = len(others) < len(lead.sightings) or says_so(item)
    news = change(lead.events, events, firm=firm)
    if not firm and news and news.startswith(ChangeKind.MOVED) and _own(others, item):
        news = None  # the next evening of a series
    told = still_true(lead.events, events, news, firm=firm) if others else ()
    better = assessment.score > lead.score
    return replace(
        lead,
        score=max(lead.score, assessment.score),
        grade=max(lead.grade, assessment.grade),
        strength=assessment.strength or lead.strength if better else lead.strength,
        kind=assessment.kind if better else lead.kind,
        themes=assessment.themes if better else lead.themes,
        organisations=_together(lead.organisations, organisations(item, extraction)),
        events=_merged(told, events),
        reasons=_reasons(lead.reasons, assessment.reasons, item.id),
        sightings=(*others, sighting(item)),
        offer=assessment.offer if better else lead.offer,
        act_before=_last_day(lead, assessment, news, better),
        change=news or lead.change,
        changed_at=now if news else lead.changed_at,
    )


def _own(sightings: Sequence[Sighting], item: Item) -> bool:
    """Whether its source told of this before, in another item."""
    return any(seen.source_id == item.source_id for seen in sightings)


def speaks_of(item: Item, extraction: Extraction, lead: Lead) -> bool:
    """Whether an item that says that something changed means what this lead is about."""
    return updates(_events(extraction), organisations(item, extraction), lead)


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
    """Names of bodies, whom to call first: who organises, then clubs as they stand in the
    item, then authorities, where it happens, and the library itself last."""
    organisers = [e.organiser for e in extraction.events if e.organiser]
    named = [mention.name for mention in ordered(extraction.organisations)]
    own = [item.organisation] if item.organisation else []
    return _together(organisers, [*own, *named])


def _together(first: Iterable[str], more: Iterable[str]) -> tuple[str, ...]:
    """Names without repeats, those to call first: a name that is part of a longer one
    gives way to it."""
    kept: dict[str, str] = {}
    for name in (*first, *more):
        key = normal_name(name)
        if not key or any(_part_of(key, longer) for longer in kept):
            continue
        place = next((known for known in kept if _part_of(known, key)), key)
        kept[place] = name
    return tuple(sorted(dict.fromkeys(kept.values()), key=standing))[:ORGANISATIONS_AT_MOST]


def _part_of(part: str, whole: str) -> bool:
    return f" {part} " in f" {whole} "


def _events(extraction: Extraction) -> tuple[Event, ...]:
    found = {(e.name, e.start, e.status): e for e in extraction.events}
    return tuple(sorted(found.values(), key=_when))[:EVENTS_AT_MOST]


def _when(event: Event) -> tuple[str, str]:
    return event.start.iso() if event.start else "9", event.name


def _last_day(lead: Lead, assessment: Assessment, news: str | None, better: bool) -> date | None:
    """What is off has no new last day: the old one lays it to rest."""
    if news and news.startswith(ChangeKind.CANCELLED):
        return lead.act_before
    return assessment.act_before if news or better else lead.act_before


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
