"""A report of a fair becomes a reminder; two reports make one; an announcement replaces it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from match_nouns import TODAY, event, extraction, item, knowledge, organisation, past, ranker

from leads.match import again, assess
from leads.match.again import AGAIN, SAME_DAYS, announced, find, over, report, same, seen_again
from leads.model import Event, Item, Lead, Status

NOW = datetime(2027, 3, 5, 7, tzinfo=UTC)
HELD = past("boekenmarkt", "2027-02-27")
PAPER = item(
    "Boekenmarkt trekt negenhonderd mensen",
    "De boekenmarkt van Lionsclub Elzerade trok zaterdag negenhonderd mensen.",
)


def reminder(paper: Item = PAPER, *events: Event, body: str = "Lionsclub Elzerade") -> Lead | None:
    bodies = [organisation(paper, body)] if body in paper.text else []
    found = extraction(paper, *bodies, events=events or (HELD,))
    worth = assess(paper, found, knowledge(), ranker(), today=TODAY)
    return report(paper, found, worth, knowledge(), today=TODAY, now=NOW)


def made(paper: Item = PAPER, *events: Event) -> Lead:
    found = reminder(paper, *events)
    assert found
    return found


def test_it_lies_in_the_shed_until_it_is_time_to_call() -> None:
    lead = made()
    weeks = {offer.id: offer.lead_weeks for offer in knowledge().offers}[lead.offer or ""]
    assert (lead.kind, lead.offer) == ("komend_evenement", "kraam")  # to join, not to answer
    assert lead.status is Status.SHED
    assert lead.expected
    assert lead.expected.start
    assert lead.expected.start.day == date(2028, 2, 26)
    assert lead.act_before == date(2028, 2, 26) - timedelta(weeks=weeks)
    assert lead.wake_on == lead.act_before - timedelta(weeks=2)
    proof = lead.reason(AGAIN)
    assert proof
    assert proof.quote == PAPER.text
    assert (lead.title, lead.organisations) == ("Boekenmarkt", ("Lionsclub Elzerade",))


@pytest.mark.parametrize(
    "events",
    [
        (event("boekenmarkt", "2027-04-10"),),  # still to come
        (past("lezing", "2027-02-27"),),  # not yearly
        (past("boekenmarkt", "2026-11-27"),),  # long ago
    ],
)
def test_no_report_no_reminder(events: tuple[Event, ...]) -> None:
    assert reminder(PAPER, *events) is None


@pytest.mark.parametrize(
    "text",
    [
        "De boekenmarkt van Lionsclub Elzerade: de politie heeft een verdachte aangehouden.",
        "De boekenmarkt trok negenhonderd mensen.",  # nobody to call
    ],
)
def test_crime_and_nobody_leave_none(text: str) -> None:
    assert reminder(item(PAPER.title, text)) is None


def test_of_a_muted_theme_none_is_kept() -> None:
    found = extraction(PAPER, organisation(PAPER, "Lionsclub Elzerade"), events=(HELD,))
    worth = assess(PAPER, found, knowledge(), ranker(), today=TODAY)
    worth = replace(worth, themes=("lezen_literatuur",))
    branch = replace(knowledge().branch, muted_themes=("lezen_literatuur",))
    silent = replace(knowledge(), branch=branch)
    assert report(PAPER, found, worth, knowledge(), today=TODAY, now=NOW)
    assert report(PAPER, found, worth, silent, today=TODAY, now=NOW) is None


def test_one_fair_in_two_papers_is_one() -> None:
    other = item("Boekenmarkt", "Lionsclub Elzerade verkocht drieduizend boeken.", key="2")
    first, second = made(), made(other, past("de grote boekenmarkt", "2027-02-28"))
    assert first.id != second.id
    assert same(first, second)
    assert find(second, [first]) is first
    assert find(first, [first]) is None, "a lead is not its own double"
    assert len(seen_again(first, other).sightings) == 2
    assert len(seen_again(first, PAPER).sightings) == 1


@pytest.mark.parametrize(
    ("changes", "events"),
    [
        ({}, (past("kermis", "2027-02-27"),)),
        ({}, (past("boekenmarkt", "2027-02-10"),)),
        ({"organisations": ("Kerk Elzerade",)}, (past("boekenmarkt", "2027-02-24"),)),
    ],
)
def test_two_fairs_are_two(changes: dict[str, object], events: tuple[Event, ...]) -> None:
    other = item("Boekenmarkt en kermis", "Lionsclub Elzerade had veel volk.", key="2")
    assert not same(made(), replace(made(other, *events), **changes))  # type: ignore[arg-type]


def test_an_announcement_takes_over_what_was_seen_last_time() -> None:
    coming = item("", "Lionsclub Elzerade houdt weer een boekenmarkt.", key="3")
    fresh = replace(
        made(), id="fresh", status=Status.SEED, events=(event("boekenmarkt", "2028-03-04"),)
    )
    lead = announced(made(), fresh, coming)
    assert (lead.id, lead.status, lead.wake_on) == (made().id, Status.SHED, made().wake_on)
    assert lead.expected is None
    assert lead.change is None
    assert [seen.item_id for seen in lead.sightings] == [PAPER.id, coming.id]
    assert lead.reason(AGAIN)
    assert same(made(), fresh)
    assert not same(made(), replace(fresh, events=(event("boekenmarkt", "2028-03-18"),)))
    assert same(
        made(),
        replace(fresh, events=(event("boekenmarkt", "2028-03-18"),)),
        within=again.MOVED_DAYS,
    )
    assert SAME_DAYS < again.MOVED_DAYS


def test_to_who_read_the_reminder_the_announcement_is_news() -> None:
    coming = item("", "Lionsclub Elzerade houdt weer een boekenmarkt.", key="3")
    days = event("boekenmarkt", "2027-03-01"), event("boekenmarkt", "2028-03-04")
    fresh = replace(made(), id="fresh", events=days)
    lead = announced(replace(made(), shown_on=date(2028, 1, 15)), fresh, coming)
    assert lead.change == "announced 2028-03-04"


def test_what_was_missed_is_remembered_once() -> None:
    proof = replace(made().reason(AGAIN), kind=again.YEARLY)  # type: ignore[type-var]
    late = replace(made(), events=(event("boekenmarkt", "2027-04-10"),), reasons=(proof,))
    lead = over(late, knowledge(), now=NOW)
    assert lead
    assert lead.expected
    assert lead.expected.start
    assert lead.expected.start.day == date(2028, 4, 8)
    assert over(made(), knowledge(), now=NOW) is None, "nobody confirmed that one"
    assert over(replace(late, change="cancelled"), knowledge(), now=NOW) is None
    assert over(replace(late, reasons=()), knowledge(), now=NOW) is None
