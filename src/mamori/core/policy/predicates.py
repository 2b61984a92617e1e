"""Conditions that no pattern can say, by name. Each has a test; there is no expression language."""

from collections.abc import Callable, Mapping, Sequence

from mamori.core.policy.fact import Attempt, Fact

Predicate = Callable[[Attempt, Sequence[Fact]], bool]


def every_child_heard(attempt: Attempt, facts: Sequence[Fact]) -> bool:
    """Someone spoke with each child that the attempt names, separately or together (HOK-138)."""
    heard = {
        subject for fact in facts if fact.kind == "interview.held" for subject in fact.subjects
    }
    return heard.issuperset(attempt.subjects)


PREDICATES: Mapping[str, Predicate] = {"every-child-heard": every_child_heard}
