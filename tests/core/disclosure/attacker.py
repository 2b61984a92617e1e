"""An attacker with all tables and the roster.

He holds every table of a round and how many answered in each class, writes each number down as an
equation, subtracts whatever lies within something else, and narrows the hidden counts until nothing
moves. What he is left with per count is a range; a range of one value is a count that he has
reconstructed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.core.disclosure.worlds import answered, is_shown, members_of

from mamori.core.disclosure import Mark, Question, Results, Round

Place = tuple[int, str]  # the number of a class, and an answer
Ranges = dict[Place, tuple[int, int]]
NOT = ""  # the answer of those who did not tick


@dataclass(frozen=True, slots=True)
class Range:
    """A count that is not shown, and what the attacker knows of it."""

    group: str
    question: str
    answer: str
    low: int
    high: int


@dataclass(slots=True)
class Sum:
    """The least and the most that some counts can be together."""

    places: frozenset[Place]
    low: int
    high: int


def told(closed: Round, results: Results) -> Iterator[Range]:
    """Yield what the attacker knows of each hidden count of all tables.

    Args:
        closed: only its groups, how many answered in each class, and its rules are looked at.
        results: the tables that he holds.
    """
    for question in closed.questions:
        for answers in separate(question):
            yield from _told(closed, results, question, answers)


def separate(question: Question) -> list[tuple[str, ...]]:
    """Return the answers that exclude each other, set by set."""
    if question.several:
        return [(answer, NOT) for answer in question.answers]
    return [question.answers]


def _told(
    closed: Round, results: Results, question: Question, answers: tuple[str, ...]
) -> Iterator[Range]:
    sizes = [answered(each, question) for each in closed.classes]
    sums = sums_of(closed, results, question, answers)
    ranges = narrowed(list(sums.values()), whole(answers, sizes))
    assert ranges, "the tables contradict each other"
    for group, members in members_of(closed).items():
        for answer in answers:
            is_open = answer == NOT or is_shown(results, group, question, answer)
            if sum(sizes[at] for at in members) and not is_open:
                cell = frozenset((at, answer) for at in members)
                low = sum(ranges[place][0] for place in cell)
                high = sum(ranges[place][1] for place in cell)
                if known := sums.get(cell):
                    low, high = max(low, known.low), min(high, known.high)
                yield Range(group, question.code, answer, low, high)


def sums_of(
    closed: Round, results: Results, question: Question, answers: tuple[str, ...]
) -> dict[frozenset[Place], Sum]:
    """Return what is known of sums of counts: what is shown, and what follows by subtraction."""
    sizes = [answered(each, question) for each in closed.classes]
    rows = (
        Sum(frozenset((at, answer) for answer in answers), size, size)
        for at, size in enumerate(sizes)
    )
    shown = _shown_sums(closed, results, question, answers, sizes)
    sums = {each.places: each for each in (*rows, *shown)}
    _subtract(sums)
    return sums


def whole(answers: tuple[str, ...], sizes: Sequence[int]) -> Ranges:
    """Return what a count can be as far as the size of its class tells."""
    return {(at, answer): (0, size) for at, size in enumerate(sizes) for answer in answers}


def _shown_sums(
    closed: Round,
    results: Results,
    question: Question,
    answers: tuple[str, ...],
    sizes: Sequence[int],
) -> Iterator[Sum]:
    few = closed.rules.answer - 1
    for group, members in members_of(closed).items():
        size = sum(sizes[at] for at in members)
        cells = results.rows[group, question.code].cells
        for cell in cells:
            if not set(cell.answers) <= set(answers):
                continue
            places = frozenset((at, answer) for at in members for answer in cell.answers)
            match cell.count:
                case int(count):
                    yield Sum(places, count, count)
                case Mark.FEW:
                    yield Sum(places, 0, min(few, size))
                case Mark.MOST:
                    others = 1 if question.several else len(cells) - 1
                    yield Sum(places, max(0, size - few * others), size)


def _subtract(sums: dict[frozenset[Place], Sum]) -> None:
    """Add the difference of every two sums of which one lies in the other, as often as it helps."""
    for _ in range(3):
        exact = sorted(
            (each for each in sums.values() if each.low == each.high),
            key=lambda each: len(each.places),
        )
        for number, inner in enumerate(exact):
            for outer in exact[number + 1 :]:
                if inner.places < outer.places:
                    rest = outer.places - inner.places
                    value = outer.low - inner.low
                    sums.setdefault(rest, Sum(rest, value, value))


def narrowed(sums: Sequence[Sum], given: Ranges) -> Ranges:
    """Narrow each count by every sum it is part of, until nothing moves; {} if none can be."""
    ranges = dict(given)
    moved = True
    while moved:
        moved = False
        for each in sums:
            low = sum(ranges[place][0] for place in each.places)
            high = sum(ranges[place][1] for place in each.places)
            if low > each.high or high < each.low:
                return {}
            for place in each.places:
                least, most = ranges[place]
                new = (
                    max(least, each.low - (high - most)),
                    min(most, each.high - (low - least)),
                )
                if new != (least, most):
                    low += new[0] - least
                    high += new[1] - most
                    ranges[place] = new
                    moved = True
    return ranges
