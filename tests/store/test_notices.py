"""What was told once is remembered, and not for another branch."""

from datetime import date

from leads.store import Store

DAY = date(2027, 3, 2)


def test_told_from_the_next_day_on(store: Store) -> None:
    store.digests.mark_told("a", DAY, ["theme:burendag:2027"])
    assert store.digests.told("a", DAY) == set()
    assert store.digests.told("a", date(2027, 3, 3)) == {"theme:burendag:2027"}
    assert store.digests.told("b", date(2027, 3, 3)) == set()


def test_the_first_day_counts(store: Store) -> None:
    store.digests.mark_told("a", DAY, ["x"])
    store.digests.mark_told("a", date(2027, 3, 9), ["x", "y"])
    assert store.digests.told("a", date(2027, 3, 4)) == {"x"}
    store.digests.mark_told("a", DAY, [])
