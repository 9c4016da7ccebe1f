"""Train the small Dutch name finder on the annotated corpus.

    python training/train_ner.py --folds 3 --out build/folds   # measure: cross-validation
    python training/train_ner.py --out leads/defaults/model    # ship: all of train.jsonl

One thread, a fixed seed: on one machine the same corpus gives the same bytes.
Only text written for this project goes in, so the weights carry its licence.
"""

import argparse
import json
import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.training import Example
from spacy.util import fix_random_seed, minibatch

HERE = Path(__file__).parent
SEED = 7
SPACY = ">=3.8.7,<3.9"  # weights are read alike by all releases of one minor version
MARK = re.compile(r"\[\[(?P<label>[A-Z]+)\|(?P<words>[^\]]*)\]\]")
Spans = list[tuple[int, int, str]]
MODEL = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "ner",
    "extra_state_tokens": False,
    "hidden_width": 64,
    "maxout_pieces": 2,
    "use_upper": True,
    "nO": None,
    "tok2vec": {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": 64,
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
            "rows": [2000, 500, 1000, 500],
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": 64,
            "depth": 4,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    },
}


def strip_marks(marked: str) -> tuple[str, Spans]:
    """Words without `[[LABEL|…]]`, and the spans they marked, in characters."""
    words, spans, seen = "", [], 0
    for mark in MARK.finditer(marked):
        words += marked[seen : mark.start()]
        spans.append((len(words), len(words) + len(mark["words"]), mark["label"]))
        words += mark["words"]
        seen = mark.end()
    return words + marked[seen:], spans


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def examples(nlp: Language, items: Iterable[dict[str, str]]) -> Iterator[Example]:
    """Title and text are documents of their own, as they are when reading."""
    for item in items:
        for part in ("title", "text"):
            words, spans = strip_marks(item[part])
            if words.strip():
                doc = nlp.make_doc(words)
                yield Example.from_dict(doc, {"entities": list(aligned(doc, spans))})


def aligned(doc: spacy.tokens.Doc, spans: Spans) -> Iterator[tuple[int, int, str]]:
    """Marks on whole tokens; a mark inside a token cannot be learned."""
    for start, end, label in spans:
        span = doc.char_span(start, end, label=label, alignment_mode="contract")
        if span is not None:
            yield span.start_char, span.end_char, label


def train(items: list[dict[str, str]], epochs: int) -> Language:
    fix_random_seed(SEED)
    shuffle = random.Random(SEED)
    nlp = spacy.blank("nl")
    nlp.add_pipe("ner", config={"model": MODEL})
    data = list(examples(nlp, items))
    optimizer = nlp.initialize(lambda: data)
    for epoch in range(epochs):
        shuffle.shuffle(data)
        losses: dict[str, float] = {}
        for batch in minibatch(data, size=16):
            nlp.update(batch, sgd=optimizer, drop=0.25, losses=losses)
        print(f"epoch {epoch + 1}: loss {losses['ner']:.0f}", flush=True)
    with nlp.use_params(optimizer.averages):
        return nlp.from_bytes(nlp.to_bytes())


def save(nlp: Language, where: Path) -> None:
    """Without the list of words seen: the weights work on hashes, not on words."""
    nlp.meta.update(name="leads_ner", version="1", spacy_version=SPACY, license="MIT")
    nlp.to_disk(where, exclude=["vocab"])


def folds(items: list[dict[str, str]], n: int) -> Iterator[tuple[set[str], list[dict[str, str]]]]:
    """Whole villages are held out, because a village repeats its names."""
    villages = sorted({item["village"] for item in items})
    for fold in range(n):
        out = set(villages[fold::n])
        yield out, [item for item in items if item["village"] not in out]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--epochs", type=int, default=20)
    options = parser.parse_args()
    items = read(HERE / "train.jsonl")
    if not options.folds:
        save(train(items, options.epochs), options.out)
    for number, (out, rest) in enumerate(folds(items, options.folds) if options.folds else ()):
        nlp = train(rest, options.epochs)
        save(nlp, options.out / str(number))
        held_out = [item for item in items if item["village"] in out]
        scores = nlp.evaluate(list(examples(nlp, held_out)))
        print(sorted(out), json.dumps(scores["ents_per_type"], indent=1))


if __name__ == "__main__":
    main()
