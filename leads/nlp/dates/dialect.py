"""Days, months and hours in Frisian, Limburgish and Low Saxon, as village papers print them.

Only words that mean nothing else in Dutch: 'moarn' (tomorrow or morning) is left out.
"""

from leads.nlp.dates.lexicon import Vocabulary, Weekday

_WEEKDAYS = (
    "moandei maondig maondag moandag",
    "tiisdei dinsdig deensdag",
    "woansdei goonsdig gunsdag woonsdag wounsdag",
    "tongersdei donderdig dunderdag dönderdag",
    "freed vriedig vriedag vrie-dag vrijdig",
    "sneon saterdei zaoterdig zaoterdag zoaterdag",
    "snein zondig zundag zönndag",
)
_EVENINGS = {
    "tejûn": "avond", "tejoun": "avond", "tejûne": "avond", "temiddei": "middag",
    "temoarn": "ochtend", "enaovend": "avond", "aovend": "avond", "oavend": "avond",
    "aoved": "avond", "middig": "middag", "mörge": "ochtend",
}  # fmt: skip
_MONTHS = (
    "jannewaris jannewarie", "febrewaris febrewarie", "maert miert", "", "maaie", "juny",
    "july", "", "septimber", "", "novimber", "desimber",
)  # fmt: skip
_NUMBERS = (
    "ien ienen", "twa twaën", "trije trijen", "fjouwer fjouweren", "fiif fiven", "seis seizen",
    "sân sânen", "achten", "njoggen njoggenen", "tsien tsienen", "alve alven", "tolve tolven",
)  # fmt: skip
_SIMPLE = {
    "u": "oere oor ure",
    "H": "healwei",
    "K": "kertier",
    "t": "oant",
    "F": "fanôf",
    "b": "tusken",
    "N": "kommende kommend takom",
    "L": "ferline",
}
_DAYPARTS = {"jûns": "avond", "middeis": "middag", "moarns": "ochtend", "'s aoves": "avond"}


def vocabulary() -> Vocabulary:
    """These words with the letters that Dutch ones have."""
    words: Vocabulary = {w: (kind, None) for kind, line in _SIMPLE.items() for w in line.split()}
    words.update(dict.fromkeys(("oant en mei", "o/m"), ("T", None)))
    words.update({word: ("P", part) for word, part in _DAYPARTS.items()})
    for index, names in enumerate(_WEEKDAYS):
        for name in names.split():
            words[name] = ("W", Weekday(index))
            for ending, part in _EVENINGS.items():
                words[name + ending] = ("W", Weekday(index, part))
    for number, names in enumerate(_MONTHS, 1):
        words.update(dict.fromkeys(names.split(), ("M", number)))
    for number, names in enumerate(_NUMBERS, 1):
        words.update(dict.fromkeys(names.split(), ("q", number)))
    return words
