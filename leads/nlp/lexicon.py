"""Word lists of the name rules: what kind of thing a name is, told by a word in it."""

import re


def bag(words: str) -> frozenset[str]:
    """The words of a list written as running text."""
    return frozenset(words.split())


def phrases(text: str) -> frozenset[str]:
    """The names of a list that are parted by semicolons."""
    return frozenset(" ".join(phrase.split()) for phrase in text.split(";"))


FUNCTION_WORDS = bag(
    """van de der den het 't ’t 's ’s d'n d’n op aan ter ten te voor over onder zonder la le
    du vd v/d"""
)
"""Small words that may stand inside a name; 'en', 'in' and 'bij' join two things instead."""

SENTENCE_WORDS = bag(
    """de het een en of maar want dus ook in op aan bij voor van met door naar uit over onder
    tot te er dit dat die deze wie wat waar wanneer hoe waarom welke als toen nu dan nog al
    alle alleen ik jij je u hij zij ze we wij jullie hun haar zijn ons onze mijn jouw uw daar
    daarom daarna daarnaast hier verder zo zoals sinds tijdens na om per via volgens wegens
    vanaf vandaag morgen gisteren vanavond vanmiddag vanochtend overmorgen iedereen iemand
    niemand niets iets veel weinig meer minder geen niet wel is was waren wordt worden werd
    heeft hebben had kan kunnen kon moet mag wil zal zou komt gaat doet staat ligt zit blijft
    bent ben heb hebt kom doe ga help kijk lees meld bel mail schrijf geef neem breng zoek
    stuur vraag vul klik welkom beste hallo hoi hey dag lieve geachte groet groeten groetjes
    let graag dank bedankt helaas gelukkig misschien toch tegen tussen zonder binnen buiten
    boven omdat terwijl zodra samen eerst eerste tweede derde laatste volgende vorige nieuw
    nieuwe oud oude grote kleine goed mooie ruim bijna twee drie vier vijf zes zeven acht
    negen tien elf twaalf dertien twintig dertig veertig vijftig honderd beide elk elke ieder
    iedere sommige enkele info informatie aanmelden opgeven entree toegang gratis kaarten
    inloop zaal open agenda programma locatie plaats datum tijd onderwerp betreft bron foto
    tekst redactie reageren ps p.s. nb ja nee jaar maandag dinsdag woensdag donderdag vrijdag
    zaterdag zondag januari februari maart april mei juni juli augustus september oktober
    november december ma di wo do vr za lente zomer herfst winter kerst pasen pinksteren
    omwonenden bewoners inwoners ouders kinderen jongeren ouderen leden vrijwilligers mensen
    bezoekers deelnemers leerlingen zelf zowel mede dankzij vooral eindelijk straks soms vaak
    altijd nooit weer inmiddels intussen ondertussen bovendien namens onlangs afgelopen
    komende aanstaande aanvang start begin einde besluit verleend aanvraag geweigerd
    verlenging kennisgeving vergunning melding oproep gezocht gevraagd sorry trots leuk even
    zin hart jong"""
)
"""Ordinary words that open a sentence with a capital and are no part of a name."""

PERSON_ROLES = bag(
    """wethouder burgemeester directeur directrice voorzitter vice-voorzitter secretaris
    penningmeester bestuurslid coördinator woordvoerder woordvoerster dirigent dirigente
    pastoor dominee ds. pastor diaken juf juffrouw meester opa oma tante ome oom meneer
    mevrouw mevr. mw. mw dhr. dhr heer dr. dr drs. mr. ir. prof. prof ing. auteur schrijver
    schrijfster dichter dichteres schilder kunstenaar kunstenares fotograaf fotografe raadslid
    gedeputeerde minister staatssecretaris projectleider beheerder beheerster eigenaar
    eigenares boswachter wijkagent agent trainer coach presentator presentatrice zanger
    zangeres huisarts arts docent docente leraar lerares leerkracht leerling bewoner
    bewoonster buurman buurvrouw initiatiefnemer initiatiefneemster oprichter oprichtster gids
    molenaar bakker slager boer boerin imker organist pianist pianiste violist historicus
    archeoloog journalist journaliste verslaggever commandant postcommandant bedrijfsleider
    teamleider manager adviseur opbouwwerker jongerenwerker buurtsportcoach cultuurcoach
    consulent vrijwilliger vrijwilligster lid fractievoorzitter griffier officier rechter
    advocaat notaris makelaar curator regisseur regisseuse acteur actrice cabaretier prins
    keizer koning koningin prinses commissaris gastvrouw gastheer spreker spreekster
    onderwijzer kapper kapster dierenarts verpleegkundige ondernemer ondernemster winkelier
    natuurgids bestuurder kok weduwnaar weduwe zoon dochter broer zus vader moeder
    melkveehouder tuinder hovenier rector conrector beeldhouwer beeldhouwster
    voorleesvrijwilliger bibliothecaris burgemeesters hoofdagent inspecteur kapelaan bisschop
    fam. familie"""
)

BODY_WORDS = bag(
    """stichting stg stg. vereniging ver. genootschap werkgroep comité commissie coöperatie
    maatschap bond fonds platform netwerk collectief initiatief gemeente provincie waterschap
    hoogheemraadschap ministerie rechtbank gerechtshof parochie diaconie caritas kerkbestuur
    kerkenraad pkn harmonie fanfare brassband drumband drumfanfare muziekkorps orkest koor
    gilde schutterij scouting school college lyceum gymnasium mavo atheneum basisschool
    daltonschool montessorischool jenaplanschool praktijkschool vakcollege scholengroep
    scholengemeenschap obs cbs rkbs kbs pcbs vbs ikc kdv bso sbo rsg csg roc sg kindcentrum
    kinderopvang peuterspeelzaal peuteropvang kinderdagverblijf voorschool academie
    universiteit hogeschool muziekschool bibliotheek bieb bib museum galerie archief
    streekarchief regioarchief omroep dorpskrant weekblad krant courant politie politiezone
    politie-eenheid brandweer brandweerzone reddingsbrigade veiligheidsregio omgevingsdienst
    ggd ggz cjg dorpsraad wijkraad jeugdraad jongerenraad seniorenraad adviesraad
    participatieraad cliëntenraad dorpsbelang dorpsbelangen wijkteam buurtteam welzijn
    welzijnswerk zorggroep zorgcentrum woonzorgcentrum verpleeghuis ziekenhuis hospice
    woonstichting woningstichting woningcorporatie huisartsenpraktijk apotheek fysiotherapie
    tandartspraktijk thuiszorg buurtzorg voedselbank kledingbank speelgoedbank kringloop
    kringloopwinkel wereldwinkel taalhuis taalpunt vluchtelingenwerk rotary lions rotaryclub
    lionsclub kiwanis kbo pcob anbo ivn knnv zonnebloem humanitas ehbo seniorweb jeugdwerk
    jongerenwerk jongerencentrum jeugdhuis jeugdsoos boekhandel boekwinkel bakkerij slagerij
    drukkerij uitgeverij supermarkt tuincentrum bouwbedrijf loonbedrijf aannemersbedrijf
    transportbedrijf installatiebedrijf autobedrijf garage garagebedrijf makelaardij
    notariskantoor kwekerij brouwerij kaasboerderij zorgboerderij frituur cafetaria ijssalon
    kapsalon uitvaartzorg fietsenmaker rijwielen fractie lokaal gemeentebelangen coalitie
    zwemclub fc vv sv kv tv hc rksv rkvv wsv ckv bzv av ltc ttv tc bc twc hv cv v.v. s.v. k.v.
    t.v. h.c. c.v. asv vvv dorpscoöperatie energiecoöperatie windpark dierenambulance
    dierenasiel landschapsbeheer natuurvereniging noaberschap noaberhulp buurtschap
    buurtvereniging speeltuinvereniging filmhuis poppodium toneelgroep theatergroep dansgroep
    dansschool balletschool zanggroep popkoor smartlappenkoor duo trio band stuurgroep
    projectgroep bestuur vzw bv nv fietsersbond volksuniversiteit heemkring heemkundekring
    oudheidkamer informatiepunt loket steunpunt vrijwilligerspunt mantelzorgpunt inloophuis
    ocmw okra femma ferm kwb landelijke kvlv chiro ksa klj huurdersvereniging gemeenteraad
    biljartclub repair broederschap congregatie zusters uitvaartvereniging
    begrafenisvereniging dorpsvereniging plaatselijk regiobibliotheek kansspelautoriteit
    belastingdienst sportservice cultuurcentrum accountants advocaten maatschappij sociëteit
    handelsvereniging studio atelier praktijk winkel lunchroom vakbond schaatsclub ijsclub
    ruiterclub leesclub boekenclub leeskring schrijverskring gasthuis natuurmonumenten
    kloostergemeenschap rijschool bloemist bloemenhuis erve wijngaard tankstation
    kenniscentrum expertisecentrum eetcafé passage juwelier opticien drogist drogisterij
    fietsenwinkel kledingwinkel"""
)
"""Nouns after (or before) which a name is the name of a body."""

BODY_ADJECTIVES = bag(
    """historische protestantse hervormde gereformeerde evangelische doopsgezinde agrarische
    landelijke koninklijke koninklijk gemengd openbaar openbare christelijke kunstzinnige
    lokale nederlandse sociaal nationale vocaal raad comité"""
)
"""Words that need one more word to be the start of a body's name."""

BODY_SUFFIX = re.compile(
    r"""(?: vereniging | koor | gilde | raad | (?<!\bker)kring | bond(?<!verbond) | genootschap
    | parochie | panel | instituut | stichting | comité | fonds | museum | school | college
    | lyceum | ziekenhuis | club | corporatie | coöperatie | werkgroep | orkest
    | kapel(?<!\bkapel) | korps(?<!\bkorps) | brigade | dienst(?<!eredienst)(?<!\bdienst)
    | praktijk | bedrijf | centrale | bank(?<!zitbank) | winkel | handel | kwekerij | bakkerij
    | slagerij | fanfare | harmonie | band(?<!verband) | cafetaria | opvang | academie
    | (?:water|heem|broeder|vennoot|maat|buurt|noaber)schap | collectief | netwerk | platform
    | universiteit | commissie | redactie | krant | weekblad | courant | omroep | bibliotheek
    | uitgeverij | overleg | autoriteit | veiligheidsregio | coaches | scouts | ensemble
    | theater(?<!\btheater) | compagnie | accountants | advocaten | makelaars | notarissen
    | bouw(?<!gebouw)(?<!\bbouw) | belang(?<!\bbelang) | belangen(?<!\bbelangen) | beheer
    | soos | steunpunt | groep(?<!\bgroep)(?<!doelgroep) | zorg(?<!\bzorg) | welzijn | toneel
    | wonen(?<!\bwonen) | gezelschap | huisarts(?:en)? | unie )$""",
    re.VERBOSE | re.IGNORECASE,
)
"""Endings of compounds for a body: heemkundekring, mannenkoor, dorpsraad."""

BODY_LAST = bag(
    """college lyceum gymnasium mavo boys ziekenhuis bank fonds orkest ensemble bv b.v. nv
    n.v. vof v.o.f. zn zn. zonen en-zoon gebroeders wonen bouw wegenbouw advocaten accountants
    makelaars notarissen logistics projecten groep zorg opleidingen foundation events catering
    transport installaties techniek hoveniers schilders fietsen tweewielers ijzerwaren mode
    optiek juwelier harmonie fanfare kapel schutters bibliotheek museum archief omroep
    landschap vereniging ondernemersvereniging academie media nederland nl vlaanderen
    collectief singers voices band brass koor dance theater entertainment scouts bbq vastgoed
    beheer architecten ingenieurs consultancy recycling lelies bloemen kaas zuivel vlees
    pharma energie solar steel"""
)
"""Last words of a name that make it a body: Peelrand College, Van Wijk Lelies."""

NATIONAL_BODIES = phrases(
    """50PLUS; ABN AMRO; ANBO; ANWB; ANWB AutoMaatje; AZC; Achmea; Action; Albert Heijn; Aldi; Alpe
    d'HuZES; Alzheimer Nederland; Amivedi; Amnesty; Amnesty International; Arriva; AutoMaatje;
    Automaatje; Autoriteit Consument & Markt; BBB; Belastingdienst; Blokker; BoekStart; Breng;
    Bruna; Buma/Stemra; Buurtzorg; Buurtzorg Nederland; CAK; CBS; CD&V; CDA; CIZ; CNV; COA;
    Chiro; ChristenUnie; Connexxion; Cordaid; Cubiss; Cultuurfonds; D66; DENK; DUO;
    Davidsfonds; De Lijn; De Zonnebloem; Defensie; Diabetes Fonds; Dorpskerkenbeweging; EHBO;
    Eerste Kamer; Eneco; Enexis; Essent; Etos; FNV; Fairtrade; Femma; Ferm; Floron; Fluvius;
    Fonds 1818; Fonds voor Cultuurparticipatie; Forum voor Democratie; GGD; GGZ; Gezinsbond;
    Gilde SamenSpraak; Greenpeace; Groei & Bloei; Groen; GroenLinks; GroenLinks-PvdA; HEMA;
    Hartstichting; Hema; Hermes; Het Rode Kruis; Hospice; Humanitas; IND; ING; IVN;
    Informatiepunt Digitale Overheid; Infrabel; Interpolis; JA21; Jantje Beton; Jeugdfonds
    Sport & Cultuur; Jong Nederland; Jumbo; KBO; KBO Brabant; KBO-PCOB; KLJ; KNMI; KNNV; KNRM;
    KNVB; KPJ; KPN; KRO-NCRV; KSA; KVK; KVLV; KWB; KWF; KWF Kankerbestrijding; Kadaster; Kamer
    van Koophandel; Kansspelautoriteit; Keolis; KiKa; Kind en Gezin; Kiwanis; Koninklijke
    Bibliotheek; Koninklijke Marechaussee; Kruidvat; KvK; L1; LLTB; LTO; LTO Noord; Landmacht;
    Landschapsbeheer; Leergeld; Leger des Heils; Liander; Lidl; Lions; Longfonds; MEE;
    Marechaussee; Markant; Meld Misdaad Anoniem; Milieudefensie; Ministerie van OCW; Mondriaan
    Fonds; Movisie; N-VA; NBD Biblion; NH Nieuws; NMBS; NOC*NSF; NOS; NS; NSC; NVWA; Nationaal
    Comité 4 en 5 mei; Nationale Politie; Natuurmonumenten; Natuurpunt; Nederlandse Rode
    Kruis; Nederlandse Spoorwegen; Nibud; Nierstichting; OCMW; OKRA; Okra; Omroep Brabant;
    Omroep Gelderland; Omroep West; Omroep Zeeland; Omrop; Omrop Fryslân; Open Vld; Openbaar
    Lichaam; Openbaar Ministerie; Oranje Fonds; Oxfam Novib; PCOB; PVV; Partij voor de Dieren;
    Plus; Politie; PostNL; Primera; Prins Bernhard Cultuurfonds; ProRail; Probiblio; PvdA;
    PvdA-GroenLinks; Qbuzz; RAAP; RAVON; RIVM; RTV Drenthe; RTV Noord; RTV Oost; Raad van
    State; Rabobank; Rijksoverheid; Rijkswaterstaat; Rijnbrink; Rode Kruis; Rotary; SGP;
    SOVON; SP; SVB; SchuldHulpMaatje; Schuldhulpmaatje; Scouting; Scouting Nederland;
    SeniorWeb; Slachtofferhulp; Slachtofferhulp Nederland; Soroptimisten; Spar;
    Staatsbosbeheer; Stedin; Stichting Leergeld; Stichting Lezen; Stichting Lezen en
    Schrijven; Stimuleringsfonds; Thuiswinkel; Tweede Kamer; UNICEF; UWV; Unicef; Univé; VNG;
    VSBfonds; VVD; VVV; Vattenfall; Veilig Thuis; Veilig Verkeer Nederland; Velt; Vilans;
    Vitens; Vlaams Belang; VluchtelingenWerk; Voedselbank; Vogelbescherming; Vogelbescherming
    Nederland; Volt; VoorleesExpress; Vooruit; Vormingplus; Vrouwen van Nu; Welzijn op Recept;
    Willemsfonds; ZLTO; Ziggo; Zij-Actief; ZijActief; Zonnebloem; bpost; cd&v"""
)
"""Bodies known in the whole country, under the names people use."""

NOT_BODY_ABBREVIATIONS = bag(
    """ICT IT TV DJ DJ's CD DVD PC AED VR AI QR EK WK NK OK SMS APP PDF OV HBO WO MBO VMBO
    HAVO VWO BBQ EHBO-doos AVG WMO Wmo WOZ OZB APV NAP WOB WOO RIB BTW BSN KM UUR EUR EURO II
    III IV XL LED CO2 USB NT2 NT1 ADHD GPS HTML FAQ PS NB TK AOW WAO SUP RTL CET USA VS EU UK
    FC PR OH VIP ID P2 XTC GHB B1 A2 A1 WW NL LHBTI VOF BV NV VVE VvE T.A.V. M.U.V. I.S.M.
    O.A. O.L.V. E.D. N.A.V. I.V.M. T/M U DM PM MB GB DNA OOK RVR LET OP DE HET EEN EN VAN IN
    ER"""
)

STREET = re.compile(
    r"(?:straat|weg|laan|plein|dijk|kade|singel|gracht|steeg|dreef|plantsoen|viaduct|tunnel|brug"
    r"|boulevard|allee|brink|pad|baan|wal|hof|markt|ring|steenweg|lei|park|bos|polder|plas|haven"
    r"|toren|kamp|kanaal|vaart|terrein|strand)$",
    re.IGNORECASE,
)

VENUE_WORDS = bag(
    """zaal raadzaal café cafe café-zaal sporthal sportpark sportzaal gymzaal hotel restaurant
    feestzaal partycentrum eetcafé dorpshuis buurthuis wijkcentrum gemeenschapshuis
    cultuurhuis kulturhus theater schouwburg kasteel landgoed molen hoeve boerderij villa kerk
    kapel klooster station winkelcentrum bedrijventerrein natuurgebied begraafplaats
    crematorium camping recreatiepark manege kinderboerderij strandpaviljoen strandopgang
    paviljoen zwembad kantine clubhuis blokhut mfa mfc scc oc cc huize podium patronaat
    gemeentehuis raadhuis stadhuis parkeerplaats parkeerterrein knooppunt markt haven terrein
    plein park speeltuin feesttent ontmoetingscentrum trefcentrum sociaal-cultureel buurtkamer
    buurtcentrum woonwijk wijk buurt bos paal polder gebied natuurpark nationaal huiskamer
    perron tankstation brasserie grand-café taverne herberg pannenkoekenhuis theehuis
    bezoekerscentrum sociaal sporthal, basiliek loods fort gemaal sluis brug rotonde complex
    gebouw forum ijsbaan atletiekbaan"""
)
"""Venues: a place, unless the sentence makes them act."""

HOSTS = bag(
    """café cafe eetcafé zwembad museum theater schouwburg camping hotel restaurant manege
    kinderboerderij brasserie herberg bezoekerscentrum landgoed"""
)
"""Venues that also organise."""

ORDINARY_PLACES = bag(
    """Houten Best Goes Elst Son Beek Bergen Echt Hoek Well Nuis Horst Velden Wijk Beers
    Dieren Haren Heel Hem Hout Made Stein Zeeland America Ens Ees Erm Een Sloten Spier Veen
    Weer Zand Rijp Ede Laren Buren Boxtel Kamp Nijland Oost West Noord Zuid Hulst Els Halle
    Huizen Leek Lent Leur Linde Maas Marken Mill Mook Nes Noorden Oven Olst Oud Peel Rha Rips
    Schaft Ter Vledder Vinkel Vries Wanneer Weert Wel Winkel Zwaag Zwolle Gilze Groet Heide
    Broek Vaart Vlieland Assen Bant Bakel Baak Balk Bruil Dam Delden Den Diever Doorn Dorst
    Drie Driel Eede Eind Elp Enter Erp Gassel Gasselte Geest Gouden Grave Haag Haps Heer
    Heusden Hei Hoef Ham Hoorn Kant Kolk Kwadijk Lage Lemmer Lies Lieren Loo Loon Maren Nieuw
    Nooit Oever Oss Oijen Paal Putten Punt Pot Rijen Rek Rode Schoten Someren Stad Steen Tuil
    Uden Urk Vliet Vorst Weij Wolf Wouw Woud Zelder Zetten Zuidland Zon Heeze Waarde Wehl Wilp
    Wijhe Wons Sint Jan Beesd Anna Anne Marie Maria Martin Paulus"""
)
"""Village names that are also ordinary words or names: only after a preposition."""

COUNTRIES = bag(
    """Nederland België Duitsland Frankrijk Engeland Groot-Brittannië Spanje Italië Portugal
    Polen Oekraïne Rusland Syrië Turkije Marokko Suriname Indonesië China Amerika Afghanistan
    Eritrea Somalië Irak Iran Israël Gaza Palestina Griekenland Oostenrijk Zwitserland Zweden
    Noorwegen Denemarken Finland Ierland Schotland Wales Hongarije Roemenië Bulgarije Tsjechië
    Canada Australië Japan India Ghana Kenia Oeganda Tanzania Zuid-Afrika Curaçao Aruba
    Bonaire Europa Afrika Azië Vlaanderen Wallonië Brussel Antwerpen Gent Brugge Leuven
    Mechelen Hasselt Turnhout Geel Mol Lier Aken Keulen Düsseldorf Berlijn Parijs Londen Rome
    Wenen Kiev Kyiv Nepal Brabant Noord-Brabant Limburg Gelderland Overijssel Drenthe
    Friesland Fryslân Groningen Flevoland Utrecht Noord-Holland Zuid-Holland Holland Twente
    Achterhoek Betuwe Veluwe Kempen Peel Salland Randstad Westland Waterland Zeeuws-Vlaanderen
    Duitse Den-Haag Brazilië Mexico Argentinië Peru Colombia Cuba Egypte Malawi Gambia Senegal
    Ethiopië Vietnam Thailand Filipijnen Sri-Lanka Pakistan Bangladesh Kroatië Servië Bosnië"""
)
