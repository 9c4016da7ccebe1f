"""Dutch and English on screen: gettext with Dutch as the source language.

    words = Words("nl")
    words("Vandaag geen nieuwe kansen.")
    words.count("{n} kans", "{n} kansen", 3)
    words.day(date(2027, 4, 10))        # zaterdag 10 april

Every sentence a user sees stands in the code in Dutch and in
`locale/en/LC_MESSAGES/leads.po` in English. A sentence is found there when it is
written inside `words("…")`, `words.count("…", "…", n)` or, in a table that is
read later, `mark("…")`.
"""

import gettext
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from leads.errors import ConfigError, LeadsError

if TYPE_CHECKING:
    from leads.model import Moment

_MONTHS = (
    ("jan", "januari", "january"),
    ("feb", "februari", "february"),
    ("mrt", "maart", "mar", "march"),
    ("apr", "april"),
    ("mei", "may"),
    ("jun", "juni", "june"),
    ("jul", "juli", "july"),
    ("aug", "augustus", "august"),
    ("sep", "sept", "september"),
    ("okt", "oktober", "oct", "october"),
    ("nov", "november"),
    ("dec", "december"),
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_WRITTEN_DAY = re.compile(r"\b(\d{1,2})[ .-]+([a-z]{3,9})\.?(?:,?[ -]+(\d{4}))?", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"\b([a-z]{3,9})\.? (\d{1,2}),? (\d{4})\b", re.IGNORECASE)
_DIGITS = re.compile(r"\b(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[-/](\d{1,2})[-/](\d{4}))\b")
LANGUAGES = ("nl", "en")
LOCAL = ZoneInfo("Europe/Amsterdam")
_LOCALE = Path(__file__).parent / "locale"


def mark(sentence: str) -> str:
    """The same sentence, marked for the catalogue; translate it with `Words` when shown."""
    return sentence


_DAY_AND_CLOCK = mark("{day}, {clock} uur")
_SPAN = mark("{start} tot en met {end}")
_NUMBERS = (
    mark("nul"),
    mark("één"),
    mark("twee"),
    mark("drie"),
    mark("vier"),
    mark("vijf"),
    mark("zes"),
    mark("zeven"),
    mark("acht"),
    mark("negen"),
    mark("tien"),
    mark("elf"),
    mark("twaalf"),
)


def read_day(value: str, today: date) -> date | None:
    """The first day written in some words (`3 maart`, `2 Mar 2027`, `2027-03-02`,
    `2-3-2027`); without a year the last such day that is not after `today`."""
    if hit := _DIGITS.search(value):
        year, month, day = (hit[1], hit[2], hit[3]) if hit[1] else (hit[6], hit[5], hit[4])
        return _day(int(year), int(month), int(day))
    written = ((hit[2], hit[1], hit[3]) for hit in _WRITTEN_DAY.finditer(value))
    turned = ((hit[1], hit[2], hit[3]) for hit in _MONTH_FIRST.finditer(value))
    for name, number, year in (*written, *turned):
        if month_number := _MONTH.get(name.lower()):
            found = _day(int(year or today.year), month_number, int(number))
            past = found is not None and (year or found <= today)
            return found if past else _day(today.year - 1, month_number, int(number))
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation("leads", _LOCALE, languages=[language], fallback=True)


class Said(str):
    """A sentence with its {names} filled in, in Dutch, that can be said in another language."""

    sentence: str
    values: Mapping[str, object]

    def __new__(cls, sentence: str, /, **values: object) -> "Said":
        made = super().__new__(cls, sentence.format(**values) if values else sentence)
        made.sentence = sentence
        made.values = values
        return made


class Words:
    """Sentences, plurals and dates in one language ('nl' or 'en')."""

    def __init__(self, language: str = "nl") -> None:
        self.language = language if language in LANGUAGES else "nl"

    def __call__(self, sentence: str, /, **values: object) -> str:
        """Translate a Dutch sentence and fill in its {names}."""
        said = _catalogue(self.language).gettext(sentence) if sentence else ""
        return said.format(**values) if values else said

    def count(self, one: str, many: str, n: int, **values: object) -> str:
        """The form of a sentence that fits `n`; {n} is filled in."""
        return _catalogue(self.language).ngettext(one, many, n).format(n=n, **values)

    def told(self, error: LeadsError) -> str:
        """What went wrong, in this language; Dutch when the sentence is not known in it."""
        if isinstance(error, ConfigError):
            return "\n".join(f"{one.where}: {self.again(one.message)}" for one in error.problems)
        return self(error.sentence, **error.values)

    def again(self, text: object) -> object:
        """A sentence that was said in Dutch, with what is filled in, in this language; anything
        else as it is."""
        if not isinstance(text, Said):
            return text
        return self(text.sentence, **{name: self.again(one) for name, one in text.values.items()})

    def label(self, thing: object) -> str:
        """The label of a theme, signal, offer or type in this language."""
        return str(getattr(thing, f"label_{self.language}"))

    def number(self, n: int) -> str:
        """`drie`; above twelve in digits."""
        return self(_NUMBERS[n]) if 0 <= n < len(_NUMBERS) else str(n)

    def join(self, parts: Iterable[str]) -> str:
        """`a, b en c`."""
        from babel.lists import format_list

        return format_list(list(parts), locale=self.language)

    def day(self, day: date, *, year: bool = False) -> str:
        """`zaterdag 10 april`, with the year when asked."""
        return self._date(day, "EEEE d MMMM y" if year else "EEEE d MMMM")

    def days(self, start: date, end: date) -> str:
        """`dinsdag 4 mei`, `18 tot en met 20 juni` or `30 september tot en met 10 oktober`."""
        if end <= start:
            return self.day(start)
        same_month = (start.year, start.month) == (end.year, end.month)
        first = self._date(start, "d" if same_month else "d MMMM")
        return self(_SPAN, start=first, end=self._date(end, "d MMMM"))

    def instant(self, at: datetime) -> str:
        """The day in the village on which an aware instant fell: `maandag 1 maart`."""
        return self.day(at.astimezone(LOCAL).date())

    def moment(self, moment: "Moment") -> str:
        """`zaterdag 10 april, 14.00 uur`; the clock only when it is known."""
        if moment.clock is None:
            return self.day(moment.day)
        return self(_DAY_AND_CLOCK, day=self.day(moment.day), clock=f"{moment.clock:%H.%M}")

    def _date(self, day: date, pattern: str) -> str:
        from babel.dates import format_date

        return format_date(day, pattern, locale=self.language)
