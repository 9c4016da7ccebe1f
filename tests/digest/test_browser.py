"""The HTML as a browser shows it: sizes, room for a thumb, contrast in both modes."""

from pathlib import Path
from typing import Any

import pytest
from digest.ammerloo import REPLY_TO, knowledge, morning

from leads.digest import render_html
from leads.language import Words

pytestmark = pytest.mark.browser

# Every visible piece of text with its size, its colour and the first opaque colour behind it.
TEXTS = """() => {
  const rgb = value => value.match(/[\\d.]+/g).map(Number);
  const behind = element => {
    for (let at = element; at; at = at.parentElement) {
      const colour = rgb(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour.slice(0, 3);
    }
    return [255, 255, 255];
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.offsetParent) continue;
    const style = getComputedStyle(element);
    found.push([walker.currentNode.data.trim(), parseFloat(style.fontSize),
                rgb(style.color).slice(0, 3), behind(element)]);
  }
  return found;
}"""
LINKS = "() => [...document.links].map(a => [a.textContent, a.getClientRects()[0].height])"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("mail") / "mail.html"
    said = render_html(morning(), knowledge(), Words("nl"), reply_to=REPLY_TO)
    path.write_text(said, encoding="utf-8")
    return path.as_uri()


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_word_can_be_read(browser: Any, address: str, mode: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800}, color_scheme=mode)
    page.goto(address)
    texts = page.evaluate(TEXTS)
    assert len(texts) > 50
    for said, size, colour, behind in texts:
        assert size >= 16, said
        assert _contrast(colour, behind) >= 4.5, (said, colour, behind)
    assert len({tuple(behind) for *_, behind in texts}) >= 3, "paper, panel and button"


@pytest.mark.parametrize("width", [320, 360, 1200])
def test_nothing_sticks_out_and_links_have_room_for_a_thumb(
    browser: Any, address: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [link for link in page.evaluate(LINKS) if link[1] < 44] == []


def _contrast(one: list[float], other: list[float]) -> float:
    """WCAG 2.2, relative luminance and contrast ratio."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: list[float]) -> float:
    parts = [part / 255 for part in colour]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
