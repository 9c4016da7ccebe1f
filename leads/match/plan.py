"""A plan in a few words ("lezing over archeologie") → what it is about."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime

from leads.match import themes
from leads.match.ranker import Ranker
from leads.match.reading import Token, read
from leads.model import Item, Knowledge, Medium, Offer, OrganisationType, Plan
from leads.text import fold

THEMES_AT_MOST = 4
STEMS_AT_MOST = 12
_SHORTEST = 4
_LONG = 7  # a compound of two words has so many letters
_FIELD_FROM = 0.2  # what must speak for a field when no word of a theme does
_FIELDS = 2
_BESIDE_TERMS = 0.35  # the share of such a field beside themes that have words of their own
_TYPE_FROM = 5  # letters of a root that name a sort of body
_LEAST_SHARE = 0.4  # a plan is short: each word of it is meant
_ALIKE = 6  # letters from which a word and a term of a theme are of one family

_FORM = re.compile(
    r"(?:na)?(?:middag|avond|ochtend|dag|week|maand|markt|beurs|cafe|club|groep|kring|uur|tafel|route"
    r"|tocht|wedstrijd|feest|festival|les|lessen|cursus|kast|inloop|expositie|project|bijeenkomst)s?$"
)
_ENDING = re.compile(
    r"(?:er(?:ing|en)|aties?|ties?|ing(?:en)?|ijen|ij|heid|elijk|ische?|ie(?:en|s)?|ers?|en|jes?|s|e)$"
)

#: words that say how, when or by whom, but not about what
_SAYS_NOTHING = frozenset(
    """
    activiteit april augustus avond avonden beter bezoek bibliotheek bieb bijeenkomst buurt
    club cursus december deelnemer deze dingen dinsdag doen donderdag door dorp dorpen
    eerste eigen ergens eventueel expositie februari film gaan gemeente gesprek gezamenlijk
    goed goede graag groep groot grote hebben heel helpen herfst hulp iemand iets inloop
    inwoner jaar januari juli juni klein kleine komen komend kunnen laatste lente leren
    lezing maand maandag maar maart maken meer mens mensen middag minder misschien moeten
    mogelijk morgen naar najaar namiddag nederland nederlands nieuw nieuwe november
    ochtend oefenen oktober omdat
    omgaan onder onderwerp ongeveer onze ook organisatie organiseren oud oude over plan plek
    presentatie programma rond samen samenwerken september spreekuur spreker tegen
    tentoonstelling thema thema-avond tijdens tussen uitnodigen vanaf veel vereniging
    verhaal vertellen volgend voor voorjaar voorstelling vraag vrijdag vroeg vroeger waar
    waarom want week weinig weken welke wellicht weten wij willen winter woensdag worden
    wordt workshop zaal zaterdag zijn zomer zondag zonder
    """.split()
)


def read_plan(
    text: str,
    knowledge: Knowledge,
    ranker: Ranker | None = None,
    *,
    start: date | None = None,
    end: date | None = None,
) -> Plan:
    """What a plan is about. `start` and `end` are the days it names, read elsewhere; with
    a `ranker` a plan in words that no theme lists still gets its field."""
    item = _as_item(text)
    tokens = read(item).tokens
    stems = _stems(tokens)
    return Plan(
        text=text,
        stems=tuple(stems),
        themes=_together(_themes(item, knowledge), _by_field(item, knowledge, ranker)),
        types=tuple(kind.id for kind in knowledge.organisation_types if _called(kind, stems)),
        offers=tuple(offer.id for offer in knowledge.offers if _named(offer, tokens)),
        start=start,
        end=end,
    )


def stem(word: str) -> str:
    """The root that the forms of a word share: repar-eren, repar-atie; of a compound that
    ends in a form of meeting the subject: muziek-middag."""
    subject = _FORM.sub("", word) if len(word) >= _LONG else word
    root = _ENDING.sub("", subject)
    return root if len(root) >= _SHORTEST else subject


def _as_item(text: str) -> Item:
    return Item(
        source_id="",
        key="",
        url="",
        title="",
        text=text,
        medium=Medium.MAIL,
        published=datetime.min.replace(tzinfo=UTC),
    )


def _stems(tokens: Iterable[Token]) -> list[str]:
    told = (token for token in tokens if _tells(token))
    roots = (stem(token.lemma if _is_word(token.lemma) else token.form) for token in told)
    return list(dict.fromkeys(roots))[:STEMS_AT_MOST]


def _is_word(value: str) -> bool:
    return len(value) >= _SHORTEST and value.isalpha()


def _tells(token: Token) -> bool:
    long = len(token.form) >= _SHORTEST and token.form.replace("'", "").isalpha()
    return long and not {token.form, token.lemma} & _SAYS_NOTHING


def _themes(item: Item, knowledge: Knowledge) -> Mapping[str, float]:
    """The share of each theme, the best as 1; by its terms, else by words like them."""
    reading = read(item)
    found = themes.score(reading, (), knowledge.themes, knowledge.organisation_types)
    points = {one.theme: one.points for one in found if not one.spoiled}
    points = points or dict(_by_family(reading.tokens, knowledge))
    best = max(points.values(), default=0.0)
    return {theme: max(_LEAST_SHARE, value / best) for theme, value in points.items()}


def _together(by_terms: Mapping[str, float], by_field: Mapping[str, float]) -> Mapping[str, float]:
    """The themes with most of a share. Few words of a plan are terms of a theme, so what its
    other words speak for counts too, but for less."""
    beside = {theme: share * _BESIDE_TERMS for theme, share in by_field.items()}
    shares = {**beside, **by_terms} if by_terms else by_field
    return dict(sorted(shares.items(), key=lambda pair: (-pair[1], pair[0]))[:THEMES_AT_MOST])


def _by_family(tokens: Iterable[Token], knowledge: Knowledge) -> Iterator[tuple[str, float]]:
    """Themes with a term that begins as a telling word of the plan does."""
    begins = {token.form[:_ALIKE] for token in tokens if _tells(token) and len(token.form) > 5}
    for theme in knowledge.themes:
        terms = {fold(term).strip("*")[:_ALIKE] for term in (*theme.strong, *theme.normal)}
        if shared := begins & terms:
            yield theme.id, float(len(shared))


def _by_field(item: Item, knowledge: Knowledge, ranker: Ranker | None) -> Mapping[str, float]:
    """A theme of each field that the words of other messages speak for most."""
    if ranker is None:
        return {}
    fields = ranker.judge(read(item), {}).fields
    best = sorted(fields, key=lambda field: (-fields[field], field))[:_FIELDS]
    first = {theme.field: theme.id for theme in reversed(knowledge.themes)}
    return {
        first[field]: fields[field] / fields[best[0]]
        for field in best
        if fields[field] >= _FIELD_FROM and field in first
    }


def _called(kind: OrganisationType, stems: Iterable[str]) -> bool:
    """The plan names this sort of body: 'repareren' a repair café, 'koren' a choir."""
    nouns = [fold(word) for noun in (*kind.head_nouns, kind.label_nl) for word in noun.split()]
    long = [root for root in stems if len(root) >= _TYPE_FROM] + [r for r in stems if r in nouns]
    return not kind.fallback and any(noun.startswith(root) for noun in nouns for root in long)


def _named(offer: Offer, tokens: Iterable[Token]) -> bool:
    wanted = {offer.id, *(fold(word) for word in offer.label_nl.split() if len(word) > _SHORTEST)}
    return any({token.form, token.lemma} & wanted for token in tokens)
