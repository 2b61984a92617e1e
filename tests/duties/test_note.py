"""A fact is noted when its gates let it, and carries no more than codes and persons."""

import uuid
from functools import partial
from typing import Any

import pytest
from django.db import transaction
from tests.duties.conftest import Told

from mamori.core.policy import predicates
from mamori.core.policy.fact import Attempt
from mamori.duties.actions import Refused, missing_for
from mamori.duties.models import Duty
from mamori.journal.queries import codes

PARTS = ("pupil", "relation", "effect", "pain", "observation")


def test_what_a_form_left_out_is_refused_and_nothing_is_written(case: Told) -> None:
    with pytest.raises(Refused) as refused, transaction.atomic():
        case.note("definition.assessed", attrs={"result": "bullying"}, filled=PARTS[:3])
    assert [dict(refusal.detail) for refusal in refused.value.missing] == [
        {"missing": ("pain",)},
        {"missing": ("observation",)},
    ]
    assert codes(case.stream) == []
    assert not Duty.objects.exists()


def test_what_a_form_holds_satisfies_the_gate_and_is_no_code_of_the_fact(case: Told) -> None:
    child = uuid.uuid4()
    fact = case.note(
        "definition.assessed",
        attrs={"result": "bullying"},
        subjects=iter([child]),
        filled=iter(PARTS),
    )
    assert fact.attrs == {"result": "bullying"}
    assert fact.subjects == [str(child)]


def test_asking_beforehand_says_the_same(case: Told) -> None:
    asked = partial(missing_for, school=case.school, stream=case.stream, kind="definition.assessed")
    assert [refusal.need for refusal in asked()] == [0, 1]
    assert asked(filled=PARTS) == ()


def test_gates_hear_whom_the_act_concerns(case: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Attempt] = []

    def hear(_packs: Any, attempt: Attempt, *_: Any) -> tuple[()]:
        asked.append(attempt)
        return ()

    monkeypatch.setattr("mamori.duties.actions.refusals", hear)
    child = uuid.uuid4()
    case.note("definition.assessed", subjects=[child], filled=PARTS)
    assert asked[0].subjects == (str(child),)
    assert not predicates.every_child_heard(asked[0], codes(case.stream))
