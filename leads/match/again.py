"""The yearly memory: what was reported or missed becomes a lead for the next edition.

    again = report(item, extraction, assessment, knowledge, today=…, now=…)
    again = over(lead, knowledge, now=…)

Such a lead lies in the shed until it is time to call. Its day is computed (`EXPECTED`)
until an announcement of the next edition takes its place: `announced`.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from rapidfuzz.fuzz import token_set_ratio

from leads import limits
from leads.match import signals, window
from leads.match.leads import REASONS_AT_MOST, lead_id, new_lead, sighting
from leads.match.reading import quote, read
from leads.match.yearly import editions, next_day, text_of
from leads.model import (
    EXPECTED,
    Assessment,
    ChangeKind,
    Event,
    EventStatus,
    Extraction,
    Item,
    Knowledge,
    Lead,
    Moment,
    Offer,
    Reason,
    Status,
)
from leads.text import mask, normal_name, one_line

AGAIN = "again"
YEARLY = "yearly"
UPCOMING = "komend_evenement"
WEEKS_OTHERWISE = 12  # what the longest offer takes, an exhibition
WEEKS_TO_CALL = 2
REPORTED_DAYS = 45  # a report this long after is about something else
SAME_DAYS = 10  # two reports of one fair may name its first and its last day
MOVED_DAYS = 28  # the next edition may be some weeks away from where it was expected
_SAME_NAME = 80  # of 100


def report(
    item: Item,
    extraction: Extraction,
    assessment: Assessment,
    knowledge: Knowledge,
    *,
    today: date,
    now: datetime,
) -> Lead | None:
    """The reminder that a report of something yearly leaves; None when it is no such
    report, or not worth it: noise, far away, a crime at the fair, nobody to call."""
    muted = set(assessment.themes) & set(knowledge.branch.muted_themes)
    if not window.look(extraction, today).over or _unfit(item, extraction, knowledge):
        return None
    if muted and muted == set(assessment.themes):
        return None
    since = today - timedelta(days=REPORTED_DAYS)
    held = editions(item, extraction.events)
    edition = next((one for one in held if since <= one.day < today), None)
    if edition is None or not (assessment.grade or edition.kind in normal_name(item.title)):
        return None
    made = new_lead(item, extraction, assessment, knowledge.branch, now)
    made = replace(made, kind=UPCOMING, offer=_brought(knowledge))
    proof = _proof(edition.kind, quote(item, edition.span), item.id)
    return _asleep(made, edition.event, text_of(item), proof, knowledge.offers)


def _brought(knowledge: Knowledge) -> str | None:
    """What the branch takes to something that it may join: the report asks for nothing."""
    usual = [o for signal in knowledge.signals if signal.id == UPCOMING for o in signal.offers]
    offer = window.choose_offer(usual, knowledge.offers, knowledge.branch, None)
    return offer.id if offer else None


def over(lead: Lead, knowledge: Knowledge, *, now: datetime) -> Lead | None:
    """The reminder that a lead leaves when it is done or its time has passed: None when what it was
    about does not come every year, or came without ever being announced."""
    proof = lead.reason(YEARLY)
    event = next((one for one in lead.events if _dated(one, proof)), None)
    if proof is None or event is None or lead.called_off:
        return None
    fresh = replace(lead, found_at=now, changed_at=now, change=None, shown_on=None)
    said = " ".join([lead.title, event.name, *(reason.quote for reason in lead.reasons)])
    return _asleep(fresh, event, said, replace(proof, kind=AGAIN), knowledge.offers)


def same(one: Lead, other: Lead, *, within: int = SAME_DAYS) -> bool:
    """Whether two reminders, or a reminder and an announcement, mean one edition:
    near in time, of one name or kind, and not clearly of two bodies."""
    return next(_pairs(one, other, within), None) is not None


def announced(reminder: Lead, fresh: Lead, item: Item) -> Lead:
    """The lead of an announcement in the place of the reminder that waited for it: with
    its id, its station and what was seen last time. To who read the reminder it is news."""
    again = [reason for reason in reminder.reasons if reason.kind == AGAIN]
    before = tuple(seen for seen in reminder.sightings if seen.item_id != item.id)
    held = tuple(event for event in reminder.events if event.status is EventStatus.PAST)
    told = next((event for _, event in _pairs(reminder, fresh, MOVED_DAYS)), None)
    day = told and told.start and told.start.day
    return replace(
        fresh,
        id=reminder.id,
        events=(*held, *fresh.events),
        reasons=(*fresh.reasons, *again)[:REASONS_AT_MOST],
        sightings=(*before, sighting(item)),
        status=reminder.status,
        wake_on=reminder.wake_on,
        shown_on=reminder.shown_on,
        found_at=reminder.found_at,
        change=f"{ChangeKind.ANNOUNCED} {day}" if day and reminder.shown_on else None,
    )


def seen_again(reminder: Lead, item: Item) -> Lead:
    """The reminder with one more report of the same edition."""
    others = tuple(seen for seen in reminder.sightings if seen.item_id != item.id)
    return replace(reminder, sightings=(*others, sighting(item)))


def find(fresh: Lead, reminders: Iterable[Lead], *, within: int = SAME_DAYS) -> Lead | None:
    """The reminder that means the same edition as `fresh`, if there is one."""
    others = (one for one in reminders if one.id != fresh.id)
    return next((one for one in others if same(one, fresh, within=within)), None)


def _asleep(lead: Lead, event: Event, said: str, proof: Reason, offers: Collection[Offer]) -> Lead:
    """A lead in the shed that wakes two weeks before the last useful day."""
    assert event.start is not None
    day = next_day(event.start.day, said)
    weeks = next((o.lead_weeks for o in offers if o.id == lead.offer), WEEKS_OTHERWISE)
    last = day - timedelta(weeks=weeks)
    expected = replace(
        event,
        start=Moment(day),
        end=None,
        when=None,
        status=EventStatus.UPCOMING,
        flags=(*event.flags, EXPECTED),
    )
    return replace(
        lead,
        id=lead_id(lead.branch_id, f"{AGAIN} {day.year} {lead.sightings[0].item_id}"),
        title=mask(one_line(event.name[:1].upper() + event.name[1:], limits.TITLE_CHARS)),
        strength=None,
        events=(replace(event, status=EventStatus.PAST), expected),
        reasons=(proof, *(r for r in lead.reasons if r.kind not in (AGAIN, YEARLY, "time"))),
        act_before=last,
        status=Status.SHED,
        wake_on=last - timedelta(weeks=WEEKS_TO_CALL),
    )


def _proof(kind: str, said: str, item_id: str) -> Reason:
    return Reason(kind=AGAIN, ref=kind, points=1.0, quote=said, item_id=item_id)


def _unfit(item: Item, extraction: Extraction, knowledge: Knowledge) -> bool:
    """Nobody to call, elsewhere, or a report of what went wrong."""
    if not (item.organisation or extraction.organisations):
        return True
    if signals.always_out(read(item)) or signals.exclusions(read(item), knowledge.exclusions):
        return True
    near = window.nearness(item, extraction, knowledge.branch)
    return near is window.Nearness.ELSEWHERE


def _dated(event: Event, proof: Reason | None) -> bool:
    """The event that the proof speaks of; never one whose day was itself computed."""
    if proof is None or event.start is None or EXPECTED in event.flags:
        return False
    return event.status is EventStatus.UPCOMING and proof.ref in normal_name(event.name)


def _coming(lead: Lead) -> list[Event]:
    return [e for e in lead.events if e.start and e.status is EventStatus.UPCOMING]


def _pairs(one: Lead, other: Lead, within: int) -> Iterator[tuple[Event, Event]]:
    """The same edition as each of two leads tells it."""
    for first in _coming(one):
        for second in _coming(other):
            if _near(first, second, within) and _alike(first, second, one, other):
                yield first, second


def _near(one: Event, other: Event, within: int) -> bool:
    assert one.start is not None
    assert other.start is not None
    return abs((one.start.day - other.start.day).days) <= within


def _alike(one: Event, other: Event, first: Lead, second: Lead) -> bool:
    names = normal_name(one.name), normal_name(other.name)
    kinds = {r.ref for lead in (first, second) for r in lead.reasons if r.kind in (AGAIN, YEARLY)}
    shared = any(kind in names[0] and kind in names[1] for kind in kinds)
    if not shared and token_set_ratio(*names) < _SAME_NAME:
        return False
    if one.start and other.start and one.start.day == other.start.day:
        return True
    bodies = [{normal_name(name) for name in lead.organisations} for lead in (first, second)]
    return not all(bodies) or bool(bodies[0] & bodies[1])
