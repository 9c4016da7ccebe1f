"""A plan in a few words ("lezing over archeologie") → what it is about."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime

from leads.match import themes
from leads.match.reading import Token, read
from leads.model import Item, Knowledge, Medium, Offer, Plan
from leads.text import fold

THEMES_AT_MOST = 3
STEMS_AT_MOST = 12
_SHORTEST = 4
_ENDING = 3  # letters that an inflection or a derivation may change
_LEAST_SHARE = 0.4  # a plan is short: each word of it is meant
_ALIKE = 6  # letters from which a word and a term of a theme are of one family

#: words that say how, when or by whom, but not about what
_SAYS_NOTHING = frozenset(
    """
    activiteit april augustus avond avonden bezoek bibliotheek bieb bijeenkomst buurt club
    cursus december deelnemer deze dingen dinsdag doen donderdag door dorp dorpen eigen
    ergens eventueel expositie februari film gaan gemeente gesprek graag groep grote hebben
    heel herfst iemand iets inloop inwoner jaar januari juli juni komen komend kunnen lente
    lezing maand maandag maar maart maken mensen middag misschien moeten mogelijk morgen
    naar najaar namiddag nieuwe november ochtend oktober omdat onder onderwerp ongeveer onze
    ook organisatie organiseren over plan plek presentatie programma rond samen samenwerken
    september spreekuur spreker tegen tentoonstelling thema thema-avond tijdens tussen
    uitnodigen vanaf vereniging verhaal vertellen volgend voor voorjaar voorstelling vraag
    vrijdag waar waarom want week weken welke wellicht wij willen winter woensdag worden
    wordt workshop zaal zaterdag zijn zomer zondag zonder
    """.split()
)


def read_plan(
    text: str, knowledge: Knowledge, *, start: date | None = None, end: date | None = None
) -> Plan:
    """What a plan is about. `start` and `end` are the days it names, read elsewhere."""
    item = _as_item(text)
    tokens = read(item).tokens
    return Plan(
        text=text,
        stems=tuple(_stems(tokens)),
        themes=_themes(item, knowledge),
        offers=tuple(offer.id for offer in knowledge.offers if _named(offer, tokens)),
        start=start,
        end=end,
    )


def stem(word: str) -> str:
    """The letters that the forms and derivations of a word share: archeolog-ie, -isch."""
    return word[: max(_SHORTEST, len(word) - _ENDING)] if len(word) > _SHORTEST + 1 else word


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
    return list(dict.fromkeys(stem(token.form) for token in told))[:STEMS_AT_MOST]


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
    shares = {theme: max(_LEAST_SHARE, value / best) for theme, value in points.items()}
    return dict(sorted(shares.items(), key=lambda pair: (-pair[1], pair[0]))[:THEMES_AT_MOST])


def _by_family(tokens: Iterable[Token], knowledge: Knowledge) -> Iterator[tuple[str, float]]:
    """Themes with a term that begins as a telling word of the plan does."""
    begins = {token.form[:_ALIKE] for token in tokens if _tells(token) and len(token.form) > 5}
    for theme in knowledge.themes:
        terms = {fold(term).strip("*")[:_ALIKE] for term in (*theme.strong, *theme.normal)}
        if shared := begins & terms:
            yield theme.id, float(len(shared))


def _named(offer: Offer, tokens: Iterable[Token]) -> bool:
    wanted = {offer.id, *(fold(word) for word in offer.label_nl.split() if len(word) > _SHORTEST)}
    return any({token.form, token.lemma} & wanted for token in tokens)
