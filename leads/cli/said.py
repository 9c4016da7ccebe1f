"""What people said and did, each on one line."""

from typing import TYPE_CHECKING

from leads.language import Words
from leads.model import Decision, Talk
from leads.text import one_line
from leads.words import REASONS, plain

if TYPE_CHECKING:
    from leads.app import App


def past(decision: Decision, words: Words) -> str:
    """One decision: day, what was decided, by whom, and the note."""
    said = [words.instant(decision.at)]
    if decision.undoes is not None:
        said.append(words("teruggenomen"))
    elif decision.status:
        said.append(plain(decision.status, words))
    said += [words(REASONS[decision.reason])] if decision.reason in REASONS else []
    said += [one_line(decision.who)] if decision.who else []
    note = f": {one_line(decision.note)}" if decision.note else ""
    return f"{', '.join(said)}{note}"


def talk(talk: Talk, app: "App") -> str:
    """The last time a body was approached, as the digest tells it."""
    from leads import digest

    return digest.talk_sentence(talk, app.words, day=app.today.date())
