"""The whole morning's work, once: refresh, analyse, digest, and send.

One run at a time on one database; a second one says so and leaves.
"""

import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event, Thread

from leads import limits
from leads.app import App
from leads.model import Digest, Sending, Visit
from leads.service.analyse import Analysed, analyse
from leads.service.digest import Sent, make_digest, remember_shown, send_digest
from leads.service.refresh import Refreshed, refresh


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
    with alone(app, "run"):
        refreshed = refresh(app, every=every, progress=progress)
        analysed = analyse(app)
        digest = make_digest(app)
        sent = _deliver(app, digest) if send else None
        return Ran(refreshed, analysed, digest, sent)


def _deliver(app: App, digest: Digest) -> Sent | None:
    if app.settings.mail is not None:
        return send_digest(app, digest)
    remember_shown(app, digest)
    return None


@contextmanager
def alone(app: App, verb: str) -> Iterator[None]:
    """Hold the lease on the database for one verb, and note how it went."""
    holder = f"{os.getpid()}@{socket.gethostname()}"
    runs = app.store.runs
    runs.acquire(holder, app.now(), limits.LEASE_SECONDS)
    done = Event()
    keeper = Thread(target=_keep, args=(app, holder, done), daemon=True)
    keeper.start()
    run_id = runs.start(verb, app.now())
    outcome = "failed"
    try:
        yield
        outcome = "done"
    finally:
        done.set()
        keeper.join()
        runs.finish(run_id, app.now(), outcome)
        runs.release(holder)


def _keep(app: App, holder: str, done: Event) -> None:
    """Renew the lease until the work is done; a killed run simply stops renewing."""
    while not done.wait(limits.LEASE_RENEW_SECONDS):
        app.store.runs.renew(holder, app.now(), limits.LEASE_SECONDS)


def worst(ran: Ran) -> int:
    """The exit code of a run: 0 all well, 4 something failed, 5 nothing could be done."""
    visits, failed = ran.refreshed.visits, ran.refreshed.failed
    if ran.sent and ran.sent.state is Sending.REFUSED:
        return 5
    if visits and len(failed) == len(visits):
        return 5
    unsure = ran.sent is not None and (ran.sent.state is Sending.UNCLEAR or ran.sent.refused)
    return 4 if failed or ran.analysed.failed or unsure else 0
