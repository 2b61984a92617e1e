"""What school and homes say to each other, and why an apology is a note and no more."""

from typing import Any

import pytest
from tests.cases.conftest import Staffroom
from tests.cases.doing import REPORT, record, see, state
from tests.cases.telling import TODAY, tell, told, url
from tests.factories import make_pupil

from mamori.cases import flow
from mamori.cases.models import Case
from mamori.people.models import Person

pytestmark = pytest.mark.usefixtures("afternoon")
HURT, OTHER = "victim-guardian", "other-guardian"


@pytest.fixture
def actor(room: Staffroom, case: Case) -> Person:
    other = make_pupil(room.school, "森 大輝")
    part = {"subjects": [other.pk], "layer": "actor", "why": "見た子がいる。"}
    tell(room, case, "name-participant", **part)
    return other


def contact(room: Staffroom, case: Case, child: Person, side: str, **form: Any) -> None:
    plain = {
        "subjects": child.pk,
        "with": side,
        "way": "home-visit",
        "explained": "分かったことを伝えた。",
        "time": "15:20",
        "behind": [room.homeroom.person_id],
    }
    tell(room, case, "contact", **(plain | form))


def facts(room: Staffroom, case: Case, two: list[str]) -> None:
    """Let the committee find that it happened."""
    found = {"result": "fact", "found": "本人と二人の話が合う。", "behind": two, "on": TODAY}
    answer = record(room.nurse, case, "establish-facts", **found)
    assert answer.status_code == 302, answer.content.decode()


@pytest.mark.row("HOK-111", "HOK-115", "HOK-116")
def test_the_home_of_the_hurt_child_hears_the_facts_and_two_promises_the_same_day(
    room: Staffroom, case: Case, two: list[str]
) -> None:
    facts(room, case, two)
    page = see(room.homeroom, url(case))
    assert f"{url(case, 'contact')}?with=victim-guardian" in page  # the duty leads to the form
    page = see(room.homeroom, url(case, "contact") + f"?with={HURT}")
    shown = [page.index(f'value="{code}"') for code in ("protect-fully", "keep-secrets", "facts")]
    assert shown == sorted(shown)  # the two promises stand first
    assert "We will protect your child" in page
    assert "stays in confidence.”" in page
    contact(room, case, room.child, HURT, assurances=["facts"])
    assert state(case.stream, "tell-victims-guardians") == ["met"]
    assert state(case.stream, "promise-protection") == ["open"]
    contact(room, case, room.child, HURT, assurances=["protect-fully", "keep-secrets"])
    assert state(case.stream, "promise-protection") == ["met"]
    assert state(case.stream, "promise-secrecy") == ["met"]
    entry = told(case, "contact.made")[0]
    assert entry.attrs["time"] == "15:20"
    assert entry.attrs["way"] == "home-visit"


@pytest.mark.row("HOK-111", "HOK-128", "HOK-143")
def test_the_other_home_is_called_after_its_child_was_heard(
    room: Staffroom, case: Case, actor: Person
) -> None:
    assert state(case.stream, "contact-other-guardians") == []
    tell(
        room, case, "interview", **{"with": "other-child", "subjects": actor.pk, "said": "やった。"}
    )
    assert state(case.stream, "contact-other-guardians") == ["open"]
    contact(room, case, actor, OTHER, assurances=["facts", "cooperation"], agreed="家でも話す。")
    assert state(case.stream, "contact-other-guardians") == ["met"]
    page = see(room.principal, url(case))
    assert "A guardian of the child who did it" in page
    assert "Asked to work together so that it does not happen again" in page
    assert "家でも話す。" in page


@pytest.mark.row("HOK-142")
def test_the_plan_is_explained_to_the_home_of_the_hurt_child(room: Staffroom, case: Case) -> None:
    contact(room, case, room.child, HURT, assurances=["policy", "cooperation"], wish="席を離して。")
    page = see(room.principal, url(case))
    assert "What the school will do next" in page
    assert "席を離して。" in page


def test_a_home_that_sees_it_otherwise_keeps_its_own_words(room: Staffroom, case: Case) -> None:
    """T-25: two statements stand side by side; neither replaces the other."""
    school, home = "一回だったと伝えた。", "毎日だったと聞いている。"
    contact(room, case, room.child, HURT, explained=school, statement=home)
    contact(room, case, room.child, HURT, explained="調べ直した。", statement="やはり毎日だった。")
    first, second = told(case, "contact.made")
    assert first.words is not None
    assert (first.words["explained"], first.words["statement"]) == (school, home)
    assert second.words is not None
    page = see(room.principal, url(case))
    for words in (school, home, "調べ直した。", "やはり毎日だった。"):
        assert words in page
    assert "neither replaces the other" in see(room.homeroom, url(case, "contact"))


@pytest.mark.row("HOK-115")
def test_the_home_and_the_board_run_on_clocks_of_their_own(
    room: Staffroom, case: Case, two: list[str]
) -> None:
    """T-23: three clocks. Telling the home meets nothing of what is owed to the board."""
    clocks = ("quick-report-to-board", "principal-reports-result", "tell-victims-guardians")

    def stand() -> list[list[str]]:
        return [state(case.stream, duty) for duty in clocks]

    assert stand() == [["open"], [], []]
    facts(room, case, two)
    assert stand() == [["open"], ["open"], ["open"]]
    contact(room, case, room.child, HURT, assurances=["facts"])
    assert stand() == [["open"], ["open"], ["met"]]
    quick = REPORT | {"subjects": [room.child.pk]}
    assert record(room.principal, case, "tell-board-quick", **quick).status_code == 302
    assert stand() == [["met"], ["open"], ["met"]]


@pytest.mark.row("HOK-119", "HOK-144")
def test_an_apology_is_kept_and_changes_nothing(room: Staffroom, case: Case, actor: Person) -> None:
    Case.unguarded.filter(pk=case.pk).update(state=flow.RECOGNISED)
    page = see(room.homeroom, url(case, "note-apology"))
    assert "An apology alone resolves nothing." in page
    assert "nobody has to forgive" in page
    waiting = state(case.stream, "make-safe-first")
    both = [room.child.pk, actor.pk]
    tell(room, case, "note-apology", subjects=both, apology="手紙を渡した。", taken="まだ怖い。")
    case.refresh_from_db()
    assert case.state == flow.RECOGNISED
    assert state(case.stream, "make-safe-first") == waiting
    over = {"behind": [room.nurse.person_id, room.principal.person_id], "on": TODAY}
    refused = record(room.principal, case, "resolve", **over)
    assert refused.status_code == 422
    assert "まだ怖い。" in see(room.principal, url(case))
