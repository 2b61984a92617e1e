"""Conditions that no pattern can say, by name. Each has a test; there is no expression language."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from mamori.core.policy.fact import Attempt, Fact
from mamori.core.policy.facts import codes_of
from mamori.core.policy.layers import layer_of

Predicate = Callable[[Attempt, Sequence[Fact]], bool]
SPEAK_FOR_THE_HURT = ("victim", "victim-guardian")
TELLS_OF_HARM = ("act.recorded", "serious.suspected")


def every_child_heard(attempt: Attempt, facts: Sequence[Fact]) -> bool:
    """Someone spoke with each child that the attempt names, separately or together (HOK-138)."""
    heard = {
        subject for fact in facts if fact.kind == "interview.held" for subject in fact.subjects
    }
    return heard.issuperset(attempt.subjects)


def nobody_says_it_hurts(attempt: Attempt, facts: Sequence[Fact]) -> bool:
    """Neither a child that the attempt names nor its guardian last said that it hurts (HOK-123).

    Whoever was never asked said nothing. Pain of which nobody wrote whose it is may be theirs.
    """
    asked = [fact for fact in facts if fact.kind == "distress.asked"]
    return all(
        _is_well([fact for fact in asked if who in codes_of(fact.attrs.get("with"))], child)
        for who in SPEAK_FOR_THE_HURT
        for child in attempt.subjects
    )


def _is_well(answers: Sequence[Fact], child: str) -> bool:
    about = [
        fact
        for fact in answers
        if child in fact.subjects or not (fact.subjects or _says_none(fact))
    ]
    return all(_says_none(fact) for fact in about if fact.at == about[-1].at)


def _says_none(answer: Fact) -> bool:
    return "none" in codes_of(answer.attrs.get("answer"))


def no_harm_stands_recorded(attempt: Attempt, facts: Sequence[Fact]) -> bool:
    """No entry says that something was done to a child that the attempt names.

    An entry that was corrected since the child was named says so no more.
    """
    named_at = dict(_named_at(attempt, facts))
    corrected = [
        (entry, fact.at)
        for fact in facts
        if fact.kind == "entry.corrected"
        for entry in codes_of(fact.attrs.get("entry"))
    ]
    return not any(
        child in fact.subjects
        and not any(
            entry == fact.id and (child not in named_at or at >= named_at[child].at)
            for entry, at in corrected
        )
        for fact in facts
        if fact.kind in TELLS_OF_HARM
        for child in attempt.subjects
    )


def _named_at(attempt: Attempt, facts: Iterable[Fact]) -> Iterator[tuple[str, Fact]]:
    """Yield who stands in the layer that the attempt is about, and since which naming."""
    for name in codes_of(attempt.attrs.get("layer")):
        for child, spells in layer_of(facts, name).people.items():
            if not spells[-1].until:
                yield child, spells[-1].since


PREDICATES: Mapping[str, Predicate] = {
    "every-child-heard": every_child_heard,
    "nobody-says-it-hurts": nobody_says_it_hurts,
    "no-harm-stands-recorded": no_harm_stands_recorded,
}
