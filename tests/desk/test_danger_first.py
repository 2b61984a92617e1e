"""What answers danger stands before everything else, whatever is late, and is never folded."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from tests.cases.conftest import Staffroom
from tests.cases.doing import see
from tests.factories import PACKS

from mamori.base import clock
from mamori.cases.actions import Deed, Sign, record_sign, take_step
from mamori.cases.models import Case
from mamori.desk.queries import today
from mamori.duties.queries import open_duties

POLICE = "Life, body or property is in danger: report to the police at once."
LAW_LAST, POLICY_LAST = PACKS, ["jp-act", "jp-hokuyo", "mamori"]
THE_ACT = "Serious harm to a child's life, body or property is feared"


@pytest.fixture
def case(room: Staffroom, sign: Sign) -> Case:
    """A case in which much is late, and then somebody is in danger."""
    room.school.packs = POLICY_LAST
    room.school.save()
    with clock.at(timezone.now() - timedelta(days=9)):
        old = record_sign(by=room.homeroom, sign=replace(sign, noticed_at=clock.now()))
        both = frozenset({room.nurse.person_id, room.expert.person_id})
        found = Deed({"result": "fact"}, words={"found": "x"}, behind=both)
        take_step(by=room.nurse, case=old, step="establish-facts", deed=found)
    act = Deed({"form": ["1"], "danger": "yes"}, frozenset({room.child.pk}), {"happened": "x"})
    take_step(by=room.homeroom, case=old, step="record-act", deed=act)
    return old


@pytest.mark.row("HOK-022")
def test_it_stands_above_what_is_late_on_today(room: Staffroom, case: Case, sign: Sign) -> None:
    record_sign(by=room.homeroom, sign=replace(sign, id=uuid4()))  # new to the principal
    groups = today(room.principal, "en").groups
    assert [group for group, _lines in groups][:2] == ["first", "late"]
    page = see(room.principal, "/")
    assert page.index(POLICE) < page.index("New to you") < page.index(">Late<")


@pytest.mark.row("HOK-022")
def test_it_is_the_first_line_of_a_case_and_not_folded_for_anybody(
    room: Staffroom, case: Case
) -> None:
    mine = see(room.principal, f"/cases/{case.pk}/").split('id="due"')[1]
    assert mine.index("mamori-duty__says") < mine.index(POLICE) < mine.index("<details")
    others = see(room.homeroom, f"/cases/{case.pk}/").split('id="due"')[1]
    assert others.index(POLICE) < others.index("<details")
    assert others.index("Principal") < others.index("<details")


def test_the_policy_and_the_law_ask_for_it_in_one_line_with_both_clauses(
    room: Staffroom, case: Case
) -> None:
    page = see(room.principal, f"/cases/{case.pk}/")
    assert page.count(POLICE) == 1
    assert THE_ACT not in page
    why = page.split(POLICE)[1].split("</details>")[0]
    assert "1-2" in why
    assert "第23条第6項" in why


def test_two_dangers_are_two_lines(room: Staffroom, case: Case) -> None:
    act = Deed({"form": ["1"], "danger": "yes"}, frozenset({room.child.pk}), {"happened": "y"})
    take_step(by=room.homeroom, case=case, step="record-act", deed=act)
    assert sum(due.first for due in open_duties({case.stream}, "en")) == 2


def test_what_the_school_names_last_gives_the_words(room: Staffroom, sign: Sign) -> None:
    assert room.school.packs == LAW_LAST
    case = record_sign(by=room.homeroom, sign=replace(sign, danger=True))
    (first,) = (due for due in open_duties({case.stream}, "en") if due.first)
    assert first.says.startswith(THE_ACT)
    assert [one.says.startswith(POLICE) for one in first.also] == [True]


def test_where_only_the_law_holds_its_own_words_stand(room: Staffroom, sign: Sign) -> None:
    room.school.packs = [pack for pack in PACKS if pack not in {"jp-hokuyo", "school-example"}]
    room.school.save()
    case = record_sign(by=room.homeroom, sign=replace(sign, danger=True))
    (first,) = (due for due in open_duties({case.stream}, "en") if due.first)
    assert first.says.startswith(THE_ACT)
    assert first.also == ()


def test_after_what_has_a_time_comes_what_has_a_word_then_the_rest(
    room: Staffroom, case: Case
) -> None:
    dues = open_duties({case.stream}, "en")
    kinds = [0 if due.first else 1 if due.first_at else 2 if due.word else 3 for due in dues]
    assert kinds == sorted(kinds)
    assert set(kinds) == {0, 1, 2, 3}


def test_that_danger_was_reported_is_read_before_the_way_of_the_case(
    room: Staffroom, case: Case
) -> None:
    page = see(room.nurse, f"/cases/{case.pk}/")
    assert page.index("Danger was reported") < page.index("mamori-path")
