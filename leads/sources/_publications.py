"""Which official publications of a municipality tell of things to do; none about persons."""

import re

_USEFUL = frozenset(
    {
        "evenementenvergunning",
        "participatie",
        "andere voorlichtingsinformatie",
        "exploitatievergunning",
        "verkeersbesluit of -mededeling",
        "beleidsregel",
    }
)
_PRIVATE = frozenset({"uitschrijving basisregistratie personen", "oproeping"})
_PRIVATE_WORDS = re.compile(
    r"basisregistratie|\bbrp\b|uitschrijving|onbekend (?:adres|vertrek)|voornemen tot .*adres"
    r"|oproep(?:ing)? (?:aan|van|voor) (?:de heer|mevrouw)|naamswijziging|erfgenamen|curatele",
    re.IGNORECASE,
)
_EVENT_WORDS = re.compile(
    r"evenement|kermis|braderie|optocht|intocht|avondvierdaagse|rommelmarkt|buurtfeest|festival"
    r"|koningsdag|kerstmarkt|vreugdevuur|collecte|standplaats",
    re.IGNORECASE,
)


def is_useful(section: str, title: str) -> bool:
    """Whether a publication is kept: by its section (lower case, '' when it has none), or
    by an event in its title. What is about a private person never is."""
    if section in _PRIVATE or _PRIVATE_WORDS.search(title):
        return False
    return section in _USEFUL or bool(_EVENT_WORDS.search(title))


def sections() -> frozenset[str]:
    """The names by which a section is recognised."""
    return _USEFUL | _PRIVATE


def told(section: str, creator: str) -> str:
    """`Evenementenvergunning van de gemeente Zandhoek.`; the creator may be unknown ('')."""
    kind = section[:1].upper() + section[1:] or "Bekendmaking"
    name = creator.removeprefix("gemeente ")
    return f"{kind} van de gemeente {name}." if name else f"{kind}."
