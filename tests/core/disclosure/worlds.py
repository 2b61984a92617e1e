"""The strongest attacker: knows the program, and counts out every school that looks the same.

Two rounds look the same if `publish` gives the same tables for both. A count that is not shown is
reconstructed if it is one and the same in all rounds that look like the school's own.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from mamori.core.disclosure import Class, Mark, Question, Results, Round, Row, publish

Counts = tuple[tuple[int, ...], ...]  # by class, in the order of the answers
Place = tuple[str, str]  # group and answer


@dataclass(frozen=True, slots=True)
class Told:
    """A count that is not shown, and the values that it can have."""

    group: str
    answer: str
    values: frozenset[int]

    @property
    def width(self) -> int:
        return max(self.values) - min(self.values)


def every_hidden(closed: Round) -> Iterator[Told]:
    """Yield every count that is not shown, of every school of this size, with what it can be.

    Args:
        closed: a round with one question; only how many answered in each class counts of it.
    """
    (question,) = closed.questions
    sizes = [answered(each, question) for each in closed.classes]
    alike: dict[tuple[Row, ...], list[Counts]] = defaultdict(list)
    shown: dict[tuple[Row, ...], Results] = {}
    for counts in product(*(list(_ways(size, question)) for size in sizes)):
        results = publish(with_counts(closed, question, counts))
        key = tuple(results.rows.values())
        alike[key].append(counts)
        shown[key] = results
    for key, worlds in alike.items():
        yield from _told(closed, question, shown[key], worlds)


def _told(
    closed: Round, question: Question, results: Results, worlds: Sequence[Counts]
) -> Iterator[Told]:
    for group, members in members_of(closed).items():
        if not sum(answered(closed.classes[at], question) for at in members):
            continue
        for number, answer in enumerate(question.answers):
            if not is_shown(results, group, question, answer):
                values = {sum(world[at][number] for at in members) for world in worlds}
                yield Told(group, answer, frozenset(values))


def is_shown(results: Results, group: str, question: Question, answer: str) -> bool:
    """Say whether this answer's own number stands in the tables."""
    cells = results.rows[group, question.code].cells
    return any(cell.answers == (answer,) and not isinstance(cell.count, Mark) for cell in cells)


def members_of(closed: Round) -> Mapping[str, list[int]]:
    """Return the places of the classes of each group."""
    found = defaultdict(list)
    for at, each in enumerate(closed.classes):
        for group in (closed.school, *each.above, each.code):
            found[group].append(at)
    return found


def answered(each: Class, question: Question) -> int:
    if question.several:
        return each.respondents
    return sum(each.counts.get(question.code, {}).values())


def with_counts(closed: Round, question: Question, counts: Sequence[Sequence[int]]) -> Round:
    """Return a round with other answers to one question."""
    return replace(
        closed,
        classes=[
            replace(
                each,
                counts={
                    **each.counts,
                    question.code: dict(zip(question.answers, given, strict=True)),
                },
            )
            for each, given in zip(closed.classes, counts, strict=True)
        ],
    )


def _ways(size: int, question: Question) -> Iterator[tuple[int, ...]]:
    """Yield every way in which so many can answer."""
    if question.several:
        yield from product(range(size + 1), repeat=len(question.answers))
    else:
        yield from _sums(size, len(question.answers))


def _sums(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    if parts == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in _sums(total - first, parts - 1):
            yield (first, *rest)
