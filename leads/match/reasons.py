"""Why an item is a lead: each reason with the words of the item that prove it."""

from collections.abc import Collection, Iterator, Sequence

from leads.match import asks
from leads.match.features import Findings
from leads.match.ranker import GRADE, Ranker
from leads.match.reading import quote
from leads.match.yearly import editions
from leads.model import Field, Label, Mention, Reason, Span, Theme
from leads.text import fold

ASK_POINTS = 3.0
ORGANISATION_POINTS = 1.5
NATIONAL_POINTS = 2.0
TIME_POINTS = 1.0
YEARLY_POINTS = 0.2
THEME_CAP = 3.0
ORGANISATIONS_NAMED = 3


def reasons(
    found: Findings, themes: Sequence[str], ranker: Ranker, known: Collection[str]
) -> tuple[Reason, ...]:
    """All reasons, most points first; never none for an item with words in it."""
    told = [
        *_asks(found),
        *_signals(found),
        *_themes(found, themes, ranker),
        *_national(found),
        *_organisations(found, known),
        *_time(found),
        *_yearly(found),
    ]
    told = [reason for reason in told if reason.quote]
    if not any(reason.points > 0 for reason in told):
        told += _words(found, ranker)
    return tuple(sorted(told, key=lambda r: (-r.points, r.kind, r.ref)))


def _reason(found: Findings, kind: str, ref: str, points: float, span: Span) -> Reason:
    said = quote(found.item, span)
    return Reason(kind=kind, ref=ref, points=points, quote=said, item_id=found.item.id)


def _asks(found: Findings) -> Iterator[Reason]:
    ours = found.knowledge.branch.offers
    for ask in (ask for ask in found.asks if not ours or ask.offer in ours):
        yield _reason(found, "ask", ask.offer, ASK_POINTS, asks.telling(found.item, ask))


def _signals(found: Findings) -> Iterator[Reason]:
    for hit in found.signals:
        yield _reason(found, "signal", hit.id, hit.weight, hit.span)


def _themes(found: Findings, themes: Sequence[str], ranker: Ranker) -> Iterator[Reason]:
    """The word that counts most for each theme, by the terms or else by the model."""
    fields = {theme.id: theme.field for theme in found.knowledge.themes}
    by_terms = {score.theme: score for score in found.themes}
    for theme in themes:
        score = by_terms.get(theme)
        if score and not score.spoiled:
            points = min(score.points, THEME_CAP)
            yield _reason(found, "theme", theme, points, score.hits[0].span)
        elif span := _weightiest(found, ranker, f"field:{fields[theme]}"):
            yield _reason(found, "theme", theme, 1.0, span)


def _national(found: Findings) -> Iterator[Reason]:
    """A national week or day that is named, whole, in the item."""
    for field in Field:
        said = fold(found.item.part(field))
        for theme in found.knowledge.national_themes:
            name = fold(theme.name.split(" (")[0])
            at = said.find(name)
            if at >= 0:
                span = Span(field, at, at + len(name))
                yield _reason(found, "national", theme.id, NATIONAL_POINTS, span)


def _organisations(found: Findings, known: Collection[str]) -> Iterator[Reason]:
    """The bodies named, known ones first, each quoted by its own words."""
    for mention in ordered(found.extraction.organisations)[:ORGANISATIONS_NAMED]:
        points = ORGANISATION_POINTS + 0.5 * (mention.name in known) - 0.5 * mention.weak
        yield Reason(
            kind="organisation",
            ref=mention.name,
            points=points,
            quote=found.item.quote(mention.span),
            item_id=found.item.id,
        )


def _time(found: Findings) -> Iterator[Reason]:
    """The words of the date by which something must be done, where they stand: `ref` is
    a last day that the item names, else the weeks until the event."""
    seen = found.window
    if seen.weeks is None:
        return
    last = next((d for d in found.extraction.deadlines if d.day.day == seen.deadline), None)
    span = last.span if last else seen.event.when if seen.event else None
    if span:
        ref = last.day.day.isoformat() if last else str(int(seen.weeks))
        yield _reason(found, "time", ref, TIME_POINTS, span)


def _yearly(found: Findings) -> Iterator[Reason]:
    """That a coming event returns each year: missed now, there is a next time."""
    told = editions(found.item, found.extraction.events)
    coming = next((one for one in told if one.day >= found.today), None)
    if coming:
        yield _reason(found, "yearly", coming.kind, YEARLY_POINTS, coming.span)


def _words(found: Findings, ranker: Ranker) -> Iterator[Reason]:
    if span := _weightiest(found, ranker, GRADE):
        yield _reason(found, "words", "", 0.5, span)


def _weightiest(found: Findings, ranker: Ranker, output: str) -> Span | None:
    """Where the word stands that added most to an output of the model."""
    shares = list(ranker.by_token(found.reading, output))
    if not shares:
        return None
    return max(shares, key=lambda pair: pair[1])[0].span


def ordered(mentions: Sequence[Mention]) -> list[Mention]:
    """Organisations, each name once: whole names before bare nouns, then as they stand
    (title first), because who organises is usually named first."""
    first: dict[str, Mention] = {}
    for mention in sorted(mentions, key=_importance):
        if mention.label is Label.ORG:
            first.setdefault(mention.name.casefold(), mention)
    return list(first.values())


def _importance(mention: Mention) -> tuple[bool, bool, int]:
    return mention.weak, mention.span.field is not Field.TITLE, mention.span.start


def theme_for(field: str, found: Findings, themes: Sequence[Theme]) -> str | None:
    """The theme of a field that its terms speak for most, else the first of that field."""
    within = [theme.id for theme in themes if theme.field == field]
    by_terms = (score.theme for score in found.themes if score.theme in within)
    return next(by_terms, within[0] if within else None)
