"""Whom to involve in a plan: the bodies of the village in order, each with why.

What counts: being named in the plan, the type of body that works on its themes, words
of the plan beside the body in what was read, and how the branch knows it. No body is
put forward for being well known alone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log1p

from leads.match.standing import Standing, standing
from leads.match.window import same_place
from leads.model import Branch, Candidate, Knowledge, Organisation, OrganisationType, Plan, Trace
from leads.text import fold, normal_name

NAMED, NAME, CALLED = 4.0, 1.0, 1.5
FIT, PARTNER_OF_THEME = 1.2, 0.5
BY_PLACE_IN_TYPE = (1.0, 0.7, 0.5)  # a type's first theme is what it is for
WORDS, COVERED, THEME = 2.2, 0.6, 0.9
AFAR = 0.5  # of a message that names the body, but not beside the subject
OF_GRADE = (0.1, 0.5, 1.0, 1.0)  # of a permit or an accident, less than of an evening
UNSEEN = 0.5  # of a type that fits, when nothing was read of the body on this
STANDING: Mapping[str, float] = {"partner": 0.8, "known": 0.4}
OFTEN = 0.1
ELSEWHERE = -0.6
SUBJECT = frozenset({"named", "name", "type", "words", "theme"})
NOT_A_PARTNER = frozenset({"bibliotheek"})
#: who is in much of the news without doing what it is about
BESIDE = {"lokale_media": -1.5, "gemeente_bestuur": -1.0, "politie": -0.8, "dorpshuis": -0.5}
_TRACES = 3
_CONSIDERED = 100  # nobody asks for more


def rank(
    plan: Plan,
    bodies: Iterable[Organisation],
    traces: Iterable[Trace],
    knowledge: Knowledge,
    papers: Iterable[str] = (),
) -> list[Candidate]:
    """The bodies that something speaks for, the best first. `papers` are the names of those
    that tell the news: they do not do what it is about."""
    of_body: dict[str, list[Trace]] = defaultdict(list)
    for trace in traces:
        of_body[trace.organisation_id].append(trace)
    types = {kind.id: kind for kind in knowledge.organisation_types}
    rare = _rarity(of_body)
    telling = set(map(normal_name, papers))
    found = (
        _candidate(plan, body, of_body[body.id], types.get(body.type_id or ""), rare, knowledge)
        for body in bodies
        if not _is_library(body) and not telling & set(map(normal_name, body.names))
    )
    fitting = [one for one in found if one.score > 0 and SUBJECT & set(one.because)]
    return _each_once(sorted(fitting, key=lambda one: (-one.score, one.body.name)))


def _rarity(of_body: Mapping[str, Sequence[Trace]]) -> Mapping[str, float]:
    """What a word of the plan weighs: less, the more items hold it."""
    traces = (trace for some in of_body.values() for trace in some)
    items = {(trace.item_id, stem) for trace in traces for stem in trace.stems}
    often = Counter(stem for _, stem in items)
    return {stem: 1 / (1 + log1p(number) / 2) for stem, number in often.items()}


def _each_once(ranked: Sequence[Candidate]) -> list[Candidate]:
    """Without a second entry of what may be one body: its short name beside the long one."""
    kept: list[tuple[Candidate, frozenset[str]]] = []
    for one in ranked[:_CONSIDERED]:
        words = frozenset(normal_name(one.body.name).split())
        if not any(
            (words <= known or known <= words) and _near(one.body, other.body)
            for other, known in kept
        ):
            kept.append((one, words))
    return [one for one, _ in kept] + list(ranked[_CONSIDERED:])


def _near(one: Organisation, other: Organisation) -> bool:
    return not (one.place and other.place) or same_place(one.place, other.place)


def _is_library(body: Organisation) -> bool:
    return body.type_id in NOT_A_PARTNER or fold(body.name).startswith(("bibliotheek", "bieb "))


def _candidate(
    plan: Plan,
    body: Organisation,
    traces: Sequence[Trace],
    kind: OrganisationType | None,
    rare: Mapping[str, float],
    knowledge: Knowledge,
) -> Candidate:
    points = {
        "named": NAMED * _is_named(plan, body),
        "name": NAME * _in_name(plan, body),
        "type": _fit(plan, kind, knowledge) * _trust(plan, traces),
        "words": _said(plan, traces, rare),
        "theme": THEME * log1p(sum(_shared(plan, trace) for trace in traces)),
        body.known_as: STANDING.get(body.known_as, 0.0),
    }
    because = sorted((code for code in points if points[code] > 0), key=lambda c: -points[c])
    extra = OFTEN * log1p(body.mentions) + ELSEWHERE * _elsewhere(body, knowledge.branch)
    extra += BESIDE.get(body.type_id or _untyped(body), 0.0)
    best = sorted(traces, key=lambda trace: _worth(plan, trace))
    return Candidate(
        body=body,
        score=sum(points.values()) + extra,
        because=tuple(because),
        traces=tuple(best[:_TRACES]),
    )


def _untyped(body: Organisation) -> str:
    """A committee or council, of which no list says what it is."""
    return "gemeente_bestuur" if standing(body.name) is Standing.AUTHORITY else ""


def _is_named(plan: Plan, body: Organisation) -> bool:
    said = f" {normal_name(plan.text)} "
    return any(f" {name} " in said for name in map(normal_name, body.names) if len(name) > 2)


def _in_name(plan: Plan, body: Organisation) -> bool:
    """A word of the plan is in the name: 'muziek' in Muziekvereniging."""
    words = {word for name in body.names for word in fold(name).split()}
    return any(word.startswith(stem) for word in words for stem in plan.stems)


def _fit(plan: Plan, kind: OrganisationType | None, knowledge: Knowledge) -> float:
    """How much the type of body works on the themes of the plan."""
    if kind is None:
        return 0.0
    partners = {theme.id: theme.partners for theme in knowledge.themes}
    return CALLED * (kind.id in plan.types) + sum(
        share * (FIT * _place_in(theme, kind) + PARTNER_OF_THEME * (kind.id in partners[theme]))
        for theme, share in plan.themes.items()
    )


def _place_in(theme: str, kind: OrganisationType) -> float:
    if kind.fallback or theme not in kind.themes[: len(BY_PLACE_IN_TYPE)]:
        return 0.0
    return BY_PLACE_IN_TYPE[kind.themes.index(theme)]


def _trust(plan: Plan, traces: Sequence[Trace]) -> float:
    """How far a type is believed: less when nothing was read of the body on the subject."""
    seen = any(trace.stems or _shared(plan, trace) for trace in traces)
    return 1.0 if seen else UNSEEN


def _said(plan: Plan, traces: Sequence[Trace], rare: Mapping[str, float]) -> float:
    told = {stem for trace in traces for stem in trace.stems}
    if not told:
        return 0.0
    weight = sum(_weight(trace) * sum(rare[stem] for stem in trace.stems) for trace in traces)
    return WORDS * log1p(weight) + COVERED * len(told) / len(plan.stems)


def _shared(plan: Plan, trace: Trace) -> float:
    best = max((plan.themes.get(theme, 0.0) for theme in trace.themes), default=0.0)
    return best * _weight(trace)


def _weight(trace: Trace) -> float:
    return OF_GRADE[trace.grade] * (1.0 if trace.near else AFAR)


def _elsewhere(body: Organisation, branch: Branch) -> bool:
    here = (branch.place, branch.municipality, *branch.neighbours)
    return bool(body.place) and not any(same_place(body.place, place) for place in here)


def _worth(plan: Plan, trace: Trace) -> tuple[float, float, float]:
    """The trace that shows most first, the newest of equal ones."""
    return -float(len(trace.stems)), -_shared(plan, trace), -trace.published.timestamp()
