"""Whom to involve in a plan, from what was read here: no network, nothing sent."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from leads import calendar, directory, limits
from leads.app import App
from leads.errors import UserError
from leads.language import mark
from leads.model import (
    Announcement,
    Candidate,
    Evidence,
    Field,
    FoundEvent,
    Item,
    Medium,
    Offer,
    Organisation,
    Plan,
    Span,
    Trace,
)
from leads.text import fold, normal_name, one_line, sentences

MOST = 8
_HOOKS = 3
_EVENTS = 8
_SEEN = 5
_HOOK_WEEKS = 2  # a national week this near to the plan can carry it
_AHEAD_WEEKS = 26  # without a date: the half year that comes
_WEEK = re.compile(r"(?i)\bweek\s*(\d+)(?:\s*(?:van|in|,)?\s*(20\d\d))?")
_WHEN = re.compile(
    r"(?i)\d|dag|morgen|avond|week|maand|jaar|winter|zomer|herfst|lente|pasen|pinkster|kerst"
    r"|januari|februari|maart|april|\bmei\b|juni|juli|augustus|september|oktober|(?:nov|dec)ember"
)


@dataclass(frozen=True)
class Involved:
    """A body to involve, with what shows it and where it can be called."""

    candidate: Candidate
    evidence: tuple[Evidence, ...]
    contact: str


@dataclass(frozen=True)
class Who:
    """The answer to `leads who`: `events` is what is on in those days, `hooks` the
    national themes near them, `offers` what the plan asks of the branch."""

    plan: Plan
    involved: tuple[Involved, ...]
    events: tuple[FoundEvent, ...]
    hooks: tuple[Announcement, ...]
    offers: tuple[Offer, ...]


def who(app: App, text: str, *, most: int = MOST) -> Who:
    """The bodies to involve in a plan, at most `most`, each with its evidence.

    Raises UserError for an empty plan, one that is longer than a page, and a week
    that does not exist.
    """
    plan = plan_of(app, text)
    offers = {offer.id: offer for offer in app.knowledge.offers}
    return Who(
        plan=plan,
        involved=tuple(involve(app, candidates(app, plan)[:most])),
        events=tuple(_events(app, plan)),
        hooks=tuple(_hooks(app, plan)),
        offers=tuple(offers[one] for one in plan.offers),
    )


def plan_of(app: App, text: str) -> Plan:
    """A plan as it was typed, read: its themes, words and days."""
    from leads.match.plan import read_plan

    said = one_line(text)
    if not any(letter.isalpha() for letter in said):
        raise UserError(
            mark("Wat wil je doen? Schrijf het tussen aanhalingstekens: {example}"),
            example='leads who "lezing over archeologie, week 42"',
        )
    if len(said) > limits.PLAN_CHARS:
        raise UserError(mark("Dat is te lang voor een plan. Vertel het in een paar zinnen."))
    start, end = _days(app, said) or (None, None)
    return replace(
        read_plan(_WEEK.sub(" ", said), app.knowledge, app.ranker, start=start, end=end), text=said
    )


def candidates(app: App, plan: Plan) -> list[Candidate]:
    """The bodies this branch read of that fit a plan, the best first."""
    from leads.match.involve import rank

    branch_id = app.knowledge.branch.id
    bodies = app.store.organisations.read_of(branch_id)
    traces = app.store.traces.of(branch_id, plan.stems, plan.themes)
    papers = [one.name for one in app.settings.sources if one.medium is Medium.NEWS]
    return rank(plan, bodies, traces, app.knowledge, papers)


def involve(app: App, found: Sequence[Candidate]) -> list[Involved]:
    """Candidates with the words that speak for them and their public contact."""
    return [
        Involved(one, tuple(_evidence(app, one)), directory.contact_line(one.body)) for one in found
    ]


# ── when ─────────────────────────────────────────────────────────────────────


def _days(app: App, said: str) -> tuple[date, date] | None:
    """The week or the days that a plan names; None when it names none to come."""
    if named := _WEEK.search(said):
        return _week(int(named[1]), int(named[2]) if named[2] else None, app.today.date())
    if not _WHEN.search(said):
        return None  # the grammar of dates takes a while to load
    from leads.nlp import dates

    for one in dates.find(said, app.today):
        if one.start and one.start.day >= app.today.date():
            return one.start.day, one.end.day if one.end else one.start.day
    return None


def _week(number: int, year: int | None, today: date) -> tuple[date, date]:
    """The first such week that is not over, from Monday to Sunday (ISO 8601)."""
    for one in [year] if year else [today.year, today.year + 1]:
        weeks = date(one, 12, 28).isocalendar().week
        if not 1 <= number <= weeks:
            raise UserError(
                mark("Week {number} bestaat niet: {year} heeft {weeks} weken."),
                number=number,
                year=one,
                weeks=weeks,
            )
        monday = date.fromisocalendar(one, number, 1)
        if year or monday + timedelta(days=6) >= today:
            break
    return monday, monday + timedelta(days=6)


# ── what surrounds it ────────────────────────────────────────────────────────


def _events(app: App, plan: Plan) -> list[FoundEvent]:
    """What is on in the days of a plan, each event once."""
    if plan.start is None or plan.end is None:
        return []
    told = {
        (found.event.start, normal_name(found.event.name)): found
        for found in app.store.items.events_between(plan.start, plan.end, app.knowledge.branch.id)
    }
    return list(told.values())[:_EVENTS]


def _hooks(app: App, plan: Plan) -> list[Announcement]:
    """National themes on the subject of a plan that fall near its days, first those that
    bear a word of it in their name."""
    today = app.today.date()
    first = max(today, (plan.start or today) - timedelta(weeks=_HOOK_WEEKS))
    last = (plan.end or today + timedelta(weeks=_AHEAD_WEEKS)) + timedelta(weeks=_HOOK_WEEKS)
    wanted = [t for t in app.knowledge.national_themes if set(t.themes) & set(plan.meant)]
    near = calendar.editions(wanted, first, last)
    return sorted(near, key=lambda one: not _named_by(one.name, plan))[:_HOOKS]


def _named_by(name: str, plan: Plan) -> bool:
    return any(word.startswith(stem) for word in fold(name).split() for stem in plan.stems)


# ── what shows it ────────────────────────────────────────────────────────────


def _evidence(app: App, found: Candidate) -> list[Evidence]:
    read = ((app.store.items.get(trace.item_id), trace) for trace in found.traces)
    told = [_told(item, found.body, trace) for item, trace in read if item]
    if not told:
        told = [_told(item, found.body, None) for item in _seen_well(app, found.body)]
    return list({one.quote: one for one in told if one.quote}.values())[:2]


def _seen_well(app: App, body: Organisation) -> list[Item]:
    """Where a body was read of last: rather in something good than beside an accident."""
    seen = [item for item, _ in app.store.organisations.seen(body.id, _SEEN)]
    return sorted(seen, key=lambda item: not _grade(app, item))[:1]


def _grade(app: App, item: Item) -> int:
    looked = app.store.items.assessment(app.knowledge.branch.id, item.id)
    return looked.grade if looked else 0


def _told(item: Item, body: Organisation, trace: Trace | None) -> Evidence:
    from leads.match.reading import quote

    span = _where(item, body, trace.stems if trace else ())
    return Evidence(
        quote=quote(item, span),
        source_name=item.source_name,
        url=item.url,
        seen_on=item.published.date(),
    )


def _where(item: Item, body: Organisation, stems: Sequence[str]) -> Span:
    """The sentence with the body and a word of the plan, else one with either."""
    best, span = 0, Span(Field.TITLE, 0, len(item.title))
    for field in Field:
        for start, end in sentences(item.part(field)):
            worth, at = _shows(item.part(field)[start:end], body, stems)
            if worth > best:
                best, span = worth, Span(field, start + at, start + at + 1)
    return span


def _shows(sentence: str, body: Organisation, stems: Sequence[str]) -> tuple[int, int]:
    """How much a sentence shows, and where: its body counts two, a word of the plan one."""
    said = fold(sentence)
    bodies = [at for name in body.names if (at := said.find(fold(name))) >= 0]
    words = [hit.start() for stem in stems if (hit := re.search(rf"\b{stem}", said))]
    at = min(bodies or words or [0])
    return 2 * bool(bodies) + bool(words), at
