"""National themes by their rules, and who acts on them here."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from match_nouns import item, knowledge

from leads.calendar import announcements, editions, occurrence, with_actors, with_fitting
from leads.feasts import easter
from leads.match.leads import sighting
from leads.model import Lead, NationalTheme, Organisation, Reason

SHIPPED = {theme.id: theme for theme in knowledge().national_themes}


def theme(rule: dict[str, object], **changes: object) -> NationalTheme:
    plain = NationalTheme(id="t", name="De Dag", themes=("x",), lead_weeks=4, rule=rule)
    return replace(plain, **changes)  # type: ignore[arg-type]


def days(rule: dict[str, object], year: int) -> tuple[str, str] | None:
    when = occurrence(theme(rule), year)
    return (when.start.isoformat(), when.end.isoformat()) if when else None


@pytest.mark.parametrize(
    ("rule", "year", "start", "end"),
    [
        ({"type": "fixed", "month": 5, "day": 4}, 2028, "2028-05-04", "2028-05-04"),
        ({"type": "fixed", "month": 6, "day": 1, "days": 7}, 2026, "2026-06-01", "2026-06-07"),
        # 27 April 2025 was a Sunday
        (
            {"type": "fixed", "month": 4, "day": 27, "if_sunday": -1},
            2025,
            "2025-04-26",
            "2025-04-26",
        ),
        (
            {"type": "nth_weekday", "month": 3, "weekday": "fri", "n": 2, "days": 2},
            2026,
            "2026-03-13",
            "2026-03-14",
        ),
        (
            {"type": "nth_weekday", "month": 1, "weekday": "thu", "n": -1, "days": 7},
            2026,
            "2026-01-29",
            "2026-02-04",
        ),
        (
            {
                "type": "nth_weekday",
                "month": 1,
                "weekday": "sun",
                "n": -1,
                "offset": -2,
                "days": 3,
            },
            2025,
            "2025-01-24",
            "2025-01-26",
        ),
        (
            {"type": "weekday_on_or_after", "month": 1, "day": 20, "weekday": "wed", "days": 12},
            2026,
            "2026-01-21",
            "2026-02-01",
        ),
        (
            {"type": "iso_week", "week": 10, "weekday": "mon", "days": 6},
            2021,
            "2021-03-08",
            "2021-03-13",
        ),
        ({"type": "easter", "offset": -49, "days": 3}, 2026, "2026-02-15", "2026-02-17"),
        ({"type": "month", "month": 2}, 2028, "2028-02-01", "2028-02-29"),
        ({"type": "period", "from": [5, 15], "to": [6, 30]}, 2026, "2026-05-15", "2026-06-30"),
        ({"type": "period", "from": [12, 20], "to": [1, 6]}, 2026, "2026-12-20", "2027-01-06"),
        (
            {
                "type": "announced",
                "estimate": {"type": "fixed", "month": "10", "day": "1", "days": "2"},
            },
            2030,
            "2030-10-01",
            "2030-10-02",
        ),
    ],
)
def test_rules(rule: dict[str, object], year: int, start: str, end: str) -> None:
    assert days(rule, year) == (start, end)


@pytest.mark.parametrize(
    "rule",
    [
        {},
        {"type": "announced", "estimate": None},
        {"type": "announced", "estimate": "null"},
        {"type": "maan"},
    ],
)
def test_without_a_usable_rule_nothing_is_claimed(rule: dict[str, object]) -> None:
    assert days(rule, 2028) is None


def test_elections_come_every_four_years() -> None:
    rule = {"type": "fixed", "month": 3, "day": 18, "cycle": {"every": 4, "base": 2022}}
    assert days(rule, 2026) is not None
    assert days(rule, 2030) is not None
    assert days(rule, 2027) is None


def test_what_was_read_goes_before_what_is_computed() -> None:
    rule = {"type": "fixed", "month": 5, "day": 4}
    read = theme(rule, occurrences={2028: (date(2028, 6, 1), date(2028, 6, 2), False)})
    assert occurrence(read, 2028) is not None
    assert occurrence(read, 2028).start == date(2028, 6, 1)  # type: ignore[union-attr]
    assert not occurrence(read, 2028).sure  # type: ignore[union-attr]
    assert occurrence(read, 2029).start == date(2029, 5, 4)  # type: ignore[union-attr]


def test_only_a_fixed_date_is_computed_for_sure() -> None:
    fixed = occurrence(theme({"type": "fixed", "month": 5, "day": 4}), 2031)
    other = occurrence(theme({"type": "easter", "offset": 0}), 2031)
    assert fixed is not None
    assert fixed.sure
    assert other is not None
    assert not other.sure


@pytest.mark.parametrize(
    ("year", "day"),
    [(2024, (3, 31)), (2025, (4, 20)), (2026, (4, 5)), (2027, (3, 28)), (2038, (4, 25))],
)
def test_easter(year: int, day: tuple[int, int]) -> None:
    assert easter(year) == date(year, *day)


@given(st.integers(1583, 4099))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    found = easter(year)
    assert found.weekday() == 6
    assert date(year, 3, 22) <= found <= date(year, 4, 25)


@pytest.mark.parametrize("year", range(2024, 2041))
def test_every_shipped_rule_can_be_computed(year: int) -> None:
    for known in SHIPPED.values():
        when = occurrence(known, year)
        assert when is None or (when.start <= when.end and when.start.year == year)


def test_shipped_rules_agree_with_the_dates_that_were_read() -> None:
    """Where a rule holds for sure, computing 2026 and 2027 gives what the file says."""
    agree = {
        (known.id, year)
        for known in SHIPPED.values()
        for year, (start, end, sure) in known.occurrences.items()
        if sure and (when := occurrence(replace(known, occurrences={}), year))
        if (when.start, when.end) == (start, end)
    }
    assert ("nldoet", 2026) in agree
    assert ("poezieweek", 2027) in agree
    assert len(agree) >= 60


def test_a_theme_is_announced_from_its_lead_time_until_it_begins() -> None:
    one = theme({"type": "fixed", "month": 5, "day": 4})
    start = date(2028, 5, 4)

    def announced(today: date) -> bool:
        return bool(announcements([one], today))

    assert not announced(start - timedelta(weeks=4, days=1))
    assert announced(start - timedelta(weeks=4))
    assert announced(start - timedelta(days=1))
    assert not announced(start)


def test_the_turn_of_the_year_is_no_border() -> None:
    (found,) = announcements([theme({"type": "fixed", "month": 1, "day": 10})], date(2027, 12, 28))
    assert found.start == date(2028, 1, 10)


def test_the_first_to_start_comes_first_and_what_is_off_stays_out() -> None:
    late = theme({"type": "fixed", "month": 5, "day": 20}, id="late")
    soon = theme({"type": "fixed", "month": 5, "day": 10}, id="soon")
    off = theme({"type": "fixed", "month": 5, "day": 11}, id="off", active=False)
    found = announcements([late, off, soon], date(2028, 5, 1))
    assert [one.theme_id for one in found] == ["soon", "late"]


def lead(**changes: object) -> Lead:
    at = datetime(2027, 3, 1)
    plain = Lead(
        id="abcdef",
        branch_id="b",
        title="Ontbijt op school",
        score=2,
        grade=2,
        strength=None,
        kind=None,
        themes=(),
        organisations=("OBS Het Kompas", "Gemeente"),
        events=(),
        reasons=(),
        sightings=(),
        offer=None,
        act_before=None,
        found_at=at,
        changed_at=at,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def test_who_acts_here_is_named_with_the_words_that_say_so() -> None:
    (one,) = announcements([theme({"type": "fixed", "month": 5, "day": 4})], date(2028, 5, 1))
    said = "Wij doen mee aan De Dag."
    reason = Reason(kind="national", ref="t", points=2, quote=said, item_id="i")
    found = with_actors(one, [lead(title="anders"), lead(reasons=(reason,))])
    assert found.local == ("OBS Het Kompas",)
    assert found.quote == said
    assert with_actors(one, [lead()]) == one


def test_where_and_when_it_was_read_is_told_too() -> None:
    (one,) = announcements([theme({"type": "fixed", "month": 5, "day": 4})], date(2028, 5, 1))
    seen = sighting(item("De Dag op school"))
    found = with_actors(one, [lead(title="De Dag op school", sightings=(seen,))])
    assert (found.source_name, found.seen_on) == ("De Elzerader", date(2027, 3, 4))
    assert found.url == "https://krant.example/2027/03/bericht"


def test_bodies_that_usually_take_part_are_told_apart_from_those_seen() -> None:
    (one,) = announcements([theme({"type": "fixed", "month": 5, "day": 4})], date(2028, 5, 1))
    bodies = [Organisation(id="a", name="OBS Het Kompas"), Organisation(id="b", name="De Linde")]
    acting = with_actors(one, [lead(title="De Dag op school")])
    assert with_fitting(one, bodies).fitting == ("OBS Het Kompas", "De Linde")
    assert with_fitting(acting, bodies).fitting == ("De Linde",)


def test_editions_between_two_days() -> None:
    fixed = theme({"type": "fixed", "month": 5, "day": 4, "days": 3})
    assert [one.start.year for one in editions([fixed], date(2027, 1, 1), date(2028, 5, 4))] == [
        2027,
        2028,
    ]
    assert editions([fixed], date(2027, 5, 6), date(2027, 5, 30))[0].start == date(2027, 5, 4)
    assert not editions([fixed], date(2027, 5, 7), date(2027, 5, 30))
    assert not editions([replace(fixed, active=False)], date(2027, 1, 1), date(2028, 1, 1))
