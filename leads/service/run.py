"""The whole morning's work, once: refresh, analyse, digest, and send.

One run at a time on one database; a second one says so and leaves.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Event, Thread

from leads import limits
from leads.app import App
from leads.model import Digest, Sending, Visit
from leads.service.analyse import Analysed, analyse
from leads.service.digest import Sent, make_digest, remember_shown, send_digest
from leads.service.erase import forget_expired
from leads.service.learn import learn_from_new
from leads.service.refresh import Refreshed, refresh
from leads.service.retention import shorten_old

LEASE = "run"
_DIED = 1


@dataclass
class Log:
    """The row of a run that is still going: how it ends is filled in on the way."""

    run_id: int
    exit: int = 0
    figures: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Ran:
    """What one run did."""

    refreshed: Refreshed
    analysed: Analysed
    digest: Digest
    sent: Sent | None


def run(
    app: App,
    *,
    send: bool = True,
    every: bool = False,
    progress: Callable[[Visit], None] = lambda _: None,
) -> Ran:
    """Do the morning's work once.

    Without a mail server in the settings the digest counts as shown when it is
    returned. Raises AlreadyRunning when another run holds the database.
    """
    with alone(app, "run") as log:
        forget_expired(app)
        refreshed = refresh(app, every=every, progress=progress)
        learn_from_new(app)
        analysed = analyse(app)
        digest = make_digest(app)
        sent = _deliver(app, digest) if send else None
        shorten_old(app)
        ran = Ran(refreshed, analysed, digest, sent)
        log.exit, log.figures = worst(ran), _figures(ran)
        return ran


def _deliver(app: App, digest: Digest) -> Sent | None:
    if app.settings.mail is not None:
        return send_digest(app, digest)
    remember_shown(app, digest)
    return None


@contextmanager
def alone(app: App, verb: str) -> Iterator[Log]:
    """Hold the lease on the database for one verb, and note how it went.

    The lease runs on the real clock, also when the app's clock stands still.
    Raises AlreadyRunning when another run holds it.
    """
    from leads.store.runs import this_process

    holder, runs = this_process(), app.store.runs
    with runs.lease(LEASE, holder, datetime.now(UTC), limits.LEASE_SECONDS):
        log, done = Log(runs.start(verb, app.now())), Event()
        keeper = Thread(target=_keep, args=(app, holder, done), daemon=True)
        keeper.start()
        try:
            yield log
        except BaseException:
            log.exit = _DIED
            raise
        finally:
            done.set()
            keeper.join()
            runs.finish(log.run_id, app.now(), log.exit, log.figures)


def _keep(app: App, holder: str, done: Event) -> None:
    """Renew the lease until the work is done; a killed run simply stops renewing."""
    while not done.wait(limits.LEASE_RENEW_SECONDS):
        app.store.runs.renew(LEASE, holder, datetime.now(UTC), limits.LEASE_SECONDS)


def _figures(ran: Ran) -> dict[str, object]:
    return {
        "visits": len(ran.refreshed.visits),
        "failed": len(ran.refreshed.failed),
        "new": ran.refreshed.new,
        "looked": ran.analysed.looked,
        "leads": ran.analysed.new_leads,
        "shown": len(ran.digest.leads),
    }


def worst(ran: Ran) -> int:
    """The exit code of a run: 0 all well, 4 something failed, 5 nothing could be done."""
    visits, failed = ran.refreshed.visits, ran.refreshed.failed
    if ran.sent and ran.sent.state is Sending.REFUSED:
        return 5
    if visits and len(failed) == len(visits):
        return 5
    unsure = ran.sent is not None and (ran.sent.state is Sending.UNCLEAR or ran.sent.refused)
    return 4 if failed or ran.analysed.failed or unsure else 0
