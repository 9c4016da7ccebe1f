"""Stretches of text that look like a name: capitalised words and what joins them.

    "Voorzitter Wim van Dijk van heemkundekring De Vonder in Elsbroek"
     → Wim van Dijk · heemkundekring De Vonder · Elsbroek

Where a name begins and ends is decided here; what it names, in the modules
beside this one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from leads.nlp import lexicon
from leads.nlp.event_words import is_trigger
from leads.nlp.tokens import Word, words

_QUOTES = frozenset("'\"‘’“”„«»")
_CLOSING = {"'": "'’", "‘": "’'", "’": "’'", '"': '"”', "“": '”"', "„": '”"“', "«": "»"}
_LINKS = frozenset({"afdeling", "afd.", "regio", "district", "e.o."})
_ARTICLES = frozenset({"de", "het", "'t", "’t", "d'n", "d’n"})
_BODY_ONLY = frozenset({"over", "onder", "op", "aan", "te", "zonder"})


@dataclass(frozen=True, slots=True)
class Name:
    """A stretch that may be a name, with the words around it on the same line."""

    words: tuple[Word, ...]
    before: tuple[Word, ...] = ()
    after: tuple[Word, ...] = ()
    opens: bool = False
    at: int = 0
    """Which word of its row is the first."""

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end

    @property
    def first(self) -> str:
        return self.words[0].low

    @property
    def last(self) -> str:
        return self.words[-1].low

    def left(self, back: int = 1) -> str:
        """The word that stands `back` words before, in lower case; '' at the start."""
        return self.before[-back].low if len(self.before) >= back else ""

    def text(self, whole: str) -> str:
        return whole[self.start : self.end]


@lru_cache(maxsize=16_384)
def is_body(word: str) -> bool:
    """Is this word a noun for a body, such as 'heemkundekring' or 'KBO'?"""
    low = word.lower()
    return low in lexicon.BODY_WORDS or bool(lexicon.BODY_SUFFIX.search(low))


def is_head(word: str) -> bool:
    """May a name follow this common noun, as in 'sporthal De Kamp'?"""
    return is_body(word) or word.lower() in lexicon.VENUE_WORDS


def shouts(line: str) -> bool:
    """Is a line written in capitals, so that they tell nothing?"""
    capitals = sum(map(str.isupper, line))
    return capitals > 10 and capitals > 0.8 * max(sum(map(str.isalpha, line)), 13)


def find(text: str) -> list[Name]:
    """The names of a text, in order, not overlapping."""
    return [name for row in rows(text) for name in row.names]


@dataclass(frozen=True, slots=True)
class Row:
    """The words of one line, with the names in it; a line of capitals has none."""

    words: list[Word]
    shouts: bool
    names: list[Name]


def rows(text: str) -> list[Row]:
    """The lines of a text that have words."""
    found: list[Row] = []
    for line, start in _lines(text):
        row = words(line, start)
        if row:
            loud = shouts(line)
            found.append(Row(row, loud, [] if loud else list(_find_in(row))))
    return found


def _lines(text: str) -> Iterator[tuple[str, int]]:
    start = 0
    for line in text.split("\n"):
        yield line, start
        start += len(line) + 1


def _find_in(row: list[Word]) -> Iterator[Name]:
    at = 0
    while at < len(row):
        begin = _begin(row, at)
        if begin is None:
            at += 1
            continue
        end = _end(row, begin)
        yield from _pieces(row, begin, end)
        at = max(end, at + 1)


def _begin(row: list[Word], at: int) -> int | None:
    """Where a name starts at `at`: a capital, an article before one, or a head noun before one."""
    word = row[at]
    if word.capital or (word.text[0].isdigit() and any(c.isupper() for c in word.text)):
        return at
    if not near(row, at + 1):
        return None
    after = row[at + 1]
    if is_head(word.text) and (after.capital or _quoted(row, at + 1) or _article_name(row, at + 1)):
        return at
    if is_body(word.text) and after.low in _LINKS and _capital_at(row, at + 2):
        return at
    return at if word.low in _ARTICLES - {"de", "het"} and after.capital else None


def _article_name(row: list[Word], at: int) -> bool:
    return row[at].low in _ARTICLES - {"de", "het"} and _capital_at(row, at + 1)


def _capital_at(row: list[Word], at: int) -> bool:
    return near(row, at) and row[at].capital


def near(row: Sequence[Word], at: int) -> bool:
    """Does `at` follow the word before it with at most one space?"""
    return 0 < at < len(row) and row[at].start - row[at - 1].end <= 1


def _quoted(row: list[Word], at: int) -> bool:
    """Does a quoted name open here?"""
    return (
        row[at].text in _QUOTES
        and at + 1 < len(row)
        and row[at].end == row[at + 1].start
        and (row[at + 1].capital or row[at + 1].low in _ARTICLES)
    )


def _end(row: list[Word], begin: int) -> int:
    """One past the last word of the name that starts at `begin`."""
    at, body = begin + 1, is_head(row[begin].text)
    while at < len(row) and near(row, at):
        if body and _quoted(row, at) and row[at].start > row[at - 1].end:
            closed = _closing(row, at)
            if closed:
                return closed
        step = _step(row, at, body)
        if not step:
            break
        body = body or is_head(row[at].text)
        at += step
    return at


def _closing(row: list[Word], opening: int) -> int:
    """One past the closing quote within seven words, or 0."""
    for at in range(opening + 2, min(opening + 9, len(row))):
        if row[at].text in _CLOSING[row[opening].text] and row[at].start == row[at - 1].end:
            return at + 1
    return 0


def _step(row: list[Word], at: int, body: bool) -> int:
    """How many words the name grows by at `at`; 0 when it ends here."""
    word = row[at]
    if word.capital or word.year:
        return 1
    if word.text.isdigit():
        return 1 if body and len(word.text) in (1, 2, 4) and _ends_here(row, at + 1) else 0
    if word.low == "e.o.":
        return 1
    if is_body(word.text) and row[at - 1].capital:
        return 1 if _capital_at(row, at + 1) or row[at - 1].low.endswith("se") else 0
    if body and word.text == "," and at + 2 < len(row) and row[at + 2].text == "&":
        return 2 if row[at + 1].capital else 0
    if word.text == "&" or (word.low == "en" and row[at - 1].text.endswith("-")):
        return 2 if _capital_at(row, at + 1) else 0
    return _small_words(row, at, body)


def _ends_here(row: list[Word], at: int) -> bool:
    return at >= len(row) or row[at].text in ".,;:!?)"


def _small_words(row: list[Word], at: int, body: bool) -> int:
    """One to three small words and the capital after them: 'van de Molen'."""
    allowed = lexicon.FUNCTION_WORDS | _LINKS
    if row[at].low in _BODY_ONLY and not (body or _one_word(row, at)):
        return 0
    for size in (1, 2, 3):
        if at + size >= len(row) or not near(row, at + size):
            return 0
        if row[at + size - 1].low not in allowed:
            return 0
        if row[at + size].capital:
            return size + 1
    return 0


def _one_word(row: list[Word], at: int) -> bool:
    """Is the name so far one word? ('Wijk aan Zee', not 'Wim Jansen aan Zee')"""
    return at < 2 or not row[at - 2].capital


def _pieces(row: list[Word], begin: int, end: int) -> Iterator[Name]:
    """Cut 'Wim Jansen van KBO Leende' before the body, and words that only open a sentence."""
    opens = begin == 0 or not (row[begin - 1].text[-1].isalnum() or row[begin - 1].text in ",(/&")
    begin, opens = _trimmed(row, begin, end, opens)
    cut = _cut(row, begin, end)
    if begin >= cut or not any(word.capital for word in row[begin:cut]):
        if cut < end:
            yield from _pieces(row, cut, end)
        return
    yield Name(
        tuple(row[begin:cut]),
        tuple(row[max(0, begin - 4) : begin]),
        tuple(row[cut : cut + 3]),
        opens,
        begin,
    )
    while cut < end and not row[cut].capital and not is_head(row[cut].text):
        cut += 1
    if cut < end:
        yield from _pieces(row, cut, end)


def _trimmed(row: list[Word], begin: int, end: int, opens: bool) -> tuple[int, bool]:
    """Without the words that only open a sentence and without a role: 'Wethouder | Jansen'."""
    while begin < end:
        role = row[begin].low in lexicon.PERSON_ROLES and end - begin > 1
        if not role and not (opens and _only_opens(row, begin, end)):
            break
        begin, opens = begin + 1, False
        while (
            begin < end and row[begin].low in lexicon.FUNCTION_WORDS and row[begin].text.islower()
        ):
            begin += 1
    start = _announced(row, begin, end) if opens else begin
    return start, opens and start == begin


def _announced(row: list[Word], begin: int, end: int) -> int:
    """A title such as 'Expositie | Kunstkring De Kruuk' or 'Subsidie van het | Oranje Fonds'."""
    if begin >= end or is_head(row[begin].text) or row[begin].low in lexicon.BODY_ADJECTIVES:
        return begin
    second = begin + 1
    while second < end and row[second].low in lexicon.FUNCTION_WORDS and row[second].text.islower():
        second += 1
    if second >= end - 1 or not row[second].capital:
        return begin
    if second > begin + 1:
        return second if _body_within(row, second, end) else begin
    noun = is_trigger(row[begin].text) or not row[begin].text.endswith(("e", "s", "-", "."))
    return second if noun and len(row[begin].text) > 4 and is_body(row[second].text) else begin


def _body_within(row: list[Word], begin: int, end: int) -> bool:
    return is_body(row[begin].text) or ends_as_body(row[end - 1].text)


def ends_as_body(word: str) -> bool:
    """Does this word make a body of the name before it, as in 'Peelrand College'?"""
    return word.lower() in lexicon.BODY_LAST or is_body(word)


def _only_opens(row: list[Word], begin: int, end: int) -> bool:
    if row[begin].low not in ("de", "het", "'t", "’t"):
        return row[begin].low in lexicon.SENTENCE_WORDS
    if end - begin == 1:
        return True
    after = row[begin + 1]
    return not after.capital or after.text.isupper() or _body_within(row, begin + 1, end)


def _cut(row: list[Word], begin: int, end: int) -> int:
    """Where a second name starts after small words or a role: 'Jansen van | KBO Leende'."""
    for at in range(begin + 1, end - 1):
        if row[at].low in ("van", "voor", "aan", "op", "over") and not is_head(row[begin].text):
            after = (
                at + 2
                if row[at + 1].low in ("de", "het") and row[at + 1].text.islower()
                else at + 1
            )
            if after < end and (is_body(row[after].text) or row[after].text in ("De", "Het")):
                return at
    for at in range(begin + 1, end):
        if row[at].low in lexicon.PERSON_ROLES and row[at].text.islower():
            return at
    return end
