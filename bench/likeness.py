"""Near copies: how many are recognised, how many papers are taken for others, beside other tools.

Ours has one limit for all. Each other tool gets the limit that is best for it here: the lowest at
which fewer than one paper in a hundred is taken for another one.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from time import process_time
from typing import Any

import numpy as np
from tests.core.likeness.papers import Paper
from tests.core.likeness.pictures import photographed
from tests.core.likeness.trial import (
    KEY,
    Half,
    Score,
    chance,
    changed,
    halves,
    read,
    unrelated,
)
from tests.core.likeness.variants import CHANGES

from bench import peers
from bench.options import Options
from bench.report import Report, Timed
from bench.timing import in_turns
from mamori.core.likeness import Fingerprint, Shelf, fingerprint

MANY, MARKS = 10_000, 300
FALSE = 0.01
AFAR = 0.5  # of the size in which a page is read best
_WHOLE = "as it was"
Told = list[tuple[str, float, float]]  # kind of change, likeness to itself, to the likest other


def run(options: Options) -> Report:
    """Count, then time."""
    learned, new = ([half.shelf(learned=each) for half in halves()] for each in (True, False))
    report = Report(f"near copies of {sum(len(half.withdrawn) for half in halves())} papers")
    report.notes.append(_ours("other papers known", learned, options))
    report.notes.append(_ours("no paper known yet", new, options))
    for size, name in ((1.0, "photographed"), (AFAR, "photographed from afar")):
        again = partial(_photograph, size=size)
        score = read(again, options.of(12, 1), learned)
        report.notes.append(f"{name}, other papers known: {_said(score)}")
    seconds: list[float] = []
    for name, told in _others(options, seconds).items():
        report.notes.append(_theirs(name, told))
    _times(report, options, seconds)
    return report


def _photograph(paper: Paper, number: int, size: float) -> str:
    return photographed(paper.text(), paper.language, number, size)


def _ours(title: str, shelves: Sequence[Shelf[str]], options: Options) -> str:
    changes = list(CHANGES.items())[: options.of(len(CHANGES), 1)]
    scores = {name: changed(change, shelves) for name, change in changes}
    kinds = ", ".join(f"{name} {_said(score)}" for name, score in scores.items())
    return f"Mamori, {title}: {_said(unrelated(shelves), known=False)}; {kinds}"


def _said(score: Score, *, known: bool = True) -> str:
    told = f"{score.recognised:.3f} " if known else ""
    return f"{told}(false {score.false:.3f})"


def _others(options: Options, seconds: list[float]) -> Mapping[str, Told]:
    told: dict[str, Told] = {}
    for half in halves():
        withdrawn = half.withdrawn[:: options.of(1, 20)]
        seen = list(_seen(half, withdrawn))
        asked = {
            "withdrawn": {each.id: each.text() for each in withdrawn},
            "seen": [(name, text) for _, name, text in seen],
        }
        answer: dict[str, Any] = peers.run("likeness", asked)
        seconds[:] = answer["seconds"]
        for method, scores in answer["told"].items():
            pairs = zip(seen, scores, strict=True)
            told.setdefault(method, []).extend((kind, *score) for (kind, _, _), score in pairs)
    return told


def _seen(half: Half, withdrawn: Sequence[Paper]) -> Iterator[tuple[str, str, str]]:
    for paper in withdrawn:
        yield _WHOLE, paper.id, paper.text()
        for name, change in CHANGES.items():
            yield name, paper.id, change(paper, half.hosts(paper.language), chance(paper))


def _theirs(name: str, told: Told) -> str:
    others = sorted(other for _, _, other in told)
    limit = others[int(len(others) * (1 - FALSE))]
    kinds = []
    for kind in CHANGES:
        own = [mine > limit for each, mine, _ in told if each == kind]
        kinds.append(f"{kind} {sum(own) / len(own):.3f}")
    return f"{name}, above {limit:.3g}: (false {FALSE}); {', '.join(kinds)}"


def _times(report: Report, options: Options, seconds: Sequence[float]) -> None:
    making, looking = seconds
    texts = [paper.text() for half in halves() for paper in half.withdrawn]
    rounds = options.of(5, 1)
    (made,) = in_turns(
        rounds, lambda: [fingerprint(each, KEY) for each in texts], clock=process_time
    )
    report.add(
        Timed("a fingerprint", len(texts), made),
        Timed("datasketch, 5 letters", 1, [making] * rounds),
        "ms",
    )
    shelf = Shelf(dict(enumerate(_many(options.of(MANY, 50)))))
    seen = [fingerprint(each, KEY) for each in texts]
    (looked,) = in_turns(rounds, lambda: [shelf.like(each) for each in seen], clock=process_time)
    report.add(
        Timed(f"look-up in {MANY:,}", len(seen), looked),
        Timed("datasketch, MinHashLSH", 1, [looking] * rounds),
        "ms",
    )
    sizes = [len(each.kept().to_bytes()) for each in seen]
    report.notes.append(f"a fingerprint is stored in {min(sizes)} to {max(sizes):,} bytes")


def _many(count: int) -> Iterator[Fingerprint]:
    random = np.random.default_rng(1)
    for _ in range(count):
        marks = np.unique(random.integers(0, 1 << 32, MARKS, np.uint32))
        yield Fingerprint(marks, len(marks))
