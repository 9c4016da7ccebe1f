"""An invented village with a morning's worth of leads, for the tests of the digest."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from functools import cache

from leads.digest import build
from leads.model import (
    Announcement,
    Branch,
    Clash,
    Digest,
    Event,
    Knowledge,
    Lead,
    Medium,
    Moment,
    Reason,
    Sighting,
    SourceHealth,
    Status,
    Strength,
)
from leads.settings.domain import load_knowledge

DAY = date(2027, 3, 2)
BRANCH = Branch(id="ammerloo", name="Bibliotheek Ammerloo", place="Ammerloo")
REPLY_TO = "Bieb Ammerloo <bieb@ammerloo.example>"
PAPER = "De Ammerbode"


@cache
def knowledge() -> Knowledge:
    return load_knowledge(BRANCH)


def lead(id: str = "k3f9ab", **changes: object) -> Lead:
    """An ordinary lead; anything can be changed."""
    plain = Lead(
        id=id,
        branch_id=BRANCH.id,
        title="Fotoclub zoekt muur",
        score=3.0,
        grade=2,
        strength=Strength.FAIR,
        kind="oproep",
        themes=("kunst_cultuur",),
        organisations=("Fotoclub Tegenlicht",),
        events=(),
        reasons=(reason("ask", "expositie", "Wij zoeken een muur om onze foto's te hangen."),),
        sightings=(sighting(f"item-{id}"),),
        offer="expositie",
        act_before=None,
        found_at=datetime(2027, 3, 1, 5, tzinfo=UTC),
        changed_at=datetime(2027, 3, 1, 5, tzinfo=UTC),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def reason(kind: str, ref: str, quote: str = "", points: float = 1.0) -> Reason:
    return Reason(kind=kind, ref=ref, points=points, quote=quote, item_id="item")


def sighting(item_id: str, **changes: object) -> Sighting:
    seen = Sighting(
        item_id=item_id,
        source_id="ammerbode",
        source_name=PAPER,
        url=f"https://ammerbode.example/nieuws/{item_id}",
        title="Fotoclub zoekt muur",
        snippet="Fotoclub Tegenlicht bestaat al jaren, maar een vaste plek ontbreekt.",
        published=datetime(2027, 3, 1, 8, 30, tzinfo=UTC),
        medium=Medium.NEWS,
    )
    return replace(seen, **changes)  # type: ignore[arg-type]


def _loom() -> Lead:
    return lead(
        "k3f9ab",
        title="Heemkundekring Ammer en Loo wil weefgetouw uit 1830 laten zien",
        score=8.4,
        strength=Strength.STRONG,
        kind="vondst_of_verhaal",
        themes=("erfgoed_heemkunde",),
        organisations=("Heemkundekring Ammer en Loo", "Basisschool De Spoel"),
        events=(
            Event(
                name="Open middag over het weven",
                start=Moment(date(2027, 4, 10), time(14)),
                place="schuur aan de Weversstraat",
            ),
        ),
        reasons=(
            reason(
                "ask",
                "expositie",
                "Het getouw past niet in ons zaaltje, dus we zoeken een plek waar mensen "
                "binnen kunnen lopen.",
                3.0,
            ),
            reason("theme", "erfgoed_heemkunde", "weefgetouw", 2.5),
            reason("organisation", "heemkundekring", "Heemkundekring Ammer en Loo", 1.5),
            reason("signal", "vondst_of_verhaal", "kwam onder het stro tevoorschijn", 1.2),
            reason("time", "39", "zaterdag 10 april", 0.8),
        ),
        sightings=(
            sighting("getouw"),
            sighting(
                "getouw-2",
                source_name="Heemkundekring Ammer en Loo",
                url="https://ammer-en-loo.example/nieuws/getouw?van=mail&nr=12",
                published=datetime(2027, 3, 1, 18, tzinfo=UTC),
            ),
        ),
        offer="expositie",
        act_before=date(2027, 4, 7),
    )


def _computer_club() -> Lead:
    return lead(
        "m7x2pd",
        title="Inloop voor tablet en telefoon stopt na de zomer",
        score=7.1,
        strength=Strength.STRONG,
        kind="dienst_verandert",
        themes=("digitaal_meedoen", "senioren"),
        organisations=("Welzijn Ammerloo",),
        reasons=(
            reason("signal", "dienst_verandert", "de donderdagochtend stopt na de zomer", 3),
            reason("theme", "digitaal_meedoen", "tablet en telefoon", 2),
            reason(
                "ask", "overname", "We hopen dat een ander de twaalf vaste bezoekers opvangt.", 2.5
            ),
        ),
        sightings=(sighting("inloop", published=datetime(2027, 2, 28, 9, tzinfo=UTC)),),
        offer="ido",
        act_before=None,
    )


def _writing_afternoon() -> Lead:
    return lead(
        "q4t8ne",
        title="Wie heeft een lange tafel voor onze brievenmiddag?",
        score=6.3,
        strength=Strength.STRONG,
        kind="oproep",
        themes=("democratie_vrede",),
        organisations=("Werkgroep Amnesty Ammerloo",),
        events=(Event(name="Brievenmiddag", start=Moment(date(2027, 3, 20), time(13, 30))),),
        reasons=(
            reason("ask", "ruimte", "Wie heeft op 20 maart een lange tafel voor ons?", 3),
            reason("theme", "democratie_vrede", "mensenrechten", 2),
            reason("time", "6", "20 maart", 1),
        ),
        sightings=(
            sighting(
                "tafel",
                source_name="Amnesty Ammerloo (sociale media)",
                url="https://social.example/@amnesty/1",
                medium=Medium.SOCIAL,
            ),
        ),
        offer="ruimte",
        act_before=date(2027, 3, 8),
    )


def _policy() -> Lead:
    return lead(
        "w9c5vr",
        title="Raadscommissie bespreekt nieuwe subsidie voor lezen en cultuur",
        score=5.2,
        kind="beleid_subsidie",
        themes=("kunst_cultuur", "lezen_literatuur"),
        organisations=("Gemeente Ammerloo",),
        reasons=(
            reason("signal", "beleid_subsidie", "subsidieregeling", 2),
            reason("theme", "kunst_cultuur", "amateurkunst", 2),
        ),
        sightings=(
            sighting(
                "commissie",
                source_name="Gemeente Ammerloo",
                url="https://raad.ammerloo.example/12",
                snippet="Inspreken kan na aanmelding bij de griffie, tot maandag 22 maart.",
                medium=Medium.MUNICIPAL,
            ),
        ),
        offer="netwerk",
        act_before=date(2027, 3, 22),
        shown_on=date(2027, 3, 1),
        change="De commissie vergadert een week eerder: 23 maart",
        changed_at=datetime(2027, 3, 2, 4, tzinfo=UTC),
    )


def _brass_band() -> Lead:
    return lead(
        "b2h6zs",
        title="Harmonie De Eendracht bestaat 90 jaar",
        status=Status.SHED,
        wake_on=DAY,
        kind="jubileum",
        organisations=("Harmonie De Eendracht",),
        reasons=(reason("signal", "jubileum", "In november bestaat de harmonie negentig jaar."),),
        sightings=(sighting("harmonie", published=datetime(2026, 12, 4, 9, tzinfo=UTC)),),
        act_before=date(2027, 8, 30),
    )


def _announcements() -> tuple[Announcement, ...]:
    return (
        Announcement(
            theme_id="dodenherdenking",
            name="Dodenherdenking en Bevrijdingsdag",
            start=date(2027, 5, 4),
            end=date(2027, 5, 5),
            sure=True,
            local=("Oranjecomité Ammerloo",),
            quote="Het comité zoekt jongeren die een gedicht willen voorlezen.",
            url="https://ammerbode.example/oranje",
        ),
        Announcement(
            theme_id="archeologiedagen",
            name="Nationale Archeologiedagen",
            start=date(2027, 6, 18),
            end=date(2027, 6, 20),
            sure=False,
            local=("heemkundekring", "museum"),
        ),
    )


def _clash() -> Clash:
    return Clash(
        day=date(2027, 3, 24),
        first=Event(name="Paasmiddag", organiser="Zonnebloem Ammerloo"),
        second=Event(name="Bingo voor 65-plus", organiser="KBO Ammerloo"),
        first_item="paas",
        second_item="bingo",
        first_url="https://ammerbode.example/paas",
        second_url="https://kbo.example/bingo",
    )


def _sources() -> tuple[SourceHealth, ...]:
    read = [SourceHealth(source_id=f"s{n}", name=f"Bron {n}", ok=True) for n in range(9)]
    failed = SourceHealth(
        source_id="agenda",
        name="Agenda gemeente",
        ok=False,
        reason="timeout",
        since=datetime(2027, 2, 27, 6, tzinfo=UTC),
    )
    return (*read, failed)


def morning() -> Digest:
    """Four leads, one woken, two themes, a clash, ten sources of which one failed."""
    seen = lead("z1", shown_on=date(2027, 2, 20), act_before=date(2027, 5, 1))
    return build(
        BRANCH,
        DAY,
        [_loom(), _computer_club(), _writing_afternoon(), _policy(), seen],
        woken=[_brass_band()],
        announcements=_announcements(),
        clashes=[_clash()],
        sources=_sources(),
    )


def quiet() -> Digest:
    """A Monday with nothing new."""
    seen = [lead(f"z{n}", shown_on=date(2027, 2, 20)) for n in range(4)]
    return build(BRANCH, date(2027, 3, 8), seen, sources=_sources())


HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)> "
    "\x1b[31mrood\x1b[0m \u202egnp.exe \u2066x\u2069 \x00\x07 \ud800 {{ 7*7 }} {page} %s "
    "\r\nBcc: x@x"
)


def hostile() -> Digest:
    """Markup, terminal codes, direction overrides and half characters in every field."""
    bad = sighting("x", url="javascript:alert(1)", source_name=HOSTILE, snippet=HOSTILE)
    worst = lead(
        title=HOSTILE,
        organisations=(HOSTILE,),
        sightings=(bad, replace(bad, item_id="y", url='https://x.example/"><script>')),
        reasons=(reason("ask", "ruimte", HOSTILE), reason("organisation", "x", HOSTILE)),
        change=HOSTILE,
    )
    sources = [SourceHealth(source_id="s", name=HOSTILE, ok=False, reason=HOSTILE)]
    return build(BRANCH, DAY, [worst], sources=sources)
