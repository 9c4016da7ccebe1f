"""Words that look rare but are not: long or capitalised, and in use in at least five of the
training villages. Sharing one says nothing about telling one story."""

COMMON = frozenset(
    """
aan aan_houden aanmelding aannemersbedrijf aanschuiven activiteit adviesraad af_sluiten
afgelasten afvalkalender albert als alzheimer anja apotheek appartement automobilist
avondvierdaagse bakker bakkerij bas basisschool basisvaardigheid beantwoorden begeleiden
begeleiding behandelen bekendmaking belanghebbende belangstelling bereikbaar beschikbaar
besluitenlijst bestuurslid bezwaarschrift bibliotheek bij bijeenkomst binnenlopen boekenkast
boekenweek boekhandel bos bouwbedrijf boys bram bureau burgemeester buurtvereniging cafe
camerabeeld cbs cda centrum college controleren coordinator cultuur d66 daar dag dat debatteren
delta den der digid digitale dijk dinsdagavond dinsdagochtend dirk domein donderdag_avond
dorpshuis dorpsraad dorpsstraat een eenzaamheid eerste ehbo-vereniging energiecooperatie
evenementenvergunning feestelijk fenna fonds gebr gemeente gemeente_raad_verkiezing gemeentehuis
gerda gerrit gezamenlijk ggd gisteravond goedemiddag groenlinks groenlinks-pvda grote hendriks
henk het historisch historische hoeve hoogachten huis huisartsenpraktijk huishouden humanitas
ilse in_stellen informatiepunt initiatiefnemer inloopavond inloopspreekuur inschrijven
insprekers instelling iris ivn jan jong jongerenraad jos jubileumconcert jumbo kamer kees
kennisgeving kerk kerkstraat kilo_meter kim kindcentrum kinderboek kinderopvang knmi koningsdag
koninklijk kring kringloop kruis kunstkring laaggeletterdheid leergeld leerkracht lezen loes
lokaal loonbedrijf lotte lyceum maandag_avond maandagochtend maatschappelijk mannenkoor markt
medewerker meld ministerie molen molenstraat monumentendag museum nationale nederland nederlands
niet nldoet noor noord obs omgevingsdienst omgevingsvergunning omwonenden ondernemer onderzoeken
ons ontmoeting onze oost op_richten open openbaar oranje oranjevereniging organisatie
organisator organiseren oude overheid overlijden pannenkoek parkeerplaats peeters
penningmeesteres persbericht peter piet platform portefeuillehouder prentenboek presenteren
primera prins projectleider protestants protestantse raad raad_vergadering raadsvoorstel
rabobank repair reserveren restaurant ria rijkswaterstaat rode rommelmarkt rondleiding samen
samen_werken samenleving samenwerking sander sanne schakel schriftelijk schrijven scouting
secretaris sem seniorweb sint slachtoffer slagerij sociaal sporthal sportpark spreekrecht
staatsbosbeheer station stembureau stichting subsidieregeling taalhuis tentoonstelling ter
theater toelichting ton toneelgroep toneelvereniging toos transportbedrijf truus tuincentrum
tweede uit_nodigen uitnodiging van vast_stellen vastgoed vaststelling veiligheidsregio
veranderen verdwijnen vereniging vergaderen vergadering vergunning verkeer verkeersbesluit
vermoedelijk vernieuwen verplaatsen verschijnen vertrekken verwachten verzamelen
vluchtelingenwerk voedselbank volwassene voor voorleesdagen voorleesontbijt voorwaarde
voorzitter vrachtwagen vriendelijk vrijdag vrijdag_avond vrijdagmiddag vrijwilliger vvd
waarschuwen wachtlijst wat waterschap week welzijn wereldwinkel werksessie werkzaamheid wie wij
wilhelmina wilma wim woensdag_avond woensdag_middag wonen woonzorgcentrum wout zaal zaterdag
zaterdag_avond ziekenhuis zienswijze zondag_avond zondag_middag zonnebloem zorgcentrum zorggroep
zuid zwembad
""".split()
)
