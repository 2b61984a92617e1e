"""A million made-up cases: is one ever called resolved against the policy, or refused for nothing?

And is a child's name ever taken back while it may be hurt? The histories and the oracle are those
of the tests. The oracle is written from the clauses and shares no code with the gates; where the
two disagree, the run fails and names the histories.
"""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from random import Random
from time import perf_counter, process_time

from tests.core.policy.histories import History, tell
from tests.core.policy.lawful import may

from bench.engines import ROOT
from bench.options import Options
from bench.report import Report, Timed
from mamori.core.policy import Packs, load_packs, refusals

AT_ONCE = 1000  # histories of one timing
Reasons = tuple[str, ...]


class Disagree(Exception):
    """The gates and the clauses differ."""


@dataclass(slots=True)
class Tally:
    """What became of the attempts of some histories; of a wrong one, the number of its history."""

    attempts: int = 0
    refused: Counter[Reasons] = field(default_factory=Counter)
    unlawful: list[int] = field(default_factory=list)
    wrongly: list[int] = field(default_factory=list)
    gates: list[float] = field(default_factory=list)
    oracle: list[float] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Add what another process found."""
        self.attempts += other.attempts
        self.refused += other.refused
        self.unlawful += other.unlawful
        self.wrongly += other.wrongly
        self.gates += other.gates
        self.oracle += other.oracle


def run(options: Options) -> Report:
    """Judge random histories by the gates and by the clauses.

    Raises:
        Disagree: they differ somewhere.
    """
    size, groups = options.of((AT_ONCE, 1000), (20, 2))
    workers = options.of(os.cpu_count() or 1, 1)
    began = perf_counter()
    total = Tally()
    for tally in _tallies(range(groups), size, workers):
        total.add(tally)
    taken = perf_counter() - began
    if total.unlawful or total.wrongly:
        raise Disagree(
            f"{len(total.unlawful)} unlawful, such as the histories {total.unlawful[:9]}; "
            f"{len(total.wrongly)} wrongly refused, such as {total.wrongly[:9]}"
        )
    report = Report(f"{size * groups:,} random histories of a case")
    ours, oracle = Timed("the gates", size, total.gates), Timed("the oracle", size, total.oracle)
    report.add(ours, oracle, "a second")
    report.notes += _notes(total, taken, size * groups, workers)
    return report


def _tallies(groups: Iterable[int], size: int, workers: int) -> Iterator[Tally]:
    if workers == 1:
        yield from (judge(group, size) for group in groups)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(judge, groups, [size] * len(list(groups)), chunksize=4)


def judge(group: int, size: int) -> Tally:
    """Judge the histories of one group; each has a number, and the number makes the history."""
    packs = _packs()
    numbers = range(group * size, (group + 1) * size)
    histories = [tell(Random(number)) for number in numbers]  # noqa: S311 -- to be made again
    begun = process_time()
    refused = [_refused(packs, history) for history in histories]
    between = process_time()
    lawful = [_lawful(history) for history in histories]
    tally = Tally(gates=[between - begun], oracle=[process_time() - between])
    for number, by_gates, by_clauses in zip(numbers, refused, lawful, strict=True):
        for reasons, lawfully in zip(by_gates, by_clauses, strict=True):
            tally.attempts += 1
            tally.refused.update([reasons] if reasons else [])
            if lawfully and reasons:
                tally.wrongly.append(number)
            elif not lawfully and not reasons:
                tally.unlawful.append(number)
    return tally


def _refused(packs: Packs, history: History) -> list[Reasons]:
    return [
        tuple(
            f"{refusal.gate} {refusal.need}"
            for refusal in refusals(packs, each.attempt, history.facts, each.now, history.calendar)
        )
        for each in history.tries
    ]


def _lawful(history: History) -> list[bool]:
    zone = history.calendar.tz
    return [may(each.attempt, history.facts, each.now, zone) for each in history.tries]


@cache
def _packs() -> Packs:
    return load_packs(ROOT / "packs")


def _notes(total: Tally, taken: float, histories: int, workers: int) -> Iterator[str]:
    refused = total.refused.total()
    allowed = total.attempts - refused
    yield (
        f"{total.attempts:,} attempts: {allowed:,} allowed ({allowed / total.attempts:.0%}), "
        f"{refused:,} refused, for {len(total.refused):,} different sets of reasons"
    )
    yield f"{len(total.unlawful)} unlawful, {len(total.wrongly)} wrongly refused"
    yield (
        f"{histories / taken:,.0f} histories/s made, judged twice and compared, "
        f"in {taken:,.0f} s by {workers} processes; the table counts CPU time"
    )
