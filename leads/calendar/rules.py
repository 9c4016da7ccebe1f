"""When a national week or day falls, by its rule.

The rules (`rule` in national_themes.yaml): fixed, nth_weekday, weekday_on_or_after,
iso_week, easter, month, period and announced, each with an optional cycle of years.
Dates that were read in a source go before what a rule computes; a computed date is
sure only when it is the same each year.
"""

from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from leads.feasts import easter
from leads.model import NationalTheme

Rule = Mapping[str, object]

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One edition of a national theme; `sure` is False for an estimate."""

    start: date
    end: date
    sure: bool


def occurrence(theme: NationalTheme, year: int) -> Occurrence | None:
    """The edition of a year: as read in a source, else by its rule, else None."""
    if given := theme.occurrences.get(year):
        return Occurrence(*given)
    days = _by_rule(theme.rule, year)
    return Occurrence(*days, sure=theme.rule.get("type") == "fixed") if days else None


def _by_rule(rule: Rule, year: int) -> tuple[date, date] | None:
    compute = _RULES.get(str(rule.get("type")))
    if compute is None or not _in_cycle(rule, year):
        return None
    return compute(rule, year)


def _in_cycle(rule: Rule, year: int) -> bool:
    cycle = rule.get("cycle")
    if not isinstance(cycle, Mapping):
        return True
    return (year - _number(cycle, "base")) % _number(cycle, "every", 1) == 0


def _fixed(rule: Rule, year: int) -> tuple[date, date]:
    start = date(year, _number(rule, "month"), _number(rule, "day"))
    if start.weekday() == 6:
        start += timedelta(days=_number(rule, "if_sunday", 0))
    return _lasting(start, rule)


def _nth_weekday(rule: Rule, year: int) -> tuple[date, date]:
    month, n = _number(rule, "month"), _number(rule, "n", 1)
    if n > 0:
        day = _on_or_after(date(year, month, 1), rule) + timedelta(weeks=n - 1)
    else:
        last = date(year, month, monthrange(year, month)[1])
        day = _on_or_after(last - timedelta(days=6), rule) + timedelta(weeks=n + 1)
    return _lasting(day + timedelta(days=_number(rule, "offset", 0)), rule)


def _weekday_on_or_after(rule: Rule, year: int) -> tuple[date, date]:
    first = date(year, _number(rule, "month"), _number(rule, "day"))
    return _lasting(_on_or_after(first, rule), rule)


def _iso_week(rule: Rule, year: int) -> tuple[date, date]:
    weekday = _weekday(rule) + 1
    return _lasting(date.fromisocalendar(year, _number(rule, "week"), weekday), rule)


def _easter_rule(rule: Rule, year: int) -> tuple[date, date]:
    return _lasting(easter(year) + timedelta(days=_number(rule, "offset", 0)), rule)


def _month(rule: Rule, year: int) -> tuple[date, date]:
    month = _number(rule, "month")
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _period(rule: Rule, year: int) -> tuple[date, date] | None:
    first, last = rule.get("from"), rule.get("to")
    if not isinstance(first, Sequence) or not isinstance(last, Sequence):
        return None
    start, end = date(year, int(first[0]), int(first[1])), date(year, int(last[0]), int(last[1]))
    return start, end if end >= start else end.replace(year=year + 1)


def _announced(rule: Rule, year: int) -> tuple[date, date] | None:
    estimate = rule.get("estimate")
    return _by_rule(estimate, year) if isinstance(estimate, Mapping) else None


_RULES: Mapping[str, Callable[[Rule, int], tuple[date, date] | None]] = {
    "fixed": _fixed,
    "nth_weekday": _nth_weekday,
    "weekday_on_or_after": _weekday_on_or_after,
    "iso_week": _iso_week,
    "easter": _easter_rule,
    "month": _month,
    "period": _period,
    "announced": _announced,
}


def _lasting(start: date, rule: Rule) -> tuple[date, date]:
    return start, start + timedelta(days=_number(rule, "days", 1) - 1)


def _on_or_after(day: date, rule: Rule) -> date:
    return day + timedelta(days=(_weekday(rule) - day.weekday()) % 7)


def _weekday(rule: Rule) -> int:
    return _WEEKDAYS.index(str(rule.get("weekday", "mon"))[:3].lower())


def _number(rule: Rule, key: str, otherwise: int | None = None) -> int:
    value = rule.get(key, otherwise)
    if value is None:
        raise ValueError(f"a rule of type {rule.get('type')} needs '{key}'")
    return int(str(value))
