"""What a person may have forgotten, and whose consent ends soon."""

from collections.abc import Sequence
from datetime import date

from leads.digest.notices import Notice
from leads.language import Words
from leads.model import Digest, Person, Reminder
from leads.text import one_line
from leads.words import plain

_PEOPLE = 3


def reminders(digest: Digest, words: Words) -> tuple[Notice, ...]:
    """What was taken up and then stayed quiet, and what is owed today."""
    return tuple(_reminder(one, digest.day, words) for one in digest.reminders)


def _reminder(one: Reminder, day: date, words: Words) -> Notice:
    since = words.day(one.since, year=one.since.year != day.year)
    if one.kind == "owed":
        said = words("{org}: beloofd op {day}.", org=one_line(one.organisation, 80), day=since)
        done = words("Gedaan? leads orgs done {number}", number=one.moment_id)
        return Notice(title=one_line(one.title, 120), lines=(_by(said, one, words), done))
    stand = plain(one.status, words) if one.status else ""
    said = words("Sinds {day} {stand}, daarna niets genoteerd.", day=since, stand=stand)
    step = words("Hoe staat het ermee? leads note {id} (of talk, bloom, drop)", id=one.lead_id)
    return Notice(title=one_line(one.title, 120), lines=(_by(said, one, words), step))


def _by(said: str, one: Reminder, words: Words) -> str:
    who = one_line(one.who, 80)
    return words("{said} Door {who}.", said=said, who=who) if who else said


def leaving(people: Sequence[Person], words: Words) -> tuple[str, ...]:
    """Whose consent ends soon, as lines for the foot."""
    return tuple(
        words(
            "De toestemming van {name} loopt af op {day}. Nog eens vragen? "
            "Daarna: leads people renew {number}",
            name=one_line(person.name, 80),
            day=words.day(person.expires_on),
            number=person.id,
        )
        for person in people[:_PEOPLE]
    )
