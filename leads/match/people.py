"""Whom a lead may please: the interests that people told, against its words and themes.

An interest is met by a word of the lead that is it ('tennis'), begins or ends with it
('tennisclub', 'moestuin') or shares its root ('foto' for 'fotografie'), or by a theme
of the lead that bears its name.
"""

import re
from collections.abc import Iterable, Sequence

from leads.match.reading import lemma, words
from leads.model import Fit, Lead, Person, Theme

PEOPLE_NAMED = 3
_ENDING = re.compile(r"(?:grafie|grafe|graferen|graaf|ieren|en)$")
_ROOT_LETTERS = 3
_PART_LETTERS = 4  # 'kunst' in 'kunstroute'; shorter parts stand in anything
_SMALL = frozenset("aan af als bij de een en het in met naar of om op over te uit van voor".split())


def fits(lead: Lead, people: Sequence[Person], themes: Sequence[Theme]) -> tuple[Fit, ...]:
    """At most three persons, in their order, each with the first interest that is met."""
    said = list(dict.fromkeys(_said(lead)))
    named = {word for theme in themes if theme.id in lead.themes for word in _named(theme)}
    found = (_fit(person, said, named) for person in people)
    return tuple(fit for fit in found if fit)[:PEOPLE_NAMED]


def _said(lead: Lead) -> Iterable[str]:
    """The words of a lead: what it is called and what was quoted from it."""
    yield from words(lead.title)
    for text in (
        *(event.name for event in lead.events),
        *lead.organisations,
        *(reason.quote for reason in lead.reasons if reason.points > 0),
        *(seen.snippet for seen in lead.sightings),
    ):
        yield from words(text)


def _named(theme: Theme) -> set[str]:
    return {lemma(word) for word in words(theme.label_nl)} - _SMALL


def _fit(person: Person, said: Sequence[str], named: set[str]) -> Fit | None:
    for interest in person.interests:
        asked = [lemma(word) for word in words(interest) if word not in _SMALL]
        hits = [_hit(one, said, named) for one in asked]
        if hits and all(hits):
            return Fit(name=person.name, interest=interest, word=hits[0])
    return None


def _hit(asked: str, said: Sequence[str], named: set[str]) -> str:
    """The word of the lead that meets one word of an interest, else nothing."""
    if asked in named:
        return asked
    root = _ENDING.sub("", asked)
    root = root if len(root) >= _ROOT_LETTERS else asked
    return next((word for word in said if _meets(word, asked, root)), "")


def _meets(word: str, asked: str, root: str) -> bool:
    own = lemma(word)
    if own in (asked, root):
        return True
    return len(root) >= _PART_LETTERS and (own.startswith(root) or own.endswith(root))
