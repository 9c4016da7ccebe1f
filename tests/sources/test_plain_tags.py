"""Markup to words: the quick road for plain tags says what the parser says."""

import pytest

from leads.sources import _html
from leads.text import clean


@pytest.mark.parametrize(
    "markup",
    [
        "<p>De <b>kring</b> zoekt een vitrine.</p><p>Bel&nbsp;ons.</p>",
        '<div class="x"><a href="https://kring.example/?a=1&amp;b=2">Lees</a> &eacute;n kom</div>',
        "Regel een<br>regel twee<BR/>regel drie",
        "<ul><li>een<li>twee</ul>na",
        "<p>niet gesloten <em>en toch</p> verder",
        "<h2 id=kop>Kop</h2><blockquote>Gezegd</blockquote><img src=a.jpg alt=foto>eind",
    ],
)
def test_plain_tags_are_read_as_the_parser_reads_them(markup: str) -> None:
    assert _html.words(markup) == clean("".join(_html._pieces(markup)))
