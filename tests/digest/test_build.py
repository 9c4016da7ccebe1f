"""Which leads the morning shows, and in which order."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from digest.ammerloo import BRANCH, DAY, lead, morning

from leads.digest import build
from leads.limits import SHOW_AGAIN_DAYS
from leads.model import Lead, Status, Strength


def ids(leads: tuple[Lead, ...]) -> list[str]:
    return [one.id for one in leads]


def days(n: int) -> date:
    return DAY + timedelta(days=n)


def test_the_best_are_chosen_and_the_soonest_come_first() -> None:
    leads = [
        lead("later", score=9, act_before=days(40)),
        lead("never", score=8, act_before=None),
        lead("soon", score=7, act_before=days(9)),
        lead("weak", score=1, act_before=days(4)),
    ]
    digest = build(BRANCH, DAY, leads, most=3)
    assert ids(digest.leads) == ["soon", "later", "never"]
    assert digest.left_over == 1


def test_on_one_day_strong_goes_before_fair_and_then_the_id_decides() -> None:
    leads = [
        lead("b", score=4, act_before=days(9)),
        lead("a", score=4, act_before=days(9)),
        lead("c", score=3, act_before=days(9), strength=Strength.STRONG),
    ]
    assert ids(build(BRANCH, DAY, leads).leads) == ["c", "a", "b"]
    assert build(BRANCH, DAY, leads) == build(BRANCH, DAY, leads[::-1])


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({}, True),
        ({"shown_on": days(-1)}, False),
        ({"shown_on": DAY}, True),
        ({"shown_on": days(-1), "act_before": days(SHOW_AGAIN_DAYS)}, True),
        ({"shown_on": days(-1), "act_before": days(SHOW_AGAIN_DAYS - 1)}, False),
        ({"shown_on": days(-1), "act_before": days(SHOW_AGAIN_DAYS + 1)}, False),
        ({"act_before": DAY}, True),
        ({"act_before": days(-1)}, False),
        ({"strength": None}, False),
        *[({"status": status}, False) for status in Status if status is not Status.SEED],
    ],
)
def test_who_is_shown(changes: dict[str, object], shown: bool) -> None:
    digest = build(BRANCH, DAY, [lead(**changes)])
    assert bool(digest.leads) is shown


@pytest.mark.parametrize(
    ("changed_on", "shown"), [(days(-2), False), (days(-1), True), (DAY, True)]
)
def test_a_lead_that_changed_since_its_mail_comes_back(changed_on: date, shown: bool) -> None:
    at = datetime(changed_on.year, changed_on.month, changed_on.day, 5, tzinfo=UTC)
    seen = lead(shown_on=days(-1), change="moved 2027-03-24 2027-03-31", changed_at=at)
    assert bool(build(BRANCH, DAY, [seen]).leads) is shown
    assert build(BRANCH, DAY, [replace(seen, change=None)]).leads == ()


def test_an_old_change_is_not_told_twice() -> None:
    seen = lead(
        shown_on=days(-5),
        change="moved 2027-03-24 2027-03-31",
        changed_at=datetime(2027, 2, 1, tzinfo=UTC),
        act_before=days(1),
    )
    assert build(BRANCH, DAY, [seen]).leads[0].change is None


def test_what_stays_open_is_counted() -> None:
    seen = [lead(f"s{n}", shown_on=days(-5)) for n in range(4)]
    assert build(BRANCH, DAY, [lead("new"), *seen]).still_open == 4
    assert build(BRANCH, DAY, [lead("new")], open_count=12).still_open == 11
    assert build(BRANCH, DAY, [lead("new")], open_count=0).still_open == 0


def test_a_woken_lead_stands_in_its_own_block_only() -> None:
    woken = lead("w", status=Status.SHED, wake_on=DAY)
    digest = build(BRANCH, DAY, [lead("w"), lead("n")], woken=[woken])
    assert (ids(digest.leads), ids(digest.woken)) == (["n"], ["w"])


def test_nothing_grows_without_bound() -> None:
    many = [lead(f"n{n:03}") for n in range(300)]
    asleep = [lead(f"w{n:03}", status=Status.SHED, wake_on=DAY) for n in range(300)]
    some = morning()
    digest = build(
        BRANCH,
        DAY,
        many,
        woken=asleep,
        announcements=some.announcements * 9,
        clashes=some.clashes * 9,
    )
    assert (len(digest.leads), len(digest.woken)) == (7, 7)
    assert digest.left_over == 293 * 2
    assert (len(digest.announcements), len(digest.clashes)) == (2, 2)


def test_an_empty_day_is_empty() -> None:
    assert build(BRANCH, DAY, []).empty
    assert not morning().empty
