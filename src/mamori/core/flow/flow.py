"""A record's way through its states, as a table that a person can read and a test can walk."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One step: in any `source` state, one of the roles in `by` may go to `target`.

    `fact` is the kind of fact the step becomes in the journal.
    """

    name: str
    source: str | tuple[str, ...]
    target: str
    by: tuple[str, ...]
    fact: str

    @property
    def sources(self) -> tuple[str, ...]:
        return (self.source,) if isinstance(self.source, str) else self.source


class NotNow(Exception):
    """A step that the state does not allow. `possible` names the steps that it does."""

    def __init__(self, step: str, state: str, possible: tuple[str, ...]) -> None:
        super().__init__(f"{step} is not possible in the state {state}")
        self.step = step
        self.state = state
        self.possible = possible


@dataclass(frozen=True)
class Flow:
    """A table of steps.

    Args:
        steps: the table.
        owners: for each state the roles who have the next move.
        start: the state in which a record begins.
        ends: states that rightly have no way out.

    Raises:
        ValueError: if the table is ambiguous or broken; `problems` lists why.
    """

    steps: tuple[Step, ...]
    owners: Mapping[str, tuple[str, ...]]
    start: str
    ends: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        problems = self.problems()
        if problems:
            raise ValueError("; ".join(problems))

    @property
    def states(self) -> tuple[str, ...]:
        """Every state, in the order in which the table first names it."""
        named = [state for step in self.steps for state in (*step.sources, step.target)]
        return tuple(dict.fromkeys((self.start, *named)))

    def step(self, state: str, name: str) -> Step:
        """Give the step of that name from a state.

        Raises:
            NotNow: if the state does not allow it, or there is no such step or state.
        """
        for step in self.possible(state):
            if step.name == name:
                return step
        raise NotNow(name, state, tuple(step.name for step in self.possible(state)))

    def possible(self, state: str) -> tuple[Step, ...]:
        """Give the steps out of a state."""
        return tuple(step for step in self.steps if state in step.sources)

    def reachable(self) -> frozenset[str]:
        """Give every state that a record can come to from the start."""
        found = {self.start}
        waiting = [self.start]
        while waiting:
            targets = {step.target for step in self.possible(waiting.pop())} - found
            found |= targets
            waiting += targets
        return frozenset(found)

    def problems(self) -> list[str]:
        """Say what is wrong: a state nobody reaches, owns or leaves, or two steps of one name."""
        reached = self.reachable()
        left = {source for step in self.steps for source in step.sources if source != step.target}
        names = Counter((source, step.name) for step in self.steps for source in step.sources)
        owned = {state for state, roles in self.owners.items() if roles}
        states = self.states
        return [
            *(f"{state} cannot be reached" for state in states if state not in reached),
            *(f"{state} has no owner" for state in states if state not in owned),
            *(f"{state} is owned but is no state" for state in self.owners if state not in states),
            *(f"{state} has no way out" for state in states if state not in left | self.ends),
            *(f"{name} stands twice from {state}" for (state, name), n in names.items() if n > 1),
            *(f"{step.name} is open to nobody" for step in self.steps if not step.by),
        ]

    def mermaid(self) -> str:
        """Draw the steps that move a record as a Mermaid state diagram; many more may stay."""
        ids = {state: state.replace("-", "_") for state in self.states}
        lines = ["stateDiagram-v2"]
        lines += [f'    state "{state}" as {ids[state]}' for state in self.states]
        lines.append(f"    [*] --> {ids[self.start]}")
        lines += [
            f"    {ids[source]} --> {ids[step.target]}: {step.name}"
            for step in self.steps
            for source in step.sources
            if source != step.target
        ]
        lines += [f"    {ids[state]} --> [*]" for state in self.states if state in self.ends]
        return "\n".join(lines) + "\n"
