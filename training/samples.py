"""What a model learns from: texts, and where in them names of persons and other names stand."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

Span = tuple[int, int]
# One sentence in so many is never learned from; bench/scan_names.py measures on them.
HELD_OUT = 6
_UNNAMED = {"DATE", "TIME", "CARDINAL", "ORDINAL", "QUANTITY", "PERCENT", "MONEY", "OPTIONAL"}
_PERSONS = {"人名", "PERSON", "Person"}


@dataclass(slots=True)
class Sample:
    """A text with the spans of its names."""

    text: str
    persons: list[Span] = field(default_factory=list)
    others: list[Span] = field(default_factory=list)


def joined(words: list[str], labels: list[str]) -> Sample:
    """Return the sample of words, put a space apart, and their labels: `B-PER`, `I-PER`, `O`."""
    sample, at = Sample(" ".join(words)), 0
    previous = "O"
    for word, label in zip(words, labels, strict=True):
        end = at + len(word)
        kind = label[2:]
        spans = sample.persons if kind in {"PER", "person", "NAME"} else sample.others
        if label.startswith("I-") and previous[2:] == kind:
            spans[-1] = (spans[-1][0], end)
        elif label != "O":
            spans.append((at, end))
        at, previous = end + 1, label
    return sample


def columns(text: str, word: int = 0, label: int = -1) -> Iterator[Sample]:
    """Read a corpus of a word a line, with an empty line after each sentence."""
    words: list[str] = []
    labels: list[str] = []
    for line in [*text.splitlines(), ""]:
        cells = line.split("\t") if "\t" in line else line.split(" ")
        if line.startswith(("# ", "-DOCSTART-")):
            continue
        if line.strip() and len(cells) > 1:
            words.append(cells[word])
            labels.append(cells[label])
        elif words:
            yield joined(words, labels)
            words, labels = [], []


def held_out(text: str) -> bool:
    """Tell whether a sentence is kept for measuring."""
    return digest(text) % HELD_OUT == 0


def digest(text: str) -> int:
    """Return a number that is the same for the same text, today and elsewhere."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4])


def wikipedia(path: Path) -> Iterator[Sample]:
    """Read texts with spans: `[{"text", "entities": [{"span": [0, 3], "type"}]}]`."""
    for each in json.loads(path.read_text(encoding="utf-8")):
        sample = Sample(each["text"])
        for entity in each["entities"]:
            if entity["type"] not in _UNNAMED:
                person = entity["type"] in _PERSONS
                (sample.persons if person else sample.others).append(tuple(entity["span"]))
        yield sample
