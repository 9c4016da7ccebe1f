"""Whom to involve in a plan: the bodies of the village in order, each with why.

What counts: being named in the plan, the type of body that works on its themes, words
of the plan beside the body in what was read, and how the branch knows it. No body is
put forward for being well known alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log1p

from leads.match.window import same_place
from leads.model import Branch, Candidate, Knowledge, Organisation, OrganisationType, Plan, Trace
from leads.text import fold, normal_name

NAMED, NAME = 4.0, 2.0
FIT, PARTNER_OF_THEME = 1.5, 0.6
BY_PLACE_IN_TYPE = (1.0, 0.7, 0.5)  # a type's first theme is what it is for
WORDS, COVERED, THEME = 1.4, 1.2, 0.7
STANDING: Mapping[str, float] = {"partner": 0.8, "known": 0.4}
OFTEN = 0.1
ELSEWHERE = -1.0
SUBJECT = frozenset({"named", "name", "type", "words", "theme"})
NOT_A_PARTNER = frozenset({"bibliotheek"})
_TRACES = 3


def rank(
    plan: Plan, bodies: Iterable[Organisation], traces: Iterable[Trace], knowledge: Knowledge
) -> list[Candidate]:
    """The bodies that something speaks for, the best first."""
    of_body: dict[str, list[Trace]] = defaultdict(list)
    for trace in traces:
        of_body[trace.organisation_id].append(trace)
    types = {kind.id: kind for kind in knowledge.organisation_types}
    found = (
        _candidate(plan, body, of_body[body.id], types.get(body.type_id or ""), knowledge)
        for body in bodies
        if not _is_library(body)
    )
    fitting = [one for one in found if one.score > 0 and SUBJECT & set(one.because)]
    return sorted(fitting, key=lambda one: (-one.score, one.body.name))


def _is_library(body: Organisation) -> bool:
    return body.type_id in NOT_A_PARTNER or fold(body.name).startswith(("bibliotheek", "bieb "))


def _candidate(
    plan: Plan,
    body: Organisation,
    traces: Sequence[Trace],
    kind: OrganisationType | None,
    knowledge: Knowledge,
) -> Candidate:
    points = {
        "named": NAMED * _is_named(plan, body),
        "name": NAME * _in_name(plan, body),
        "type": _fit(plan, kind, knowledge),
        "words": _said(plan, traces),
        "theme": THEME * log1p(sum(_shared(plan, trace) for trace in traces)),
        body.known_as: STANDING.get(body.known_as, 0.0),
    }
    because = sorted((code for code in points if points[code] > 0), key=lambda c: -points[c])
    extra = OFTEN * log1p(body.mentions) + ELSEWHERE * _elsewhere(body, knowledge.branch)
    best = sorted(traces, key=lambda trace: _worth(plan, trace))
    return Candidate(
        body=body,
        score=sum(points.values()) + extra,
        because=tuple(because),
        traces=tuple(best[:_TRACES]),
    )


def _is_named(plan: Plan, body: Organisation) -> bool:
    said = f" {normal_name(plan.text)} "
    return any(f" {name} " in said for name in map(normal_name, body.names) if len(name) > 2)


def _in_name(plan: Plan, body: Organisation) -> bool:
    """A word of the plan is in the name: 'foto' in Fotoclub."""
    words = [word for name in body.names for word in fold(name).split()]
    return any(word.startswith(stem) for word in words for stem in plan.stems)


def _fit(plan: Plan, kind: OrganisationType | None, knowledge: Knowledge) -> float:
    """How much the type of body works on the themes of the plan."""
    if kind is None:
        return 0.0
    partners = {theme.id: theme.partners for theme in knowledge.themes}
    return sum(
        share * (FIT * _place_in(theme, kind) + PARTNER_OF_THEME * (kind.id in partners[theme]))
        for theme, share in plan.themes.items()
    )


def _place_in(theme: str, kind: OrganisationType) -> float:
    if kind.fallback or theme not in kind.themes[: len(BY_PLACE_IN_TYPE)]:
        return 0.0
    return BY_PLACE_IN_TYPE[kind.themes.index(theme)]


def _said(plan: Plan, traces: Sequence[Trace]) -> float:
    told = {stem for trace in traces for stem in trace.stems}
    if not told:
        return 0.0
    often = sum(1 for trace in traces if trace.stems)
    return WORDS * log1p(often) + COVERED * len(told) / len(plan.stems)


def _shared(plan: Plan, trace: Trace) -> float:
    return max((plan.themes.get(theme, 0.0) for theme in trace.themes), default=0.0)


def _elsewhere(body: Organisation, branch: Branch) -> bool:
    here = (branch.place, branch.municipality, *branch.neighbours)
    return bool(body.place) and not any(same_place(body.place, place) for place in here)


def _worth(plan: Plan, trace: Trace) -> tuple[float, float, float]:
    """The trace that shows most first, the newest of equal ones."""
    return -float(len(trace.stems)), -_shared(plan, trace), -trace.published.timestamp()
