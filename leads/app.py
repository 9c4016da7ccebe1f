"""The parts, wired: the only module that knows them all.

    app = open_app(home, env)
    service.run(app)

The heavy parts (language pipeline, HTTP client) are made when they are first
needed: a round that finds nothing new never loads spaCy.
"""

import os
import random
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import leads
from leads import settings as settings_room
from leads import sources
from leads.errors import UserError
from leads.language import Words, mark
from leads.model import Extraction, Item, Knowledge, Organisation
from leads.settings import Home, Settings

if TYPE_CHECKING:
    from leads.directory import Region
    from leads.fetch import Fetcher
    from leads.match import Ranker
    from leads.nlp import Extractor
    from leads.sources import ParsePool
    from leads.store import Store

LOCAL = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True)
class App:
    """One installation, ready to work.

    `now` gives an aware UTC instant; `dice` a number in 0..1 for spreading visits.
    """

    settings: Settings
    knowledge: Knowledge
    words: Words
    now: Callable[[], datetime]
    dice: Callable[[], float] = field(default=random.random)

    @cached_property
    def store(self) -> "Store":
        """The database, opened (and migrated) at first use."""
        from leads.store import Store

        data = self.settings.home.data
        try:
            data.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(
                mark("De map {folder} kan niet worden gemaakt: {reason}"),
                folder=data,
                reason=error.strerror or "",
            ) from error
        return Store.open(self.settings.database, backups=data / "backups")

    @cached_property
    def extractor(self) -> "Extractor":
        """The language pipeline, loaded at first use."""
        from leads import nlp

        return nlp.load(self.knowledge, self.settings.model)

    @cached_property
    def ranker(self) -> "Ranker":
        """The shipped weights, loaded at first use."""
        from leads.match import Ranker

        return Ranker.from_bytes(settings_room.load_ranker())

    @cached_property
    def region(self) -> "Region":
        """What the directory of bodies must know of the surroundings."""
        from leads import directory
        from leads.nlp import persons
        from leads.settings.places import all_places

        return directory.region(
            self.knowledge.branch,
            self.knowledge.organisation_types,
            places=[place.name for place in all_places()],
            around=[p.name for p in all_places() if p.province == self.knowledge.branch.province],
            first_names=persons.FIRST_NAMES,
        )

    def extract(
        self, items: Sequence[Item], directory: Sequence[Organisation] = ()
    ) -> list[Extraction]:
        return self.extractor(items, directory)

    def fetcher(self) -> "Fetcher":
        """A new polite client; one per run."""
        from leads.fetch import Fetcher, user_agent

        return Fetcher(
            user_agent=user_agent(leads.__version__, self.settings.http.contact),
            now=self.now,
            pause=self.settings.http.pause,
            allow_private=self.settings.http.allow_private,
            secrets=self.settings.secrets,
            places=[source.url for source in self.settings.sources],
            ready_at=self.store.hosts.ready_at(),
            robots=self.store.hosts.robots(),
            authorities=self._authorities(),
        )

    def _authorities(self) -> dict[str, Path]:
        """Host → the file with a certificate that counts there besides the usual ones."""
        with_own = (one for one in self.settings.sources if one.ca_file)
        folder = self.settings.home.config
        return {urlsplit(one.url).hostname or "": folder / one.ca_file for one in with_own}

    def parse_pool(self, kinds: Collection[str] = ()) -> "ParsePool":
        """Killable child workers for the parsers of these kinds, or of all; one pool per run."""
        known = sources.kinds()
        return sources.ParsePool(kinds={kind for kind in kinds if kind in known})

    def send(self, message: EmailMessage) -> Mapping[str, str]:
        """Hand a message to the server from the settings.

        Returns the recipients that were refused. Raises MailRefused or MailUnclear.
        """
        from leads import mail

        plan = self.settings.mail
        if plan is None:
            raise UserError(mark("Er staat geen 'mail' in leads.yaml, dus ik kan niets versturen."))
        server = mail.SmtpServer(
            host=plan.host,
            port=plan.port,
            security=plan.security,
            user=plan.user,
            password=plan.password,
            ca_file=plan.ca_file,
        )
        return mail.send(message, server)

    def close(self) -> None:
        """Let go of the database, if it was opened."""
        if "store" in self.__dict__:
            self.store.close()

    @property
    def today(self) -> datetime:
        """Now, on the clock of the village."""
        return self.now().astimezone(LOCAL)


def clock(fixed: str | None) -> Callable[[], datetime]:
    """The real clock, or one that stands still at an ISO instant.

    A time without zone is read as Dutch time. Raises UserError for other text.
    """
    if not fixed:
        return lambda: datetime.now(UTC)
    try:
        instant = datetime.fromisoformat(fixed)
    except ValueError as error:
        raise UserError(
            mark("'{text}' is geen tijdstip; schrijf bijvoorbeeld 2027-03-02T07:00"), text=fixed
        ) from error
    if instant.tzinfo is None:
        instant = instant.replace(tzinfo=LOCAL)
    return lambda: instant.astimezone(UTC)


def open_app(
    home: Path | None = None,
    *,
    now: str | None = None,
    language: str | None = None,
    env: Mapping[str, str] | None = None,
) -> App:
    """Read the settings and wire the parts.

    Raises UserError when there are no settings yet, ConfigError when they are wrong.
    """
    env = os.environ if env is None else env
    found: Home = settings_room.find_home(home, env, Path.cwd())
    settings = settings_room.load(found, env, sources.kinds())
    return App(
        settings=settings,
        knowledge=settings_room.load_knowledge(settings.branch, found.config),
        words=Words(language or settings.language),
        now=clock(now or env.get("LEADS_NOW")),
    )
