"""Which themes of the library an item touches, and by which words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from leads.match.phrases import Hit, Phrases
from leads.match.reading import Reading
from leads.model import Field, Mention, OrganisationType, Span, Theme

STRONG, NORMAL, WEAK, STEM = 3.0, 1.5, 0.5, 2.0
TITLE_FACTOR = 2.0
ENOUGH = 3.0
ORGANISATION_POINTS = 1.5
THEMES_PER_TYPE = 2


@dataclass(frozen=True, slots=True)
class ThemeHit:
    """A word (or an organisation) that speaks for a theme."""

    theme: str
    span: Span
    points: float
    weak: bool = False


@dataclass(frozen=True, slots=True)
class ThemeScore:
    """All that speaks for one theme; `counts` when it is enough to name it."""

    theme: str
    points: float
    hits: tuple[ThemeHit, ...]
    spoiled: bool = False

    @property
    def counts(self) -> bool:
        """At least 3 points, not from weak words alone, no anti-term for the item."""
        solid = any(not hit.weak for hit in self.hits)
        return self.points >= ENOUGH and solid and not self.spoiled


def score(
    reading: Reading,
    organisations: Sequence[Mention],
    themes: Sequence[Theme],
    types: Iterable[OrganisationType],
) -> list[ThemeScore]:
    """The themes with at least one hit, most points first."""
    lexicon = _lexicon(tuple(themes))
    anti = list(lexicon.anti.find(reading.tokens))
    found: dict[str, list[ThemeHit]] = defaultdict(list)
    for hit in lexicon.terms.find(reading.tokens):
        theme, points = hit.tag
        if not any(cross.tag[0] == theme and _overlap(cross.span, hit.span) for cross in anti):
            found[theme].append(_weighed(hit, theme, points))
    for theme_id, extra in _by_organisations(organisations, types).items():
        found[theme_id].append(extra)
    spoiled = {cross.tag[0] for cross in anti if cross.tag[1]}
    known = {theme.id for theme in themes}
    scores = [_total(t, hits, t in spoiled, reading) for t, hits in found.items() if t in known]
    return sorted(scores, key=lambda s: (-s.points, s.theme))


def spoilers(reading: Reading, themes: Sequence[Theme]) -> list[Span]:
    """Where an anti-term stands that makes the whole item doubtful."""
    anti = _lexicon(tuple(themes)).anti.find(reading.tokens)
    return [hit.span for hit in anti if hit.tag[1]]


class _Lexicon:
    def __init__(self, themes: Sequence[Theme]) -> None:
        self.terms = Phrases[tuple[str, float]](
            (term, (theme.id, points))
            for theme in themes
            for terms, points in (
                (theme.strong, STRONG),
                (theme.normal, NORMAL),
                (theme.weak, WEAK),
                (theme.stems, STEM),
            )
            for term in terms
        )
        self.anti = Phrases[tuple[str, bool]](
            (anti.term, (theme.id, anti.whole_item))
            for theme in themes
            for anti in theme.anti_terms
        )


@lru_cache(maxsize=16)
def _lexicon(themes: tuple[Theme, ...]) -> _Lexicon:
    return _Lexicon(themes)


def _weighed(hit: Hit[tuple[str, float]], theme: str, points: float) -> ThemeHit:
    factor = TITLE_FACTOR if hit.span.field is Field.TITLE else 1.0
    return ThemeHit(theme, hit.span, points * factor, weak=points == WEAK)


def _overlap(one: Span, other: Span) -> bool:
    return one.field is other.field and one.start < other.end and other.start < one.end


def _by_organisations(
    organisations: Sequence[Mention], types: Iterable[OrganisationType]
) -> Mapping[str, ThemeHit]:
    """1.5 points for the first two themes of each recognised type, once a theme."""
    by_id = {kind.id: kind for kind in types}
    extra: dict[str, ThemeHit] = {}
    for mention in organisations:
        kind = by_id.get(mention.type_id or "")
        for theme in kind.themes[:THEMES_PER_TYPE] if kind else ():
            extra.setdefault(theme, ThemeHit(theme, mention.span, ORGANISATION_POINTS))
    return extra


def _total(theme: str, hits: Sequence[ThemeHit], spoiled: bool, reading: Reading) -> ThemeScore:
    """Each word counts once, at its best: a term inside a longer one adds nothing."""
    best: dict[str, ThemeHit] = {}
    kept: list[ThemeHit] = []
    for hit in sorted(hits, key=lambda h: (-h.points, h.span.field, h.span.start, -h.span.end)):
        said = reading.item.quote(hit.span).casefold()
        if said in best or any(_overlap(hit.span, other.span) for other in kept):
            continue
        best[said] = hit
        kept.append(hit)
    return ThemeScore(theme, sum(hit.points for hit in kept), tuple(kept), spoiled)
