"""The corpora that models learn from, as README.md says where they come from. None is kept here."""

from collections.abc import Iterator
from pathlib import Path

from training import treebanks
from training.knowing import given_names, places
from training.marks import marks
from training.samples import Sample, columns, digest, held_out, wikipedia
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
    """Yield the Dutch and English corpora of a folder."""
    yield from english(folder)
    for sample in columns(_text(folder / "enp_NL.kb.bio")):
        yield _trimmed(sample)
    towns = places(("NL", "BE")) | words("nl-places")
    for path in sorted(folder.glob("nl_*.conllu")):
        yield from treebanks.dutch(_text(path), given_names(), towns)


def english(folder: Path) -> Iterator[Sample]:
    """Yield the English corpora of a folder."""
    for path in sorted(folder.glob("en-ewt-*.iob2")):
        yield from columns(_text(path), 1, 2)
    for path in sorted(folder.glob("en-*.conll")):
        yield from columns(_text(path))


def vietnamese(folder: Path) -> Iterator[Sample]:
    """Yield the Vietnamese treebank of a folder, but the part that is measured on, `test`.

    The English corpora come with it, for what is written alike everywhere: foreign names, firms.
    """
    yield from english(folder)
    for part in ("train", "dev"):
        name = f"vi_vtb-ud-{part}"
        yield from treebanks.vietnamese(_text(folder / f"{name}.conllu"), marks(name))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _trimmed(sample: Sample) -> Sample:
    """Leave out the marks that stand beside names; that corpus does not part them from words."""
    for number, (start, end) in enumerate(sample.persons):
        kept = sample.text[start:end].rstrip(_MARKS)
        sample.persons[number] = (start, start + len(kept))
    return sample
