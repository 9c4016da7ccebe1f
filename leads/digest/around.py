"""What surrounds a lead: who spoke with its body before, and who may want to know of it."""

from collections.abc import Sequence
from datetime import date

from leads.language import LOCAL, Words, mark
from leads.model import Fit, Talk
from leads.text import one_line

_APPROACHED = {
    "accept": mark("{who} pakte op {day} ‘{about}’ op met {org}."),
    "talk": mark("{who} sprak {org} op {day} over ‘{about}’."),
    "bloom": mark("{who} sprak op {day} iets af met {org}: ‘{about}’."),
    "harvest": mark("{who} deed op {day} iets met {org}: ‘{about}’."),
    "root": mark("{who} noemde {org} op {day} een vaste partner: ‘{about}’."),
    "note": mark("{who} sprak {org} op {day}: {about}"),
}
_ABOUT_CHARS = 90


def talk_sentence(talk: Talk, words: Words, *, day: date) -> str:
    """`An sprak De Vonder op dinsdag 3 maart over ‘Kring zoekt zaal’.`"""
    at = talk.at.astimezone(LOCAL).date()
    return words(
        _APPROACHED[talk.verb],
        who=one_line(talk.who, 80) or words("Iemand"),
        org=one_line(talk.organisation, 80),
        day=words.day(at, year=at.year != day.year),
        about=one_line(talk.about, _ABOUT_CHARS),
    )


def people_sentence(fits: Sequence[Fit], words: Words) -> str:
    """`Truus (fotografie) en Wim (tennis)`"""
    return words.join(f"{one_line(fit.name, 80)} ({one_line(fit.interest, 40)})" for fit in fits)
