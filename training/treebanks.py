"""Treebanks tell which words are proper names, not whose. Rules that are surely right tell persons.

What the rules cannot tell is left out of the training, sentence by sentence.
"""

from collections.abc import Iterator

from training.samples import Sample, Span
from training.wordlists import words

_VI_FAMILIES = words("vi-families")
_VI_TITLES = words("vi-titles")
_VI_PLACES = words("vi-before-places")


def sentences(text: str) -> Iterator[list[list[str]]]:
    """Yield the sentences of a CoNLL-U file: the cells of each word."""
    rows: list[list[str]] = []
    for line in [*text.splitlines(), ""]:
        if not line.strip():
            if rows:
                yield rows
            rows = []
        elif not line.startswith("#") and line.split("\t")[0].isdigit():
            rows.append(line.split("\t"))


def vietnamese(text: str, places: frozenset[str]) -> Iterator[Sample]:
    """Yield the sentences of a Vietnamese treebank in which every name was told.

    Args:
        text: the treebank.
        places: names of places in small letters.
    """
    for rows in sentences(text):
        sample, before, sure = Sample(""), "", True
        for cells in rows:
            form = cells[1]
            start = len(sample.text)
            sample.text += form + " "
            if cells[3] == "PROPN" and form[:1].isupper():
                verdict = _vietnamese_person(form, before, places)
                span = (start, start + len(form))
                if verdict is None:
                    sure = False
                (sample.persons if verdict else sample.others).append(span)
            before = form.lower().replace(" ", "_")
        if sure:
            sample.text = sample.text.rstrip()
            yield sample


def _vietnamese_person(form: str, before: str, places: frozenset[str]) -> bool | None:
    """Tell whether a proper name is a person's; None if nothing tells."""
    syllables = form.lower().split()
    if before in _VI_TITLES:
        return True
    if before in _VI_PLACES or form.lower() in places:
        return False
    return True if syllables[0] in _VI_FAMILIES and len(syllables) >= 3 else None


def dutch(text: str, firsts: frozenset[str], places: frozenset[str]) -> Iterator[Sample]:
    """Yield the sentences of a Dutch treebank in which every name was told.

    Args:
        text: the treebank.
        firsts: given names in small letters.
        places: names of places in small letters.
    """
    for rows in sentences(text):
        sample, run, sure = Sample(""), [], True
        previous = ""
        for cells in [*rows, ["", "", "", "", "", "", "", "", "", ""]]:
            proper = cells[3] == "PROPN"
            if run and not proper:
                verdict = _dutch_person([word for word, _ in run], previous, firsts, places)
                span: Span = (run[0][1][0], run[-1][1][1])
                if verdict is None:
                    sure = False
                (sample.persons if verdict else sample.others).append(span)
                run = []
            if not cells[1]:
                break
            start = len(sample.text)
            sample.text += cells[1]
            if proper:
                run.append((cells[1], (start, len(sample.text))))
            else:
                previous = cells[1].lower()
            if "SpaceAfter=No" not in cells[9]:
                sample.text += " "
        if sure:
            sample.text = sample.text.rstrip()
            yield sample


_NL_TITLES = words("nl-titles")


def _dutch_person(
    words: list[str], before: str, firsts: frozenset[str], places: frozenset[str]
) -> bool | None:
    first = words[0].lower()
    if len(words) > 1 and first in firsts and first not in places:
        return not any(word.lower() in places for word in words[1:]) or None
    if len(words) == 1 and before in _NL_TITLES:
        return True
    if len(words) > 1 and words[0].endswith("."):
        return True
    if all(word.lower() in places for word in words) and first not in firsts:
        return False
    return False if words[0].isupper() and first not in firsts else None
