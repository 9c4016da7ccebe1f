"""Until when, and with what."""

from dataclasses import replace
from datetime import date

import pytest
from match_nouns import BRANCH, TODAY, deadline, event, extraction, item, knowledge, past, span

from leads.match import window
from leads.match.window import Nearness
from leads.model import EventStatus, Extraction, Item, Label, Mention, Offer

PUBLISHED = date(2027, 3, 4)


def look(paper: Item, found: Extraction) -> window.Window:
    return window.look(found, TODAY)


def offer(name: str) -> Offer:
    return next(o for o in knowledge().offers if o.id == name)


def test_the_first_event_to_come_counts() -> None:
    paper = item(text="twee avonden")
    seen = look(
        paper,
        extraction(paper, events=(event("b", "2027-05-01"), past(), event("a", "2027-03-19"))),
    )
    assert seen.event is not None
    assert seen.event.name == "a"
    assert seen.weeks == 2.0
    assert not seen.over


def test_what_was_is_over() -> None:
    paper = item(text="volle zaal")
    assert look(paper, extraction(paper, events=(past(),))).over
    assert not look(paper, extraction(paper)).over


def test_an_event_that_still_runs_is_not_over() -> None:
    paper = item(text="expositie")
    running = event("expositie", "2027-02-01", end=event("x", "2027-03-28").start)
    seen = look(paper, extraction(paper, events=(running,)))
    assert seen.event == running
    assert seen.weeks == 0


def test_a_cancelled_event_is_not_to_come() -> None:
    paper = item(text="afgelast")
    gone = event(status=EventStatus.CANCELLED)
    seen = look(paper, extraction(paper, events=(gone,)))
    assert seen.event is None
    assert seen.cancelled


@pytest.mark.parametrize(
    ("start", "kept"),
    [("2027-05-30", "expositie"), ("2027-04-02", "ruimte"), ("2027-03-14", "collectie")],
)
def test_the_first_offer_that_still_fits(start: str, kept: str) -> None:
    paper = item(text="vitrine gezocht")
    seen = look(paper, extraction(paper, events=(event(start=start),)))
    wanted = ["expositie", "ruimte", "collectie"]
    found = window.choose_offer(wanted, knowledge().offers, BRANCH, seen.weeks)
    assert found == offer(kept)


def test_what_they_ask_for_can_be_given_at_short_notice() -> None:
    paper = item(text="vitrine gezocht")
    seen = look(paper, extraction(paper, events=(event(start="2027-04-02"),)))
    wanted, asked = ["expositie", "ruimte"], ["expositie"]
    found = window.choose_offer(wanted, knowledge().offers, BRANCH, seen.weeks, asked=asked)
    assert found == offer("expositie")
    until = window.act_before(seen, found, "oproep", PUBLISHED, TODAY, asked=asked)
    assert until == date(2027, 3, 12)  # three weeks instead of twelve


def test_without_a_date_every_offer_fits() -> None:
    found = window.choose_offer(["expositie"], knowledge().offers, BRANCH, None)
    assert found == offer("expositie")


def test_only_what_the_branch_has_is_offered() -> None:
    small = replace(BRANCH, offers=("collectie",))
    assert window.choose_offer(["ruimte"], knowledge().offers, small, None) is None
    assert window.choose_offer(["ruimte", "collectie"], knowledge().offers, small, None)


def test_a_deadline_in_the_text_goes_first() -> None:
    paper = item(text="Aanmelden kan tot 15 april.")
    found = extraction(
        paper,
        events=(event(start="2027-10-02"),),
        deadlines=(deadline(paper, "2027-04-15", "tot 15 april"),),
    )
    until = window.act_before(look(paper, found), offer("expositie"), "oproep", PUBLISHED, TODAY)
    assert until == date(2027, 4, 15)


def test_an_event_leaves_the_weeks_that_the_offer_takes() -> None:
    paper = item(text="lezing")
    seen = look(paper, extraction(paper, events=(event(start="2027-06-01"),)))
    until = window.act_before(seen, offer("ruimte"), None, PUBLISHED, TODAY)
    assert until == date(2027, 5, 11)
    late = look(paper, extraction(paper, events=(event(start="2027-03-10"),)))
    assert window.act_before(late, offer("ruimte"), None, PUBLISHED, TODAY) == TODAY


def test_news_without_a_date_stays_open_as_long_as_its_kind() -> None:
    paper = item(text="zaal gezocht")
    seen = look(paper, extraction(paper))
    call = window.act_before(seen, None, "oproep", PUBLISHED, TODAY)
    club = window.act_before(seen, None, "nieuw_initiatief", PUBLISHED, TODAY)
    assert call == date(2027, 3, 18)
    assert club is not None
    assert club > call
    assert window.act_before(seen, None, None, PUBLISHED, TODAY) is not None


def test_when_it_is_over_there_is_no_last_day() -> None:
    paper = item(text="volle zaal")
    seen = look(paper, extraction(paper, events=(past(),)))
    assert window.act_before(seen, offer("ruimte"), "komend_evenement", PUBLISHED, TODAY) is None


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("In ELZERADE en Berkenoord", Nearness.HERE),
        ("In Berkenoord", Nearness.NEIGHBOUR),
        ("In Elzeradeveld", Nearness.ELSEWHERE),
        ("De Elzeradese markt in Zwolle", Nearness.ELSEWHERE),
    ],
)
def test_nearness(text: str, near: Nearness) -> None:
    paper = item(text=text)
    gpe = Mention(label=Label.GPE, span=span(paper, text.split()[-1]), name="ergens")
    assert window.nearness(paper, extraction(paper, gpe), BRANCH) == near


def test_no_place_is_unsaid() -> None:
    paper = item(text="Een avond")
    assert window.nearness(paper, extraction(paper), BRANCH) == Nearness.UNSAID
