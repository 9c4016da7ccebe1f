"""From the paper to the web: who works with whom, over several mornings."""

from datetime import timedelta

import pytest
from service_village import DAY, MORNING, Post, Site, Village

from leads import service
from leads.app import App
from leads.model import TieKind
from leads.service.network import network


@pytest.fixture
def paper(village: Village) -> Site:
    return village.site("krant", place="Lindebroek")


def read(village: Village, paper: Site, *texts: str, days: int = 0) -> App:
    """A morning on which the paper has these texts."""
    paper.publish(
        *(
            Post(f"post-{n}", f"Bericht {n}", text, MORNING - timedelta(hours=9 - n))
            for n, text in enumerate(texts)
        )
    )
    app = village.app(MORNING + days * DAY)
    service.refresh(app, every=True)
    service.analyse(app)
    return app


TOGETHER = (
    "Heemkundekring De Linde en Harmonie Concordia organiseren zondag samen een muziekmiddag."
)
AGAIN = "Volgens de krant werkt Harmonie Concordia samen met Heemkundekring De Linde aan een boek."


def names(app: App) -> list[set[str]]:
    found = network(app)
    return [{found.name(edge.one), found.name(edge.other)} for edge in found.edges]


def test_what_the_paper_says_ties_two_bodies(village: Village, paper: Site) -> None:
    app = read(village, paper, TOGETHER)
    assert names(app) == [{"Heemkundekring De Linde", "Harmonie Concordia"}]
    [edge] = network(app).edges
    assert edge.kind is TieKind.TOGETHER
    [proof] = edge.proofs
    assert proof.tie.quote == TOGETHER
    assert proof.url.endswith("post-0")


def test_more_evidence_makes_a_stronger_tie_and_a_second_look_does_not(
    village: Village, paper: Site
) -> None:
    read(village, paper, TOGETHER)
    app = read(village, paper, TOGETHER, AGAIN, days=1)
    [edge] = network(app).edges
    assert len(edge.proofs) == 2
    app = read(village, paper, f"Herhaald: {TOGETHER}", AGAIN, days=2)
    [edge] = network(app).edges
    assert len(edge.proofs) == 2


def test_a_merge_joins_the_ties(village: Village, paper: Site) -> None:
    koor = "Koor Oranje houdt samen met Heemkundekring De Linde een lezing."
    app = read(village, paper, TOGETHER, koor)
    assert len(names(app)) == 2
    service.merge(app, "harmonie concordia", "koor oranje")
    assert names(app) == [{"Heemkundekring De Linde", "Harmonie Concordia"}]
    service.split(app, "harmonie concordia", "Koor Oranje")
    assert len(names(app)) == 2


def test_what_is_owed_and_when_was_spoken_stand_with_the_body(
    village: Village, paper: Site
) -> None:
    app = read(village, paper, TOGETHER)
    service.note_moment(app, "harmonie concordia", "wij sturen een lijst", owed=True)
    service.know(app, "harmonie concordia", "partner")
    node = network(app).nodes[0]
    assert (node.body.name, node.owed, node.last_contact) == (
        "Harmonie Concordia",
        1,
        app.today.date(),
    )
