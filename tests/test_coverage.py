"""What a source usually does, and when its silence is news."""

from datetime import date, timedelta

import pytest

from leads.coverage import rhythm

TODAY = date(2027, 3, 2)


def days(*ago: int, number: int = 1) -> dict[date, int]:
    return {TODAY - timedelta(days=n): number for n in ago}


def weekdays(first: int, last: int) -> dict[date, int]:
    """One item on each Monday to Friday from `first` to `last` days ago."""
    known = days(*range(last, first + 1))
    return {day: n for day, n in known.items() if day.weekday() < 5}


def test_a_month_is_told_beside_what_is_usual() -> None:
    found = rhythm(days(*range(0, 30, 3)) | days(*range(30, 180, 6)), TODAY)
    assert found.month == 10
    assert found.usual == pytest.approx(5, abs=0.3)


def test_a_new_source_has_no_usual_yet() -> None:
    assert rhythm({}, TODAY).usual is None
    assert rhythm(days(*range(0, 56, 2)), TODAY).usual is None
    assert rhythm(days(*range(0, 60, 2)), TODAY).usual is not None


def test_all_that_a_page_held_on_the_first_day_is_no_rhythm() -> None:
    found = rhythm(days(100, number=40) | days(*range(30, 100, 10)), TODAY)
    assert found.usual == pytest.approx(3, abs=0.1)


def test_three_weeks_of_nothing_from_a_paper_of_every_working_day() -> None:
    silence = rhythm(weekdays(150, 21), TODAY).silence
    assert silence
    assert (silence.since, silence.days) == (TODAY - timedelta(days=21), 21)
    assert round(silence.a_week) == 5


def test_a_silence_is_news_within_seven_days_and_then_once_a_week() -> None:
    daily = days(*range(100, 200))
    last = TODAY - timedelta(days=100)
    told = [rhythm(daily, last + timedelta(days=n)).silence for n in range(30)]
    weeks = [silence.week if silence else None for silence in told]
    assert weeks[:8] == [None] * 8, "a week may be a holiday"
    assert weeks[8:] == [n // 7 for n in range(22)]


@pytest.mark.parametrize(("ago", "quiet"), [(28, False), (29, True)])
def test_a_weekly_may_skip_two_issues_and_not_four(ago: int, quiet: bool) -> None:
    silence = rhythm(days(*range(ago, 180, 7)), TODAY).silence
    assert bool(silence) is quiet


def test_the_weeks_between_two_rounds_of_meetings_are_a_habit() -> None:
    rounds = [n for first in (40, 82, 124) for n in range(first, first + 10)]
    assert rhythm(days(*(n - 15 for n in rounds)), TODAY).silence is None
    assert rhythm(days(*rounds), TODAY).silence


def test_one_breakdown_in_the_past_is_no_habit() -> None:
    broken_once = days(*range(20, 40)) | days(*range(100, 140))
    assert rhythm(broken_once, TODAY).silence


def test_a_handful_of_items_tells_no_rhythm() -> None:
    assert rhythm(days(60, 61, 62, 63), TODAY).silence is None
    assert rhythm(days(60, number=50), TODAY).silence is None
    assert rhythm(days(60, 61, 62, 63, 64), TODAY).silence


def test_what_lies_ahead_or_years_back_does_not_count() -> None:
    ahead = days(-3, -2, -1)
    assert rhythm(ahead, TODAY).month == 0
    assert rhythm(days(*range(20, 60)) | ahead, TODAY).silence
    assert rhythm(days(*range(400, 500)), TODAY).silence is None
