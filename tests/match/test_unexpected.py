"""Which item gets the place of the week, and which never does."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from match_nouns import (
    TODAY,
    event,
    extraction,
    item,
    knowledge,
    organisation,
    past,
    ranker,
)

from leads.match import assess, new_lead
from leads.match.unexpected import UNEXPECTED, choose, lead_of
from leads.model import Below, Event, Knowledge, Lead, Medium

NOW = datetime(2027, 3, 5, 7, tzinfo=UTC)
COMING = event("middag", "2027-04-17")
MORE = (
    "Er is koffie in de pauze, de deur gaat om twee uur open en wie blijft helpen met opruimen "
    "krijgt soep. De leden hebben er een jaar lang naar uitgekeken."
)
WEEKLY = replace(COMING, rrule="FREQ=WEEKLY")


def below(text: str, body: str, *themes: str, events: tuple[Event, ...] = (COMING,)) -> Below:
    paper = item("", f"{text} {MORE}")
    found = extraction(paper, organisation(paper, body), events=events)
    worth = assess(paper, found, knowledge(), ranker(), today=TODAY)
    return Below(paper, found, replace(worth, grade=1, shown=False, themes=themes))


TRAINS = below(
    "Club De Wissel laat op zaterdag in het clubhuis treintjes rijden langs het oude station.",
    "Club De Wissel",
    "jongeren_makers",
)
CHOIR = below(
    "Koor Cantemus zingt op zondag in de kerk liederen van een componist uit de streek.",
    "Koor Cantemus",
    "kunst_cultuur",
)


def seen(*of: Below) -> list[Lead]:
    return [new_lead(b.item, b.extraction, b.assessment, knowledge().branch, NOW) for b in of]


def test_the_theme_that_was_seen_least_goes_first() -> None:
    both = [TRAINS, CHOIR]
    assert choose(both, seen(CHOIR), knowledge(), TODAY) is TRAINS
    assert choose(both, seen(TRAINS), knowledge(), TODAY) is CHOIR
    assert choose(both[::-1], [], knowledge(), TODAY) is choose(both, [], knowledge(), TODAY)


def test_of_one_theme_a_body_that_was_not_seen_goes_first() -> None:
    other = replace(CHOIR, assessment=replace(CHOIR.assessment, themes=("jongeren_makers",)))
    assert choose([TRAINS, other], seen(TRAINS), knowledge(), TODAY) is other


def test_the_lead_says_why_it_is_here() -> None:
    lead = lead_of(TRAINS, seen(CHOIR), knowledge(), NOW)
    reason = lead.reasons[0]
    assert (reason.kind, reason.ref) == (UNEXPECTED, "jongeren_makers")
    assert lead.strength is None


@pytest.mark.parametrize(
    "never",
    [
        replace(TRAINS, assessment=replace(TRAINS.assessment, grade=0)),
        replace(TRAINS, assessment=replace(TRAINS.assessment, reasons=())),
        replace(TRAINS, assessment=replace(TRAINS.assessment, themes=())),
        replace(TRAINS, extraction=replace(TRAINS.extraction, mentions=())),
        replace(TRAINS, item=replace(TRAINS.item, medium=Medium.MUNICIPAL)),
        replace(TRAINS, item=replace(TRAINS.item, text="Club De Wissel laat treintjes rijden.")),
        replace(TRAINS, extraction=replace(TRAINS.extraction, events=(WEEKLY,))),
        replace(TRAINS, item=replace(TRAINS.item, title="In memoriam: de voorzitter")),
        below(
            "Politie zoekt getuigen van een diefstal van instrumenten bij Koor Noord in de kerk.",
            "Koor Noord",
            "senioren",
        ),
        below(
            "Koor Noord zingt op zondag in de bieb liederen van een componist uit de streek.",
            "Koor Noord",
            "senioren",
        ),
        below(
            "Koor Noord zong op zondag in de kerk liederen van een componist uit de streek.",
            "Koor Noord",
            "senioren",
            events=(past("concert"),),
        ),
    ],
)
def test_what_never_has_a_chance(never: Below) -> None:
    assert choose([never], [], knowledge(), TODAY) is None


def test_a_muted_theme_has_none_either() -> None:
    branch = replace(knowledge().branch, muted_themes=("jongeren_makers",))
    muted: Knowledge = replace(knowledge(), branch=branch)
    assert choose([TRAINS], [], muted, TODAY) is None
