"""Time: how exact a published time is, and a day on the local calendar."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

Json = Mapping[str, object]


class Precision(StrEnum):
    """How exact a published time is: an instant, a wall clock, or only a day."""

    INSTANT = "instant"
    LOCAL = "local"
    DATE = "date"


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A day on the local calendar, with a clock time only where one is known.

    Events are announced on the wall clock of the village, so they are kept as
    such and never converted to another zone.
    """

    day: date
    clock: time | None = None

    def iso(self) -> str:
        """`2026-03-28`, or `2026-03-28T10:00` when the time is known."""
        if self.clock is None:
            return self.day.isoformat()
        return f"{self.day.isoformat()}T{self.clock:%H:%M}"

    @classmethod
    def from_iso(cls, value: str) -> "Moment":
        """Read what `iso` wrote; raises ValueError on anything else."""
        day, _, clock = value.partition("T")
        return cls(date.fromisoformat(day), time.fromisoformat(clock[:5]) if clock else None)
