"""Words that look rare but are not: long or capitalised, and in use in at least four of the
training villages, and the provinces. Sharing one says nothing about telling one story."""

COMMON = frozenset(
    """
100 112 120 140 150 212 214 2500 300 312 400 412 6000 900 aan aan_houden aanmelding aanmerking
aannemersbedrijf aanschuiven actief activiteit adviesraad af_sluiten afgelasten afvalkalender
agendapunt albert als alzheimer anja anoniem anouk antwerpen apotheek appartement arriva
automobilist avondvierdaagse bakker bakkerij banenmarkt bart bas basisschool basisvaardigheid bbb
beantwoorden begeleiden begeleider begeleiding begraaf_plaats behandelen bekendmaking
belanghebbende belangstellenden belangstelling beleidsmedewerker bereikbaar beschikbaar
beschikking besluitenlijst bestuurder bestuurslid bevrijding bezwaarschrift bianca bibliotheek bij
bijeenkomst bijvoorbeeld binnenkomen binnenlopen blessuretijd blokker boekenkast boekenweek
boekhandel bos boulesbaan bouwbedrijf boys bram bureau burgemeester buurtvereniging cafe
camerabeeld carbidschieten cbs cda centrum club college condoleren controleren cooperatie
coordinator cultuur d66 daan daar dag dam dat debatteren delta den der digid digitale dijk
dinsdagavond dinsdagochtend dirk dit dodenherdenking domein donderdag_avond donderdagmiddag
donderdagochtend doorsturen dorpshuis dorpsraad dorpsstraat drenthe drie een eendracht eenzaamheid
eerste ehbo-vereniging elektrisch ellen energiecooperatie engels erfgoed evenementenvergunning
expositieruimte feestelijk femke fenna flevoland fonds fototentoonstelling frans friesland fryslan
garage gebr gedeputeerd gelderland gelegenheid gemeente gemeente_raad_verkiezing gemeentehuis
genoegen gerda gerrit gezamenlijk ggd gilde gisteravond goedemiddag goedemorgen groenlinks
groenlinks-pvda groningen grote halverwege hans harmonie hart heijn hendriks henk het historisch
historische hoeve holland hoofdprijs hoogachten hotel huis huisartsenpraktijk huishouden
huisvesting humanitas huurwoning ikc ilse in_stellen ineke informatie informatieavond
informatiepunt initiatiefnemer inloopavond inloopspreekuur inschrijven inschrijving insprekers
instelling iris ivn jaarverslag jaarwisseling jan jeu jong jongerencentrum jongerenraad
jongerenwerk jos jubileumconcert jumbo kamer kamerverkiezing kbo kees kennisgeving kerk kerkstraat
keukentafel kilo_meter kim kindcentrum kinderboek kinderboekenweek kinderopvang knmi knrm kom
koningsdag koninklijk koninklijke kring kringloop kruis kunstenaar kunstkring laaggeletterdheid
landelijke landgoed landschap langskomen leegstaand leergeld leerkracht lezen lijsttrekkersdebat
limburg linde livestream loes lokaal loonbedrijf lotte lto lyceum maandag_avond maandagmiddag
maandagochtend maarten maas maatschap maatschappelijk mannenkoor mantelzorg mantelzorger marco
markt marloes medewerker meld mens middernacht mien milieustraat millimeter ministerie mirjam
misdaad molen molenstraat monumentendag museum museumboerderij muziekschool muziekvereniging
naaimachine nacht nationale natuur natuurlijk nederland nederlands nel niet nieuwe nldoet noor
noord noord-brabant noord-holland obs omgevingsdienst omgevingsplan omgevingsvergunning
omgevingsvergunningen omroep omwonenden onder ondernemer ondernemersvereniging onderzoeken ons
ontheffing ontmoeting onze ooggetuige oost oost-vlaanderen op_richten open openbaar oranje
oranjevereniging organisatie organisator organiseren oud oude overblijven overheid overijssel
overlijden pannenkoek parkeerplaats parkeerverbod partners pcob peeters penningmeesteres
persbericht peter piet plaatselijk platform plus portefeuillehouder prentenboek presentatie
presenteren primera prins projectleider protestants protestantse publiceren pvda raad
raad_vergadering raadsvoorstel raadzaal rabobank reddingsbrigade repair reserveren restaurant ria
rijkswaterstaat rijn rik rob rode rommelmarkt rondleiding roy ruimte ruud samen samen_werken
samenleving samenwerking sander sanne saskia schakel scheidsrechter schilderen schilderij
schoolstraat schriftelijk schrijven scouting secretaris sem seniorweb sgp sint sinterklaas
slachtoffer slagerij sociaal sporthal sportpark spreekrecht staatsbosbeheer standplaats
startbijeenkomst state staten station stationsstraat stembureau stichting stilleggen stopcontact
subsidieregeling taalhuis taalmaatje taalmaatjes tentoonstelling ter tesfay teun teunissen the
theater thijs toegankelijk toegankelijkheid toelichting ton toneelgroep toneelvereniging toos
transportbedrijf truus tuincentrum twc tweede uit_nodigen uit_reiken uitbranden uitnodiging
uitsluitend uitverkocht utrecht uwv van vast_stellen vastgoed vaststelling veiligheidsregio
veranderen verbouwing verdwijnen vereniging vergaderen vergadering vergoeding vergunning
verjaar_dag verkeer verkeersbesluit vermoedelijk vernieuwen verordening verplaatsen
verpleegkundige verschijnen vertrekken verwachten verwarming verzamelen verzending vierhonderd
vijfentwintig vlaams-brabant vlaanderen vluchtelingenwerk voedselbank volwassene vonk voor
voorleesdagen voorleesontbijt voorspellen voorwaarde voorzitter vos vrachtwagen vriendelijk
vrienden vrijdag vrijdag_avond vrijdagmiddag vrijdagochtend vrijwilliger vrouwen vvd vvv
waarschuwen wachtkamer wachtlijst wat waterschap week welzijn wereldwinkel werkgroep werksessie
werkzaamheid west-vlaanderen wie wij wilhelmina wilma wim windkracht woensdag_avond
woensdag_middag wolters wonen woonzorgcentrum woordvoerder wout yara yvonne zaal zaterdag
zaterdag_avond zaterdagnacht zeeland ziekenhuis zienswijze zomervakantie zondag_avond
zondag_middag zonnebloem zonnepaneel zorgcentrum zorggroep zuid zuid-holland zwaan zwembad
""".split()
)
