"""Word lists of the name rules: what kind of thing a name is, told by a word in it."""

import re

FUNCTION_WORDS = frozenset(
    """van de der den het 't ’t 's ’s d'n d’n op aan ter ten te voor over onder zonder la le du
    vd v/d""".split()
)
"""Small words that may stand inside a name; 'en', 'in' and 'bij' join two things instead."""

SENTENCE_WORDS = frozenset(
    """de het een en of maar want dus ook in op aan bij voor van met door naar uit over onder tot
    te er dit dat die deze wie wat waar wanneer hoe waarom welke als toen nu dan nog al alle alleen
    ik jij je u hij zij ze we wij jullie hun haar zijn ons onze mijn jouw uw daar daarom daarna
    daarnaast hier verder zo zoals sinds tijdens na om per via volgens wegens vanaf vandaag morgen
    gisteren vanavond vanmiddag vanochtend overmorgen iedereen iemand niemand niets iets veel
    weinig meer minder geen niet wel is was waren wordt worden werd heeft hebben had kan kunnen
    kon moet mag wil zal zou komt gaat doet staat ligt zit blijft bent ben heb hebt kom doe ga
    help kijk lees meld bel mail schrijf geef neem breng zoek stuur vraag vul klik welkom beste
    hallo hoi hey dag lieve geachte groet groeten groetjes let graag dank bedankt helaas gelukkig
    misschien toch tot tegen tussen zonder binnen buiten boven omdat terwijl zodra samen eerst
    eerste tweede derde laatste volgende vorige nieuw nieuwe oud oude grote kleine goed mooie
    ruim bijna twee drie vier vijf zes zeven acht negen tien elf twaalf dertien twintig dertig
    veertig vijftig honderd beide elk elke ieder iedere sommige enkele info informatie aanmelden
    opgeven entree toegang gratis kaarten inloop zaal open agenda programma locatie plaats datum
    tijd let onderwerp betreft bron foto tekst redactie reageren lees ps p.s. nb ja nee jaar
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei
    juni juli augustus september oktober november december ma di wo do vr za zo lente zomer
    herfst winter kerst pasen pinksteren omwonenden bewoners inwoners ouders kinderen jongeren
    ouderen leden vrijwilligers mensen bezoekers deelnemers leerlingen zelf zowel mede dankzij
    wegens vooral eindelijk straks soms vaak altijd nooit weer inmiddels intussen ondertussen
    bovendien namens mede onlangs afgelopen komende aanstaande aanvang start begin einde
    besluit verleend aanvraag geweigerd verlenging kennisgeving vergunning melding oproep gezocht
    gevraagd sorry trots leuk nog even zin hart jong""".split()
)
"""Ordinary words that open a sentence with a capital and are no part of a name."""

_PERSON_ROLES = """wethouder burgemeester directeur directrice voorzitter vice-voorzitter secretaris
penningmeester bestuurslid coördinator woordvoerder woordvoerster dirigent dirigente pastoor
dominee ds. pastor diaken juf juffrouw meester opa oma tante ome oom meneer mevrouw mevr. mw.
mw dhr. dhr heer dr. dr drs. mr. ir. prof. prof ing. auteur schrijver schrijfster dichter dichteres
schilder kunstenaar kunstenares fotograaf fotografe raadslid gedeputeerde minister
staatssecretaris projectleider beheerder beheerster eigenaar eigenares boswachter wijkagent
agent trainer coach presentator presentatrice zanger zangeres huisarts arts docent docente
leraar lerares leerkracht leerling bewoner bewoonster buurman buurvrouw initiatiefnemer
initiatiefneemster oprichter oprichtster gids molenaar bakker slager boer boerin imker organist
pianist pianiste violist historicus archeoloog journalist journaliste verslaggever commandant
postcommandant bedrijfsleider teamleider manager adviseur opbouwwerker jongerenwerker
buurtsportcoach cultuurcoach consulent vrijwilliger vrijwilligster lid fractievoorzitter
griffier officier rechter advocaat notaris makelaar curator regisseur regisseuse acteur actrice
cabaretier prins keizer koning koningin prinses commissaris gastvrouw gastheer spreker spreekster
onderwijzer kapper kapster dierenarts verpleegkundige ondernemer ondernemster winkelier
natuurgids bestuurder kok weduwnaar weduwe zoon dochter broer zus vader moeder melkveehouder
tuinder hovenier rector conrector beeldhouwer beeldhouwster voorleesvrijwilliger bibliothecaris
burgemeesters hoofdagent inspecteur kapelaan bisschop fam. familie"""
PERSON_ROLES = frozenset(_PERSON_ROLES.split())

BODY_WORDS = frozenset(
    """stichting stg stg. vereniging ver. genootschap werkgroep comité commissie coöperatie
    maatschap bond fonds platform netwerk collectief initiatief gemeente provincie waterschap
    hoogheemraadschap ministerie rechtbank gerechtshof parochie diaconie caritas kerkbestuur
    kerkenraad pkn harmonie fanfare brassband drumband drumfanfare muziekkorps orkest koor gilde
    schutterij scouting school college lyceum gymnasium mavo atheneum basisschool daltonschool
    montessorischool jenaplanschool praktijkschool vakcollege scholengroep scholengemeenschap obs
    cbs rkbs kbs pcbs vbs ikc kdv bso sbo rsg csg roc sg kindcentrum kinderopvang peuterspeelzaal
    peuteropvang kinderdagverblijf voorschool academie universiteit hogeschool muziekschool
    bibliotheek bieb bib museum galerie archief streekarchief regioarchief omroep dorpskrant
    weekblad krant courant politie politiezone politie-eenheid brandweer brandweerzone
    reddingsbrigade veiligheidsregio omgevingsdienst ggd ggz cjg dorpsraad wijkraad jeugdraad
    jongerenraad seniorenraad adviesraad participatieraad cliëntenraad dorpsbelang dorpsbelangen
    wijkteam buurtteam welzijn welzijnswerk zorggroep zorgcentrum woonzorgcentrum verpleeghuis
    ziekenhuis hospice woonstichting woningstichting woningcorporatie huisartsenpraktijk apotheek
    fysiotherapie tandartspraktijk thuiszorg buurtzorg voedselbank kledingbank speelgoedbank
    kringloop kringloopwinkel wereldwinkel taalhuis taalpunt vluchtelingenwerk rotary lions
    rotaryclub lionsclub kiwanis kbo pcob anbo ivn knnv zonnebloem humanitas ehbo seniorweb
    jeugdwerk jongerenwerk jongerencentrum jeugdhuis jeugdsoos boekhandel boekwinkel bakkerij
    slagerij drukkerij uitgeverij supermarkt tuincentrum bouwbedrijf loonbedrijf aannemersbedrijf
    transportbedrijf installatiebedrijf autobedrijf garage garagebedrijf makelaardij
    notariskantoor kwekerij brouwerij kaasboerderij zorgboerderij frituur cafetaria ijssalon
    kapsalon uitvaartzorg fietsenmaker rijwielen fractie lokaal gemeentebelangen coalitie
    zwemclub fc vv sv kv tv hc rksv rkvv wsv ckv bzv av ltc ttv tc bc twc hv cv v.v. s.v. k.v. t.v.
    h.c. c.v. asv vvv dorpscoöperatie energiecoöperatie windpark dierenambulance dierenasiel
    landschapsbeheer natuurvereniging noaberschap noaberhulp buurtschap buurtvereniging
    speeltuinvereniging filmhuis poppodium toneelgroep theatergroep dansgroep dansschool
    balletschool zanggroep popkoor smartlappenkoor duo trio band team stuurgroep
    projectgroep bestuur vzw bv nv fietsersbond volksuniversiteit heemkring heemkundekring
    oudheidkamer informatiepunt loket steunpunt vrijwilligerspunt mantelzorgpunt inloophuis
    ocmw okra femma ferm kwb landelijke kvlv chiro ksa klj huurdersvereniging gemeenteraad
    biljartclub repair broederschap congregatie zusters uitvaartvereniging begrafenisvereniging
    dorpsvereniging plaatselijk historische protestantse hervormde gereformeerde evangelische
    regiobibliotheek kansspelautoriteit belastingdienst sportservice cultuurcentrum accountants
    advocaten maatschappij sociëteit handelsvereniging studio atelier praktijk winkel lunchroom
    raad vakbond schaatsclub ijsclub ruiterclub leesclub boekenclub leeskring
    schrijverskring gasthuis natuurmonumenten kloostergemeenschap rijschool bloemist
    bloemenhuis juwelier opticien drogist drogisterij fietsenwinkel kledingwinkel""".split()
)
"""Nouns after (or before) which a name is the name of a body."""

BODY_SUFFIX = re.compile(
    r"""(?: vereniging | kring | koor | gilde | raad | bond | genootschap | stichting | comité
    | fonds | museum | school | college | lyceum | ziekenhuis | club | corporatie | coöperatie
    | werkgroep | orkest | kapel(?<!\bkapel) | korps | brigade | dienst(?<!eredienst) | praktijk
    | bedrijf | centrale | bank(?<!zitbank) | winkel | handel | kwekerij | bakkerij | slagerij
    | fanfare | harmonie | band(?<!verband) | cafetaria | opvang | schap(?<!gemeenschap)(?<!landschap)
    | academie | collectief | netwerk | platform | universiteit | commissie | redactie | krant
    | weekblad | courant | omroep | bibliotheek | uitgeverij | overleg | autoriteit | regio
    | coaches | scouts | harmonieorkest | ensemble | theater(?<!\btheater) | boekhandel | zorggroep
    | compagnie | accountants | advocaten | makelaars | notarissen | bouw(?<!gebouw)(?<!\bbouw)
    | belang(?<!\bbelang) | belangen(?<!\bbelangen) | beheer | hulpdienst | soos | steunpunt
    | groep(?<!\bgroep)(?<!doelgroep) | zorg(?<!\bzorg) | welzijn | toneel | sportraad
    | wonen(?<!\bwonen) | gezelschap | harmonikaclub | huisarts(?:en)? | unie )$""",
    re.VERBOSE | re.IGNORECASE,
)

BODY_LAST = frozenset(
    """college lyceum gymnasium mavo boys ziekenhuis bank fonds orkest ensemble bv b.v. nv n.v.
    vof v.o.f. zn zn. zonen en-zoon gebroeders wonen bouw wegenbouw advocaten accountants makelaars
    notarissen logistics projecten groep zorg opleidingen foundation events catering transport
    installaties techniek hoveniers schilders fietsen tweewielers ijzerwaren mode optiek juwelier
    harmonie fanfare kapel schutters bibliotheek museum archief omroep landschap vereniging
    ondernemersvereniging academie media nederland nl vlaanderen collectief singers voices band
    brass koor dance theater entertainment scouts bbq vastgoed beheer architecten ingenieurs
    consultancy recycling lelies bloemen kaas zuivel vlees pharma energie solar steel""".split()
)
"""Last words of a name that make it a body: Peelrand College, Van Wijk Lelies."""

NATIONAL_BODIES = tuple(
    """Rode Kruis;Het Rode Kruis;Nederlandse Rode Kruis;Oranje Fonds;Openbaar Ministerie;Raad van
    State;Tweede Kamer;Eerste Kamer;Vrouwen van Nu;ZijActief;Zij-Actief;Rijkswaterstaat;
    Staatsbosbeheer;Natuurmonumenten;Belastingdienst;Humanitas;VluchtelingenWerk;Veilig Verkeer
    Nederland;Veilig Thuis;Meld Misdaad Anoniem;Slachtofferhulp Nederland;Slachtofferhulp;
    Amnesty International;Amnesty;SeniorWeb;De Zonnebloem;Zonnebloem;Alzheimer Nederland;Hartstichting;
    Nierstichting;Longfonds;Diabetes Fonds;KWF Kankerbestrijding;KWF;Leger des Heils;Jantje Beton;
    Groei & Bloei;Stichting Lezen en Schrijven;Stichting Lezen;Stichting Leergeld;Leergeld;
    Jeugdfonds Sport & Cultuur;Prins Bernhard Cultuurfonds;Cultuurfonds;VSBfonds;Fonds 1818;
    Rabobank;ABN AMRO;ING;Albert Heijn;Jumbo;Lidl;Aldi;Plus;Spar;Hema;HEMA;Blokker;Bruna;Primera;
    Kruidvat;Etos;Action;PostNL;KPN;Ziggo;Arriva;Qbuzz;Keolis;Connexxion;Breng;Hermes;ProRail;NS;
    Enexis;Liander;Stedin;Vitens;Essent;Eneco;Vattenfall;Interpolis;Univé;Achmea;VVV;VVD;CDA;D66;
    GroenLinks;PvdA;GroenLinks-PvdA;PvdA-GroenLinks;ChristenUnie;SGP;SP;PVV;BBB;NSC;Volt;JA21;
    Forum voor Democratie;Partij voor de Dieren;DENK;50PLUS;FNV;CNV;LTO;LTO Noord;ZLTO;LLTB;VNG;
    KNMI;RIVM;NVWA;UWV;SVB;CBS;COA;IND;DUO;CAK;CIZ;GGD;GGZ;KNRM;KNVB;NOC*NSF;ANWB;ANBO;KBO;PCOB;
    KBO-PCOB;KBO Brabant;IVN;KNNV;KPJ;EHBO;AZC;OCMW;RAAP;Kadaster;Nationale Politie;Politie;Defensie;
    Openbaar Lichaam;Ministerie van OCW;Rijksoverheid;Unicef;UNICEF;Cordaid;Oxfam Novib;Greenpeace;
    Milieudefensie;Vogelbescherming;Vogelbescherming Nederland;SOVON;RAVON;Floron;
    Landschapsbeheer;Buurtzorg;Buurtzorg Nederland;Automaatje;ANWB AutoMaatje;AutoMaatje;Scouting;
    Scouting Nederland;Jong Nederland;Nederlandse Spoorwegen;Kamer van Koophandel;KvK;KVK;BoekStart;
    VoorleesExpress;Koninklijke Bibliotheek;Probiblio;Cubiss;Rijnbrink;NBD Biblion;Femma;KWB;KVLV;
    Ferm;Gezinsbond;Davidsfonds;Willemsfonds;Markant;De Lijn;NMBS;Fluvius;OKRA;Okra;Natuurpunt;
    Velt;Vormingplus;Chiro;KLJ;KSA;Kind en Gezin;N-VA;CD&V;cd&v;Vooruit;Vlaams Belang;Open Vld;
    Groen;bpost;Infrabel;Rotary;Lions;Kiwanis;Soroptimisten;Dorpskerkenbeweging;Gilde SamenSpraak;
    KRO-NCRV;NOS;Omroep Brabant;Omroep Gelderland;RTV Oost;RTV Noord;RTV Drenthe;Omrop Fryslân;
    Omroep Zeeland;Omroep West;L1;NH Nieuws;Amivedi;KiKa;Alpe d'HuZES;Voedselbank;Hospice;
    Informatiepunt Digitale Overheid;Autoriteit Consument & Markt;Kansspelautoriteit;Fairtrade;
    Nationaal Comité 4 en 5 mei;Koninklijke Marechaussee;Marechaussee;Defensie;Landmacht;Omrop;
    Stimuleringsfonds;Mondriaan Fonds;Fonds voor Cultuurparticipatie;Buma/Stemra;Thuiswinkel;
    MEE;Schuldhulpmaatje;SchuldHulpMaatje;Welzijn op Recept;Movisie;Vilans;Nibud;SeniorWeb""".replace(
        "\n    ", " "
    ).split(";")
)
"""Bodies known in the whole country, under the names people use."""

NOT_BODY_ABBREVIATIONS = frozenset(
    """ICT IT TV DJ DJ's CD DVD PC AED VR AI QR EK WK NK OK SMS APP PDF OV HBO WO MBO VMBO HAVO VWO
    BBQ EHBO-doos AVG WMO Wmo WOZ OZB APV NAP WOB WOO RIB BTW BSN KM UUR EUR EURO II III IV XL LED
    CO2 USB NT2 NT1 ADHD GPS HTML FAQ PS NB TK AOW WAO SUP RTL CET USA VS EU UK FC PR OH VIP ID P2 XTC
    GHB B1 A2 A1 WW NL LHBTI VOF BV NV VVE VvE T.A.V. M.U.V. I.S.M. O.A. O.L.V. E.D. N.A.V. I.V.M.
    T/M U LET OP DE HET EEN EN VAN IN ER""".split()
)

STREET_SUFFIX = re.compile(
    r"(?:straat|weg|laan|plein|dijk|pad|kade|singel|gracht|steeg|dreef|baan|ring|brink|plantsoen"
    r"|haven|viaduct|tunnel|brug|boulevard|allee|stee|wal|markt|sluis|bos|park|berg|heide|polder"
    r"|plas|meer|hof|veld|akker|donk|horst|kamp|esch?|tuin|poort|water|beek|kanaal|vaart|erf"
    r"|dorp|wijk|duin|strand|terrein|zaal|kerk|molen|kasteel|huis|hal|toren|school(?!$))$",
    re.IGNORECASE,
)
STREET = re.compile(
    r"(?:straat|weg|laan|plein|dijk|kade|singel|gracht|steeg|dreef|plantsoen|viaduct|tunnel|brug"
    r"|boulevard|allee|brink|pad|baan|wal|hof|markt|ring|steenweg|lei|park|bos|polder|plas|haven"
    r"|toren|kamp|kanaal|vaart|terrein|strand)$",
    re.IGNORECASE,
)

VENUE_WORDS = frozenset(
    """zaal raadzaal café cafe café-zaal sporthal sportpark sportzaal gymzaal hotel restaurant
    feestzaal partycentrum eetcafé dorpshuis buurthuis wijkcentrum gemeenschapshuis cultuurhuis
    kulturhus theater schouwburg kasteel landgoed molen hoeve boerderij villa kerk kapel klooster
    station winkelcentrum bedrijventerrein natuurgebied begraafplaats crematorium camping
    recreatiepark manege kinderboerderij strandpaviljoen strandopgang paviljoen zwembad kantine
    clubhuis blokhut mfa mfc scc oc cc huize podium patronaat gemeentehuis raadhuis stadhuis
    parkeerplaats parkeerterrein knooppunt markt haven terrein plein park speeltuin feesttent
    ontmoetingscentrum trefcentrum sociaal-cultureel buurtkamer buurtcentrum woonwijk wijk buurt
    bos paal polder gebied natuurpark nationaal huiskamer perron tankstation brasserie grand-café
    taverne herberg pannenkoekenhuis theehuis bezoekerscentrum sociaal sporthal, basiliek
    loods fort gemaal sluis brug rotonde complex gebouw forum ijsbaan atletiekbaan""".split()
)
"""Venues: a place, unless the sentence makes them act."""

ORDINARY_PLACES = frozenset(
    """Houten Best Goes Elst Son Beek Bergen Echt Hoek Well Nuis Horst Velden Wijk Beers Dieren
    Haren Heel Hem Hout Made Stein Zeeland America Ens Ees Erm Een Sloten Spier Veen Weer Zand
    Rijp Ede Laren Buren Boxtel Kamp Nijland Oost West Noord Zuid Hulst Els Halle Huizen Leek
    Lent Leur Linde Maas Marken Mill Mook Nes Noorden Oven Olst Oud Peel Rha Rips Schaft Ter
    Vledder Vinkel Vries Wanneer Weert Wel Winkel Zwaag Zwolle Gilze Groet Heide Broek Vaart Vlieland
    Assen Bant Bakel Baak Balk Bruil Dam Delden Den Diever Doorn Dorst Drie Driel Eede Eind Elp
    Enter Erp Gassel Gasselte Geest Gouden Grave Haag Haps Heer Heusden Hei Hoef Ham Hoorn Kant
    Kolk Kwadijk Lage Lemmer Lies Lieren Loo Loon Maren Nieuw Nooit Oever Oss Oijen Paal Putten
    Punt Pot Rijen Rek Rode Schoten Someren Stad Steen Tuil Uden Urk Vliet Vorst Weij Wolf Wouw
    Woud Zelder Zetten Zuidland Zon Heeze Waarde Wehl Wilp Wijhe Wons Zeeland Sint Jan Beesd
    Anna Anne Marie Maria Martin Paulus""".split()
)
"""Village names that are also ordinary words or names: only after a preposition."""

COUNTRIES = frozenset(
    """Nederland België Duitsland Frankrijk Engeland Groot-Brittannië Spanje Italië Portugal Polen
    Oekraïne Rusland Syrië Turkije Marokko Suriname Indonesië China Amerika Afghanistan Eritrea
    Somalië Irak Iran Israël Gaza Palestina Griekenland Oostenrijk Zwitserland Zweden Noorwegen
    Denemarken Finland Ierland Schotland Wales Hongarije Roemenië Bulgarije Tsjechië Canada
    Australië Japan India Ghana Kenia Oeganda Tanzania Zuid-Afrika Curaçao Aruba Bonaire Europa
    Afrika Azië Vlaanderen Wallonië Brussel Antwerpen Gent Brugge Leuven Mechelen Hasselt Turnhout
    Geel Mol Lier Aken Keulen Düsseldorf Berlijn Parijs Londen Rome Londen Wenen Kiev Kyiv Nepal
    Brabant Noord-Brabant Limburg Gelderland Overijssel Drenthe Friesland Fryslân Groningen
    Flevoland Utrecht Noord-Holland Zuid-Holland Holland Twente Achterhoek Betuwe Veluwe
    Kempen Peel Salland Randstad Westland Waterland Zeeuws-Vlaanderen Duitse Den-Haag
    Brazilië Mexico Argentinië Peru Colombia Cuba Egypte Malawi Gambia Senegal Ethiopië
    Vietnam Thailand Filipijnen Sri-Lanka Pakistan Bangladesh Kroatië Servië Bosnië""".split()
)
