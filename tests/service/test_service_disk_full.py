"""No room on the disk: a clear sentence, no half digest, and a next run that completes."""

import subprocess

import pytest
import service_stories as stories
from service_postbox import Postbox
from service_village import DAY, MORNING, Post, Village, start_python

FULL = """
import sys
import sqlalchemy
from sqlalchemy.engine import Engine

room = int(sys.argv.pop(1))

@sqlalchemy.event.listens_for(Engine, "connect")
def small_disk(connection, record):
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count={pages + room}").close()

from leads.cli import main
main()
"""
# a month old, so that they are kept and not looked at
FAT = tuple(
    Post(f"dik-{number}", f"Verslag {number}", "Lang verhaal. " * 300, MORNING - 30 * DAY)
    for number in range(100)
)


def run_with_room(village: Village, pages: int) -> subprocess.CompletedProcess[str]:
    """`leads run`, in a process whose SQLite may use only a few more pages."""
    village.write_settings()
    now = (MORNING + DAY).isoformat()
    child = start_python("-c", FULL, str(pages), "--home", str(village.home), "--now", now, "run")
    out, err = child.communicate(timeout=120)
    return subprocess.CompletedProcess("run", child.returncode, out, err)


@pytest.mark.parametrize(("more", "pages"), [((), 2), (FAT, 40)], ids=["analysis", "visit"])
def test_no_room_is_told_and_nothing_is_lost(
    village: Village, postbox: Postbox, more: tuple[Post, ...], pages: int
) -> None:
    paper, rival = village.site("krant"), village.site("bode")
    paper.publish(stories.LESSONS)
    rival.publish(stories.PHOTOS)
    village.mail(postbox.port)
    village.run()
    assert len(postbox.mails) == 1

    paper.publish(stories.LESSONS, stories.READERS)
    rival.publish(*more, stories.WELL)
    done = run_with_room(village, pages)
    assert done.returncode == 5
    assert "De schijf is vol" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert (done.stdout, len(postbox.mails)) == ("", 1), "no half digest"
    app = village.app(MORNING + DAY)
    assert app.store.integrity() == "ok"
    assert {stories.LESSONS.key, stories.PHOTOS.key} <= set(village.items())
    assert not {post.key for post in more} & set(village.items()), "all of a visit or nothing"

    ran = village.run(MORNING + DAY)
    assert {lead.title for lead in ran.digest.leads} == {stories.READERS.title, stories.WELL.title}
    assert len(village.items()) == 4 + len(more)
    assert len(postbox.mails) == 2
