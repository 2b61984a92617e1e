"""A table of steps says what may follow what, and is sound before anything uses it."""

from dataclasses import replace
from typing import Any

import pytest

from mamori.core.flow import Flow, NotNow, Step

RECOGNISE = Step("recognise", "open", "recognised", ("committee",), "case.recognised")
RESOLVE = Step("resolve", "recognised", "resolved", ("committee",), "case.resolved")
REOPEN = Step("reopen", ("resolved", "set-aside"), "open", ("committee",), "case.reopened")
ASIDE = Step("set-aside", ("open", "recognised"), "set-aside", ("committee",), "case.set-aside")
STEPS = (RECOGNISE, RESOLVE, REOPEN, ASIDE)
OWNERS = {
    "open": ("committee",),
    "recognised": ("committee", "homeroom"),
    "resolved": ("homeroom",),
    "set-aside": ("homeroom",),
}
CASE = Flow(STEPS, OWNERS, "open")


@pytest.mark.parametrize(
    ("state", "name", "step"),
    [
        ("open", "recognise", RECOGNISE),
        ("resolved", "reopen", REOPEN),
        ("set-aside", "reopen", REOPEN),
    ],
)
def test_a_step_is_found_by_state_and_name(state: str, name: str, step: Step) -> None:
    assert CASE.step(state, name) is step


@pytest.mark.parametrize(
    ("state", "name", "possible"),
    [
        ("open", "resolve", ("recognise", "set-aside")),
        ("resolved", "recognise", ("reopen",)),
        ("open", "vanish", ("recognise", "set-aside")),
        ("nowhere", "resolve", ()),
    ],
)
def test_a_step_that_is_not_possible_now_tells_what_is(
    state: str, name: str, possible: tuple[str, ...]
) -> None:
    with pytest.raises(NotNow) as caught:
        CASE.step(state, name)
    assert (caught.value.step, caught.value.state) == (name, state)
    assert caught.value.possible == possible


def test_states_come_in_the_order_of_the_table() -> None:
    assert CASE.states == ("open", "recognised", "resolved", "set-aside")
    assert CASE.reachable() == set(CASE.states)
    assert CASE.problems() == []


ERASE = Step("erase", "resolved", "erased", ("principal",), "case.resolved")
ERASED = OWNERS | {"erased": ("principal",)}
STAY = Step("stay", "erased", "erased", ("principal",), "note.added")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"start": "new", "owners": OWNERS | {"new": ("committee",)}}, "open cannot be reached"),
        ({"owners": OWNERS | {"open": ()}}, "open has no owner"),
        ({"steps": (*STEPS, ERASE), "ends": frozenset({"erased"})}, "erased has no owner"),
        ({"owners": ERASED}, "erased is owned but is no state"),
        ({"steps": (*STEPS, ERASE), "owners": ERASED}, "erased has no way out"),
        ({"steps": (*STEPS, ERASE, STAY), "owners": ERASED}, "erased has no way out"),
        ({"steps": (*STEPS, replace(ASIDE, source="open"))}, "set-aside stands twice from open"),
        ({"steps": (*STEPS, replace(ERASE, target="open", by=()))}, "erase is open to nobody"),
    ],
)
def test_an_unsound_table_is_refused(fields: dict[str, Any], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        replace(CASE, **fields)


def test_a_state_may_rightly_be_the_end() -> None:
    flow = Flow((*STEPS, ERASE), ERASED, "open", frozenset({"erased"}))
    assert flow.problems() == []
    assert flow.mermaid().endswith("    erased --> [*]\n")


def test_the_table_can_be_drawn() -> None:
    assert CASE.mermaid() == (
        "stateDiagram-v2\n"
        '    state "open" as open\n'
        '    state "recognised" as recognised\n'
        '    state "resolved" as resolved\n'
        '    state "set-aside" as set_aside\n'
        "    [*] --> open\n"
        "    open --> recognised: recognise\n"
        "    recognised --> resolved: resolve\n"
        "    resolved --> open: reopen\n"
        "    set_aside --> open: reopen\n"
        "    open --> set_aside: set-aside\n"
        "    recognised --> set_aside: set-aside\n"
    )
