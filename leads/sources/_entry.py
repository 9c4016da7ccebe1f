"""News as a source tells it, with its markup: made into items, the newest first, each once."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from leads import limits
from leads.model import Item, Response, Source
from leads.sources import _answer, _html
from leads.sources._time import When

_WORDPRESS = re.compile(r"https?://[^?]*\?(?:.*&)?p=(\d+)\Z")
_DATELINE = re.compile(r"\[(['’]?[^\W\d_][\w'’ /-]{1,40})\]\s*[-–—:]?\s*")
_MARKS = "UPDATE VIDEO VIDEO'S FOTO FOTO'S LIVE COLUMN INGEZONDEN ADVERTENTIE ADVERTORIAL PODCAST"
_NO_PLACE = frozenset(_MARKS.split())
_SMALL_WORDS = "aan bij de den der en het in of op ten ter van"
_SMALL = frozenset(_SMALL_WORDS.split())
_TAIL_CHARS = 600
_TAIL_MARKS = ("…", "...", "lees ", "read ", "verscheen eerst", "first")
_TAIL = re.compile(
    r"(?:\s*(?:Het bericht .{1,300} verscheen eerst op .{1,120}"
    r"|The post .{1,300} (?:appeared first on|first appeared on) .{1,120}"
    r"|(?:Lees|Read) (?:verder|meer|more)\W*|\[(?:…|\.{3})\]|…|\.{3}))+\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry as the feed has it, with its markup."""

    guid: str
    link: str
    title: str
    text: str
    when: When

    @property
    def key(self) -> str:
        """The feed's own id, else the address, else a hash of what it says."""
        wordpress = _WORDPRESS.match(self.guid)
        if wordpress:  # survives a move of the site to another host
            return f"p={wordpress[1]}"
        if self.guid or self.link:
            return self.guid or self.link.partition("#")[0]
        said = f"{self.title}\n{self.when.at.date() if not self.when.flags else self.text}"
        return hashlib.sha256(said.encode()).hexdigest()

    def said(self) -> tuple[str, str, str | None]:
        """Title, words and the place of a '[ZANDHOEK]' in front of them."""
        words = _html.words(self.text)
        dateline = _DATELINE.match(words)
        place = dateline and _place(dateline[1])
        if dateline and place:
            words = words[dateline.end() :]
        return _html.title(self.title), _without_tail(words), place or None


def items(
    source: Source, response: Response, entries: list[Entry], flags: tuple[str, ...] = ()
) -> Iterator[Item]:
    """An item per entry that says something: the newest ITEMS_PER_FEED, without repeats."""
    for entry in _newest_once(entries):
        title, words, place = entry.said()
        if title or words:
            yield _answer.item(
                source,
                response,
                _answer.Found(
                    key=entry.key,
                    url=entry.link,
                    title=title,
                    text=words,
                    markup=False,
                    place=place,
                    when=entry.when,
                    flags=flags,
                ),
            )


def _newest_once(entries: list[Entry]) -> Iterator[Entry]:
    """The newest ITEMS_PER_FEED, without repeats; entries of one time keep their order."""
    entries = _with_true_ids(entries)
    seen: set[str] = set()
    for entry in sorted(entries, key=lambda e: e.when.at, reverse=True):
        if entry.key not in seen and len(seen) < limits.ITEMS_PER_FEED:
            seen.add(entry.key)
            yield entry


def _with_true_ids(entries: list[Entry]) -> list[Entry]:
    """An id that stands with several addresses is the site's, not the entry's."""
    pairs = {(entry.guid, entry.link) for entry in entries if entry.guid and entry.link}
    shared = {guid for guid, n in Counter(guid for guid, _ in pairs).items() if n > 1}
    return [replace(entry, guid="") if entry.guid in shared else entry for entry in entries]


def _without_tail(words: str) -> str:
    """Without the 'lees meer' and 'verscheen eerst op' that sites put below a text."""
    body, end = words[:-_TAIL_CHARS], words[-_TAIL_CHARS:]
    if not any(mark in end.lower() for mark in _TAIL_MARKS):
        return words.rstrip()  # the pattern takes as long as all the rest of an entry
    return (body + _TAIL.sub("", end)).rstrip()


def _place(name: str) -> str:
    """'BEEK EN DONK' → 'Beek en Donk'; '' when it is no place but a mark like VIDEO."""
    if name != name.upper() or name.replace("’", "'") in _NO_PLACE:
        return ""
    parts = [_cased(part, first=not n) for n, part in enumerate(re.split(r"([ -])", name.lower()))]
    return "".join(parts)


def _cased(part: str, *, first: bool) -> str:
    if part[:1] in "'’" or (part in _SMALL and not first):
        return part
    return "IJ" + part[2:] if part.startswith("ij") else part[:1].upper() + part[1:]
