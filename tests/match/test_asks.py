"""Who asks for what a library has, and who asks for something else."""

import pytest
from match_nouns import item

from leads.match import asks
from leads.match.reading import quote

CALLS = [
    ("De fotoclub zoekt een plek om zeventig portretten te laten zien.", "expositie"),
    ("Wie heeft een zaaltje voor onze vergadering op dinsdag?", "ruimte"),
    ("Heemkundekring De Wever is op zoek naar vitrines.", "expositie"),
    ("Basisschool De Klimop zoekt voorlezers voor de kleuters.", "voorlezen"),
    ("Het koor zit zonder repetitieruimte en zoekt onderdak.", "ruimte"),
    ("Voor de lezingenreeks zoekt de volksuniversiteit nog sprekers.", "lezing"),
    ("De natuurgroep zoekt een inleverpunt voor stekjes.", "inzamelpunt"),
    ("Verenigingen kunnen een kraam op de jaarmarkt reserveren: meld je aan.", "kraam"),
    ("Het taalcafé heeft een wachtlijst en zoekt vrijwilligers.", "vrijwilligersplek"),
    ("KBO zoekt hulp bij het lesgeven over tablets.", "ido"),
    ("Wie kan ons leestips geven voor de boekenkist?", "collectie"),
    ("De dorpsraad zoekt scholen en verenigingen die willen meedoen.", "netwerk"),
    ("De schaakclub barst uit zijn jasje en zoekt een grotere zaal.", "ruimte"),
    ("Vluchtelingenwerk zoekt taalmaatjes en een lokaal voor de avond.", "ruimte"),
    ("De wereldwinkel zoekt een tafel op de braderie.", "kraam"),
    ("Wie wil voorlezen bij de Nationale Voorleesdagen? Meld je bij de school.", "voorlezen"),
    ("De toneelgroep hoopt op een hoekje om kostuums te laten zien.", "expositie"),
    ("Repair Café zoekt vrijwilligers die handig zijn met de computer.", "vrijwilligersplek"),
    (
        "De Zonnebloem zoekt vrijwillige chauffeurs en helpers voor de boottocht.",
        "vrijwilligersplek",
    ),
    ("Werkgroep Amnesty vraagt: wie heeft een lange tafel voor onze brievenmiddag?", "kraam"),
]
NO_CALLS = [
    # for sale and wanted
    "Te koop gevraagd: boeken over de oorlog, ook hele verzamelingen.",
    "Gevraagd te koop: oude vitrinekast.",
    "Wie heeft nog een tafeltje te koop voor een student?",
    "Verzamelaar wil prentenboeken kopen en zoekt partijen.",
    "Gezocht: tweedehands laptop voor student.",
    # jobs
    "De supermarkt zoekt medewerkers voor de vulploeg die graag hulp bieden.",
    "Vacature: Sint-Jozefhof zoekt een gastvrouw voor 24 uur per week.",
    "Wij zoeken een begeleider met een vast dienstverband volgens de cao.",
    "De krant zoekt bezorgers en helpers in de wijk Heikant.",
    "Solliciteren kan nog: de gemeente zoekt een coach voor jongeren.",
    # the police
    "De politie zoekt getuigen die iets hebben gezien op de plek van de inbraak.",
    "Getuigenoproep: wie heeft camerabeelden van de locatie?",
    "De recherche zoekt tipgevers en vraagt om hulp.",
    "De politie is op zoek naar de verdachte, die een plek zocht om te schuilen.",
    # a household
    "Gezocht: woning met ruimte voor een gezin met drie kinderen.",
    "Jong stel zoekt huurhuis of appartement, liefst met extra ruimte.",
    "Gezocht: lieve oppas die ook wil voorlezen.",
    "Hulp in de huishouding gezocht, twee ochtenden.",
    "Wie heeft een plek voor mijn caravan?",
    "Poes weggelopen: wie kan helpen zoeken op deze plek?",
    "Oudere dame zoekt hulp met schoonmaken en een tuinman.",
]


@pytest.mark.parametrize(("words", "offer"), CALLS)
def test_a_call_is_heard(words: str, offer: str) -> None:
    assert offer in [ask.offer for ask in asks.find(item("", words))]


@pytest.mark.parametrize("words", NO_CALLS)
def test_who_asks_for_something_else_is_not(words: str) -> None:
    assert asks.find(item("", words)) == []


def test_a_call_beside_a_job_is_still_heard() -> None:
    both = item("", "Het dorpshuis zoekt personeel. De kring zoekt een zaal.")
    assert [ask.offer for ask in asks.find(both)] == ["ruimte"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "Er is koffie. De school zoekt voorlezers.",
            "De school zoekt voorlezers.",
        ),
        ("Het is een plan. Daarvoor zijn er vijftien nodig.", "Daarvoor zijn er vijftien nodig."),
        ("Het is een mooi plan. Er is koffie.", "De Klaproos zoekt voorlezers"),
    ],
)
def test_what_a_title_asks_is_shown_by_a_sentence_of_the_text(text: str, shown: str) -> None:
    told = item("De Klaproos zoekt voorlezers", text)
    [ask] = [one for one in asks.find(told) if one.offer == "voorlezen"]
    assert quote(told, asks.telling(told, ask)) == shown
