"""Fourteen months of one village, on the mornings on which something happens.

    year = Year(village, postbox)
    live(year)
    year.mornings[date(2027, 3, 9)].digest.woken

What the papers write stands in `service_year_stories`; what people decide, here.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from email.message import EmailMessage
from typing import Any, NamedTuple

import service_year_stories as stories
from service_postbox import Postbox
from service_village import AMSTERDAM, Post, Site, Village

from leads import service
from leads.app import App
from leads.model import Decision, Digest, Lead, Sending, Status
from leads.service import Decided

HALF_PAST_SIX = time(6, 30, tzinfo=AMSTERDAM)
Standing = tuple[dict[str, Status], list[Decision]]
ENTRIES = 12  # a feed tells the latest of its paper


@dataclass(frozen=True)
class Morning:
    """What one morning brought: the digest, in each of its forms, and the mail of it."""

    digest: Digest
    text: str
    html: str
    told: dict[str, Any]
    sent: Sending
    mail: EmailMessage | None

    @property
    def said(self) -> str:
        """The text on one line."""
        return " ".join(self.text.split())


class Look(NamedTuple):
    """What was decided before and after all was looked at again, and at how much."""

    before: Standing
    looked: int
    after: Standing


@dataclass
class Year:
    """A village, the mornings it had, and what was seen on the way."""

    village: Village
    postbox: Postbox
    mornings: dict[date, Morning] = field(default_factory=dict)
    looks: list[Look] = field(default_factory=list)
    owed: int | None = None
    shown: list[str] = field(default_factory=list)  # CAMERAS: on 11 and 31 May, 1 June
    accepted: Decided | None = None
    people: dict[date, list[str]] = field(default_factory=dict)  # who is listed
    kept: dict[date, list[str]] = field(default_factory=dict)  # who is stored
    _printed: dict[int, list[Post]] = field(default_factory=dict)

    def app(self, day: date, hour: int = 6) -> App:
        return self.village.app(datetime.combine(day, HALF_PAST_SIX.replace(hour=hour)))

    def morning(self, day: date, *posts: Post) -> App:
        """The paper prints these, and the program runs; the app of that morning."""
        self.print(self.village.sites[0], *posts)
        app = self.app(day)
        before = len(self.postbox.taken)
        ran = service.run(app)
        assert ran.sent
        assert not ran.refreshed.failed
        assert not ran.analysed.failed
        self.mornings[day] = Morning(
            digest=ran.digest,
            text=service.digest_text(app, ran.digest),
            html=service.digest_bytes(app, ran.digest, "html").decode(),
            told=service.digest_json(app, ran.digest),
            sent=ran.sent.state,
            mail=self.postbox.mails[-1] if len(self.postbox.taken) > before else None,
        )
        return app

    def print(self, site: Site, *posts: Post) -> None:
        """The latest entries of a paper; one that was printed before is printed anew."""
        keys = {post.key for post in posts}
        old = [post for post in self._printed.get(id(site), []) if post.key not in keys]
        self._printed[id(site)] = [*posts, *old][:ENTRIES]
        site.publish(*self._printed[id(site)])

    def decide(self, app: App, post: Post, verb: str, who: str, **said: Any) -> Decided:
        """What somebody decides on the lead of a post."""
        [done] = service.decide(app, [lead_of(app, post).id], verb, who=who, **said)
        return done

    def standing(self, app: App) -> Standing:
        leads = service.list_leads(app, every=True)
        decisions = app.store.decisions.all(app.knowledge.branch.id)
        return {lead.id: lead.status for lead in leads}, decisions


def lead_of(app: App, post: Post) -> Lead:
    """The one lead with the title of this post."""
    found = service.list_leads(app, every=True)
    [lead] = [lead for lead in found if lead.title == post.title]
    return lead


# ── what happens ─────────────────────────────────────────────────────────────

NATIONAL = {
    "boekenweek",
    "dodenherdenking",
    "kinderboekenweek",
    "koningsdag",
    "nationale_voorleesdagen",
    "open_monumentendag",
    "week_tegen_eenzaamheid",
}
MUTED = "ontmoeting_eenzaamheid"
CORRECTED = {
    "id": "kinderboekenweek",
    "occurrences": {2027: {"start": "2027-10-13", "end": "2027-10-24", "status": "date_seen"}},
}
PERSON = "Truus Jansen"
CLUB = "Fotoclub Lindebroek"


def settle(village: Village) -> None:
    """A branch with a newspaper."""
    village.settings["branch"] = {**village.settings["branch"], "muted_themes": [MUTED]}
    village.national, village.corrected = NATIONAL, [CORRECTED]
    village.site("krant").publish()


def live(year: Year) -> None:
    """Fourteen months."""
    spring(year)
    summer(year)
    autumn(year)
    winter(year)


def spring(year: Year) -> None:
    """Leads are taken up, put aside and left; one is called off; a club is approached."""
    papers = (stories.LESSONS, stories.READERS, stories.PHOTOS, stories.WELL, stories.FAIR)
    app = year.morning(date(2027, 3, 2), *papers, *stories.GENTLE)
    year.decide(app, stories.WELL, "accept", "An")
    year.decide(app, stories.READERS, "accept", "Bert")
    year.decide(app, stories.PHOTOS, "talk", "An")
    year.decide(app, stories.LESSONS, "snooze", "An", until=date(2027, 3, 9))
    due = date(2027, 4, 6)
    year.owed = service.note_moment(app, CLUB, "lijsten terugbrengen", who="An", due=due)[1].id
    keep_person(app)
    year.morning(date(2027, 3, 3), stories.CRASH, stories.RESULTS)
    year.morning(date(2027, 3, 4))
    year.morning(date(2027, 3, 9), stories.READERS_OFF)
    look_again(year, year.morning(date(2027, 3, 10)))
    year.morning(date(2027, 3, 16))
    app = year.morning(date(2027, 3, 17))
    year.decide(app, stories.WELL, "bloom", "An", note="drie vitrines in mei")
    for day in (date(2027, 3, 20), date(2027, 3, 22), date(2027, 4, 5)):
        year.morning(day)
    year.decide(year.app(date(2027, 4, 5)), stories.READERS, "drop", "Bert")
    app = year.morning(due)
    service.moment_done(app, year.owed or 0)
    year.decide(app, stories.PHOTOS, "bloom", "An")


def keep_person(app: App) -> None:
    """Somebody says at the desk that she may be asked, until the end of May."""
    service.add_person(
        app,
        PERSON,
        contact="0497-555777",
        interests=["fotografie"],
        consent="mondeling, 1 maart",
        until=date(2027, 5, 31),
    )


def look_again(year: Year, app: App) -> None:
    """All is read and weighed anew, as after a new version."""
    before = year.standing(app)
    app.store.items.reset_analysis(app.knowledge.branch.id)
    year.looks.append(Look(before, service.analyse(app).looked, year.standing(app)))


def summer(year: Year) -> None:
    """The club comes with something new; a consent ends; a quiet week."""
    app = year.morning(date(2027, 5, 11), stories.CAMERAS, stories.FANFARE)
    lead = lead_of(app, stories.CAMERAS)
    year.shown.append(service.lead_text(app, lead))
    year.accepted = year.decide(app, stories.CAMERAS, "accept", "Bert")
    app = year.morning(date(2027, 5, 18))
    year.decide(app, stories.PHOTOS, "harvest", "An", note="63 bezoekers")
    app = year.morning(date(2027, 5, 25), stories.MONUMENTS, stories.PLANTS)
    year.decide(app, stories.CAMERAS, "bloom", "Bert")
    year.decide(app, stories.WELL, "root", "An")
    for day in (date(2027, 5, 31), date(2027, 6, 1)):
        app = year.morning(day)
        year.shown.append(service.lead_text(app, lead))
        year.people[day] = [one.name for one in service.people(app)]
    for day in (date(2027, 6, 7), date(2027, 6, 8)):
        app = year.morning(day)
        year.kept[day] = [one.name for one in app.store.people.all(app.knowledge.branch.id)]
    for day in (date(2027, 7, 1), date(2027, 7, 7), date(2027, 7, 21), date(2027, 7, 26)):
        year.morning(day)


def autumn(year: Year) -> None:
    """Two bodies want the same afternoon, two others could do something together."""
    for name, calendar in stories.CALENDARS.items():
        site = year.village.site(name.lower().replace(" ", "-"), kind="ical", medium="calendar")
        site.source |= {"organisation": name, "name": name}
        site.serve(calendar)
    year.morning(date(2027, 9, 7))
    year.morning(date(2027, 9, 14), stories.LECTURE_TOO)
    app = year.morning(date(2027, 9, 21), stories.BEES, stories.HONEY, stories.CHOIR)
    year.decide(app, stories.CAMERAS, "harvest", "Bert", note="twaalf cursisten")
    look_again(year, app)
    year.morning(date(2027, 9, 22))


def winter(year: Year) -> None:
    """What was there last year comes again."""
    for day in (date(2027, 11, 23), date(2028, 1, 14), date(2028, 1, 15)):
        year.morning(day)
    app = year.morning(date(2028, 1, 25), stories.FAIR_COMING)
    year.decide(app, stories.FAIR_COMING, "accept", "An")
    year.morning(date(2028, 1, 26))
    app = year.morning(date(2028, 2, 1), stories.PLANTS_COMING)
    year.decide(app, stories.FAIR_COMING, "harvest", "An", note="kraam met 200 boeken")
    for day in (date(2028, 2, 22), date(2028, 4, 25)):
        year.morning(day)
