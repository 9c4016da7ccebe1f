"""Published times in every spelling that sources use."""

from datetime import UTC, datetime, timedelta

import pytest

from leads.model import Precision
from leads.sources import _time

NOW = datetime(2026, 11, 20, 17, tzinfo=UTC)


@pytest.mark.parametrize(
    ("raw", "iso", "precision"),
    [
        ("Fri, 20 Nov 2026 08:30:00 +0000", "2026-11-20T08:30:00+00:00", "instant"),
        ("Fri, 20 Nov 2026 08:30:00 GMT", "2026-11-20T08:30:00+00:00", "instant"),
        ("20 Nov 2026 08:30 +01:00", "2026-11-20T07:30:00+00:00", "instant"),
        ("Fri, 20 Nov 26 08:30:00 CET", "2026-11-20T07:30:00+00:00", "instant"),
        ("Tue, 14 Jul 2026 08:30:00 CEST", "2026-07-14T06:30:00+00:00", "instant"),
        ("2026-11-20T08:30:00.123Z", "2026-11-20T08:30:00+00:00", "instant"),
        ("2026-11-20T08:30:00+0100", "2026-11-20T07:30:00+00:00", "instant"),
        ("20261120T083000Z", "2026-11-20T08:30:00+00:00", "instant"),
        ("2026-11-20 08:30:00 UTC", "2026-11-20T08:30:00+00:00", "instant"),
        ("vr, 20 nov 2026 08:30", "2026-11-20T08:30:00+01:00", "local"),
        ("vrijdag 20 november 2026 om 8.30 uur", "2026-11-20T08:30:00+01:00", "local"),
        ("20 mrt. 2026, 8:30 u", "2026-03-20T08:30:00+01:00", "local"),
        ("14-03-2026 10:00", "2026-03-14T10:00:00+01:00", "local"),
        ("14/3/2026 - 10:00", "2026-03-14T10:00:00+01:00", "local"),
        ("2026-07-14 10:00:00", "2026-07-14T10:00:00+02:00", "local"),
        ("Fri Nov 20 08:30:00 2026", "2026-11-20T08:30:00+01:00", "local"),
        ("November 20, 2026 8:30 pm", "2026-11-20T20:30:00+01:00", "local"),
        ("2026-03-29 02:30", "2026-03-29T02:30:00+01:00", "local"),
        ("2026-10-25 02:30", "2026-10-25T02:30:00+02:00", "local"),
        ("2026-11-20 24:00", "2026-11-21T00:00:00+01:00", "local"),
        ("2026-11-20", "2026-11-20T00:00:00+01:00", "date"),
        ("za, 14 mrt 2026", "2026-03-14T00:00:00+01:00", "date"),
        ("1 mei 2026", "2026-05-01T00:00:00+02:00", "date"),
    ],
)
def test_read(raw, iso, precision):
    at, found = _time.read(raw)
    assert (at.isoformat(), found) == (iso, Precision(precision))


@pytest.mark.parametrize(
    "raw",
    ["gisteren", "0000-00-00", "2026-13-01", "31-02-2026", "11/20/2026", "2026", "", "10:00",
     "9999-12-31 24:00", "2026-11-20 25:00", "20 foo 2026", "٢٠-١١-٢٠٢٦ x"],
)  # fmt: skip
def test_what_is_no_date_is_none(raw):
    assert _time.read(raw) is None


@pytest.mark.parametrize(
    ("ahead", "flags"),
    [
        (timedelta(hours=-1), ()),
        (timedelta(minutes=5), ("date-future",)),
        (timedelta(days=900), ("date-future",)),
        (timedelta(days=1200), ("date-implausible",)),
        (timedelta(days=-19 * 365), ()),
        (timedelta(days=-21 * 365), ("date-implausible",)),
    ],
)
def test_what_cannot_be_true_becomes_the_time_of_seeing(ahead, flags):
    at = NOW + ahead
    when = _time.published(at.isoformat(), NOW)
    assert (when.at, when.flags) == (NOW if flags else at, flags)


def test_no_date_at_all_is_flagged_as_such():
    assert _time.published(None, NOW) == _time.When(NOW, flags=("date-missing",))
