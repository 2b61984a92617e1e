"""Is it over? Counted by the gate, asked of child and home, judged by two, and never an end."""

from typing import Any

import pytest
from django.test import Client
from tests.cases.care import (
    BEGUN,
    LAST,
    OVER,
    TEXTS,
    address,
    ask,
    ask_both,
    begin,
    due,
    judge,
    name,
    noon,
    page,
    recognise,
    refused,
    send,
    take,
)
from tests.cases.conftest import Staffroom
from tests.factories import make_pupil

from mamori.base import clock
from mamori.cases.actions import Sign
from mamori.cases.acts import ACTS
from mamori.cases.models import Case
from mamori.journal.queries import entries


@pytest.fixture
def case(room: Staffroom, sign: Sign) -> Case:
    return recognise(room, begin(room, sign))


TOO_EARLY = "for at least three months"
CHILD = "Ask the child, after the quiet period"
HOME = "Ask the guardian too, after the quiet period"


@pytest.mark.row("HOK-120", "HOK-123")
def test_the_page_tells_what_is_missing_before_anything_is_typed(
    room: Staffroom, case: Case, client: Client
) -> None:
    with clock.at(noon("2026-06-20")):
        shown = page(client, room.nurse, address(case, "resolve"))
    before, meeting = shown.split("At the meeting")
    assert "Still missing: 30 days. The first day is Monday 20 July 2026." in before
    for sentence in (TOO_EARLY, CHILD, HOME, "2-2 (3) ② イ ①", "2-2 (3) ② イ ②"):
        assert sentence in before
    assert f"{address(case, 'ask-distress')}?with=victim-guardian" in before
    assert "answer=none" not in before  # which answer comes is nobody's to suggest
    for sentence in ("at least two members of the committee", "other circumstances you weighed"):
        assert sentence.lower() in meeting.lower()


@pytest.mark.row("HOK-120")
def test_until_the_last_day_of_the_period_it_cannot_be_called_resolved(
    room: Staffroom, case: Case, client: Client
) -> None:
    ask_both(client, room, case, LAST)
    refused(judge(client, room, case, LAST), TOO_EARLY, "2-2 (3) ② イ ①", CHILD, HOME)
    case.refresh_from_db()
    assert case.state == "recognised"
    assert not entries([case.stream], kinds=["case.resolved"])


@pytest.mark.row("HOK-123")
def test_what_was_asked_before_the_end_does_not_count_and_the_page_says_so(
    room: Staffroom, case: Case, client: Client
) -> None:
    with clock.at(noon(LAST)):
        asking = page(client, room.nurse, address(case, "ask-distress"))
        assert "The quiet period ends on Monday 20 July 2026." in asking
        assert "does not count for closing. Ask all the same" in asking
    ask_both(client, room, case, LAST)
    refused(judge(client, room, case, OVER), CHILD, HOME)
    with clock.at(noon(OVER)):
        assert "so it does not count" in page(client, room.nurse, address(case, "resolve"))
        asking = page(client, room.nurse, address(case, "ask-distress"))
        assert "What is asked from that day on counts." in asking


@pytest.mark.row("HOK-123")
@pytest.mark.parametrize(("asked", "lacking"), [("victim", HOME), ("victim-guardian", CHILD)])
def test_the_child_and_a_guardian_are_both_asked(
    room: Staffroom, case: Case, client: Client, asked: str, lacking: str
) -> None:
    ask(client, room, case, asked, OVER)
    answer = judge(client, room, case, OVER)
    refused(answer, lacking)
    missing = answer.content.decode().split('role="alert"')[1]
    assert ({CHILD, HOME} - {lacking}).pop() not in missing


@pytest.mark.row("HOK-123")
@pytest.mark.parametrize("answer", ["some", "unclear"])
def test_a_child_that_still_hurts_is_not_resolved(
    room: Staffroom, case: Case, client: Client, answer: str
) -> None:
    ask_both(client, room, case, OVER)
    ask(client, room, case, "victim", "2026-07-21", answer=answer)
    refused(judge(client, room, case, "2026-07-22"), CHILD)


@pytest.mark.row("HOK-123")
def test_every_child_who_was_hurt_is_asked(room: Staffroom, case: Case, client: Client) -> None:
    second = make_pupil(room.school, "井上 湊")
    with clock.at(noon("2026-05-01")):
        name(room, case, second, "victim")
    ask_both(client, room, case, OVER)
    refused(judge(client, room, case, OVER), CHILD, HOME)
    with clock.at(noon(OVER)):
        missing = page(client, room.nurse, address(case, "resolve"))
        assert ">井上 湊</b>" in missing
        assert ">池田 結衣</b>" not in missing


@pytest.mark.row("HOK-124", "HOK-134")
@pytest.mark.parametrize("part", TEXTS)
def test_both_texts_are_written(room: Staffroom, case: Case, client: Client, part: str) -> None:
    ask_both(client, room, case, OVER)
    assert judge(client, room, case, OVER, **{part: "  "}).status_code == 422
    assert not entries([case.stream], kinds=["case.resolved"])


@pytest.mark.row("HOK-010")
def test_one_member_alone_resolves_nothing(room: Staffroom, case: Case, client: Client) -> None:
    ask_both(client, room, case, OVER)
    alone = judge(client, room, case, OVER, behind=[room.nurse.person_id])
    refused(alone, "At least two members of the committee judge this together", "1-2 ・6")
    told = alone.content.decode()
    assert told.count("At least two members of the committee judge this together") == 1
    assert "At the meeting" not in told


@pytest.mark.row("HOK-122")
def test_a_new_act_starts_the_period_again_and_the_first_stays_in_sight(
    room: Staffroom, case: Case, client: Client
) -> None:
    with clock.at(noon("2026-06-01")):
        take(room, case, "record-act", attrs={"form": ["1"]})
    ask_both(client, room, case, OVER)
    refused(judge(client, room, case, OVER), TOO_EARLY, CHILD, HOME)
    with clock.at(noon(OVER)):
        shown = page(client, room.nurse, address(case))
        assert "Quiet for 49 of 92 days" in shown
        strip = shown.split("mamori-strip__words")[1].split("</dl>")[0]
        assert "Monday 20 April 2026" in strip
        assert "Monday 1 June 2026" in strip
    ask_both(client, room, case, "2026-09-01")
    assert judge(client, room, case, "2026-09-01").status_code == 302


LONGER: dict[str, Any] = {"decided_by": "committee", "until": "2026-10-01", "reason": "傷が深い。"}


def lengthen(client: Client, room: Staffroom, case: Case, **changes: Any) -> Any:
    both = [room.nurse.person_id, room.expert.person_id]
    with clock.at(noon("2026-06-01")):
        return send(
            client, room.nurse, case, "lengthen-watch", **(LONGER | {"behind": both} | changes)
        )


@pytest.mark.row("HOK-121")
def test_two_members_or_the_board_set_a_longer_period(
    room: Staffroom, case: Case, client: Client
) -> None:
    alone = lengthen(client, room, case, behind=[room.nurse.person_id])
    assert "At least two members of the committee set the longer period" in alone.content.decode()
    assert lengthen(client, room, case).status_code == 302
    ask_both(client, room, case, OVER)
    refused(judge(client, room, case, OVER), TOO_EARLY)
    with clock.at(noon(OVER)):
        shown = page(client, room.nurse, address(case))
        assert "Quiet for 91 of 164 days" in shown
        assert "It was made longer; else it would end on Monday 20 July 2026." in shown
    ask_both(client, room, case, "2026-10-01")
    assert judge(client, room, case, "2026-10-01").status_code == 302


@pytest.mark.row("HOK-121")
def test_what_the_board_decided_is_written_down_with_who_decided_it(
    room: Staffroom, case: Case, client: Client
) -> None:
    one = {"decided_by": "board", "behind": [room.nurse.person_id]}
    bare = lengthen(client, room, case, **one)
    assert "Write who at the board of education decided it, and when." in bare.content.decode()
    assert lengthen(client, room, case, **one, board="主事 九、5月30日").status_code == 302
    (longer,) = entries([case.stream], kinds=["watch.lengthened"])
    assert longer.attrs == {"decided-by": "board", "until": "2026-10-01"}


@pytest.mark.row("HOK-121")
@pytest.mark.parametrize("until", ["2026-05-01", "2026-06-01", LAST, OVER])
def test_the_period_is_never_made_shorter(
    room: Staffroom, case: Case, client: Client, until: str
) -> None:
    answer = lengthen(client, room, case, until=until)
    assert answer.status_code == 422
    told = answer.content.decode()
    assert "This makes it no longer. Choose a day after Monday 20 July 2026." in told
    assert not entries([case.stream], kinds=["watch.lengthened"])


@pytest.mark.row("HOK-119")
def test_an_apology_is_no_reason_and_shortens_nothing(
    room: Staffroom, case: Case, client: Client
) -> None:
    asked = [asked.name for asked in ACTS["resolve"].fields]
    assert asked == ["other_circumstances", "group_view", "behind"]
    with clock.at(noon("2026-05-01")):
        take(room, case, "note-apology")
        shown = page(client, room.nurse, address(case))
        assert "80 days of quiet are still missing." in shown
        assert "An apology does not shorten it." in page(
            client, room.nurse, address(case, "resolve")
        )
    ask_both(client, room, case, LAST)
    refused(judge(client, room, case, LAST), TOO_EARLY)


@pytest.mark.row("HOK-009")
def test_what_is_handled_softly_runs_the_whole_path(
    room: Staffroom, sign: Sign, client: Client
) -> None:
    case = recognise(room, begin(room, sign), soft="yes")
    expected = {"make-plan", "watch-over", "support-hurt-child", "judge-resolution"}
    assert {f"jp-hokuyo/{duty}" for duty in expected} <= set(due(room))
    ask_both(client, room, case, LAST)
    refused(judge(client, room, case, LAST), TOO_EARLY, CHILD, HOME)
    ask_both(client, room, case, OVER)
    assert judge(client, room, case, OVER).status_code == 302


def test_before_a_case_is_recognised_the_page_tells_what_the_committee_needs(
    room: Staffroom, sign: Sign, client: Client
) -> None:
    case = begin(room, sign)
    with clock.at(noon(BEGUN)):
        shown = page(client, room.nurse, address(case))
        assert "Can the committee judge it?" in shown
        assert "First hold the case against the definition" in shown
        recognise(room, case)
        shown = page(client, room.nurse, address(case))
        assert "Can it be called resolved?" in shown
        assert "91 days of quiet are still missing." in shown
        assert "To the page for judging it" in shown
        for_others = page(client, room.homeroom, address(case))
        assert "91 days of quiet are still missing." in for_others
        assert "To the page for judging it" not in for_others
