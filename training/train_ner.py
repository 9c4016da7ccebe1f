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
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import spacy
from augment import Span, Text, dresser
from corpus import SEEN, Record, read, strip_marks, villages_by_fold
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed, minibatch

from leads.nlp.name_tagger import FACTORY, told
from leads.service.predict import branch_of
from leads.settings.domain import load_knowledge

SEED = 7
SPACY = ">=3.8.7,<3.9"  # weights are read alike by all releases of one minor version
PLAIN_EPOCHS = 2  # the last ones see the corpus as it is written
Spans = list[Span]
MODEL = {
    "@architectures": "spacy.Tagger.v2",
    "nO": None,
    "normalize": False,
    "tok2vec": {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": 64,
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
            "rows": [4000, 1000, 2000, 1000],
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


def texts(items: Iterable[Record]) -> list[Text]:
    """Title and text are documents of their own, as they are when reading."""
    parts = ((item, *strip_marks(item[part])) for item in items for part in ("title", "text"))
    return [
        (words, relabelled(item, words, spans)) for item, words, spans in parts if words.strip()
    ]


def relabelled(item: Record, words: str, spans: Spans) -> Spans:
    """The date of a happening is a WHEN, other dates are a DATE; hours are for the grammar."""
    whens = [(m.start(), m.end()) for when in whens_of(item) for m in re.finditer(when, words)]
    return [
        (start, end, "WHEN" if any(start < e and s < end for s, e in whens) else label)
        if label == "DATE"
        else (start, end, label)
        for start, end, label in spans
        if label != "TIME"
    ]


def whens_of(item: Record) -> list[str]:
    return [re.escape(event["when_text"]) for event in item["events"] if event["when_text"]]


def example(nlp: Language, text: Text) -> Example:
    doc = nlp.make_doc(text[0])
    return told(doc, aligned(doc, text[1]))


def aligned(doc: Doc, spans: Spans) -> Iterator[tuple[int, int, str]]:
    """Marks on whole tokens; a mark inside a token cannot be learned."""
    for start, end, label in spans:
        span = doc.char_span(start, end, label=label, alignment_mode="contract")
        if span is not None:
            yield span.start_char, span.end_char, label


def train(items: Sequence[Record], epochs: int) -> Language:
    fix_random_seed(SEED)
    chance = random.Random(SEED)
    nlp = spacy.blank("nl")
    nlp.add_pipe(FACTORY, name="names", config={"model": MODEL})
    data = texts(items)
    wardrobe = dresser(load_knowledge(branch_of("Elsbroek")), data)
    optimizer = nlp.initialize(lambda: [example(nlp, text) for text in data])
    for epoch in range(epochs):
        chance.shuffle(data)
        losses: dict[str, float] = {}
        plain = epoch >= epochs - PLAIN_EPOCHS
        dressed = (text if plain else wardrobe.dress(text, chance) for text in data)
        for batch in minibatch((example(nlp, text) for text in dressed), size=16):
            nlp.update(batch, sgd=optimizer, drop=0.25, losses=losses)
        print(f"epoch {epoch + 1}: loss {losses['names']:.0f}", flush=True)
    with nlp.use_params(optimizer.averages):
        return nlp.from_bytes(nlp.to_bytes())


def save(nlp: Language, where: Path) -> None:
    """Without the list of words seen: the weights work on hashes, not on words."""
    nlp.meta.update(name="leads_ner", version="3", spacy_version=SPACY, license="MIT")
    where.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(where, exclude=["vocab"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--epochs", type=int, default=14)
    options = parser.parse_args()
    items = read()
    if not options.folds:
        save(train(items, options.epochs), options.out)
        return
    for number, out in enumerate(villages_by_fold(items, options.folds)):
        nlp = train([item for item in items if item["village"] not in out], options.epochs)
        save(nlp, options.out / str(number))
        held_out = [item for item in items if item["village"] in out]
        scores = nlp.evaluate([example(nlp, text) for text in texts(held_out)])
        print(sorted(out), json.dumps(scores["ents_per_type"], indent=1))
    (options.out / SEEN).unlink(missing_ok=True)


if __name__ == "__main__":
    main()
