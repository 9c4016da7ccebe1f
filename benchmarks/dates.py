"""How long the date grammar takes for 20,000 characters, plain and hostile.

    python -m benchmarks.dates [corpus.jsonl]

Prints milliseconds of processor time, best of five, and the expressions found.
"""

import json
import re
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from leads.limits import TEXT_CHARS
from leads.nlp.dates import find

PUBLISHED = datetime(2026, 3, 2, 9, tzinfo=UTC)
CORPUS = Path(__file__).parents[1] / "training" / "train.jsonl"
MARK = re.compile(r"\[\[\w+\|([^\]]*)\]\]")
HOSTILE = ("1 ", "1, ", "12/4 ", "1 mei ", "za 3 · ", "19.30 uur 1 mei ", "was 1 mei, ", "a'", "\n")


def news(corpus: Path) -> str:
    texts = (json.loads(line)["text"] for line in corpus.read_text().splitlines())
    return MARK.sub(r"\1", "\n".join(texts))[:TEXT_CHARS]


def best_of_five(text: str) -> tuple[float, int]:
    times = []
    for _ in range(5):
        started = time.process_time()
        found = find(text, PUBLISHED)
        times.append(time.process_time() - started)
    return min(times) * 1000, len(found)


def main() -> None:
    corpus = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS
    texts = {"news": news(corpus)}
    texts |= {repr(piece): (piece * TEXT_CHARS)[:TEXT_CHARS] for piece in HOSTILE}
    for name, text in texts.items():
        milliseconds, count = best_of_five(text)
        print(f"{name:24} {milliseconds:8.1f} ms {count:6} expressions")


if __name__ == "__main__":
    main()
