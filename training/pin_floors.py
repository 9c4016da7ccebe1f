"""Write tests/floors.json: what the shipped models reach on dev.jsonl, less one point.

    python training/pin_floors.py

Run it when the models or rules got better; lowering a floor needs a decision record.
"""

import hashlib
import json
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from leads.service.evaluate import evaluate  # noqa: E402 - found only after the line above

CORPUS = ROOT / "tests" / "corpus" / "dev.jsonl"
FLOORS = (
    "ndcg@10 p@10 r@12 shown_precision shown_recall strong_precision org_exact_f1 org_overlap_f1"
    " org_unique event_f1 event_time event_status dup_p dup_r theme_f1 kind_accuracy"
).split()
CEILINGS = ("noise@10", "shown_noise", "noise_day")
POINT = 0.01


def main() -> None:
    report = evaluate(CORPUS).figures
    assert report is not None
    own = report.macro
    pinned = {
        "corpus_sha256": hashlib.sha256(CORPUS.read_bytes()).hexdigest(),
        "floors": {name: round(own[name] - POINT, 3) for name in FLOORS},
        "ceilings": {name: round(own[name] + POINT, 3) for name in CEILINGS},
    }
    text = json.dumps(pinned, indent=2) + "\n"
    (ROOT / "tests" / "floors.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
