"""One chronology a case: parts of it, its order, corrections beside what they correct."""

from datetime import date

import pytest
from django.test import Client
from tests.cases.conftest import Staffroom
from tests.factories import make_pupil, sign_in

from mamori.cases.actions import Deed, Sign, add_note, record_sign, take_step
from mamori.cases.models import Case
from mamori.cases.queries import chronology
from mamori.journal.queries import entries


@pytest.fixture
def case(room: Staffroom, sign: Sign) -> Case:
    return record_sign(by=room.homeroom, sign=sign)


def correct(room: Staffroom, case: Case, entry: str, words: str) -> None:
    deed = Deed(attrs={"entry": entry}, words={"right": words, "why": "聞きちがえた。"})
    take_step(by=room.homeroom, case=case, step="correct", deed=deed)


def test_a_correction_stands_beside_what_it_corrects(
    room: Staffroom, case: Case, client: Client
) -> None:
    add_note(by=room.homeroom, case=case, words="月曜日のこと。")
    (noted,) = entries([case.stream], kinds=["note.added"])
    correct(room, case, str(noted.id), "火曜日のこと。")
    (line,) = [line for line in chronology([case], "ja") if line.entry.id == noted.id]
    assert [c.entry.kind for c in line.corrections] == ["entry.corrected"]
    page = sign_in(client, room.nurse).get(f"/cases/{case.pk}/").content.decode()
    assert page.index("月曜日のこと。") < page.index("火曜日のこと。")
    assert page.count("火曜日のこと。") == 1


def test_only_a_part_of_it_and_first_things_first(
    room: Staffroom, case: Case, client: Client
) -> None:
    other = make_pupil(room.school, "別 の子")
    add_note(by=room.homeroom, case=case, words="あとのこと。")
    deed = Deed({"with": "other-child"}, frozenset({other.pk}), {"said": "別の子の話。"})
    take_step(by=room.homeroom, case=case, step="interview", deed=deed)
    sign_in(client, room.nurse)
    page = client.get(f"/cases/{case.pk}/", {"child": str(other.pk)}).content.decode()
    assert "別の子の話。" in page
    assert "あとのこと。" not in page
    page = client.get(f"/cases/{case.pk}/", {"order": "oldest"}).content.decode()
    assert page.index("上履きが隠されていた。") < page.index("あとのこと。")
    page = client.get(f"/cases/{case.pk}/", {"show": "nonsense", "child": "x"}).content.decode()
    assert "あとのこと。" in page


def test_the_day_it_happened_is_told_besides_the_day_it_was_written(
    room: Staffroom, case: Case, client: Client
) -> None:
    child = frozenset({room.child.pk})
    deed = Deed({"with": "victim"}, child, {"said": "話。"}, on=date(2026, 11, 1))
    take_step(by=room.homeroom, case=case, step="interview", deed=deed)
    page = sign_in(client, room.nurse).get(f"/cases/{case.pk}/").content.decode()
    assert "1 November 2026" in page
