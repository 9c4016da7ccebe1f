"""The commands: one table behind the help, the aliases, completion and the documentation."""

from typing import NamedTuple

from leads.language import mark


class Entry(NamedTuple):
    """One command. `module` lies in leads.cli and holds `<name>_command`; `group`
    and `told` are Dutch sentences for the help."""

    module: str
    alias: str
    group: str
    told: str


_BEGIN = mark("Beginnen")
_DAILY = mark("Elke ochtend")
_CHANCES = mark("Kansen")
_DECIDE = mark("Besluiten")
_OVERVIEW = mark("Overzicht")
_AROUND = mark("Verder")

COMMANDS = {
    "demo": Entry("start", "proef", _BEGIN, mark("Laat het hele werk zien op een ingebouwd dorp.")),
    "init": Entry("start", "begin", _BEGIN, mark("Maak instellingen voor jouw plaats.")),
    "check": Entry(
        "start", "controle", _BEGIN, mark("Controleer de instellingen en probeer elke bron.")
    ),
    "try": Entry("start", "probeer", _BEGIN, mark("Laat zien wat er uit een adres te lezen is.")),
    "doctor": Entry("check", "dokter", _BEGIN, mark("Kijk of alles het doet.")),
    "run": Entry(
        "daily", "ochtend", _DAILY, mark("Lees, begrijp, en maak en verstuur de ochtendmail.")
    ),
    "refresh": Entry("daily", "lees", _DAILY, mark("Bezoek de bronnen die aan de beurt zijn.")),
    "analyse": Entry("daily", "begrijp", _DAILY, mark("Begrijp en weeg wat nieuw is.")),
    "digest": Entry(
        "daily", "ochtendmail", _DAILY, mark("Laat de ochtendmail zien, bewaar of verstuur hem.")
    ),
    "daemon": Entry("daily", "dienst", _DAILY, mark("Blijf draaien en doe elke ochtend het werk.")),
    "list": Entry("listing", "lijst", _CHANCES, mark("Laat zien welke kansen open staan.")),
    "show": Entry("listing", "toon", _CHANCES, mark("Laat één kans zien met alle redenen.")),
    "pitch": Entry(
        "listing", "opening", _CHANCES, mark("Geef twee zinnen om een gesprek mee te beginnen.")
    ),
    "review": Entry(
        "review", "doorloop", _CHANCES, mark("Loop de nieuwe kansen één voor één langs.")
    ),
    "add": Entry(
        "listing", "tip", _CHANCES, mark("Geef zelf een tip door, van de balie of uit een mail.")
    ),
    "who": Entry("plans", "wie", _CHANCES, mark("Zoek wie je bij een plan kunt betrekken.")),
    "arrange": Entry(
        "plans",
        "arrangement",
        _CHANCES,
        mark("Werk een kans uit: expositie, lezing, kinderen en een verhaal."),
    ),
    "accept": Entry("decisions", "plant", _DECIDE, mark("Oppakken: iemand neemt contact op.")),
    "talk": Entry("decisions", "gesprek", _DECIDE, mark("We zijn in gesprek.")),
    "bloom": Entry("decisions", "bloei", _DECIDE, mark("Het is afgesproken of het loopt.")),
    "harvest": Entry("decisions", "oogst", _DECIDE, mark("Het is gedaan.")),
    "root": Entry("decisions", "geworteld", _DECIDE, mark("Het is een vaste partner geworden.")),
    "snooze": Entry("decisions", "schuur", _DECIDE, mark("Later: in de schuur tot een dag.")),
    "drop": Entry("decisions", "braak", _DECIDE, mark("Laten liggen, met een reden.")),
    "wrong": Entry(
        "decisions", "geenkans", _DECIDE, mark("Geen kans: dit had er niet tussen moeten staan.")
    ),
    "note": Entry("decisions", "notitie", _DECIDE, mark("Schrijf iets bij een kans.")),
    "undo": Entry("decisions", "terug", _DECIDE, mark("Neem het laatste besluit terug.")),
    "sources": Entry(
        "sources",
        "bronnen",
        _OVERVIEW,
        mark("Laat zien hoe het met elke bron gaat; zoek bronnen, voeg ze toe of zet ze stil."),
    ),
    "orgs": Entry(
        "orgs",
        "organisaties",
        _OVERVIEW,
        mark("Bekijk de organisaties, en zeg welke dezelfde zijn."),
    ),
    "network": Entry(
        "network",
        "netwerk",
        _OVERVIEW,
        mark("Laat zien wie met wie samenwerkt, en bij welke thema's nog niemand."),
    ),
    "people": Entry(
        "people", "mensen", _OVERVIEW, mark("Wie je kunt vragen, met hun toestemming.")
    ),
    "learn": Entry(
        "learning", "leer", _OVERVIEW, mark("Laat zien wat leads leerde van je besluiten.")
    ),
    "calendar": Entry(
        "world",
        "kalender",
        _OVERVIEW,
        mark("Laat zien welke thema's en data eraan komen en wat samenvalt."),
    ),
    "export": Entry("own", "uitvoer", _AROUND, mark("Geef alles van deze vestiging als JSON.")),
    "erase": Entry("own", "wis", _AROUND, mark("Vergeet een persoon, ook in notities.")),
    "evaluate": Entry("check", "meet", _AROUND, mark("Meet hoe goed het lezen en kiezen gaat.")),
    "completion": Entry(
        "check", "aanvullen", _AROUND, mark("Vul opdrachten aan met Tab in bash, zsh of fish.")
    ),
}
ALIASES = {entry.alias: name for name, entry in COMMANDS.items()}
GROUPS = tuple(dict.fromkeys(entry.group for entry in COMMANDS.values()))
