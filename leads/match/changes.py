"""What a later telling says otherwise of an event: it is off, on another day, elsewhere.

A change is kept as a short code that `digest.changes` puts in words:
`cancelled`, `cancelled kinderdisco` (one of several), `moved 2027-06-05 2027-06-12`
(with clock times when only those differ), `elsewhere De Hoeksteen`; and from `again`, of
what was expected and is now told, `announced 2028-03-04`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz.fuzz import token_set_ratio

from leads.model import ChangeKind, Event, EventStatus, Item, Lead
from leads.text import fold, normal_name, one_line

#: a telling that says so itself may name the event a little otherwise
_SAYS_SO = re.compile(
    r"(?i)\b(?:afgelast|geannuleerd|vervalt|gaat (?:[\w ]{0,30})niet door|"
    r"verplaatst?|verzet|verschoven|verschuift|uitgesteld|uitstel|gewijzigd|wijziging|"
    r"rectificatie|correctie|herstel|abusievelijk|nieuwe (?:datum|plek|locatie)|"
    r"andere (?:datum|dag|plek|locatie|zaal)|wijkt uit|in plaats van|niet \w[^.!?\n]{0,40} maar)\b"
)
_SAME_NAME = 80  # of 100
_NAME_CHARS = 100

Pair = tuple[Event, Event]


def says_so(item: Item) -> bool:
    """Whether an item speaks of a change or a correction in so many words."""
    return bool(_SAYS_SO.search(f"{item.title}\n{item.text}"))


def updates(events: Sequence[Event], bodies: Iterable[str], lead: Lead) -> bool:
    """Whether an item that speaks of a change means an event of this lead: on the same
    day, under a like name, of a body of the lead. Two short notices of one evening may
    share too few words to be one story."""
    ours = {normal_name(name) for name in lead.organisations}
    if ours.isdisjoint(map(normal_name, bodies)):
        return False
    on = [event for event in lead.events if event.status is EventStatus.UPCOMING]
    return any(_same_day(a, b) and _alike(a, b, firm=True) for a in on for b in events)


def settled(events: Sequence[Event]) -> list[Event]:
    """The events of one item without those that are off because they are on another day."""
    on = [event for event in events if event.status is EventStatus.UPCOMING]
    return [
        event
        for event in events
        if event.status is not EventStatus.CANCELLED
        or not any(_alike(event, other, firm=True) for other in on)
    ]


def change(old: Sequence[Event], new: Sequence[Event], *, firm: bool) -> str | None:
    """What `new` says otherwise than `old`, the gravest first; None when nothing.

    `firm`: the item says that something changed, or its own words did. Without that
    two tellings must bear one name, so that the next evening of a series is no move.
    """
    running = [event for event in old if event.status is EventStatus.UPCOMING]
    pairs = list(_pairs(running, new, firm))
    return (
        _cancelled(running, new, firm)
        or _moved(running, pairs)
        or (_other_hour(pairs) if firm else None)
        or _elsewhere(pairs)
    )


def still_true(
    old: Sequence[Event], new: Sequence[Event], change: str | None, *, firm: bool
) -> list[Event]:
    """What earlier tellings said, without the events that `change` overtook."""
    if change is None or change.startswith(ChangeKind.ELSEWHERE):
        return list(old)
    if change.startswith(ChangeKind.CANCELLED):
        gone = [event for event in old if _is_off(event, new, firm)]
    else:
        gone = [one for one, _ in _pairs(old, new, firm)]
    return [event for event in old if event not in gone]


def _cancelled(running: Sequence[Event], new: Sequence[Event], firm: bool) -> str | None:
    gone = [event for event in running if _is_off(event, new, firm)]
    if not gone:
        return None
    if len(gone) == len(running):
        return ChangeKind.CANCELLED.value
    return f"{ChangeKind.CANCELLED} {one_line(gone[0].name, _NAME_CHARS)}".strip()


def _is_off(event: Event, new: Sequence[Event], firm: bool) -> bool:
    off = [one for one in new if one.status is EventStatus.CANCELLED]
    return any(
        one.start is None or _same_day(event, one) or _alike(event, one, firm) for one in off
    )


def _moved(running: Sequence[Event], pairs: Sequence[Pair]) -> str | None:
    known = {event.start.day for event in running if event.start}
    for one, other in pairs:
        if one.start and other.start and other.start.day not in known:
            return f"{ChangeKind.MOVED} {one.start.day.isoformat()} {other.start.day.isoformat()}"
    return None


def _other_hour(pairs: Sequence[Pair]) -> str | None:
    for one, other in pairs:
        if _same_day(one, other) and one.start and other.start:
            clocks = one.start.clock, other.start.clock
            if None not in clocks and clocks[0] != clocks[1]:
                return f"{ChangeKind.MOVED} {one.start.iso()} {other.start.iso()}"
    return None


def _elsewhere(pairs: Sequence[Pair]) -> str | None:
    for one, other in pairs:
        if one.place and other.place and _apart(one.place, other.place):
            return f"{ChangeKind.ELSEWHERE} {one_line(other.place, _NAME_CHARS)}"
    return None


def _pairs(old: Sequence[Event], new: Sequence[Event], firm: bool) -> Iterator[Pair]:
    """The same event in both; the only one of each when an item corrects itself."""
    on = [event for event in new if event.status is EventStatus.UPCOMING]
    if firm and len(old) == len(on) == 1:
        yield old[0], on[0]
        return
    yield from ((one, other) for one in old for other in on if _alike(one, other, firm))


def _alike(one: Event, other: Event, firm: bool) -> bool:
    first, second = normal_name(one.name), normal_name(other.name)
    if first == second:
        return True
    return firm and bool(first and second) and token_set_ratio(first, second) >= _SAME_NAME


def _same_day(one: Event, other: Event) -> bool:
    return bool(one.start and other.start) and one.start.day == other.start.day  # type: ignore[union-attr]


def _apart(one: str, other: str) -> bool:
    first, second = fold(one), fold(other)
    return not (first in second or second in first)
