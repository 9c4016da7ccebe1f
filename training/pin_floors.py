"""Write tests/floors.json: what the shipped models reach on dev.jsonl, less one point.

    python training/pin_floors.py

Run it when the models or rules got better: what got worse keeps its floor. Lowering one
needs a decision record and goes by hand.
"""

import hashlib
import json
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from leads.service.evaluate import evaluate  # noqa: E402 - found only after the line above

CORPUS = ROOT / "tests" / "corpus" / "dev.jsonl"
PINNED = ROOT / "tests" / "floors.json"
FLOORS = (
    "ndcg@10 p@10 r@12 shown_precision shown_recall strong_precision org_exact_f1 org_overlap_f1"
    " org_unique event_f1 event_time event_status dup_p dup_r theme_f1 kind_accuracy"
).split()
CEILINGS = ("noise@10", "shown_noise", "noise_day")
POINT = 0.01


def main() -> None:
    report = evaluate(CORPUS).figures
    assert report is not None
    own, old = report.macro, json.loads(PINNED.read_text(encoding="utf-8"))
    floors, ceilings = old["floors"], old["ceilings"]
    pinned = {
        "corpus_sha256": hashlib.sha256(CORPUS.read_bytes()).hexdigest(),
        "floors": {n: max(round(own[n] - POINT, 3), floors.get(n, 0.0)) for n in FLOORS},
        "ceilings": {n: min(round(own[n] + POINT, 3), ceilings.get(n, 1.0)) for n in CEILINGS},
    }
    PINNED.write_text(json.dumps(pinned, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
