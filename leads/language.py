"""Dutch and English on screen: gettext with Dutch as the source language.

    words = Words("nl")
    words("Vandaag geen nieuwe kansen.")
    words.count("{n} kans", "{n} kansen", 3)
    words.day(date(2027, 4, 10))        # zaterdag 10 april

Every sentence a user sees stands in the code in Dutch and in
`locale/en/LC_MESSAGES/leads.po` in English.
"""

import gettext
from datetime import date
from functools import cache
from pathlib import Path

from leads.model import Moment

LANGUAGES = ("nl", "en")
_LOCALE = Path(__file__).parent / "locale"


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation("leads", _LOCALE, languages=[language], fallback=True)


class Words:
    """Sentences, plurals and dates in one language ('nl' or 'en')."""

    def __init__(self, language: str = "nl") -> None:
        self.language = language if language in LANGUAGES else "nl"

    def __call__(self, sentence: str, **values: object) -> str:
        """Translate a Dutch sentence and fill in its {names}."""
        said = _catalogue(self.language).gettext(sentence)
        return said.format(**values) if values else said

    def count(self, one: str, many: str, n: int, **values: object) -> str:
        """The form of a sentence that fits `n`; {n} is filled in."""
        return _catalogue(self.language).ngettext(one, many, n).format(n=n, **values)

    def label(self, thing: object) -> str:
        """The label of a theme, signal, offer or type in this language."""
        return str(getattr(thing, f"label_{self.language}"))

    def day(self, day: date, *, year: bool = False) -> str:
        """`zaterdag 10 april`, with the year when asked."""
        from babel.dates import format_date

        return format_date(day, "EEEE d MMMM y" if year else "EEEE d MMMM", locale=self.language)

    def moment(self, moment: Moment) -> str:
        """`zaterdag 10 april, 14.00 uur`; the clock only when it is known."""
        if moment.clock is None:
            return self.day(moment.day)
        return self("{day}, {clock} uur", day=self.day(moment.day), clock=f"{moment.clock:%H.%M}")
