"""A small web: what a branch of Elsbroek read of, and whom it knows."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from leads import network
from leads.model import (
    Branch,
    Knowledge,
    Organisation,
    OrganisationType,
    Proof,
    Theme,
    Tie,
    TieKind,
)
from leads.network import Network

TODAY = date(2027, 3, 2)
BRANCH = Branch(id="elsbroek", name="Bibliotheek Elsbroek", place="Elsbroek")
THEMES = tuple(
    Theme(id=name, field=name, label_nl=name.title(), label_en=f"{name} (en)")
    for name in ("muziek", "natuur", "senioren")
)
TYPES = (
    OrganisationType(id="koor", label_nl="Koor", label_en="Choir", themes=("muziek",)),
    OrganisationType(id="ivn", label_nl="IVN", label_en="IVN", themes=("natuur",)),
    OrganisationType(id="kbo", label_nl="KBO", label_en="KBO", themes=("senioren", "muziek")),
    OrganisationType(
        id="stichting", label_nl="", label_en="", themes=("natuur", "senioren"), fallback=True
    ),
)
KNOWLEDGE = Knowledge(
    branch=BRANCH,
    themes=THEMES,
    signals=(),
    exclusions=(),
    offers=(),
    organisation_types=TYPES,
    national_themes=(),
)


def body(name: str, type_id: str | None = None, known_as: str = "unknown", n: int = 1, **more):
    return Organisation(
        id=re.sub(r"[^a-z0-9]+", "-", name.lower()),
        name=name,
        type_id=type_id,
        place="Elsbroek",
        known_as=known_as,
        mentions=n,
        **more,
    )


KOOR = body("Koor Oranje", "koor", "partner", 4)
KBO = body("KBO Elsbroek", "kbo", "known", 2)
IVN = body("IVN Elsbroek", "ivn", n=3)
ROTARY = body("Rotary Elsbroek", "stichting")
BODIES = (KOOR, KBO, IVN, ROTARY)


def proof(
    one: Organisation,
    other: Organisation,
    kind: TieKind = TieKind.TOGETHER,
    day: date = TODAY,
    quote: str = "",
    url: str = "https://krant.example/1",
) -> Proof:
    said = quote or f"{one.name} doet iets met {other.name}."
    tie = Tie(
        item_id="i1",
        organisation_id=one.id,
        other_id=other.id,
        kind=kind,
        quote=said,
        seen_on=day,
    )
    return Proof(tie=tie, source_name="De Krant", url=url)


PROOFS = (
    proof(KOOR, ROTARY, TieKind.SUPPORT, date(2027, 3, 1)),
    proof(IVN, KBO, day=date(2027, 2, 1)),
    proof(IVN, KBO, day=date(2027, 1, 1)),
)


def web(
    bodies: Sequence[Organisation] = BODIES,
    proofs: Sequence[Proof] = PROOFS,
    **about: object,
) -> Network:
    return network.build(
        bodies,
        proofs,
        replace(KNOWLEDGE, **about),  # type: ignore[arg-type]
        TODAY,
        spoken={KOOR.id: datetime(2027, 2, 20, 12, tzinfo=UTC)},
        owed={KOOR.id: 1},
    )
