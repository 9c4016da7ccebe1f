"""What a branch knows already counts for less: the routine of its partners."""

import pytest
from match_nouns import TODAY, event, extraction, item, knowledge, organisation, ranker

from leads.match import assess
from leads.match.novelty import FAMILIAR, POINTS
from leads.model import Assessment, Item
from leads.text import normal_name

CIRCLE, CHOIR = "Heemkundekring De Wever", "Koor Oranje"
TALK = (
    "Heemkundekring De Wever houdt op donderdag 22 april een avond over de geschiedenis van "
    "Elzerade, met een expositie van oude foto's en verhalen uit het archief. Bezoekers mogen hun "
    "eigen foto's meebrengen, die ter plekke worden gescand. Koor Oranje zingt."
)


def judge(paper: Item, *bodies: str, partners: tuple[str, ...] = (CIRCLE,)) -> Assessment:
    seen = [organisation(paper, name) for name in bodies]
    coming = event("avond over de geschiedenis van Elzerade", "2027-04-22")
    known = frozenset(map(normal_name, partners))
    read = extraction(paper, *seen, events=(coming,))
    return assess(paper, read, knowledge(), ranker(), today=TODAY, partners=known)


def test_the_next_evening_of_a_partner_is_worth_a_little_less() -> None:
    paper = item("Avond over oude foto's", TALK)
    stranger, partner = judge(paper, CIRCLE, partners=()), judge(paper, CIRCLE)
    assert partner.score == pytest.approx(stranger.score + POINTS)
    [told] = [one for one in partner.reasons if one.kind == FAMILIAR]
    assert (told.ref, told.quote, told.points) == (CIRCLE, CIRCLE, POINTS)
    assert partner.kind == stranger.kind == "komend_evenement"


def test_who_is_no_partner_makes_it_news_again() -> None:
    paper = item("Avond over oude foto's", TALK)
    assert FAMILIAR not in {one.kind for one in judge(paper, CIRCLE, CHOIR).reasons}


@pytest.mark.parametrize(
    "more",
    [
        " De kring zoekt een plek met vitrines voor de vondsten.",
        " Let op: nieuwe datum. De avond is verplaatst.",
    ],
)
def test_a_question_or_a_change_of_a_partner_keeps_its_worth(more: str) -> None:
    paper = item("Avond over oude foto's", TALK + more)
    assert judge(paper, CIRCLE).score == judge(paper, CIRCLE, partners=()).score
