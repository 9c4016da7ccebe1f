"""A digest in words: every sentence of the mail, once, for text and HTML alike.

All that comes from outside (titles, names, quotes, addresses) passes here
through `one_line` or `web_address`, so that no control character, direction
override or script address reaches a screen.
"""

from dataclasses import dataclass

from leads.digest import reminders
from leads.digest.blocks import Section, Telling, sections
from leads.digest.entry import Entry, reply
from leads.digest.fact import Fact, Link
from leads.digest.notices import Notice
from leads.digest.reasons import left
from leads.language import Words
from leads.limits import LEADS_IN_FULL
from leads.model import Digest, Knowledge
from leads.text import one_line, snippet

__all__ = ["Entry", "Fact", "Link", "Notice", "Page", "Section", "page", "subject"]

_PREHEADER = (40, 90)
_SOON_DAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The whole mail in words. `foot` holds the lines of how to answer and to stop."""

    language: str
    subject: str
    preheader: str
    title: str
    day: str
    greeting: str
    intro: str
    sections: tuple[Section, ...]
    rest: tuple[str, ...]
    foot: tuple[str, ...]
    stop: Link | None


def page(
    digest: Digest, knowledge: Knowledge, words: Words, *, reply_to: str = "", brief: bool = False
) -> Page:
    """Put a digest in words. Without `reply_to` there are no links that answer by mail;
    `brief` tells every lead in short, for a mail that would grow too large."""
    place = one_line(digest.branch.place, 80)
    telling = Telling(
        digest=digest,
        knowledge=knowledge,
        words=words,
        reply_to=reply_to,
        in_full=0 if brief else LEADS_IN_FULL,
    )
    return Page(
        language=words.language,
        subject=subject(digest, words),
        preheader=_preheader(digest, words),
        title=words("Kansen in {place}", place=place),
        day=words.day(digest.day, year=True),
        greeting=words("Goedemorgen,"),
        intro=_intro(digest, words),
        sections=sections(telling),
        rest=_rest(digest, words),
        foot=_foot(digest, words, reply_to),
        stop=reply(words("Afmelden"), "", words, reply_to),
    )


def subject(digest: Digest, words: Words) -> str:
    """`3 kansen in Ammerloo - dinsdag 2 maart`."""
    place, day = one_line(digest.branch.place, 80), words.day(digest.day)
    if digest.leads:
        return words.count(
            "{n} kans in {place} - {day}",
            "{n} kansen in {place} - {day}",
            len(digest.leads),
            place=place,
            day=day,
        )
    if digest.woken:
        return words.count(
            "{n} kans uit de schuur in {place} - {day}",
            "{n} kansen uit de schuur in {place} - {day}",
            len(digest.woken),
            place=place,
            day=day,
        )
    if not digest.empty:
        return words("Dit komt eraan in {place} - {day}", place=place, day=day)
    return words("Geen nieuwe kansen in {place} - {day}", place=place, day=day)


def _intro(digest: Digest, words: Words) -> str:
    if digest.empty:
        return words("Vandaag geen nieuwe kansen.")
    if not digest.leads:
        return words("Vandaag geen nieuwe kansen, wel dit.")
    n = len(digest.leads)
    said = words.count(
        "Vandaag {number} kans.", "Vandaag {number} kansen.", n, number=words.number(n)
    )
    first = digest.leads[0].act_before
    if first is None or (first - digest.day).days > _SOON_DAYS:
        return said
    hurry = words("De eerste vraagt om een snel antwoord.")
    return f"{said} {hurry}" if n > 1 else said + " " + words("Wacht er niet te lang mee.")


def _preheader(digest: Digest, words: Words) -> str:
    """40 to 90 characters that a phone shows beside the subject."""
    shortest, longest = _PREHEADER
    parts = []
    for lead in digest.shown[:1]:
        parts.append(snippet(lead.title, longest))
        if lead.act_before is not None and lead.act_before >= digest.day:
            parts.append(left(lead.act_before, digest.day, words))
    parts.append(words("kansen om samen te werken, uit je eigen dorp"))
    said = parts[0]
    for part in parts[1:]:
        said = said if len(said) >= shortest else f"{said}, {part}"
    return snippet(said[:1].upper() + said[1:], longest)


def _rest(digest: Digest, words: Words) -> tuple[str, ...]:
    lines = []
    if digest.left_over:
        lines.append(
            words.count(
                "Nog {n} kans had geen plek in deze mail: leads list",
                "Nog {n} kansen hadden geen plek in deze mail: leads list",
                digest.left_over,
            )
        )
    if digest.still_open:
        lines.append(
            words.count(
                "Er staat nog {n} kans open: leads list",
                "Er staan nog {n} kansen open: leads list",
                digest.still_open,
            )
        )
    return tuple(lines)


def _foot(digest: Digest, words: Words, reply_to: str) -> tuple[str, ...]:
    lines = []
    if digest.shown:
        lines.append(
            words(
                "Antwoorden kan met een opdracht: leads accept (oppakken), snooze --until DATUM "
                "(in de schuur), drop --reason REDEN (laten liggen) of wrong (geen kans), "
                "met het kenmerk van de kans erachter."
            )
        )
        if reply_to:
            lines.append(
                words(
                    "Of antwoord per mail: Oppakken, Later of Geen kans in het onderwerp, met het "
                    "kenmerk van de kans erachter."
                )
            )
    lines += reminders.leaving(digest.leaving, words)
    lines.append(words("Een thema uitzetten? Zet het in leads.yaml bij muted_themes."))
    return tuple(lines)
