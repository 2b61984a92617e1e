"""A correction stands beside what it corrects; what was written stays as it was."""

import uuid

import pytest
from tests.cases.conftest import Staffroom
from tests.cases.doing import record, see
from tests.cases.telling import tell, told, url
from tests.factories import make_pupil

from mamori.cases.actions import Deed, Sign, record_sign, take_step
from mamori.cases.models import Case
from mamori.cases.queries import cases_of

pytestmark = pytest.mark.usefixtures("afternoon")
RIGHT = {"right": "火曜日でした。", "why": "日を間違えた。"}


def test_a_correction_stands_beside_the_entry_which_stays(room: Staffroom, case: Case) -> None:
    (sign,) = told(case, "sign.recorded")
    link = url(case, "correct") + f"?entry={sign.id}"
    assert link in see(room.homeroom, url(case))
    assert link not in see(room.homeroom, f"/children/{room.child.pk}/")
    assert "上履きが隠されていた。" in see(room.homeroom, link)  # it stands above the form
    tell(room, case, "correct", entry=sign.id, **RIGHT)
    (corrected,) = told(case, "entry.corrected")
    assert corrected.attrs == {"entry": str(sign.id)}
    assert corrected.subjects == sign.subjects
    assert corrected.words == RIGHT
    assert told(case, "sign.recorded") == [sign]
    page = see(room.principal, url(case))
    assert page.index("上履きが隠されていた。") < page.index("火曜日でした。")
    assert "mamori-correction" in page


def test_an_adult_whom_only_the_correction_names_loses_the_case(
    room: Staffroom, case: Case
) -> None:
    (sign,) = told(case, "sign.recorded")
    tell(room, case, "correct", entry=sign.id, adults=[room.guidance.person_id], **RIGHT)
    assert told(case, "entry.corrected")[0].words == RIGHT
    assert not cases_of(room.guidance).exists()
    assert cases_of(room.homeroom).exists()


def test_a_correction_can_be_corrected_too(room: Staffroom, case: Case) -> None:
    (sign,) = told(case, "sign.recorded")
    tell(room, case, "correct", entry=sign.id, **RIGHT)
    (first,) = told(case, "entry.corrected")
    page = see(room.homeroom, url(case, "correct") + f"?entry={first.id}")
    assert "火曜日でした。" in page
    tell(room, case, "correct", entry=first.id, right="水曜日でした。", why="また間違えた。")
    assert "水曜日でした。" in see(room.principal, url(case))


def test_only_an_entry_of_this_case_is_corrected(room: Staffroom, case: Case, sign: Sign) -> None:
    other = Sign(
        id=uuid.uuid4(),
        pupils=sign.pupils,
        words="別の話。",
        noticed_at=sign.noticed_at,
        channel="observation",
        place="in-school",
    )
    elsewhere = record_sign(by=room.homeroom, sign=other)
    (foreign,) = told(elsewhere, "sign.recorded")
    for entry in (foreign.id, uuid.uuid4(), "nonsense", ""):
        page = see(room.homeroom, url(case, "correct") + f"?entry={entry}")
        assert "別の話。" not in page
        answer = record(room.homeroom, case, "correct", entry=entry, **RIGHT)
        assert answer.status_code == 422
        assert "火曜日でした。" in answer.content.decode()  # what was typed stays
    deed = Deed(attrs={"entry": str(foreign.id)}, words=RIGHT)
    with pytest.raises(ValueError, match="same case"):
        take_step(by=room.homeroom, case=case, step="correct", deed=deed)
    assert told(case, "entry.corrected") == []


def test_who_may_not_read_an_entry_can_neither_open_nor_correct_it(
    room: Staffroom, sign: Sign
) -> None:
    case = record_sign(by=room.teacher, sign=sign)
    teller = make_pupil(room.school, "告白 する子")
    tell(room, case, "name-reporter", children=teller.pk, why="仕返しが怖い。")
    (secret,) = told(case, "participant.added")
    assert "仕返しが怖い。" in see(room.nurse, url(case, "correct") + f"?entry={secret.id}")
    assert "仕返しが怖い。" not in see(room.teacher, url(case, "correct") + f"?entry={secret.id}")
    refused = record(room.teacher, case, "correct", entry=secret.id, **RIGHT)
    assert refused.status_code == 422
    tell(room, case, "correct", entry=secret.id, **RIGHT)
    assert "火曜日でした。" in see(room.nurse, url(case))
    assert "火曜日でした。" not in see(room.teacher, url(case))
