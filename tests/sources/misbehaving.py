"""A source kind from elsewhere that does whatever its body says; for `test_parse_pool`."""

import os
import time

from sources.saved_pages import answer, make_source

from leads.errors import SourceError
from leads.sources import _answer, _time

SOURCE = make_source("sources.misbehaving")


def start(source, since):
    return []


def parse(source, response):
    _ACTS[response.body.decode()]()
    when = _time.published(None, response.fetched_at)
    yield _answer.item(source, response, _answer.Found(key=str(os.getpid()), title="T", when=when))


def order(what: str):
    return answer(what)


def _refuse():
    raise SourceError("half-a-feed", "Afgebroken.")


def _stumble():
    raise KeyError("titel")


def _print():
    print("een bibliotheek die praat", flush=True)
    os.write(1, b"ook zonder Python")


_ACTS = {
    "behave": lambda: None,
    "hang": lambda: time.sleep(60),
    "die": lambda: os.abort(),
    "eat": lambda: bytearray(8 * 1024**3),
    "refuse": _refuse,
    "stumble": _stumble,
    "print": _print,
}
