"""Until when there is something to do, and what a branch can still bring."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from leads.model import Branch, Event, EventStatus, Extraction, Item, Label, Offer
from leads.text import fold, normal_name

#: days in which to react to news without a date of its own, by kind of lead:
#: a call is often answered within a week or two, a new club chooses its home in
#: three months, a view on a plan can be given for six weeks
REACT_DAYS: Mapping[str, int] = {
    "oproep": 14,
    "dienst_verandert": 14,
    "vondst_of_verhaal": 28,
    "expositie_zoekt_plek": 28,
    "sleutelfiguur": 31,
    "beleid_subsidie": 42,
    "schoolproject": 42,
    "jubileum": 84,
    "nieuw_initiatief": 91,
}
REACT_DAYS_OTHERWISE = 28
#: who asks for something has planned the rest: it takes this part of the usual weeks
ASKED_PART = 0.25


class Nearness(StrEnum):
    """Where the news plays, seen from the branch."""

    HERE = "here"
    NEIGHBOUR = "neighbour"
    MUNICIPALITY = "municipality"
    ELSEWHERE = "elsewhere"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class Window:
    """`event`: the first that is still to come; `deadline`: the first last day still
    open; `weeks`: whole weeks until either, None without a date."""

    event: Event | None
    deadline: date | None
    weeks: float | None
    over: bool
    cancelled: bool
    recurring: bool


def look(extraction: Extraction, today: date) -> Window:
    """What the dates of an item say on `today`."""
    events = extraction.events
    coming = sorted(
        (e for e in events if e.start and _last_day(e) >= today and _is_on(e)),
        key=lambda e: (e.start.iso() if e.start else "", e.name),
    )
    deadlines = sorted(d.day.day for d in extraction.deadlines if d.day.day >= today)
    first = coming[0] if coming else None
    days = [d for d in (deadlines[0] if deadlines else None, _day(first)) if d]
    return Window(
        event=first,
        deadline=deadlines[0] if deadlines else None,
        weeks=max(0, (max(days) - today).days) / 7 if days else None,
        over=not coming and any(_is_past(e, today) for e in events),
        cancelled=any(e.status is EventStatus.CANCELLED for e in events),
        recurring=any(e.status is EventStatus.RECURRING for e in events),
    )


def nearness(item: Item, extraction: Extraction, branch: Branch) -> Nearness:
    """Own village before neighbour before municipality; unsaid when no place is named."""
    said = fold(f"{item.title}\n{item.text}")
    if _named(branch.place, said):
        return Nearness.HERE
    if any(_named(place, said) for place in branch.neighbours):
        return Nearness.NEIGHBOUR
    if branch.municipality and _named(branch.municipality, said):
        return Nearness.MUNICIPALITY
    elsewhere = any(m.label is Label.GPE for m in extraction.mentions)
    return Nearness.ELSEWHERE if elsewhere else Nearness.UNSAID


def choose_offer(
    wanted: Iterable[str],
    offers: Sequence[Offer],
    branch: Branch,
    weeks: float | None,
    *,
    asked: Collection[str] = (),
) -> Offer | None:
    """The first wanted offer that the branch has and that can still be arranged.

    Without a date every offer fits: there is an open question. What is `asked` for
    takes less time than what the branch would bring of its own accord.
    """
    has = {o.id: o for o in offers if not branch.offers or o.id in branch.offers}
    fitting = [has[w] for w in wanted if w in has]
    return next((o for o in fitting if weeks is None or _takes(o, asked) <= weeks), None)


def _takes(offer: Offer, asked: Collection[str]) -> float:
    return offer.lead_weeks * (ASKED_PART if offer.id in asked else 1)


def act_before(
    window: Window,
    offer: Offer | None,
    kind: str | None,
    published: date,
    today: date,
    *,
    asked: Collection[str] = (),
) -> date | None:
    """The last useful day: a deadline in the text, else the event less the weeks the
    offer takes, else the time in which news of this kind is still open.

    None when all is over. Never before `today`.
    """
    if window.deadline:
        return window.deadline
    if start := _day(window.event):
        easy = start - timedelta(weeks=offer.lead_weeks if offer else 0)
        return easy if easy >= today else max(today, start - _at_least(offer, asked))
    if window.over:
        return None
    return max(today, published + timedelta(days=REACT_DAYS.get(kind or "", REACT_DAYS_OTHERWISE)))


def _at_least(offer: Offer | None, asked: Collection[str]) -> timedelta:
    return timedelta(weeks=_takes(offer, asked) if offer else 0)


def _named(place: str, said: str) -> bool:
    name = fold(place)
    at = said.find(name) if name else -1
    while at >= 0:
        end = at + len(name)
        if not (at and said[at - 1].isalnum()) and not said[end : end + 1].isalnum():
            return True
        at = said.find(name, at + 1)
    return False


def _day(event: Event | None) -> date | None:
    return event.start.day if event and event.start else None


def _last_day(event: Event) -> date:
    last = event.end or event.start
    assert last is not None
    return last.day


def _is_on(event: Event) -> bool:
    return event.status in (EventStatus.UPCOMING, EventStatus.RECURRING)


def _is_past(event: Event, today: date) -> bool:
    if event.status is EventStatus.PAST:
        return True
    return event.start is not None and _last_day(event) < today


def same_place(one: str | None, other: str | None) -> bool:
    """Whether two place names are equal apart from case, accents and small words."""
    return bool(one and other) and normal_name(one or "") == normal_name(other or "")
