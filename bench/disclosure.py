"""Random schools: does an attacker with every table reconstruct what is hidden?

The time of `publish` stands beside one pass of adding up the same counts.
"""

import random
from collections import Counter
from collections.abc import Iterator

from tests.core.disclosure.attacker import told
from tests.core.disclosure.witness import hidden, twin

from bench.options import Options
from bench.report import Report, Timed
from bench.timing import in_turns
from mamori.core.disclosure import Class, Question, Results, Round, Rules, publish

GRADES, TERMS = 6, 3
NARROW = 2  # a range of less tells more than a school may like
SIZES = (0, 1, 2, 3, 4, 5, 6, 9, 17, 24, 28, 31, 34)
SHARES = (0.0, 0.01, 0.03, 0.1, 0.3, 0.5, 0.9, 1.0)
QUESTIONS = (
    Question("hurt", ("yes", "no")),
    Question(
        "well",
        ("always", "often", "seldom", "never"),
        wider=(("always", "often"), ("seldom", "never")),
    ),
    Question("where", ("hall", "yard", "net", "way home"), several=True),
)


def run(options: Options) -> Report:
    """Attack every table of many schools, three terms each."""
    chance = random.Random(11)  # noqa: S311 -- no secret
    rounds = [term for _ in range(options.of(60, 2)) for term in _school(chance)]
    results = [publish(term) for term in rounds]
    ranges = Counter[int]()
    without_twin = 0
    for closed, tables in zip(rounds, results, strict=True):
        for each in told(closed, tables):
            ranges[each.high - each.low] += 1
        without_twin += sum(_without_twin(closed, tables))
    ours, adding = in_turns(
        options.of(5, 2),
        lambda: [publish(term) for term in rounds],
        lambda: [_added(term) for term in rounds],
    )
    report = Report(f"{len(rounds):,} rounds of random schools, {TERMS} terms each")
    yardstick = Timed("adding up the same counts", len(rounds), adding)
    report.add(Timed("publish", len(rounds), ours), yardstick, "rounds/s")
    narrow = sum(times for width, times in ranges.items() if 0 < width < NARROW)
    shown = sum(each.answered is not None for one in results for each in one.rows.values())
    report.notes += [
        f"rows that show numbers: {shown:,} of {sum(len(one.rows) for one in results):,}",
        f"hidden counts: {ranges.total():,}, of which reconstructed: {ranges[0]:,}",
        f"with two values left (mostly of a group of one): {narrow:,}",
        f"for which no other school with the same tables was found: {without_twin:,}",
    ]
    assert not ranges[0]
    assert not without_twin
    return report


def _without_twin(closed: Round, tables: Results) -> Iterator[bool]:
    for group, question, answer in hidden(closed, tables):
        yield twin(closed, tables, group, question, answer) is None


def _school(chance: random.Random) -> list[Round]:
    """Make the terms of one school: between them a pupil or two change the class."""
    sizes = {
        f"{grade}-{number}": chance.choice(SIZES)
        for grade in range(1, GRADES + 1)
        for number in range(1, chance.randint(1, 5) + 1)
    }
    rules = chance.choice([Rules(), Rules(), Rules(group=10, answer=5), Rules(group=3, answer=2)])
    shares = {question.code: chance.choice(SHARES) for question in QUESTIONS}
    terms = []
    for _ in range(TERMS):
        classes = [_class(chance, code, size, shares) for code, size in sizes.items()]
        terms.append(Round("school", classes, QUESTIONS, rules))
        left, joined = chance.choices(list(sizes), k=2)
        if sizes[left]:
            sizes[left] -= 1
            sizes[joined] += 1
    return terms


def _class(chance: random.Random, code: str, members: int, shares: dict[str, float]) -> Class:
    respondents = max(0, members - chance.choice([0, 0, 0, 1, 2]))
    counts = {}
    for question in QUESTIONS:
        share = min(1.0, shares[question.code] * chance.uniform(0, 2))
        given = Counter[str]()
        for _ in range(respondents):
            if question.several:
                given.update(one for one in question.answers if chance.random() < share)
            elif chance.random() < share:
                given[question.answers[0]] += 1
            else:
                given[chance.choice(question.answers[1:])] += 1
        counts[question.code] = dict(given)
    return Class(code, (f"P{code[0]}",), members, respondents, counts)


def _added(closed: Round) -> dict[tuple[str, str, str], int]:
    sums = Counter[tuple[str, str, str]]()
    for each in closed.classes:
        for code, given in each.counts.items():
            for answer, count in given.items():
                for group in (closed.school, *each.above, each.code):
                    sums[group, code, answer] += count
    return sums
