"""Figures about what was understood: organisations, events, duplicates, themes, kinds."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from leads.evaluation.gold import Gold, GoldEvent, GoldMention, Stretch, corpus_fields, day_of
from leads.evaluation.prediction import PredictedEvent, Prediction
from leads.evaluation.ranking import GOOD, groups

#: the corpus word for a kind of lead → the ids of signals.yaml that say the same
KINDS: Mapping[str, frozenset[str]] = {
    "call": frozenset({"oproep"}),
    "upcoming_event": frozenset({"komend_evenement"}),
    "new_initiative": frozenset({"nieuw_initiatief"}),
    "anniversary": frozenset({"jubileum"}),
    "policy": frozenset({"beleid_subsidie"}),
    "partnership": frozenset({"platform_overleg"}),
    "permit": frozenset({"vergunning_evenement"}),
    "exhibition": frozenset({"expositie_zoekt_plek"}),
    "national_theme": frozenset({"landelijk_thema_lokaal"}),
    "other": frozenset(
        {"schoolproject", "vondst_of_verhaal", "dienst_verandert", "sleutelfiguur", "overlap"}
    ),
}


@dataclass(frozen=True, slots=True)
class Counts:
    """True and false positives, and what was missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.right + other.right, self.wrong + other.wrong, self.missed + other.missed
        )

    def figures(self, name: str) -> dict[str, float]:
        """Precision, recall and F1; 1 when there was nothing to find and nothing was said."""
        said, asked = self.right + self.wrong, self.right + self.missed
        return {
            f"{name}_p": self.right / said if said else float(not asked),
            f"{name}_r": self.right / asked if asked else float(not said),
            f"{name}_f1": 2 * self.right / (said + asked) if said + asked else 1.0,
        }


Pairs = Sequence[tuple[Gold, Prediction]]


def organisation_figures(pairs: Pairs) -> dict[str, float]:
    """Mentions exact and overlapping, matched one to one; distinct names touched."""
    exact = sum((_mentions(g, p.orgs, exact=True) for g, p in pairs), Counts())
    overlap = sum((_mentions(g, p.orgs, exact=False) for g, p in pairs), Counts())
    return {
        **exact.figures("org_exact"),
        **overlap.figures("org_overlap"),
        "org_unique": _unique(pairs),
    }


def _mentions(gold: Gold, said: Sequence[Stretch], *, exact: bool) -> Counts:
    """One to one; exact pairs are made first, so that no neighbour takes them."""
    free, left = list(said), list(gold.mentions)
    for only_exact in (True,) if exact else (True, False):
        for mention in tuple(left):
            taken = next((s for s in free if _same(mention, s, exact=only_exact)), None)
            if taken is not None:
                free.remove(taken)
                left.remove(mention)
    wrong = [s for s in free if not any(s.touches(o) for o in gold.optional)]
    return Counts(len(gold.mentions) - len(left), len(wrong), len(left))


def _same(mention: GoldMention, said: Stretch, *, exact: bool) -> bool:
    good = (mention.stretch, *mention.alts)
    return said in good if exact else any(said.touches(g) for g in good)


def _unique(pairs: Pairs) -> float:
    touched: dict[str, bool] = {}
    for gold, prediction in pairs:
        for mention in gold.mentions:
            name = mention.name.casefold()
            hit = any(_same(mention, said, exact=False) for said in prediction.orgs)
            touched[name] = touched.get(name, False) or hit
    return sum(touched.values()) / len(touched) if touched else 1.0


def event_figures(pairs: Pairs) -> dict[str, float]:
    """Events matched one to one on the day; then the time and the status of those."""
    counts, timed, status = Counts(), [], []
    for gold, prediction in pairs:
        matched, found = _events(gold, prediction.events)
        counts += found
        timed += [said.start == g.start for g, said in matched if g.start and "T" in g.start]
        status += [said.status == g.status for g, said in matched]
    return {
        **counts.figures("event"),
        "event_time": sum(timed) / len(timed) if timed else 1.0,
        "event_status": sum(status) / len(status) if status else 1.0,
    }


def _events(
    gold: Gold, said: Sequence[PredictedEvent]
) -> tuple[list[tuple[GoldEvent, PredictedEvent]], Counts]:
    free = [event for event in said if event.start]
    dated = [event for event in gold.events if event.start]
    matched = []
    for event in dated:
        alike = [s for s in free if (s.start or "")[:10] == (event.start or "")[:10]]
        if alike:
            best = max(alike, key=lambda s: (s.start == event.start, s.status == event.status))
            free.remove(best)
            matched.append((event, best))
    wrong = [s for s in free if not _neutral(s, gold)]
    return matched, Counts(len(matched), len(wrong), len(dated) - len(matched))


def _neutral(said: PredictedEvent, gold: Gold) -> bool:
    """Neither right nor wrong: inside a gold range, an undated gold event, an optional date."""
    day = day_of(said.start or "")
    for event in gold.events:
        if event.start and event.end and day_of(event.start) <= day <= day_of(event.end):
            return True
    undated = [event.span for event in gold.events if not event.start]
    return any(_shares(said.span, words) for words in (*undated, *gold.optional_dates))


def _shares(one: str, other: str) -> bool:
    return bool(one and other) and (one in other or other in one)


def duplicate_figures(pairs: Pairs) -> dict[str, float]:
    """Unordered pairs that tell one story, closed over groups."""
    right = _pairs({g.id: g.duplicate_of for g, _ in pairs})
    said = _pairs({g.id: p.duplicate_of for g, p in pairs})
    counts = Counts(len(right & said), len(said - right), len(right - said))
    return counts.figures("dup")


def _pairs(same_as: Mapping[str, str | None]) -> set[frozenset[str]]:
    members: dict[str, list[str]] = defaultdict(list)
    for item, root in zip(same_as, groups(same_as), strict=True):
        members[root].append(item)
    return {frozenset(pair) for items in members.values() for pair in combinations(items, 2)}


def theme_figures(pairs: Pairs, fields: Mapping[str, str]) -> dict[str, float]:
    """Micro P, R, F1 over the fields of themes, on items of grade 1 and up.

    `fields` maps a theme id to its field.
    """
    counts = Counts()
    for gold, prediction in pairs:
        if gold.grade >= 1:
            said = corpus_fields(fields.get(theme, theme) for theme in prediction.themes)
            counts += _sets(gold.fields, said)
    return counts.figures("theme")


def _sets(right: frozenset[str], said: frozenset[str]) -> Counts:
    return Counts(len(right & said), len(said - right), len(right - said))


def kind_figures(pairs: Pairs) -> dict[str, float]:
    """Share of good items whose kind of lead was named right."""
    marks: Iterable[bool] = [
        prediction.kind in KINDS.get(gold.kind, frozenset())
        for gold, prediction in pairs
        if gold.grade >= GOOD
    ]
    marks = list(marks)
    return {"kind_accuracy": sum(marks) / len(marks) if marks else 1.0}
