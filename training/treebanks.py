"""Treebanks tell which words are proper names, not whose. Rules that are surely right tell persons.

What the rules cannot tell is left out of the training, sentence by sentence.
"""

from collections.abc import Iterator, Mapping

from training.samples import Sample, Span
from training.wordlists import words

# How the Vietnamese treebank writes brackets.
_BRACKETS = {"LBKT": "(", "RBKT": ")"}


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


def vietnamese(text: str, marked: Mapping[int, str]) -> Iterator[Sample]:
    """Yield the sentences of a Vietnamese treebank, with the persons that were marked in it.

    It has many names in small letters; they get their capitals back.

    Args:
        text: the treebank.
        marked: for the number of a sentence, the numbers of its words that name a person;
            `?` where that is not sure.
    """
    for number, rows in enumerate(sentences(text)):
        marks = marked.get(number, "").split()
        if "?" in marks:
            continue
        sample = Sample("")
        for cells in rows:
            form, person = _BRACKETS.get(cells[1], cells[1]), cells[0] in marks
            proper = cells[3] == "PROPN" and form not in _BRACKETS.values()
            if person or (proper and (form[0].isupper() or " " in form)):
                form = " ".join(word[0].upper() + word[1:] for word in form.split())
            span = (len(sample.text), len(sample.text) + len(form))
            if person:
                sample.persons.append(span)
            elif proper and form[0].isupper():
                sample.others.append(span)
            sample.text += form + " "
        sample.text = sample.text.rstrip()
        yield sample


def compounds(text: str, marked: Mapping[int, str]) -> Iterator[str]:
    """Yield the words of several syllables of a Vietnamese treebank that are no names, small.

    Args:
        text: the treebank.
        marked: the persons in it, as in `vietnamese`; some are not told as proper names.
    """
    for number, rows in enumerate(sentences(text)):
        marks = marked.get(number, "").split()
        for cells in rows:
            first, _, others = cells[1].partition(" ")
            named = cells[3] == "PROPN" or cells[0] in marks or others != others.lower()
            if others and not named:
                yield f"{first} {others}".lower()


def alone(text: str) -> Iterator[tuple[str, str]]:
    """Yield each syllable of a Vietnamese treebank, small, and what kind of word it is alone.

    The kind is empty for a syllable of a longer word.
    """
    for rows in sentences(text):
        for cells in rows:
            syllables = cells[1].lower().split()
            kind = cells[3] if len(syllables) == 1 else ""
            yield from ((syllable, kind) for syllable in syllables)


def dutch(text: str, firsts: frozenset[str], places: frozenset[str]) -> Iterator[Sample]:
    """Yield the sentences of a Dutch treebank in which every name was told.

    Args:
        text: the treebank.
        firsts: given names in small letters.
        places: names of places in small letters.
    """
    for rows in sentences(text):
        sample, sure = Sample(""), True
        run: list[tuple[str, Span]] = []
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
