"""The pages of the documentation, in the parts that can be held to the program."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_TYPED = ("sh", "console", "crontab", "ini")
_CALL = re.compile(r"^(?:.*[\s/(])?leads(?:\s+(.*))?$")


@dataclass(frozen=True)
class Page:
    """One Markdown file: `blocks` as (language, text), `codes` are the words in backticks."""

    path: Path

    def __str__(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @property
    def blocks(self) -> list[tuple[str, str]]:
        return _BLOCK.findall(self.text)

    @property
    def prose(self) -> str:
        return _BLOCK.sub("", self.text)

    @property
    def codes(self) -> list[str]:
        return _CODE.findall(self.prose)

    @property
    def links(self) -> list[str]:
        return [link for link in _LINK.findall(self.prose) if "://" not in link]

    @property
    def anchors(self) -> set[str]:
        """The headings as GitHub makes addresses of them."""
        told = (re.sub(r"[^\w\- ]", "", h.lower()) for h in _HEADING.findall(self.prose))
        return {words.strip().replace(" ", "-") for words in told}

    def typed(self) -> Iterator[str]:
        """The lines of a shell, joined and without their comments."""
        for language, text in self.blocks:
            if language in _TYPED:
                for line in text.replace("\\\n", " ").splitlines():
                    line = re.sub(r"(^|\s)# .*", "", line).removeprefix("$ ")
                    line = re.sub(r'eval "\$\((.*)\)"', r"\1", line)
                    yield from (part.strip() for part in re.split(r"&&|\s\|\s", line))

    def calls(self) -> Iterator[list[str]]:
        """The words behind `leads` on each line that somebody types."""
        for line in self.typed():
            found = _CALL.match(line)
            if found and not line.startswith(("docker build", "Description")):
                yield shlex.split(found[1] or "")


PAGES = [Page(p) for p in sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])]
