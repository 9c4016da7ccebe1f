"""The corpus told in other words: the same sentences with other names, cases, quotes and cuts.

What a name finder should learn is the sentence around a name and the shape of names,
not the names of eighteen villages. Every epoch sees each text in another dress.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from leads.model import Knowledge
from leads.nlp.lexicon import VENUE_WORDS
from leads.nlp.persons import FIRST_NAMES
from leads.nlp.places import listed

Span = tuple[int, int, str]
Text = tuple[str, list[Span]]

SURNAMES = """Jansen Bakker Visser Smit Meijer Mulder Bos Vos Peters Hendriks Dekker Brouwer
    Dijkstra Smits Koster Jacobs Kuipers Wouters Maas Verhoeven Postma Willems Hoekstra Koopmans
    Prins Blom Huisman Peeters Kok Sanders Verbeek Terpstra Veenstra Zijlstra Claes Maes Janssens
    Yilmaz Öztürk Haddad Nguyen Kaya Bouzidi Wiersma Bosma Hofman Timmermans Aerts Gerritsen
    Scholten Boersma Rutten Driessen Nijland Kooistra Verstegen Oosterhuis""".split()
PARTICLES = ("", "", "", "", "van ", "van der ", "van den ", "de ", "ter ", "ten ")
OWN_NAMES = """Concordia Crescendo Excelsior Caecilia Wilhelmina Juliana Vooruit Levenslust
    Volharding Vriendschap Harmonie Eendracht Zonnestraal Klankrijk Cantabile Animato Vivace
    Kompas Baken Anker Schakel Brug Springplank Regenboog Wegwijzer Vlinder Zonnewijzer Toermalijn
    Klimop Wilgenroos Bolster Boemerang Kameleon Klaver Wissel Spil Haven Ark Linde Kastanje
    Brink Meent Weide Wetering Molenwiek Horizon Ontmoeting Kern Dorpshart Buurtkracht Samenspel
    Vonk Vuurvlinder Nachtegaal Leeuwerik Zwaluw Reiger Ooievaar Kievit Wulp Trekvogels
    Hollandia Sparta Quick Olympia Fortuna Victoria Minerva Apollo Orion Mercurius""".split()
PATRONS = """Sint Jan;Sint Joris;Sint Sebastiaan;Sint Barbara;Sint Hubertus;St. Martinus;Sint-Anna;
    Sint Antonius;H. Hart;Onze Lieve Vrouw;St. Willibrordus;Sint Agatha"""
BARE = """Samen Sterk;Ons Genoegen;Nut en Vermaak;Kunst na Arbeid;Groen & Doen;Hart voor het Dorp;
    Beter Buiten;Kleurrijk;De Huiskamer;Het Lokaal;Wij Samen;Jong & Actief;Plaats de Wereld;
    De Buurtschuur;Lef;Stap Vooruit;De Kansrijk;Muzearte;Theater Achterom;Zin in Morgen;Kunstig;
    Goed Bezig;Dorp aan Zet;Blij Met Elkaar;Tot Uw Dienst;Buitengewoon;Weer Thuis;De Klimmers"""
SPORT = "FC VV SV KV TV HV SC HC RKVV CSV".split()
NATIONAL = """
    KBO;IVN;EHBO;Scouting;De Zonnebloem;Zonnebloem;Rode Kruis;Vrouwen van Nu;PCOB;KBO-PCOB;
    Humanitas;VluchtelingenWerk;Voedselbank;Rotary;Lions;KNNV;Groei & Bloei;SeniorWeb;Okra;Ferm;
    Davidsfonds;Femma;Natuurpunt;Chiro;KSA;KLJ;Gezinsbond;Jong Nederland;YMCA;Leger des Heils"""
QUOTES = (("'", "'"), ("‘", "’"), ("“", "”"), ('"', '"'), ("„", "”"))
_QUOTE = re.compile(r"[“”„\"]")


def _names(listed_names: str) -> list[str]:
    return [" ".join(name.split()) for name in listed_names.split(";")]


@dataclass(frozen=True)
class Dresser:
    """Dresses texts up; `names` are the marked names of the texts that are learned from."""

    heads: Sequence[str]
    names: dict[str, Sequence[str]]
    places: Sequence[str]

    def dress(self, text: Text, chance: random.Random) -> Text:
        """Another telling of the same text, often the text itself."""
        if chance.random() < 0.5:
            text = self.renamed(text, chance)
        roll = chance.random()
        if roll < 0.08:
            text = requoted(text, chance)
        elif roll < 0.14:
            text = self.datelined(text, chance)
        elif roll < 0.26:
            text = cropped(text, chance)
        elif roll < 0.30 and len(text[0]) < 120:
            text = shouted(text)
        return text

    def renamed(self, text: Text, chance: random.Random) -> Text:
        """About half of its names changed for others; one name stays one name."""
        words, spans = text
        chosen: dict[str, str] = {}
        for start, end, label in spans:
            said = words[start:end]
            if said not in chosen:
                chosen[said] = self.other(said, label, chance) if chance.random() < 0.5 else said
        return replaced(text, chosen)

    def other(self, said: str, label: str, chance: random.Random) -> str:
        if label == "ORG" and any(c.isupper() for c in said):
            made = chance.random() < 0.5
            new = self.organisation(chance) if made else chance.choice(self.names["ORG"])
        elif label == "PER" and " " in said:
            new = person(chance)
        elif label == "GPE" and not said.isupper():
            new = chance.choice(self.places)
        else:
            return said
        return new[0].upper() + new[1:] if said[0].isupper() else new

    def organisation(self, chance: random.Random) -> str:
        """A made-up body: a head noun and a name, an abbreviation and a place, a bare name."""
        place, head = chance.choice(self.places), chance.choice(self.heads)
        own = chance.choice(OWN_NAMES)
        own = chance.choice((own, f"De {own}", f"'t {own}", chance.choice(_names(PATRONS))))
        opening, closing = chance.choice(QUOTES)
        shape = chance.choice(
            (
                f"{head} {own}",
                f"{head} {own}",
                f"{head} {own} {place}",
                f"{head} {place}",
                f"{head} {opening}{own}{closing}",
                f"{chance.choice(_names(NATIONAL))} {place}",
                f"{chance.choice(_names(NATIONAL))} afdeling {place}",
                f"Stichting {chance.choice(_names(BARE))}",
                f"{chance.choice(SPORT)} {own.removeprefix('De ')}",
                f"{place}se {head}",
                chance.choice(_names(BARE)),
                chance.choice(_names(BARE)),
                own,
            )
        )
        return shape[0].upper() + shape[1:] if chance.random() < 0.7 else shape

    def datelined(self, text: Text, chance: random.Random) -> Text:
        place = chance.choice(self.places).upper()
        lead = place + chance.choice((" - ", " – ", ": ", "/REGIO - "))
        spans = [(0, len(place), "GPE")]
        return lead + text[0], spans + [(s + len(lead), e + len(lead), x) for s, e, x in text[1]]


def replaced(text: Text, chosen: dict[str, str]) -> Text:
    words, spans = text
    out, new, at = "", [], 0
    for start, end, label in spans:
        out += words[at:start]
        name = chosen.get(words[start:end], words[start:end])
        new.append((len(out), len(out) + len(name), label))
        out, at = out + name, end
    return out + words[at:], new


def requoted(text: Text, chance: random.Random) -> Text:
    """Other quotation marks, one for one, so that the spans stay where they are."""
    mark = chance.choice("\"”“'’")
    return _QUOTE.sub(mark, text[0]), text[1]


def shouted(text: Text) -> Text:
    """In capitals, unless a letter grows by it ('ß')."""
    capitals = text[0].upper()
    return (capitals, text[1]) if len(capitals) == len(text[0]) else text


def cropped(text: Text, chance: random.Random) -> Text:
    """An excerpt that breaks off, as a feed gives it."""
    words, spans = text
    if len(words) < 120:
        return text
    cut = words.rfind(" ", 0, chance.randrange(80, len(words)))
    cut = min((s for s, e, _ in spans if s < cut < e), default=cut)
    kept = [span for span in spans if span[1] <= cut]
    return words[:cut].rstrip() + chance.choice(("…", "...", " [...]", "")), kept


def person(chance: random.Random) -> str:
    first = chance.choice(sorted(FIRST_NAMES))
    return f"{first} {chance.choice(PARTICLES)}{chance.choice(SURNAMES)}"


def dresser(knowledge: Knowledge, texts: Sequence[Text]) -> Dresser:
    """A dresser with the names of these texts and the head nouns of the domain."""
    heads = {
        head
        for kind in knowledge.organisation_types
        for head in kind.head_nouns
        if len(head) > 3 and head[0].isalpha() and head.lower() not in VENUE_WORDS
    }
    names: dict[str, set[str]] = {}
    for words, spans in texts:
        for start, end, label in spans:
            if words[start].isupper():
                names.setdefault(label, set()).add(words[start:end])
    return Dresser(sorted(heads), {k: sorted(v) for k, v in names.items()}, listed())
