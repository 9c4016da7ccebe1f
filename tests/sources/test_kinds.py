"""Kinds are found by file name."""

import pytest

from leads import sources
from leads.errors import UserError


def test_the_kinds_are_the_files():
    assert sources.kinds() == [
        "bluesky",
        "feed",
        "ical",
        "koop_sru",
        "mastodon",
        "openbesluitvorming",
        "tribe_events",
    ]


def test_a_dotted_name_is_a_module_from_elsewhere():
    assert sources.load("sources.misbehaving").parse


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("rss", "Kies uit: bluesky"),
        ("fed", "Bedoel je 'feed'"),
        ("_json", "Ik ken geen soort bron"),
        ("nergens.te_vinden", "niet te laden"),
        ("os.path", "mist een functie start of parse"),
    ],
)
def test_what_is_no_kind_is_said(kind, told):
    with pytest.raises(UserError, match=told):
        sources.load(kind)
