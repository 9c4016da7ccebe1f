"""Markup becomes words, addresses become safe, bytes become text: for any input."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leads.sources import _encoding, _html


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>Een</p><p>Twee</p>", "Een\nTwee"),
        ("Een<br>Twee<br/>Drie", "Een\nTwee\nDrie"),
        ("<ul><li>Een<li>Twee</ul>", "Een\nTwee"),
        ("<td>Een</td><td>Twee</td>", "Een Twee"),
        ("De <b>har</b>monie", "De harmonie"),
        ("<style>p{}</style><script>x()</script>Feest<!-- geheim -->!", "Feest!"),
        ("<svg><title>logo</title></svg>Feest", "Feest"),
        ("&lt;p&gt;Dubbel &amp;eacute;&amp;eacute;n&lt;/p&gt;", "Dubbel één"),
        ("5 < 6 & 7 > 3", "5 < 6 & 7 > 3"),
        ('<p onclick="x()">Feest</p><img src=x onerror=alert(1)>', "Feest"),
        ("<p>Niet af", "Niet af"),
        ("<!-- niet af <p>Feest", ""),
        ("\x1b[31mrood\x07", "[31mrood"),
        ("", ""),
    ],
)
def test_words(markup, words):
    assert _html.words(markup) == words


def test_deep_nesting_is_quick():
    started = time.monotonic()
    _html.words("<div>" * 100_000 + "Feest")
    _html.words('<table><td colspan="9007199254740991">x')
    assert time.monotonic() - started < 2


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("/a/b?c=1", "https://bode.example/a/b?c=1"),
        ("../x", "https://bode.example/x"),
        ("//ander.example/x", "https://ander.example/x"),
        ("HTTP://Ander.Example/X", "http://ander.example/X"),
        ("https://a.example/?utm_source=x&id=1&fbclid=2", "https://a.example/?id=1"),
        ("https://naam:geheim@a.example/", "https://a.example/"),
        ("https://a.example/een twee", "https://a.example/een%20twee"),
        (" https://a.example/\n", "https://a.example/"),
        ("javascript:alert(1)", ""),
        ("JaVaScRiPt:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("mailto:x@a.example", ""),
        ("https://[::1", ""),
        ("https://a.example:99999/", ""),
        ("https://a.example/" + "x" * 3000, ""),
        ("", ""),
        (None, ""),
        (5, ""),
    ],
)
def test_web_link(link, found):
    assert _html.web_link(link, "https://bode.example/feed/") == found


@settings(deadline=None, max_examples=60)
@given(st.text())
def test_words_and_links_never_fail(text):
    _html.words(text)
    _html.words(f"<p>{text}")
    assert _html.web_link(text, "https://a.example/").startswith(("https://", "http://")) or not (
        _html.web_link(text, "https://a.example/")
    )


@settings(deadline=None, max_examples=60)
@given(st.binary(), st.sampled_from(["", "text/xml; charset=utf-8", "text/html; charset=x"]))
def test_decoding_never_fails(body, content_type):
    _encoding.decode(body, content_type)


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="abc éëïöüàèç€’‘“–…ÉÜ "))
def test_dutch_text_survives_being_right_and_being_damaged(text):
    assert _encoding.decode(text.encode()) == text
    assert _encoding.decode(text.encode().decode("cp1252").encode()) == text


@pytest.mark.parametrize("text", ["“CAFÉ”", "É” zei hij", "«CAFÉ»", "Ångström", "Â", "naïve Ü—"])
def test_what_only_looks_like_damage_is_left_alone(text):
    assert _encoding.repair(text) == text
