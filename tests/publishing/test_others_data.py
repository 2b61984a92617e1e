"""Before somebody's data or picture is shared, the school looks whether they agreed (DNI-19)."""

import pytest
from tests.factories import make_person, make_school

from mamori.people.models import Person, School
from mamori.publishing.looking import look_at


@pytest.fixture
def school(db: None) -> School:
    made = make_school(
        "Trường THCS Bình Minh", jurisdiction="VN", language="vi",
        time_zone="Asia/Ho_Chi_Minh", packs=["vn-dongnai-3237"],
    )  # fmt: skip
    make_person(made, Person.Kind.PUPIL, "Trần Thị Linh")
    return made


@pytest.mark.row("DNI-19")
@pytest.mark.row("DNI-03")
@pytest.mark.parametrize("place", ["web", "sns"])
@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Em Trần Thị Linh, số điện thoại 0912 345 678, ngày sinh 03/04/2014", "consent"),
        ("Em Trần Thị Linh đạt giải nhất", "warn"),
        ("Trường đạt giải nhất toàn tỉnh", "clear"),
    ],
)
def test_somebodys_number_or_birth_date_waits_for_their_consent_and_a_name_asks_for_care(
    school: School, place: str, text: str, verdict: str
) -> None:
    assert look_at(school, text.encode(), name="bài đăng.txt", place=place).verdict == verdict
