"""What the paper and the calendars of the test village tell in a year. Every name is invented."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import count

import service_stories
from service_village import AMSTERDAM, MORNING, Post

_NUMBERS = count(1)


def post(day: date, title: str, text: str) -> Post:
    """What was printed the day before this morning."""
    printed = datetime(day.year, day.month, day.day, 9, tzinfo=AMSTERDAM) - timedelta(days=1)
    return Post(f"jaar-{next(_NUMBERS)}", title, text, printed)


LESSONS, READERS = service_stories.LESSONS, service_stories.READERS
PHOTOS, WELL = service_stories.PHOTOS, service_stories.WELL
READERS_OFF = replace(
    READERS, text="De kennismaking met voorlezers op woensdag 24 maart gaat niet door."
)
FAIR = Post(
    "boekenmarkt",
    "Boekenmarkt trekt negenhonderd bezoekers",
    "De jaarlijkse boekenmarkt van Lionsclub Lindebroek trok zaterdag 27 februari negenhonderd "
    "bezoekers naar het Kerkplein. De opbrengst gaat naar de speeltuin. De club zoekt voor "
    "volgend jaar meer kramen.",
    MORNING - timedelta(days=1),
)
FAIR_COMING = post(
    date(2028, 1, 25),
    "Boekenmarkt op het Kerkplein",
    "Lionsclub Lindebroek houdt op zaterdag 4 maart 2028 van 10.00 tot 16.00 uur weer de "
    "jaarlijkse boekenmarkt op het Kerkplein. De club zoekt vrijwilligers en kramen voor boeken. "
    "Aanmelden kan tot en met vrijdag 18 februari.",
)
CAMERAS = post(
    date(2027, 5, 11),
    "Fotoclub zoekt ruimte voor cursus fotografie",
    "Fotoclub Lindebroek zoekt een ruimte voor een cursus fotografie in het najaar. De eerste "
    "avond is op dinsdag 7 september om 20.00 uur. Reageren kan tot en met vrijdag 25 juni.",
)
MONUMENTS = post(
    date(2027, 5, 25),
    "Gidsen gezocht voor Open Monumentendag",
    "Heemkundekring De Leemput doet op zaterdag 11 september mee aan Open Monumentendag. De kring "
    "zoekt gidsen en een plek voor een kleine expositie over de kerktoren. Aanmelden kan tot en "
    "met vrijdag 18 juni.",
)
PLANTS = post(
    date(2027, 5, 25),
    "Drukte op plantjesmarkt",
    "De plantjesmarkt van IVN Lindebroek op het Kerkplein trok zaterdag 22 mei zeshonderd "
    "bezoekers. Zij ruilden stekjes en zaden.",
)
PLANTS_COMING = post(
    date(2028, 2, 1),
    "Plantjesmarkt zoekt kramen",
    "IVN Lindebroek houdt op zaterdag 20 mei 2028 van 10.00 tot 15.00 uur weer de plantjesmarkt "
    "op het Kerkplein. IVN zoekt vrijwilligers en kramen. Aanmelden kan tot en met vrijdag 7 "
    "april.",
)
LECTURE_TOO = post(
    date(2027, 9, 14),
    "KBO Lindebroek houdt lezing voor senioren over de oude tramlijn",
    "KBO Lindebroek houdt op donderdag 14 oktober om 14.00 uur een lezing voor senioren over de "
    "oude tramlijn, in de aula. De toegang is gratis.",
)
BEES = post(
    date(2027, 9, 21),
    "IVN vertelt over wilde bijen",
    "IVN Lindebroek houdt op dinsdag 2 november om 20.00 uur een avond over wilde bijen en "
    "biodiversiteit in de tuin. De natuurvereniging zoekt een zaal.",
)
HONEY = post(
    date(2027, 9, 21),
    "Imkers geven avond over bijen",
    "Imkervereniging De Korf geeft op dinsdag 16 november om 20.00 uur een avond over bijen en "
    "de natuur in het dorp. De imkers zoeken sprekers.",
)
TRAINS = post(
    date(2027, 3, 2),
    "Modelspoorclub bouwt station van Lindebroek na",
    "Modelspoorvereniging De Wissel werkt al drie jaar aan een maquette van het oude station. Het "
    "gebouw, gesloopt in 1968, is nagemaakt van oude foto's. Op zaterdag 24 april is de baan te "
    "zien in het clubhuis.",
)
THEATRE = post(
    date(2027, 3, 2),
    "Toneelvereniging De Klucht repeteert voor nieuwe voorstelling",
    "Toneelvereniging De Klucht speelt op zaterdag 22 mei een stuk over het dorp van vroeger. De "
    "leden schreven het zelf en zochten verhalen bij oudere inwoners.",
)
FANFARE = post(
    date(2027, 5, 11),
    "Fanfare De Eendracht speelt met leerlingen",
    "Fanfare De Eendracht geeft op zaterdag 3 juli een optreden met leerlingen van de basisschool. "
    "Zij leerden dit voorjaar trompet en slagwerk. Ouders zijn welkom op het schoolplein.",
)
CHOIR = post(
    date(2027, 9, 21),
    "Gemengd koor Cantemus oefent weer",
    "Gemengd koor Cantemus geeft op zondag 21 november een concert in de kerk. De leden zingen "
    "liederen van Brahms en een stuk van een componist uit de streek.",
)
BAND = post(
    date(2027, 3, 2),
    "Harmonie Sint-Jan oefent met jeugdleden",
    "Harmonie Sint-Jan geeft op zondag 25 april een concert met de jeugdleden in de kerk. Er is "
    "koffie na afloop. Het orkest speelt filmmuziek en marsen.",
)
GENTLE = (TRAINS, THEATRE, BAND)  # each below what is shown
CRASH, RESULTS = service_stories.CRASH, service_stories.RESULTS


def calendar(*events: tuple[str, datetime, str]) -> bytes:
    """A calendar of events of two hours: name, start, and a rule of repetition or nothing."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0"]
    for name, start, rule in events:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{name[:5]}-{start:%Y%m%d}@agenda",
            f"DTSTART;TZID=Europe/Amsterdam:{start:%Y%m%dT%H%M%S}",
            f"DTEND;TZID=Europe/Amsterdam:{start + timedelta(hours=2):%Y%m%dT%H%M%S}",
            f"SUMMARY:{name}",
            *([f"RRULE:{rule}"] if rule else []),
            "END:VEVENT",
        ]
    return "\r\n".join([*lines, "END:VCALENDAR"]).encode() + b"\r\n"


AFTERNOON = datetime(2027, 10, 14, 14, 0)
CALENDARS = {
    "KBO Lindebroek": calendar(("Lezing voor senioren", AFTERNOON, "")),
    "Zonnebloem": calendar(("Bingo voor ouderen", AFTERNOON + timedelta(minutes=30), "")),
    # one organiser, week after week, and a weekly drop-in: no clash with anything
    "Koor De Lijster": calendar(
        *(
            ("Zangmiddag voor senioren", AFTERNOON + timedelta(weeks=week), "")
            for week in (-1, 0, 1, 2)
        )
    ),
    "Dorpshuis De Linde": calendar(
        ("Koffie voor ouderen", AFTERNOON - timedelta(weeks=2), "FREQ=WEEKLY;COUNT=8")
    ),
}
