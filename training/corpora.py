"""The corpora that models learn from, as README.md says where they come from. None is kept here."""

from collections.abc import Iterator
from pathlib import Path

from training.knowing import given_names, places
from training.samples import Sample, columns, digest, held_out, wikipedia
from training.treebanks import dutch, vietnamese
from training.wordlists import words

_EMPTY = 4
_MARKS = ".,;:!?)\"'"


def japanese(folder: Path) -> Iterator[Sample]:
    """Yield the Japanese corpora of a folder."""
    for sample in wikipedia(folder / "ner-ja.json"):
        if not held_out(sample.text):
            # Its makers say what a name is as the scanner does, so it counts twice.
            yield from (sample, sample)
    for name in ("wikipedia-annotated.json", "gsd-ne.json"):
        for sample in wikipedia(folder / name):
            # Few of these sentences name a person; of the others some are enough.
            if sample.persons or digest(sample.text) % _EMPTY == 0:
                yield sample


def latin(folder: Path) -> Iterator[Sample]:
    """Yield the Dutch, English and Vietnamese corpora of a folder."""
    for path in sorted(folder.glob("en-ewt-*.iob2")):
        yield from columns(_text(path), 1, 2)
    for path in sorted(folder.glob("en-*.conll")):
        yield from columns(_text(path))
    for sample in columns(_text(folder / "enp_NL.kb.bio")):
        yield _trimmed(sample)
    towns = places(("NL", "BE")) | words("nl-places")
    for path in sorted(folder.glob("nl_*.conllu")):
        yield from dutch(_text(path), given_names(), towns)
    towns = places(("VN",)) | {place.lower() for place in words("vi-places")}
    for path in sorted(folder.glob("vi_*.conllu")):
        yield from vietnamese(_text(path), towns)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _trimmed(sample: Sample) -> Sample:
    """Leave out the marks that stand beside names; that corpus does not part them from words."""
    for number, (start, end) in enumerate(sample.persons):
        kept = sample.text[start:end].rstrip(_MARKS)
        sample.persons[number] = (start, start + len(kept))
    return sample
