"""A text is held back from every member of the staff whom it may mean."""

from datetime import date

import pytest
from tests.factories import make_person, make_pupil, make_school, make_staff

from mamori.people.mentions import staff_mentioned
from mamori.people.models import Person, Post, School

TODAY = date(2026, 11, 2)


@pytest.fixture
def school(db: None) -> School:
    return make_school()


@pytest.mark.parametrize(
    ("name", "reading", "text", "named"),
    [
        ("齋藤 健一", "さいとう けんいち", "斎藤先生がどなった", True),
        ("齋藤 健一", "さいとう けんいち", "さいとうせんせいが、こわい", True),
        ("齋藤 健一", "さいとう けんいち", "サイトウ先生", True),
        ("齋藤 健一", "さいとう けんいち", "ｻｲﾄｳ がたたいた", True),
        ("齋藤 健一", "さいとう けんいち", "saitou sensei hit me", True),
        ("齋藤 健一", "さいとう けんいち", "Saitō-sensei", True),
        ("齋藤 健一", "さいとう けんいち", "健一がたたいた", True),
        ("齋藤 健一", "さいとう けんいち", "となりの席の子が、けった", False),
        ("森 愛", "もり あい", "森先生に言われた", True),
        ("森 愛", "もり あい", "もりせんせー", True),
        ("森 愛", "もり あい", "森であそんだ。愛ちゃんも。", False),
        ("森 愛", "もり あい", "Mori sensei was there", True),
        ("山田太郎", "", "山田がけった", True),
        ("Nguyễn Thị Lan", "", "Cô Lan mắng em", True),
        ("Nguyễn Thị Lan", "", "co lan mang em", True),
        ("Nguyễn Thị Lan", "", "nguyen thi lan", True),
        ("Nguyễn Thị Lan", "", "bạn Nguyễn Văn Bình đánh em", False),
        ("Nguyễn Thị Lan", "", "em bị đánh một lần", False),
        ("Trần Văn An", "", "em muốn được an toàn", False),
        ("Trần Văn An", "", "thay an la em", True),
        ("Sanne de Vries", "", "Juf de Vries schreeuwt", True),
        ("Sanne de Vries", "", "juf sanne schreeuwt", True),
        ("Sanne de Vries", "", "de jongen van groep 8", False),
        ("Bo Smit", "", "meester bo deed het", True),
        ("Bo Smit", "", "Bo deed het", True),
        ("田中 次郎", "たなか じろう", "tanaka先生がなぐった", True),
        ("阿部 進", "あべ すすむ", "abe先生がけった", True),
        ("阿部 進", "あべ すすむ", "abeというゲーム", False),
        ("佐藤 潤", "さとう じゅん", "さとー先生がおこる", True),
        ("Emily Stone", "", "ALTのemily先生にたたかれた", True),
        ("Nguyễn Thị Hà", "", "cô chủ nhiệm hà đánh em", True),
        ("Jan-Willem Bakker", "", "meester jan slaat", True),
        ("Sanne van den Berg", "", "juf vandenberg schreeuwt", True),
        ("Kate O'Brien", "", "ms obrien shouts", True),
    ],
)
def test_however_a_child_writes_a_name(
    school: School, *, name: str, reading: str, text: str, named: bool
) -> None:
    person = make_person(school, Person.Kind.STAFF, name, reading=reading)

    assert (person.pk in staff_mentioned(school, text, TODAY)) is named


@pytest.mark.parametrize(
    ("role", "text"),
    [
        (Post.Role.PRINCIPAL, "こうちょう先生におこられた"),
        (Post.Role.PRINCIPAL, "校長がどなる"),
        (Post.Role.VICE_PRINCIPAL, "thầy phó hiệu trưởng"),
        (Post.Role.PRINCIPAL, "De directeur zegt niets"),
        (Post.Role.NURSE_TEACHER, "保健の先生が、みんなの前で言った"),
    ],
)
def test_a_post_is_as_good_as_a_name(school: School, role: str, text: str) -> None:
    one, other = make_staff(school, "甲 一", role), make_staff(school, "乙 二")

    assert staff_mentioned(school, text, TODAY) == {one.person_id}
    assert other.person_id not in staff_mentioned(school, text, TODAY)


def test_only_staff_who_are_here_and_of_this_school(school: School) -> None:
    make_pupil(school, "齋藤 健一")
    make_staff(make_school("さくら小学校"), "齋藤 健一")
    gone = make_person(school, Person.Kind.STAFF, "齋藤 健一")
    Person.objects.filter(pk=gone.pk).update(left_on=date(2026, 10, 1))

    assert staff_mentioned(school, "齋藤先生", TODAY) == set()


def test_no_words_mention_nobody(school: School) -> None:
    make_person(school, Person.Kind.STAFF, "齋藤 健一")

    assert staff_mentioned(school, "", TODAY) == set()
