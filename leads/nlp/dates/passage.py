"""A text as tokens, with what its sentences say about time and tense."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from leads.nlp.dates.expression import Group
from leads.nlp.dates.tokens import Token, tokenize

_PAST = re.compile(
    r"\b(?:was|waren|werd|werden|had|hadden|kwam|kwamen|vond(?:en)? (?:\w+ ){0,6}plaats|ging|gingen"
    r"|stond|stonden|kreeg|kregen|won|wonnen|verloor|verloren|hield|hielden|liep|liepen|deed|deden"
    r"|zag|zagen|nam|namen|sprak|spraken|las|lazen|zong|zongen|bleef|bleven|bleek|bleken|gaf|gaven"
    r"|reed|reden|schreef|schreven|trok|trokken|viel|vielen|sloot|sloten|begon|begonnen|bracht"
    r"|brachten|dacht|dachten|vertrok|overleed|overleden|zat|zaten|lag|lagen|hing|hingen|riep"
    r"|riepen|koos|kozen|stemde|stemden|moest|moesten|kon|konden|wilde|wilden|mocht|mochten"
    r"|zou|schoof|schoven|vroeg|vroegen|vloog|vlogen|dronk|dronken|at|aten|at|kocht|kochten"
    r"|verkocht|verkochten|zocht|zochten|bezocht|bezochten|liet|lieten|legde|legden|zette|zetten"
    r"|opende|openden|speelde|speelden|maakte|maakten|haalde|haalden|tekende|tekenden|vierde[nr]"
    r"|vertelde|vertelden|zei|zeiden|deelde|deelden|reikte|reikten|kroonde|kroonden|startte"
    r"|startten|leverde|leverden|telde|telden|trof|troffen|brak|braken|stal|stalen|ontving"
    r"|ontvingen|verscheen|verschenen|stelde|stelden|raakte|raakten|luidde|luidden|sloeg|sloegen"
    r"|plantte|plantten|woonde|woonden|werkte|werkten|voerde|voerden|versloeg|versloegen|droeg"
    r"|droegen|hielp|hielpen|scoorde|scoorden|bereikte|bereikten|eindigde|eindigden"
    r"|[a-z]{2,}eerden?|jongstleden|dit is gisteren|geraakt|overvallen|gestolen|bezweken"
    r"|(?:heeft|hebben|heb|hebt) (?:[^\s.]+ ){0,12}?(?:ge\w+|\w+eerd|ont\w+|ver\w+|be\w+[dtn])"
    r"|(?:is|zijn|bent|ben) (?:[^\s.]+ ){0,8}?(?:gehuldigd|benoemd|geraakt|gevonden|gekozen"
    r"|aangehouden|overleden|gestart|begonnen|gewond|verkozen|gebracht|gered|geplaatst|gesloopt"
    r"|geworden|gevallen|ontvangen|vastgesteld|geslaagd|onthuld|uitgereikt|overhandigd))\b",
)
_PRESENT = re.compile(
    r"\b(?:is|zijn|wordt|worden|kan|kun|kunt|kunnen|zal|zullen|gaat|gaan|komt|komen|geeft|geven"
    r"|houdt|houden|vindt|vinden|begint|beginnen|start|starten|opent|speelt|spelen|staat|staan"
    r"|organiseert|organiseren|vertelt|viert|vieren|zoekt|zoeken|leest|lezen|neemt|praten|rijdt"
    r"|welkom|treedt|zingt|zingen|loopt|lopen|presenteert|verzorgt|volgt|volgen|mag|mogen|moet"
    r"|moeten|wil|willen|hoopt|doet|doen|heeft|hebben|maakt|maken|sluit|gratis|aanmelden|kom|doe)\b"
)
REACT = re.compile(
    r"aanmeld|aangemeld|meld|opgeven|opgave|opgeef|geef je|geef u|geeft? zich|inschrijv|schrijf je"
    r"|inleg|inzend|insturen|ingestuurd|ingezonden|inlever|ingeleverd|aanlever|indien|ingediend"
    r"|reacti|reageer|reageren|sollicit|bestel|stemmen|zienswijze|bezwaar|beroep|inzage|nominer"
    r"|aanvra|aangevraagd|voorstel|laat\b.{0,40}\bweten|antwoord|mailen|mail\b|stuur|kaarten|tickets"
    r"|kenbaar|inspre|doorgeven|door te geven|app\b|bellen|horen|vroegboek|aanmoedig|reserveer"
)


class Passage:
    """The tokens of a text, the day it was published, and what is already read.

    `kinds` has one letter for each token; a token that belongs to an expression
    shows as `_`, so that no later rule reads it again.
    """

    def __init__(self, text: str, today: date) -> None:
        self.text = text
        self.today = today
        self.tokens: list[Token] = tokenize(text)
        self.original = "".join(token.kind for token in self.tokens)
        self.kinds = self.original
        self._ends = [at for at, kind in enumerate(self.original) if kind in "!\n"]
        self._lines = [at for at in self._ends if self.original[at] == "\n"]
        self._tense: dict[int, list[tuple[int, bool]]] = {}

    def take_tokens(self, spans: Iterable[tuple[int, int]]) -> None:
        """Mark the tokens of these spans as read."""
        kinds = list(self.kinds)
        for first, last in spans:
            kinds[first:last] = "_" * (last - first)
        self.kinds = "".join(kinds)

    def read(
        self, rule: re.Pattern[str], reader: Callable[["Passage", int, int], Group | None]
    ) -> list[Group]:
        """All places where a rule fits the unread tokens and its reader agrees."""
        groups = [
            group
            for match in rule.finditer(self.kinds)
            if (group := reader(self, match.start(), match.end()))
        ]
        self.take_tokens((group.first, group.last) for group in groups)
        return groups

    def before(self, at: int, count: int = 1) -> str:
        """The letters of the tokens before `at`, read or not."""
        return self.original[max(0, at - count) : at]

    def after(self, at: int, count: int = 1) -> str:
        return self.original[at : at + count]

    def written(self, at: int) -> str:
        """The words of one token as they stand in the text."""
        token = self.tokens[at]
        return self.text[token.start : token.end]

    def word_before(self, at: int) -> str:
        """The last word before token `at`, in the same line; '' when there is none."""
        start = self.tokens[at].start
        found = re.search(r"([\w'’-]+)[^\S\n]*\Z", self.text[max(0, start - 40) : start])
        return found[1] if found else ""

    def word_after(self, at: int) -> str:
        """The word that follows token `at - 1` directly."""
        end = self.tokens[at - 1].end
        found = re.match(r"[^\S\n]*([\w%€'’-]+)", self.text[end : end + 40])
        return found[1] if found else ""

    def sentence(self, at: int) -> tuple[int, int]:
        """First and last (exclusive) token of the sentence that holds token `at`."""
        return self._stretch(self._ends, at)

    def line(self, at: int) -> tuple[int, int]:
        return self._stretch(self._lines, at)

    def _stretch(self, ends: list[int], at: int) -> tuple[int, int]:
        before = bisect_left(ends, at)
        first = ends[before - 1] + 1 if before else 0
        following = bisect_right(ends, at - 1)
        return first, ends[following] if following < len(ends) else len(self.tokens)

    def sentence_text(self, at: int) -> str:
        first, last = self.sentence(at)
        return self.text[self.tokens[first].start : self.tokens[last - 1].end].lower()

    def looks_back(self, at: int) -> bool:
        """Whether the verb nearest to token `at` in its sentence is in the past tense."""
        first, _ = self.sentence(at)
        if first not in self._tense:
            self._tense[first] = list(self._verbs(at))
        place = self.tokens[at].start - self.tokens[first].start
        nearest = min(self._tense[first], key=lambda verb: abs(verb[0] - place), default=None)
        return nearest is not None and nearest[1]

    def _verbs(self, at: int) -> Iterator[tuple[int, bool]]:
        sentence = self.sentence_text(at)
        past = [(match.start(), match.end()) for match in _PAST.finditer(sentence)]
        yield from ((start, True) for start, _ in past)
        for match in _PRESENT.finditer(sentence):
            if not any(start <= match.start() < end for start, end in past):
                yield match.start(), False
