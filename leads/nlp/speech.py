"""Is a text Dutch? Told by its small words, of which every sentence of a language has some."""

import re
from collections.abc import Mapping

from leads.nlp.lexicon import bag

OTHER = "other-language"
"""Flag of an extraction: the rules are for Dutch, so nothing was guessed."""

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH_WORDS = 12
_MOST_WORDS = 400
_CLEARLY = 0.12
_DUTCH = bag(
    """de het een en van ik te dat die in is op aan met voor er maar om hem dan zou wat mijn men
    dit zo door over ze bij ook tot je mij uit naar heb hoe heeft hebben deze u want nog zal me
    zij nu geen omdat iets worden toch al waren veel meer doen toen moet zonder kan hun dus alles
    onder ja eens hier wie werd altijd wordt wij we ons onze uur wil niet jij jullie
    it fan yn dy fan dat mei foar ek sa by net jim us wy binne wurde oer út
    ut d'n vaan veur neet ein wae veer auch mit bie nao
    wi'j van veur oew ons joe zo'n"""
)
_OTHERS: Mapping[str, frozenset[str]] = {
    "en": bag(
        """the and of to a is that it for was on are as with his they at be this from have or by
        one had not but what all were when we there can an your which their will if do our you
        please join us about"""
    ),
    "de": bag(
        """der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es
        an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über wir
        unser haben ihr uhr"""
    ),
    "fr": bag(
        """le la les et des est un une du que dans pour qui au sur par plus avec ce pas sont cette
        nous vous aux ses mais ou il elle leur notre votre chez à"""
    ),
    "es": bag("""el la los las y que en un una por con para del se su al es como más pero sus"""),
    "tr": bag("""ve bir bu için ile da de olarak çok daha gibi olan kadar sonra her var ne en"""),
    "pl": bag("""i w na z do się nie jest że o jak po od za dla oraz przy lub są ma przez pod"""),
}


def language(text: str) -> str | None:
    """The code of another language than Dutch that a text is surely written in; else None.

    Frisian and the dialects of the Netherlands count as Dutch. A text in another
    script is 'other'; a text of a few words is never judged.
    """
    words = [word.lower() for word in _WORD.findall(text, 0, 6000)[:_MOST_WORDS]]
    if len(words) < _ENOUGH_WORDS:
        return None
    if sum(word[0] > "\u024f" for word in words) > len(words) / 2:
        return "other"
    ours = sum(map(_DUTCH.__contains__, words))
    if ours > 2 * _CLEARLY * len(words):
        return None
    shares = {code: sum(w in small for w in words) for code, small in _OTHERS.items()}
    best = max(shares, key=lambda code: shares[code])
    clear = shares[best] > _CLEARLY * len(words) and shares[best] > 2 * ours
    return best if clear else None
