"""A withdrawn document is known again at every school of its board, and nobody can read it."""

import pytest
from django.core.exceptions import PermissionDenied
from tests.core.likeness.papers import papers
from tests.core.likeness.trial import chance, halves
from tests.core.likeness.variants import CHANGES
from tests.factories import make_school, make_staff
from tests.publishing.gate import work
from tests.publishing.ward import AGAIN, SHEET, STORY, R, Ward, ward

from mamori.base import clock
from mamori.journal.actions import erase
from mamori.journal.models import Fact
from mamori.journal.queries import entries
from mamori.publishing.actions.marks import (
    SaysTooLittle,
    expire_stopgaps,
    follow_up,
    keep_mark,
    learn_paper,
    note_return,
)
from mamori.publishing.models import Mark, Ordinary
from mamori.publishing.queries.marks import came_back_at, known_again, recall_of
from mamori.registers.actions import Raised

__all__ = ["ward"]
LETTER = """令和3年11月5日 保護者の皆様
秋の遠足について
来月の遠足では、川沿いの公園まで歩きます。水筒とお弁当、雨具を持たせてください。
雨のときは次の日に延期します。集合は校庭に朝の8時です。"""


@pytest.mark.row("NER-06", "NER-08")
def test_a_copy_typed_anew_is_known_at_another_school_with_the_story_of_why(ward: Ward) -> None:
    mark = ward.withdraw()
    for school in (ward.school, ward.other, ward.board):
        [found] = known_again(school, AGAIN)
        assert found.stream == mark.stream
        assert found.likeness > 0.6
        assert (found.story.title, found.story.why) == (STORY["title"], STORY["why"])
        assert (found.story.school, found.story.instead) == ("みどり小学校", STORY["instead"])
    assert known_again(ward.other, LETTER) == []


def test_a_school_under_another_board_knows_nothing_of_it(ward: Ward) -> None:
    ward.withdraw()
    assert known_again(make_school("よその学校"), SHEET) == []


def test_only_a_print_is_kept_and_that_lies_sealed(ward: Ward) -> None:
    mark = ward.withdraw()
    [one] = entries([mark.stream], kinds=["withdrawal.recorded"])
    assert set(one.words or {}) == {*STORY, "print"}
    fact = Fact.unguarded.get(pk=one.id)
    assert fact.attrs == {"reason": "secret", "circulating": "yes", "notice": "yes"}
    assert "パスワード" not in str(one.attrs) + str(vars(mark))
    assert (one.words or {})["print"].encode() not in bytes(fact.sealed)


def test_what_says_too_little_is_refused_as_its_copies_could_not_be_told(ward: Ward) -> None:
    with pytest.raises(SaysTooLittle):
        ward.withdraw("アンケートのお願い")
    assert Mark.unguarded.count() == 0


@pytest.mark.parametrize("who", ["teacher", "other_teacher", "other_principal"])
def test_only_those_who_answer_for_a_school_withdraw_for_it(ward: Ward, who: str) -> None:
    what = Raised({}, STORY)
    with pytest.raises(PermissionDenied):
        keep_mark(by=getattr(ward, who), school=ward.school, text=SHEET, what=what)


@pytest.mark.row("NER-08")
def test_the_board_withdraws_its_own_model_for_all_its_schools(ward: Ward) -> None:
    mark = ward.withdraw(SHEET, ward.officer)
    assert mark.school == ward.board
    assert [found.stream for found in known_again(ward.other, AGAIN)] == [mark.stream]


def test_a_lifted_withdrawal_holds_no_more(ward: Ward) -> None:
    mark = ward.withdraw()
    assert known_again(ward.school, SHEET)
    follow_up(by=ward.vice, mark=mark, slug="lift", what=Raised({}, {"why": "別の紙だった。"}))
    assert known_again(ward.school, SHEET) == []


def test_one_whose_words_were_erased_has_no_print_any_more(ward: Ward) -> None:
    mark = ward.withdraw()
    erase(by=None, ledger=ward.school.pk, stream=mark.stream, why="kept-long-enough")
    assert known_again(ward.school, SHEET) == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.row("NER-06")
def test_what_comes_back_weighs_more_and_must_be_explained(ward: Ward) -> None:
    mark = ward.withdraw()
    for _ in range(2):
        [found] = known_again(ward.other, AGAIN)
        note_return(school=ward.other, found=found, place="form")
        work()
    back = entries([mark.stream], kinds=["copy.recognised"])
    assert [one.attrs["severity"] for one in back] == ["raised", "raised"]
    assert [(name, times) for name, times, _at in came_back_at(mark)] == [("さくら小学校", 2)]
    assert known_again(ward.other, AGAIN)[0].story.times == 2
    assert ward.state(mark.stream, "find-out-why-it-came-back") == "open"
    why = Raised({}, {"why": "前年の資料から写した。", "now": "共有フォルダーから消した。"})
    follow_up(by=ward.ict, mark=mark, slug="explain", what=why)
    assert ward.state(mark.stream, "find-out-why-it-came-back") == "met"


@pytest.mark.row("NER-07")
def test_a_stop_gap_ends_by_itself_and_is_then_due(ward: Ward) -> None:
    mark = ward.withdraw(until=str(clock.now().date()))
    assert (mark.state, known_again(ward.other, AGAIN) != []) == ("stopgap", True)
    expire_stopgaps()
    mark.refresh_from_db()
    assert mark.state == "stopgap"  # its last day is not over
    with ward.in_days(2):
        for _ in range(2):
            expire_stopgaps()
        mark.refresh_from_db()
        assert (mark.state, mark.stopgap_until) == ("standing", None)
        assert len(entries([mark.stream], kinds=["stopgap.expired"])) == 1
        assert ward.state(mark.stream, "replace-what-was-provisional") == "open"
        new = Raised({}, {"instead": "家庭用のしおり（回収なし）"})
        follow_up(by=ward.principal, mark=mark, slug="replace", what=new)
        assert ward.state(mark.stream, "replace-what-was-provisional") == "met"
        assert known_again(ward.other, AGAIN)[0].story.instead == "家庭用のしおり（回収なし）"


@pytest.mark.row("NER-07")
def test_copies_are_counted_out_and_in_until_the_recall_is_closed(ward: Ward) -> None:
    mark = ward.withdraw()
    assert ward.state(mark.stream, "recall-every-copy") == "open"
    for back in ("120", "398"):
        counted = Raised({"out": "400", "in": back}, {})
        follow_up(by=ward.vice, mark=mark, slug="count", what=counted)
    recall = recall_of(mark)
    assert recall
    assert (recall.out, recall.back, recall.missing, recall.closed) == (400, 398, 2, False)
    closed = Raised({}, {"how": "2部は家庭で破棄したと連絡を受けた。"})
    follow_up(by=ward.vice, mark=mark, slug="recalled", what=closed)
    assert ward.state(mark.stream, "recall-every-copy") == "met"


@pytest.mark.row("NER-08")
def test_it_is_taken_down_on_the_same_day_and_its_makers_are_traced(ward: Ward) -> None:
    mark = ward.withdraw()
    for entry in ("take-the-model-down", "trace-who-copied-it"):
        assert ward.state(mark.stream, entry) == "open"
    where = Raised({"found": "yes"}, {"where": "学校のページと共有フォルダーから消した。"})
    follow_up(by=ward.ict, mark=mark, slug="clear", what=where)
    source = Raised({}, {"source": "市の資料をそのまま写した。"})
    follow_up(by=ward.ict, mark=mark, slug="trace", what=source)
    for entry in ("take-the-model-down", "trace-who-copied-it"):
        assert ward.state(mark.stream, entry) == "met"


def test_what_many_papers_share_is_learned_and_does_not_make_a_copy(ward: Ward) -> None:
    """The frames of a school's letters count only until enough letters were seen."""
    frame = "拝啓 平素より本校の教育活動に御理解と御協力を賜り、厚く御礼申し上げます。"
    bodies = [paper.text() for paper in papers() if paper.language == "ja"]
    for body in bodies[:24]:
        learn_paper(school=ward.school, text=frame + "\n" + body)
        learn_paper(school=ward.school, text=frame + "\n" + body)
    assert Ordinary.unguarded.count() == 24
    mark = ward.withdraw(frame + "\n" + SHEET)
    assert known_again(ward.other, frame + "\n" + LETTER) == []
    piece = LETTER + "\n" + "\n".join(SHEET.splitlines()[1:4])
    assert [one.stream for one in known_again(ward.other, piece)] == [mark.stream]


def test_copies_of_what_was_withdrawn_are_not_learned(ward: Ward) -> None:
    ward.withdraw()
    learn_paper(school=ward.other, text=AGAIN)
    assert Ordinary.unguarded.count() == 0


@pytest.mark.slow
@pytest.mark.row("NER-06")
@pytest.mark.parametrize("name", ["re-dated", "another school", "retyped", "re-ordered"])
def test_variants_of_withdrawn_papers_are_known_through_the_database(ward: Ward, name: str) -> None:
    half = halves()[0]
    hosts, withdrawn = half.hosts("ja"), [one for one in half.withdrawn if one.language == "ja"]
    for paper in hosts:
        learn_paper(school=ward.other, text=paper.text())
    marks = {ward.withdraw(paper.text()).stream: paper for paper in withdrawn}
    known, mistaken = 0, []
    for paper in withdrawn:
        again = CHANGES[name](paper, hosts, chance(paper))
        found = [marks[one.stream] for one in known_again(ward.other, again)]
        known += paper in found
        mistaken += [one.id for one in found if one != paper]
    assert len(withdrawn) > 20
    assert known / len(withdrawn) >= 0.95
    assert mistaken == []


def test_whoever_has_no_account_of_the_board_reads_no_story(ward: Ward) -> None:
    stranger = make_staff(make_school("よその学校"), "他校 校長", R.PRINCIPAL)
    mark = ward.withdraw()
    assert ward.client(stranger).get(f"/publishing/withdrawn/{mark.pk}/").status_code == 404


@pytest.mark.row("NER-06")
def test_what_comes_back_at_the_same_school_is_noted_at_once(ward: Ward) -> None:
    mark = ward.withdraw()
    [found] = known_again(ward.school, AGAIN)
    note_return(school=ward.school, found=found, place="web")
    [back] = entries([mark.stream], kinds=["copy.recognised"])
    assert (back.attrs["place"], back.by) == ("web", None)
