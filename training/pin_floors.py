"""Write tests/nlp/floors.json: what the shipped models reach on dev.jsonl, less one point.

    python training/pin_floors.py

Run it when the models or rules got better; lowering a floor needs a decision record.
"""

import hashlib
import json
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "nlp"))

import test_floors  # noqa: E402

from leads.evaluation.understanding import event_figures, organisation_figures  # noqa: E402

NAMES = ("org_exact_f1", "org_overlap_f1", "org_unique", "event_f1", "event_time", "event_status")


def main() -> None:
    pairs = test_floors.by_village()
    rows = [{**organisation_figures(own), **event_figures(own)} for own in pairs]
    mean = {name: sum(row[name] for row in rows) / len(rows) for name in NAMES}
    print(" ".join(f"{name} {value:.3f}" for name, value in mean.items()))
    pinned = {
        "corpus_sha256": hashlib.sha256(test_floors.CORPUS.read_bytes()).hexdigest(),
        "floors": {name: round(value - 0.01, 3) for name, value in mean.items()},
    }
    path = ROOT / "tests" / "nlp" / "floors.json"
    path.write_text(json.dumps(pinned, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
