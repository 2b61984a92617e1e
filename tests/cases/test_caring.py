"""Plans, measures and watch on the screens: nobody alone, nothing lost, and it has no end."""

from typing import Any

import pytest
from django.test import Client
from tests.cases.care import address, begin, noon, other_child, page, recognise, send
from tests.cases.conftest import Staffroom
from tests.factories import make_guardian

from mamori.base import clock
from mamori.cases.actions import Sign
from mamori.cases.models import Case
from mamori.desk.queries import today
from mamori.journal.queries import entries
from mamori.people.models import Account

PLAN = {
    "for": "victim",
    "support": "毎朝、保健室で話を聞く。",
    "sharing": "担任と養護教諭だけが詳しく知る。",
    "roles": "登校時は教頭、休み時間は専科。",
}
MAY = noon("2026-05-11")


@pytest.fixture
def case(room: Staffroom, sign: Sign) -> Case:
    return recognise(room, begin(room, sign))


@pytest.fixture
def both(room: Staffroom) -> list[Any]:
    return [room.nurse.person_id, room.expert.person_id]


def due_today(account: Account) -> list[str]:
    return [line.due.entry for _, lines in today(account, "en").groups for line in lines]


@pytest.mark.row("HOK-069", "HOK-125")
def test_a_plan_has_three_parts_and_two_members_behind_it(
    room: Staffroom, case: Case, client: Client, both: list[Any]
) -> None:
    form = PLAN | {"subjects": room.child.pk}
    alone = send(client, room.nurse, case, "make-plan", **form, behind=[room.nurse.person_id])
    assert alone.status_code == 422
    told = alone.content.decode()
    assert "At least two members of the committee make the plan together" in told
    assert "2-1 (2) イ 4" in told
    assert PLAN["support"] in told
    partly = send(client, room.nurse, case, "make-plan", **(form | {"roles": ""}), behind=both)
    assert partly.status_code == 422
    assert not entries([case.stream], kinds=["plan.made"])
    assert send(client, room.nurse, case, "make-plan", **form, behind=both).status_code == 302
    shown = page(client, room.homeroom, address(case))
    for part in ("support", "sharing", "roles"):
        assert shown.count(PLAN[part]) == 2  # in the plan, and in the chronology
    assert "専門 七" in shown


@pytest.mark.row("HOK-105")
def test_the_child_who_was_hurt_and_the_other_each_have_a_plan_of_their_own(
    room: Staffroom, case: Case, client: Client, both: list[Any]
) -> None:
    other = other_child(room, case)
    lacking = "There is no plan yet to guide the other child."
    send(client, room.nurse, case, "make-plan", **PLAN, subjects=room.child.pk, behind=both)
    assert lacking in page(client, room.nurse, address(case))
    guidance = PLAN | {"for": "other-child", "subjects": other.pk, "support": "週二回話す。"}
    assert send(client, room.nurse, case, "make-plan", **guidance, behind=both).status_code == 302
    shown = page(client, room.nurse, address(case))
    assert lacking not in shown
    assert "The child who did it: 高橋 蓮" in shown
    assert PLAN["support"] in shown


def test_what_a_change_leaves_empty_stays_in_the_plan(
    room: Staffroom, case: Case, client: Client, both: list[Any]
) -> None:
    send(client, room.nurse, case, "make-plan", **PLAN, subjects=room.child.pk, behind=both)
    change = {"for": "victim", "subjects": room.child.pk, "roles": "新しい分担。", "why": "席替え"}
    assert PLAN["support"] in page(client, room.nurse, address(case, "change-plan"))
    alone = send(client, room.nurse, case, "change-plan", **change, behind=room.nurse.person_id)
    assert "At least two members of the committee change the plan" in alone.content.decode()
    assert send(client, room.nurse, case, "change-plan", **change, behind=both).status_code == 302
    shown = page(client, room.nurse, address(case, "change-plan"))
    assert PLAN["support"] in shown
    assert "新しい分担。" in shown
    assert PLAN["roles"] not in shown


SERVED = ("victim", "other-child", "audience", "bystanders", "class", "school")


@pytest.mark.row("HOK-127", "HOK-141")
@pytest.mark.parametrize("whom", SERVED)
def test_nobody_carries_out_a_measure_alone(
    room: Staffroom, case: Case, client: Client, both: list[Any], whom: str
) -> None:
    form = {"for": whom, "subjects": room.child.pk, "type": "talk", "done": "二人で話した。"}
    alone = send(client, room.nurse, case, "take-measure", **form, behind=room.nurse.person_id)
    assert alone.status_code == 422
    assert "Nobody does this alone." in alone.content.decode()
    assert "2-2 (3) ③ 4 ※" in alone.content.decode()
    assert send(client, room.nurse, case, "take-measure", **form, behind=both).status_code == 302
    (taken,) = entries([case.stream], kinds=["measure.taken"])
    assert taken.attrs["for"] == whom
    aside = page(client, room.homeroom, address(case)).split("mamori-care", 1)[1]
    assert "養護 六" in aside
    assert "専門 七" in aside


def test_what_a_measure_needs_at_times_is_not_called_optional(
    room: Staffroom, case: Case, client: Client
) -> None:
    shown = page(client, room.nurse, address(case, "take-measure"))
    assert "Which children?" in shown
    assert "Needed for one child or several" in shown
    assert "(optional)" not in shown


GUIDANCE = [
    pytest.param(
        ("other-child", "talk", "that it can endanger life, body and belongings"),
        marks=pytest.mark.row("HOK-129"),
    ),
    pytest.param(
        ("bystanders", "bystander-talk", "can have the courage to tell somebody"),
        marks=pytest.mark.row("HOK-132"),
    ),
    pytest.param(
        ("audience", "class-discussion", "Cheering is taking part."),
        marks=pytest.mark.row("HOK-133"),
    ),
]


@pytest.mark.parametrize("guidance", GUIDANCE)
def test_guidance_is_noted_where_it_is_said_what_to_mind(
    room: Staffroom, case: Case, client: Client, both: list[Any], guidance: tuple[str, str, str]
) -> None:
    whom, what, minded = guidance
    other = other_child(room, case)
    assert minded in page(client, room.nurse, address(case, "take-measure"))
    form = {"for": whom, "type": what, "done": "自分の言葉で話し合った。", "subjects": other.pk}
    assert send(client, room.nurse, case, "take-measure", **form, behind=both).status_code == 302
    assert "自分の言葉で話し合った。" in page(client, room.homeroom, address(case))


@pytest.mark.row("HOK-130")
def test_the_other_childs_own_troubles_get_help_and_stay_with_a_few(
    room: Staffroom, case: Case, client: Client, both: list[Any]
) -> None:
    other = other_child(room, case)
    form = {"for": "other-child", "subjects": other.pk, "type": "care-for-background"}
    form |= {"done": "週に一度の面談。", "behind": both}
    assert "keep what you learn of them private" in page(
        client, room.nurse, address(case, "take-measure")
    )
    assert send(client, room.nurse, case, "take-measure", **form).status_code == 302
    why = {
        "children": other.pk,
        "helps": "yes",
        "agreed": "yes",
        "support": "家で眠れていない。",
        "circle": "保健室",
    }
    assert send(client, room.nurse, case, "note-background", **why).status_code == 302
    assert "家で眠れていない。" in page(client, room.nurse, address(case))
    for_others = page(client, room.homeroom, address(case))
    assert "週に一度の面談。" in for_others
    assert "家で眠れていない。" not in for_others


def test_a_measure_for_one_side_names_the_child(
    room: Staffroom, case: Case, client: Client, both: list[Any]
) -> None:
    form = {"for": "victim", "type": "talk", "done": "話した。", "behind": both}
    assert send(client, room.nurse, case, "take-measure", **form).status_code == 422
    whole = form | {"for": "class"}
    assert send(client, room.nurse, case, "take-measure", **whole).status_code == 302


@pytest.mark.row("HOK-118")
def test_lessons_in_a_separate_room_are_recorded_with_their_ground(
    room: Staffroom, case: Case, client: Client, both: list[Any]
) -> None:
    other = other_child(room, case)
    form = {"for": "other-child", "subjects": other.pk, "type": "separate-room", "done": "三日間。"}
    bare = send(client, room.nurse, case, "take-measure", **form, behind=both)
    assert bare.status_code == 422
    assert "on what legal ground" in bare.content.decode()
    form["authority"] = "校長。法第23条第4項。"
    assert send(client, room.nurse, case, "take-measure", **form, behind=both).status_code == 302
    shown = page(client, room.nurse, address(case))
    assert "校長。法第23条第4項。" in shown
    assert "Guiding the other child in a separate room (Act, Article 23 (4))" in shown


@pytest.mark.row("HOK-131")
def test_discipline_is_the_principals_and_for_growth(
    room: Staffroom, case: Case, client: Client, both: list[Any]
) -> None:
    other = other_child(room, case)
    form = {
        "for": "other-child",
        "subjects": other.pk,
        "type": "discipline",
        "done": "訓告。",
        "authority": "学校教育法第11条",
        "behind": [*both, room.principal.person_id],
    }
    growing = form | {"growth": "自分の言葉で振り返る。"}
    by_nurse = send(client, room.nurse, case, "take-measure", **growing)
    assert "The principal decides on discipline" in by_nurse.content.decode()
    without = send(client, room.principal, case, "take-measure", **form)
    assert "Write how this helps the child to grow" in without.content.decode()
    assert not entries([case.stream], kinds=["measure.taken"])
    assert send(client, room.principal, case, "take-measure", **growing).status_code == 302


@pytest.mark.row("HOK-140")
def test_all_staff_are_told_what_they_need_and_it_is_said_what_stays_out(
    room: Staffroom, case: Case, client: Client
) -> None:
    assert "jp-hokuyo/brief-all-staff" in due_today(room.guidance)
    form = {"told": "休み時間は二階に立つ。", "kept": "家庭のこと。", "on": "2026-04-20"}
    with clock.at(MAY):
        assert send(client, room.guidance, case, "tell-staff", **form).status_code == 302
    assert "jp-hokuyo/brief-all-staff" not in due_today(room.guidance)
    shown = page(client, room.nurse, address(case))
    assert "What is not told, and why" in shown
    assert "家庭のこと。" in shown


def test_the_course_of_guidance_is_recorded(room: Staffroom, case: Case, client: Client) -> None:
    assert "jp-hokuyo/record-course" in due_today(room.guidance)
    send(client, room.guidance, case, "record-course", course="三回話した。", on="2026-04-20")
    assert "jp-hokuyo/record-course" not in due_today(room.guidance)


@pytest.mark.row("HOK-147")
def test_a_lesson_holds_no_name_of_the_case(room: Staffroom, case: Case, client: Client) -> None:
    make_guardian(room.child, "池田 真理")
    shown = page(client, room.nurse, address(case, "draw-lesson"))
    assert "Somebody may still guess who it was" in shown
    for text, found in (
        ("結衣さんには早く声をかけた。", "池田 結衣"),
        ("お母さんの真理さんと話した。", "池田 真理"),
        ("養護六先生が気付いた。", "養護 六"),
    ):
        refused = send(client, room.nurse, case, "draw-lesson", lesson=text)
        assert refused.status_code == 422
        told = refused.content.decode()
        assert f"Here stands a name: {found}. Take it out." in told
        assert text in told
    plain = "休み時間の見守りは二人で、場所を決めて行う。"
    assert send(client, room.nurse, case, "draw-lesson", lesson=plain).status_code == 302
    (drawn,) = entries([case.stream], kinds=["lesson.drawn"])
    assert drawn.words == {"lesson": plain}
    assert not drawn.subjects


def test_of_many_measures_the_newest_are_in_sight_and_the_others_one_tap_away(
    room: Staffroom, case: Case, client: Client, both: list[Any]
) -> None:
    form = {"for": "class", "type": "class-discussion", "behind": both}
    for number in range(8):
        answer = send(client, room.nurse, case, "take-measure", **form, done=f"{number}回目")
        assert answer.status_code == 302
    aside = page(client, room.nurse, address(case)).split("mamori-care", 1)[1]
    assert aside.count(">Class discussion</a>") == 6
    assert "2 earlier ones" in aside
    assert "0回目" in page(client, room.nurse, f"{address(case)}?show=care")
