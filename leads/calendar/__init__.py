"""National themes that come up, evenings that clash, and what two bodies could do together."""

from leads.calendar.clashes import clashes
from leads.calendar.events import once
from leads.calendar.national import (
    announcements,
    editions,
    with_actors,
    with_fitting,
)
from leads.calendar.rules import Occurrence, occurrence
from leads.calendar.together import together

__all__ = [
    "Occurrence",
    "announcements",
    "clashes",
    "editions",
    "occurrence",
    "once",
    "together",
    "with_actors",
    "with_fitting",
]
