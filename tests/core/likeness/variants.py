"""What becomes of a paper: each way in which a bad one has come back."""

from collections.abc import Callable, Iterator, Sequence
from random import Random
from unicodedata import combining, normalize

from tests.core.likeness.papers import Paper, filled, filler

# What hands slip to; letters that stand side by side.
_BESIDE = "qwertyuiop asdfghjkl zxcvbnm"
_FULL = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_LINE = 38  # letters, where another program breaks a line
Change = Callable[[Paper, Sequence[Paper], Random], str]


def re_dated(paper: Paper, _others: Sequence[Paper], _random: Random) -> str:
    """The same school gives it out again a year later: other dates, times, classes."""
    again, other = filler(paper.language, paper.id), filler(paper.language, f"{paper.id} 2", 2021)
    same = {"school", "person", "phone"}
    return paper.text(lambda slot: again(slot) if slot in same else other(slot))


def elsewhere(paper: Paper, _others: Sequence[Paper], _random: Random) -> str:
    """Another school takes it over: its own name, people, number, and a new year."""
    return paper.text(filler(paper.language, f"{paper.id} there", 2021))


def retyped(paper: Paper, _others: Sequence[Paper], random: Random) -> str:
    """Somebody types it from the paper: one letter in thirty is wrong, missing or twice there."""
    return slips(paper.text(), random, 0.03)


def reordered(paper: Paper, _others: Sequence[Paper], random: Random) -> str:
    """Lines, questions and rows come in another order."""
    return paper.reordered(random).text()


def filled_in(paper: Paper, others: Sequence[Paper], random: Random) -> str:
    """A pupil filled in what is blank, and wrote an answer below each line."""
    answers = random.choice(others).text().split("\n")
    text = paper.text().replace("____________________", random.choice(answers)[:20])
    lines = text.replace("（　　　　　　　　）", f"（{random.choice(answers)[:8]}）").split("\n")
    return "\n".join(f"{line}\n{random.choice(answers)[:15]}" for line in lines)


def enclosed(paper: Paper, others: Sequence[Paper], random: Random) -> str:
    """It stands whole within a longer document."""
    before, after, last = random.sample(others, 3)
    return "\n".join((before.text(), elsewhere(paper, others, random), after.text(), last.text()))


def excerpted(paper: Paper, others: Sequence[Paper], random: Random) -> str:
    """What it says, without its frame, stands in another paper."""
    fill = filler(paper.language, f"{paper.id} there", 2021)
    said = filled("\n".join((paper.title, *paper.body)), fill)
    return "\n".join((random.choice(others).text(), said, random.choice(others).text()))


def cut_down(paper: Paper, _others: Sequence[Paper], random: Random) -> str:
    """A third of its lines were struck out."""
    lines = paper.text().split("\n")
    kept = sorted(random.sample(range(len(lines)), len(lines) * 2 // 3))
    return "\n".join(lines[at] for at in kept)


def converted(paper: Paper, _others: Sequence[Paper], _random: Random) -> str:
    """Another program saved it: other breaks, widths, capital letters, letters and marks apart."""
    text = paper.text()
    if "\t" not in text:
        text = " ".join(text.split("\n"))
        text = "\n".join(text[at : at + _LINE] for at in range(0, len(text), _LINE))
    return normalize("NFD", text.upper().translate(_FULL))


def unmarked(paper: Paper, _others: Sequence[Paper], _random: Random) -> str:
    """It was typed on a machine without tone marks and accents."""
    apart = normalize("NFD", paper.text().replace("đ", "d"))
    return "".join(letter for letter in apart if not combining(letter))


def all_at_once(paper: Paper, _others: Sequence[Paper], random: Random) -> str:
    """Another school, another year, another order, and typed anew."""
    there = filler(paper.language, f"{paper.id} there", 2021)
    return slips(paper.reordered(random).text(there), random, 0.02)


CHANGES: dict[str, Change] = {
    "re-dated": re_dated,
    "another school": elsewhere,
    "retyped": retyped,
    "re-ordered": reordered,
    "filled in": filled_in,
    "in a longer one": enclosed,
    "excerpted": excerpted,
    "a third struck out": cut_down,
    "another format": converted,
    "without accents": unmarked,
    "all at once": all_at_once,
}


def slips(text: str, random: Random, rate: float) -> str:
    """Return a text as typed by somebody who slips on so many of its letters."""
    return "".join(_typed(text, random, rate))


def _typed(text: str, random: Random, rate: float) -> Iterator[str]:
    for letter in text:
        slip = random.random() < rate and letter.isalpha()
        if slip and (way := random.randrange(3)):
            at = _BESIDE.find(letter.lower())
            yield letter * 2 if way == 1 else _BESIDE[at - 1] if at > 0 else random.choice(text)
        elif not slip:
            yield letter
