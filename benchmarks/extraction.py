"""How much processor time one item of a corpus costs, warm, beside spaCy's blank tokenizer.

    python -m benchmarks.extraction [corpus.jsonl] [--profile]

Milliseconds of one core an item, in batches of 32, the best of three rounds.
"""

import argparse
import cProfile
import pstats
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import spacy

from leads import limits, nlp
from leads.model import Item
from leads.service.predict import branch_of, read_corpus
from leads.settings.domain import load_knowledge

CORPUS = Path(__file__).parents[1] / "training" / "train.jsonl"
ITEMS = 96
WORDS = 230  # an article; the notices of the corpus are shorter
ROUNDS = 3


def best(run: Callable[[], object], items: int) -> float:
    """Milliseconds an item."""
    times = []
    for _ in range(ROUNDS):
        started = time.process_time()
        run()
        times.append(time.process_time() - started)
    return min(times) * 1000 / items


def articles(items: Sequence[Item]) -> list[Item]:
    """Items of the length of an article, put together from short ones and cut to measure."""
    made: list[Item] = []
    for item in items:
        if made and _long(made[-1]) < WORDS:
            made[-1] = replace(made[-1], text=f"{made[-1].text}\n{item.text}")
        else:
            made.append(item)
    return [replace(item, text=_first(item.text)) for item in made if _long(item) >= WORDS]


def _long(item: Item) -> int:
    return len(item.text.split())


def _first(text: str) -> str:
    """The first words of a text, its lines left as they are."""
    return "".join(re.findall(r"\S+\s*", text)[:WORDS])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    items = articles([given.item for given in read_corpus(options.corpus)])[:ITEMS]
    words = sum(len(item.text.split()) for item in items) / len(items)
    knowledge = load_knowledge(branch_of("Elsbroek"))
    whole, rules = nlp.load(knowledge), nlp.load(knowledge, nlp.NO_MODEL)
    blank = spacy.blank("nl")
    texts = [f"{item.title}\n{item.text}" for item in items]
    runs: dict[str, Callable[[], object]] = {
        "whole extraction": lambda: whole(items),
        "rules and judges only": lambda: rules(items),
        "blank tokenizer": lambda: list(blank.pipe(texts, batch_size=limits.ANALYSE_BATCH)),
    }
    print(f"{len(items)} items of {words:.0f} words")
    for name, run in runs.items():
        run()
        print(f"{name:24} {best(run, len(items)):6.1f} ms an item")
    if options.profile:
        with cProfile.Profile() as profile:
            rules(items)
        pstats.Stats(profile).sort_stats("tottime").print_stats(25)


if __name__ == "__main__":
    main()
