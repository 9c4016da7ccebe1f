"""When to come again."""

from datetime import UTC, datetime, timedelta

from leads.schedule import next_visit

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
