"""How long a feed asks to be left alone."""

from datetime import UTC, datetime, timedelta

import pytest

from leads.sources._rest import rest

NOW = datetime(2027, 3, 2, 21, 30, tzinfo=UTC)  # a Tuesday
HOUR = timedelta(hours=1)
NIGHT = "".join(f"<hour>{n}</hour>" for n in (22, 23, 0, 1, 2, 3, 4, 5))


def wait(head: str, rhythm: timedelta = HOUR, rest_of_it: str = "") -> timedelta | None:
    asked = rest(f"<rss><channel>{head}<item><title>n</title></item>{rest_of_it}", NOW, rhythm)
    return asked and asked.wait


@pytest.mark.parametrize(
    ("head", "asked"),
    [
        ("<title>Krant</title>", None),
        ("<ttl>180</ttl>", 3 * HOUR),
        ("<ttl> 5 </ttl>", HOUR),
        ("<ttl>soms</ttl>", HOUR),
        (f"<skipHours>{NIGHT}</skipHours>", 8.5 * HOUR),
        (f"<ttl>600</ttl><skipHours>{NIGHT}</skipHours>", 10 * HOUR),
        ("<skipHours><hour>23</hour></skipHours>", HOUR),
        ("<skipDays><day>Wednesday</day></skipDays>", HOUR),
        ("<skipDays><day>Tuesday</day></skipDays>", 2.5 * HOUR),
        ("<skipDays><day>Tuesday</day><day>wednesday</day></skipDays>", 26.5 * HOUR),
    ],
)
def test_what_a_feed_asks(head: str, asked: timedelta | None) -> None:
    assert wait(head) == asked


def test_what_skips_all_hours_still_comes_to_an_end() -> None:
    hours = "".join(f"<hour>{n}</hour>" for n in range(24))
    asked = wait(f"<skipHours>{hours}</skipHours>")
    assert asked
    assert asked < timedelta(days=8)


def test_an_item_cannot_ask() -> None:
    assert wait("", rest_of_it="<item><ttl>900</ttl></item>") is None
