"""Organisations by rules: a head noun, a national name, an abbreviation, a company word."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from leads.model import Label, OrganisationType
from leads.nlp import lexicon, names, persons, places
from leads.nlp.names import Name

_ABBREVIATION = re.compile(r"(?:[A-Z][A-Z&*-]{1,7}|(?:[A-Z]\.){2,5})$")
_FROM = lexicon.bag("van bij door namens met en via volgens aan leerlingen leden")


def label(name: Name, whole: str, own: frozenset[str]) -> tuple[Label, bool] | None:
    """What a name names, and whether that is sure enough to find it again elsewhere."""
    text = name.text(whole)
    if text in lexicon.NATIONAL_BODIES:
        return Label.ORG, True
    where = places.label(name, whole, own)
    if where is Label.GPE:
        return where, True
    if persons.is_person(name, whole) and not _has_body(name):
        return Label.PER, True
    if _venue(name):
        return (Label.ORG if _acts(name) else Label.PLACE), False
    if _has_body(name) or _begins_national(name, whole):
        return Label.ORG, True
    if where is not None:
        return where, False
    if _abbreviated(name):
        return Label.ORG, True
    return _by_context(name)


def _venue(name: Name) -> bool:
    return name.first in lexicon.VENUE_WORDS and (
        not names.is_body(name.first) or places.is_location(name)
    )


def _acts(name: Name) -> bool:
    """A venue with a host that opens a sentence as its subject: 'Café De Zwaan verkoopt'."""
    return (
        name.first in lexicon.HOSTS
        and name.opens
        and bool(name.after)
        and name.after[0].text.islower()
    )


def _has_body(name: Name) -> bool:
    """A head noun in front, a company word or school word at the end, a founding year."""
    single = len(name.words) == 1
    if names.is_body(name.first) and not (single and (name.opens or name.words[0].text.islower())):
        return True
    if name.first in lexicon.BODY_ADJECTIVES and not single:
        return any(names.is_body(word.text) for word in name.words[1:])
    if not single and names.ends_as_body(name.last):
        return True
    if any(word.year for word in name.words[1:]):
        return True
    return any(names.is_body(word.text) and word.text.islower() for word in name.words)


def _begins_national(name: Name, whole: str) -> bool:
    """A national body and a place or owner: Rode Kruis Heidelaar, Plus Vullinghs."""
    return any(whole[name.start : word.end] in lexicon.NATIONAL_BODIES for word in name.words[:4])


def _abbreviated(name: Name) -> bool:
    """An abbreviation alone or before a place: OVE, KBO Waalre."""
    first = name.words[0].text
    if len(name.words) == 1 and len(first) > (4 if name.opens else 6):
        return False
    return bool(_ABBREVIATION.match(first)) and first not in lexicon.NOT_BODY_ABBREVIATIONS


def _by_context(name: Name) -> tuple[Label, bool] | None:
    article = name.first in ("de", "het", "'t", "’t", "d'n", "d’n")
    if (article or len(name.words) > 1) and name.left() in _FROM:
        return Label.ORG, False
    if name.left() in ("in", "uit", "te") and not article:
        return Label.GPE, False
    return None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    # there are more of them than `re` itself remembers, and every branch uses the same
    return re.compile(pattern)


class Typer:
    """Finds the id in organisation_types.yaml that fits a name best."""

    def __init__(self, types: Sequence[OrganisationType]) -> None:
        self._types = [
            (kind.id, kind.fallback, [_compiled(p) for p in kind.patterns], kind.head_nouns)
            for kind in types
        ]
        self.type_of = lru_cache(maxsize=4096)(self._type_of)

    def _type_of(self, name: str) -> str | None:
        best: tuple[bool, int, str] | None = None
        for type_id, fallback, patterns, _ in self._types:
            starts = [m.start() for p in patterns if (m := p.search(name))]
            if starts and (best is None or (fallback, min(starts)) < best[:2]):
                best = (fallback, min(starts), type_id)
        return best[2] if best and not best[0] else self._by_head(name) or (best and best[2])

    def _by_head(self, name: str) -> str | None:
        low = name.lower()
        for type_id, fallback, _, heads in self._types:
            if not fallback and any(head in low for head in heads):
                return type_id
        return None
