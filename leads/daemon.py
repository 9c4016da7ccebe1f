"""One process that keeps going: visits spread over the hour, the digest at its
local time, one job at a time, and a clean stop.

APScheduler keeps no jobs on disk: what is due is a question to the store, so a
restart forgets nothing.
"""

import logging
import signal
import threading
from collections.abc import Callable
from datetime import datetime, time, timedelta

from apscheduler.events import EVENT_JOB_ERROR, JobExecutionEvent
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from leads import service
from leads.app import LOCAL, App
from leads.errors import AlreadyRunning, LeadsError

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
_REFRESH_MINUTES = 15
_LATEST_CATCH_UP = time(11, 0)  # a morning mail at noon helps nobody
_GRACE_SECONDS = 3600


def serve(app: App) -> int:
    """Work until SIGTERM or Ctrl-C; returns the exit code."""
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    scheduler = build(app)
    scheduler.start()
    log.info("dienst gestart, ochtendmail om %s", app.settings.digest.at)
    try:
        stop.wait()
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    finally:
        scheduler.shutdown(wait=True)
    return 128 + signal.SIGTERM


def build(app: App) -> BackgroundScheduler:
    """The scheduler with its two jobs; not started yet."""
    scheduler = BackgroundScheduler(
        timezone=LOCAL,
        executors={"default": ThreadPoolExecutor(1)},  # one job at a time
        job_defaults={
            "coalesce": True,
            "max_instances": 1,
            "misfire_grace_time": _GRACE_SECONDS,
        },
    )
    plan = app.settings.digest
    scheduler.add_job(
        quietly,
        "interval",
        args=[read, app],
        id="refresh",
        minutes=_REFRESH_MINUTES,
        jitter=300,
        next_run_time=app.today + timedelta(seconds=1),
    )
    scheduler.add_job(
        quietly,
        "cron",
        args=[service.run, app],
        id="digest",
        day_of_week=",".join(_DAY_NAMES[day] for day in plan.days),
        hour=plan.at.hour,
        minute=plan.at.minute,
    )
    if missed_today(app):
        scheduler.add_job(quietly, args=[service.run, app], id="catch-up")
    scheduler.add_listener(_told, EVENT_JOB_ERROR)
    return scheduler


def read(app: App) -> None:
    """Visit what is due and look at what came."""
    with service.alone(app, "refresh"):
        service.refresh(app)
        service.analyse(app)


def quietly(verb: Callable[[App], object], app: App) -> None:
    """Run a verb; a known fault is logged in a sentence and the daemon goes on."""
    try:
        verb(app)
    except AlreadyRunning as busy:
        log.info("overgeslagen: %s", busy)
    except LeadsError as error:
        log.error("%s: %s", type(error).__name__, error)


def missed_today(app: App) -> bool:
    """Was today's digest due, and is it still worth making?"""
    now: datetime = app.today
    plan = app.settings.digest
    day = tuple(_DAY_NAMES)[now.weekday()]
    if day not in plan.days or not plan.at <= now.time() < _LATEST_CATCH_UP:
        return False
    return app.store.digests.get(app.knowledge.branch.id, now.date()) is None


def _told(event: JobExecutionEvent) -> None:
    log.error("onverwachte fout in %s", event.job_id, exc_info=event.exception)
