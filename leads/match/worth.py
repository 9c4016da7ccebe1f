"""One item, one branch, one day → what it is worth, why, and until when."""

from collections.abc import Collection, Sequence
from datetime import date

from leads.match import signals, window
from leads.match.features import Findings, numbers
from leads.match.novelty import familiar
from leads.match.ranker import Judgement, Ranker
from leads.match.reasons import reasons, theme_for
from leads.model import Assessment, Extraction, Item, Knowledge, Offer, Strength

THEMES_NAMED = 3
_HANDS = frozenset({"vrijwilligersplek", "netwerk"})

#: the model tells these apart only as 'something else'; the cues choose, else the first
_OTHER = "overig"
_OTHER_KINDS = ("vondst_of_verhaal", "schoolproject", "dienst_verandert", "sleutelfiguur")


def assess(
    item: Item,
    extraction: Extraction,
    knowledge: Knowledge,
    ranker: Ranker,
    *,
    today: date,
    known: Collection[str] = (),
    partners: Collection[str] = (),
) -> Assessment:
    """Judge an item for `knowledge.branch` on `today`.

    `known` are names of organisations that were read of before, `partners` the normal
    names of those the branch works with already. Obituaries and
    notices about private persons are never shown, whatever their score, nor is the
    library's own news.
    """
    found = Findings(item, extraction, knowledge, today)
    judged = ranker.judge(found.reading, numbers(found))
    themes = _themes(found, judged, ranker)
    kind = _kind(found, judged)
    offer = _offer(found, themes, kind)
    out = found.own_news or signals.always_out(found.reading) or _muted(themes, knowledge)
    told = () if out else reasons(found, _unmuted(themes, knowledge), ranker, known)
    shown = bool(told) and judged.score >= ranker.thresholds.shown
    old = familiar(found, kind, partners) if shown else None
    score = max(judged.score + old.points, ranker.thresholds.shown) if old else judged.score
    return Assessment(
        item_id=item.id,
        score=min(score, 0.0) if out else score,
        grade=0 if out else judged.grade,
        shown=shown,
        strength=_strength(score, ranker) if shown else None,
        kind=kind,
        themes=tuple(themes),
        reasons=(*told, old) if old else told,
        act_before=window.act_before(
            found.window, offer, kind, item.published.date(), today, asked=_asked(found)
        ),
        offer=offer.id if offer else None,
    )


def _strength(score: float, ranker: Ranker) -> Strength:
    return Strength.STRONG if score >= ranker.thresholds.strong else Strength.FAIR


def _themes(found: Findings, judged: Judgement, ranker: Ranker) -> list[str]:
    """The fields that reach their threshold, the clearest first; never more than three."""
    cuts = ranker.thresholds.fields
    over = {field: value - cuts.get(field, 1.0) for field, value in judged.fields.items()}
    best = sorted(over, key=lambda field: (-over[field], field))[:THEMES_NAMED]
    fields = [field for place, field in enumerate(best) if over[field] >= 0 or place == 0]
    named = (theme_for(field, found, found.knowledge.themes) for field in fields)
    return [theme for theme in named if theme]


def _kind(found: Findings, judged: Judgement) -> str | None:
    if not judged.kinds:
        return None
    best = max(judged.kinds, key=lambda kind: (judged.kinds[kind], kind))
    if best != _OTHER:
        return best
    cued = {hit.id for hit in found.signals}
    return next((kind for kind in _OTHER_KINDS if kind in cued), _OTHER_KINDS[0])


def _offer(found: Findings, themes: Sequence[str], kind: str | None) -> Offer | None:
    """What is asked for first, then what suits the kind of lead, then the theme."""
    knowledge, asked = found.knowledge, _asked(found)
    wanted = list(asked)
    wanted += [o for signal in knowledge.signals if signal.id == kind for o in signal.offers]
    wanted += [o for theme in knowledge.themes if theme.id in themes for o in theme.offers]
    return window.choose_offer(
        wanted, knowledge.offers, knowledge.branch, found.window.weeks, asked=asked
    )


def _asked(found: Findings) -> list[str]:
    """What they ask for, things before hands: a room is easier to give."""
    return sorted((ask.offer for ask in found.asks), key=_HANDS.__contains__)


def _muted(themes: Sequence[str], knowledge: Knowledge) -> bool:
    return bool(themes) and not _unmuted(themes, knowledge)


def _unmuted(themes: Sequence[str], knowledge: Knowledge) -> list[str]:
    return [theme for theme in themes if theme not in knowledge.branch.muted_themes]
