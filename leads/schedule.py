"""When to visit a source again. Pure: the clock and the dice come in."""

from datetime import datetime, timedelta

_MINIMUM = timedelta(minutes=15)
_LONGEST_BACK_OFF = timedelta(hours=24)
_GONE = timedelta(days=30)
_LOST = timedelta(days=7)


def next_visit(
    at: datetime,
    *,
    every_minutes: int,
    failures: int = 0,
    not_before: timedelta = timedelta(0),
    dice: float = 0.5,
    gone: bool = False,
) -> datetime:
    """The instant of the next visit after one at `at`.

    `failures` in a row stretch the rhythm (doubling, at most a day) and never
    stop it. `not_before` is what the server asked for (Retry-After, max-age),
    which only ever lengthens the wait. `dice` in 0..1 spreads visits by a tenth
    either way, so that a thousand sources are not due in the same minute. What the
    server calls `gone` for good (RFC 9110 §15.5.11), and not for the first time, is
    tried once a month: even that is said by mistake.
    """
    if gone and failures > 1:
        return at + _GONE
    rhythm = max(timedelta(minutes=every_minutes), _MINIMUM)
    if failures:
        longest = max(_LONGEST_BACK_OFF, rhythm)
        rhythm = min(rhythm * 2 ** min(failures - 1, 12), longest)
    wait = max(rhythm * (0.9 + 0.2 * dice), min(not_before, _LONGEST_BACK_OFF))
    return at + wait


def lasting(reason: str | None, since: datetime | None, now: datetime) -> str | None:
    """The reason of a failure that began at `since`: a page that is not found for a week is
    `lost`; for a day or two a site may be between two designs."""
    if reason == "not-found" and since is not None and now - since >= _LOST:
        return "lost"
    return reason
