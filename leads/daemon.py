"""One process that keeps going: visits spread over the hour, the digest at its
local time, one round at a time, and a clean stop.

APScheduler keeps no jobs on disk: what is due is a question to the store, so a
restart, a machine that slept and a mail server that refused are all one case.
"""

import logging
from collections.abc import Callable
from datetime import datetime, time, timedelta
from threading import Event
from typing import NoReturn

from apscheduler.schedulers.background import BackgroundScheduler

from leads import service
from leads.app import LOCAL, App
from leads.errors import AlreadyRunning, LeadsError
from leads.model import Sending

log = logging.getLogger("leads.daemon")

_DAY_NAMES = {
    "ma": "mon",
    "di": "tue",
    "wo": "wed",
    "do": "thu",
    "vr": "fri",
    "za": "sat",
    "zo": "sun",
}
_ROUND_MINUTES = 15
_JITTER_SECONDS = 300
_LATEST = time(11, 0)  # a morning mail at noon helps nobody
_AT_LEAST = timedelta(hours=1)  # for a digest that is not a morning's
_DONE = (0, 4)


def serve(app: App) -> NoReturn:
    """Work until SIGTERM or Ctrl-C ends the program, as it ends any command.

    The scheduler only says that there is work. It is done here, in the main
    thread: only there can a signal break off a visit that hangs.
    """
    due = Event()
    scheduler = build(app, due.set)
    scheduler.start()
    log.info("dienst gestart, ochtendmail om %s", app.settings.digest.at)
    try:
        while True:
            due.wait()
            due.clear()
            quietly(app)
    finally:
        scheduler.shutdown(wait=False)


def build(app: App, call: Callable[[], object]) -> BackgroundScheduler:
    """A scheduler, not started yet, that calls every quarter of an hour and at the
    time of the digest."""
    scheduler = BackgroundScheduler(
        timezone=LOCAL, job_defaults={"coalesce": True, "misfire_grace_time": None}
    )
    scheduler.add_job(
        call,
        "interval",
        id="round",
        minutes=_ROUND_MINUTES,
        jitter=_JITTER_SECONDS,
        next_run_time=datetime.now(LOCAL),
    )
    plan = app.settings.digest
    scheduler.add_job(
        call,
        "cron",
        id="digest",
        day_of_week=",".join(_DAY_NAMES[day] for day in plan.days),
        hour=plan.at.hour,
        minute=plan.at.minute,
    )
    return scheduler


def quietly(app: App) -> None:
    """One round; a fault is logged and the daemon goes on."""
    try:
        one_round(app)
    except AlreadyRunning as busy:
        log.info("overgeslagen: %s", busy)
    except LeadsError as error:
        log.error("%s: %s", type(error).__name__, error)
    except Exception:
        log.exception("onverwachte fout")


def one_round(app: App) -> None:
    """Make the digest when it is time, else visit what is due and look at what came."""
    if digest_due(app):
        service.run(app)
        return
    with service.alone(app, "refresh"):
        service.refresh(app)
        service.analyse(app)


def digest_due(app: App) -> bool:
    """Is it time for today's digest, and was it not made, or made but refused?"""
    now, plan = app.today, app.settings.digest
    planned = datetime.combine(now.date(), plan.at, LOCAL)
    latest = max(datetime.combine(now.date(), _LATEST, LOCAL), planned + _AT_LEAST)
    if tuple(_DAY_NAMES)[now.weekday()] not in plan.days or not planned <= now < latest:
        return False
    record = app.store.digests.get(app.knowledge.branch.id, now.date())
    if record is not None:
        return record.state is Sending.REFUSED
    last = app.store.runs.last("run")
    return last is None or last.started < planned or last.exit not in _DONE
