"""A page → the words of its article, or the reason why there are none."""

from datetime import UTC, datetime

import pytest
import site_pages

from leads.errors import SourceError
from leads.model import Request, Response
from leads.sources import _article, _opt_out, reserved

URL = "https://dorpskrant.example/nieuws/klossen"
STORY = (
    "<nav><a href='/'>Home</a></nav><article><h1>Kantklosgroep zoekt ruimte</h1><p>Kantklosgroep "
    "De Klosjes zoekt een ruimte met goed licht, en een vitrine om het werk te laten zien.</p><p>"
    "Twaalf vrouwen komen er al dertig jaar elke donderdag samen in het oude schooltje.</p>"
    "</article><footer>Wij gebruiken cookies.</footer>"
)


def answer(body: bytes, headers: dict[str, str] | None = None, url: str = URL) -> Response:
    return Response(
        request=Request(url=URL),
        url=url,
        status=200,
        headers=headers or {},
        body=body,
        fetched_at=datetime(2027, 3, 2, tzinfo=UTC),
    )


def refused(response: Response) -> tuple[str, str]:
    with pytest.raises(SourceError) as caught:
        _article.text(response)
    return caught.value.code, caught.value.detail


def test_the_article_without_what_stands_around_it() -> None:
    found = _article.text(answer(site_pages.page(body=STORY)))
    assert "zoekt een ruimte met goed licht" in found
    assert "cookies" not in found


@pytest.mark.parametrize(
    ("head", "headers", "how"),
    [
        ("", {"tdm-reservation": "1"}, "tdm-reservation"),
        ("<META content=1 NAME='TDM-Reservation'>", {}, "tdm-reservation"),
        ("", {"x-robots-tag": "noai, noimageai"}, "x-robots-tag: noai"),
        ("", {"x-robots-tag": "max-snippet:20, noindex"}, "x-robots-tag: noindex"),
        ('<meta name="robots" content="noarchive,follow">', {}, "robots: noarchive"),
        ('<meta name="robots" content="none">', {}, "robots: none"),
        ("<meta name=robots content=noindex><meta name=robots content=all>", {}, "robots: noindex"),
        ("<meta name=tdm-reservation content=1>", {"tdm-reservation": "0"}, "tdm-reservation"),
        ("", {"x-robots-tag": "otherbot: nofollow, leads: noindex"}, "x-robots-tag: noindex"),
        ("<meta name=leads content=noarchive>", {}, "leads: noarchive"),
    ],
)
def test_who_keeps_programs_out(head: str, headers: dict[str, str], how: str) -> None:
    assert refused(answer(site_pages.page(head, STORY), headers)) == ("opted-out", how)


@pytest.mark.parametrize(
    ("head", "headers"),
    [
        ("", {"tdm-reservation": "0"}),
        ("", {"x-robots-tag": "index, follow"}),
        ("", {"x-robots-tag": "otherbot: noindex"}),
        ('<meta name="robots" content="index, max-image-preview:large">', {}),
        ('<meta name="description" content="noindex">', {}),
    ],
)
def test_who_does_not(head: str, headers: dict[str, str]) -> None:
    assert _article.text(answer(site_pages.page(head, STORY), headers))


@pytest.mark.parametrize(
    ("page", "code"),
    [
        (site_pages.page('<script>{"isAccessibleForFree": "False"}</script>', STORY), "wall"),
        (site_pages.page('<script>{"isAccessibleForFree":false}</script>', STORY), "wall"),
        (site_pages.page('<meta itemprop="isAccessibleForFree" content="false">', STORY), "wall"),
        (site_pages.page('{"isAccessibleForFree": "https://schema.org/False"}', STORY), "wall"),
        (site_pages.page(body=STORY, title="Even geduld"), "wall"),
        (site_pages.page(body=STORY, title="Inloggen"), "wall"),
        (site_pages.page(body=STORY, title="Ben je een robot? Captcha"), "wall"),
        (site_pages.page(body=STORY, title="Pagina niet gevonden"), "not-found"),
        (site_pages.page(body=STORY, title="404"), "not-found"),
        (site_pages.page(body=STORY, title="Dit domein is te koop"), "not-found"),
        (site_pages.page(body=""), "no-text"),
        (b"", "no-text"),
        (b"\xff\x00\xfe" * 50, "no-text"),
    ],
)
def test_what_is_no_article(page: bytes, code: str) -> None:
    assert refused(answer(page))[0] == code


def test_the_front_page_in_place_of_an_article() -> None:
    home = answer(site_pages.page(body=STORY), url="https://dorpskrant.example/")
    assert refused(home)[0] == "not-found"


# ── tdmrep.json ──────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("rules", "kept"),
    [
        ('[{"location": "/", "tdm-reservation": 1}]', True),
        ('[{"location": "/nieuws/*", "tdm-reservation": 1}]', True),
        ('[{"location": "/nieuws/*", "tdm-reservation": 0}, {"location": "/"}]', False),
        ('[{"location": "/nieuws", "tdm-reservation": "1"}]', True),
        ('[{"location": "/archief/*", "tdm-reservation": 1}]', False),
        ('[{"location": "/nieuws$", "tdm-reservation": 1}]', False),
        ('[{"location": "/nieuws/klossen$", "tdm-reservation": 1}]', True),
        ('{"location": "/"}', False),
        ("[1, null, {}]", False),
        ("<html>", False),
        ("[" * 100_000, False),
    ],
)
def test_the_first_rule_for_an_address_decides(rules: str, kept: bool) -> None:
    assert reserved(URL, _opt_out.of_site(answer(rules.encode()))) is kept
