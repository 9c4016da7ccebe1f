"""Whom to call: a public line of the first organisation, in every form of the digest."""

import json

from digest.ammerloo import BRANCH, DAY, knowledge, lead
from lxml import html

from leads.digest import as_json, build, render_html, render_lead, render_text
from leads.language import Words

NL = Words("nl")
LINES = {"Heemkundekring Ammer en Loo": "0497-555777, info@heem.example"}
TOLD = "Bel of mail: 0497-555777, info@heem.example"
LEAD = lead(organisations=("Heemkundekring Ammer en Loo", "Basisschool De Spoel"))


def test_text_page_and_data_tell_the_same_line() -> None:
    digest = build(BRANCH, DAY, [LEAD], contacts=LINES)
    assert TOLD in render_text(digest, knowledge(), NL)
    page = html.document_fromstring(render_html(digest, knowledge(), NL))
    assert TOLD in " ".join(page.text_content().split())
    data = json.loads(json.dumps(as_json(digest, knowledge(), NL)))
    assert data["leads"][0]["contact"] == LINES["Heemkundekring Ammer en Loo"]


def test_a_woken_lead_has_its_line_too() -> None:
    digest = build(BRANCH, DAY, [], woken=[LEAD], contacts=LINES)
    assert TOLD in render_text(digest, knowledge(), NL)


def test_one_lead_in_full_tells_it() -> None:
    assert TOLD in render_lead(LEAD, knowledge(), NL, day=DAY, contacts=LINES)


def test_without_a_known_line_nothing_is_said() -> None:
    second = lead(organisations=("Basisschool De Spoel", "Heemkundekring Ammer en Loo"))
    for one in (second, lead(organisations=())):
        digest = build(BRANCH, DAY, [one], contacts=LINES)
        assert "Bel of mail" not in render_text(digest, knowledge(), NL)
        assert as_json(digest, knowledge(), NL)["leads"][0]["contact"] is None  # type: ignore[index]


def test_a_line_opens_the_telephone_or_the_mail_program() -> None:
    page = html.document_fromstring(
        render_html(build(BRANCH, DAY, [LEAD], contacts=LINES), knowledge(), NL)
    )
    links = {a.text: a.get("href") for a in page.iter("a")}
    assert links["0497-555777"] == "tel:0497555777"
    assert links["info@heem.example"] == "mailto:info@heem.example"


def test_a_line_cannot_break_the_page() -> None:
    hostile = {"Heemkundekring Ammer en Loo": "<b>0497</b>\n\x1b[31m\u202e"}
    digest = build(BRANCH, DAY, [LEAD], contacts=hostile)
    assert "<b>0497" not in render_html(digest, knowledge(), NL)
    said = render_text(digest, knowledge(), NL)
    assert "\x1b" not in said
    assert "\u202e" not in said
