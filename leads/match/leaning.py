"""A score as a branch would have it: what it leans to, added to what a lead is worth.

What was added stands on the lead as a reason of its own, so that it can be told and
taken off again. What somebody passed on, what comes back each year and the unexpected
are not for taste to judge; obituaries and the like have no reasons and stay out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from leads.match.leads import REASONS_AT_MOST
from leads.match.ranker import Thresholds
from leads.model import Assessment, Knowledge, Lead, Leaning, Reason, Strength, Taste

TASTE = "taste"
MOST = 0.8  # of the three points of a score: no taste turns noise into a lead
GRADE_TO_LIFT = 1  # below it is noise, whatever it is about
ASIDE = 0.5  # what a kind, or a theme beside its own wide field, says next to a field
_BEYOND_TASTE = frozenset({"desk", "again", "yearly", "unexpected"})


def subjects(
    themes: Iterable[str], kind: str | None, fields: Mapping[str, str]
) -> dict[str, float]:
    """What a taste may be about, by name. `fields` maps themes to fields: a theme shares
    what is learned with its field, and says half of it by itself where a field is wide."""
    named: dict[str, float] = {}
    wide = _wide(fields)
    for theme in themes:
        if field := fields.get(theme):
            named[f"field:{field}"] = 1.0
            if field in wide:
                named[f"theme:{theme}"] = ASIDE
    return named | ({f"kind:{kind}": ASIDE} if kind else {})


def _wide(fields: Mapping[str, str]) -> set[str]:
    found = list(fields.values())
    return {field for field in found if found.count(field) > 1}


def fields_of(knowledge: Knowledge) -> dict[str, str]:
    """The field of each theme."""
    return {theme.id: theme.field for theme in knowledge.themes}


def shift(named: Mapping[str, float], weights: Sequence[Leaning]) -> float:
    """What a taste adds to a score, never more than `MOST` either way."""
    total = sum(one.points * named.get(one.name, 0.0) for one in weights)
    return max(-MOST, min(MOST, total))


def lifts(assessment: Assessment, taste: Taste, knowledge: Knowledge, shown: float) -> bool:
    """Whether an item that falls short by itself is shown to who likes what it is about."""
    named = subjects(assessment.themes, assessment.kind, fields_of(knowledge))
    worth = assessment.grade >= GRADE_TO_LIFT and bool(assessment.reasons)
    return taste.active and worth and assessment.score + shift(named, taste.weights) >= shown


def seasoned(lead: Lead, taste: Taste | None, knowledge: Knowledge, cuts: Thresholds) -> Lead:
    """The lead with what this taste makes of it in the place of what an earlier one made.

    A lead that sinks below the threshold has no strength: it stays on the list, but out
    of the digest.
    """
    bare = unseasoned(lead, cuts)
    if taste is None or not taste.active or _beyond(bare):
        return bare
    named = subjects(bare.themes, bare.kind, fields_of(knowledge))
    told = _told(bare, shift(named, taste.weights), named, taste.weights)
    return _with(bare, (told, *bare.reasons[: REASONS_AT_MOST - 1]), told.points, cuts)


def unseasoned(lead: Lead, cuts: Thresholds) -> Lead:
    """The lead as the shipped weights judge it."""
    points = tasted(lead)
    others = tuple(one for one in lead.reasons if one.kind != TASTE)
    return _with(lead, others, -points, cuts) if points else replace(lead, reasons=others)


def tasted(lead: Lead) -> float:
    """What a taste added to the score of a lead."""
    return sum(one.points for one in lead.reasons if one.kind == TASTE)


def _beyond(lead: Lead) -> bool:
    return not lead.reasons or any(one.kind in _BEYOND_TASTE for one in lead.reasons)


def _with(lead: Lead, reasons: tuple[Reason, ...], points: float, cuts: Thresholds) -> Lead:
    score = lead.score + points
    strength = lead.strength if not points else _strength(score, cuts)
    return replace(lead, score=score, strength=strength, reasons=reasons)


def _strength(score: float, cuts: Thresholds) -> Strength | None:
    if score < cuts.shown:
        return None
    return Strength.STRONG if score >= cuts.strong else Strength.FAIR


def _told(
    lead: Lead, points: float, named: Mapping[str, float], weights: Sequence[Leaning]
) -> Reason:
    """The reason that carries the points; it names what counted most in their direction."""
    sign = 1 if points >= 0 else -1
    best = max(weights, key=lambda one: sign * one.points * named.get(one.name, 0.0))
    return Reason(
        kind=TASTE,
        ref=f"{best.name}:{best.taken}:{best.left}",
        points=points,
        quote="",
        item_id=lead.sightings[0].item_id if lead.sightings else "",
    )
