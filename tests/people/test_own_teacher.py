"""In a class, "the teacher" is as good as a name, unless a child only told them something."""

import pytest

from mamori.people.own_teacher import speaks_of_own_teacher


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("先生が みんなの前で どなる", True),
        ("せんせいに たたかれた", True),
        ("先生に言ったけど、まだ つづいている", False),
        ("せんせいに いった", False),
        ("先生に そうだんした", False),
        ("くつを かくされた", False),
        ("The teacher shouts at me", True),
        ("I told the teacher, nothing changed", False),
        ("De juf schreeuwt", True),
        ("Ik heb het aan de juf verteld", False),
        ("cô mắng em trước lớp", True),
        ("em đã kể với cô", False),
        ("em thấy bạn có giày mới", False),
        ("", False),
    ],
)
def test_whether_the_teacher_of_the_class_is_meant(text: str, *, meant: bool) -> None:
    assert speaks_of_own_teacher(text, others=False) is meant


def test_who_is_named_is_the_teacher_unless_the_post_is_named() -> None:
    assert not speaks_of_own_teacher("黒田先生が どなる", others=True)
    assert speaks_of_own_teacher("黒田先生と たんにんが どなる", others=True)
    assert speaks_of_own_teacher("giáo viên chủ nhiệm mắng em", others=True)
