"""What the papers of the test village write. Every name is invented."""

from service_village import Post

LESSONS = Post(
    "kbo-lesruimte",
    "KBO zoekt lesruimte met goede wifi",
    "KBO Lindebroek zoekt vanaf april een ruimte voor lessen in digitale vaardigheden. Twintig "
    "leden willen leren omgaan met hun tablet en met DigiD. De zaal van De Zwaan is op "
    "dinsdagmiddag bezet. De eerste les is op dinsdag 6 april om 14.00 uur. Reageren kan tot en "
    "met vrijdag 19 maart.",
)
PHOTOS = Post(
    "fotoclub-muren",
    "Fotoclub zoekt muren voor jubileumexpositie",
    "Fotoclub Lindebroek bestaat in mei vijftig jaar en zoekt een plek voor een expositie met "
    "zeventig portretten van dorpsgenoten. De opening is op zaterdag 15 mei om 15.00 uur. De club "
    "heeft zelf lijsten en lampen.",
)
READERS = Post(
    "voorlezers",
    "Basisschool De Klimop zoekt voorlezers",
    "Basisschool De Klimop zoekt voor het nieuwe schooljaar opa's en oma's die kleuters willen "
    "voorlezen. Op woensdag 24 maart om 9.00 uur is er een kennismaking in de aula. Aanmelden kan "
    "tot en met maandag 15 maart.",
)
WELL = Post(
    "waterput",
    "Heemkundekring zoekt vitrines voor vondsten uit de waterput",
    "Heemkundekring De Leemput wil de schoenen en potten laten zien die archeologen in een "
    "middeleeuwse waterput vonden. De kring zoekt een plek met vitrines voor een expositie in "
    "mei, en een spreker voor de opening op donderdag 6 mei om 20.00 uur.",
)
CRASH = Post(
    "botsing",
    "Auto botst op boom aan de Heistraat",
    "Een automobilist is maandagavond met zijn auto tegen een boom gereden aan de Heistraat. De "
    "politie onderzoekt de toedracht. De bestuurder bleef ongedeerd.",
)
RESULTS = Post(
    "uitslag",
    "Lindebroekse Boys verliest met 3-1",
    "Het eerste elftal van Lindebroekse Boys verloor zondag met 3-1 van de koploper. De keeper "
    "kreeg in de tweede helft rood. De ploeg zakt naar de vijfde plaats.",
)
