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
    fietsenwinkel kledingwinkel kerkfabriek agentschap hulpverleningszone federatie
    milieufederatie alliantie associatie organisatie werkgeversorganisatie vakcentrale
    huisartsenpost consultatiebureau dorpsteam wijkgemeente kerkgemeenschap geloofsgemeenschap
    moskee moskeevereniging parochiefederatie oudercomité oudervereniging ouderraad
    medezeggenschapsraad mr gmr museumboerderij cantorij joekskapel hofkapel blaaskapel
    dweilorkest dweilkapel harmonieorkest fanfareorkest majorettes twirlteam zangkoor
    shantykoor kerkkoor kinderkoor vrouwenkoor dameskoor mannenkoor gastkoor gospelkoor
    projectkoor cabaretgroep volksdansgroep sbs pcb gbs rk-basisschool so vso azs jenaplan
    montessori dalton ikb mbo hbo-opleiding vmbo-school freinetschool kleuterschool
    kunstacademie deeltijdkunstonderwijs leefschool steinerschool wzc ldc azc
    gezondheidscentrum dienstencentrum zorginstelling zorgboer thuiszorgorganisatie vc zc zpc
    mhc kfc kvc ksk kvv sk wv gvv avv cvv vk sc ehc dvv usv zaalvoetbalclub
    omnisportvereniging toerclub wielerclub turnkring turnclub judoclub schaakclub damclub
    bridgeclub dartclub duivenvereniging hengelsportvereniging visclub ruitervereniging
    ponyclub atletiekvereniging volleybalclub feriening doarpsbelang doarpsbelangen krite
    tsjerke toanielselskip toaniel gemeentebestuur wetterskip iepenloftspul keatsferiening
    oudheidkring vrijwilligerscentrale vrijwilligersorganisatie uitvaartverzorging keurslager
    modehuis slijterij rijwielhandel bouwgroep installateur keukenstudio recyclingbedrijf
    netbeheerder reizigersvereniging bewonersgroep bewonersvereniging belangenvereniging
    bewonersplatform buurtcomité wijkvereniging wijkcomité oranjevereniging oranjecomité
    carnavalsvereniging vastelaovesvereniging ijsvereniging landbouwvereniging
    plattelandsvrouwen vrouwengilde imkervereniging vogelwerkgroep natuurwerkgroep
    energiecollectief repaircafé meldpunt expertisepunt erfgoedcel erfgoedhuis cultuurraad
    sportraad seniorenvereniging ouderenbond ouderenvereniging gezinsbond cultuurfonds
    oudstrijdersbond speelplein speelpleinwerking jeugdbeweging scoutsgroep gidsen
    buurtpreventie politiek partij kiesvereniging natuurgroep heemkundige"""
)
"""Nouns after (or before) which a name is the name of a body."""

BODY_ADJECTIVES = bag(
    """historische protestantse hervormde gereformeerde evangelische doopsgezinde agrarische
    landelijke koninklijke koninklijk gemengd openbaar openbare christelijke kunstzinnige
    lokale nederlandse sociaal nationale vocaal raad comité christelijk katholieke
    rooms-katholieke diaconale diaconaal vlaamse zeeuwse friese drentse gelderse brabantse
    limburgse groningse twentse gereformeerd hervormd gemeentelijke islamitische islamitisch
    oecumenische oecumenisch vrije culturele cultureel maatschappelijke"""
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
    | wonen(?<!\bwonen) | gezelschap | huisarts(?:en)? | unie | federatie | alliantie
    | associatie | organisatie | maatschappij | agentschap | cantorij | feriening | kerkfabriek
    )$""",
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
    """'s Heeren Loo; 50PLUS; ABN; ABN AMRO; ABVV; ACLVB; ACV; ANBO; ANWB; ANWB AutoMaatje; ASML;
    ASN Bank; ASR; ASVZ; AVROTROS; AZC; Achmea; Action; Aeres; Afûk; Agentschap voor Natuur en
    Bos; Agractie; Albert Heijn; Aldi; Alpe d'HuZES; Alzheimer Nederland; Amarant; Amivedi;
    Amnesty; Amnesty International; Amstelring; Aquafin; Argenta; Arriva; Attero; AutoMaatje;
    Automaatje; Autoriteit Consument & Markt; Avans; Avansa; Aventus; Avri; BBB; BN DeStem;
    BNNVARA; BOKD; BSGR; BSOB; Basic-Fit; Belastingdienst; Belfius; Beweging.net; BghU;
    Biblionet Drenthe; Biblionet Groningen; Bibliotheek Midden-Brabant; Bibliotheek op School;
    Bibliotheken Fryslân; Blink; Blokker; BoekStart; Boerenbond; Boni; Bouwend Nederland;
    Brabant Water; BrabantZorg; Brabants Dagblad; Brabants Landschap; Brabantzorg; Bravo;
    Breng; Broederlijk Delen; Bruna; BsGW; Budget Energie; Buienradar; Buma/Stemra; Bureau
    HALT; Bureau Halt; Buurtzorg; Buurtzorg Nederland; CAK; CBS; CD&V; CDA; CIZ; CNV; COA;
    CPNB; CZ; Caiway; Careyn; Carint; Centraal Beheer; Chiro; ChristenUnie; Collectie
    Overijssel; Colruyt; Connexxion; Coop; Cordaan; Cordaid; Coteq; Cubiss; Cultuur Oost;
    Cultuurconnect; Cultuurfonds; Cumela; Curieus; Curio; Cyclus; D66; DENK; DHL; DPD; DSW;
    DUO; Dagblad van het Noorden; Davidsfonds; De Gelderlander; De Lijn; De Limburger; De
    Luisterlijn; De Standaard; De Stentor; De Telegraaf; De Vlinderstichting; De Watergroep;
    De Zonnebloem; Defensie; Dekamarkt; Delhaize; Delta Fiber; Deltion; Deltion College;
    Diabetes Fonds; Dichterbij; Dierenambulance; Dierenbescherming; Dignis; Doarpswurk; Doneer
    Je Sociaal; Dorpshuizen.nl; Dorpskerkenbeweging; Dunea; EBS; EHBO; Eandis; Eerste Kamer;
    Eindhovens Dagblad; Eneco; Enexis; Ennatuurlijk; Envida; Erfgoed Brabant; Erfgoed
    Gelderland; Essent; Etos; Evean; Evides; FARO; FERS; FNP; FNV; FOS Open Scouting;
    Facebook; Fairtrade; Farmers Defence Force; Farys; Femma; Ferm; Fers; Fietsersbond;
    Flevo-landschap; Floron; Fluvius; Fonds 1818; Fonds Gehandicaptensport; Fonds voor
    Cultuurparticipatie; Fontys; Forum voor Democratie; Friesch Dagblad; FrieslandCampina;
    Fryske Akademy; Funda; GBLT; GGD; GGZ; GGZ Oost Brabant; GLS; GVB; Gazet van Antwerpen;
    Gecoro; Gedeputeerde Staten; Gelders Genootschap; Geldersch Landschap; Geldersch Landschap
    & Kasteelen; Gezinsbond; Gilde SamenSpraak; Glaspoort; Glastuinbouw Nederland; Google;
    Graafschap College; Greenchoice; Greenpeace; Groei & Bloei; Groen; GroenLinks;
    GroenLinks-PvdA; Groene Kring; Groninger Dorpen; HEMA; HTM; HVC; HZ; Halt;
    Hanzehogeschool; Hartstichting; Helicon; Hema; Hermes; Hersenstichting; Het Belang van
    Limburg; Het Drentse Landschap; Het Flevo-landschap; Het Groninger Landschap; Het Laatste
    Nieuws; Het Lezerscollectief; Het Limburgs Landschap; Het Nieuwsblad; Het Oversticht; Het
    Rode Kruis; Het Utrechts Landschap; Het Zeeuwse Landschap; Hoogvliet; Hospice; Hubo; Huis
    voor de Kunsten Limburg; Humanitas; Hunkemöller; IJssellandschap; IKEA; IND; ING;
    INretail; IVN; Icare; Ieder(in); Iedereen Leest; Ikea; Informatiepunt Digitale Overheid;
    Infrabel; Infrax; Interpolis; Intratuin; IrisZorg; It Fryske Gea; JA21; Jan Linders;
    Jantje Beton; Jellinek; Jeugdcultuurfonds; Jeugdfonds Sport & Cultuur; Jeugdsportfonds;
    Jong Nederland; Jumbo; KBB; KBC; KBO; KBO Brabant; KBO-PCOB; KLJ; KNBLO; KNGU; KNHS; KNKV;
    KNLTB; KNMI; KNNV; KNRM; KNSB; KNVB; KNZB; KPJ; KPN; KRO-NCRV; KSA; KVK; KVLV; KWB; KWF;
    KWF Kankerbestrijding; Kadaster; Kamer van Koophandel; KansPlus; Kansfonds;
    Kansspelautoriteit; Keolis; Kerk in Actie; Keunstwurk; KiKa; Kind en Gezin;
    Kinderpostzegels; Kiwanis; Kom op tegen Kanker; Koning Willem I College; Koninklijke
    Bibliotheek; Koninklijke Horeca Nederland; Koninklijke Marechaussee; Kruidvat; Kunst
    Centraal; Kunstgebouw; KvK; Kwantum; L1; L1 Nieuws; LLTB; LTO; LTO Nederland; LTO Noord;
    LVC; Landelijke Gilde; Landelijke Gilden; Landmacht; Landschap Noord-Holland; Landschap
    Overijssel; Landschapsbeheer; Landschapsbeheer Friesland; Landstede; Leergeld; Leeuwarder
    Courant; Leger des Heils; Leidsch Dagblad; Lentis; Liander; Lidl; Ligo; Limburg.net;
    Limburgs Landschap; Lions; Longfonds; MEE; MKB-Nederland; MS Fonds; Maag Lever Darm
    Stichting; MantelzorgNL; Marechaussee; Markant; Markant vzw; Marktplaats; Marktplaza;
    MediaMarkt; Meerlanden; Meld Misdaad Anoniem; Menzis; Microsoft; Milieu Centraal;
    Milieudefensie; Ministerie van OCW; Mondriaan Fonds; Movisie; N-VA; NAJK; NBD Biblion; NH
    Nieuws; NHL Stenden; NLdoet-team; NMBS; NOC NSF; NOC*NSF; NOS; NPO; NPV; NRC; NS; NSC;
    NTTB; NVWA; Nationaal Comité 4 en 5 mei; Nationale Ombudsman; Nationale Politie; Nationale
    Vereniging de Zonnebloem; Natuur & Milieu; Natuur en Bos; Natuur en Milieu;
    Natuurmonumenten; Natuurpunt; Natuurpunt Studie; NeVoBo; Nederlands Dagblad; Nederlandse
    Hartstichting; Nederlandse Rode Kruis; Nederlandse Spoorwegen; Nettorama; Netwerk
    Mediawijsheid; Nextdoor; Nibud; Nierstichting; Nivon; Noordhollands Dagblad;
    Novadic-Kentron; OCMW; OKRA; OM; ONVZ; Oasen; Odido; Okra; Omrin; Omroep Brabant; Omroep
    Flevoland; Omroep Gelderland; Omroep MAX; Omroep West; Omroep Zeeland; Omrop; Omrop
    Fryslân; Onroerend Erfgoed; Open Vld; Openbaar Lichaam; Openbaar Ministerie; Opgroeien;
    Oranje Fonds; Overijsselse Vereniging voor Kleine Kernen; Oxfam Novib; PCOB; PVV; PWN;
    PZC; Parkinson Vereniging; Partij voor de Dieren; Pax Christi; Pharos; Philadelphia;
    Philips; Pidpa; Pluryn; Plus; Poiesz; Politie; PostNL; Praxis; PreZero; Primark; Primera;
    Prins Bernhard Cultuurfonds; ProDemos; ProRail; Probiblio; Proteion; Provinciale Staten;
    Provinsje Fryslân; Proximus; PvdA; PvdA-GroenLinks; Qbuzz; RAAP; RAVON; RIVM; ROC van
    Twente; ROVA; RRReis; RTV Drenthe; RTV Noord; RTV Noord-Holland; RTV Oost; RTV Rijnmond;
    RTV Utrecht; Raad van State; Rabobank; Radboud Universiteit; Reformatorisch Dagblad;
    RegioBank; Regiobank; Rekenkamer; Rendo; Renewi; Resto VanHarte; Reumafonds; Ried fan de
    Fryske Beweging; Rijksoverheid; Rijkswaterstaat; Rijnbrink; Rode Kruis; Rode
    Kruis-Vlaanderen; Rotary; Rover; S-Plus; SGP; SNS; SOVON; SP; SVB; SVHW; Samana; Samen
    Lezen; Saxion; Scalda; SchuldHulpMaatje; Schuldhulpmaatje; Scouting; Scouting Nederland;
    Scouts en Gidsen Vlaanderen; SeniorWeb; Sensire; Shoeby; Siza; Slachtofferhulp;
    Slachtofferhulp Nederland; Solidaris; Soroptimisten; Sovon; Spar; Special Heroes; Sport
    Vlaanderen; Staatsbosbeheer; Stedin; Stichting Jarige Job; Stichting Leergeld; Stichting
    Lezen; Stichting Lezen en Schrijven; Stichting Present; Stichting tegen Kanker;
    Stimuleringsfonds; Summa College; Syntus; T-Mobile; T-Zorg; TMVW; TSN; TV Oost; Taal voor
    het Leven; Tactus; Tafeltje Dekje; Techniek Nederland; Telenet; Terstal; Thuiswinkel;
    Tilburg University; Toerisme Vlaanderen; Transavia; Transport en Logistiek Nederland;
    Tresoar; Triodos; Triodos Bank; TriviumMeulenbeltZorg; Tryater; Tubantia; Tuinhier; Tweede
    Kamer; Twente Milieu; Tzorg; U-OV; UNICEF; UPS; UWV; Unicef; Uniek Sporten; Universiteit
    Utrecht; Univé; Unizo; Utrechts Landschap; VDAB; VGZ; VKKNoordBrabant; VNG; VNO-NCW; VPRO;
    VRT; VSBfonds; VTM; VVD; VVV; Van der Valk; Vandebron; Vattenfall; Veilig Thuis; Veilig
    Verkeer Nederland; Velt; Vilans; Vitens; Vlaams Belang; Vlaamse Landmaatschappij; Vlaamse
    overheid; Vlinderstichting; VluchtelingenWerk; Vodafone; Voedselbank; Vogelbescherming;
    Vogelbescherming Nederland; Volt; Vomar; VoorleesExpress; Vooruit; Vormingplus; Vrijwaard;
    Vrouwen van Nu; WML; WNL; Wablieft; Wageningen University; Wandelnet; Waternet;
    Weeronline; Weerplaza; Welkoop; Welzijn op Recept; Welzijnszorg; Westland Infra; Westtoer;
    Wetterskip Fryslân; Wibra; Willemsfonds; Windesheim; Xenos; Yulius; Yuverta; ZLTO; Zeeuwse
    Vereniging voor Kleine Kernen; Ziggo; Zij-Actief; ZijActief; Zilveren Kruis; Zonnebloem;
    Zorgbalans; Zorgbelang; Zorgpartners; Zuid-Hollands Landschap; ZuidZorg; Zuidzorg; bpost;
    cd&v; de Bibliotheek op school; de Volkskrant"""
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
