"""Evenings on which two bodies want one public."""

from dataclasses import replace
from datetime import date

import pytest
from match_nouns import event

from leads.calendar import clashes, once
from leads.model import Event, EventStatus, FoundEvent, Moment

TODAY = date(2027, 3, 1)
KBO = event(
    "paasmiddag voor ouderen",
    "2027-03-23T14:00",
    organiser="KBO Elzerade",
    place="De Hoeksteen",
)
ZONNEBLOEM = event(
    "middag met spreker voor senioren",
    "2027-03-23T15:00",
    organiser="Zonnebloem afdeling Elzerade",
    place="Parochiezaal",
)


def found(*events: Event) -> list[FoundEvent]:
    return [
        FoundEvent(event=one, item_id=f"item{n}", url=f"https://x.example/{n}", source_name="krant")
        for n, one in enumerate(events)
    ]


def clash(one: Event, other: Event) -> bool:
    return bool(clashes(found(one, other), TODAY))


def test_two_bodies_that_want_one_public_at_one_time() -> None:
    (seen,) = clashes(found(KBO, ZONNEBLOEM), TODAY)
    assert seen.day == date(2027, 3, 23)
    assert (seen.first, seen.second) == (KBO, ZONNEBLOEM)
    assert (seen.first_item, seen.second_item) == ("item0", "item1")
    assert seen.second_url == "https://x.example/1"


@pytest.mark.parametrize(
    "other",
    [
        replace(ZONNEBLOEM, start=Moment.from_iso("2027-03-24T15:00")),  # another day
        replace(ZONNEBLOEM, start=Moment.from_iso("2027-03-23T19:30")),  # another daypart
        replace(ZONNEBLOEM, start=Moment.from_iso("2027-03-23")),  # the time is not known
        replace(ZONNEBLOEM, organiser="Stichting KBO Elzerade"),  # the same body
        replace(ZONNEBLOEM, organiser=None),
        replace(ZONNEBLOEM, name="techniekmiddag tieners", organiser="Jongerenwerk"),
        replace(ZONNEBLOEM, name="Paasmiddag ouderen"),  # the same event, told twice
        replace(ZONNEBLOEM, name="inloop voor senioren"),
        replace(ZONNEBLOEM, status=EventStatus.RECURRING),
        replace(ZONNEBLOEM, status=EventStatus.CANCELLED),
        replace(ZONNEBLOEM, rrule="FREQ=WEEKLY"),
        replace(ZONNEBLOEM, place=KBO.place, start=KBO.start),  # one room, one hour: one event
    ],
)
def test_no_clash(other: Event) -> None:
    assert not clash(KBO, other)


def test_an_end_time_is_believed() -> None:
    short = replace(KBO, end=Moment.from_iso("2027-03-23T14:45"))
    assert not clash(short, ZONNEBLOEM)
    long = replace(KBO, end=Moment.from_iso("2027-03-23T17:30"))
    assert clash(long, replace(ZONNEBLOEM, start=Moment.from_iso("2027-03-23T17:00")))


def test_the_past_does_not_clash() -> None:
    assert not clashes(found(KBO, ZONNEBLOEM), date(2027, 3, 24))


def test_a_clash_told_in_three_items_is_one_clash() -> None:
    again = replace(KBO, name="paasmiddag ouderen in De Hoeksteen")
    assert len(clashes(found(KBO, ZONNEBLOEM, again), TODAY)) == 1


def test_a_series_does_not_clash_week_after_week() -> None:
    club = event("film voor ouderen", "2027-03-23T14:00", organiser="Filmhuis Elzerade")
    weeks = [
        replace(club, start=Moment.from_iso(f"2027-03-{day}T14:00")) for day in ("09", "16", "23")
    ]
    assert clashes(found(ZONNEBLOEM, weeks[2]), TODAY)
    assert not clashes(found(ZONNEBLOEM, *weeks), TODAY)


def test_one_evening_in_three_papers_is_no_series() -> None:
    assert clashes(found(ZONNEBLOEM, KBO, KBO, KBO), TODAY)


def test_an_event_in_two_sources_is_told_once_with_its_place() -> None:
    bare = replace(KBO, name="paasmiddag", place=None, start=Moment.from_iso("2027-03-23"))
    assert [one.event for one in once(found(bare, ZONNEBLOEM, KBO))] == [ZONNEBLOEM, KBO]


def test_two_hours_or_two_days_are_two_events() -> None:
    later = replace(KBO, start=Moment.from_iso("2027-03-23T19:30"))
    next_day = replace(KBO, start=Moment.from_iso("2027-03-24T14:00"))
    assert len(once(found(KBO, later, next_day))) == 3
