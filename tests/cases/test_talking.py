"""Talks with one child at a time, and wishes: nobody is made to look to blame."""

from typing import Any

import pytest
from django.test import Client
from tests.cases.conftest import Staffroom
from tests.cases.doing import record, see, state
from tests.cases.telling import TODAY, tell, told, url
from tests.factories import make_pupil, sign_in

from mamori.cases.models import Case

pytestmark = pytest.mark.usefixtures("afternoon")
SECOND_LOOK = "Nobody is to blame for being hurt. You can correct the entry"


def after(room: Staffroom, case: Case, **form: Any) -> str:
    """Record a talk and return the page to which it leads."""
    client = sign_in(Client(), room.homeroom)
    sent = {"send": "1", "on": TODAY, "with": "victim", "subjects": room.child.pk, **form}
    answer = client.post(url(case, "interview"), sent, follow=True)
    assert answer.redirect_chain
    return answer.content.decode()


@pytest.mark.row("HOK-113", "HOK-138")
def test_each_talk_is_with_one_child_and_keeps_the_blame_off_it(
    room: Staffroom, case: Case
) -> None:
    page = see(room.nurse, url(case, "interview"))
    assert "Nothing that a child did is a reason for being hurt." in page
    assert "Do not ask what the child could have done differently." in page
    second = make_pupil(room.school, "井上 湊")
    part = {"subjects": [second.pk], "layer": "bystander", "why": "見ていた。"}
    tell(room, case, "name-participant", **part)
    assert 'name="subjects" type="radio"' in see(room.nurse, url(case, "interview"))
    hurt = {"with": "victim", "subjects": room.child.pk, "said": "悲しかった。"}
    saw = {"with": "bystander", "subjects": second.pk, "said": "見ていた。"}
    tell(room, case, "interview", **hurt)
    tell(room, case, "interview", **saw)
    one, other = told(case, "interview.held")
    assert (one.subjects, other.subjects) == ([room.child.pk], [second.pk])
    assert other.attrs == {"with": "bystander"}
    assert state(case.stream, "hear-hurt-child") == ["met"]
    answer = record(room.homeroom, case, "interview", said="だれと話したか分からない。")
    assert answer.status_code == 422


@pytest.mark.row("HOK-127")
def test_with_the_child_who_did_it_one_is_firm_on_the_act_and_hears_its_troubles(
    room: Staffroom, case: Case
) -> None:
    page = see(room.homeroom, url(case, "interview") + "?with=other-child")
    assert "Be firm about the act" in page
    assert "Hear what troubles the child itself" in page
    assert "never of what kind of child this is" in page


@pytest.mark.row("HOK-113")
@pytest.mark.parametrize(
    "words",
    [
        "本人にも原因があると思う。",
        "あなたにも悪いところがある",
        "Het is EIGEN  schuld.",
        "em cũng có lỗi",
    ],
)
def test_own_words_that_shift_the_blame_are_kept_and_bring_a_gentle_word(
    room: Staffroom, case: Case, words: str
) -> None:
    assert SECOND_LOOK in after(room, case, said="つらい。", seen=words)
    assert told(case, "interview.held")[0].words == {"said": "つらい。", "seen": words}


def test_what_a_child_says_of_itself_is_never_weighed(room: Staffroom, case: Case) -> None:
    page = after(room, case, said="本人にも原因があると言われた。", seen="泣いていた。")
    assert SECOND_LOOK not in page
    assert "本人にも原因があると言われた。" in page


def test_who_only_wrote_the_sign_learns_nothing_of_a_talk_with_the_child_who_told(
    room: Staffroom, case: Case
) -> None:
    teller = make_pupil(room.school, "告白 する子")
    secret = {"children": teller.pk, "why": "仕返しが怖い。"}
    tell(room, case, "name-reporter", **secret)
    for step in ("interview", "record-act", "contact"):  # an open entry cannot name it
        assert "告白 する子" not in see(room.principal, url(case, step))
    page = see(room.principal, url(case, "interview-reporter"))
    assert "告白 する子" in page
    assert "Telling is not telling tales." in page
    talk = {"children": teller.pk, "said": "全部見た。", "fears": "仕返し", "on": TODAY}
    assert record(room.principal, case, "interview-reporter", **talk).status_code == 302
    (entry,) = told(case, "interview.held")
    assert (entry.attrs, entry.subjects) == ({"with": "reporter"}, [])
    assert "全部見た。" in see(room.nurse, url(case))


@pytest.mark.row("HOK-022")
def test_a_wish_is_kept_and_holds_back_no_report_in_danger(room: Staffroom, case: Case) -> None:
    """T-22: the wish stands beside the report; it does not stand in its way."""
    page = see(room.homeroom, url(case, "record-wish"))
    assert "the school reports to the police even against a wish" in page
    wish = {"of": "victim-guardian", "wish": "警察には言わないで。", "subjects": room.child.pk}
    tell(room, case, "record-wish", **wish)
    act = {"subjects": [room.child.pk], "form": ["4"], "happened": "蹴られた。", "danger": "yes"}
    tell(room, case, "record-act", **act)
    assert state(case.stream, "notify-police") == ["open"]
    assert "警察には言わないで。" in see(room.principal, url(case))
