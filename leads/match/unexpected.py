"""One place a week for what the score would not have shown: which item, and why that one.

A librarian who only sees what she liked before never meets the model railway club.
Noise has no chance here: obituaries, private persons, crime, sport results, council
papers and what is over or far away stay out, and there must be a body to call.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from leads.match import signals, window
from leads.match.leads import REASONS_AT_MOST, new_lead
from leads.match.reading import read
from leads.model import Assessment, Below, Knowledge, Lead, Medium, Reason

UNEXPECTED = "unexpected"
POINTS = 0.1
NOISE = 1  # the lowest grade that is more than noise
WORDS = 30  # a bare line of an agenda says too little to send somebody out for


def choose(
    candidates: Iterable[Below], seen: Iterable[Lead], knowledge: Knowledge, today: date
) -> Below | None:
    """The candidate of which the branch has seen the theme, and then the kind of body,
    least; the best score among equals. `seen` are leads it had before."""
    fitting = [one for one in candidates if _fits(one, knowledge, today)]
    had = list(seen)
    themes = Counter(theme for lead in had for theme in lead.themes)
    names = Counter(name for lead in had for name in lead.organisations)

    def rank(one: Below) -> tuple[int, int, float, str]:
        worth = one.assessment
        bodies = [mention.name for mention in one.extraction.organisations]
        rarest = min(themes[theme] for theme in _themes(worth, knowledge))
        return rarest, min(names[body] for body in bodies), -worth.score, one.item.id

    return min(fitting, key=rank, default=None)


def lead_of(chosen: Below, seen: Sequence[Lead], knowledge: Knowledge, now: datetime) -> Lead:
    """The lead that a chosen item becomes, with the reason why it was this one."""
    had = Counter(theme for lead in seen for theme in lead.themes)
    rarest = min(_themes(chosen.assessment, knowledge), key=lambda theme: (had[theme], theme))
    made = new_lead(chosen.item, chosen.extraction, chosen.assessment, knowledge.branch, now)
    told = made.reason("theme")
    reason = Reason(
        kind=UNEXPECTED,
        ref=rarest,
        points=POINTS,
        quote=told.quote if told else "",
        item_id=chosen.item.id,
    )
    others = (r for r in made.reasons if (r.kind, r.ref) != ("theme", rarest))
    return replace(made, reasons=(reason, *others)[:REASONS_AT_MOST])


def _fits(one: Below, knowledge: Knowledge, today: date) -> bool:
    """More than noise, about something we do, near by, not over, no weekly drop-in, with
    a body to call."""
    reading = read(one.item)
    seen = window.look(one.extraction, today)
    return (
        one.assessment.grade >= NOISE
        and bool(one.assessment.reasons)
        and bool(_themes(one.assessment, knowledge))
        and any(not mention.weak for mention in one.extraction.organisations)
        and one.item.medium is not Medium.MUNICIPAL
        and not (seen.over or seen.cancelled or seen.recurring)
        and not any(event.rrule for event in one.extraction.events)
        and len(reading.tokens) >= WORDS
        and window.nearness(one.item, one.extraction, knowledge.branch)
        is not window.Nearness.ELSEWHERE
        and not signals.always_out(reading)
        and not signals.exclusions(reading, knowledge.exclusions)
        and signals.names_library(reading) is None
    )


def _themes(worth: Assessment, knowledge: Knowledge) -> list[str]:
    return [theme for theme in worth.themes if theme not in knowledge.branch.muted_themes]
