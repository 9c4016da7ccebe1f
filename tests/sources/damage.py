"""A saved page, damaged in the ways of the world: cut off, bytes lost, fields of another type."""

import json
import random
from collections.abc import Iterator

_CUTS = 6
_FLIPS = 6
_PLACES = 25
_INSTEAD = (None, [], {}, "x", 7, -1e308, True, [None], {"a": ["b"]}, "9" * 5000, "\ud83d", "31-31")


def damaged(body: bytes) -> Iterator[bytes]:
    """The same damage each time; JSON is also changed in its fields."""
    dice = random.Random(len(body))
    yield from (body[: len(body) * n // _CUTS] for n in range(_CUTS))
    yield from (_flipped(body, dice) for _ in range(_FLIPS))
    try:
        value = json.loads(body)
    except ValueError:
        return
    places = list(_places(value))
    for place in dice.sample(places, min(_PLACES, len(places))):
        for other in _INSTEAD:
            yield json.dumps(_with(value, place, other)).encode()


def _flipped(body: bytes, dice: random.Random) -> bytes:
    changed = bytearray(body)
    for _ in range(5):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def _places(value: object, here: tuple = ()) -> Iterator[tuple]:
    """The way to each value in a tree."""
    yield here
    if isinstance(value, dict | list):
        for name, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _places(one, (*here, name))


def _with(value, place: tuple, other: object):
    if not place:
        return other
    copy = value.copy()
    copy[place[0]] = _with(value[place[0]], place[1:], other)
    return copy
