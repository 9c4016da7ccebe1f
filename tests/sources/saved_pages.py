"""Saved pages of a source kind, and a walk through them as a real visit would go.

python tests/sources/saved_pages.py feed      # print what the kind makes of its pages

A kind that reads several shapes has a folder for each: `feed`, `feed.youtube`.
"""

import json
import sys
from collections import deque
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from leads import sources
from leads.model import Bookmark, Event, Item, Medium, Request, Response, Source

DATA = Path(__file__).parent.parent / "data"


def cases() -> list[str]:
    """Every kind, and the further folders that some have."""
    return sorted({*sources.kinds(), *(folder.name for folder in DATA.iterdir())})


class SavedPages:
    """The folder `tests/data/<case>/`: source.json, pages, expected.json."""

    def __init__(self, case: str) -> None:
        self.folder = DATA / case
        self.case = json.loads((self.folder / "source.json").read_text())
        self.source = make_source(case.partition(".")[0], **self.case["source"])
        self.since = datetime.fromisoformat(self.case["since"])

    @property
    def expected(self) -> list[dict]:
        return json.loads((self.folder / "expected.json").read_text())

    def response(self, request: Request) -> Response:
        """The saved answer to a request; fails when no page was saved for it."""
        pages = {page["url"]: page for page in self.case["pages"]}
        assert request.url in pages, f"no page saved for {request.url}"
        page = pages[request.url]
        return Response(
            request=request,
            url=page.get("final_url", request.url),
            status=200,
            headers={"content-type": page.get("content_type", ""), **page.get("headers", {})},
            body=(self.folder / page["file"]).read_bytes(),
            fetched_at=datetime.fromisoformat(self.case["fetched_at"]),
        )

    def responses(self) -> list[Response]:
        return [self.response(request) for request in self._visit()[0]]

    def items(self) -> list[Item]:
        return self._visit()[1]

    def _visit(self) -> tuple[list[Request], list[Item]]:
        kind = sources.load(self.source.kind)
        waiting = deque(kind.start(self.source, self.since))
        asked, items = [], []
        while waiting:
            asked.append(waiting.popleft())
            for found in kind.parse(self.source, self.response(asked[-1])):
                if not isinstance(found, Bookmark):
                    (items if isinstance(found, Item) else waiting).append(found)
        return asked, items


def make_source(kind: str, **fields: object) -> Source:
    """A source with what a test does not care about filled in."""
    known = {"id": "bron", "url": "https://bron.example/", "name": "Bron", "medium": "news"}
    known |= fields
    return Source(kind=kind, **{**known, "medium": Medium(known["medium"])})


def answer(body: bytes | str, content_type: str = "", **fields: object) -> Response:
    """An answer fetched on Friday 20 November 2026, 18.00 Dutch time."""
    made = Response(
        request=Request(url="https://bron.example/"),
        url="https://bron.example/",
        status=200,
        headers={"content-type": content_type} if content_type else {},
        body=body.encode() if isinstance(body, str) else body,
        fetched_at=datetime.fromisoformat("2026-11-20T17:00:00+00:00"),
    )
    return replace(made, **fields)


def as_json(item: Item) -> dict:
    """What is worth comparing of an item."""
    return {
        "key": item.key,
        "url": item.url,
        "title": item.title,
        "text": item.text,
        "published": item.published.isoformat(),
        "precision": item.precision,
        "place": item.place,
        "organisation": item.organisation,
        "flags": list(item.flags),
        "events": [_event(event) for event in item.events],
    }


def _event(event: Event) -> dict:
    return {
        "name": event.name,
        "start": event.start and event.start.iso(),
        "end": event.end and event.end.iso(),
        "place": event.place,
        "organiser": event.organiser,
        "status": event.status,
        "rrule": event.rrule,
        "flags": list(event.flags),
    }


if __name__ == "__main__":
    found = [as_json(item) for item in SavedPages(sys.argv[1]).items()]
    print(json.dumps(found, ensure_ascii=False, indent=2))
