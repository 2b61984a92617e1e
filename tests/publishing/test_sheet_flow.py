"""The table of steps of a sheet: nothing goes out that was not looked through and approved."""

from mamori.access.rules import STAFF
from mamori.core.policy.facts import KINDS
from mamori.people.models import Post
from mamori.publishing import flow
from mamori.publishing.acts.sheets import ACTS
from mamori.publishing.flow import PROGRAM, SHEET


def test_every_step_is_a_fact_that_is_known_and_every_act_is_a_step() -> None:
    names = {step.name: step.fact for step in SHEET.steps}
    assert set(names.values()) <= set(KINDS)
    assert {slug: names.get(slug) for slug in ACTS} == {s: a.kind for s, a in ACTS.items()}


def test_the_only_way_out_is_through_a_look_and_an_approval() -> None:
    into = {
        state: {step.name for step in SHEET.steps if step.target == state != step.sources[0]}
        for state in (flow.IN_USE, flow.APPROVED, flow.READY)
    }
    assert into[flow.IN_USE] == {"use"}
    assert into[flow.APPROVED] == {"approve"}
    assert into[flow.READY] == {"found-clean"}
    assert SHEET.step(flow.LOOKING, "found-clean").by == PROGRAM
    assert {step.source for step in SHEET.steps if step.name == "use"} == {flow.APPROVED}
    assert {step.source for step in SHEET.steps if step.name == "approve"} == {flow.READY}


def test_what_was_refused_is_in_any_case_looked_through_anew() -> None:
    ways = {step.name: step.target for step in SHEET.possible(flow.REFUSED)}
    assert ways == {"change": flow.LOOKING, "tell-apart": flow.LOOKING}


def test_everybody_on_the_staff_takes_part() -> None:
    assert set(flow.STAFF) == set(map(str, STAFF)) | {"acting-principal"}
    assert Post.Role.BOARD_OFFICER not in flow.STAFF
