"""The digest as HTML for mail: one column, styles inlined, no images, light and dark."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from leads.digest.view import Page

if TYPE_CHECKING:
    from css_inline import CSSInliner
    from jinja2 import Environment

_TEMPLATES = Path(__file__).parents[1] / "templates"


def write(page: Page) -> str:
    """A page as one HTML document; everything in it is escaped."""
    return _inliner().inline(_environment().get_template("digest.html").render(page=page))


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _inliner() -> "CSSInliner":
    """At-rules survive for dark mode and phones; nothing is ever fetched."""
    from css_inline import CSSInliner

    return CSSInliner(load_remote_stylesheets=False, keep_at_rules=True)
