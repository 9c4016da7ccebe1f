"""Other, simpler ways to order items: what the ranker has to beat."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from math import log

from leads.match.features import Findings, numbers
from leads.match.ranker import Ranker
from leads.model import Extraction, Item, Knowledge

#: BM25's usual constants (Robertson and Zaragoza 2009, §3.5)
_K1, _B = 1.2, 0.75

Read = tuple[Item, Extraction, date]


def scores(read: Sequence[Read], knowledge: Knowledge, ranker: Ranker) -> dict[str, list[float]]:
    """Name of the baseline → a score for each item, higher first.

    `read` holds the intake of one branch: item, what was extracted, its day.
    """
    found = [Findings(item, extraction, knowledge, today) for item, extraction, today in read]
    return {
        "newest first": [one.item.published.timestamp() for one in found],
        "theme-word count": [float(sum(_theme_words(one).values())) for one in found],
        "BM25 on theme terms": _bm25(found),
        "linear text model alone": [ranker.judge(one.reading, {}).score for one in found],
        "rules alone": [_rules(one, ranker) for one in found],
    }


def _theme_words(one: Findings) -> Counter[str]:
    """The theme words in an item, each with how often it stands there."""
    hits = {hit.span for score in one.themes for hit in score.hits}
    return Counter(one.item.quote(span).lower() for span in hits)


def _bm25(found: Sequence[Findings]) -> list[float]:
    counts = [_theme_words(one) for one in found]
    lengths = [len(one.reading.tokens) for one in found]
    usual = sum(lengths) / max(len(lengths), 1) or 1.0
    holding = Counter(word for words in counts for word in words)
    rarity = {w: log(1 + (len(found) - n + 0.5) / (n + 0.5)) for w, n in holding.items()}
    return [
        sum(
            rarity[w] * n * (_K1 + 1) / (n + _K1 * (1 - _B + _B * size / usual))
            for w, n in c.items()
        )
        for c, size in zip(counts, lengths, strict=True)
    ]


def _rules(one: Findings, ranker: Ranker) -> float:
    """The learned weights of what the rules found, without a single word."""
    return ranker.of_numbers(numbers(one))
