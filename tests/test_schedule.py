"""When to come again."""

from datetime import UTC, datetime, timedelta

from leads.schedule import lasting, next_visit

AT = datetime(2027, 3, 2, 7, tzinfo=UTC)


def wait(**given: object) -> timedelta:
    return next_visit(AT, **{"every_minutes": 60, **given}) - AT  # type: ignore[arg-type]


def test_a_healthy_source_keeps_its_rhythm_within_a_tenth() -> None:
    assert wait() == timedelta(minutes=60)
    assert (wait(dice=0.0), wait(dice=1.0)) == (timedelta(minutes=54), timedelta(minutes=66))


def test_failures_stretch_the_rhythm_but_never_stop_it() -> None:
    waits = [wait(failures=n) for n in range(1, 60)]
    assert waits[:3] == [timedelta(hours=1), timedelta(hours=2), timedelta(hours=4)]
    assert max(waits) == timedelta(hours=24)


def test_the_server_may_ask_for_more_time_but_not_for_ever() -> None:
    assert wait(not_before=timedelta(hours=3)) == timedelta(hours=3)
    assert wait(not_before=timedelta(days=400)) == timedelta(hours=24)
    assert wait(not_before=timedelta(minutes=1)) == timedelta(hours=1)


def test_never_more_often_than_four_times_an_hour() -> None:
    assert wait(every_minutes=1, dice=0.5) == timedelta(minutes=15)


def test_what_is_gone_for_good_is_tried_once_a_month() -> None:
    assert wait(gone=True, failures=1) == timedelta(hours=1), "said once, it may be a slip"
    assert {wait(gone=True, failures=n) for n in (2, 3, 50)} == {timedelta(days=30)}


def test_a_page_that_is_not_found_for_a_week_is_lost() -> None:
    week = timedelta(days=7)
    assert lasting("not-found", None, AT) == "not-found"
    assert lasting("not-found", AT - week + timedelta(hours=1), AT) == "not-found"
    assert lasting("not-found", AT - week, AT) == "lost"
    assert lasting("timeout", AT - 9 * week, AT) == "timeout"
    assert lasting(None, AT - 9 * week, AT) is None
