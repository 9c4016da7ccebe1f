"""The text of new settings files: commented, valid, and easy to change."""

import re

from leads.settings.adding import entries
from leads.settings.places import Place, neighbours
from leads.settings.regional import hints
from leads.settings.yaml_text import quoted
from leads.text import fold, slug


def _list(values: list[str]) -> str:
    return "[" + ", ".join(map(quoted, values)) + "]"


def leads_yaml(place: Place) -> str:
    """The main settings for a branch in this place."""
    return f"""\
# Instellingen van leads. Elke regel met een # ervoor is uitleg of staat uit.
# Controleer na een wijziging met: leads check
version: 1

branch:
  id: {slug(place.name)}                # korte naam zonder spaties; niet meer veranderen
  name: {quoted("Bibliotheek " + place.name)}
  place: {quoted(place.name)}
  municipality: {quoted(place.municipality)}
  municipality_code: {place.code}
  province: {quoted(place.province)}
  # Buren: nieuws van hier telt ook mee, iets minder dan van de eigen plaats.
  # Dit zijn de andere plaatsen in je gemeente; haal weg of voeg toe wat bij je past.
  neighbours: {_list(neighbours(place))}
  # Wat je vestiging te bieden heeft. Laat de regel weg als alles kan.
  # Kies uit: ruimte, expositie, lezing, workshop, collectie, publiciteit, netwerk,
  # taalspreekuur, ido, voorlezen, klassenbezoek, leeskring, debat, filmvertoning,
  # maken, ontmoeting, kraam, inzamelpunt, vrijwilligersplek, studieplek
  # offers: [ruimte, expositie, lezing, collectie, publiciteit, voorlezen]
  # Thema's die je niet wilt zien, met de namen uit: leads calendar --themes
  # muted_themes: [gezondheid_mantelzorg]
  language: nl                # nl of en

digest:
  at: "06:30"                 # tijdstip van de ochtendmail (niet tussen 02:00 en 03:00)
  days: [ma, di, wo, do, vr]
  most: 7                     # hooguit zoveel kansen op een dag

http:
  # Een webadres of mailadres waar een site je kunt bereiken; het gaat mee met elk bezoek.
  contact: {quoted("bibliotheek-" + slug(place.name) + "@voorbeeld.example")}
  pause: 2                    # seconden rust tussen twee bezoeken aan dezelfde site

# De ochtendmail. Haal de # weg en vul in; zonder dit blok komt alles op het scherm.
# mail:
#   sender: "Leads <leads@jouwbieb.example>"
#   to: [jij@jouwbieb.example]
#   reply_to: jij@jouwbieb.example
#   host: smtp.jouwbieb.example
#   port: 587
#   security: starttls        # none, starttls of tls
#   user: leads@jouwbieb.example
#   password_file: smtp-wachtwoord.txt   # in deze map; of zet LEADS_SMTP_PASSWORD

# nlp:
#   model: nl_core_news_md    # een extra taalmodel van spaCy, als je dat hebt geïnstalleerd

# store:
#   database: postgresql+psycopg://leads@localhost/leads   # anders: data/leads.db
#   keep_text_days: 90        # zo lang blijft de hele tekst van een bericht bewaard (60 tot 365)
"""


def sources_yaml(place: Place) -> str:
    """The sources that can be named from the place alone; guesses are marked."""
    key = re.sub(r"[^a-z0-9]+", "_", fold(place.municipality)).strip("_")
    return f"""\
# De bronnen die leads leest. Zoek er meer met: leads sources find ADRES
#
#   kind    feed, wordpress, page, ical, json_ld, tribe_events, openbesluitvorming, koop_rss,
#           mastodon, bluesky; alle soorten en wat ze nodig hebben staan in docs/sources.md
#   medium  news (krant), municipal (gemeente), social (post), calendar (agenda)
#   full_text  ja = lees ook de bladzijde achter een bericht, als de feed alleen het begin geeft
#   guess   ja = een vermoeden. Het wordt pas gelezen als je deze regel weghaalt;
#           'leads check' probeert het en zegt of het klopt.
sources:
  # Vergunningen, meldingen en inspraak van de gemeente {place.municipality}.
  - id: bekendmakingen
    kind: koop_rss
    url: https://zoek.officielebekendmakingen.nl/rss
    name: {quoted("Bekendmakingen gemeente " + place.municipality)}
    medium: municipal
    organisation: {quoted("gemeente " + place.municipality)}
    options:
      municipality: {quoted(_creator(place))}
    every_minutes: 720

  # Vergaderingen van de gemeenteraad. De sleutel is een vermoeden.
  - id: gemeenteraad
    kind: openbesluitvorming
    url: https://openbesluitvorming.nl
    name: {quoted("Gemeenteraad " + place.municipality)}
    medium: municipal
    options:
      organization: {quoted(key)}
    every_minutes: 1440
    guess: ja

  # Vermoedens over de streek: omroep, krant en gemeente. Haal weg wat niet bij je past.
{entries(hints(place))}
  # Zet hier je krant, het dorpshuis, de clubs. Haal de # weg en vul in.
  # - id: krant
  #   kind: feed
  #   url: https://www.jouwkrant.example/feed/
  #   name: De Dorpskrant
  #   medium: news
  #
  # - id: dorpshuis
  #   kind: ical
  #   url: https://dorpshuis.example/agenda.ics
  #   name: Agenda van het dorpshuis
  #   medium: calendar
  #   organisation: Dorpshuis De Zwaan
  #
  # - id: heemkunde-mastodon
  #   kind: mastodon
  #   url: https://mastodon.example
  #   name: Heemkundekring op Mastodon
  #   medium: social
  #   organisation: Heemkundekring
  #   options:
  #     account: heemkunde
"""


_BERGEN = {"GM0373": "Bergen (NH)", "GM0893": "Bergen (L)"}


def _creator(place: Place) -> str:
    """The name under which a municipality publishes: two are called Bergen."""
    return _BERGEN.get(place.code, place.municipality)
