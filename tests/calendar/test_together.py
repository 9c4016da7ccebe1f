"""Two bodies that plan the same sort of thing within three weeks."""

from dataclasses import replace
from datetime import date

import pytest
from match_nouns import event

from leads.calendar import together
from leads.model import Event, EventStatus, FoundEvent, Moment

TODAY = date(2027, 3, 1)
NATURE = ("natuur_duurzaamheid",)
IVN = event("lezing over de nachtzwaluw", "2027-04-08T20:00", organiser="IVN Elzerade")
BEES = event("avond over bijen in de tuin", "2027-04-22T20:00", organiser="Imkervereniging De Korf")


def found(one: Event, themes: tuple[str, ...] = NATURE) -> FoundEvent:
    return FoundEvent(
        event=one,
        item_id=one.name,
        url="https://x.example/1",
        source_name="krant",
        themes=themes,
    )


def fit(one: Event, other: Event, today: date = TODAY) -> bool:
    return bool(together([found(one), found(other)], today))


def test_two_evenings_on_nature() -> None:
    (pair,) = together([found(BEES), found(IVN)], TODAY)
    assert (pair.first.event, pair.second.event) == (IVN, BEES)
    assert pair.theme == "natuur_duurzaamheid"


@pytest.mark.parametrize(
    "other",
    [
        replace(BEES, start=Moment.from_iso("2027-04-30T20:00")),  # more than three weeks
        replace(BEES, start=Moment.from_iso("2027-04-08T20:00")),  # one evening: that is a clash
        replace(BEES, organiser="IVN Elzerade e.o."),  # a series of one organiser
        replace(BEES, organiser=None),
        replace(BEES, rrule="FREQ=WEEKLY"),
        replace(BEES, status=EventStatus.CANCELLED),
        replace(BEES, name="inloop over bijen"),
        replace(BEES, name="lezing over de nachtzwaluw bij avond"),  # told twice
        replace(BEES, name="jaarvergadering"),
        replace(BEES, name="open dag", organiser="De Korf"),  # only the theme in common
    ],
)
def test_nothing_to_do_together(other: Event) -> None:
    assert not fit(IVN, replace(other, organiser=other.organiser))


def test_another_theme() -> None:
    assert not together([found(IVN), found(BEES, ("erfgoed_heemkunde",))], TODAY)
    assert not together([found(IVN, ()), found(BEES, ())], TODAY)


def test_what_is_nearer_than_two_weeks_stays_as_it_is() -> None:
    assert fit(IVN, BEES, date(2027, 3, 25))
    assert not fit(IVN, BEES, date(2027, 3, 26))


def test_each_pair_of_bodies_once_with_what_is_most_alike() -> None:
    tour = replace(IVN, name="speurtocht langs bijen", start=Moment.from_iso("2027-04-10T10:00"))
    (pair,) = together([found(IVN), found(tour), found(BEES)], TODAY)
    assert pair.first.event == tour
