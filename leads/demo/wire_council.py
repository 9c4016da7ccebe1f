"""Council meetings in the JSON of OpenBesluitvorming: search results and entities."""

from collections.abc import Sequence
from typing import Any

from leads.demo.village import Data, moment

# fmt: off
_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)
# fmt: on


def entity_id(council: Data, kind: str, number: object) -> str:
    """`meeting:notubiz:gemeente:ammerloo_en_aa:912101`."""
    return f"{kind}:{council['supplier']}:gemeente:{council['key']}:{number}"


def search(council: Data, *, since: str, offset: int, limit: int) -> dict[str, Any]:
    """The meetings on or after `since` ('2027-03-02', or '' for all), earliest last."""
    found = [m for m in council["meetings"] if m["start"][:10] >= since]
    found.sort(key=lambda meeting: str(meeting["start"]), reverse=True)
    page = found[offset : offset + limit]
    return {
        "results": [_result(council, meeting) for meeting in page],
        "totalCount": len(found),
        "totalIsApproximate": True,
        "hasMore": offset + limit < len(found),
    }


def _result(council: Data, meeting: Data) -> dict[str, Any]:
    titles = [item["title"] for item in _leaves(meeting["agenda"])]
    return {**_head(council, meeting), "summary": " · ".join(titles)}


def _head(council: Data, meeting: Data) -> dict[str, Any]:
    start = moment(meeting["start"])
    return {
        "entityId": entity_id(council, "meeting", meeting["id"]),
        "entityType": "Meeting",
        "entityTypeLabel": "Vergadering",
        "organization": council["organization"],
        "date": f"{start.day} {_MONTHS[start.month - 1]} {start.year}",
        "sortDate": f"{start:%Y-%m-%d %H:%M:%S}",
        "title": meeting["title"],
    }


def entity(council: Data, meeting: Data) -> dict[str, Any]:
    """One meeting with its agenda as a tree."""
    agenda = [_agenda_item(council, item) for item in meeting["agenda"]]
    return {**_head(council, meeting), "agenda": agenda}


def _agenda_item(council: Data, item: Data) -> dict[str, Any]:
    documents = enumerate(item.get("documents", ()), start=1)
    return {
        "id": entity_id(council, "agenda_item", item["id"]),
        "number": str(item["number"]),
        "title": item["title"],
        **({"description": item["description"]} if "description" in item else {}),
        "is_heading": item.get("heading", False),
        "documents": [_document(council, item, n, name) for n, name in documents],
        "agenda_items": [_agenda_item(council, child) for child in item.get("items", ())],
    }


def _document(council: Data, item: Data, number: int, name: str) -> dict[str, Any]:
    key = f"{item['id']}{number}"
    return {
        "id": entity_id(council, "document", key),
        "name": name,
        "content_type": "application/pdf",
        "original_url": f"https://raad.ammerlooenaa.example/document/{key}/1",
    }


def _leaves(agenda: Sequence[Data]) -> list[Data]:
    """The points that are about something: no headings."""
    points: list[Data] = []
    for item in agenda:
        points += [] if item.get("heading") else [item]
        points += _leaves(item.get("items", ()))
    return points
