"""What people said and did, each on one line."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from leads.language import LOCAL, Words
from leads.model import Decision, Talk
from leads.text import one_line
from leads.words import REASONS, plain

if TYPE_CHECKING:
    from leads.app import App


def past(decision: Decision, words: Words, today: date) -> str:
    """One decision: day (with the year when it is not this one), what was decided, by
    whom, and the note."""
    said = [day_of(decision.at, words, today)]
    if decision.undoes is not None:
        said.append(words("teruggenomen"))
    elif decision.status:
        said.append(plain(decision.status, words))
    said += [words(REASONS[decision.reason])] if decision.reason in REASONS else []
    said += [one_line(decision.who)] if decision.who else []
    note = f": {one_line(decision.note)}" if decision.note else ""
    return f"{', '.join(said)}{note}"


def day_of(at: datetime, words: Words, today: date) -> str:
    """The day in the village, with its year when that is not this one."""
    day = at.astimezone(LOCAL).date()
    return words.day(day, year=day.year != today.year)


def talk(talk: Talk, app: "App") -> str:
    """The last time a body was approached, as the digest tells it."""
    from leads import digest

    return digest.talk_sentence(talk, app.words, day=app.today.date())
